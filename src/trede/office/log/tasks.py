# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for the log: a checkpoint when there are new entries, witnesses asked, all of it published."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.office.journal.rules import System
from trede.office.log import actions, queries
from trede.office.log.asking import ask, log_keys
from trede.office.log.publishing import publish
from trede.office.log.witnesses import ask_witnesses
from trede.office.work.planning import plan_again, plan_once
from trede.proofs.merkle import roots_at

BETWEEN = timedelta(minutes=1)
LOG = System("log")
log = logging.getLogger(__name__)


@task()
def keep_log() -> None:
    """Again in a minute, also when this one fails."""
    plan_again(keep_log, BETWEEN)
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Sign, ask and publish; what cannot be done now is done the next time, and told to whoever minds the machine."""
    try:
        sign_newest()
        ask_witnesses()
        publish()
    except TredeError as wrong:
        log.warning("the log is not brought up to date: %s", wrong)


def sign_newest() -> None:
    """A checkpoint of everything that was logged, when there is something new. Raises RefusedError."""
    now = queries.entries()
    last = queries.newest()
    if not now or (last and last.size == len(now)):
        return
    asked = {"ask": "checkpoint", "size": len(now), "root": roots_at({len(now)}, now)[len(now)].hex()}
    note = str(ask(asked).get("note"))
    actions.keep_checkpoint(by=LOG, on=timezone.now(), note=note, keys=log_keys())


def see_that_log_is_kept() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_log)

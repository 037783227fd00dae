# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: divisions are thrown away when nobody touched them for as long as was agreed."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.office.journal.rules import System
from trede.office.placements import actions
from trede.office.placements.queries import to_forget
from trede.office.work.planning import plan_again, plan_once

BETWEEN = timedelta(hours=6)
PLACEMENTS = System("placements")
log = logging.getLogger(__name__)


@task()
def keep_placements() -> None:
    """Again in a while, also when this one fails."""
    plan_again(keep_placements, BETWEEN)
    forget()


def forget() -> None:
    """What cannot be thrown away now goes the next time."""
    now = timezone.now()
    for organisation in to_forget(now):
        try:
            actions.forget_divisions(by=PLACEMENTS, on=now, organisation=organisation)
        except TredeError as wrong:
            log.warning("divisions that are over are still there: %s", wrong)


def see_that_divisions_are_forgotten() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_placements)

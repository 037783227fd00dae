# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: rows that are over go after the months that were agreed; replies are counted."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.kernel.days import dutch_day
from trede.office.growth import actions
from trede.office.growth.queries import to_close, to_forget
from trede.office.journal.rules import System
from trede.office.work.planning import plan_again, plan_once

BETWEEN = timedelta(hours=6)
GROWTH = System("growth")
log = logging.getLogger(__name__)


@task()
def keep_growth() -> None:
    """Again in a while, also when this one fails."""
    plan_again(keep_growth, BETWEEN)
    forget()
    count()


def count() -> None:
    """Rounds that are over get their result; what cannot be counted now is counted the next time."""
    now = timezone.now()
    for asked in to_close(dutch_day(now)):
        try:
            actions.count_replies(by=GROWTH, on=now, asked=asked)
        except TredeError as wrong:
            log.warning("a round has no result yet: %s", wrong)


def forget() -> None:
    """What cannot be thrown away now goes the next time."""
    now = timezone.now()
    for organisation in to_forget(dutch_day(now)):
        try:
            actions.forget_rows(by=GROWTH, on=now, organisation=organisation)
        except TredeError as wrong:
            log.warning("rows that are over are still there: %s", wrong)


def see_that_rows_are_forgotten() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_growth)

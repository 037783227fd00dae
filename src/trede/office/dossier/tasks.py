# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for this room: letters about counting periods that end."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.kernel.days import dutch_day
from trede.office.dossier import actions
from trede.office.dossier.queries import to_remind
from trede.office.journal.rules import System
from trede.office.work.planning import plan_again, plan_once

BETWEEN = timedelta(hours=6)
PERIODS = System("periods")
log = logging.getLogger(__name__)


@task()
def keep_reminding() -> None:
    """Again in a while, also when this one fails."""
    plan_again(keep_reminding, BETWEEN)
    remind()


def remind() -> None:
    """Who cannot be written now is written the next time."""
    now = timezone.now()
    for dossier, ends_on in to_remind(dutch_day(now)):
        try:
            actions.remind(by=PERIODS, on=now, dossier=dossier, ends_on=ends_on)
        except TredeError as wrong:
            log.warning("nobody was told that a counting period ends: %s", wrong)


def see_that_people_are_reminded() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_reminding)

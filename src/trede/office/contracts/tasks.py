# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for contracts: letters to buyers when the certificate of a contractor changes or ends."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.kernel.days import dutch_day
from trede.office.contracts import actions
from trede.office.contracts.queries import to_tell
from trede.office.journal.rules import System
from trede.office.work.planning import plan_again, plan_once

BETWEEN = timedelta(minutes=15)
CONTRACTS = System("contracts")
log = logging.getLogger(__name__)


@task()
def keep_contracts() -> None:
    """Again in a while, also when this one fails."""
    plan_again(keep_contracts, BETWEEN)
    bring_up_to_date()


def bring_up_to_date() -> None:
    """What cannot be told now is told the next time."""
    now = timezone.now()
    for changed in to_tell(dutch_day(now)):
        try:
            actions.tell_of_certificate(by=CONTRACTS, on=now, contract=changed)
        except TredeError as wrong:
            log.warning("a change of a certificate is not told: %s", wrong)


def see_that_contracts_are_kept() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_contracts)

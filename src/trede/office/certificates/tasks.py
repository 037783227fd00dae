# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the worker does for certificates: shown in the register, reminded of, ended; and lists signed anew."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from trede.errors import TredeError
from trede.kernel.days import dutch_day
from trede.office.certificates import actions
from trede.office.certificates.listing import signed_list
from trede.office.certificates.queries import lists_are_old, to_expire, to_remind, to_show
from trede.office.journal.rules import System
from trede.office.work.planning import plan_again, plan_once
from trede.proofs.status_lists import PURPOSES

BETWEEN = timedelta(minutes=1)
"""Who was certified looks for it in the register at once."""
CERTIFICATES = System("certificates")
log = logging.getLogger(__name__)


@task()
def keep_certificates() -> None:
    """Again in a minute, also when this one fails."""
    plan_again(keep_certificates, BETWEEN)
    bring_up_to_date()


def bring_up_to_date() -> None:
    """What cannot be done now is done the next time."""
    now = timezone.now()
    try:
        for counts in to_show():
            actions.show_in_register(by=CERTIFICATES, on=now, certificate=counts)
        for over in to_expire(dutch_day(now)):
            actions.expire(by=CERTIFICATES, on=now, certificate=over)
        for ends in to_remind(dutch_day(now)):
            actions.remind(by=CERTIFICATES, on=now, certificate=ends)
        if lists_are_old(now):
            for purpose in PURPOSES:
                document = signed_list(purpose, on=now)
                actions.publish_list(by=CERTIFICATES, on=now, purpose=purpose, document=document)
    except TredeError as wrong:
        log.warning("certificates are not brought up to date: %s", wrong)


def see_that_certificates_are_kept() -> None:
    """Ask for it when nobody has yet; called at each start."""
    plan_once(keep_certificates)

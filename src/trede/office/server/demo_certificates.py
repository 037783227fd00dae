# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The certificates of the demo. They are signed, and the process that signs starts after the demo is filled: so a
worker issues them, as soon as the log holds what they need.

Only what the story decided: what a visitor decides is theirs to issue.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from trede.errors import NotFoundError, TredeError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit import actions as audits
from trede.office.audit import doors
from trede.office.audit.queries import lists
from trede.office.audit.rules.interests import Interest
from trede.office.certificates import actions as certificates
from trede.office.certificates.preparing import issued_for
from trede.office.server.demo import story
from trede.office.work.queries import is_planned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.doors import Decision

log = logging.getLogger(__name__)


@task()
def issue_in_demo() -> None:
    """What cannot be issued yet waits for the next time."""
    now = timezone.now()
    for by, decision, thirty_plus in list(waiting(now)):
        try:
            at_work = _at_work(by, decision, now)
            certificates.issue(by=at_work, on=now, decision=decision, thirty_plus=thirty_plus)
        except TredeError as wrong:
            log.info("a certificate of the demo is not issued yet: %s", wrong)


def waiting(on: datetime) -> Iterator[tuple[Member, Decision, bool]]:
    """Who issues, of which decision of the story, and whether it is the certificate 30+."""
    issuer = people.person_with(story()["issuer"]["email"])
    leader = people.person_with(story()["leader"]["email"])
    if issuer is None or leader is None or leader.joined_at is None:
        return
    for home in people.organisations_of(issuer.pk, on=on):
        by = people.member(issuer.pk, home.pk, on=on)
        for line in lists.decided(by, on=on):
            decision = doors.decision(by, line.id)
            if decision.decided_on < leader.joined_at:
                yield from ((by, decision, kind) for kind in _to_issue(decision, dutch_day(on)))


def _to_issue(decision: Decision, today: date) -> Iterator[bool]:
    """Of a decision that still holds: whether it is the certificate 30+, for each that it grants and nobody issued."""
    if decision.valid_until is None or decision.valid_until < today:
        return
    for thirty_plus in (False, True) if decision.thirty_plus else (False,):
        if not issued_for(decision.id, thirty_plus=thirty_plus):
            yield thirty_plus


def _at_work(by: Member, decision: Decision, on: datetime) -> Assigned:
    """Who issues takes the case first, as everybody does."""
    try:
        return people.assigned(by.person, decision.organisation, decision.dossier, on=on)
    except NotFoundError:
        audits.declare_interest(by=by, on=on, case=decision.case, interest=Interest.NONE)
        return people.assigned(by.person, decision.organisation, decision.dossier, on=on)


def see_that_the_demo_is_issued() -> None:
    """Ask for it while something waits; called when a worker starts, and now and then."""
    if settings.TREDE_DEMO and not is_planned(issue_in_demo.module_path) and any(waiting(timezone.now())):
        issue_in_demo.enqueue()

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for somebody: quotes to answer, cases to examine, cases to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.accounts.rules.assignments import can_be_assigned
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Auditor, Case, Involvement, Quote, Visit
from trede.office.audit.queries.signed import asked_of_all
from trede.office.audit.rules.deciding import days_left
from trede.office.audit.rules.interests import EVALUATED, Interest
from trede.office.audit.rules.stages import Outcome, Stage
from trede.office.audit.rules.terms import quote_until

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.queries import Colleague
    from trede.office.accounts.rules.members import Member


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """A quote with the names of who asked and who answers, and by when."""

    quote: Quote
    employer: str
    body: str
    until: date


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. ``mine``: whether it is open to who looks; ``left``: days until the month is over."""

    id: UUID
    employer: str
    stage: Stage
    level: str
    visit_on: date | None
    auditor: str
    mine: bool
    left: int | None


@dataclass(frozen=True, slots=True)
class AuditorLine:
    """An auditor of a body: what they are in the planning, if they are, and their coming visits."""

    person: UUID
    name: str
    auditor: Auditor | None
    competences: Mapping[str, date]
    visits: Sequence[Visit]


def quotes_of(by: Member, dossier: UUID) -> list[QuoteLine]:
    """Those that were asked for a dossier of ours, oldest first."""
    require(by, Permission.DOSSIER_VIEW, by.organisation)
    return _quotes(list(Quote.objects.filter(organisation=by.organisation, dossier=dossier)))


def quotes_for(by: Member) -> list[QuoteLine]:
    """Those that this body was asked for and did not answer yet, or that wait for the employer."""
    require(by, Permission.AUDIT_PLAN, by.organisation)
    open_ones = Quote.objects.filter(body=by.organisation, outcome__in=[Outcome.ASKED, Outcome.OFFERED])
    return _quotes(list(open_ones))


def quote_for(by: Member, quote: UUID) -> QuoteLine:
    """One that was asked of this body, or by this employer. Raises NotFoundError."""
    found = Quote.objects.filter(pk=quote).first()
    if found is None or by.organisation not in {found.body, found.organisation}:
        raise NotFoundError("There is no such quote.")
    return _quotes([found])[0]


def _quotes(quotes: Sequence[Quote]) -> list[QuoteLine]:
    names = people.organisation_names([each for quote in quotes for each in (quote.organisation, quote.body)])
    return [
        QuoteLine(each, names[each.organisation], names[each.body], quote_until(dutch_day(each.asked_at)))
        for each in quotes
    ]


def bodies_to_ask(by: Member, dossier: UUID) -> dict[UUID, str]:
    """The certifying bodies that were not asked yet for this dossier: id to name."""
    asked = {each.quote.body for each in quotes_of(by, dossier)}
    return {key: name for key, name in people.names_of_kind(Kind.CERTIFIER).items() if key not in asked}


def cases_of_body(by: Member, *, on: datetime) -> list[CaseLine]:
    """The cases of a body: for a planner all that are not over, for an auditor those that they are planned for."""
    require(by, Permission.AUDIT_VIEW, by.organisation)
    there = Case.objects.filter(body=by.organisation).exclude(stage__in=[Stage.DECIDED, Stage.WITHDRAWN])
    if not by.may(Permission.AUDIT_PLAN):
        there = there.filter(visits__person=by.person, visits__current=True)
    return _lines(by, there.order_by("opened_at", "id").distinct(), on)


def queue(by: Member, *, on: datetime) -> list[CaseLine]:
    """What waits for a decision, the fewest days left first."""
    require(by, Permission.DECISION_VIEW, by.organisation)
    there = Case.objects.filter(scheme=by.organisation, stage=Stage.DECISION)
    return sorted(_lines(by, there, on), key=lambda line: (line.left is None, line.left, line.employer))


def decided(by: Member, *, on: datetime) -> list[CaseLine]:
    """What was decided and can still be objected to or answered, the newest first."""
    require(by, Permission.DECISION_VIEW, by.organisation)
    there = Case.objects.filter(scheme=by.organisation, stage=Stage.DECIDED).order_by("-opened_at", "id")
    return _lines(by, there[:50], on)


def _lines(by: Member, cases: object, on: datetime) -> list[CaseLine]:
    found: list[Case] = list(cases)  # type: ignore[call-overload]
    names = people.organisation_names([each.organisation for each in found])
    visits = {each.case_id: each for each in Visit.objects.filter(case__in=found, current=True)}
    open_to = Involvement.objects.filter(case__in=found, person=by.person)
    mine = set(open_to.filter(kind__in=[EVALUATED, Interest.NONE]).values_list("case", flat=True))
    asked = asked_of_all(found)
    return [
        _line(each, names, visits.get(each.pk), asked[each.pk]["level"], each.pk in mine, on)
        for each in found
    ]


def _line(
    case: Case, names: Mapping[UUID, str], visit: Visit | None, level: str, mine: bool, on: datetime
) -> CaseLine:
    return CaseLine(
        id=case.pk,
        employer=names[case.organisation],
        stage=Stage(case.stage),
        level=level,
        visit_on=visit.on if visit else None,
        auditor=people.name_of(visit.person) if visit else "",
        mine=mine,
        left=days_left(visit.on, dutch_day(on)) if visit else None,
    )


def auditors(by: Member, *, on: datetime) -> list[AuditorLine]:
    """Everybody of this body with a role that can be planned, by name."""
    require(by, Permission.AUDIT_PLAN, by.organisation)
    able = [
        each for each in people.colleagues(by, on=on) if can_be_assigned(Permission.AUDIT_WORK, each.roles)
    ]
    return [_auditor(by, each, on) for each in able]


def _auditor(by: Member, colleague: Colleague, on: datetime) -> AuditorLine:
    found = Auditor.objects.filter(body=by.organisation, person=colleague.person).first()
    visits = Visit.objects.filter(person=colleague.person, current=True, on__gte=dutch_day(on)).order_by("on")
    held = {each.subject: each.until for each in found.competences.all()} if found else {}
    return AuditorLine(colleague.person, colleague.name, found, held, list(visits))

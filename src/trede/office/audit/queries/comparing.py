# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""For the owner of the scheme: bodies side by side, and what was decided in a year. Counts only, of no case alone."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Case, Correction, Decision, Finding, Objection, Quote, Visit
from trede.office.audit.rules.comparing import Compared, Went, compared
from trede.office.audit.rules.counting import Decided
from trede.office.audit.rules.tested import Kind as Noted
from trede.office.dossier import doors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member


@dataclass(frozen=True, slots=True)
class Body:
    """A certifying body with its figures."""

    id: UUID
    name: str
    figures: Compared


def bodies(by: Member) -> list[Body]:
    """Every body by name: how long it took to answer, and how the cases went that it handed over to this scheme.

    Raises NotAllowedError.
    """
    require(by, Permission.SCHEME_VIEW, by.organisation)
    answered: dict[UUID, list[int]] = defaultdict(list)
    for each in Quote.objects.exclude(answered_at=None).only("body", "asked_at", "answered_at").iterator():
        told = each.answered_at or each.asked_at
        answered[each.body].append((dutch_day(told) - dutch_day(each.asked_at)).days)
    went: dict[UUID, list[Went]] = defaultdict(list)
    for body, case in _went(Case.objects.filter(scheme=by.organisation)):
        went[body].append(case)
    return [
        Body(key, name, compared(answered[key], went[key]))
        for key, name in people.names_of_kind(Kind.CERTIFIER, beside=by.organisation).items()
    ]


def _went(cases: QuerySet[Case]) -> Iterable[tuple[UUID, Went]]:
    """Each with its body; a query for each table, however many cases there are."""
    visits = dict(Visit.objects.filter(case__in=cases, current=True).values_list("case", "on"))
    decisions = Decision.objects.filter(case__in=cases).order_by("-decided_at")
    first = dict(decisions.values_list("case", "decided_at"))
    corrections = dict(
        Correction.objects.filter(case__in=cases).values_list("case").annotate(Count("id")).order_by()
    )
    objections = _grouped(Objection.objects.filter(case__in=cases).values_list("case", "upheld"))
    wrong = Finding.objects.filter(case__in=cases, kind=Noted.NONCONFORMITY)
    aspects = _grouped(wrong.values_list("case", "aspect"))
    for key, body, opened in cases.values_list("pk", "body", "opened_at"):
        decided = first.get(key)
        yield (
            body,
            Went(
                opened=dutch_day(opened),
                visited=visits.get(key),
                decided=dutch_day(decided) if decided else None,
                corrections=corrections.get(key, 0),
                objections=objections[key],
                nonconformities=aspects[key],
            ),
        )


def _grouped(pairs: Iterable[tuple[UUID, object]]) -> Mapping[UUID, list]:  # type: ignore[type-arg]
    found: dict[UUID, list] = defaultdict(list)  # type: ignore[type-arg]
    for key, value in pairs:
        found[key].append(value)
    return found


def years(by: Member) -> list[int]:
    """The years in which this scheme decided anything, newest first. Raises NotAllowedError."""
    require(by, Permission.SCHEME_VIEW, by.organisation)
    moments = Decision.objects.filter(case__scheme=by.organisation).values_list("decided_at", flat=True)
    return sorted({dutch_day(each).year for each in moments}, reverse=True)


def decided_in(by: Member, year: int) -> list[Decided]:
    """What became of each case that was decided in a year (Dutch days), by its newest decision.

    Raises NotAllowedError.
    """
    require(by, Permission.SCHEME_VIEW, by.organisation)
    around = Q(
        decided_at__gte=datetime(year - 1, 12, 31, tzinfo=UTC),
        decided_at__lt=datetime(year + 1, 1, 2, tzinfo=UTC),
    )
    rows = Decision.objects.filter(around, case__scheme=by.organisation).order_by("proposal__number")
    newest = {
        dossier: (facts, json.loads(document)["level"], at)
        for dossier, facts, document, at in rows.values_list(
            "case__dossier", "case__quote__facts", "proposal__document", "decided_at"
        )
    }
    inside = {key: told for key, told in newest.items() if dutch_day(told[2]).year == year}
    people_in = doors.sealed_rows(inside)
    return [
        Decided(Fraction(facts["fte"]), level, people_in.get(key, 0))
        for key, (facts, level, _at) in inside.items()
    ]

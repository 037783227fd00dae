# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passages of reports: those that an employer may make public, and those that everybody reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit.models import Case, Cited
from trede.office.audit.queries.signed import asked_of
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.tested import Kind

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Report

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a report for its employer, and whether everybody reads it."""

    id: UUID
    text: str
    public: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as everybody reads it: of the report of this body, on this day."""

    text: str
    body: str
    reported_on: date


def stands_granted(case: Case) -> bool:
    """Whether the newest decision about a case granted a level, and nobody decides anew."""
    if case.stage != Stage.DECIDED:
        return False
    newest = case.decisions.select_related("proposal").order_by("-proposal__number").first()
    return newest is not None and bool(json.loads(newest.proposal.document)["level"])


def passages_of(by: Member, case: UUID) -> list[Passage]:
    """What may be cited of the final report; nothing as long as no level was granted."""
    found = Case.objects.filter(pk=case, organisation=by.organisation).first()
    if found is None or not stands_granted(found):
        return []
    noted = found.findings.filter(kind=Kind.CITABLE).select_related("cited")
    return [Passage(each.pk, each.text, hasattr(each, "cited")) for each in noted]


def cited_there() -> tuple[object, ...]:
    """What tells the passages that everybody reads apart from what they were."""
    found = Cited.objects.aggregate(many=Count("pk"), newest=Max("agreed_at"))
    granted = Case.objects.filter(cited__isnull=False, stage=Stage.DECIDED).distinct().count()
    return found["many"], found["newest"], granted


def passages_read(organisation: UUID, kvk: str) -> list[Read]:
    """What everybody may read of the reports on an organisation under this KvK number, the newest report first: one
    that has another number by now shows them beside that of nobody else.
    """
    cited = Cited.objects.filter(case__organisation=organisation).select_related("case", "finding")
    found: list[tuple[Report, Cited]] = []
    for each in cited:
        report = each.case.reports.filter(final=True).first()
        if report is not None and stands_granted(each.case) and asked_of(each.case)["kvk"][0] == kvk:
            found.append((report, each))
    found.sort(key=lambda pair: pair[0].made_at, reverse=True)
    names = people.organisation_names([each.case.body for _report, each in found])
    return [
        Read(each.finding.text, names[each.case.body], dutch_day(report.made_at))
        for report, each in found[:MOST_SHOWN]
    ]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiers one by one and as a list; a list of any length takes a few queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from trede.errors import NotFoundError
from trede.office.accounts import queries as accounts
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.models import Dossier, Measurement
from trede.office.dossier.rules.words import words
from trede.office.journal import queries as journal
from trede.office.journal.versions import version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Scenario
    from trede.office.journal.queries import Line as Happening
    from trede.scheme import Language

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier in a list. ``level`` and ``total_percent`` are those of the newest measurement, None without one."""

    id: UUID
    organisation: UUID
    title: str
    stage: str
    wanted_level: str
    intended_on: date
    opened_at: datetime
    level: str | None
    total_percent: str | None
    measured_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; ``number`` counts from 1. ``count`` is the number of all lines."""

    lines: Sequence[Line]
    number: int
    count: int
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.per_page))

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a dossier: what goes when it is removed. ``version`` is of all of it."""

    measurements: int
    orders: int
    scenarios: int
    answers: int
    evidence: int
    tests: int
    version: str


def contents(by: Member, dossier_id: UUID) -> Contents:
    """Counted now; of answers the questions that have one. Raises NotFoundError."""
    found = dossier(by, dossier_id)
    answers = found.answers.order_by()
    counts = (
        found.measurements.count(),
        len(found.purchases),
        found.scenarios.count(),
        answers.values("question").distinct().count(),
        found.evidence.count(),
        found.applications.count(),
    )
    return Contents(*counts, version=version(found.version, answers.count(), *counts))


def dossier(by: Member, dossier: UUID) -> Dossier:
    """One dossier. Raises NotFoundError when it is not in this organisation."""
    require(by, Permission.DOSSIER_VIEW, by.organisation)
    found = Dossier.objects.filter(organisation=by.organisation, pk=dossier).first()
    if found is None:
        raise NotFoundError("There is no such dossier.")
    return found


def dossiers(by: Member, *, number: int = 1, stage: str | None = None) -> Page:
    """The dossiers of an organisation, newest first; ``stage`` keeps those of one stage. A page too far is empty."""
    require(by, Permission.DOSSIER_VIEW, by.organisation)
    return _page(Dossier.objects.filter(organisation=by.organisation), number, stage)


def _page(found: QuerySet[Dossier], number: int, stage: str | None) -> Page:
    if stage:
        found = found.filter(stage=stage)
    newest = Measurement.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    columns = {
        name: Subquery(newest.values(field)[:1])
        for name, field in (("level", "level"), ("percent", "total_percent"), ("measured_at", "made_at"))
    }
    start = max(0, number - 1) * PER_PAGE
    # First which ones: a database that sorts all lines would look up the measurement of each of them.
    on_page = found.order_by("-opened_at", "id").values_list("pk", flat=True)[start : start + PER_PAGE]
    ordered = Dossier.objects.filter(pk__in=list(on_page)).order_by("-opened_at", "id")
    shown = ordered.defer("purchases").annotate(**columns)
    return Page([_line(each) for each in shown], max(1, number), found.count())


def _line(each: Dossier) -> Line:
    return Line(
        id=each.pk,
        organisation=each.organisation,
        title=each.title,
        stage=each.stage,
        wanted_level=each.wanted_level,
        intended_on=each.intended_on,
        opened_at=each.opened_at,
        level=getattr(each, "level", None),
        total_percent=getattr(each, "percent", None),
        measured_at=getattr(each, "measured_at", None),
    )


def scenarios(by: Member, dossier_id: UUID) -> list[Scenario]:
    """The scenarios of a dossier, by title."""
    return list(dossier(by, dossier_id).scenarios.all())


def history(by: Member, dossier_id: UUID, *, language: Language) -> list[Happening]:
    """Everything that happened in a dossier, newest first, with names of people and levels in words."""
    require(by, Permission.HISTORY_VIEW, by.organisation)
    found = dossier(by, dossier_id)
    names = {**words(language), **accounts.names_in(by)}
    return journal.history_of_subject(by.organisation, f"dossier:{found.pk}", language=language, names=names)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what was agreed, plans, and rows about somebody under a code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.kernel.receipts import sha256_of
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.growth.models import (
    Adaptation,
    Aim,
    Arrangement,
    AskingRound,
    DueTalk,
    Guide,
    Guided,
    Review,
    Start,
    Step,
    Training,
)
from trede.office.growth.rules import landing
from trede.office.growth.rules.rows import forget_before
from trede.office.journal.queries import last_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import Model, QuerySet

    from trede.office.accounts.rules.members import Member

SPLIT = 32
"""A link for a round begins with the id of that round, in so many hexadecimal digits."""
HEX = re.compile("[0-9a-f]{32}")
AnyRow = TypeVar("AnyRow", bound="Model")


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps by their day, and the reviews, newest first."""

    steps: Sequence[Step]
    reviews: Sequence[Review]


def arrangement(by: Member) -> Arrangement | None:
    """What was agreed; None while this part is off."""
    require(by, Permission.WORK_VIEW, by.organisation)
    return Arrangement.objects.filter(organisation=by.organisation).first()


def agreed_months() -> dict[UUID, int]:
    """How long a row stays after it is over, for each organisation that switched this part on."""
    return dict(Arrangement.objects.values_list("organisation", "months"))


def plan(by: Member, dossier: UUID) -> Plan:
    """The plan that goes with a dossier of this organisation; empty when there is none."""
    require(by, Permission.WORK_VIEW, by.organisation)
    own = {"organisation": by.organisation, "dossier": dossier}
    return Plan(list(Step.objects.filter(**own)), list(Review.objects.filter(**own)))


def step(by: Member, dossier: UUID, step: UUID) -> Step:
    """One step of that plan. Raises NotFoundError."""
    require(by, Permission.WORK_VIEW, by.organisation)
    found = Step.objects.filter(organisation=by.organisation, dossier=dossier, pk=step).first()
    if found is None:
        raise NotFoundError("There is no such step.")
    return found


def steps_of(by: Member) -> dict[UUID, tuple[int, int]]:
    """By dossier: how many steps its plan has, and how many are done."""
    require(by, Permission.WORK_VIEW, by.organisation)
    found: dict[UUID, tuple[int, int]] = {}
    for dossier, done in Step.objects.filter(organisation=by.organisation).values_list("dossier", "done_on"):
        every, ready = found.get(dossier, (0, 0))
        found[dossier] = (every + 1, ready + (done is not None))
    return found


TABLES: dict[str, type[Model]] = {
    "training": Training,
    "talk": DueTalk,
    "adaptation": Adaptation,
    "start": Start,
    "aim": Aim,
    "guide": Guide,
    "guided": Guided,
}
"""The tables with rows about somebody, by the kind of row."""
ABOUT = {**dict.fromkeys(("start", "guided", "training", "talk", "adaptation"), "who"), "guide": "code"}
"""In which field of those tables the code of that somebody stands."""


def trainings(by: Member) -> list[Training]:
    """Every training, by group and name."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Training.objects.filter(organisation=by.organisation))


def talks(by: Member) -> list[DueTalk]:
    """Every talk, by the day on which it is due."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(DueTalk.objects.filter(organisation=by.organisation))


def counted_talks(by: Member) -> list[tuple[str, str, date, bool]]:
    """Who, kind, day and whether it was held, of every talk with somebody who did not leave."""
    gone = landing.gone((each.who, each.stay) for each in starts(by))
    return [
        (each.who, each.kind, each.held_on or each.due, each.held_on is not None)
        for each in talks(by)
        if each.who not in gone
    ]


def without_talks(by: Member, today: date) -> list[str]:
    """The codes of who is there, as one who began or is guided, and has no talk that was held or planned."""
    began = starts(by)
    there = {each.who for each in began if each.starts_on <= today}
    there |= {each.who for each in guided(by) if each.until is None}
    gone = landing.gone((each.who, each.stay) for each in began)
    return sorted(there - gone - {each.who for each in talks(by)})


def adaptations(by: Member) -> list[Adaptation]:
    """Every adaptation, by the day on which it was asked for."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Adaptation.objects.filter(organisation=by.organisation))


def talk(by: Member, talk: UUID) -> DueTalk:
    """One talk. Raises NotFoundError."""
    return _one(talks(by), talk)


def adaptation(by: Member, adaptation: UUID) -> Adaptation:
    """One adaptation. Raises NotFoundError."""
    return _one(adaptations(by), adaptation)


def starts(by: Member) -> list[Start]:
    """Everybody who begins or began, the newest first."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Start.objects.filter(organisation=by.organisation))


def start(by: Member, start: UUID) -> Start:
    """One of them. Raises NotFoundError."""
    return _one(starts(by), start)


def aims(by: Member) -> list[Aim]:
    """How many people should have which training."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Aim.objects.filter(organisation=by.organisation))


def guides(by: Member) -> list[Guide]:
    """Every guide who was named, by code."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Guide.objects.filter(organisation=by.organisation))


def guide(by: Member, guide: UUID) -> Guide:
    """One guide. Raises NotFoundError."""
    return _one(guides(by), guide)


def guided(by: Member) -> list[Guided]:
    """Everybody who has or had a guide."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(Guided.objects.filter(organisation=by.organisation))


def guided_person(by: Member, guided_: UUID) -> Guided:
    """One of them. Raises NotFoundError."""
    return _one(guided(by), guided_)


def asked(by: Member) -> list[AskingRound]:
    """Every time that people were asked, the newest first."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return list(AskingRound.objects.filter(organisation=by.organisation))


def asked_once(by: Member, asked_: UUID) -> AskingRound:
    """One of them. Raises NotFoundError."""
    return _one(asked(by), asked_)


def round_of(token: str, today: date) -> AskingRound:
    """What whoever holds this link is asked. Raises NotFoundError when it was used, or it is over."""
    key, secret = token[:SPLIT], token[SPLIT:]
    if HEX.fullmatch(key) and secret:
        found = AskingRound.objects.filter(pk=UUID(key), closed_on=None, closes_on__gte=today).first()
        if found is not None and sha256_of(token.encode()) in found.slips:
            return found
    raise NotFoundError("This link does not exist or can no longer be used.")


def last_result(by: Member) -> date | None:
    """When people were last told a result; from the journal, which stays when this part is switched off."""
    found = last_time(by.organisation, f"growth:{by.organisation}", "growth.round-closed")
    return dutch_day(found) if found else None


def to_close(today: date) -> list[UUID]:
    """The rounds that are over and have no result yet."""
    found = AskingRound.objects.filter(closed_on=None, closes_on__lt=today)
    return list(found.order_by("closes_on", "id").values_list("pk", flat=True))


def _one(found: Iterable[AnyRow], key: UUID) -> AnyRow:
    for each in found:
        if each.pk == key:
            return each
    raise NotFoundError("There is no such row.")


def over(organisation: UUID, today: date) -> list[QuerySet[Any]]:
    """The rows that are over for longer than was agreed: no longer valid, held, or checked with the worker.

    A training that stays valid goes that long after it was followed; somebody who began is followed for two years.
    """
    agreed = Arrangement.objects.filter(organisation=organisation).first()
    if agreed is None:
        return []
    before, own = forget_before(today, agreed.months), {"organisation": organisation}
    return [
        Training.objects.filter(**own, valid_until__lt=before),
        Training.objects.filter(**own, valid_until=None, followed_on__lt=before),
        DueTalk.objects.filter(**own, held_on__lt=before),
        DueTalk.objects.filter(**own, held_on=None, due__lt=before),
        Adaptation.objects.filter(**own, checked_on__lt=before),
        Guided.objects.filter(**own, until__lt=before),
        Start.objects.filter(**own, starts_on__lt=landing.later(before, -landing.FOLLOWED_MONTHS)),
    ]


def to_forget(today: date) -> list[UUID]:
    """The organisations that have such rows."""
    every = Arrangement.objects.values_list("organisation", flat=True)
    return [each for each in every if any(found.exists() for found in over(each, today))]


def about(organisation: UUID, code: str) -> dict[str, QuerySet[Any]]:
    """Every row about somebody, by the kind of row; for who they are themselves. Capitals play no part in a code."""
    return {
        kind: TABLES[kind]._default_manager.filter(organisation=organisation, **{f"{field}__iexact": code})
        for kind, field in ABOUT.items()
    }


def own_row(organisation: UUID, kind: str, row: UUID) -> QuerySet[Any] | None:
    """One row of an organisation, to throw away; None for a kind that there is not."""
    table = TABLES.get(kind)
    return None if table is None else table._default_manager.filter(organisation=organisation, pk=row)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, talks and adaptations: rows about somebody under a code. The journal hears that, never of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth import queries
from trede.office.growth.holding import tell, to_work
from trede.office.growth.models import Adaptation, DueTalk, Training
from trede.office.growth.rules import rows
from trede.office.growth.rules.typed import check_choice, checked_text
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import Actor, System


@action
def add_training(
    *,
    by: Member,
    on: datetime,
    group: str,
    who: str,
    what: str,
    followed_on: date,
    valid_until: date | None,
) -> Training:
    """Note that somebody followed a training. Raises RefusedError for what does not fit."""
    to_work(by)
    check_choice(group, rows.GROUPS, "group")
    _check_over(followed_on, "followed_on", on)
    rows.check_order(followed_on, valid_until, "valid_until")
    told = {"group": group, "who": rows.checked_code(who), "what": checked_text(what, "what", 120)}
    own = Training.objects.filter(organisation=by.organisation)
    _check_new(own, **told, followed_on=followed_on)
    days = {"followed_on": followed_on, "valid_until": valid_until}
    made = Training.objects.create(**_noted(by, on), **told, **days)
    _tell("growth.training-added", by=by, on=on, organisation=by.organisation)
    return made


@action
def plan_talk(*, by: Member, on: datetime, who: str, kind: str, due: date) -> DueTalk:
    """Plan a talk with somebody. Raises RefusedError for what does not fit."""
    to_work(by)
    check_choice(kind, rows.TALKS, "kind")
    told = {"who": rows.checked_code(who), "kind": kind, "due": due}
    _check_new(DueTalk.objects.filter(organisation=by.organisation), **told)
    made = DueTalk.objects.create(**_noted(by, on), **told)
    _tell("growth.talk-planned", by=by, on=on, organisation=by.organisation)
    return made


@action
def hold_talk(*, by: Member, on: datetime, talk: UUID, held_on: date) -> None:
    """Note on which day a talk was held. Raises NotFoundError; RefusedError for a day to come, or when it was noted."""
    to_work(by)
    found = queries.talk(by, talk)
    _check_over(held_on, "held_on", on)
    if found.held_on is not None:
        raise RefusedError([finding("growth.nothing-changed", "held_on")])
    found.held_on = held_on
    found.save(update_fields=["held_on"])
    _tell("growth.talk-held", by=by, on=on, organisation=by.organisation)


@action
def ask_adaptation(
    *,
    by: Member,
    on: datetime,
    who: str,
    need: str,
    solution: str,
    asked_by: str,
    asked_on: date,
) -> Adaptation:
    """Note that an adaptation was asked for. Raises RefusedError for what does not fit."""
    to_work(by)
    check_choice(need, rows.NEEDS, "need")
    check_choice(solution, rows.SOLUTIONS, "solution")
    check_choice(asked_by, rows.ASKERS, "asked_by")
    _check_over(asked_on, "asked_on", on)
    told = {"who": rows.checked_code(who), "need": need, "solution": solution, "asked_on": asked_on}
    _check_new(Adaptation.objects.filter(organisation=by.organisation), **told)
    made = Adaptation.objects.create(**_noted(by, on), **told, asked_by=asked_by)
    _tell("growth.adaptation-asked", by=by, on=on, organisation=by.organisation)
    return made


@action
def follow_adaptation(
    *,
    by: Member,
    on: datetime,
    adaptation: UUID,
    made_on: date | None,
    checked_on: date | None,
    seen: str,
) -> None:
    """Note when it was there, and when that was checked with the worker. Raises NotFoundError, RefusedError."""
    to_work(by)
    found = queries.adaptation(by, adaptation)
    if seen != found.version:
        raise RefusedError([finding("growth.changed-meanwhile", "seen")])
    rows.check_order(found.asked_on, made_on, "made_on")
    rows.check_order(made_on, checked_on, "checked_on")
    for day, place in ((made_on, "made_on"), (checked_on, "checked_on")):
        if day is not None:
            _check_over(day, place, on)
    found.made_on, found.checked_on = made_on, checked_on
    if found.version == seen:
        raise RefusedError([finding("growth.nothing-changed", "")])
    found.save(update_fields=["made_on", "checked_on"])
    _tell("growth.adaptation-followed", by=by, on=on, organisation=by.organisation)


@action
def remove_row(*, by: Member, on: datetime, kind: str, row: UUID) -> None:
    """Throw one row away. Raises NotFoundError when there is no such row."""
    to_work(by)
    own = queries.own_row(by.organisation, kind, row)
    if own is None or not own.delete()[0]:
        raise NotFoundError("There is no such row.")
    _tell(f"growth.{kind}-removed", by=by, on=on, organisation=by.organisation, row=str(row))


@action
def forget_rows(*, by: System, on: datetime, organisation: UUID) -> None:
    """Throw away what is over longer than was agreed. Raises NotFoundError; RefusedError when nothing is."""
    found = queries.over(organisation, dutch_day(on))
    count = sum(each.count() for each in found)
    if not count:
        raise RefusedError([finding("growth.nothing-changed", "")])
    for each in found:
        each.delete()
    _tell("growth.rows-forgotten", by=by, on=on, organisation=organisation, count=count)


def _check_new(own: QuerySet[Any], **told: object) -> None:
    """Raises RefusedError when such a row is there, or there are as many as may be."""
    if own.filter(**told).exists():
        raise RefusedError([finding("growth.row-there", "who")])
    if own.count() >= rows.MOST_ROWS:
        raise RefusedError([finding("growth.too-many", "who", most=rows.MOST_ROWS)])


def _noted(by: Member, on: datetime) -> dict[str, Any]:
    return {"organisation": by.organisation, "noted_at": on, "noted_by": by.actor_id}


def _check_over(day: date, place: str, on: datetime) -> None:
    if day > dutch_day(on):
        raise RefusedError([finding("growth.not-yet", place)])


def _tell(kind: str, *, by: Actor, on: datetime, organisation: UUID, **facts: Any) -> None:
    tell(kind, by=by, on=on, organisation=organisation, about=f"growth:{organisation}", **facts)

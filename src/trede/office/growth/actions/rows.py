# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, talks and adaptations: rows about somebody under a code. The journal hears that, never of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth import queries
from trede.office.growth.holding import check_new, noted, tell_of_rows, to_work
from trede.office.growth.models import Adaptation, Aim, DueTalk, Training
from trede.office.growth.rules import rows
from trede.office.growth.rules.typed import check_choice, checked_remark, checked_text
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import System


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
    work: str = "",
) -> Training:
    """Note that somebody followed a training; ``work``: for which work, empty for any. Raises RefusedError."""
    to_work(by)
    check_choice(group, rows.GROUPS, "group")
    rows.check_over(followed_on, "followed_on", dutch_day(on))
    rows.check_order(followed_on, valid_until, "valid_until")
    told = {"group": group, "who": rows.checked_code(who), **_named(what, work)}
    own = Training.objects.filter(organisation=by.organisation)
    check_new(own, {**told, "followed_on": followed_on})
    days = {"followed_on": followed_on, "valid_until": valid_until}
    made = Training.objects.create(**noted(by, on), **told, **days)
    tell_of_rows("growth.training-added", by=by, on=on, organisation=by.organisation)
    return made


@action
def set_training_aim(*, by: Member, on: datetime, group: str, what: str, people: int, work: str = "") -> Aim:
    """Say how many people of a group should have a training, instead of what was said before. Raises RefusedError."""
    to_work(by)
    check_choice(group, rows.GROUPS, "group")
    if not 1 <= people <= rows.MOST_ROWS:
        raise RefusedError([finding("growth.people", "people", most=rows.MOST_ROWS)])
    told = {"group": group, **_named(what, work)}
    own = Aim.objects.filter(organisation=by.organisation)
    found = own.filter(**told).first()
    if found is None:
        check_new(own, told, "what")
        found = Aim(organisation=by.organisation, **told)
    elif found.people == people:
        raise RefusedError([finding("growth.nothing-changed", "people")])
    found.people, found.noted_at, found.noted_by = people, on, by.actor_id
    found.save()
    tell_of_rows("growth.aim-set", by=by, on=on, organisation=by.organisation)
    return found


@action
def plan_talk(*, by: Member, on: datetime, who: str, kind: str, due: date) -> DueTalk:
    """Plan a talk with somebody. Raises RefusedError for what does not fit."""
    to_work(by)
    check_choice(kind, rows.TALKS, "kind")
    told = {"who": rows.checked_code(who), "kind": kind, "due": due}
    check_new(DueTalk.objects.filter(organisation=by.organisation), told)
    made = DueTalk.objects.create(**noted(by, on), **told)
    tell_of_rows("growth.talk-planned", by=by, on=on, organisation=by.organisation)
    return made


@action
def hold_talk(*, by: Member, on: datetime, talk: UUID, held_on: date) -> None:
    """Note on which day a talk was held. Raises NotFoundError; RefusedError for a day to come, or when it was noted."""
    to_work(by)
    found = queries.talk(by, talk)
    rows.check_over(held_on, "held_on", dutch_day(on))
    if found.held_on is not None:
        raise RefusedError([finding("growth.nothing-changed", "held_on")])
    found.held_on = held_on
    found.save(update_fields=["held_on"])
    tell_of_rows("growth.talk-held", by=by, on=on, organisation=by.organisation)


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
    rows.check_over(asked_on, "asked_on", dutch_day(on))
    told = {"who": rows.checked_code(who), "need": need, "solution": solution, "asked_on": asked_on}
    check_new(Adaptation.objects.filter(organisation=by.organisation), told)
    made = Adaptation.objects.create(**noted(by, on), **told, asked_by=asked_by)
    tell_of_rows("growth.adaptation-asked", by=by, on=on, organisation=by.organisation)
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
            rows.check_over(day, place, dutch_day(on))
    found.made_on, found.checked_on = made_on, checked_on
    if found.version == seen:
        raise RefusedError([finding("growth.nothing-changed", "")])
    found.save(update_fields=["made_on", "checked_on"])
    tell_of_rows("growth.adaptation-followed", by=by, on=on, organisation=by.organisation)


@action
def remove_row(*, by: Member, on: datetime, kind: str, row: UUID) -> None:
    """Throw one row away. Raises NotFoundError when there is no such row."""
    to_work(by)
    own = queries.own_row(by.organisation, kind, row)
    if own is None or not own.delete()[0]:
        raise NotFoundError("There is no such row.")
    tell_of_rows(f"growth.{kind}-removed", by=by, on=on, organisation=by.organisation, row=str(row))


@action
def forget_rows(*, by: System, on: datetime, organisation: UUID) -> None:
    """Throw away what is over longer than was agreed. Raises NotFoundError; RefusedError when nothing is."""
    found = queries.over(organisation, dutch_day(on))
    count = sum(each.count() for each in found)
    if not count:
        raise RefusedError([finding("growth.nothing-changed", "")])
    for each in found:
        each.delete()
    tell_of_rows("growth.rows-forgotten", by=by, on=on, organisation=organisation, count=count)


def _named(what: str, work: str) -> dict[str, str]:
    """What a training is called, and for which work."""
    return {"what": checked_text(what, "what", 120), "work": checked_remark(work, "work", 60)}

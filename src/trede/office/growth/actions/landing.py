# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody who begins: planned, prepared, asked what the team may know, and followed. The journal never hears who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth import queries
from trede.office.growth.holding import check_new, noted, tell_of_rows, to_work
from trede.office.growth.models import Start
from trede.office.growth.rules import landing, rows
from trede.office.growth.rules.typed import check_choice
from trede.office.journal.actions import action
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def plan_start(
    *,
    by: Member,
    on: datetime,
    who: str,
    buddy: str,
    starts_on: date,
    began_as: str,
    hours_hundredths: int,
) -> Start:
    """Plan that somebody begins, with a buddy, for so many hours a week. Raises RefusedError for what does not fit."""
    to_work(by)
    check_choice(began_as, landing.BEGINNINGS, "began_as")
    landing.check_hours(hours_hundredths, "hours_hundredths")
    code = rows.checked_code(who)
    told = {"who": code, "starts_on": starts_on}
    words = {"buddy": _checked_buddy(buddy, code), "began_as": began_as, "hours_hundredths": hours_hundredths}
    check_new(Start.objects.filter(organisation=by.organisation), told)
    made = Start.objects.create(**noted(by, on), **told, **words)
    tell_of_rows("growth.start-planned", by=by, on=on, organisation=by.organisation)
    return made


@action
def update_start(*, by: Member, on: datetime, start: UUID, done: Collection[str], seen: str) -> None:
    """Keep what of somebody's beginning is done by now. Raises NotFoundError; RefusedError also for another version."""
    found = _to_change(by, start, seen)
    asked = bool(found.may_know)
    found.done = landing.ticked(found.done, done, dutch_day(on), asked=asked)
    _keep(found, seen, "growth.start-ticked", by=by, on=on)


@action
def ask_start(*, by: Member, on: datetime, start: UUID, may_know: str, asked_on: date, seen: str) -> None:
    """Note what the worker said that the team may know; it can be said otherwise later. Raises as ``update_start``."""
    found = _to_change(by, start, seen)
    check_choice(may_know, landing.MAY_KNOW, "may_know")
    rows.check_over(asked_on, "asked_on", dutch_day(on))
    found.may_know, found.asked_on = may_know, asked_on
    found.done = found.done | {landing.ASKED: asked_on.isoformat()}
    _keep(found, seen, "growth.start-asked", by=by, on=on)


@action
def follow_start(
    *,
    by: Member,
    on: datetime,
    start: UUID,
    buddy: str,
    starts_on: date,
    permanent_on: date | None,
    hours_now_hundredths: int | None,
    left_on: date | None,
    seen: str,
) -> None:
    """Another buddy or day; since when there is a permanent contract, how many hours, and who left. Raises as above."""
    found = _to_change(by, start, seen)
    landing.check_hours(hours_now_hundredths, "hours_now_hundredths")
    for day, place in ((permanent_on, "permanent_on"), (left_on, "left_on")):
        rows.check_order(starts_on, day, place)
        if day is not None:
            rows.check_over(day, place, dutch_day(on))
    if permanent_on is not None and left_on is not None:
        rows.check_order(permanent_on, left_on, "left_on")
    found.buddy, found.starts_on = _checked_buddy(buddy, found.who), starts_on
    found.permanent_on, found.left_on = permanent_on, left_on
    found.hours_now_hundredths = hours_now_hundredths
    others = Start.objects.filter(organisation=by.organisation).exclude(pk=found.pk)
    if others.filter(who=found.who, starts_on=starts_on).exists():
        raise RefusedError([finding("growth.row-there", "starts_on")])
    _keep(found, seen, "growth.start-followed", by=by, on=on)


def _to_change(by: Member, start: UUID, seen: str) -> Start:
    to_work(by)
    found = queries.start(by, start)
    if seen != found.version:
        raise RefusedError([finding("growth.changed-meanwhile", "seen")])
    return found


@part
def _keep(found: Start, seen: str, kind: str, *, by: Member, on: datetime) -> None:
    if found.version == seen:
        raise RefusedError([finding("growth.nothing-changed", "")])
    found.save()
    tell_of_rows(kind, by=by, on=on, organisation=by.organisation)


def _checked_buddy(buddy: str, who: str) -> str:
    """The code of the buddy. Raises RefusedError, also when that is the newcomer."""
    code = rows.checked_code(buddy, "buddy")
    if code == who:
        raise RefusedError([finding("growth.own-buddy", "buddy")])
    return code

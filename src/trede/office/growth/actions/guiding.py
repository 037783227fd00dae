# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guides, whom they guide, and contact moments: days and codes. The journal never hears who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth import queries
from trede.office.growth.holding import check_new, noted, tell_of_rows, to_work
from trede.office.growth.models import Guide, Guided
from trede.office.growth.rules import guiding, rows
from trede.office.growth.rules.typed import check_choice
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def name_guide(*, by: Member, on: datetime, code: str, most: int, stand_in: str) -> Guide:
    """Name a guide, for so many people at most; ``stand_in`` may be empty. Raises RefusedError."""
    to_work(by)
    told = guiding.Guide(rows.checked_code(code, "code"), most, _optional_code(stand_in))
    guiding.check_guide(told)
    check_new(Guide.objects.filter(organisation=by.organisation), {"code": told.code}, "code")
    made = Guide.objects.create(**noted(by, on), code=told.code, most=most, stand_in=told.stand_in)
    tell_of_rows("growth.guide-named", by=by, on=on, organisation=by.organisation)
    return made


@action
def change_guide(
    *,
    by: Member,
    on: datetime,
    guide: UUID,
    most: int,
    stand_in: str,
    away_from: date | None,
    away_until: date | None,
    seen: str,
) -> None:
    """Another limit or stand-in, and when the guide is absent. Raises NotFoundError, RefusedError."""
    to_work(by)
    found = queries.guide(by, guide)
    _check_seen(seen, found.version)
    found.most, found.stand_in = most, _optional_code(stand_in)
    found.away_from, found.away_until = away_from, away_until
    guiding.check_guide(found.guide)
    _check_changed(seen, found.version)
    found.save()
    tell_of_rows("growth.guide-changed", by=by, on=on, organisation=by.organisation)


@action
def give_guide(*, by: Member, on: datetime, who: str, guide: str, every: str, since: date) -> Guided:
    """Give somebody a guide, by the code of a guide who was named. Raises RefusedError, also when the guide is full."""
    to_work(by)
    code = rows.checked_code(who)
    check_choice(every, guiding.EVERY_DAYS, "every")
    rows.check_over(since, "since", dutch_day(on))
    _check_room(by, guide, code)
    own = Guided.objects.filter(organisation=by.organisation)
    check_new(own, {"who": code, "until": None})
    made = Guided.objects.create(**noted(by, on), who=code, guide=guide, every=every, since=since)
    tell_of_rows("growth.guide-given", by=by, on=on, organisation=by.organisation)
    return made


@action
def change_guided(
    *, by: Member, on: datetime, guided: UUID, guide: str, every: str, until: date | None, seen: str
) -> None:
    """Another guide, more or less often, or no guidance any more since a day. Raises as ``change_guide``."""
    to_work(by)
    found = queries.guided_person(by, guided)
    _check_seen(seen, found.version)
    check_choice(every, guiding.EVERY_DAYS, "every")
    rows.check_order(found.since, until, "until")
    if until is not None:
        rows.check_over(until, "until", dutch_day(on))
    if guide != found.guide:
        _check_room(by, guide, found.who)
    found.guide, found.every, found.until = guide, every, until
    _check_changed(seen, found.version)
    others = Guided.objects.filter(organisation=by.organisation, who=found.who, until=None)
    if until is None and others.exclude(pk=found.pk).exists():
        raise RefusedError([finding("growth.row-there", "until")])
    found.save()
    tell_of_rows("growth.guided-changed", by=by, on=on, organisation=by.organisation)


@action
def note_contact(*, by: Member, on: datetime, guided: UUID, held_on: date, seen: str) -> None:
    """Note on which day there was contact, nothing of what was said; days of too long ago go. Raises as above."""
    months = to_work(by).months
    found, today = queries.guided_person(by, guided), dutch_day(on)
    _check_seen(seen, found.version)
    rows.check_over(held_on, "held_on", today)
    rows.check_order(found.since, held_on, "held_on")
    found.contacts = guiding.with_contact(found.contacts, held_on, rows.forget_before(today, months))
    _check_changed(seen, found.version)
    found.save()
    tell_of_rows("growth.contact-noted", by=by, on=on, organisation=by.organisation)


def _optional_code(typed: str) -> str:
    return rows.checked_code(typed, "stand_in") if typed.strip() else ""


def _check_room(by: Member, code: str, who: str) -> None:
    """Raises RefusedError for a guide who was not named, is the person itself, or has as many people as agreed."""
    named = {each.code: each for each in queries.guides(by)}
    if code not in named:
        raise RefusedError([finding("growth.choice", "guide")])
    if code == who:
        raise RefusedError([finding("growth.own-guide", "guide")])
    own = Guided.objects.filter(organisation=by.organisation, guide=code, until=None)
    guiding.check_room(named[code].guide, own.count())


def _check_seen(seen: str, there: str) -> None:
    if seen != there:
        raise RefusedError([finding("growth.changed-meanwhile", "seen")])


def _check_changed(seen: str, now: str) -> None:
    if seen == now:
        raise RefusedError([finding("growth.nothing-changed", "")])

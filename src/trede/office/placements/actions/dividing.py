# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a division of work, in the place of an earlier one of the same work, and throwing it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth.holding import to_work
from trede.office.growth.rules.typed import checked_text
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.office.placements import queries
from trede.office.placements.holding import end_access_to, note_changes, tell
from trede.office.placements.models import Coworker, Division, Match, Team
from trede.office.placements.rules import found as rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import System
    from trede.office.placements.rules.divided import Pair
    from trede.office.placements.rules.found import Found

    Work = dict[str, tuple[Pair, frozenset[str]]]


@action
def keep_division(
    *,
    by: Member,
    on: datetime,
    name: str,
    found: Mapping[str, Any],
    instead: UUID | None = None,
    seen: str = "",
) -> Division:
    """Keep what was found in a file, or made anew, as a proposal; what is as before stays agreed.

    ``instead`` is the division whose place it takes, as it was ``seen``. Raises RefusedError for what cannot be kept.
    """
    to_work(by)
    told = rules.checked(found)
    name = checked_text(name, "name")
    before = None if instead is None else _as_seen(by, instead, seen)
    _check_room(by.organisation, name, before)
    made = _kept(before or Division(organisation=by.organisation), told, name, by, on)
    was = {} if before is None else _work(made)
    ended = _keep_people(made, told, on)
    _keep_matches(made, told, was)
    for code, kind, package in rules.changes(was, _work(made)) if was else ():
        note_changes(made, [(code, kind)], package, by=by, on=on, starts_on=made.starts_on)
    kind = "placements.divided" if before is None else "placements.divided-again"
    tell(kind, by=by, on=on, organisation=by.organisation, about=f"division:{made.pk}", name=name, **ended)
    return made


@action
def drop_division(*, by: Member, on: datetime, division: UUID) -> None:
    """Throw a division away, with everybody in it. Raises NotFoundError."""
    found = queries.division(by, division)
    name = found.name
    ended = end_access_to(found.workers.all(), on=on)
    found.delete()
    _drop_empty_teams(by.organisation)
    about = f"division:{division}"
    tell("placements.dropped", by=by, on=on, organisation=by.organisation, about=about, name=name, **ended)


@action
def forget_divisions(*, by: System, on: datetime, organisation: UUID) -> None:
    """Throw away what nobody touched for as long as was agreed. Raises RefusedError when nothing is."""
    found = queries.over(organisation, dutch_day(on))
    count = found.count()
    if not count:
        raise RefusedError([finding("growth.nothing-changed", "")])
    over = Division.objects.filter(pk__in=list(found.values_list("pk", flat=True)))
    ended = end_access_to(Coworker.objects.filter(division__in=over), on=on)
    over.delete()
    _drop_empty_teams(organisation)
    about = f"placements:{organisation}"
    tell("placements.forgotten", by=by, on=on, organisation=organisation, about=about, count=count, **ended)


def _check_room(organisation: UUID, name: str, before: Division | None) -> None:
    """Raises RefusedError when another has this name, or there are as many as there may be."""
    own = Division.objects.filter(organisation=organisation)
    others = own if before is None else own.exclude(pk=before.pk)
    if others.filter(name=name).exists():
        raise RefusedError([finding("placements.name-there", "name")])
    if before is None and own.count() >= rules.MOST_DIVISIONS:
        raise RefusedError([finding("growth.too-many", "name", most=rules.MOST_DIVISIONS)])


def _as_seen(by: Member, division: UUID, seen: str) -> Division:
    found = queries.division(by, division)
    if seen != found.version:
        raise RefusedError([finding("placements.changed-meanwhile", "seen")])
    return found


def _work(division: Division) -> Work:
    """Each package with its pair and its tasks."""
    rows = division.matches.all()
    return {
        each.package: (queries.pair_of(each), frozenset(division.packages[each.package])) for each in rows
    }


@part
def _kept(division: Division, told: Found, name: str, by: Member, on: datetime) -> Division:
    division.name = name
    division.work, division.packages = dict(told.work), dict(told.packages)
    division.proven = told.outcome.split.proven
    division.value, division.bound = told.outcome.value, told.outcome.bound
    division.starts_on = rules.first_day(told, dutch_day(on))
    division.made_at, division.made_by = on, by.actor_id
    division.save()
    return division


@part
def _keep_people(division: Division, told: Found, on: datetime) -> dict[str, str]:
    """Who is known by a code stays who they are: with their link, and what they said. The states of whose go."""
    gone = division.workers.exclude(code__in=told.people)
    ended = end_access_to(gone, on=on)
    gone.delete()
    there = {each.code: each for each in division.workers.all()}
    for code, person in told.people.items():
        name = person.get("team")
        team = Team.objects.get_or_create(organisation=division.organisation, name=name)[0] if name else None
        worker = there.get(code) or Coworker(organisation=division.organisation, division=division, code=code)
        worker.told, worker.team = dict(person), team
        worker.away_since = None
        worker.save()
    _drop_empty_teams(division.organisation)
    return ended


@part
def _keep_matches(division: Division, told: Found, was: Work) -> None:
    """A package of the same tasks with the same people stays agreed."""
    earlier = {each.package: (each.agreed_at, each.agreed_by) for each in division.matches.all()}
    agreed = {
        (pair.doer, pair.second, tasks): earlier[package]
        for package, (pair, tasks) in was.items()
        if pair.agreed
    }
    division.matches.all().delete()
    rows = []
    for package, tasks in told.packages.items():
        match = told.outcome.matches.get(package)
        doer, second = (match.doer, match.second) if match else ("", "")
        agreed_at, agreed_by = agreed.get((doer, second, frozenset(tasks)), (None, ""))
        row = Match(organisation=division.organisation, division=division, package=package)
        row.doer, row.second = row.usual_doer, row.usual_second = doer, second
        row.stand_in = (match and match.stand_in) or ""
        row.agreed_at, row.agreed_by = agreed_at, agreed_by
        rows.append(row)
    Match.objects.bulk_create(rows)


@part
def _drop_empty_teams(organisation: UUID) -> None:
    Team.objects.filter(organisation=organisation, workers=None).delete()

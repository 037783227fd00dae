# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room get hold of things, move matches, note changes, and tell the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotAllowedError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.assigning import end_access
from trede.office.accounts.queries import check_link_works
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import record
from trede.office.journal.parts import part
from trede.office.placements import queries
from trede.office.placements.models import Announcement, Coworker, Division, SkillList, Team
from trede.office.placements.rules.divided import covered
from trede.office.placements.states import PLACEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.journal.rules import Actor, Fact
    from trede.office.placements.models import Match


def to_plan(by: Member | Assigned, worker: UUID, seen: str | None = None) -> Coworker:
    """Somebody whose work one may change, as it was seen. Raises NotFoundError, NotAllowedError, RefusedError."""
    found = queries.worker(by, worker)
    if isinstance(by, Member) and not by.may(Permission.WORK_EDIT):
        require(by, Permission.TEAM_PLAN, by.organisation, team=found.team_id or worker)
    if seen is not None and seen != found.version:
        raise RefusedError([finding("placements.changed-meanwhile", "seen")])
    return found


def myself(by: LinkHolder, on: datetime) -> Coworker:
    """Who holds the link. Raises NotFoundError when it works no longer."""
    check_link_works(by, on=on)
    return queries.worker(by, by.case)


def check_may_plan(by: Member, matches: Iterable[Match]) -> None:
    """Raises NotAllowedError when a match is of nobody in a team of theirs."""
    if by.may(Permission.WORK_EDIT):
        return
    for match in matches:
        teams = Coworker.objects.filter(division=match.division_id, code__in=[match.doer, match.second])
        if not any(
            team and by.may(Permission.TEAM_PLAN, team) for team in teams.values_list("team", flat=True)
        ):
            raise NotAllowedError("This is work of another team.")


@part
def cover(division: Division, *, by: Actor, on: datetime, starts_on: date) -> int:
    """Who takes over now; noted for everybody whose work changes. How many packages changed."""
    found = covered(queries.divided(division))
    rows = {each.package: each for each in division.matches.all()}
    moved = 0
    for package, match in found.items():
        row = rows[package]
        before = (row.doer, row.second)
        row.doer, row.second = (match.doer, match.second) if match else ("", "")
        row.stand_in = (match.stand_in if match else None) or ""
        row.save(update_fields=["doer", "second", "stand_in"])
        if before != (row.doer, row.second):
            moved += 1
            lines = _moved(before, (row.doer, row.second))
            note_changes(division, lines, package, by=by, on=on, starts_on=starts_on)
    return moved


def _moved(before: tuple[str, str], now: tuple[str, str]) -> list[tuple[str, str]]:
    """Who takes over, looks along or stops: (code, kind)."""
    found = [
        (code, kind)
        for code, was, kind in zip(now, before, ("does", "looks"), strict=True)
        if code and code != was
    ]
    return found + [(code, "stops") for code in before if code and code not in now]


@part
def note_changes(
    division: Division,
    lines: Iterable[tuple[str, str]],
    package: str,
    *,
    by: Actor,
    on: datetime,
    starts_on: date,
) -> None:
    """For the workers to read: (code, kind)."""
    workers = {each.code: each for each in division.workers.all()}
    Announcement.objects.bulk_create(
        Announcement(
            organisation=division.organisation,
            worker=workers[code],
            kind=kind,
            package=package,
            starts_on=starts_on,
            noted_at=on,
            noted_by=by.actor_id,
        )
        for code, kind in lines
        if code in workers
    )


@part
def end_access_to(workers: QuerySet[Coworker], *, on: datetime) -> dict[str, str]:
    """The links and the coaches of these workers, whose rows go, end with them; the states of what that changed."""
    states: dict[str, str] = {}
    by_organisation: dict[UUID, list[UUID]] = {}
    for organisation, worker in workers.values_list("organisation", "pk"):
        by_organisation.setdefault(organisation, []).append(worker)
    for organisation, cases in by_organisation.items():
        states |= end_access(organisation, cases, on=on)
    return states


@part
def throw_away(organisation: UUID, on: datetime) -> dict[str, str]:
    """All that this room keeps of an organisation; the states after it."""
    ended = end_access_to(Coworker.objects.filter(organisation=organisation), on=on)
    for model in (Division, Team, SkillList):
        model._default_manager.filter(organisation=organisation).delete()
    return ended | PLACEMENTS.fact(organisation)


@part
def end_placements(organisation: UUID, on: datetime) -> dict[str, str]:
    """All of it, of an organisation that ends; the states of what that changed."""
    there = any(
        model._default_manager.filter(organisation=organisation).exists() for model in (Division, SkillList)
    )
    return throw_away(organisation, on) if there else {}


@part
def tell(kind: str, *, by: Actor, on: datetime, organisation: UUID, about: str, **facts: Fact) -> None:
    """Record an event about the division of work of an organisation."""
    state = PLACEMENTS.fact(organisation)
    record(kind, by=by, on=on, subject=about, organisations=[organisation], **facts, **state)

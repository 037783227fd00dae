# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person decides: agrees to proposals, or gives a package to two others. No match counts before that."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.journal.actions import action
from trede.office.placements import queries
from trede.office.placements.holding import check_may_plan, note_changes, tell
from trede.office.placements.models import Match
from trede.office.placements.rules.divided import broken, outcome
from trede.office.placements.rules.giving import given

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Division


@action
def agree(*, by: Member, on: datetime, division: UUID, seen: Mapping[str, str]) -> int:
    """Agree to proposals that were talked over: the codes of packages, each with the version that was seen.

    How many. Raises NotFoundError, NotAllowedError; RefusedError when one changed, has nobody, or fits no longer.
    """
    rows = _matches(by, division, seen)
    if not rows:
        raise RefusedError([finding("placements.nothing-chosen", "package")])
    whole = rows[0].division
    unfit = set(broken(queries.divided(whole))) & seen.keys()
    for row in rows:
        if row.version != seen[row.package]:
            raise RefusedError([finding("placements.changed-meanwhile", row.package)])
        if not (row.doer and row.second) or row.agreed_at or row.package in unfit:
            raise RefusedError([finding("placements.cannot-agree", row.package, row.package)])
    for row in rows:
        row.agreed_at, row.agreed_by = on, by.actor_id
        row.save(update_fields=["agreed_at", "agreed_by"])
        pair = [(row.doer, "does"), (row.second, "looks")]
        note_changes(whole, pair, row.package, by=by, on=on, starts_on=_begins(whole, on))
    _tell("placements.agreed", whole, by=by, on=on, count=len(rows))
    return len(rows)


@action
def give_package(
    *, by: Member, on: datetime, division: UUID, package: str, doer: str, second: str, seen: str
) -> None:
    """Give a package to these two, who were asked. Raises NotFoundError; RefusedError when something is in the way."""
    rows = _matches(by, division, {package: seen})
    if not rows:
        raise NotFoundError("There is no such package.")
    (row,) = rows
    if row.version != seen:
        raise RefusedError([finding("placements.changed-meanwhile", "seen")])
    if (doer, second) == (row.doer, row.second):
        raise RefusedError([finding("growth.nothing-changed", "doer")])
    whole = row.division
    divided = queries.divided(whole)
    found = outcome(divided)
    (asked,) = (each for each in found.split.packages if each.code == package)
    match = given(found, asked, doer, second)
    before = (row.doer, row.second)
    row.doer, row.second, row.stand_in = doer, second, match.stand_in or ""
    row.usual_doer, row.usual_second = doer, second
    row.agreed_at, row.agreed_by = on, by.actor_id
    check_may_plan(by, [row])
    row.save()
    lines = [(doer, "does"), (second, "looks")]
    lines += [(code, "stops") for code in before if code and code not in (doer, second)]
    note_changes(whole, lines, package, by=by, on=on, starts_on=_begins(whole, on))
    _tell("placements.given", whole, by=by, on=on, package=package)


def _matches(by: Member, division: UUID, packages: Mapping[str, str]) -> list[Match]:
    """Those of one division that this member may decide about."""
    found = Match.objects.filter(organisation=by.organisation, division=division, package__in=list(packages))
    rows = list(found.select_related("division"))
    if len(rows) != len(packages):
        raise NotFoundError("There is no such package.")
    check_may_plan(by, rows)
    return rows


def _begins(division: Division, on: datetime) -> date:
    """Not before somebody could have read it: tomorrow, or when the division begins."""
    return max(division.starts_on, dutch_day(on) + timedelta(days=1))


def _tell(kind: str, division: Division, *, by: Member, on: datetime, **facts: int | str) -> None:
    about = f"division:{division.pk}"
    tell(kind, by=by, on=on, organisation=division.organisation, about=about, name=division.name, **facts)

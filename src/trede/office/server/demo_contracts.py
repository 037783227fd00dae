# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented contracts for the demo: three buyers over one contractor, and a buyer with three contractors.

Each stands in ``demo.toml`` under ``contracts``; its days count from the day on which the demo is filled.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.contracts import actions, queries
from trede.office.contracts.rules import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

TENDERED = timedelta(days=60)
"""How long before its first day."""
STANDS_IN = "Overeenkomst, bijlage social return"


def add_contracts(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> None:
    """The contracts of the story, with what was filled in, declared and reported."""
    now = {key: people.member(each.person, each.organisation, on=on) for key, each in members.items()}
    for told in story["contracts"]:
        _add(now, told, on)


def _add(members: Mapping[str, Member], told: Mapping[str, Any], on: datetime) -> None:
    by, contractor = members[told["buyer"]], members.get(told.get("contractor", ""))
    first, today = dutch_day(on) + timedelta(days=told["first"]), dutch_day(on)
    home = people.organisation(contractor) if contractor else None
    made = actions.add_contract(
        by=by,
        on=on,
        kvk=home.kvk if home else told["kvk"],
        contractor=home.name if home else told["contractor_name"],
        told=Told(
            name=told["name"],
            rule=told["rule"],
            kind=told["kind"],
            value_cents=told["value_cents"],
            tender=first - TENDERED,
            first=first,
            last=today + timedelta(days=told["last"]),
        ),
    )
    _fill_in(by, made.pk, told.get("filled", {}), first, on)
    if contractor:
        actions.show_contract(by=by, on=on, contract=made.pk)
        _declare(contractor, made.pk, told, on)


def _fill_in(by: Member, contract: UUID, filled: Mapping[str, str], day: date, on: datetime) -> None:
    for key, value in filled.items():
        seen = queries.one_of_buyer(by, contract, on=on).row.version
        here: dict[str, Any] = {"by": by, "on": on, "contract": contract, "seen": seen}
        actions.fill_in(**here, key=key, value=value, day=day, stands_in=STANDS_IN)


def _declare(by: Member, contract: UUID, told: Mapping[str, Any], on: datetime) -> None:
    today = dutch_day(on)
    for each in told.get("people", ()):
        first = today + timedelta(days=each["first"])
        actions.declare_people(by=by, on=on, contract=contract, **{**each, "first": first})
    for each in told.get("activities", ()):
        actions.declare_activity(by=by, on=on, contract=contract, **each)
    if "reported" in told:
        until = today + timedelta(days=told["reported"])
        seen = queries.one_of_contractor(by, contract, on=on).row.version
        actions.report(by=by, on=on, contract=contract, until=until, seen=seen)

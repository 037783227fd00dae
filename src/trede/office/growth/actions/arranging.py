# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Switching this part on, with what was agreed, and off again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.growth.ending import throw_away
from trede.office.growth.holding import GO_TOO, tell
from trede.office.growth.models import Arrangement
from trede.office.growth.queries import arrangement
from trede.office.growth.rules.arranging import Arranged, checked
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime

    from trede.office.accounts.rules.members import Member


@action
def switch_on(
    *,
    by: Member,
    on: datetime,
    aim: str,
    basis: str,
    council: str,
    council_on: date | None,
    seen_by: str,
    months: int,
) -> Arrangement:
    """Begin, with what was agreed. Raises NotAllowedError; RefusedError for what is missing, or when it is on."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    if arrangement(by) is not None:
        raise RefusedError([finding("growth.on-already", "")])
    told = checked(Arranged(aim, basis, council, council_on, seen_by, months), dutch_day(on))
    made = Arrangement.objects.create(
        organisation=by.organisation, **asdict(told), agreed_at=on, agreed_by=by.actor_id
    )
    about = f"growth:{by.organisation}"
    tell("growth.on", by=by, on=on, organisation=by.organisation, about=about)
    return made


@action
def switch_off(*, by: Member, on: datetime) -> None:
    """Stop, and throw away all that was kept here. Raises NotAllowedError; RefusedError while it is off."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    found = arrangement(by)
    if found is None:
        raise RefusedError([finding("growth.off", "")])
    throw_away(by.organisation)
    states: dict[str, str] = {}
    for go_too in GO_TOO:
        states |= go_too(by.organisation, on)
    about = f"growth:{by.organisation}"
    tell("growth.off", by=by, on=on, organisation=by.organisation, about=about, **states)

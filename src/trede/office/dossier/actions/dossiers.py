# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening and changing a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_change
from trede.office.dossier.models import Dossier
from trede.office.dossier.rules.texts import check_line
from trede.office.dossier.rules.wanted import levels_on
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def open_dossier(*, by: Member, on: datetime, title: str, wanted_level: str, intended_on: date) -> Dossier:
    """Start a dossier: a title, the level wanted, and the day on which to apply. Raises RefusedError."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    _check(title, wanted_level, intended_on)
    dossier = Dossier.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        wanted_level=wanted_level,
        intended_on=intended_on,
        opened_at=on,
    )
    tell("dossier.opened", dossier, by=by, on=on)
    return dossier


@action
def change_dossier(
    *, by: Member, on: datetime, dossier: UUID, title: str, wanted_level: str, intended_on: date
) -> None:
    """Change title, wanted level and intended day. Raises NotFoundError, and RefusedError when it is frozen."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    _check(title, wanted_level, intended_on)
    found = to_change(by, dossier)
    found.title, found.wanted_level, found.intended_on = title.strip(), wanted_level, intended_on
    found.save(update_fields=["title", "wanted_level", "intended_on"])
    tell("dossier.changed", found, by=by, on=on)


def _check(title: str, wanted_level: str, intended_on: date) -> None:
    wrong = check_line("title", title, 120)
    if wanted_level not in levels_on(intended_on):
        wrong.append(finding("dossier.level-unknown", "wanted_level", wanted_level))
    if wrong:
        raise RefusedError(wrong)

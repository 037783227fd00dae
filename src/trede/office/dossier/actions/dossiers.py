# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening and changing a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import check_seen, tell, to_change
from trede.office.dossier.models import Dossier
from trede.office.dossier.rules.texts import check_line
from trede.office.dossier.rules.wanted import levels_on
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def open_dossier(
    *,
    by: Member,
    on: datetime,
    title: str,
    wanted_level: str,
    intended_on: date,
    year_from: date | None = None,
) -> Dossier:
    """Start a dossier: a title, the level wanted, the day on which to apply, and the first day of the reference year.

    Raises RefusedError.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    _check(title, wanted_level, intended_on)
    dossier = Dossier.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        wanted_level=wanted_level,
        intended_on=intended_on,
        year_from=year_from,
        opened_at=on,
    )
    tell("dossier.opened", dossier, by=by, on=on)
    return dossier


@action
def change_dossier(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    title: str,
    wanted_level: str,
    intended_on: date,
    seen: str,
    year_from: date | None = None,
) -> None:
    """Change title, wanted level, intended day and, when given, the year that the next measurement is about.

    What was measured stays of its own year. Raises NotFoundError, and RefusedError when it is frozen, or no longer
    the version that was ``seen``.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    _check(title, wanted_level, intended_on)
    found = to_change(by, dossier)
    check_seen(seen, found.version)
    found.title, found.wanted_level, found.intended_on = title.strip(), wanted_level, intended_on
    found.year_from = year_from or found.year_from
    found.save(update_fields=["title", "wanted_level", "intended_on", "year_from"])
    tell("dossier.changed", found, by=by, on=on)


def _check(title: str, wanted_level: str, intended_on: date) -> None:
    wrong = check_line("title", title, 120)
    if wanted_level not in levels_on(intended_on):
        wrong.append(finding("dossier.level-unknown", "wanted_level", wanted_level))
    if wrong:
        raise RefusedError(wrong)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening, changing and removing a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.forgetting import end_case
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.ending import throw_away
from trede.office.dossier.holding import check_seen, tell, to_change
from trede.office.dossier.models import Dossier
from trede.office.dossier.queries.dossiers import contents
from trede.office.dossier.rules.texts import check_line
from trede.office.dossier.rules.wanted import levels_on
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trede.office.accounts.rules.members import Member

Ending = Callable[[UUID, UUID, datetime], Mapping[str, str]]
"""What another room does when a dossier (the second id, of the organisation that the first names) is removed: a part of
the action, that gives the states of what it changed. It raises RefusedError while others work on that dossier."""


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


@action
def remove_dossier(*, by: Member, on: datetime, dossier: UUID, seen: str, endings: Sequence[Ending]) -> None:
    """Throw a dossier away that was not signed, with all that is in it, as it was ``seen`` (``queries.contents``).

    The journal keeps what happened in it. Raises NotFoundError; RefusedError when it was signed, when it changed
    meanwhile, and for what an ending refuses.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    to_change(by, dossier)
    check_seen(seen, contents(by, dossier).version)
    states: dict[str, str] = {}
    for ending in endings:
        states |= ending(by.organisation, dossier, on)
    states |= end_case(dossier, on) | throw_away([dossier])
    subject, concerned = f"dossier:{dossier}", [by.organisation]
    record("dossier.removed", by=by, on=on, subject=subject, organisations=concerned, **states)


def _check(title: str, wanted_level: str, intended_on: date) -> None:
    wrong = check_line("title", title, 120)
    if wanted_level not in levels_on(intended_on):
        wrong.append(finding("dossier.level-unknown", "wanted_level", wanted_level))
    if wrong:
        raise RefusedError(wrong)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios: changes to try, kept under a title. They stay possible after the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_find
from trede.office.dossier.models import Scenario
from trede.office.dossier.rules.scenarios import check_changes
from trede.office.dossier.rules.texts import check_line
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier


@action
def keep_scenario(
    *, by: Member, on: datetime, dossier: UUID, title: str, changes: str, scenario: UUID | None = None
) -> Scenario:
    """Keep changes (``trede/changes/1``, TOML) under a title; with ``scenario`` in the place of that one.

    Raises NotFoundError; RefusedError when the title is taken or the changes cannot be read.
    """
    require(by, Permission.SCENARIO_EDIT, by.organisation)
    within = to_find(by, dossier)
    kept = _scenario(within, scenario) if scenario else Scenario(dossier=within)
    wrong = [*check_line("title", title, 120), *check_changes(changes)]
    if within.scenarios.filter(title=title.strip()).exclude(pk=kept.pk).exists():
        wrong.append(finding("dossier.title-taken", "title", title.strip()))
    if wrong:
        raise RefusedError(wrong)
    kept.title, kept.changes, kept.changed_at, kept.changed_by = title.strip(), changes, on, by.actor_id
    kept.save()
    tell("scenario.kept", within, by=by, on=on, scenario=str(kept.pk))
    return kept


@action
def remove_scenario(*, by: Member, on: datetime, dossier: UUID, scenario: UUID) -> None:
    """Throw a scenario away. Raises NotFoundError."""
    require(by, Permission.SCENARIO_EDIT, by.organisation)
    within = to_find(by, dossier)
    _scenario(within, scenario).delete()
    tell("scenario.removed", within, by=by, on=on, scenario=str(scenario))


def _scenario(dossier: Dossier, scenario: UUID) -> Scenario:
    found = dossier.scenarios.filter(pk=scenario).first()
    if found is None:
        raise NotFoundError("There is no such scenario.")
    return found

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios: changes to try, kept under a title. They stay possible after the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.dossier.holding import check_seen, tell, to_find
from trede.office.dossier.models import Scenario
from trede.office.dossier.rules.present import check_present
from trede.office.dossier.rules.scenarios import check_changes
from trede.office.dossier.rules.texts import check_line
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier


@action
def keep_scenario(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    title: str,
    changes: str,
    present: Mapping[str, Any] | None = None,
    scenario: UUID | None = None,
    seen: str = "",
) -> Scenario:
    """Keep changes (``trede/changes/1``, TOML) under a title; with ``scenario`` in the place of that one as ``seen``.

    ``present`` is what a plan does to people who are there, by class (``rules/present.py``); None leaves it as it was.
    Raises NotFoundError; RefusedError when the title is taken, the changes cannot be read, or it changed meanwhile.
    """
    require(by, Permission.SCENARIO_EDIT, by.organisation)
    within = to_find(by, dossier)
    kept = _scenario(within, scenario) if scenario else Scenario(dossier=within)
    if scenario:
        check_seen(seen, kept.version)
    wrong = [*check_line("title", title, 120), *check_changes(changes)]
    if present:
        ground = queries.ground(by, dossier)
        wrong += check_present(ground.edition, present, ground.found_on)
    if within.scenarios.filter(title=title.strip()).exclude(pk=kept.pk).exists():
        wrong.append(finding("dossier.title-taken", "title", title.strip()))
    if wrong:
        raise RefusedError(wrong)
    kept.title, kept.changes, kept.changed_at, kept.changed_by = title.strip(), changes, on, by.actor_id
    if present is not None:
        kept.present = dict(present)
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

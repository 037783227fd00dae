# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of competences of an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding
from trede.office.growth.holding import to_work
from trede.office.growth.rules.typed import checked_text
from trede.office.journal.actions import action
from trede.office.placements.holding import tell
from trede.office.placements.models import SkillList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.accounts.rules.members import Member


@action
def bring_skills(*, by: Member, on: datetime, name: str, lines: Sequence[Sequence[Any]]) -> SkillList:
    """Keep a list in the place of an earlier one: of each competence its code, what it is called, and other names.

    Raises RefusedError.
    """
    to_work(by)
    if any(masked(text) != text for _code, label, others in lines for text in (label, *others)):
        raise RefusedError([finding("placements.bsn", "file")])
    told: dict[str, Any] = {"name": checked_text(name, "name"), "lines": [list(each) for each in lines]}
    told |= {"brought_at": on, "brought_by": by.actor_id}
    made, _ = SkillList.objects.update_or_create(organisation=by.organisation, defaults=told)
    _tell("placements.skills-brought", by=by, on=on)
    return made


@action
def drop_skills(*, by: Member, on: datetime) -> None:
    """Throw the list away. Raises NotFoundError when there is none."""
    to_work(by)
    if not SkillList.objects.filter(organisation=by.organisation).delete()[0]:
        raise NotFoundError("There is no such list.")
    _tell("placements.skills-dropped", by=by, on=on)


def _tell(kind: str, *, by: Member, on: datetime) -> None:
    tell(kind, by=by, on=on, organisation=by.organisation, about=f"placements:{by.organisation}")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when an organisation ends: what was remembered of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.parts import part
from trede.office.uploads.models import ColumnMemory, WordMemory
from trede.office.uploads.states import COLUMNS, WORDS

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@part
def end_memory(organisation: UUID, on: datetime) -> dict[str, str]:
    """The states of what that changed."""
    states: dict[str, str] = {}
    for model, kept in ((ColumnMemory, COLUMNS), (WordMemory, WORDS)):
        if model._default_manager.filter(organisation=organisation).delete()[0]:
            states |= kept.fact(organisation)
    return states

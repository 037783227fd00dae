# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this room keeps, as the journal says it is."""

from __future__ import annotations

from trede.office.journal.states import Kept, Table
from trede.office.uploads.models import ColumnMemory, WordMemory

COLUMNS = Kept(
    "columns", [[Table(ColumnMemory, "organisation", ("header_sha256", "field", "remembered_at"))]]
)
WORDS = Kept(
    "words", [[Table(WordMemory, "organisation", ("about", "word_sha256", "meaning", "remembered_at"))]]
)
KEPT = (COLUMNS, WORDS)

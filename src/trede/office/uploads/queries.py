# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from trede.office.uploads.models import ColumnMemory, WordMemory
from trede.office.uploads.rules.memory import Memory

if TYPE_CHECKING:
    from trede.office.accounts.rules.members import Member


def memory(by: Member) -> Memory:
    """What this organisation said of the columns and words of its own files."""
    columns = ColumnMemory.objects.filter(organisation=by.organisation)
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for about, word, meaning in WordMemory.objects.filter(organisation=by.organisation).values_list(
        "about", "word_sha256", "meaning"
    ):
        words[about][word] = meaning
    return Memory(dict(columns.values_list("header_sha256", "field")), dict(words))

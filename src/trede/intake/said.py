# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a user says of files of one kind: which column is which field, which word is which code, the full-time week.

Plain values that can be kept and given again; ``trede.intake.mapping_file`` writes them as a small file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

# What the user says of a column: its header or letter, and the key of a field or None for "do not read".
Columns = Mapping[str, str | None]
# What the user says of a word: the code that it stands for, or None for "none".
Words = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Said:
    """``columns`` by header; ``words`` by field (``contract``, ``position``), each by the word as it stands in files.

    ``fulltime_week`` is in hundredths of hours and holds where no column says it. ``month_first``: dates have the
    month before the day, in all columns.
    """

    columns: Columns = attribute(default_factory=dict)
    words: Words = attribute(default_factory=dict)
    fulltime_week: int | None = None
    month_first: bool = False

    def over(self, other: Said) -> Said:
        """This, and what the other says where this says nothing."""
        fields = {*self.words, *other.words}
        words = {field: {**other.words.get(field, {}), **self.words.get(field, {})} for field in fields}
        return Said(
            {**other.columns, **self.columns},
            words,
            self.fulltime_week or other.fulltime_week,
            self.month_first or other.month_first,
        )


NOTHING_SAID = Said()

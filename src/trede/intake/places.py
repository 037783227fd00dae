# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where in the tables a value of the measurement came from, so that findings can say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.mapping import SheetMapping
    from trede.kernel.findings import Finding

_ROW = re.compile(r"(employments|purchases)\[([0-9]+)\](?:\.(\w+))?")
# A figure may stand in another column than its own: hours made from a part-time factor.
_INSTEAD = {"hours": "fte"}


@dataclass(slots=True)
class Places:
    """``head`` gives (sheet, row, column) by the path of a value; rows know their sheet's mapping and number."""

    head: dict[str, tuple[str, int | None, str | None]] = attribute(default_factory=dict)
    rows: dict[str, list[tuple[SheetMapping, Sequence[int]]]] = attribute(default_factory=dict)

    def add(self, mapping: SheetMapping, numbers: Sequence[int]) -> None:
        """The rows of one sheet follow those of the sheets before it."""
        self.rows.setdefault(mapping.part, []).append((mapping, numbers))

    def count(self, path: str) -> int:
        return sum(len(numbers) for _, numbers in self.rows.get(path, []))

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with sheet, row and column, for as far as the tables have them."""
        return tuple(self._located(found) for found in findings)

    def _located(self, found: Finding) -> Finding:
        if found.sheet is not None:
            return found
        if found.place in self.head:
            return found.at(*self.head[found.place])
        row = _ROW.match(found.place)
        return self._in_rows(found, row[1], int(row[2]), row[3]) if row else found

    def _in_rows(self, found: Finding, path: str, index: int, key: str | None) -> Finding:
        for mapping, numbers in self.rows.get(path, []):
            if index < len(numbers):
                letter = mapping.letter(key or "") or mapping.letter(_INSTEAD.get(key or "", ""))
                return found.at(mapping.sheet, numbers[index], letter)
            index -= len(numbers)
        return found

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows under a header are rows: not the codes, the example, the totals and the remarks at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.intake.fields import part
from trede.intake.headers import normal, words
from trede.intake.limits import Problem
from trede.intake.tidy import blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.intake.grids import Cell
    from trede.intake.mapping import SheetMapping
    from trede.intake.styles import Style

    Row = Sequence[Cell]

LeftOut = Literal["blank", "example", "codes", "totals", "remark", "group", "header"]

# What says whose row it is, and from when: a real row of a part has both.
_LABEL = {"employments": "ref", "purchases": "order"}
_DAY = {"employments": "from", "purchases": "date"}
_FIGURES = {"employments": ("hours", "fte"), "purchases": ("amount",)}
_WORDS = {"employments": ("contract", "position"), "purchases": ("kind",)}
_FEWEST_CODES = 2
_HEADING_CELLS = 2
_RULE = re.compile(r"[-=_+*#.:|]{2,}")
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}[-./ ][0-9A-Za-z]{1,9}[-./ ][0-9]{2,4}")

# The reference in the example row of the template.
EXAMPLES: Mapping[Cell, str] = {
    "VOORBEELD (deze rij telt niet mee)": "nl",
    "EXAMPLE (this row does not count)": "en",
}


@dataclass(frozen=True, slots=True)
class TableRows:
    """Tells what each row is. Only a row without a name or a first day can be anything but a row."""

    mapping: SheetMapping
    style: Style

    def left_out(self, rows: Sequence[Row]) -> dict[int, LeftOut]:
        """The rows (from 0, under the header) that are no rows, and what they are."""
        label, day = self._position(_LABEL), self._position(_DAY)
        found: dict[int, LeftOut] = {}
        heads = {*EXAMPLES, self._header(label)}
        for index, row in enumerate(rows):
            name = self._cell(row, label)
            first = self._cell(row, day)
            if name is not None and first is not None and name not in heads and not _is_rule(first):
                continue
            kind = self._kind(name, row)
            if kind:
                found[index] = kind
        return {**found, **self._codes(rows), **self._at_the_end(rows, found)}

    def _position(self, keys: dict[str, str]) -> int | None:
        return self.mapping.positions.get(keys[self.mapping.part])

    def _header(self, position: int | None) -> Cell:
        return next((each.header for each in self.mapping.columns if each.position == position), None)

    def _cell(self, row: Row, position: int | None) -> Cell:
        return None if position is None else row[position]

    def _mapped(self, row: Row) -> list[Cell]:
        return [row[position] for position in self.mapping.positions.values()]

    def _kind(self, label: Cell, row: Row) -> LeftOut | None:
        if label in EXAMPLES:
            return "example"
        if self._repeats_the_headers(row):
            return "header"
        dayless = blank(self._cell(row, self._position(_DAY)))
        if dayless and _has_total(label, row):
            return "totals"
        filled = [cell for cell in self._mapped(row) if not blank(cell)]
        if all(map(_is_rule, filled)):
            return "blank"
        return "group" if dayless and self._heads_a_group(row, filled) else None

    def _heads_a_group(self, row: Row, filled: Sequence[Cell]) -> bool:
        """``Afdeling: Bakkerij`` alone in its row, or in two cells: then there is nothing of somebody beside it."""
        if len(filled) == 1 and blank(self._cell(row, self._position(_LABEL))):
            return _is_heading(filled[0]) and not self._of_somebody(row)
        if len(filled) == _HEADING_CELLS:
            return _is_heading(filled[1]) and not self._has_figure(row) and not self._of_somebody(row)
        return len(filled) == 1 and _is_heading(filled[0])

    def _repeats_the_headers(self, row: Row) -> bool:
        """Whether each cell that is filled holds the header of its column, as on the next page of a report."""
        pairs = [(row[each.position], each.header) for each in self.mapping.columns if each.field]
        filled = [(cell, header) for cell, header in pairs if not blank(cell)]
        return len(filled) >= _FEWEST_CODES and all(normal(cell) == normal(header) for cell, header in filled)

    def _at_the_end(self, rows: Sequence[Row], known: dict[int, LeftOut]) -> dict[int, LeftOut]:
        """Below the last row with a day: a row of sums without a name, and remarks in one cell."""
        found: dict[int, LeftOut] = {}
        if self._position(_DAY) is None:
            return found
        for index in range(len(rows) - 1, -1, -1):
            row = rows[index]
            if not blank(self._cell(row, self._position(_DAY))):
                break
            filled = [cell for cell in self._mapped(row) if not blank(cell)]
            if known.get(index, "group") != "group":
                continue
            if blank(self._cell(row, self._position(_LABEL))) and self._has_figure(row):
                found[index] = "totals"
            elif len(filled) == 1:
                found[index] = "remark"
            else:
                break
        return found

    def _has_figure(self, row: Row) -> bool:
        keys = _FIGURES[self.mapping.part]
        return any(not blank(self._cell(row, self.mapping.positions.get(key))) for key in keys)

    def _codes(self, rows: Sequence[Row]) -> dict[int, LeftOut]:
        """A row of codes may stand right under the header (Nmbrs): no day and no figure in it can be read.

        Somebody with a word that we know, or with what was meant as a day, is no code.
        """
        if len(rows) < _FEWEST_CODES or self._position(_DAY) is None or self._of_somebody(rows[0]):
            return {}
        if all(str(rows[0][at]).strip() == str(at + 1) for at in self.mapping.positions.values()):
            return {0: "codes"}
        keys = [_DAY[self.mapping.part], *_FIGURES[self.mapping.part]]
        first, second = (self._readable(row, keys) for row in rows[:2])
        return {0: "codes"} if first == {False} and True in second else {}

    def _of_somebody(self, row: Row) -> bool:
        day = self._cell(row, self._position(_DAY))
        if isinstance(day, str) and _LIKE_A_DAY.fullmatch(day.strip()):
            return True
        words = [(key, self._cell(row, self.mapping.positions.get(key))) for key in _WORDS[self.mapping.part]]
        fields = part(self.mapping.part)
        return any(
            isinstance(word, str) and not word.isdigit() and self.style.knows(fields.field(key), word)
            for key, word in words
        )

    def _readable(self, row: Row, keys: Sequence[str]) -> set[bool]:
        """Whether what the row holds under these keys can be read; empty cells do not say."""
        found: set[bool] = set()
        for key in keys:
            cell = self._cell(row, self.mapping.positions.get(key))
            if not blank(cell):
                read = self.style.read(part(self.mapping.part).field(key), cell)
                found.add(not isinstance(read, Problem))
        filled = sum(not blank(cell) for cell in self._mapped(row))
        return found if filled >= _FEWEST_CODES else set()


def _has_total(label: Cell, row: Row) -> bool:
    return any(map(is_total, row if blank(label) else [label]))


def _is_rule(cell: Cell) -> bool:
    """Whether there is only a line of signs: ``-----`` under the headers or above the totals."""
    return isinstance(cell, str) and _RULE.fullmatch(cell.strip()) is not None


def _is_heading(label: Cell) -> bool:
    """Whether a text alone in its row is a heading such as ``Afdeling: Bakkerij``, and no number or code."""
    if not isinstance(label, str):
        return False
    has_digit = any(sign.isdigit() for sign in label)
    return any(sign.isalpha() for sign in label) and (
        not has_digit or any(sign in " :" for sign in label.strip())
    )


def is_total(cell: Cell) -> bool:
    """Whether a cell says that its row is a sum."""
    if not isinstance(cell, str):
        return False
    name = normal(cell)
    return name in words()["rows"]["total"] or name.partition(" ")[0] in words()["rows"]["total"]

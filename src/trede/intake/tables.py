# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table door: grids of a template, a CSV folder or a payroll export, as one declaration with places."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from itertools import islice
from typing import TYPE_CHECKING

from trede.intake.assembly import Declared
from trede.intake.columns import TOLD
from trede.intake.dutch_dates import from_1904
from trede.intake.fields import Field, Part, part
from trede.intake.grids import structure_findings
from trede.intake.header_rows import PARTS
from trede.intake.headers import normal, words
from trede.intake.mapping import SheetMapping, SheetSaid, mapping_as_said, mapping_of
from trede.intake.organisation_sheet import Head, is_head, read_head
from trede.intake.places import Places
from trede.intake.privacy import shown
from trede.intake.rows import Rows
from trede.intake.sheet_findings import left_out_findings, mapping_findings, unread_findings
from trede.intake.table_rows import TableRows
from trede.intake.tidy import blank
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.intake.grids import Cell, Grid
    from trede.intake.mapping import Sheets
    from trede.intake.said import Columns
    from trede.intake.styles import Style


# Beyond these they are no words of a list to choose from.
MOST_WORDS = 200


@dataclass(slots=True)
class Tables:
    """Gathers what the sheets of one input hold. ``columns`` and ``sheets`` are what the user says."""

    style: Style
    columns: Columns | None = None
    sheets: Sheets = attribute(default_factory=dict)
    findings: list[Finding] = attribute(default_factory=list)
    mappings: list[SheetMapping] = attribute(default_factory=list)
    places: Places = attribute(default_factory=Places)
    head: Head | None = None
    csv_alone: bool = False
    cells: dict[str, dict[str, list[object]]] = attribute(
        default_factory=lambda: {path: {field.key: [] for field in part(path).fields} for path in PARTS}
    )

    def add(self, grid: Grid) -> None:
        """Read one sheet: that of the organisation, one with rows, or none we know."""
        name = normal(grid.name)
        if grid.name in self.sheets:
            self._add_as_said(grid, self.sheets[grid.name])
        elif not grid.rows or name in words()["sheets"]["explanation"]:
            return
        elif name in words()["sheets"]["organisation"]:
            self._add_head(grid)
        elif mapping := mapping_of(grid, self.columns):
            self._add_rows(grid, mapping)
        elif is_head(grid):
            self._add_head(grid)
        else:
            self.findings += unread_findings(grid)

    def _add_as_said(self, grid: Grid, said: SheetSaid) -> None:
        mapping = mapping_as_said(grid, said)
        if mapping is not None:
            self._add_rows(grid, mapping)
        elif said.part:
            self.findings += unread_findings(grid)

    def _add_head(self, grid: Grid) -> None:
        self.findings += structure_findings(grid, grid.first_row)
        self.head = read_head(grid)
        self.places.head.update(self.head.places)

    def _add_rows(self, grid: Grid, mapping: SheetMapping) -> None:
        data = grid.rows[mapping.header_row - grid.first_row + 1 :]
        left_out = TableRows(mapping, self.style).left_out(data)
        rows = [row for index, row in enumerate(data) if index not in left_out] if left_out else data
        numbers = [mapping.header_row + 1 + index for index in range(len(data)) if index not in left_out]
        self.mappings.append(mapping)
        self.findings += [
            *structure_findings(grid, mapping.header_row, {at + 1 for at in mapping.positions.values()}),
            *mapping_findings(mapping, bool(rows)),
            *left_out_findings(mapping, left_out),
        ]
        self.places.add(mapping, numbers)
        self._keep(mapping, rows, epoch_1904=grid.layout.epoch_1904)

    def _keep(self, mapping: SheetMapping, rows: Sequence[Sequence[Cell]], *, epoch_1904: bool) -> None:
        """The columns that are fields, and nothing else, go into the measurement."""
        for key, values in self.cells[mapping.part].items():
            position = mapping.positions.get(key)
            if position is None:
                values.extend([_absent(part(mapping.part), key, mapping)] * len(rows))
            else:
                cells: Iterable[Cell] = (row[position] for row in rows)
                day = epoch_1904 and part(mapping.part).field(key).kind == "day"
                values.extend(map(from_1904, cells) if day else cells)

    def declared(self, head: Mapping[str, object] | None = None, *, own_year: bool = True) -> Declared:
        """All of it together. ``head`` has the keys of the JSON format beside the rows, for what no sheet says.

        Without ``own_year`` its reference year holds, whatever a sheet says.
        """
        found = self.head or Head()
        if not own_year:
            found.forget_year()
        found.add(head or {})
        if not found.values:
            code = "table.csv-alone" if self.csv_alone else "table.organisation-missing"
            self.findings.append(finding(code, "organisation"))
        return Declared(
            found.part("organisation"),
            found.entities,
            found.part("reference_year"),
            found.part("measurement"),
            *(Rows(self.cells[path], range(self.places.count(path))) for path in PARTS),
        )

    @property
    def words(self) -> dict[str, dict[str, str | None]]:
        """Each different word for a contract and for a position, with its code; ``?`` when we do not know it."""
        return {key: self._words(part("employments").field(key)) for key in ("contract", "position")}

    def _words(self, field: Field) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for cell in islice(dict.fromkeys(self.cells["employments"][field.key]), MOST_WORDS):
            word = self.style.clean(field, cell)
            if isinstance(word, str) and not blank(word):
                known = self.style.knows(field, word)
                found[shown(word) or ""] = self.style.code(field, word) if known else "?"
        return found

    @property
    def empty(self) -> bool:
        """Whether nothing at all was filled in."""
        nothing = self.head is None or all(blank(value) for value in self.head.values.values())
        return nothing and not any(self.places.count(path) for path in PARTS)


def _absent(part_: Part, key: str, mapping: SheetMapping) -> object:
    """What stands in for a column that the sheet does not have; a finding has told it when it matters."""
    if key == "contract":
        return part_.field(key).substitute
    hours_by_factor = key == "hours" and mapping.letter("fte") is not None
    return TOLD if part_.field(key).required and not hours_by_factor else None

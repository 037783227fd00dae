# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to say about a sheet as a whole: columns not read, columns missing, rows left out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from trede.intake.fields import part
from trede.intake.grids import column_letter
from trede.intake.headers import known_headers, never_read, normal
from trede.intake.privacy import holds_bsns, shown
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.intake.grids import Grid
    from trede.intake.mapping import ColumnMapping, SheetMapping
    from trede.intake.table_rows import LeftOut

# Of a wide sheet nobody reads more remarks.
MOST_TOLD = 50
_WITHOUT = {
    "contract": "table.contract-assumed",
    "to": "table.no-last-day",
    "position": "table.no-position",
}
# How much a header must look like a known one before we say so.
_ALIKE = 0.8
# With more signs too many or too few it is no slip but another word: "Verlofuren per week".
_MISTYPED = 3


def mapping_findings(mapping: SheetMapping, any_rows: bool) -> Iterator[Finding]:
    """Of the columns: BSNs and personal data not read, doubles, guesses, what is not read, and what is missing."""
    yield from _personal(mapping)
    for column in mapping.columns:
        if column.how == "likely" and column.field:
            yield _of_column("table.likely-column", mapping, column, **_labels(mapping, column.field))
    yield from _doubles(mapping)
    for column in mapping.dropped("unknown")[:MOST_TOLD]:
        if column.how != "given":
            yield from _unknown(mapping, column)
    if any_rows:
        yield from _missing(mapping)


def _personal(mapping: SheetMapping) -> Iterator[Finding]:
    for column in mapping.dropped("bsn"):
        yield _of_column(
            "table.bsn-column" if _lacks_codes(mapping) else "table.bsn-dropped", mapping, column
        )
    for column in mapping.dropped("bsn-doubt"):
        yield _of_column("table.bsn-maybe", mapping, column)
    for column in mapping.dropped("personal"):
        reason = never_read(column.header) or "name"
        yield _of_column(f"table.personal-column-{reason}", mapping, column)


def _lacks_codes(mapping: SheetMapping) -> bool:
    """Whether a column of numbers or words that must be there is not; one of BSNs may have been meant as it."""
    needed = [field.key for field in part(mapping.part).fields if field.required and field.kind == "text"]
    return any(key not in mapping.positions for key in needed)


def _labels(mapping: SheetMapping, key: str) -> dict[str, object]:
    field = part(mapping.part).field(key)
    return {"label_nl": field.nl, "label_en": field.en}


def _doubles(mapping: SheetMapping) -> Iterator[Finding]:
    """Of two columns that mean the same, which was read; of two last days the earlier."""
    by_field = {column.field: column for column in mapping.columns if column.field}
    for column in mapping.dropped("double"):
        used = by_field[column.offer or ""]
        yield _of_column("table.double-column", mapping, column, used=used.header or used.letter)
    if "left" in by_field and "to" in by_field and by_field["left"].how != "given":
        yield _of_column("table.both-ends", mapping, by_field["left"], used=by_field["to"].header)


def _unknown(mapping: SheetMapping, column: ColumnMapping) -> Iterator[Finding]:
    """What an unknown column may be, by its header or by what is in it."""
    header, known = normal(column.header), known_headers(mapping.part)
    typed = [each for each in known if abs(len(each) - len(header)) <= _MISTYPED]
    near = [] if column.offer or header in known else get_close_matches(header, typed, 1, _ALIKE)
    if column.offer or near:  # a header we know was left out by the user
        field = part(mapping.part).field(column.offer) if column.offer else known[near[0]].field
        yield _of_column("table.near-column", mapping, column, near_nl=field.nl, near_en=field.en)
    elif column.looks and header not in known:
        yield _of_column(f"table.unread-{column.looks}", mapping, column, samples=", ".join(column.samples))


def _missing(mapping: SheetMapping) -> Iterator[Finding]:
    """Fields without a column, and what follows from it or is used in their place."""
    there = mapping.positions
    for field in part(mapping.part).fields:
        if field.key in there or _told_otherwise(field.key, mapping):
            continue
        if field.key in ("contract", "to", "position") and mapping.part == "employments":
            yield _of_sheet(_WITHOUT[field.key], mapping)
        elif field.required:
            yield _of_sheet("table.column-missing", mapping, label_nl=field.nl, label_en=field.en)
    if "fte" in there and "hours" not in there:
        yield _of_sheet("table.hours-from-factor", mapping)


def _told_otherwise(key: str, mapping: SheetMapping) -> bool:
    """Hours follow from a factor; a column refused for its BSNs may have been the one with numbers."""
    if key == "hours":
        return "fte" in mapping.positions
    return key == "ref" and bool(mapping.dropped("bsn") or mapping.dropped("bsn-doubt"))


def left_out_findings(mapping: SheetMapping, left_out: Mapping[int, LeftOut]) -> Iterator[Finding]:
    """Rows that are not in the measurement, told one by one; empty and example rows go without saying."""
    for index, kind in sorted(left_out.items()):
        if kind not in ("blank", "example"):
            row = mapping.header_row + 1 + index
            yield finding(f"table.row-{kind}", mapping.sheet).at(mapping.sheet, row, None)


def unread_findings(grid: Grid) -> Iterator[Finding]:
    """A sheet without a header we know. That there are BSNs in it is told all the same."""
    for position, values in enumerate(zip(*grid.rows, strict=True)):
        if holds_bsns(values[1:]):
            letter = column_letter(position + 1)
            yield finding("table.bsn-dropped", grid.name, letter).at(grid.name, grid.first_row, letter)
    yield finding("table.sheet-not-read", grid.name, shown(grid.name)).at(grid.name, grid.first_row, None)


def _of_column(code: str, mapping: SheetMapping, column: ColumnMapping, **fields: object) -> Finding:
    value = column.header or column.letter
    return finding(code, mapping.sheet, value, **fields).at(mapping.sheet, mapping.header_row, column.letter)


def _of_sheet(code: str, mapping: SheetMapping, **fields: object) -> Finding:
    found = finding(code, mapping.sheet, mapping.sheet, **fields)
    return found.at(mapping.sheet, mapping.header_row, None)

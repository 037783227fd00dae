# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first rows of a file as they would be read with these columns: to see at once whether a choice is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.intake.fields import Field, part
from trede.intake.reading import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.intake.mapping import SheetMapping, Sheets
    from trede.intake.said import Said
    from trede.kernel.findings import Finding
    from trede.office.uploads.rules.heads import SheetHead

SHOWN_ROWS = 5


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """A value as it is read (see ``trede.scoring.measurement``), or what stood there when it cannot be read."""

    field: Field
    value: Any
    wrong: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of one sheet; each with its number in the file and a cell for each of the ``fields``."""

    sheet: str
    fields: Sequence[Field]
    lines: Sequence[tuple[int, Sequence[PreviewCell]]]


def previews(
    heads: Iterable[SheetHead], said: Said, sheets: Sheets, head: Mapping[str, object]
) -> list[Preview]:
    """Of each sheet that is read in this way; ``head`` is what the dossier says (``Facts.head``)."""
    reading = read_tables([each.grid for each in heads], None, head, sheets=sheets, said=said)
    if reading.measurement is None or reading.places is None:
        return []
    wrong = {found.place: found for found in reading.findings if found.blocks}
    found: list[Preview] = []
    for path, parts in reading.places.rows.items():
        rows, start = getattr(reading.measurement, path), 0
        for mapping, numbers in parts:
            shown = range(start, start + min(len(numbers), SHOWN_ROWS))
            lines = [
                (numbers[index - start], _line(path, mapping, index, rows[index], wrong)) for index in shown
            ]
            found.append(Preview(mapping.sheet, _fields(path, mapping), lines))
            start += len(numbers)
    return found


def _fields(path: str, mapping: SheetMapping) -> list[Field]:
    """Those that have a column; hours made from a factor are shown as hours."""
    there = {"hours" if key == "fte" else key for key in mapping.positions}
    return [field for field in part(path).fields if field.key in there]


def _line(
    path: str, mapping: SheetMapping, index: int, row: object, wrong: Mapping[str, Finding]
) -> list[PreviewCell]:
    cells = []
    for field in _fields(path, mapping):
        mistake = wrong.get(f"{path}[{index}].{field.key}")
        value = mistake.value if mistake else getattr(row, field.target)
        cells.append(PreviewCell(field, value, mistake is not None))
    return cells

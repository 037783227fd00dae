# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads fields in the style of one door and gathers a finding for everything that cannot be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from trede.intake.columns import Column, read_column
from trede.intake.fields import parts
from trede.intake.privacy import bsns_in, shown
from trede.intake.watching import Watch, unwatched
from trede.kernel.findings import Finding, finding
from trede.kernel.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.intake.fields import Field, Part
    from trede.intake.limits import Value
    from trede.intake.styles import Style

    # The place of a row in the measurement, up to the key: "employments[12]."
    Place = Callable[[int], str]

# Findings of one kind about one field. Whoever has more repairs these first; a hostile file has millions.
MOST_ALIKE = 2_000
# No field of a single object has a substitute that depends on the reference year.
_NO_YEAR = Period(1, 0)
_OF_ROWS = ("employments", "purchases")


@dataclass(slots=True)
class Reader:
    """``findings`` grows while reading; the values read are always valid ones.

    ``head_style`` is that of what stands beside the rows, when it is another.
    ``fulltime_week`` (hundredths of hours) holds where no row says it.
    """

    style: Style
    findings: list[Finding] = attribute(default_factory=list)
    alike: Counter[str] = attribute(default_factory=Counter)
    watch: Watch = unwatched
    columns_read: int = 0
    fulltime_week: int | None = None
    head_style: Style | None = None
    asked: bool = False
    """Whether this is a file of somebody's own making, so that its columns were asked about before.

    Numbers that may be BSNs are none then.
    """

    def column_of_rows(self, field: Field, cells: Sequence[object], part: str) -> Column:
        """Read without reporting, and tell who waits: with many rows each column takes a while."""
        read = self.column(field, self._without_bsns(field, cells, part))
        self.columns_read += 1
        self.watch("columns", self.columns_read, sum(len(parts()[path].fields) for path in _OF_ROWS))
        return read

    def column(self, field: Field, cells: Sequence[object]) -> Column:
        """Read without reporting; for columns whose problems may yet be solved by another column."""
        return read_column(field, cells, self.style)

    def _without_bsns(self, field: Field, cells: Sequence[object], part: str) -> Sequence[object]:
        """Codes of people and orders; numbers in the order of appearance in their place when they are BSNs."""
        seems = bsns_in(cells, field) if field.kind == "text" else None
        if seems is None or (seems == "likely" and self.asked):
            return cells
        self.find("bsn", "input.bsn", part if field.key == "ref" else f"{part}.{field.key}")
        numbers: dict[object, str] = {}
        return [None if cell is None else numbers.setdefault(cell, f"?{len(numbers)}") for cell in cells]

    def find(self, about: str, code: str, place: str, value: object = None, **fields: object) -> None:
        """Gather a finding; of those about the same thing no more than anybody reads."""
        if not self.told_enough(about):
            self.findings.append(finding(code, place, shown(value), **fields))

    def told_enough(self, about: str) -> bool:
        """Count one more about this; whether it is one too many to tell."""
        self.alike[about] += 1
        return self.alike[about] > MOST_ALIKE

    def gathered(self) -> tuple[Finding, ...]:
        """Every finding, and how many more like them there are."""
        rest = {about: count - MOST_ALIKE for about, count in self.alike.items() if count > MOST_ALIKE}
        more = (finding("input.more-like-this", about, count) for about, count in rest.items())
        return (*self.findings, *more)

    def report(self, column: Column, part: str, place: Place) -> None:
        """A finding for every problem left in the column; one for all values that have a problem of the column.

        What stands beside or in the place of a reference may be a name, and is not told.
        """
        field = column.field
        about = f"{part}.{field.key}"
        together = dict(column.changed)
        for row, problem in column.reportable.items():
            if problem.once:
                together.setdefault(problem.code, []).append(row)
                continue
            labels = {"label_nl": field.nl, "label_en": field.en, **dict(problem.fields)}
            value = labels.pop("made", None if field.key == "ref" else column.cells[row])
            self.find(about, problem.code, place(row) + field.key, value, **labels)
        for code, rows in together.items():
            labels = {"label_nl": field.nl, "label_en": field.en, "count": len(rows)}
            value = None if code.startswith("input.name-") else column.cells[rows[0]]
            self.find(about, code, place(rows[0]) + field.key, value, **labels)

    def single(self, part: Part, place: str, values: Mapping[str, object] | None) -> dict[str, Value]:
        """The fields of one object by target; without the object, substitutes and no findings."""
        read: dict[str, Value] = {}
        for field in part.fields:
            column = read_column(field, [(values or {}).get(field.key)], self.head_style or self.style)
            if values is not None:
                self.report(column, part.path, lambda _row: place)
            read[field.target] = column.filled(_NO_YEAR)[0]
        return read

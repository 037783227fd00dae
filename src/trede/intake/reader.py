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
from trede.intake.privacy import shown
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
    """``findings`` grows while reading; the values read are always valid ones."""

    style: Style
    findings: list[Finding] = attribute(default_factory=list)
    alike: Counter[str] = attribute(default_factory=Counter)
    watch: Watch = unwatched
    columns_read: int = 0

    def column_of_rows(self, field: Field, cells: Sequence[object]) -> Column:
        """Read without reporting, and tell who waits: with many rows each column takes a while."""
        read = self.column(field, cells)
        self.columns_read += 1
        self.watch("columns", self.columns_read, sum(len(parts()[path].fields) for path in _OF_ROWS))
        return read

    def column(self, field: Field, cells: Sequence[object]) -> Column:
        """Read without reporting; for columns whose problems may yet be solved by another column."""
        return read_column(field, cells, self.style)

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
        """A finding for every problem left in the column."""
        field = column.field
        about = f"{part}.{field.key}"
        for row, problem in column.reportable.items():
            labels = {"label_nl": field.nl, "label_en": field.en, **dict(problem.fields)}
            self.find(about, problem.code, place(row) + field.key, column.cells[row], **labels)

    def single(self, part: Part, place: str, values: Mapping[str, object] | None) -> dict[str, Value]:
        """The fields of one object by target; without the object, substitutes and no findings."""
        read: dict[str, Value] = {}
        for field in part.fields:
            column = self.column(field, [(values or {}).get(field.key)])
            if values is not None:
                self.report(column, part.path, lambda _row: place)
            read[field.target] = column.filled(_NO_YEAR)[0]
        return read

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads fields in the style of one door and gathers a finding for everything that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from trede.intake.columns import Column, read_column
from trede.intake.privacy import shown
from trede.kernel.findings import Finding, finding
from trede.kernel.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.intake.fields import Field, Part
    from trede.intake.limits import Problem, Value
    from trede.intake.styles import Style

    # The place of a row in the measurement, up to the key: "employments[12]."
    Place = Callable[[int], str]

# No field of a single object has a substitute that depends on the reference year.
_NO_YEAR = Period(1, 0)


@dataclass(frozen=True, slots=True)
class Reader:
    """``findings`` grows while reading; the values read are always valid ones."""

    style: Style
    findings: list[Finding] = attribute(default_factory=list)

    def column(self, field: Field, cells: Sequence[object]) -> Column:
        """Read without reporting; for columns whose problems may yet be solved by another column."""
        return read_column(field, cells, self.style)

    def report(self, column: Column, place: Place) -> None:
        """A finding for every problem left in the column."""
        for row, problem in column.reportable.items():
            self.report_one(column.field, problem, place(row), column.cells[row])

    def report_one(self, field: Field, problem: Problem, place: str, value: object) -> None:
        labels = {"label_nl": field.nl, "label_en": field.en, **dict(problem.fields)}
        self.findings.append(finding(problem.code, place + field.key, shown(value), **labels))

    def single(self, part: Part, place: str, values: Mapping[str, object] | None) -> dict[str, Value]:
        """The fields of one object by target; without the object, substitutes and no findings."""
        read: dict[str, Value] = {}
        for field in part.fields:
            column = self.column(field, [(values or {}).get(field.key)])
            if values is not None:
                self.report(column, lambda _row: place)
            read[field.target] = column.filled(_NO_YEAR)[0]
        return read

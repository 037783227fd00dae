# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One employment under one edition: how many days it lies in the reference year, and on how many it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from trede.kernel.periods import ALWAYS, NEVER, Period, window_of_years
from trede.scoring.relations import NOTHING, relations

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.scheme.edition import Contract, Edition, Position, Window
    from trede.scoring.measurement import Employment, Measurement
    from trede.scoring.relations import Relation

UNBOUNDED = Period(ALWAYS, NEVER)


class Row(NamedTuple):
    """An employment with its position and contract looked up, and its days; a tuple, for large files make many.

    ``days`` lie in the reference year; ``counted_days`` lie in the counting ``window`` as well. ``fte_days`` and
    ``weighted`` are whole numbers: hundredths of hours x days, and that times both weights in hundredths.
    ``relation`` is what the employment is part of, for rules that ask how long something lasted.
    """

    employment: Employment
    position: Position | None
    contract: Contract
    window: Period
    days: int
    counted_days: int
    relation: Relation

    @property
    def fte_days(self) -> int:
        return self.employment.hours * self.days

    @property
    def counted(self) -> int:
        return self.employment.hours * self.counted_days

    @property
    def weighted(self) -> int:
        if self.position is None:
            return 0
        return self.counted * self.position.weight.value * self.contract.weight.value

    @property
    def counts(self) -> bool:
        """Whether the row has any counted day and its contract counts anywhere."""
        return self.counted_days > 0 and self.contract.weight.value > 0


def rows_of(edition: Edition, measurement: Measurement) -> tuple[Row, ...]:
    """Every employment, in the order of the measurement; its codes must be known to the edition."""
    year, employments = measurement.reference_year, measurement.employments
    related = zip(employments, relations(edition, employments), strict=True)
    return tuple(row_of(edition, year, employment, relation) for employment, relation in related)


def row_of(edition: Edition, year: Period, employment: Employment, relation: Relation) -> Row:
    """One employment as part of this relation."""
    contract = edition.contracts[employment.contract]
    if employment.position is None:
        days = min(employment.last_day, year.last) - max(employment.first_day, year.first) + 1
        return Row(employment, None, contract, NOTHING, max(days, 0), 0, relation)
    inside = year.overlap(employment.period)
    position = edition.positions[employment.position]
    begun = employment
    if relation.placement_from != employment.placement_from:
        begun = replace(employment, placement_from=relation.placement_from)
    window = counting_window(position, contract, begun)
    return Row(employment, position, contract, window, inside.days, inside.overlap(window).days, relation)


def counting_window(position: Position, contract: Contract, employment: Employment) -> Period:
    """The days on which this position counts, whatever the period of the employment."""
    if position.minimum and (getattr(employment, position.minimum.field) or 0) < position.minimum.fact.value:
        return NOTHING
    window = _WINDOWS[position.window.kind](position.window, employment)
    if contract.limit:
        window = window.overlap(_years(contract.limit, employment))
    return window


def start_of(window: Window, employment: Employment) -> int | None:
    """The day a window of years starts: the named date; intake and placement default to the first day."""
    named: int | None = getattr(employment, window.field or "")
    if named is None and window.field in DEFAULT_TO_FIRST_DAY:
        return employment.first_day
    return named


DEFAULT_TO_FIRST_DAY = frozenset({"intake", "placement_from"})


def _years(window: Window, employment: Employment) -> Period:
    start = start_of(window, employment)
    return NOTHING if start is None else window_of_years(start, window.years or 0)


def _until(window: Window, employment: Employment) -> Period:
    last: int | None = getattr(employment, window.field or "")
    return NOTHING if last is None else Period(ALWAYS, last)


def _unbounded(_window: Window, _employment: Employment) -> Period:
    return UNBOUNDED


_WINDOWS: dict[str, Callable[[Window, Employment], Period]] = {
    "employed": _unbounded,
    "placement": _unbounded,
    "until": _until,
    "years": _years,
}

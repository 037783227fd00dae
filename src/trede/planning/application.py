# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes on paper: from a measurement and what would change to the measurement it would then be.

Each change costs as much as the rows that it touches, however many changes there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from trede.planning.changes import Buy, Figures, Hire
from trede.planning.row_changes import changed, listed_fte, new_colleague
from trede.scoring.measurement import Employment, Measurement, Purchase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from trede.planning.changes import Change, OfPerson
    from trede.scheme import Edition

NEW_REF, NEW_ORDER = "nieuw-{}", "plan-{}"
_LONGEST_NUMBER = 10


def apply(edition: Edition, measurement: Measurement, changes: Iterable[Change]) -> Measurement:
    """The measurement after these changes, in their order.

    They must fit it (``trede.planning.fit``): a person that is not there is left alone. Total fte that was
    declared moves along with the hours of the listed rows.
    """
    draft = Draft(edition, measurement)
    for change in changes:
        draft.take(change)
    return draft.measurement()


@dataclass(slots=True)
class Draft:
    """A measurement while changes are made to it, one after another.

    ``places`` holds what became of each row of the measurement, and then new colleagues; ``of_person`` says at which
    places the rows of somebody stand, ``gone`` who was there and left before the first of them.
    """

    edition: Edition
    before: Measurement
    places: list[list[Employment]] = field(init=False)
    of_person: dict[str, list[int]] = field(init=False, default_factory=dict)
    gone: set[str] = field(init=False, default_factory=set)
    orders: list[Purchase] = field(init=False)
    latest: dict[str, Purchase] = field(init=False, default_factory=dict)
    total_fte: Fraction | None = field(init=False)
    free_index: int = field(init=False)
    free_order: Iterator[str] = field(init=False)
    first_free: int = field(init=False, default=1)

    def __post_init__(self) -> None:
        self.places = [[row] for row in self.before.employments]
        for place, row in enumerate(self.before.employments):
            self.of_person.setdefault(row.ref, []).append(place)
        self.orders = list(self.before.purchases)
        for order in self.orders:
            self._remember_supplier(order)
        self.total_fte = self.before.total_fte
        self.free_index = 1 + max((row.index for row in self.before.employments), default=-1)
        taken = {order.order for order in self.orders}
        self.free_order = (text for n in count(1) if (text := NEW_ORDER.format(n)) not in taken)

    def measurement(self) -> Measurement:
        """What it has become."""
        rows = tuple(chain.from_iterable(self.places))
        orders = tuple(self.orders)
        return replace(self.before, employments=rows, purchases=orders, total_fte=self.total_fte)

    def take(self, change: Change) -> None:
        """Make one change."""
        if isinstance(change, Buy):
            self._buy(change)
        elif isinstance(change, Hire):
            self._hire(change)
        elif change.ref in self.of_person:
            self._change(change, self.of_person[change.ref])

    def _change(self, change: OfPerson, places: list[int]) -> None:
        rows = [row for place in places for row in self.places[place]]
        after = changed(rows, change)
        ahead = iter(after)
        for place in places:
            self.places[place] = [row for _row in self.places[place] for row in next(ahead)]
        self._move_total(rows, [row for each in after for row in each])
        if not any(after):
            del self.of_person[change.ref]
            self.gone.add(change.ref)
            self._free(change.ref)

    def _hire(self, hire: Hire) -> None:
        year = self.before.reference_year
        new: list[Employment] = []
        for ref in self._names(hire):
            new.append(new_colleague(self.edition, year, hire, self.free_index, ref))
            self.free_index += 1
            self.of_person.setdefault(ref, []).append(len(self.places))
            self.places.append([new[-1]])
        self._move_total([], new)

    def _names(self, hire: Hire) -> Iterator[str]:
        if hire.ref and hire.count == 1:
            yield hire.ref
            return
        for _colleague in range(hire.count):
            while (ref := NEW_REF.format(self.first_free)) in self.of_person:
                self.first_free += 1
            yield ref

    def _free(self, ref: str) -> None:
        """A name for new colleagues may be taken again."""
        number = ref.removeprefix(NEW_REF.format(""))
        if number != ref and number.isdecimal() and len(number) < _LONGEST_NUMBER:
            self.first_free = min(self.first_free, int(number))

    def _move_total(self, before: list[Employment], after: list[Employment]) -> None:
        """Declared total fte moves by what the rows gained or lost."""
        if self.total_fte is not None:
            year = self.before.reference_year
            self.total_fte += listed_fte(self.edition, after, year) - listed_fte(self.edition, before, year)

    def _buy(self, change: Buy) -> None:
        known = self.latest.get(change.kvk)
        figures = change.figures or (figures_of(known) if known else None)
        if figures is None:
            return
        order = Purchase(
            index=len(self.orders),
            order=next(self.free_order),
            supplier=change.supplier or (known.supplier if known else change.kvk),
            kvk=change.kvk,
            kind=change.kind or (known.kind if known else "pso"),
            day=self.before.reference_year.last if change.day is None else change.day,
            amount_cents=change.amount_cents,
            supplier_turnover=figures.turnover,
            supplier_fte=figures.fte,
            supplier_direct_share=figures.direct_share,
        )
        self.orders.append(order)
        self._remember_supplier(order)

    def _remember_supplier(self, order: Purchase) -> None:
        known = self.latest.get(order.kvk)
        if known is None or (order.day, order.order) > (known.day, known.order):
            self.latest[order.kvk] = order


def row_about(measurement: Measurement, ref: str, day: int | None = None) -> Employment:
    """The contract that a change for this person is about: the one on that day, else the latest."""
    mine = sorted((row for row in measurement.employments if row.ref == ref), key=lambda row: row.first_day)
    on_day = (row for row in mine if day is not None and row.first_day <= day <= row.last_day)
    return next(on_day, mine[-1])


def latest_order(measurement: Measurement, kvk: str) -> Purchase | None:
    """The latest order at this supplier, from which its figures are taken."""
    known = [order for order in measurement.purchases if order.kvk == kvk]
    return max(known, key=lambda order: (order.day, order.order)) if known else None


def figures_of(order: Purchase) -> Figures:
    return Figures(order.supplier_turnover, order.supplier_fte, order.supplier_direct_share)

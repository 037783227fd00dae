# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which inferred and assumed rules a result leaned on: a figure is never more certain than what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.scheme.facts import UNCERTAIN
from trede.scoring.relations import adjoins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.scheme.edition import Contract, Edition, Position
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row

# Every score leans on these.
ALWAYS = (
    "norms.edition",
    "norms.size-rounding",
    "norms.threshold-inclusive",
    "thirty-plus.computation",
    "banenafspraak.positions",
)
ON_PURCHASES = (
    "indirect.supplier-rounding",
    "indirect.certificate-on-order-date",
    "indirect.orders-in-year",
)


def leaned_on(
    edition: Edition, measurement: Measurement, rows: Iterable[Row], size: int, capped: bool
) -> tuple[str, ...]:
    """The ids, sorted, of the inferred and assumed rules that this result leaned on."""
    used = {*ALWAYS, *_of_rows(rows, measurement), *_of_norms(edition, size)}
    if measurement.purchases:
        used |= {*ON_PURCHASES, *(("indirect.cap",) if capped else ())}
    if measurement.organisation.kind == "sw":
        used.add("organisation.sw")
    if edition.stands_in_on(measurement.application_day):
        used.add("edition.unread")
    uncertain = {fact.id for fact in edition.facts() if fact.basis in UNCERTAIN}
    return tuple(sorted(used & uncertain))


def _of_rows(rows: Iterable[Row], measurement: Measurement) -> Iterator[str]:
    year = measurement.reference_year.days
    declared = measurement.total_fte is not None
    seen = set()
    for row in rows:
        if (shape := _shape(row, year)) in seen:
            continue
        seen.add(shape)
        if row.days and not declared:
            yield f"contracts.{row.contract.code}.in-total"
        if row.days not in (0, year):
            yield "direct.pro-rata"
        if row.days:
            yield from _of_duration(row)
        if row.position is not None and row.days:
            yield from _of_position(row, row.position)


def _shape(row: Row, year: int) -> tuple[object, ...]:
    """All that the rules a row leans on depend on: of a large organisation most rows are alike."""
    days = (row.days == 0, row.days == year, row.counted_days < row.days, row.counted_days > 0)
    position = row.position.code if row.position else None
    return (row.contract.code, position, days, adjoins(row.contract, row.employment, row.relation))


def _of_duration(row: Row) -> Iterator[str]:
    """What rules that ask how long something lasted lean on."""
    if row.contract.thirty_plus.months:
        yield "thirty-plus.lasted"
    if adjoins(row.contract, row.employment, row.relation):
        yield "direct.adjoining"


def _of_position(row: Row, position: Position) -> Iterator[str]:
    """What counting somebody of the target group leans on."""
    yield f"positions.{position.code}.window"
    if position.window.years or row.contract.limit:
        yield "direct.window-ends"
    if row.counted_days < row.days:
        yield "direct.counting-window"
    if row.counts:
        yield from _of_weights(position, row.contract)


def _of_weights(position: Position, contract: Contract) -> Iterator[str]:
    yield f"positions.{position.code}.weight"
    yield f"contracts.{contract.code}.weight"
    if position.weight.value != 100 and contract.weight.value != 100:
        yield "direct.product"


def _of_norms(edition: Edition, size: int) -> Iterator[str]:
    if not edition.norms.is_anchor(size):
        yield "norms.interpolation"
    yield from (rule.fact.id for rule in edition.norms.derived.values())

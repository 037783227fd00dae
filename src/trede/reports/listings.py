# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows and orders behind a score, as tables: the target group one by one, all others on one line."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from trede.kernel.values import MILLION, half_up
from trede.reports.groups import FTE_PLACES, groups
from trede.scoring.indirect import suppliers_of
from trede.scoring.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.reports.result import Result
    from trede.scoring.indirect import Supplier
    from trede.scoring.measurement import Purchase
    from trede.scoring.rows import Row

Side = Literal["left", "right"]
Cells = tuple[str, ...]
SHORT_REFERENCE = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the side its cells stand at, and its part of the room that is left (0: what it needs)."""

    head: str
    side: Side = "left"
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with its title, a line above it, and the sums below it."""

    title: str
    intro: str | None
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]
    sums: tuple[Cells, ...]


def listings(result: Result) -> tuple[Listing, ...]:
    """The target group, and the orders and suppliers when there are any."""
    people = _groups(result) if result.classes else _people(result)
    if not result.measurement.purchases:
        return (people,)
    return (people, _orders(result), _suppliers(result))


def weighted_fte(row: Row, year_days: int) -> Fraction:
    """What a row adds to the weighted fte; both weights and the hours are whole hundredths."""
    return Fraction(row.weighted, 10_000 * row.employment.fulltime_hours * year_days)


def _people(result: Result) -> Listing:
    rows = rows_of(result.edition, result.measurement)
    group = [row for row in rows if row.position is not None]
    columns = (
        _column(result, "rows.ref", wide=_room(row.employment.ref for row in group)),
        _column(result, "rows.position", wide=5),
        _column(result, "rows.contract", wide=4),
        _column(result, "rows.hours", "right"),
        _column(result, "rows.days", "right"),
        _column(result, "rows.weighted", "right"),
    )
    intro = result.wording.say("rows.intro" if group else "rows.none")
    cells = (*(_person(row, result) for row in group), *_others(result, len(rows) - len(group)))
    weighted = result.wording.numerals.number(result.score.weighted_fte, FTE_PLACES)
    sums = (("", result.wording.say("rows.sum"), "", "", "", weighted),)
    return Listing(result.wording.say("rows.title"), intro, columns, cells, sums)


def _groups(result: Result) -> Listing:
    """The target group by class: rows about people are not kept everywhere."""
    wide = (_column(result, "groups.position", wide=5), _column(result, "groups.contract", wide=4))
    narrow = (
        _column(result, f"groups.{each}", "right")
        for each in ("people", "fte", "counted", "weight", "weighted")
    )
    lines = groups(result)
    say, number = result.wording.say, result.wording.numerals.number
    others = sum(each.people for each in result.classes if each.position is None)
    blank, nothing = ("", "", "", "", ""), number(0, FTE_PLACES)
    rows = (
        *(astuple(each) for each in lines),
        *((label, *blank, nothing) for label in _rest(result, others)),
    )
    sums = ((say("rows.sum"), *blank, number(result.score.weighted_fte, FTE_PLACES)),)
    return Listing(
        say("rows.title"), say("groups.intro" if lines else "rows.none"), (*wide, *narrow), rows, sums
    )


def _person(row: Row, result: Result) -> Cells:
    employment, number = row.employment, result.wording.numerals.number
    return (
        employment.ref,
        result.names.positions[employment.position or ""],
        result.names.contracts[employment.contract],
        f"{_hours(employment.hours, result)} / {_hours(employment.fulltime_hours, result)}",
        number(row.counted_days, 0),
        number(weighted_fte(row, result.measurement.reference_year.days), FTE_PLACES),
    )


def _hours(hundredths: int, result: Result) -> str:
    """Hours a week; the decimals only when there are any."""
    whole = hundredths % 100 == 0
    return result.wording.numerals.number(Fraction(hundredths, 100), 0 if whole else 2)


def _others(result: Result, count: int) -> tuple[Cells, ...]:
    """Everybody outside the target group, on one line; nothing when there is nobody."""
    nothing = result.wording.numerals.number(0, FTE_PLACES)
    return tuple(("", label, "", "", "", nothing) for label in _rest(result, count))


def _rest(result: Result, count: int) -> tuple[str, ...]:
    """What everybody outside the target group is called."""
    if result.measurement.total_fte is not None:
        return (result.wording.say("rows.others_declared"),)
    return (result.wording.count("rows.others", count),) if count else ()


def _orders(result: Result) -> Listing:
    numerals, orders = result.wording.numerals, result.measurement.purchases
    columns = (
        _column(result, "orders.order", wide=_room(order.order for order in orders)),
        _column(result, "orders.supplier", wide=4),
        _column(result, "orders.kind"),
        _column(result, "orders.day", "right"),
        _column(result, "orders.amount", "right"),
    )
    rows = tuple(_order(order, result) for order in orders)
    total = numerals.euro(sum(order.amount_cents for order in orders))
    sums = (("", result.wording.say("orders.sum"), "", "", total),)
    return Listing(result.wording.say("orders.title"), None, columns, rows, sums)


def _order(order: Purchase, result: Result) -> Cells:
    numerals = result.wording.numerals
    kind = result.wording.texts.get(f"orders.kind_{order.kind}", order.kind)
    return (order.order, order.supplier, kind, numerals.day(order.day), numerals.euro(order.amount_cents))


def _suppliers(result: Result) -> Listing:
    suppliers = suppliers_of(result.measurement.purchases, result.measurement.reference_year)
    columns = (
        _column(result, "suppliers.name", wide=1),
        _column(result, "suppliers.kvk"),
        _column(result, "suppliers.turnover", "right"),
        _column(result, "suppliers.fte", "right"),
        _column(result, "suppliers.share", "right"),
        _column(result, "suppliers.counts", "right"),
    )
    say = result.wording.say
    total = result.wording.numerals.number(result.score.indirect_fte, FTE_PLACES)
    sums = ((say("orders.sum"), "", "", "", "", total),)
    rows = tuple(_supplier(supplier, result) for supplier in suppliers)
    return Listing(say("suppliers.title"), say("suppliers.intro"), columns, rows, sums)


def _supplier(supplier: Supplier, result: Result) -> Cells:
    numerals, figures = result.wording.numerals, supplier.orders[0]
    turnover = figures.supplier_turnover * 100
    return (
        supplier.name,
        supplier.kvk,
        numerals.euro(half_up(turnover.numerator, turnover.denominator)),
        numerals.number(figures.supplier_fte),
        numerals.percent(figures.supplier_direct_share / 100),
        numerals.number(Fraction(supplier.fte_millionths, MILLION), FTE_PLACES),
    )


def _room(references: Iterable[str]) -> int:
    """Short references get what they need; long ones share the room, so that they leave some."""
    return 3 if max(map(len, references), default=0) > SHORT_REFERENCE else 0


def _column(result: Result, key: str, side: Side = "left", *, wide: int = 0) -> Column:
    table, _, name = key.partition(".")
    return Column(result.wording.say(f"{table}.head_{name}"), side, wide)

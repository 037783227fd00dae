# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurements of single organisations as rows of the national tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.findings import finding
from trede.kernel.periods import NEVER
from trede.kernel.values import MILLION, half_up
from trede.national.columns import codes, table
from trede.national.terms import EPOCH
from trede.scheme import open_shelf
from trede.scoring.relations import relations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from trede.kernel.findings import Finding
    from trede.scoring.measurement import Employment, Measurement, Purchase
    from trede.scoring.relations import Relation

DAYS = ("intake", "indication_until", "subsidy_until", "left_school", "status_lost")
NAMES = (
    "organisation",
    "position",
    "contract",
    "hours_hundredths",
    "fulltime_hundredths",
    "first_day",
    "last_day",
    *DAYS,
    "placement_from",
    "benefit_months",
    "relation_first_day",
    "relation_last_day",
)


def unknown_codes(measured: Measurement) -> set[str]:
    """Positions and contract types that have no number in the tables."""
    positions = {each.position for each in measured.employments if each.position} - set(codes().positions)
    return positions | ({each.contract for each in measured.employments} - set(codes().contracts))


def totals_of(measurements: Sequence[Measurement]) -> pl.DataFrame:
    """One row for each organisation, with its declared total in millionths of an fte."""
    rows = [
        (int(each.organisation.kvk), None if each.total_fte is None else half_up_millionths(each.total_fte))
        for each in measurements
    ]
    kinds = dict.fromkeys(("organisation", "total_fte_millionths"), pl.Int64)
    return pl.DataFrame(rows, schema=kinds, orient="row")


def orders_of(measurements: Sequence[Measurement]) -> tuple[pl.DataFrame, list[Finding]]:
    """One row for each order, and a finding for each figure with more decimals than the table holds."""
    found = [(each, purchase) for each in measurements for purchase in each.purchases]
    rows = [_order_row(int(each.organisation.kvk), purchase) for each, purchase in found]
    columns = [column.name for column in table("orders").columns.values()]
    wrong = [
        finding("national.order-too-precise", each.organisation.name, purchase.order, column=column)
        for (each, purchase), row in zip(found, rows, strict=True)
        for column, figure in zip(columns, row, strict=True)
        if figure.denominator != 1
    ]
    whole = [tuple(int(figure) for figure in row) for row in rows]
    return pl.DataFrame(whole, schema=dict.fromkeys(columns, pl.Int64), orient="row"), wrong


def _order_row(organisation: int, each: Purchase) -> tuple[Fraction | int, ...]:
    """In the units of the table; nothing is rounded."""
    return (
        organisation,
        int(each.kvk),
        each.day - EPOCH,
        each.amount_cents,
        each.supplier_turnover * 100,
        each.supplier_fte * 100,
        each.supplier_direct_share * MILLION,
    )


def half_up_millionths(total: Fraction) -> int:
    """As the table holds it; a declared total has two decimals."""
    return half_up(total.numerator * MILLION, total.denominator)


def employments_of(measurements: Sequence[Measurement]) -> pl.DataFrame:
    """One row for each employment, the organisation by its KvK number; days since 1970-01-01."""
    rules = open_shelf().newest  # of relations nothing differs between editions
    rows = [
        _row(int(each.organisation.kvk), employment, relation)
        for each in measurements
        for employment, relation in zip(each.employments, relations(rules, each.employments), strict=True)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(NAMES, pl.Int64), orient="row")


def _row(organisation: int, each: Employment, relation: Relation) -> tuple[int | None, ...]:
    return (
        organisation,
        codes().positions[each.position] if each.position else 0,
        codes().contracts[each.contract],
        each.hours,
        each.fulltime_hours,
        each.first_day - EPOCH,
        _end(each.last_day),
        *(_since(getattr(each, name)) for name in DAYS),
        _since(relation.placement_from),
        each.benefit_months,
        *_stretch(relation),
    )


def _stretch(relation: Relation) -> Iterator[int | None]:
    alone = not relation.stretch.days
    yield None if alone else relation.stretch.first - EPOCH
    yield None if alone else _end(relation.stretch.last)


def _since(day: int | None) -> int | None:
    return None if day is None else day - EPOCH


def _end(day: int) -> int | None:
    return None if day == NEVER else day - EPOCH

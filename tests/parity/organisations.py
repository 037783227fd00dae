# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Generated organisations, as measurements for the reference engine and as tables for the national one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import strategies as st

from trede.errors import InputRefusedError
from trede.kernel.periods import NEVER, Period
from trede.kernel.values import half_up
from trede.national.columns import codes
from trede.national.terms import EPOCH
from trede.scheme import open_shelf
from trede.scoring import Employment, Measurement, Organisation, Purchase, score
from trede.scoring.relations import Relation, relations

if TYPE_CHECKING:
    from pathlib import Path

    from trede.scheme.edition import Edition

DATES = ("intake", "indication_until", "subsidy_until", "left_school", "status_lost", "placement_from")


@dataclass(frozen=True, slots=True)
class Case:
    """Organisations by number, all for one reference year."""

    year: Period
    organisations: dict[int, Measurement]


def years() -> st.SearchStrategy[Period]:
    """Reference years, of 365 and 366 days, not all from January."""
    starts = st.sampled_from([date(2016, 1, 1), date(2018, 1, 1), date(2020, 3, 1), date(2023, 7, 1)])
    return starts.map(
        lambda day: Period(day.toordinal(), date(day.year + 1, day.month, day.day).toordinal() - 1)
    )


def days_around(year: Period) -> st.SearchStrategy[int]:
    """Days near the edges of windows of 6 months, 2, 3 and 5 years more often than others."""
    edges = [year.first, year.last, date(2016, 2, 29).toordinal(), date(2020, 2, 29).toordinal()]
    edges += [round(year.first - back * 365.25) for back in (0.5, 2, 3, 5)]
    near = st.sampled_from(edges).flatmap(lambda edge: st.integers(edge - 2, edge + 2))
    return near | st.integers(year.first - 6 * 366, year.last + 40)


@st.composite
def employments(draw: st.DrawFn, year: Period) -> Employment:
    first = draw(days_around(year))
    last = draw(st.just(NEVER) | st.integers(first, first + 2500))
    position = draw(st.none() | st.sampled_from(sorted(codes().positions)))
    dated = {name: draw(st.none() | days_around(year)) for name in DATES} if position else {}
    # Mostly filled in, so that most organisations can be measured.
    for name in ("indication_until", "subsidy_until", "left_school", "status_lost"):
        if position and dated[name] is None and draw(st.integers(0, 9)):
            dated[name] = draw(days_around(year))
    months = draw(st.sampled_from([0, 5, 6, 7, 30]) | st.none()) if position else None
    return Employment(
        index=0,
        ref=draw(st.sampled_from(["P1", "P1", "P2"])),
        contract=draw(st.sampled_from(sorted(codes().contracts))),
        hours=draw(st.sampled_from([3200, 4000, 200, 199]) | st.integers(1, 6000)),
        fulltime_hours=draw(st.sampled_from([4000, 3800, 3600]) | st.integers(3000, 4800)),
        first_day=first,
        last_day=last,
        position=position,
        benefit_months=months
        if months is not None or position != "ww"
        else draw(st.sampled_from([5, 6, None])),
        **dated,
    )


@st.composite
def continued(draw: st.DrawFn, row: Employment) -> Employment:
    """The same person under the same kind of contract, from the day after or some days later, with other hours."""
    first = row.last_day + draw(st.sampled_from([1, 1, 1, 2, -3]))
    hours = draw(st.sampled_from([row.hours, 199, 200, 3300]))
    last = draw(st.just(NEVER) | st.integers(first, first + 400))
    return replace(row, first_day=first, last_day=last, hours=hours, placement_from=None)


@st.composite
def purchases(draw: st.DrawFn, year: Period, index: int) -> Purchase:
    return Purchase(
        index=index,
        order=f"F{index}",
        supplier="Groen BV",
        kvk=f"{draw(st.integers(90000000, 90000003))}",
        kind="pso",
        day=draw(st.integers(year.first - 3, year.last + 3)),
        amount_cents=draw(st.integers(1, 10**9)),
        supplier_turnover=Fraction(draw(st.sampled_from([10**8, 123456789, 1])), 100),
        supplier_fte=Fraction(draw(st.integers(1, 10**5)), 100),
        supplier_direct_share=Fraction(draw(st.sampled_from([8_000_000, 0, 123_456, 10**8])), 10**6),
    )


@st.composite
def measurements(draw: st.DrawFn, year: Period, number: int) -> Measurement:
    rows = draw(st.lists(employments(year), min_size=1, max_size=4))
    rows += [draw(continued(row)) for row in rows[: draw(st.integers(0, 2))] if row.last_day < year.last]
    # People who surely count, and plain staff, so that every level comes up.
    sure = Employment(
        0, "P3", "regular", 4000, draw(st.sampled_from([4000, 3750])), year.first, NEVER, "wajong"
    )
    rows += [sure] * draw(st.integers(0, 4)) + [replace(sure, position=None)] * draw(st.integers(0, 30))
    rows = [replace(row, index=index) for index, row in enumerate(rows)]
    orders = [draw(purchases(year, index)) for index in range(draw(st.sampled_from([0, 0, 0, 1, 3])))]
    declared = draw(st.sampled_from([None] * 4 + [0, 3_000_000, 60_123_456, 200_000_001]))
    total = None if declared is None else Fraction(declared, 10**6)
    return Measurement(Organisation("Voorbeeld", f"{number:08}"), year, tuple(rows), tuple(orders), total)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    year = draw(years())
    numbers = draw(st.lists(st.integers(1, 99), min_size=1, max_size=10, unique=True))
    return Case(year, {number: draw(measurements(year, number)) for number in numbers})


def by_reference(edition: Edition, measurement: Measurement) -> tuple[int | None, str | None, bool | None]:
    """Share in millionths of a percent, level and 30+; nothing where the reference engine refuses."""
    try:
        found = score(edition, measurement)
    except InputRefusedError:
        return None, None, None
    share = half_up(found.total.numerator * 10**8, found.total.denominator)
    return share, found.level, found.thirty_plus.reached


def write_tables(case: Case, folder: Path, order: list[int]) -> None:
    """The three tables; ``order`` is a permutation seed of the rows."""
    # Nothing of relations differs between the editions that ask for them.
    rules = open_shelf().newest
    rows = [
        (number, each, relation)
        for number, found in case.organisations.items()
        for each, relation in zip(found.employments, relations(rules, found.employments), strict=True)
    ]
    rows.sort(key=lambda row: hash((order[0], row[0], row[1].first_day, row[1].hours)) if order else 0)
    pl.DataFrame([_row(*row) for row in rows], schema=SCHEMA, orient="row").write_parquet(
        folder / "rows.parquet"
    )
    declared = [
        (number, int(found.total_fte * 10**6))
        for number, found in case.organisations.items()
        if found.total_fte is not None
    ] or [(999, 1)]
    kinds = {"organisation": pl.Int64, "total_fte_millionths": pl.Int64}
    pl.DataFrame(declared, schema=kinds, orient="row").write_parquet(folder / "organisations.parquet")
    orders = [
        _order(number, each) for number, found in case.organisations.items() for each in found.purchases
    ]
    if orders:
        pl.DataFrame(orders, schema=ORDERS, orient="row").write_parquet(folder / "orders.parquet")


SCHEMA = {
    "organisation": pl.Int32,
    "position": pl.Int8,
    "contract": pl.Int8,
    "hours_hundredths": pl.Int16,
    "fulltime_hundredths": pl.Int16,
    "first_day": pl.Int32,
    "last_day": pl.Int32,
    **dict.fromkeys(DATES, pl.Int32),
    "benefit_months": pl.Int16,
    "relation_first_day": pl.Int32,
    "relation_last_day": pl.Int32,
}
ORDERS = dict.fromkeys(
    (
        "organisation",
        "supplier",
        "day",
        "amount_cents",
        "turnover_cents",
        "supplier_fte_hundredths",
        "supplier_share_millionths",
    ),
    pl.Int64,
)


def _row(number: int, each: Employment, relation: Relation) -> tuple[int | None, ...]:
    stretch = relation.stretch
    each = replace(each, placement_from=relation.placement_from)
    alone = not stretch.days
    return (
        number,
        codes().positions[each.position] if each.position else 0,
        codes().contracts[each.contract],
        each.hours,
        each.fulltime_hours,
        each.first_day - EPOCH,
        None if each.last_day == NEVER else each.last_day - EPOCH,
        *(None if (day := getattr(each, name)) is None else day - EPOCH for name in DATES),
        each.benefit_months,
        None if alone else stretch.first - EPOCH,
        None if alone or stretch.last == NEVER else stretch.last - EPOCH,
    )


def _order(number: int, each: Purchase) -> tuple[int, ...]:
    return (
        number,
        int(each.kvk),
        each.day - EPOCH,
        each.amount_cents,
        int(each.supplier_turnover * 100),
        int(each.supplier_fte * 100),
        int(each.supplier_direct_share * 10**6),
    )

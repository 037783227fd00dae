# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of the organisations that bought, or whose sums are too long, with the code of the reference engine."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.values import MILLION, half_up
from trede.national.columns import of_edition
from trede.national.expressions import FULLTIME_ROOM
from trede.scoring.indirect import cap_factor
from trede.scoring.levels import Shares, level_of, norms_at
from trede.scoring.score import NONE
from trede.scoring.sums import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.national.plan import Plan, SumNames
    from trede.scheme.edition import Edition

HUNDRED_MILLION = 100 * MILLION

Cell = int | str | bool | None


@dataclass(frozen=True, slots=True)
class _Organisation:
    """The sums of one organisation in fte (exact ratios); counts of rows are whole."""

    number: int
    target_rows: int
    declared: Fraction | None
    bought: Fraction
    sums: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class _Rules:
    """One edition with the names of its sums; the norms of each size are worked out once."""

    edition: Edition
    names: SumNames
    known: dict[int, Mapping[str, Fraction]] = field(default_factory=dict)

    def norms(self, size: int) -> Mapping[str, Fraction]:
        """The norm of each level for this size."""
        if size not in self.known:
            self.known[size] = norms_at(self.edition, size)
        return self.known[size]


def measured_alone(apart: pl.DataFrame, sums: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """The outcome for the organisations of ``apart``; ``sums`` by pair, of all organisations."""
    rules = [_Rules(terms.edition, plan.names(terms)) for terms in plan.terms]
    rows = [_outcome(organisation, plan, rules) for organisation in _organisations(apart, sums, plan)]
    return pl.DataFrame(rows, infer_schema_length=None)


def _organisations(apart: pl.DataFrame, sums: pl.DataFrame, plan: Plan) -> Iterator[_Organisation]:
    mine = sums.filter((pl.col("pair") // FULLTIME_ROOM).is_in(apart["organisation"].implode()))
    found: dict[int, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for row in mine.iter_rows(named=True):
        number, fulltime = divmod(row.pop("pair"), FULLTIME_ROOM)
        for name, value in row.items():
            found[number][name] += Fraction(value or 0, fulltime * plan.year.days)
    known = apart.select("organisation", "target_rows", "declared", "bought")
    for number, rows, declared, bought in known.iter_rows():
        total = None if declared is None else Fraction(declared, MILLION)
        yield _Organisation(number, rows, total, Fraction(bought or 0, MILLION), found[number])


def _outcome(organisation: _Organisation, plan: Plan, rules: Sequence[_Rules]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"organisation": organisation.number, "target_rows": organisation.target_rows}
    for each in rules:
        cells |= {
            of_edition(name, each.edition.id): cell
            for name, cell in _in_edition(organisation, plan, each).items()
        }
    return cells


def _in_edition(organisation: _Organisation, plan: Plan, rules: _Rules) -> dict[str, Cell]:
    names, sums = rules.names, organisation.sums
    empty: dict[str, Cell] = {"total_fte_millionths": None, "share_millionths": None, "level": None}
    if plan.thirty_plus:
        empty["thirty_plus"] = None
    listed = sums[names.staff]
    total = listed if organisation.declared is None else organisation.declared
    if total == 0 or total < listed:
        return empty
    size = {"total_fte_millionths": half_up(total.numerator * MILLION, total.denominator)}
    if sums[names.refused] or (names.contract_refused and sums[names.contract_refused]):
        return empty | size
    edition = rules.edition
    shares = Shares(
        total_fte=total,
        direct=sums[names.weighted] / WEIGHTS / total,
        indirect=organisation.bought / (total + organisation.bought),
        cap_factor=cap_factor(edition.number("indirect.largest-part")),
    )
    level = _level(rules, shares)
    cells = empty | size | {"share_millionths": _millionths_of_percent(shares.total), "level": level}
    if plan.thirty_plus:
        base = total - sums[names.outside_thirty_plus]
        cells["thirty_plus"] = _thirty_plus(
            edition, level, base, sums[names.thirty_plus], sums[names.own_staff]
        )
    return cells


def _level(rules: _Rules, shares: Shares) -> str:
    if shares.total_fte < rules.edition.number("admission.minimum-fte"):
        return NONE
    return level_of(shares.total, rules.norms(rules.edition.norms.size(shares.total_fte)))


def _thirty_plus(edition: Edition, level: str, base: Fraction, counted: Fraction, own: Fraction) -> bool:
    return (
        base > 0
        and level == edition.rules["thirty-plus.level"].value
        and counted / base >= edition.number("thirty-plus.share")
        and own / base >= edition.numbers.get("thirty-plus.own-staff", Fraction(0))
    )


def _millionths_of_percent(share: Fraction) -> int:
    return half_up(share.numerator * HUNDRED_MILLION, share.denominator)

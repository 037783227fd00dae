# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How every figure came about: a tree of steps, down to each row and each order.

Rows stand in canonical order (see ``trede.scoring.canonical``), so that the file's own order changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION, fixed, half_up, plain, scaled_text
from trede.scoring.canonical import hours_text, iso
from trede.scoring.levels import admitted
from trede.scoring.measurement import Purchase
from trede.scoring.relations import NOTHING
from trede.scoring.score import Step, Steps
from trede.scoring.sums import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.scheme.edition import Edition, Position
    from trede.scoring.indirect import Supplier
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row
    from trede.scoring.score import Score


TargetRow = tuple["Row", "Position"]
NO_FTE = fixed(0)
OUTSIDE_TOTAL, OUTSIDE_YEAR = "outside-total", "outside-year"


def why_not_in_total(row: Row) -> str:
    """Why a row is no part of total fte; empty when it is."""
    if not row.contract.in_total.value:
        return OUTSIDE_TOTAL
    return "" if row.days else OUTSIDE_YEAR


def why_not_weighted(row: Row, position: Position) -> str:
    """Why (some) days of a row of the target group do not count; empty when all do."""
    if not row.days:
        return OUTSIDE_YEAR
    if not row.contract.weight.value:
        return "outside-contract"
    if position.minimum and row.window == NOTHING:
        return "below-minimum"
    if not row.counted_days:
        return "outside-window"
    return "bounded" if row.counted_days < row.days else ""


def explain(
    edition: Edition,
    measurement: Measurement,
    score: Score,
    rows: Sequence[Row],
    suppliers: Sequence[Supplier],
) -> Score:
    """The same score with its explanation."""
    year = measurement.reference_year
    teller = _Teller(edition, year.days)
    outside = [order for order in measurement.purchases if not year.first <= order.day <= year.last]
    return replace(
        score,
        explanation=(
            teller.total_fte(score, rows, declared=measurement.total_fte is not None),
            teller.direct(score, [(row, row.position) for row in rows if row.position is not None]),
            teller.indirect(score, suppliers, outside),
            teller.total(score),
            teller.level(score),
            teller.thirty_plus(score),
            teller.jobs(score),
        ),
    )


def _percent(share: Fraction) -> str:
    return fixed(share * 100)


class _Teller:
    """Tells the steps of one score; holds the edition, for the basis of each rule, and the days of the year."""

    def __init__(self, edition: Edition, year_days: int) -> None:
        self.edition = edition
        self.year_days = year_days

    def step(
        self,
        rule: str,
        outcome: str,
        inputs: dict[str, str | int | None],
        children: Sequence[Step] = (),
        wording: str = "",
    ) -> Step:
        return Step(rule, self.edition.rules[rule].basis, inputs, outcome, children, wording or rule)

    def total_fte(self, score: Score, rows: Sequence[Row], declared: bool) -> Step:
        rule = "total-fte.declared" if declared else "total-fte.sum"
        counted = sum(why_not_in_total(row) == "" for row in rows)
        inputs: dict[str, str | int | None] = {"rows": len(rows) if declared else counted}
        return self.step(rule, fixed(score.total_fte), inputs, Steps(rows, self.row))

    def row(self, row: Row) -> Step:
        """The fte of one employment in the reference year; 0 when it counts nowhere, and why."""
        employment, why = row.employment, why_not_in_total(row)
        fact = row.contract.in_total if why == OUTSIDE_TOTAL else self.edition.rules["direct.pro-rata"]
        return Step(
            fact.id,
            fact.basis,
            {
                "ref": employment.ref,
                "contract": employment.contract,
                "hours": hours_text(employment.hours),
                "fulltime_hours": hours_text(employment.fulltime_hours),
                "days": row.days,
                "year_days": self.year_days,
            },
            NO_FTE if why else self._fte(row.fte_days, employment.fulltime_hours),
            wording=".".join(filter(None, ("direct.pro-rata", why))),
        )

    def _fte(self, total: int, fulltime_hours: int, scale: int = 1) -> str:
        return scaled_text(half_up(total * MILLION, fulltime_hours * self.year_days * scale), 6)

    def direct(self, score: Score, rows: Sequence[TargetRow]) -> Step:
        return self.step(
            "direct.share",
            _percent(score.direct),
            {"weighted_fte": fixed(score.weighted_fte), "total_fte": fixed(score.total_fte)},
            Steps(rows, self.target_row),
        )

    def target_row(self, target: TargetRow) -> Step:
        """The weighted fte of one target-group employment."""
        row, position = target
        employment = row.employment
        return self.step(
            "direct.product",
            self._fte(row.weighted, employment.fulltime_hours, WEIGHTS),
            {
                "ref": employment.ref,
                "position": position.code,
                "position_weight": scaled_text(position.weight.value, 2),
                "position_basis": position.weight.basis,
                "contract": employment.contract,
                "contract_weight": scaled_text(row.contract.weight.value, 2),
                "contract_basis": row.contract.weight.basis,
                "hours": hours_text(employment.hours),
                "fulltime_hours": hours_text(employment.fulltime_hours),
                "days": row.days,
                "counted_days": row.counted_days,
                "year_days": self.year_days,
            },
            wording=".".join(filter(None, ("direct.product", why_not_weighted(row, position)))),
        )

    def indirect(self, score: Score, suppliers: Sequence[Supplier], outside: Sequence[Purchase]) -> Step:
        lines: tuple[Supplier | Purchase, ...] = (*suppliers, *outside)
        share = self.step(
            "indirect.share",
            _percent(score.indirect),
            {"bought_fte": fixed(score.indirect_fte), "total_fte": fixed(score.total_fte)},
            Steps(lines, self.bought),
        )
        capped = score.counted_indirect < score.indirect
        return self.step(
            "indirect.cap",
            _percent(score.counted_indirect),
            {"indirect": _percent(score.indirect), "direct": _percent(score.direct)},
            (share,),
            wording="indirect.cap.binds" if capped else "",
        )

    def bought(self, bought: Supplier | Purchase) -> Step:
        """A supplier with its orders, or an order that counts nowhere."""
        return self.outside(bought) if isinstance(bought, Purchase) else self.supplier(bought)

    def outside(self, order: Purchase) -> Step:
        """An order outside the reference year."""
        amount = scaled_text(order.amount_cents, 2)
        inputs: dict[str, str | int | None] = {"order": order.order, "date": iso(order.day), "amount": amount}
        return self.step("indirect.orders-in-year", NO_FTE, inputs, wording="indirect.order.outside-year")

    def supplier(self, supplier: Supplier) -> Step:
        first = supplier.orders[0]
        return self.step(
            "indirect.supplier-rounding",
            scaled_text(supplier.fte_millionths, 6),
            {
                "supplier": supplier.name,
                "kvk": supplier.kvk,
                "amount": scaled_text(sum(order.amount_cents for order in supplier.orders), 2),
                "supplier_turnover": plain(first.supplier_turnover),
                "supplier_fte": plain(first.supplier_fte),
                "supplier_direct_share": plain(first.supplier_direct_share),
            },
            Steps(supplier.orders, self.order),
        )

    def order(self, order: Purchase) -> Step:
        amount = scaled_text(order.amount_cents, 2)
        return self.step(
            "indirect.order", amount, {"order": order.order, "date": iso(order.day), "amount": amount}
        )

    def total(self, score: Score) -> Step:
        inputs: dict[str, str | int | None] = {
            "direct": _percent(score.direct),
            "counted_indirect": _percent(score.counted_indirect),
        }
        return self.step("total.share", _percent(score.total), inputs)

    def level(self, score: Score) -> Step:
        norms = Steps(list(score.norms.items()), lambda norm: self.norm(score, *norm))
        inputs: dict[str, str | int | None] = {"total": _percent(score.total), "norm_size": score.norm_size}
        wording = "" if admitted(self.edition, score.total_fte) else "norms.threshold-inclusive.not-admitted"
        return self.step("norms.threshold-inclusive", score.level, inputs, norms, wording)

    def norm(self, score: Score, level: str, norm: Fraction) -> Step:
        norms = self.edition.norms
        inputs: dict[str, str | int | None] = {"level": level, "norm_size": score.norm_size}
        if level in norms.derived:
            fact = norms.derived[level].fact
            return Step(fact.id, fact.basis, inputs, _percent(norm), wording="norms.derived")
        if norms.is_anchor(score.norm_size):
            return Step(norms.table.id, norms.table.basis, inputs, _percent(norm), wording="norms.table")
        return self.step("norms.interpolation", _percent(norm), inputs)

    def thirty_plus(self, score: Score) -> Step:
        inputs: dict[str, str | int | None] = {
            "level": score.level,
            "regular_percent": _percent(score.thirty_plus.regular_share),
            "reached": "yes" if score.thirty_plus.reached else "no",
        }
        asks_own_staff = "thirty-plus.own-staff" in self.edition.rules
        wording = "thirty-plus.computation.own-staff" if asks_own_staff else ""
        return self.step(
            "thirty-plus.computation", _percent(score.thirty_plus.share), inputs, wording=wording
        )

    def jobs(self, score: Score) -> Step:
        hours = plain(self.edition.number("banenafspraak.weekly-hours"))
        return self.step(
            "banenafspraak.weekly-hours", fixed(score.banenafspraak_jobs), {"weekly_hours": hours}
        )

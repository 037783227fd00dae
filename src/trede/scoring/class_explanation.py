# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The explanation of a score without rows: per class, so that it can be kept where rows may not be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import fixed, scaled_text
from trede.scoring.canonical import hours_text
from trede.scoring.score import Step
from trede.scoring.sums import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.scheme.edition import Edition
    from trede.scoring.classes import ClassSum
    from trede.scoring.score import Score


OUTSIDE = "direct.pro-rata.class.outside-total"


def explained_by_class(score: Score, edition: Edition, classes: Iterable[ClassSum], year_days: int) -> Score:
    """The same score; where its explanation listed employments it lists classes. Orders stay one by one."""
    total, direct, *others = score.explanation
    kept = tuple(classes)
    groups = sum(edition.contracts[each.contract].in_total.value for each in kept)
    by_class = (
        replace(_summed(total, groups), children=tuple(_staff(edition, kept, year_days))),
        replace(direct, children=tuple(_weighted(edition, kept, year_days))),
    )
    return replace(score, explanation=(*by_class, *others))


def _summed(total: Step, groups: int) -> Step:
    """The step of the total; rows that stand in for a class must not be told as employments."""
    return replace(total, inputs={"groups": groups}, wording=f"{total.rule}.class")


def _staff(edition: Edition, classes: Iterable[ClassSum], year_days: int) -> Iterator[Step]:
    for each in classes:
        in_total = edition.contracts[each.contract].in_total
        fact = edition.rules["direct.pro-rata"] if in_total.value else in_total
        outcome = Fraction(each.staff, each.fulltime_hours * year_days) if in_total.value else 0
        wording = _wording("direct.pro-rata.class", each) if in_total.value else OUTSIDE
        inputs: dict[str, str | int | None] = {
            "people": each.people,
            "contract": each.contract,
            "fulltime_hours": hours_text(each.fulltime_hours),
        }
        yield Step(fact.id, fact.basis, inputs, fixed(outcome), wording=wording)


def _weighted(edition: Edition, classes: Iterable[ClassSum], year_days: int) -> Iterator[Step]:
    basis = edition.rules["direct.product"].basis
    for each in classes:
        if each.position is None:
            continue
        position, contract = edition.positions[each.position], edition.contracts[each.contract]
        counted = Fraction(each.counted, each.fulltime_hours * year_days)
        weights = position.weight.value * contract.weight.value
        weighted = counted * Fraction(weights, WEIGHTS)
        inputs: dict[str, str | int | None] = {
            "people": each.people,
            "position": each.position,
            "position_weight": scaled_text(position.weight.value, 2),
            "position_basis": position.weight.basis,
            "contract": each.contract,
            "contract_weight": scaled_text(contract.weight.value, 2),
            "contract_basis": contract.weight.basis,
            "fulltime_hours": hours_text(each.fulltime_hours),
            "counted_fte": fixed(counted),
        }
        yield Step(
            "direct.product", basis, inputs, fixed(weighted), wording=_wording("direct.product.class", each)
        )


def _wording(wording: str, each: ClassSum) -> str:
    return f"{wording}.one" if each.people == 1 else wording

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The options of an organisation: everything that could be done, what each does to the figures, and its cost.

What an option does is what the scoring room makes of the rows before and after it: no weight is known here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Literal

from trede.planning.application import apply
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Renewal
from trede.planning.costs import HireTerms, SupplierTerms
from trede.planning.row_changes import ENDS
from trede.scoring.indirect import bought_fte, suppliers_of
from trede.scoring.measurement import FULLTIME_DEFAULT, Measurement
from trede.scoring.rows import rows_of
from trede.scoring.sums import WEIGHTS, add_up, fte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from trede.planning.changes import Change
    from trede.planning.costs import Costs, PersonTerms
    from trede.scheme import Edition
    from trede.scoring.measurement import Employment

OptionKind = Literal["hire", "hours", "contract", "renewal", "purchase"]
KINDS: tuple[OptionKind, ...] = ("hire", "hours", "contract", "renewal", "purchase")

# Every fourth hour: contracts of 24 or 28 hours are usual, one of 25 is not.
STEP, LEAST_HOURS = 400, 800
# Purchases in so many steps up to the most; without a limit of the user, as much again as is bought there now.
PURCHASE_STEPS = 20
HIRES = "hires"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change adds: total fte, weighted fte, and fte bought in whole millionths."""

    total: Fraction
    weighted: Fraction
    bought: int


@dataclass(frozen=True, slots=True)
class Option:
    """What could be done with one slot: a new colleague, a supplier, or all that changes for one person.

    Of the options of one ``slot`` a person or supplier gets one at most. ``kinds`` says what its changes are.
    ``hours`` are the hundredths of an hour a week that it touches: the measure of *least change*.
    ``limits`` names what it counts for, with how many of that there may be.
    """

    kinds: tuple[OptionKind, ...]
    slot: str
    changes: tuple[Change, ...]
    effect: Effect
    cents: int
    hours: int
    limits: tuple[tuple[str, int], ...] = ()


def always() -> bool:
    """There is no hurry."""
    return True


def options_of(
    edition: Edition, measurement: Measurement, costs: Costs, in_time: Callable[[], bool] = always
) -> tuple[Option, ...]:
    """Every option under these costs; hires first, then person by person while there is time, then suppliers."""
    return (
        *_hires(edition, measurement, costs),
        *_for_people(edition, measurement, costs, in_time),
        *_purchases(edition, measurement, costs),
    )


def effect_of(edition: Edition, before: Measurement, changes: Sequence[Change]) -> Effect:
    """What the changes add to the figures of a measurement (of the rows they touch, which is quicker)."""
    return _difference(figures(edition, before), figures(edition, apply(edition, before, changes)))


def _difference(before: tuple[Fraction, Fraction, int], after: tuple[Fraction, Fraction, int]) -> Effect:
    return Effect(after[0] - before[0], after[1] - before[1], after[2] - before[2])


def figures(edition: Edition, measurement: Measurement) -> tuple[Fraction, Fraction, int]:
    """Total fte (declared, or of the listed rows), weighted fte, and fte bought in whole millionths."""
    year = measurement.reference_year
    sums = add_up(rows_of(edition, measurement), year)
    listed = fte(sums.staff, year)
    total = listed if measurement.total_fte is None else measurement.total_fte
    bought = bought_fte(suppliers_of(measurement.purchases, year)) * 1_000_000
    return total, fte(sums.weighted, year, WEIGHTS), int(bought)


def _only(measurement: Measurement, rows: Sequence[Employment] = ()) -> Measurement:
    """The measurement with no more than these rows, so that an effect is quick to find."""
    return replace(measurement, employments=tuple(rows), purchases=(), total_fte=None)


def usual_fulltime(measurement: Measurement) -> int:
    """The full-time hours that most rows have."""
    counted: dict[int, int] = defaultdict(int)
    for row in measurement.employments:
        counted[row.fulltime_hours] += 1
    return max(counted, key=lambda hours: (counted[hours], hours)) if counted else FULLTIME_DEFAULT


def usual_hires(edition: Edition) -> tuple[HireTerms, ...]:
    """For each weight the first usual position of the edition, under each usual contract."""
    by_weight: dict[int, str] = {}
    for code in edition.usual.positions:
        if edition.positions[code].weight.value:
            by_weight.setdefault(edition.positions[code].weight.value, code)
    return tuple(
        HireTerms(position, contract)
        for position in by_weight.values()
        for contract in edition.usual.contracts
    )


def _hires(edition: Edition, measurement: Measurement, costs: Costs) -> Iterator[Option]:
    fulltime = usual_fulltime(measurement)
    nobody = _only(measurement)
    for number, terms in enumerate(usual_hires(edition) if costs.hires is None else costs.hires):
        limits = () if terms.most is None else ((f"{HIRES}:{number}", terms.most),)
        for hours in costs.hire_hours or (*range(LEAST_HOURS, fulltime, STEP), fulltime):
            hire = Hire(terms.position, terms.contract, hours, fulltime)
            effect = effect_of(edition, nobody, [hire])
            yield Option(("hire",), HIRES, (hire,), effect, terms.price.of(hours), hours, limits)


def _for_people(
    edition: Edition, measurement: Measurement, costs: Costs, in_time: Callable[[], bool]
) -> Iterator[Option]:
    """Changes for the people of the target group, in the contract they have now or had last.

    Contracts that follow one another are one career: the earlier ones stay as they were. Whoever has two at the
    same time is left alone: a reference does not say which of them a change is about.
    """
    year = measurement.reference_year
    rows: dict[str, list[Employment]] = defaultdict(list)
    for row in measurement.employments:
        rows[row.ref].append(row)
    for ref, each in rows.items():
        inside = sorted((row for row in each if row.period.overlap(year).days), key=lambda row: row.first_day)
        follow = all(before.last_day < after.first_day for before, after in pairwise(inside))
        if inside and follow and inside[-1].position is not None and in_time():
            since = inside[-1].first_day if len(inside) > 1 else None
            yield from _for_person(edition, _only(measurement, each), ref, inside[-1], since, costs)


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of a person, with its price and the hundredths of an hour that it adds to those worked now."""

    kind: OptionKind
    change: Hours | ContractChange | Renewal
    terms: PersonTerms
    more: int = 0


def _for_person(
    edition: Edition, only: Measurement, ref: str, row: Employment, since: int | None, costs: Costs
) -> Iterator[Option]:
    """What could change in this contract, alone and together; from ``since`` on, when it followed an earlier one.

    More hours and another contract are for who is at work on the last day, also thanks to a renewal.
    """
    before = figures(edition, only)
    for renewal in (None, *_renewals(only, ref, row, costs)):
        at_work = _at_work(only, row, renewed=renewal is not None)
        more = _more_hours(ref, row, since, costs) if at_work else []
        better = _better_contract(edition, ref, row, since, costs) if at_work else []
        for contract, hours in product((None, *better), (None, *more)):
            taken = [step for step in (hours, contract, renewal) if step is not None]
            if taken:
                after = figures(edition, apply(edition, only, [step.change for step in taken]))
                yield _option(row, taken, _difference(before, after))


def _at_work(only: Measurement, row: Employment, *, renewed: bool) -> bool:
    """Whether the contract lasts to the end of the year; a renewal does nothing for one that another followed."""
    followed = any(other.first_day > row.last_day for other in only.employments)
    return row.last_day >= only.reference_year.last or (renewed and not followed)


def _more_hours(ref: str, row: Employment, since: int | None, costs: Costs) -> list[_Step]:
    if not costs.hours:
        return []
    steps = (*range((row.hours // STEP + 1) * STEP, row.fulltime_hours, STEP), row.fulltime_hours)
    return [
        _Step("hours", Hours(ref, hours, since), costs.hours, hours - row.hours)
        for hours in steps
        if hours > row.hours
    ]


def _better_contract(
    edition: Edition, ref: str, row: Employment, since: int | None, costs: Costs
) -> list[_Step]:
    if not costs.contract or row.contract == edition.usual.contract:
        return []
    return [_Step("contract", ContractChange(ref, edition.usual.contract, since), costs.contract)]


def _renewals(only: Measurement, ref: str, row: Employment, costs: Costs) -> list[_Step]:
    """The renewal of what ended before the last day of the year: the contract, or what makes it count."""
    last = only.reference_year.last
    known = (row.last_day, *(getattr(row, field) for field in ENDS))
    if not costs.renewal or all(end is None or end >= last for end in known):
        return []
    return [_Step("renewal", Renewal(ref, last), costs.renewal)]


def _option(row: Employment, steps: Sequence[_Step], effect: Effect) -> Option:
    """Steps taken together cost what they cost one by one; the hours that they share change once."""
    more = sum(step.more for step in steps)
    shared = any(step.kind != "hours" for step in steps)
    return Option(
        kinds=tuple(step.kind for step in steps),
        slot=f"person:{row.ref}",
        changes=tuple(step.change for step in steps),
        effect=effect,
        cents=sum(step.terms.price.of(step.more or row.hours) for step in steps),
        hours=more + (row.hours if shared else 0),
        limits=tuple((step.kind, step.terms.most) for step in steps if step.terms.most is not None),
    )


def _purchases(edition: Edition, measurement: Measurement, costs: Costs) -> Iterator[Option]:
    suppliers = usual_suppliers(measurement) if costs.suppliers is None else costs.suppliers
    fulltime = usual_fulltime(measurement)
    for terms in suppliers:
        orders = tuple(order for order in measurement.purchases if order.kvk == terms.kvk)
        only = replace(_only(measurement), purchases=orders)
        for amount in _amounts(terms.most_cents):
            change = Buy(terms.kvk, amount, terms.supplier, terms.kind, terms.figures)
            effect = effect_of(edition, only, [change])
            cents = int(-(-amount * terms.extra // 1))
            hours = effect.bought * fulltime // 1_000_000
            yield Option(("purchase",), f"supplier:{terms.kvk}", (change,), effect, cents, hours)


def _amounts(most: int) -> list[int]:
    """Round amounts up to the most, in cents: thousands of euro where that is fine enough."""
    grain = next(
        (grain for grain in (100_000_00, 10_000_00, 1_000_00, 100_00, 100) if most >= PURCHASE_STEPS * grain),
        1,
    )
    step = max(1, most // PURCHASE_STEPS // grain) * grain
    return [*range(step, most, step), most]


def usual_suppliers(measurement: Measurement) -> tuple[SupplierTerms, ...]:
    """Each supplier in the file outside the own group: as much again as was bought there in the reference year."""
    year, group = measurement.reference_year, measurement.organisation.group
    bought: dict[str, int] = defaultdict(int)
    for order in measurement.purchases:
        if year.first <= order.day <= year.last and order.kvk not in group:
            bought[order.kvk] += order.amount_cents
    return tuple(SupplierTerms(kvk, cents) for kvk, cents in bought.items())

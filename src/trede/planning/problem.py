# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The problem as whole numbers: options collapsed to kinds, what they add, and what may be combined.

Every figure is a whole number of one unit (1 / ``unit`` fte), so that sums are exact and quick. Options that do
the same at the same cost are one kind; slots (people, suppliers) with the same options are one group.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from math import gcd, lcm
from typing import TYPE_CHECKING, Literal

from trede.kernel.values import MILLION
from trede.planning.changes import Hire
from trede.planning.options import HIRES
from trede.scoring.indirect import cap_factor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from trede.planning.changes import Change
    from trede.planning.costs import Costs
    from trede.planning.options import Option
    from trede.scheme import Edition

Objective = Literal["fewest", "cost", "change"]
OBJECTIVES: tuple[Objective, ...] = ("fewest", "cost", "change")

# Beyond this a solver with 64 bits could overflow when it adds up; what comes last in the order is left out.
LARGEST_VALUE = 2**53


@dataclass(frozen=True, slots=True)
class Figures:
    """Total fte, weighted fte and fte bought, each in units of the problem."""

    total: int
    weighted: int
    bought: int

    def plus(self, other: Figures, times: int = 1) -> Figures:
        return Figures(
            self.total + times * other.total,
            self.weighted + times * other.weighted,
            self.bought + times * other.bought,
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """Options that do the same. ``value`` is what the objective adds up; ``options`` are the collapsed ones."""

    value: int
    adds: Figures
    cents: int
    group: int
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """The kinds of ``weights`` may add up to no more than ``most``: a budget, or so many of some options."""

    weights: Mapping[int, int]
    most: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Reach the norms of ``target`` from ``start`` at the least value.

    At most ``groups[g]`` options are taken of the kinds of group g. ``norms`` maps a size to the share that the
    target asks, in thousandths. A value divided by ``ties``, in whole numbers, is what the objective alone adds up.
    """

    unit: int
    start: Figures
    kinds: tuple[Kind, ...]
    groups: tuple[int, ...]
    limits: tuple[Limit, ...]
    norms: Mapping[int, int]
    cap: Fraction
    least_total: int
    ties: int = 1

    def after(self, counts: Mapping[int, int]) -> Figures:
        """The figures when each kind is taken so many times."""
        reached = self.start
        for kind, count in counts.items():
            reached = reached.plus(self.kinds[kind].adds, count)
        return reached

    def value(self, counts: Mapping[int, int]) -> int:
        return sum(self.kinds[kind].value * count for kind, count in counts.items())

    def allowed(self, counts: Mapping[int, int]) -> bool:
        """Whether the groups and limits leave room for this."""
        used: dict[int, int] = defaultdict(int)
        for kind, count in counts.items():
            used[self.kinds[kind].group] += count
        return all(count <= self.groups[group] for group, count in used.items()) and all(
            sum(limit.weights.get(kind, 0) * count for kind, count in counts.items()) <= limit.most
            for limit in self.limits
        )

    def size(self, total: int) -> int:
        """The row of the norms: total fte half up to a whole number, within the table."""
        whole = (2 * total + self.unit) // (2 * self.unit)
        return min(max(whole, min(self.norms)), max(self.norms))

    def reached(self, figures: Figures) -> bool:
        """Whether these figures reach the target; as the scoring engine decides it, in whole numbers."""
        total, weighted, bought = figures.total, figures.weighted, figures.bought
        if total <= 0 or total < self.least_total:
            return False
        norm = self.norms[self.size(total)]
        top, bottom = self.cap.numerator, self.cap.denominator
        capped = weighted * (top + bottom) * 1000 >= norm * total * bottom
        full = total + bought
        return capped and (weighted * full + bought * total) * 1000 >= norm * total * full

    def changes(self, counts: Mapping[int, int]) -> tuple[Option, ...]:
        """The options that a solution stands for: of each group the slots are used in their order."""
        chosen: list[Option] = []
        taken: dict[int, set[str]] = defaultdict(set)
        for number in sorted(counts):
            kind = self.kinds[number]
            slots = taken[kind.group]
            for option in _units(kind, counts[number], slots):
                slots.add(option.slot)
                chosen.append(option)
        return tuple(chosen)


def _units(kind: Kind, count: int, taken: set[str]) -> list[Option]:
    """So many options of a kind; a person or supplier only once, a way of hiring as often as asked."""
    if kind.options[0].slot == HIRES:
        return [kind.options[0]] * count
    return [option for option in kind.options if option.slot not in taken][:count]


def problem_of(
    edition: Edition,
    start: tuple[Fraction, Fraction, int],
    options: Sequence[Option],
    costs: Costs,
    target: str,
    objective: Objective = "fewest",
) -> Problem:
    """The problem of reaching the target from these figures (``trede.planning.options.figures``)."""
    total, weighted, bought = start
    effects = [option.effect for option in options]
    denominators = {total.denominator, weighted.denominator}
    denominators |= {part.denominator for effect in effects for part in (effect.total, effect.weighted)}
    unit = lcm(MILLION, *denominators)
    per_million = unit // MILLION
    adds = [Figures(_whole(e.total, unit), _whole(e.weighted, unit), e.bought * per_million) for e in effects]
    values, ties = _values(options, costs, objective)
    grouped = _grouped(options, adds, values, costs)
    begin = Figures(_whole(total, unit), _whole(weighted, unit), bought * per_million)
    norms = edition.norms
    return Problem(
        unit=unit,
        start=begin,
        kinds=grouped.kinds,
        groups=grouped.most,
        limits=_limits(grouped.kinds, costs),
        norms={size: norms.at(size)[target] for size in range(norms.smallest, norms.largest + 1)},
        cap=cap_factor(edition.number("indirect.largest-part")),
        least_total=_whole(edition.number("admission.minimum-fte"), unit),
        ties=ties,
    )


def _whole(value: Fraction, unit: int) -> int:
    return value.numerator * (unit // value.denominator)


def _values(options: Sequence[Option], costs: Costs, objective: Objective) -> tuple[list[int], int]:
    """One number an option that puts the objective first and settles ties by the two others; what ties weigh in it.

    Each part is counted in its largest common measure and weighs more than all that comes after it together.
    """
    parts = {
        "fewest": [1] * len(options),
        "cost": [option.cents for option in options],
        "change": [option.hours for option in options],
    }
    order = [objective, *(each for each in OBJECTIVES if each != objective)]
    most = _most_chosen(options, costs)
    values, ties = _measured(parts[objective]), 1
    for name in order[1:]:
        below = _measured(parts[name])
        room = most * max(below, default=0) + 1
        finer = [value * room + part for value, part in zip(values, below, strict=True)]
        if most * max(finer, default=0) > LARGEST_VALUE:
            break
        values, ties = finer, ties * room
    return values, ties


def _measured(part: list[int]) -> list[int]:
    measure = gcd(*part) or 1
    return [value // measure for value in part]


def _most_chosen(options: Sequence[Option], costs: Costs) -> int:
    """The most options that can be taken together."""
    slots = {option.slot for option in options}
    return len(slots - {HIRES}) + (costs.most_hires if HIRES in slots else 0)


@dataclass(frozen=True, slots=True)
class _Grouped:
    kinds: tuple[Kind, ...]
    most: tuple[int, ...]


def _grouped(
    options: Sequence[Option], adds: Sequence[Figures], values: Sequence[int], costs: Costs
) -> _Grouped:
    """Slots whose options do the same, made one group; in it, options that do the same made one kind."""
    slots: dict[str, dict[tuple[object, ...], list[Option]]] = defaultdict(dict)
    known: dict[tuple[object, ...], tuple[int, Figures, int]] = {}
    for option, add, value in zip(options, adds, values, strict=True):
        key = (value, add, option.cents, option.limits)
        known[key] = (value, add, option.cents)
        slots[option.slot].setdefault(key, []).append(option)
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for slot, kinds in slots.items():
        alike[(slot == HIRES, frozenset(kinds))].append(slot)
    made: list[Kind] = []
    for group, names in enumerate(alike.values()):
        for same_key in slots[names[0]]:
            value, add, cents = known[same_key]
            same = tuple(option for name in names for option in slots[name][same_key])
            made.append(Kind(value, add, cents, group, same))
    most = (costs.most_hires if names[0] == HIRES else len(names) for names in alike.values())
    return _Grouped(tuple(made), tuple(most))


def _limits(kinds: Sequence[Kind], costs: Costs) -> tuple[Limit, ...]:
    named: dict[str, int] = {}
    members: dict[str, dict[int, int]] = defaultdict(dict)
    for number, kind in enumerate(kinds):
        for name, most in kind.options[0].limits:
            named[name] = most
            members[name][number] = 1
    limits = [Limit(members[name], most) for name, most in named.items()]
    if costs.budget_cents is not None:
        limits.append(
            Limit({n: kind.cents for n, kind in enumerate(kinds) if kind.cents}, costs.budget_cents)
        )
    return tuple(limits)


def all_changes(options: Iterable[Option]) -> tuple[Change, ...]:
    """The changes of these options, hires of the same kind taken together, the largest first."""
    counted: dict[Change, int] = defaultdict(int)
    for option in options:
        for change in option.changes:
            counted[change] += 1
    hires = [replace(change, count=count) for change, count in counted.items() if isinstance(change, Hire)]
    hires.sort(key=lambda hire: (-hire.count, -hire.hours))
    return (*hires, *(change for change in counted if not isinstance(change, Hire)))

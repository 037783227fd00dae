# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How good an answer can be at best: the linear relaxation of one condition, solved by sorting.

Within a group the kinds form a convex chain (more gain at a rising price); the chains of all groups, sorted by
price, are the optimum of the relaxation. The price at which the need is met also says which kinds cannot be
part of a better answer than the one at hand. All in whole numbers, so that a bound is a proof.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from trede.kernel.values import ceiling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.planning.conditions import Cover
    from trede.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a chain: from one kind of the group (-1: nothing) to the next, ``most`` times."""

    price: Fraction
    value: int
    gain: int
    group: int
    before: int
    after: int
    most: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The optimum of the relaxation: ``bound`` (whole: values are), the price, and the links from the cheapest up.

    Without ``price`` the need cannot be met (``bound`` is None) or nothing is needed (0).
    """

    bound: int | None
    price: Fraction | None
    links: tuple[Link, ...]


def relaxed(problem: Problem, cover: Cover) -> Relaxed:
    """The relaxation of the problem to this one condition."""
    links = tuple(sorted(_links(problem, cover), key=lambda link: link.price))
    if cover.need <= 0:
        return Relaxed(0, None, links)
    left, value = cover.need, 0
    for link in links:
        if link.gain * link.most >= left:
            return Relaxed(ceiling(value + link.price * left), link.price, links)
        left -= link.gain * link.most
        value += link.value * link.most
    return Relaxed(None, None, links)


def best_gain(problem: Problem, cover: Cover) -> int:
    """The most that all groups together can add; limits left aside."""
    best: dict[int, int] = defaultdict(int)
    for kind, gain in zip(problem.kinds, cover.gains, strict=True):
        best[kind.group] = max(best[kind.group], gain)
    return sum(problem.groups[group] * gain for group, gain in best.items())


def _links(problem: Problem, cover: Cover) -> list[Link]:
    points: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, (kind, gain) in enumerate(zip(problem.kinds, cover.gains, strict=True)):
        if gain > 0:
            points[kind.group].append((gain, kind.value, number))
    return [link for group, each in points.items() for link in _chain(each, group, problem.groups[group])]


def _chain(points: list[tuple[int, int, int]], group: int, most: int) -> list[Link]:
    """The lower convex chain through (gain, value) from nothing on."""
    hull: list[tuple[int, int, int]] = [(0, 0, -1)]
    for point in sorted(points, key=lambda each: (each[0], -each[1])):
        while len(hull) > 1 and (hull[-1][1] >= point[1] or _above(hull[-2], hull[-1], point)):
            hull.pop()
        if point[0] > hull[-1][0]:
            hull.append(point)
    return [
        Link(Fraction(b[1] - a[1], b[0] - a[0]), b[1] - a[1], b[0] - a[0], group, a[2], b[2], most)
        for a, b in pairwise(hull)
    ]


def _above(a: tuple[int, int, int], b: tuple[int, int, int], c: tuple[int, int, int]) -> bool:
    """Whether b lies on or above the line from a to c."""
    return (b[1] - a[1]) * (c[0] - a[0]) >= (c[1] - a[1]) * (b[0] - a[0])


@dataclass(frozen=True, slots=True)
class Core:
    """What is left to decide: kinds that may still be taken, and how often a kind is taken for certain."""

    open: tuple[int, ...]
    settled: Mapping[int, int]


def focus(problem: Problem, cover: Cover, price: Fraction, most_groups: int) -> Core:
    """Only the groups whose choice is closest at this price stay open; all others take what is best at it.

    What is found here is an answer, mostly a very good one, and no proof of anything.
    """
    top, bottom = price.numerator, price.denominator
    ranked: list[list[tuple[int, int]]] = [[(0, -1)] for _ in problem.groups]
    for number, (kind, gain) in enumerate(zip(problem.kinds, cover.gains, strict=True)):
        ranked[kind.group].append((bottom * kind.value - top * gain, number))
    for choices in ranked:
        choices.sort()
    order = sorted(
        (group for group, each in enumerate(ranked) if len(each) > 1), key=lambda g: _margin(ranked[g])
    )
    near = set(order[:most_groups])
    settled = {
        ranked[group][0][1]: problem.groups[group]
        for group in order[most_groups:]
        if ranked[group][0][1] >= 0
    }
    return Core(tuple(n for n, kind in enumerate(problem.kinds) if kind.group in near), settled)


def _margin(ranked: Sequence[tuple[int, int]]) -> int:
    """By how much the best choice of a group is better than the next."""
    return ranked[1][0] - ranked[0][0]


def core(problem: Problem, cover: Cover, price: Fraction | None, best: int) -> Core:
    """Leave out every kind that cannot be in an answer with a value under ``best``; settle what must be in it.

    At price p every answer costs at least p·need + the sum over its slots of (value - p·gain), and a slot costs
    at least the least of these (or nothing, when it is left empty). What differs too much from that is out.
    """
    if price is None:
        return Core(tuple(range(len(problem.kinds))), {})
    top, bottom = price.numerator, price.denominator
    costs = [bottom * kind.value - top * gain for kind, gain in zip(problem.kinds, cover.gains, strict=True)]
    least = [0] * len(problem.groups)
    for kind, cost in zip(problem.kinds, costs, strict=True):
        least[kind.group] = min(least[kind.group], cost)
    base = top * cover.need + sum(most * cost for most, cost in zip(problem.groups, least, strict=True))
    slack = bottom * (best - 1) - base
    inside = [n for n, kind in enumerate(problem.kinds) if costs[n] - least[kind.group] <= slack]
    return _settled(problem, inside, least, slack)


def _settled(problem: Problem, inside: Sequence[int], least: Sequence[int], slack: int) -> Core:
    """A group that cannot stay empty anywhere and has one kind left takes that one in every slot."""
    members: dict[int, list[int]] = defaultdict(list)
    for number in inside:
        members[problem.kinds[number].group].append(number)
    settled = {
        numbers[0]: problem.groups[group]
        for group, numbers in members.items()
        if len(numbers) == 1 and -least[group] > slack
    }
    return Core(tuple(number for number in inside if number not in settled), settled)

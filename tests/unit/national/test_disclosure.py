# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No published cell is small, and nobody who has all the tables together finds one of the hidden ones.

The attack knows what a reader knows: the published tables, what they are the sums of, and from the reason that
stands with an empty cell between which counts it lies. It tries every whole count, over organisations by size,
sector and level at once, and shares no code with what protects.
"""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.linear_solver import pywraplp

from trede.national.disclosure import Cell, published
from trede.national.moves import Counted, Key, axes_of, protected

LEVELS = ("none", "one", "two")
SIZES, SECTORS = ("0-2", "2-5"), ("01", "02")
EVERY = frozenset(itertools.product(LEVELS, LEVELS))
NOBODY_UP = frozenset((one, other) for one, other in EVERY if LEVELS.index(other) <= LEVELS.index(one))


def move(one, other):
    rank = LEVELS.index(other) - LEVELS.index(one)
    return "same" if not rank else "up" if rank > 0 else "down"


def reader(shown, possible):
    """A model of all that a reader knows, with an unknown count for each size, sector and pair of levels."""
    solver = pywraplp.Solver.CreateSolver("SCIP")
    sizes = sorted({key.size for key in shown} - {"*"})
    sectors = sorted({key.sector for key in shown} - {"*"}) or ["*"]
    base = {
        (size, sector, one, other, move(one, other)): solver.IntVar(0, 10_000, "")
        for size, sector, (one, other) in itertools.product(sizes, sectors, sorted(possible))
    }
    counts = {}
    for key, cell in shown.items():
        inside = [
            var for place, var in base.items() if all(k in ("*", p) for k, p in zip(key, place, strict=True))
        ]
        counts[key] = solver.Sum(inside)
        if cell.organisations is not None:
            solver.Add(counts[key] == cell.organisations)
        elif cell.hidden == "small":  # fewer than 3 organisations or 10 people, and nobody is listed in vain
            solver.Add(counts[key] <= 9)
            solver.Add(counts[key] >= int(key[2:] == ("*", "*", "*")))
        else:
            solver.Add(counts[key] >= 3)
    return solver, counts


def recovered(shown, possible=EVERY):
    """The hidden cells whose smallest and largest possible count are the same, in whole numbers."""
    solver, counts = reader(shown, possible)
    found = set()
    for key in [key for key, cell in shown.items() if cell.organisations is None]:
        ends = []
        for sense in (1, -1):
            solver.Minimize(sense * counts[key])
            assert solver.Solve() == pywraplp.Solver.OPTIMAL
            ends.append(round(sense * solver.Objective().Value()))
        if ends[0] == ends[1]:
            found.add(key)
    return found


def counted(draw, pairs, most):
    rows = []
    for size, sector, (one, other) in itertools.product(SIZES, SECTORS, sorted(pairs)):
        organisations = draw(st.sampled_from([0, 0, 1, 2, 3, 9, most]))
        if organisations:
            people = organisations + draw(st.sampled_from([0, 1, 8, 30]))
            rows.append(Counted(size, sector, one, other, organisations, people))
    return rows or [Counted("0-2", "01", "none", "none", 1, 1)]


@st.composite
def tables(draw):
    pairs = draw(st.sampled_from([EVERY, NOBODY_UP]))
    return counted(draw, pairs, draw(st.sampled_from([4, 40]))), pairs


def protect(rows, pairs):
    axes = axes_of(rows, SIZES, LEVELS[1:], (LEVELS[1:], LEVELS[1:]))
    return protected(rows, axes, dict.fromkeys(SIZES, pairs))


def truth(rows):
    """The real counts, added up here."""
    totals = defaultdict(lambda: [0, 0])
    for row in rows:
        values = (row.size, row.sector, row.before, row.after, move(row.before, row.after))
        for taken in itertools.product((True, False), repeat=5):
            key = tuple(value if yes else "*" for value, yes in zip(values, taken, strict=True))
            totals[key][0] += row.organisations
            totals[key][1] += row.people
    return totals


@given(tables())
@settings(max_examples=12, deadline=None)
def test_all_tables_together_give_no_hidden_cell_away(made):
    rows, pairs = made
    shown, real = protect(rows, pairs), truth(rows)
    for key, cell in shown.items():
        organisations, people = real[tuple(key)]
        never = not any(
            key.before in ("*", one) and key.after in ("*", other) and key.move in ("*", move(one, other))
            for one, other in pairs
        )
        small = (organisations < 3 or people < 10) and not never
        assert cell.organisations in (None, organisations)
        assert (cell.hidden == "small") == small
        assert (cell.organisations is None) == (cell.hidden != "")
    assert recovered(shown, pairs) == set()


def test_the_attack_finds_a_cell_that_is_hidden_alone():
    rows = [Counted(size, "01", one, other, 10, 50) for size in SIZES for one, other in sorted(EVERY)]
    shown = protect(rows, EVERY)
    assert all(cell.organisations is not None for cell in shown.values())
    careless = Key("0-2", "*", "one", "two")
    shown[careless] = type(shown[careless])(None, "beside")
    assert careless in recovered(shown)


def test_the_whole_stands_when_only_one_direction_is_possible():
    """950 of 19,295 fall and nobody can rise: both numbers are shown, and that nobody rises is no secret."""
    rows = [
        Counted("0-2", "01", "one", "one", 10_000, 50_000),
        Counted("0-2", "02", "two", "two", 8_345, 50_000),
        Counted("2-5", "01", "one", "none", 949, 5_000),
        Counted("2-5", "02", "two", "one", 1, 1),
    ]
    shown = protect(rows, NOBODY_UP)
    whole = {name: shown[Key("*", "*", move=name)].organisations for name in ("down", "same", "up")}
    assert whole == {"down": 950, "same": 18_345, "up": 0}
    assert shown[Key("*", "*")].organisations == 19_295
    assert shown[Key("2-5", "*", "two", "one")].hidden == "small"


def test_a_cell_beside_a_small_one_says_so():
    """Of three parts and their total one is small: the smaller of the others goes, and the total stands."""
    cells = {"a": Cell(1, 20), "b": Cell(40, 90), "c": Cell(30, 90), "all": Cell(71, 200)}
    prices = {"a": 1, "b": 40, "c": 30, "all": 1000}
    shown = published(cells, [("all", ["a", "b", "c"])], lambda key, _: prices[key])
    assert {key: (cell.organisations, cell.hidden) for key, cell in shown.items()} == {
        "a": (None, "small"),
        "b": (40, ""),
        "c": (None, "beside"),
        "all": (71, ""),
    }


@pytest.mark.parametrize("total", [3, 4])
def test_the_reason_does_not_give_the_count_away(total):
    """A cell that is hidden beside another has 3 or more: with a total of 3 the small one would be nobody."""
    cells = {"a": Cell(0, 0), "b": Cell(total, 50), "all": Cell(total, 50)}
    prices = {"a": 1, "b": 1, "all": 2}
    shown = published(cells, [("all", ["a", "b"])], lambda key, _: prices[key])
    assert shown["a"].organisations is None
    if total == 3:
        assert shown["all"].organisations is None

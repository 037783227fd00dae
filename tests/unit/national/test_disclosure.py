# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No published cell is small, and an attacker who solves the table finds none of the hidden ones."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from trede.national.disclosure import TOTAL, Cell, published, with_totals

CELLS = st.builds(Cell, st.integers(0, 12), st.integers(0, 60))
TABLES = st.lists(CELLS, min_size=12, max_size=12).map(
    lambda cells: dict(
        zip(((size, move) for size in "abcd" for move in ("down", "same", "up")), cells, strict=True)
    )
)


def equations(table):
    """Every line of the table as a row: its parts less its total; independent of the code under test."""
    keys = sorted(table)
    moves = ("down", "same", "up")
    rows = [{(size, move): 1 for move in moves} | {(size, TOTAL): -1} for size in [*"abcd", TOTAL]]
    rows += [{(size, move): 1 for size in "abcd"} | {(TOTAL, move): -1} for move in (*moves, TOTAL)]
    return keys, np.array([[row.get(key, 0) for key in keys] for row in rows], dtype=float)


def solved(table):
    """The attack: hidden cells that have the same value in every solution of the sums, by the null space."""
    keys, rows = equations(table)
    hidden = [place for place, key in enumerate(keys) if table[key] is None]
    if not hidden:
        return set()
    unknown = rows[:, hidden]
    _, size, right = np.linalg.svd(unknown)
    rank = int((size > 1e-9).sum())
    free = right[rank:]
    return {keys[hidden[at]] for at in range(len(hidden)) if np.abs(free[:, at]).max(initial=0) < 1e-9}


@given(TABLES)
@settings(max_examples=50)
def test_no_small_cell_and_none_by_solving(cells):
    full, shown = with_totals(cells), published(cells)
    assert all(value is None or not full[key].small for key, value in shown.items())
    assert all(value in (None, full[key].organisations) for key, value in shown.items())
    assert solved(shown) == set()


def test_the_attack_finds_a_cell_that_is_hidden_alone():
    cells = {(size, move): Cell(10, 50) for size in "abcd" for move in ("down", "same", "up")}
    careless = {key: cell.organisations for key, cell in with_totals(cells).items()} | {("a", "up"): None}
    assert solved(careless) == {("a", "up")}


def test_a_zero_that_follows_from_its_total_is_hidden_too():
    cells = {(size, move): Cell(40, 90) for size in "abcd" for move in ("down", "same", "up")}
    cells |= {("a", "down"): Cell(0, 0), ("a", "up"): Cell(0, 0)}
    shown = published(cells)
    assert shown["a", "same"] is None or shown["a", TOTAL] is None


def test_large_cells_are_all_shown():
    cells = {(size, move): Cell(10, 50) for size in "abcd" for move in ("down", "same", "up")}
    assert None not in published(cells).values()

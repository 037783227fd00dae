# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Layout that hides data from a reader."""

from __future__ import annotations

import pytest

from trede.intake.grids import (
    Area,
    Cell,
    Grid,
    Layout,
    Span,
    Spot,
    column_letter,
    column_number,
    structure_findings,
)

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Overzicht", None, None),
    ("Naam", "Uren", None),
    ("P1", 36, None),
    ("P2", None, None),
    (None, None, None),
)
Place = tuple[str, int | None, str | None]


def places(layout: Layout, rows: tuple[tuple[Cell, ...], ...] = ROWS, first_row: int = 1) -> list[Place]:
    """The findings under a header in row 2."""
    found = structure_findings(Grid("Blad", rows, first_row, layout), 2)
    assert all(one.sheet == "Blad" and one.blocks for one in found)
    return [(one.code, one.row, one.column) for one in found]


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (Layout(), []),
        (Layout(hidden=True), [("file.hidden-sheet", None, None)]),
        (Layout(hidden_rows=(Span(1, 2),)), []),
        (Layout(hidden_rows=(Span(5, 1_048_576),)), []),
        (Layout(hidden_rows=(Span(2, 9),)), [("file.hidden-rows", 3, None)]),
        (Layout(hidden_rows=(Span(4, 4),)), [("file.hidden-rows", 4, None)]),
        (Layout(hidden_columns=(Span(2, 16_384),)), [("file.hidden-column", None, "B")]),
        (Layout(hidden_columns=(Span(3, 3),)), []),
        (Layout(merged=(Area(1, 1, 2, 3),)), []),
        (Layout(merged=(Area(9, 1, 9, 3),)), []),
        (Layout(merged=(Area(2, 1, 3, 1),)), [("file.merged-cells", 2, "A")]),
        (Layout(formulas_without_value=(Spot(1, 1), Spot(2, 2))), []),
        (
            Layout(formulas_without_value=(Spot(4, 2), Spot(3, 2), Spot(3, 1))),
            [("file.formula-without-value", 3, "A"), ("file.formula-without-value", 3, "B")],
        ),
        (Layout(error_cells=(Spot(3, 2), Spot(5, 2))), [("file.error-cell", 3, "B"), ("file.error-cell", 5, "B")]),
    ],
)  # fmt: skip
def test_findings(layout: Layout, expected: list[Place]) -> None:
    assert places(layout) == expected


def test_a_hidden_sheet_without_data_is_no_matter() -> None:
    assert places(Layout(hidden=True), ROWS[:2]) == []
    assert places(Layout(hidden=True, hidden_columns=(Span(1, 1),)), ()) == []


def test_rows_count_from_the_first() -> None:
    assert places(Layout(hidden_rows=(Span(3, 3),)), ROWS[2:], 3) == [("file.hidden-rows", 3, None)]


def test_many_of_a_kind_are_counted() -> None:
    spots = tuple(Spot(row, 1) for row in range(3, 203, 2))
    found = structure_findings(Grid("Blad", ROWS, 1, Layout(error_cells=spots)), 2)
    assert len(found) == 51
    assert "50 more times" in found[-1].en


def test_the_place_says_which_cells() -> None:
    layout = Layout(merged=(Area(3, 1, 4, 2),), hidden_rows=(Span(3, 4),))
    rows, cells = structure_findings(Grid("Blad", ROWS, 1, layout), 2)
    assert (rows.place, cells.place) == ("Blad!3", "Blad!A3")
    assert "rij 3 tot en met 4" in rows.nl
    assert "A3:B4" in cells.nl


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")]
)
def test_column_letters(number: int, letters: str) -> None:
    assert column_letter(number) == letters
    assert column_number(letters.lower()) == number

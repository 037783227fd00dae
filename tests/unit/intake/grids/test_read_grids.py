# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole files, through the child process, to grids."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl

from trede.intake.grids import Area, Span, Spot, read_grids

if TYPE_CHECKING:
    from pathlib import Path


def test_cells_of_a_workbook_are_exact(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["P1", 37.5, 36, 0.1 + 0.2, True, date(2018, 1, 31), None])
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_grids(tmp_path / "a.xlsx")
    assert grid.rows == (("P1", Decimal("37.5"), 36, Decimal("0.3"), True, date(2018, 1, 31)),)
    assert grid.first_row == 1


def test_moments_and_durations_arrive_as_text(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([datetime(2018, 1, 31, 8, 30), time(8, 30), timedelta(hours=32)])  # noqa: DTZ001
    book.active["C1"].number_format = "[h]:mm"
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_grids(tmp_path / "a.xlsx")
    assert grid.rows == (("2018-01-31 08:30:00", "08:30:00", "32:00:00"),)


def test_the_layout_comes_along(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["D4"], sheet["D5"], sheet["A6"] = "=1+1", "x", "y"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("A6:B7")
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_grids(tmp_path / "a.xlsx")
    assert grid.hidden_rows == (Span(5, 5),)
    assert grid.hidden_columns == (Span(4, 4),)
    assert grid.merged == (Area(6, 1, 7, 2),)
    assert grid.formulas_without_value == (Spot(4, 4),)

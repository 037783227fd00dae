# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole files, through the child process, to grids."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

import openpyxl
import pytest

from trede.errors import InputRefusedError
from trede.intake.grids import Area, Limits, Span, Spot, read_grids

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


def codes(path: Path, limits: Limits = Limits()) -> list[tuple[str, str]]:  # noqa: B008
    with pytest.raises(InputRefusedError) as problem:
        read_grids(path, limits)
    return [(found.place, found.code) for found in problem.value.findings]


def test_a_csv_file_is_a_grid_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "Médewerkers 2018.csv").write_bytes(b"a;b\n")
    (grid,) = read_grids(tmp_path / "Médewerkers 2018.csv")
    assert (grid.name, grid.rows, grid.first_row) == ("Médewerkers 2018", (("a", "b"),), 1)


def test_a_folder_of_csv_files(tmp_path: Path) -> None:
    for name in ("Inkoop.csv", "Medewerkers.CSV", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"a;b\n")
    assert [grid.name for grid in read_grids(tmp_path)] == ["Inkoop", "Medewerkers"]


def test_every_file_in_a_folder_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "b.csv").write_bytes(b"a;b\n")
    (tmp_path / "c.csv").write_bytes(b"PK\x03\x04")
    assert codes(tmp_path) == [("a.csv", "file.empty"), ("c.csv", "file.damaged")]


def test_other_files_in_a_folder(tmp_path: Path) -> None:
    for name in ("a.csv", "b.xlsx", "c.pdf"):
        (tmp_path / name).write_bytes(b"a;b\n")
    assert codes(tmp_path) == [("b.xlsx", "file.not-csv"), ("c.pdf", "file.not-csv")]


def test_folders_that_cannot_be_read(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.xlsx"
    empty.mkdir()
    assert codes(empty) == [("leeg.xlsx", "file.empty-folder")]
    (tmp_path / "leeg.xlsx" / "a.csv").mkdir()
    assert codes(empty) == [("a.csv", "file.not-a-file")]
    assert codes(empty, Limits(files=0)) == [("leeg.xlsx", "file.too-many-files")]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert codes(tmp_path / "weg.csv") == [("weg.csv", "file.missing")]
    assert codes(tmp_path / "a\0.csv") == [("a\0.csv", "file.unreadable")]
    (tmp_path / "a.csv").write_bytes(b"a;b\n")
    assert codes(tmp_path / "a.csv", Limits(file_bytes=3)) == [("a.csv", "file.too-large")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert codes(tmp_path / "a.csv") == [("a.csv", "file.not-a-file")]


def test_files_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Played by the system calls, because root may read everything."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError

    (tmp_path / "a.csv").write_bytes(b"a;b\n")
    monkeypatch.setattr("io.open", refuse)
    assert codes(tmp_path / "a.csv") == [("a.csv", "file.unreadable")]
    monkeypatch.setattr("os.listdir", refuse)
    monkeypatch.setattr("os.scandir", refuse)
    assert codes(tmp_path) == [(tmp_path.name, "file.unreadable")]

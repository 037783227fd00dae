# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample as a sheet, out and in again, in both languages."""

import io
from datetime import date

import openpyxl
import pytest

from trede.errors import InputRefusedError
from trede.intake.grids import read_grids_in
from trede.office.audit.rules.checklist import Line, checklist, read_checklist
from trede.office.audit.rules.tested import Figures

NAMES = {"passend-werk": "Passend werk", "integratie": "Integratie"}
MARK = "3fa8c1d2"
SEEN = Line(3, 2, Figures.WRONG, frozenset({"integratie"}), date(2026, 5, 1), None)


def changed(data, cells):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cell, value in cells.items():
        book.active[cell] = value
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def read(data):
    (grid,) = read_grids_in(data, "checklist.xlsx")
    return read_checklist(grid, list(NAMES), MARK)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_goes_out_comes_in(language):
    assert read(checklist([Line(1, 0), SEEN], NAMES, language, MARK)) == ([SEEN], [])


def test_what_was_filled_in_on_the_spot():
    filled = {"C2": "Kloppen ", "D2": "ja", "E2": "NEE", "G2": date(2026, 6, 1)}
    data = changed(checklist([Line(1, 0)], NAMES, "nl", MARK), filled)
    assert read(data) == (
        [Line(1, 0, Figures.RIGHT, frozenset({"passend-werk"}), None, date(2026, 6, 1))],
        [],
    )


@pytest.mark.parametrize("cell", [{"C2": "misschien"}, {"D2": ""}, {"F2": "vorig jaar"}, {"B2": "twee"}])
def test_what_cannot_be_read_is_told_by_its_line(cell):
    data = changed(checklist([SEEN], NAMES, "nl", MARK), cell)
    lines, wrong = read(data)
    assert lines == []
    assert [(each.code, each.value) for each in wrong] == [("audit.checklist-row", "2")]


def test_the_same_is_told_whatever_the_version():
    assert SEEN.says_the_same(Line(3, 9, SEEN.figures, SEEN.met, SEEN.performance_on))
    assert not SEEN.says_the_same(Line(3, 2, Figures.RIGHT, SEEN.met, SEEN.performance_on))


@pytest.mark.parametrize("typed", ["1-5-2026", "01/05/2026", "2026-05-01", "1 mei 2026"])
def test_a_day_that_was_typed_as_text(typed):
    data = changed(checklist([SEEN], NAMES, "nl", MARK), {"F2": typed})
    assert read(data) == ([SEEN], [])


@pytest.mark.parametrize("mark", ["", "00000000", None])
def test_the_checklist_of_another_case_is_refused(mark):
    """Its rows have the same numbers and versions, so nothing else would tell."""
    data = changed(checklist([SEEN], NAMES, "nl", MARK), {"H2": mark})
    with pytest.raises(InputRefusedError):
        read(data)


def test_a_checklist_in_which_nothing_was_filled_in_says_nothing():
    assert read(checklist([Line(1, 0), Line(2, 0)], NAMES, "nl", MARK)) == ([], [])

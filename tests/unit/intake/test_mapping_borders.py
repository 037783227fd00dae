# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which row holds the headers, which column is which field, and how a whole column is read: each rule at its border."""

from datetime import date

import pytest
from tests.unit.intake.test_tables import read, sheet

from trede.intake.column_values import can_be
from trede.intake.fields import part
from trede.intake.grids import Area, Grid, Layout
from trede.intake.header_rows import HIGHEST_HEADER_ROW, header_row
from trede.intake.headers import known_headers, meaning
from trede.intake.mapping import mapping_of

START = date(2016, 5, 1)
FIELD = part("employments").field


def fields(*rows, given=None):
    mapping = mapping_of(sheet(*rows), given)
    return {column.header: column.field or column.dropped for column in mapping.columns}


def hours(*cells, headers=("Persnr", "Fte", "Voltijduren", "In dienst")):
    found = read(sheet(headers, *((f"P{at}", cell, 40, START) for at, cell in enumerate(cells))))
    return [each.hours for each in found.measurement.employments], [each.code for each in found.findings]


def test_the_key_of_a_field_is_a_header_too():
    assert meaning("indication_until", "employments").how == "key"
    assert known_headers("employments")["fulltime hours"].field.key == "fulltime_hours"


@pytest.mark.parametrize(("index", "found"), [(HIGHEST_HEADER_ROW - 1, True), (HIGHEST_HEADER_ROW, False)])
def test_headers_stand_no_lower_than_this(index, found):
    rows = [("titel", None, None)] * index + [("Persnr", "Uren per week", "In dienst")]
    assert (header_row(sheet(*rows), {}) is not None) is found


def test_of_two_rows_the_one_with_surer_headers_and_of_equals_the_highest():
    """``Kostenplaats`` is nothing; a header that we wrote weighs two, one that is only likely one."""
    rows = [("Persnr", "Uren per week", "In dienst")] * 2
    assert header_row(sheet(*rows), {}).index == 0
    rows = [("Persnr", "Uren per week", "x"), ("Persnr", "Uren per week", "In dienst")]
    assert header_row(sheet(*rows), {}).index == 1


def test_one_field_alone_is_no_row_of_headers():
    assert header_row(sheet(("Persnr", "x", "y")), {}) is None
    assert header_row(sheet(("Persnr", "Personeelsnummer", "y")), {}) is None  # twice the same field


def test_headers_over_two_rows_are_read_together_and_a_merged_one_for_each_column():
    upper, lower = ("Personeels", "Uren", None, "Datum"), ("nummer", "per week", "voltijd", "in dienst")
    grid = Grid("Blad", (upper, lower, ("P1", 32, 40, START)), 1, Layout(merged=(Area(1, 2, 1, 3),)))
    found = header_row(grid, {})
    assert found.index == 1
    assert list(found.headers) == ["Personeels nummer", "Uren per week", "Uren voltijd", "Datum in dienst"]


@pytest.mark.parametrize("above", [("Uren", None, None), ("Uren 1", "x", None), (None, None, None)])
def test_a_row_with_one_text_or_with_a_digit_is_no_upper_row_of_headers(above):
    """A title above a table is not part of its first header."""
    found = header_row(sheet(above, ("Persnr", "per week", "In dienst")), {})
    assert found is None or "Uren" not in str(found.headers)


def test_a_row_that_is_not_of_words_alone_is_no_upper_row_though_its_words_would_fit():
    below = ("nummer", "per week", None)
    assert header_row(sheet(("Personeels", "Uren", "x"), below), {}).index == 1
    assert header_row(sheet(("Personeels", "Uren", 2025), below), {}) is None
    assert header_row(sheet(("Personeels", "Uren", "in 2025"), below), {}) is None


def test_small_factors_are_parts_of_full_time_and_large_ones_percents():
    assert hours("0,5", "1")[0] == [2000, 4000]
    assert hours("50", "100")[0] == [2000, 4000]
    assert hours("50", "1")[0] == [2000, 40]


@pytest.mark.parametrize(
    ("cell", "told"), [("0,5", True), ("0,99", True), ("1", False), ("0", False), ("0,5%", False)]
)
def test_beside_percents_a_part_of_one_is_not_guessed(cell, told):
    assert ("input.ambiguous-share" in hours("80", cell)[1]) is told


def test_the_least_that_a_factor_can_be_is_a_hundredth_of_an_hour():
    found, codes = hours("0,00025", "1")
    assert (found, "employment.hours-range" in codes) == ([1, 4000], False)


def test_days_with_the_month_first_are_told_once_and_none_in_digits_is_read():
    rows = [(f"P{at}", 32, 40, text) for at, text in enumerate(["5/13/2016", "5/14/2016", "5 mei 2016"])]
    found = read(sheet(("Persnr", "Uren per week", "Voltijduren", "In dienst"), *rows))
    told = [each for each in found.findings if each.code == "table.month-first"]
    assert len(told) == 1
    assert found.measurement.employments[2].first_day == date(2016, 5, 5).toordinal()


def test_a_code_can_only_be_a_word_that_is_known():
    assert can_be(FIELD("contract"), ("Vast",))
    assert not can_be(FIELD("contract"), ("blauw",))
    assert not can_be(FIELD("contract"), (7,))


def test_the_last_day_at_the_employer_is_read_beside_that_of_the_contract():
    headers = (
        "Persnr",
        "Uren per week",
        "Voltijduren",
        "Begin contract",
        "Einde contract",
        "Datum uit dienst",
    )
    row = ("P1", 32, 40, START, date(2019, 12, 31), date(2018, 6, 30))
    found = read(sheet(headers, row))
    assert [each.last_day for each in found.measurement.employments] == [date(2018, 6, 30).toordinal()]
    assert fields(headers, row)["Datum uit dienst"] == "left"


def test_of_two_columns_of_one_field_the_other_is_double_and_offered():
    headers = ("Persnr", "Uren per week", "Contracturen per week", "In dienst")
    found = fields(headers, ("P1", 32, 36, START))
    assert sorted(str(found[header]) for header in headers[1:3]) == ["double", "hours"]


def test_a_column_without_a_header_is_not_told_of():
    mapping = mapping_of(
        sheet(("Persnr", "Uren per week", None, "In dienst", "Iets"), ("P1", 32, "x", START, "y"))
    )
    assert [column.header for column in mapping.columns] == ["Persnr", "Uren per week", "In dienst", "Iets"]


def test_what_was_given_is_read_whatever_its_values_and_a_guess_only_when_they_fit():
    headers = ("Persnr", "Uren per week", "In dienst", "Contract")
    numbered = [("P1", 32, START, 1), ("P2", 32, START, 2)]
    assert fields(headers, *numbered)["Contract"] != "contract"  # their first and second contract
    assert fields(headers, *numbered, given={"Contract": "contract"})["Contract"] == "contract"
    assert fields(headers, ("P1", 32, START, "Vast"))["Contract"] == "contract"


def test_a_rounded_number_is_told_with_its_row():
    found = read(
        sheet(
            ("Persnr", "Uren per week", "Voltijduren", "In dienst"),
            ("P1", 32, 40, START),
            ("P2", "33,3333", 40, START),
        )
    )
    assert [each.hours for each in found.measurement.employments] == [3200, 3333]
    assert [each.row for each in found.findings if each.value in ("33,3333", "33.3333")] == [3]

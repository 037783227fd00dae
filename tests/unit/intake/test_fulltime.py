# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the full-time week comes from: never 40 without a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.real_files import (
    FULL,
    HEADERS,
    HOURS,
    PEOPLE,
    Row,
    codes,
    fte,
    read_rows,
    with_column,
    without,
)

from trede.intake import read_bytes
from trede.intake.said import Said

if TYPE_CHECKING:
    from pathlib import Path

    from trede.intake.reading import Reading

NO_WEEK = without(FULL, PEOPLE)
HEADERS_NO_WEEK = (*HEADERS[:FULL], *HEADERS[FULL + 1 :])
HEADERS_WITH_FACTOR = (*HEADERS[:FULL], "Deeltijd %", *HEADERS[FULL + 1 :])


def with_factors(hours: list[str], factors: list[str]) -> list[Row]:
    return [
        (*row[:HOURS], hour, factor, *row[FULL + 1 :])
        for row, hour, factor in zip(PEOPLE, hours, factors, strict=True)
    ]


def weeks(reading: Reading) -> list[int]:
    assert reading.measurement is not None
    return [row.fulltime_hours for row in reading.measurement.employments]


def test_nothing_says_it_and_forty_is_told_with_the_fte(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, NO_WEEK, HEADERS_NO_WEEK)
    assert codes(reading) == ["employment.fulltime-assumed"]
    assert "3,75 fte" in reading.findings[0].nl  # 142/40 and 73 days of 365


def test_nobody_works_more_than_thirty_six_and_the_other_fte_is_told(tmp_path: Path) -> None:
    rows = without(FULL, with_column(HOURS, ["36", "18", "36", "36", "36", "9"]))
    reading = read_rows(tmp_path, rows, HEADERS_NO_WEEK)
    assert codes(reading) == ["employment.fulltime-doubtful"]
    assert "3,56 fte" in reading.findings[0].nl  # (135 + 36/5) / 40
    assert "3,95 fte" in reading.findings[0].nl  # (135 + 36/5) / 36
    assert weeks(reading) == [4000] * 6


def test_empty_cells_are_told_too(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(FULL, ["", "36", "36", "36", "40", "40"]))
    assert codes(reading) == ["employment.fulltime-assumed"]
    assert reading.findings[0].nl.startswith("Bij 1 rij staat")


def test_its_user_says_it(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, NO_WEEK, HEADERS_NO_WEEK, Said(fulltime_week=3600))
    assert (codes(reading), weeks(reading)) == (["employment.fulltime-said"], [3600] * 6)
    filled = read_rows(
        tmp_path, with_column(FULL, ["", "38", "38", "38", "38", "38"]), said=Said(fulltime_week=3600)
    )
    assert weeks(filled) == [3600, *[3800] * 5]


@pytest.mark.parametrize(
    ("factors", "hours"),
    [
        (["100", "50", "100", "25", "100", "66,67"], ["36", "18", "36", "9", "36", "24"]),
        (["1", "0,5", "1", "0,25", "1", "0,6667"], ["36", "18", "36", "9", "36", "24"]),
        (["100 %", "50 %", "100 %", "25 %", "100 %", "67 %"], ["36", "18", "36", "9", "36", "24"]),
    ],
)
def test_hours_and_factor_together_give_it(factors: list[str], hours: list[str], tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_factors(hours, factors), HEADERS_WITH_FACTOR)
    assert codes(reading) == ["employment.fulltime-derived"]
    assert weeks(reading) == [3600] * 6
    assert "36 uur (6 rijen)" in reading.findings[0].nl
    assert "36 hours (6 rows)" in reading.findings[0].en


def test_two_agreements_in_one_list(tmp_path: Path) -> None:
    hours, factors = ["36", "18", "40", "20", "37,5", ""], ["100", "50", "100", "50", "100", "40"]
    reading = read_rows(tmp_path, with_factors(hours, factors), HEADERS_WITH_FACTOR)
    assert weeks(reading)[:5] == [3600, 3600, 4000, 4000, 3750]
    assert "37,5 uur (1 rij)" in reading.findings[0].nl
    assert reading.measurement is not None
    assert (
        reading.measurement.employments[5].hours * 10 == reading.measurement.employments[5].fulltime_hours * 4
    )


def test_where_they_disagree_it_is_asked(tmp_path: Path) -> None:
    hours, factors = ["36", "18", "36", "36", "36", "9"], ["100", "50", "100", "100", "100", "80"]
    reading = read_rows(tmp_path, with_factors(hours, factors), HEADERS_WITH_FACTOR)
    assert codes(reading) == ["employment.hours-and-factor", "employment.fulltime-derived"]
    assert "9 uur, 80 % en een volledige week van 36 uur" in reading.findings[0].nl


def test_a_column_of_weeks_goes_before_hours_and_factor(tmp_path: Path) -> None:
    headers = (*HEADERS, "Deeltijdfactor")
    rows = [(*row, "0,5") for row in PEOPLE]
    reading = read_rows(tmp_path, rows, headers)
    assert codes(reading) == ["employment.hours-and-factor"]
    assert "5 rijen" in reading.findings[0].nl  # only the third works half of 40 hours
    assert weeks(reading) == [4000] * 6


def test_a_factor_alone_needs_no_week(tmp_path: Path) -> None:
    headers = (*HEADERS[:HOURS], "FTE", *HEADERS[FULL + 1 :])
    rows = without(FULL, with_column(HOURS, ["0,5", "1", "0,8", "1", "1", "0,25"]))
    reading = read_rows(tmp_path, rows, headers)
    assert codes(reading) == ["table.hours-from-factor"]
    assert float(fte(reading)) == 0.5 + 1 + 0.8 + 1 + 0.2 + 0.25


def test_hours_that_make_no_week_leave_it_at_forty(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_factors(["10"] * 6, ["100"] * 6), HEADERS_WITH_FACTOR)
    assert codes(reading) == ["employment.hours-and-factor", "employment.fulltime-assumed"]


def test_rows_that_cannot_be_read_do_not_count_in_the_fte(tmp_path: Path) -> None:
    rows = without(FULL, with_column(HOURS, ["x", *(row[HOURS] for row in PEOPLE[1:])]))
    reading = read_rows(tmp_path, rows, HEADERS_NO_WEEK)
    told = {found.code: found.nl for found in reading.findings}
    assert "3,00 fte" in told["employment.fulltime-assumed"]


def in_json(*fulltime: str | None) -> bytes:
    """People who work 18 hours all year, some with a full week."""
    people = [
        {"ref": f"P{number}", "contract": "regular", "hours": "18", "from": "2016-05-01"}
        | ({"fulltime_hours": week} if week else {})
        for number, week in enumerate(fulltime)
    ]
    document = {
        "format": "trede/measurement/1",
        "organisation": {"name": "X", "kvk": "69599068"},
        "reference_year": {"from": "2025-01-01", "to": "2025-12-31"},
        "employments": people,
    }
    return json.dumps(document).encode()


def test_json_without_a_week_says_that_40_is_used() -> None:
    """18 / 40 and 18 / 36."""
    reading = read_bytes(in_json(None, "36"), "x.json")
    (told,) = reading.findings
    assert (told.code, weeks(reading)) == ("employment.fulltime-assumed", [4000, 3600])
    assert "Bij 1 rij staat" in told.nl
    assert "0,95 fte" in told.nl
    assert read_bytes(in_json("36", "36"), "x.json").findings == ()


def test_the_week_that_somebody_gave_holds_for_json_too() -> None:
    reading = read_bytes(in_json(None, "40"), "x.json", said=Said(fulltime_week=3600))
    (told,) = reading.findings
    assert (told.code, weeks(reading)) == ("employment.fulltime-said", [3600, 4000])
    assert "met 36 uur, zoals u zei; dat geeft samen 0,95 fte" in told.nl

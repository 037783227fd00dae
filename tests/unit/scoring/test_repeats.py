# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that stand more than once, and contracts that overlap: one finding that says what it looks like."""

from __future__ import annotations

from datetime import date

import pytest

from trede.kernel.periods import NEVER, Period
from trede.scoring.measurement import Employment, Measurement, Organisation
from trede.scoring.repeats import repeats

YEAR = Period(date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal())
START = date(2020, 1, 1).toordinal()


def row(ref: str, hours: int = 4000, first: int = START, last: int = NEVER) -> Employment:
    return Employment(0, ref, "regular", hours, 4000, first, last)


def told(*rows: Employment) -> list[str]:
    return [each.code for each in repeats(Measurement(Organisation("X", "69599068"), YEAR, rows))]


def test_it_tells_how_many_rows_are_too_many() -> None:
    """One of two, two of three."""
    rows = tuple(row(ref) for ref in "aabbbc")
    found = repeats(Measurement(Organisation("X", "69599068"), YEAR, rows))
    assert [("people: 2" in each.en, "too many: 3" in each.en) for each in found] == [(True, True)]


@pytest.mark.parametrize(
    ("times", "kind"), [(2, "copied"), (3, "copied"), (4, "quarters"), (12, "months"), (13, "months")]
)
def test_how_often_says_what_it_looks_like(times: int, kind: str) -> None:
    assert told(*(row(ref) for ref in "abc" for _ in range(times))) == [f"employment.repeated-{kind}"]


def test_one_row_twice_is_told_though_nobody_is_over_one_fte() -> None:
    assert told(row("a", 800), row("a", 800), row("b")) == ["employment.repeated-copied"]


def test_a_row_that_stands_twice_beside_another_is_told() -> None:
    other = row("a", 800, first=START - 400, last=START - 1)
    assert told(row("a", 800), other, row("a", 800)) == ["employment.repeated-copied"]


def test_a_row_for_each_month_may_have_other_hours() -> None:
    assert told(*(row("a", 1000 + month) for month in range(12))) == ["employment.repeated-months"]


def test_a_row_for_each_month_is_told_beside_another_contract() -> None:
    before = row("a", 1000, first=START - 400, last=START - 1)
    assert told(before, *(row("a", 1000 + month) for month in range(12))) == ["employment.repeated-months"]


def test_a_contract_that_ends_with_another_runs_beside_it() -> None:
    """Five days of two jobs at the end of both; not one that the other follows."""
    last = YEAR.last
    rows = (row("a", 4000, last=last), row("a", 4000, first=last - 4, last=last))
    assert told(*rows) == ["employment.over-one-fte"]


def test_two_jobs_beside_each_other_are_two_jobs() -> None:
    assert told(row("a", 2000), row("a", 1600)) == []
    assert told(row("a", 2000), row("a", 2400)) == ["employment.over-one-fte"]


@pytest.mark.parametrize(("days", "code"), [(1, "overlap-day"), (5, "overlap"), (40, "over-one-fte")])
def test_contracts_that_follow_each_other_and_overlap(days: int, code: str) -> None:
    change = date(2025, 7, 1).toordinal()
    assert told(row("a", last=change + days - 1), row("a", first=change)) == [f"employment.{code}"]


def test_who_follows_on_is_not_told() -> None:
    change = date(2025, 7, 1).toordinal()
    assert told(row("a", last=change - 1), row("a", first=change), row("b", 4100)) == [
        "employment.over-one-fte"
    ]


@pytest.mark.parametrize(("first", "second"), [("2001", "02001"), ("A1", "a1"), ("p 7", "P7"), ("007", "7")])
def test_a_reference_that_a_program_changed_is_the_same_person(first: str, second: str) -> None:
    assert told(row(first, 800), row(second, 800)) == ["employment.repeated-copied"]


@pytest.mark.parametrize(("first", "second"), [("100", "1"), ("A10", "A1"), ("1-1", "11")])
def test_other_references_are_other_people(first: str, second: str) -> None:
    assert told(row(first), row(second)) == []


def test_a_day_that_counts_twice_is_told_of_who_works_part_time_too() -> None:
    change = date(2025, 7, 1).toordinal()
    assert told(row("a", 800, last=change), row("a", 1200, first=change)) == ["employment.overlap-day"]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments of XML Schema, against the standard library where that can read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.proofs.moments import moment, moment_in_calendar, seconds_of


@given(st.datetimes(timezones=st.just(UTC)), st.integers(-14 * 60, 14 * 60))
def test_as_the_standard_library_reads_it(at: datetime, minutes: int) -> None:
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    local = at.replace(tzinfo=None).isoformat()
    found = moment(f"{local}{sign}{size // 60:02}:{size % 60:02}")
    assert found == seconds_of(at) - minutes * 60


def test_years_that_the_standard_library_does_not_know() -> None:
    assert moment("10000-01-01T00:00:00Z") == seconds_of(datetime(9999, 12, 31, tzinfo=UTC)) + 86_400
    assert moment("0000-03-01T00:00:00Z") == seconds_of(datetime(1, 3, 1, tzinfo=UTC)) - 365 * 86_400
    assert moment("-0001-03-01T00:00:00Z") is not None


@pytest.mark.parametrize(
    "text",
    [
        "-0001-03-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:30:00Z",
        "999999999-01-01T00:00:00Z",
    ],
)
def test_some_are_in_no_calendar(text: str) -> None:
    assert moment(text) is not None
    assert moment_in_calendar(text) is None


def test_one_in_the_calendar() -> None:
    at = datetime(2026, 12, 31, 11, tzinfo=UTC)
    assert moment_in_calendar("2026-12-31T12:00:00.9+01:00") == at
    assert moment_in_calendar("2026-12-31") is None


def test_midnight_at_the_end_of_a_day() -> None:
    assert moment("2026-12-31T24:00:00Z") == moment("2027-01-01T00:00:00Z")
    assert moment("2026-12-31T24:00:00.1Z") is None


def test_parts_of_a_second() -> None:
    assert moment("1970-01-01T00:00:00.123456789Z") == Fraction(123456789, 10**9)
    assert seconds_of(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=1)) == Fraction(1, 10**6)


def test_without_a_zone() -> None:
    assert moment("1970-01-01T00:00:01") is None
    assert moment("1970-01-01T00:00:01", zone_needed=False) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-29", "2026-11-29T12:00Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-29T25:00:00Z",
        "2026-11-29T12:00:60Z", "2026-11-29T12:00:00+14:01", "2026-11-29T12:00:00+01:60", "2026-11-29 12:00:00Z",
        "2026-11-29T12:00:00z", "02026-11-29T12:00:00Z", "26-11-29T12:00:00Z", "２０26-11-29T12:00:00Z", "", None, 5,
    ],
)  # fmt: skip
def test_no_moment(text: object) -> None:
    assert moment(text) is None

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.kernel.values import (
    NotANumberError,
    TooPreciseError,
    ceiling,
    decimal,
    fixed,
    half_up,
    hundredths,
    plain,
    ratio,
    scaled_text,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("32", 3200), ("37.5", 3750), ("0.01", 1), (40, 4000), (Decimal("36.25"), 3625)],
)
def test_hundredths_are_exact(text, expected):
    assert hundredths(text) == expected


@pytest.mark.parametrize("text", ["37.505", "0.001", Decimal("1.234")])
def test_more_than_two_decimals_is_too_precise(text):
    with pytest.raises(TooPreciseError):
        hundredths(text)


@pytest.mark.parametrize("text", ["", "x", "1,5", "NaN", "Infinity", "1e3", "1_000", "٣", "1.2.3", " "])
def test_only_plain_decimal_numbers(text):
    with pytest.raises(NotANumberError):
        decimal(text)


def test_a_ratio_is_the_number_itself():
    assert ratio("0.1") == Fraction(1, 10)


@pytest.mark.parametrize(
    ("numerator", "denominator", "nearest"),
    [(1, 2, 1), (3, 2, 2), (-1, 2, 0), (7, 5, 1), (8, 5, 2), (0, 9, 0)],
)
def test_halves_go_up(numerator, denominator, nearest):
    assert half_up(numerator, denominator) == nearest


@given(st.fractions())
def test_the_ceiling_is_the_least_whole_number_not_below(value):
    assert value <= ceiling(value) < value + 1


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 3), 6, "0.333333"),
        (Fraction(2, 3), 6, "0.666667"),
        (Fraction(5, 10**7), 6, "0.000001"),
        (Fraction(20), 1, "20.0"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-1, 3), 2, "-0.33"),
        (7, 2, "7.00"),
    ],
)
def test_fixed_places(value, places, text):
    assert fixed(value, places) == text


def test_scaled_text_keeps_the_sign_of_small_numbers():
    assert scaled_text(-5, 2) == "-0.05"


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(3, 4), "0.75"), (Fraction(0), "0"), (Fraction(2000000), "2000000")]
)
def test_plain_is_as_short_as_it_goes(value, text):
    assert plain(value) == text


@given(st.decimals(min_value=-1000, max_value=1000, places=2))
def test_hundredths_and_back(number):
    assert Decimal(scaled_text(hundredths(number), 2)) == number

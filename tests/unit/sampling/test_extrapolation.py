# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What errors say of the rest; the promise of the bound is tried on every possible sample."""

from fractions import Fraction
from itertools import combinations

import pytest

from trede.sampling import Assurance, extrapolate, most_wrong, sample_size


def test_a_sample_without_errors_is_enough():
    found = extrapolate(500, 56, [], most_in_a_row=Fraction(1))
    assert (found.found, found.amount, found.likely, found.likely_amount) == (0, 0, 0, 0)
    assert found.is_enough
    assert found.next_size == 56
    assert found.at_most < 25  # less than 5 % of 500, as the size promises
    assert found.amount_at_most == found.at_most


def test_an_error_is_extrapolated_and_asks_for_more():
    found = extrapolate(500, 56, [Fraction(1, 2)], most_in_a_row=Fraction(1))
    assert found.likely == Fraction(500, 56)
    assert found.likely_amount == Fraction(250, 56)
    assert not found.is_enough
    assert found.next_size == sample_size(500, seen=1) == 87
    assert found.amount_at_most == Fraction(1, 2) + (found.at_most - 1)


def test_errors_to_the_other_side_count_down():
    found = extrapolate(100, 100, [Fraction(1), Fraction(-1, 4)], most_in_a_row=Fraction(1))
    assert (found.at_most, found.amount, found.amount_at_most) == (2, Fraction(3, 4), Fraction(3, 4))
    assert found.is_enough


def test_nothing_to_look_at():
    found = extrapolate(0, 0, [], most_in_a_row=Fraction(1))
    assert found.is_enough
    assert found.likely == 0


@pytest.mark.parametrize("wrong", range(8))
def test_the_bound_holds_in_95_of_100_samples(wrong):
    """All 11,440 samples of 7 from 16 rows, of which so many are 1 too high: seldom is the truth above the bound."""
    samples = list(combinations(range(16), 7))
    above = 0
    bounds = {
        seen: extrapolate(16, 7, [Fraction(1)] * seen, most_in_a_row=Fraction(1)).amount_at_most
        for seen in range(8)
    }
    for each in samples:
        above += wrong > bounds[sum(row < wrong for row in each)]
    assert Fraction(above, len(samples)) <= Fraction(5, 100)


def test_another_assurance_is_asked_for():
    surer = Assurance(Fraction(99, 100), Fraction(1, 100))
    found = extrapolate(1000, 59, [], most_in_a_row=Fraction(1), sure=surer)
    assert found.next_size == sample_size(1000, sure=surer)
    assert found.at_most == most_wrong(1000, size=59, seen=0, sure=surer)


def test_more_errors_than_rows_cannot_be():
    with pytest.raises(ValueError, match="no more"):
        extrapolate(10, 1, [Fraction(1)] * 2, most_in_a_row=Fraction(1))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sizes and bounds: the table of the scheme's facts, and every way to draw counted out as a second way."""

from fractions import Fraction
from itertools import combinations

import pytest

from trede.sampling import Assurance, assurance, most_wrong, sample_size
from trede.sampling.sizes import chance_of_at_most

TABLE = {10: 10, 25: 24, 50: 39, 100: 45, 500: 56, 5000: 59}
SURE = assurance()


@pytest.mark.parametrize("population", TABLE)
def test_the_sizes_of_the_scheme(population):
    """95 % sure to see an error when 5 % of the rows are wrong."""
    assert sample_size(population) == TABLE[population]


def counted(population, wrong, size, seen):
    """The chance by looking at every sample there is; rows 0 up to ``wrong`` are the wrong ones."""
    samples = list(combinations(range(population), size))
    shown = sum(sum(row < wrong for row in each) <= seen for each in samples)
    return Fraction(shown, len(samples))


@pytest.mark.parametrize("population", range(1, 10))
def test_chances_are_those_of_every_sample_counted_out(population):
    for wrong in range(population + 1):
        for size in range(population + 1):
            for seen in range(size + 1):
                found = chance_of_at_most(seen, population=population, wrong=wrong, size=size)
                assert found == counted(population, wrong, size, seen)


def by_steps(population, wrong, size, seen):
    """The same chance, a row at a time: a table of chances to have seen so many, without any binomial."""
    chances = {0: Fraction(1)}
    for drawn in range(size):
        after = {}
        for had, chance in chances.items():
            left = population - drawn
            bad = Fraction(wrong - had, left)
            after[had + 1] = after.get(had + 1, 0) + chance * bad
            after[had] = after.get(had, 0) + chance * (1 - bad)
        chances = after
    return sum(chance for had, chance in chances.items() if had <= seen)


@pytest.mark.parametrize("population", [1, 7, 20, 21, 40, 47])
@pytest.mark.parametrize("seen", [0, 1, 2])
def test_the_size_is_the_smallest_that_is_sure_enough(population, seen):
    wrong = max(1, population * 5 // 100)
    size = sample_size(population, seen=seen)
    enough = [n for n in range(population + 1) if by_steps(population, wrong, n, seen) <= Fraction(5, 100)]
    assert size == min(enough, default=population)


@pytest.mark.parametrize("population", [1, 5, 12, 17])
def test_the_bound_is_the_largest_number_that_fits(population):
    for size in range(population + 1):
        for seen in range(min(size, 4) + 1):
            possible = range(seen, population - (size - seen) + 1)
            fits = [k for k in possible if by_steps(population, k, size, seen) > Fraction(5, 100)]
            assert most_wrong(population, size=size, seen=seen) == max(fits)


def test_a_chance_as_large_as_the_risk_is_taken():
    """One wrong row of twenty is the only one not looked at in one of twenty draws: 5 %, no more than the risk."""
    assert counted(20, 1, 19, 0) == Fraction(1, 20) == SURE.risk
    assert most_wrong(20, size=19, seen=0) == 0


@pytest.mark.parametrize("population", range(20))
def test_small_groups_are_looked_at_in_full(population):
    """With fewer than 20 rows one wrong row is over 5 %."""
    assert sample_size(population) == population


def test_errors_make_the_sample_larger_until_it_is_everything():
    sizes = [sample_size(100, seen=seen) for seen in range(7)]
    assert sizes == sorted(sizes)
    assert sizes[0] == 45
    assert sizes[5] == sizes[6] == 100


@pytest.mark.parametrize("population", [0, 1, 100])
def test_who_looks_at_everything_knows_everything(population):
    assert most_wrong(population, size=population, seen=0) == 0
    assert most_wrong(population, size=population, seen=population) == population


def test_another_assurance_is_asked_for():
    surer = Assurance(Fraction(99, 100), Fraction(1, 100))
    assert sample_size(1000, sure=surer) > sample_size(1000)
    assert most_wrong(1000, size=59, seen=0, sure=surer) > most_wrong(1000, size=59, seen=0)


def test_what_is_assumed():
    assert (SURE.confidence, SURE.wrong_share, SURE.risk) == (
        Fraction(19, 20),
        Fraction(1, 20),
        Fraction(1, 20),
    )


@pytest.mark.parametrize(("population", "seen"), [(-1, 0), (10, -1)])
def test_no_size_below_nothing(population, seen):
    with pytest.raises(ValueError, match="below 0"):
        sample_size(population, seen=seen)


@pytest.mark.parametrize(("size", "seen"), [(11, 0), (5, 6), (5, -1), (-1, -1)])
def test_no_bound_for_a_sample_that_cannot_be(size, seen):
    with pytest.raises(ValueError, match="no more"):
        most_wrong(10, size=size, seen=seen)

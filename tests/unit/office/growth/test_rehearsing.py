# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule on talks over a sample that is drawn before there is an auditor; the chance beside every sample there is."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from trede.office.growth.rules import rehearsing
from trede.office.growth.rules.rehearsing import rehearsed
from trede.quality import TalksOutcome

PEOPLE = [f"M{number:02}" for number in range(1, 46)]


def lacking(*people, all_=PEOPLE):
    """The rule over everybody, with these people without a development talk."""
    without = tuple((each, ("development",)) for each in people)
    return TalksOutcome(len(all_), len(all_) - len(without), 0, without)


def test_the_same_number_draws_the_same_people_and_another_others():
    found = lacking("M01", "M02")
    first = rehearsed(PEOPLE, found, 1)
    assert rehearsed(reversed(PEOPLE), found, 1) == first
    assert len(set(first.drawn)) == len(first.drawn) == 35  # of 45: as ``trede sample`` would
    assert set(rehearsed(PEOPLE, found, 2).drawn) != set(first.drawn)
    assert first.lacking == tuple(each for each in ("M01", "M02") if each in first.drawn)
    assert first.needed == 28  # 80 % of 35
    assert first.reached
    assert first.percent == 100


def test_it_is_not_met_when_too_many_of_the_drawn_lack_a_talk():
    everybody = rehearsed(PEOPLE[:10], lacking("M01", "M02", "M03", all_=PEOPLE[:10]), 1)
    assert everybody.is_everybody
    assert (everybody.demonstrated, everybody.needed, everybody.reached) == (7, 8, False)
    assert (everybody.chance, everybody.percent) == (0, 0)


@pytest.mark.parametrize("without", range(8))
def test_the_chance_is_that_of_every_sample_counted(monkeypatch, without):
    """Of seven people all samples of four, and of five, one by one."""
    monkeypatch.setattr(rehearsing, "sample_size", lambda _population: 4)
    people = PEOPLE[:7]
    found = rehearsed(people, lacking(*people[:without], all_=people), 1)
    samples = [set(each) & set(people[:without]) for each in combinations(people, 4)]
    assert found.needed == 4  # 80 % of four is more than three
    assert found.chance == Fraction(sum(len(each) <= 0 for each in samples), len(samples))
    monkeypatch.setattr(rehearsing, "sample_size", lambda _population: 5)
    found = rehearsed(people, lacking(*people[:without], all_=people), 1)
    samples = [set(each) & set(people[:without]) for each in combinations(people, 5)]
    assert found.needed == 4
    assert found.chance == Fraction(sum(len(each) <= 1 for each in samples), len(samples))
    assert (found.percent in (0, 100)) == (found.chance in (0, 1))

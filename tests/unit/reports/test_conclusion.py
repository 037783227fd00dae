# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.reports.examples import example

from trede.reports.conclusion import conclusion, in_hours
from trede.scoring.score import Next

NBSP = "\N{NO-BREAK SPACE}"


def missing(millionths: int, level: str = "trede-2") -> Next:
    return Next(level, Fraction(1, 100), millionths)


def test_where_you_stand_in_one_sentence() -> None:
    assert conclusion(example()).replace(NBSP, " ") == "U staat op trede 1. Voor trede 2 is 0,26 fte nodig."


def test_without_a_level_it_says_so() -> None:
    said = conclusion(example("en", level="none", next=missing(700_000, "trede-1"))).replace(NBSP, " ")
    assert said == "You do not stand at a level yet. For trede 1, 0.70 fte more is needed."


def test_nothing_is_higher_than_the_top() -> None:
    top = example(level="trede-3", next=None)
    assert conclusion(top).replace(NBSP, " ") == "U staat op trede 3. Hoger kan niet."
    assert in_hours(top) is None


def test_a_share_that_is_enough_asks_for_no_fte() -> None:
    too_small = example(level="none", next=missing(0))
    assert conclusion(too_small) == "U staat nog niet op een trede."
    assert in_hours(too_small) is None


def test_dutch_puts_an_article_before_the_basistrede() -> None:
    assert "de basistrede" in conclusion(example(level="none", next=missing(1, "basistrede"))).replace(
        NBSP, " "
    )


@pytest.mark.parametrize(
    ("millionths", "people"),
    [
        (255_000, "iemand uit de doelgroep voor 11 uur per week"),
        (1_000_000, "iemand uit de doelgroep in voltijd"),
        (2_000_000, "2 mensen uit de doelgroep in voltijd"),
        (1_000_001, "iemand uit de doelgroep in voltijd en nog iemand voor 1 uur per week"),
        (990_000, "iemand uit de doelgroep in voltijd"),
    ],
)
def test_missing_fte_in_hours_of_people(millionths: int, people: str) -> None:
    assert in_hours(example(next=missing(millionths))) == (
        f"Denk aan {people}, het hele peiljaar. Voltijd is hier 40 uur."
    )


@pytest.mark.parametrize(
    ("week", "shown", "hours"), [(3800, "38", 10), (3650, "36,50", 10), (4000, "40", 11)]
)
def test_a_full_week_is_that_of_most_people_who_are_measured(week: int, shown: str, hours: int) -> None:
    found = example(next=missing(255_000))
    rows = [replace(each, fulltime_hours=week) for each in found.measurement.employments]
    measured = replace(found, measurement=replace(found.measurement, employments=rows))
    told = in_hours(measured) or ""
    assert f"voor {hours} uur per week" in told
    assert told.endswith(f"Voltijd is hier {shown} uur.")

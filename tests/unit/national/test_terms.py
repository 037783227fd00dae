# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition in numbers: windows as steps, and what editions share."""

from datetime import date

import pytest

from trede.errors import InputRefusedError
from trede.kernel.periods import Period, months_later
from trede.national.columns import codes
from trede.national.plan import plan_of
from trede.national.terms import EPOCH, Window, shift, terms_of
from trede.scheme import open_shelf

YEARS = [
    Period(date(year, 3, 1).toordinal(), months_later(date(year, 3, 1).toordinal(), 12) - 1)
    for year in (2015, 2019)
]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("months", [6, 24, 36, 60])
def test_a_shift_gives_each_day_that_ends_in_the_year(year, months):
    found = shift(months, year)
    for day in range(months_later(year.first, -months) - 2, months_later(year.last, -months) + 3):
        moved = day + found.offset + sum(grows for since, grows in found.steps if day - EPOCH >= since)
        assert moved == months_later(day, months)


def test_every_code_of_every_edition_has_a_number_and_numbers_are_unbroken():
    for edition in open_shelf().editions():
        assert terms_of(edition)
    assert sorted(codes().positions.values()) == list(range(1, 21))
    assert sorted(codes().contracts.values()) == list(range(1, 7))


def test_a_code_without_a_number_is_refused():
    from dataclasses import replace

    edition = open_shelf().load("pso-2.1")
    odd = replace(edition, positions={**edition.positions, "new": edition.positions["sw"]})
    with pytest.raises(InputRefusedError, match="'new'"):
        terms_of(odd)


def test_editions_with_the_same_windows_are_counted_once():
    plan = plan_of(open_shelf().editions(), YEARS[0])
    assert len(plan.windows) == 2
    assert len(plan.weights) < len(plan.terms)


def test_a_window_without_a_field_needs_nothing():
    assert Window().defaults
    assert not Window(field="indication_until").defaults

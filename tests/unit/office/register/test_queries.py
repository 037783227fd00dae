# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who held which level when."""

from datetime import date

import pytest
from django.db import IntegrityError

from trede.office.journal.rules import System
from trede.office.register import actions, queries
from trede.office.register.rules import Held

OLD = Held("11112222", "De Drukkerij", "Almelo", "trede-1", date(2022, 3, 1), date(2024, 2, 29))
NEW = Held("11112222", "De Drukkerij", "Almelo", "trede-2", date(2024, 3, 1), date(2026, 2, 28))
SW = Held(
    "33334444", "Werkbedrijf Noord", "Assen", "trede-3", date(2025, 1, 1), date(2027, 12, 31), is_sw=True
)


@pytest.fixture(autouse=True)
def listed(now):
    actions.fill_with_demo(by=System("test"), on=now, listings=[OLD, NEW, SW])


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2022, 2, 28), None),
        (date(2022, 3, 1), OLD),
        (date(2024, 2, 29), OLD),
        (date(2024, 3, 1), NEW),
        (date(2026, 2, 28), NEW),
        (date(2026, 3, 1), None),
    ],
)
def test_the_first_and_the_last_day_belong_to_the_period(day, held):
    assert queries.held_on("11112222", day) == held
    assert (held is not None) == any(each.on(day) for each in (OLD, NEW))


def test_history_is_newest_first():
    assert queries.history("11112222") == [NEW, OLD]


def test_several_at_once_take_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.held_by(["11112222", "33334444", "99999999"]) == {
            "11112222": [NEW, OLD],
            "33334444": [SW],
        }


def test_filling_again_leaves_no_doubles(now):
    actions.fill_with_demo(by=System("test"), on=now, listings=[SW])
    assert queries.history("11112222") == []
    assert queries.history("33334444") == [SW]


def test_a_period_does_not_end_before_it_starts(now):
    wrong = Held("55556666", "x", "", "trede-1", date(2025, 1, 2), date(2025, 1, 1))
    with pytest.raises(IntegrityError):
        actions.fill_with_demo(by=System("test"), on=now, listings=[wrong])

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of dossiers: paged, in a constant number of queries, never of another organisation."""

from datetime import date, timedelta

import pytest
from tests.unit.office.dossier.filled import INTENDED

from trede.errors import RefusedError
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Dossier


@pytest.fixture
def many(now, administrator):
    Dossier.objects.bulk_create(
        Dossier(
            organisation=administrator.organisation,
            title=f"Nummer {number}",
            wanted_level="trede-1",
            intended_on=INTENDED,
            opened_at=now + timedelta(minutes=number),
        )
        for number in range(60)
    )


def test_pages_newest_first(administrator, many):
    page = queries.dossiers(administrator)
    assert (page.count, page.pages, page.has_next) == (60, 3, True)
    assert [line.title for line in page.lines[:2]] == ["Nummer 59", "Nummer 58"]
    last = queries.dossiers(administrator, number=3)
    assert (len(last.lines), last.has_next, last.lines[-1].title) == (10, False, "Nummer 0")
    assert queries.dossiers(administrator, number=4).lines == []


def test_a_line_shows_the_newest_measurement(administrator, measured):
    (line,) = queries.dossiers(administrator).lines
    kept = queries.outcome(administrator, measured)
    assert (line.level, line.total_percent) == (kept.level, kept.total_percent)


@pytest.mark.parametrize("number", [1, 2])
def test_a_page_takes_as_many_queries_whatever_is_on_it(
    administrator, many, number, django_assert_num_queries
):
    with django_assert_num_queries(3):
        queries.dossiers(administrator, number=number)


def test_by_stage(now, administrator, measured, many):
    actions.hand_in_test(by=administrator, on=now, dossier=measured)
    assert [line.id for line in queries.dossiers(administrator, stage="test").lines] == [measured]
    assert queries.dossiers(administrator, stage="definitive").count == 0


def test_an_organisation_sees_its_own(stranger, many):
    page = queries.dossiers(stranger)
    assert (page.count, page.pages, page.lines) == (0, 1, [])


@pytest.mark.parametrize(
    ("title", "level", "day", "code"),
    [
        ("", "trede-1", INTENDED, "dossier.empty"),
        ("x" * 121, "trede-1", INTENDED, "dossier.too-long"),
        ("x", "basistrede", date(2022, 5, 1), "dossier.level-unknown"),
        ("x", "none", INTENDED, "dossier.level-unknown"),
    ],
)
def test_a_dossier_that_cannot_be(now, administrator, title, level, day, code):
    with pytest.raises(RefusedError) as refusal:
        actions.open_dossier(by=administrator, on=now, title=title, wanted_level=level, intended_on=day)
    assert [each.code for each in refusal.value.findings] == [code]


def test_orders_stand_beside_the_register(now, administrator, measured, django_assert_num_queries):
    from trede.office.journal.rules import System
    from trede.office.register.actions import fill_with_demo
    from trede.office.register.rules import Held

    held = Held("11112222", "Drukkerij", "Almelo", "trede-2", date(2026, 1, 1), date(2027, 12, 31))
    fill_with_demo(by=System("test"), on=now, listings=[held])
    with django_assert_num_queries(2):
        (checked,) = queries.checked_orders(administrator, measured)
    assert (checked.order.kvk, checked.held, checked.known) == ("11112222", held, True)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What deserves a look, at its borders: told from the first day on that it matters, and not a day sooner."""

import pytest
from tests.builders import codes, order, person, scored

from trede.errors import InputRefusedError


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2016-01-01", True),  # to 31 December 2018: the next year counts nothing of it
        ("2016-12-31", True),  # to 30 December 2019
        ("2017-01-01", False),  # to 31 December 2019: counts all of the next year
        ("2017-01-02", False),
    ],
)
def test_a_window_of_three_years_that_ends_in_the_next_year_is_told(since, told):
    """Participatiewet counts three years; the reference year is 2018."""
    assert ("employment.window-ends" in codes(scored(person("participatiewet", since=since)))) is told


@pytest.mark.parametrize(
    ("until", "told"), [("2019-04-29", False), ("2019-04-30", False), ("2019-05-01", True)]
)
def test_a_window_that_the_contract_does_not_outlast_is_not_told(until, told):
    """From 1 May 2016 the window holds to 30 April 2019: who has gone by then loses nothing."""
    found = codes(scored(person("participatiewet", since="2016-05-01", until=until)))
    assert ("employment.window-ends" in found) is told


@pytest.mark.parametrize(
    ("amounts", "turnovers", "above"),
    [
        (("2000000", "1000000"), ("2000000", "3000000"), False),  # together no more than the largest
        (("2000000", "1000000.01"), ("2000000", "3000000"), True),
        (("2000000", "1000000.01"), ("3000000", "2000000"), True),
        (("2000000", "1000000"), ("3000000", "2000000"), False),
    ],
)
def test_orders_are_held_against_the_largest_turnover_of_a_supplier(amounts, turnovers, above):
    """The figures may change in the year. Only what is more than each of them cannot be right."""
    orders = [
        order(amount, order=f"F{at}", turnover=turnover)
        for at, (amount, turnover) in enumerate(zip(amounts, turnovers, strict=True))
    ]
    assert ("purchase.above-turnover" in codes(scored(person(), *orders))) is above


def test_the_warning_about_the_turnover_stands_at_the_last_order():
    """With that one it became too much; the one about figures stands at the first."""
    orders = (order("2000000"), order("0.01", order="F2", share="9"))
    found = {each.code: each for each in scored(person(), *orders).findings}
    assert found["purchase.above-turnover"].place == "purchases[1].amount"
    assert found["purchase.figures-differ"].place == "purchases[0].supplier_turnover"


def test_the_figures_in_a_warning_are_told_as_precisely_as_they_are_read():
    """The two norms of size 20 in one decimal (4.4 and 4.3 %), fte in two: 1.25 of one person, 20.4 in the rows."""
    two = scored(person(hours="34.4"), under="pso-2.1", applied="2023-05-01").findings
    (found,) = [each for each in two if each.code == "scheme.norm-two-ways"]
    assert ("4.4 % or 4.3 %" in found.en, "basistrede" in found.nl.lower()) == (True, True)
    more = scored(person(hours=40), person(None, hours=10, index=1)).findings
    (found,) = [each for each in more if each.code == "employment.over-one-fte"]
    assert "1.25 fte" in found.en
    with pytest.raises(InputRefusedError) as refused:
        scored(person(hours=40), person(None, ref="P2", hours=16), total="1")
    assert "1.40" in refused.value.findings[0].en
    assert "1.400" not in refused.value.findings[0].en


@pytest.mark.parametrize(
    ("row", "weighted"),
    [
        (person("wajong", "sw-seconded-out"), "direct.product.outside-contract"),
        (person("wajong", until="2017-12-31"), "direct.product.outside-year"),
        (person("ww", benefit_months=5), "direct.product.below-minimum"),
        (person("participatiewet", since="2014-01-01"), "direct.product.outside-window"),
        (person("participatiewet", since="2015-07-01"), "direct.product.bounded"),
        (person("wajong"), "direct.product"),
    ],
)
def test_why_a_row_does_not_count_is_told_by_its_first_reason(row, weighted):
    """A contract that weighs nothing, a year it has no day in, a window of three years that was over or ends in it."""
    told = scored(row, person(ref="P9")).explanation[1].children
    assert [step.wording or step.rule for step in told if step.inputs.get("ref") == "P1"] == [weighted]


def test_sw_workers_who_may_be_counted_twice_are_told_whatever_stands_beside_them():
    """Hired in without the number of an order, beside an order at an SW organisation; others change nothing."""
    hired = person("sw", "secondment", ref="P2", indication_until="2030-01-01")
    beside, twice = (person(), order(order="F2")), "purchase.sw-maybe-counted-twice"
    assert twice in codes(scored(hired, order(kind="sw"), *beside))
    assert twice not in codes(scored(hired, *beside))
    assert twice not in codes(scored(*beside, order(kind="sw")))

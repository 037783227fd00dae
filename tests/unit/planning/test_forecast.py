# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.planning.examples import EDITION, YEAR, day, employment, measurement, order

from trede.kernel.periods import as_date
from trede.planning.document import forecast_document
from trede.planning.forecast import forecast
from trede.planning.outlook import Outlook
from trede.planning.rolling import month_ends, rolled
from trede.scheme import open_shelf
from trede.scoring.scorer import score

SHELF = open_shelf()
# 20 fte: 5.7 % for trede 1 is 1.14 fte.
STAYS, ENDS = employment("P1", hours=3600), employment("P2", hours=3000, last_day=day("2026-03-31"))


def looked(before, until="2026-12-31", edition_on=lambda _day: EDITION):
    return forecast(before, day(until), edition_on)


def test_the_year_rolls_on_by_whole_months():
    ends = [as_date(end).isoformat() for end in month_ends(YEAR.last, day("2026-03-15"))]
    assert ends == ["2026-01-31", "2026-02-28", "2026-03-15"]
    assert list(month_ends(YEAR.last, YEAR.last)) == []


def test_a_forecast_looks_no_further_than_its_assumptions_carry():
    assert len(list(month_ends(YEAR.last, day("2190-01-01")))) < 130


def test_what_was_bought_is_bought_again_and_new_orders_come_in_at_their_date():
    orders = (
        order(day=day("2025-02-28")),
        order(order="F2", day=day("2026-05-01")),
        order(order="F0", day=day("2020-01-01")),
    )
    later = rolled(EDITION, measurement(STAYS, purchases=orders), day("2026-06-30"))
    dates = [as_date(each.day).isoformat() for each in later.purchases]
    assert dates == ["2026-02-28", "2026-05-01", "2020-01-01"]
    assert later.application_day == day("2026-07-01")


@pytest.mark.parametrize("ordered", ["2025-12-31", "2026-01-01", "2026-01-02"])
def test_an_order_comes_in_on_its_own_day(ordered):
    before = measurement(STAYS, purchases=(order(day=day(ordered)),))
    outlook = Outlook(before, YEAR.last + 3, lambda _day: EDITION)
    for last in range(YEAR.last, YEAR.last + 4):
        assert outlook.at(last).bought == score(EDITION, rolled(EDITION, before, last)).indirect_fte
    assert outlook.at(YEAR.last + 3).bought


def test_who_declared_no_more_than_an_order_of_long_ago_has_a_forecast_too():
    """It can be measured, with a warning, so every year after it can; nobody may have left the order out."""
    before = measurement(total_fte=2, purchases=(order(day=day("2020-01-01")),))
    found = looked(before, "2026-02-28")
    assert [point.score.level for point in found.points] == ["none", "none", "none"]
    assert all(
        "purchase.outside-year" in [told.code for told in point.score.findings] for point in found.points
    )


def test_every_point_is_a_score():
    before = measurement(STAYS, ENDS)
    for point in looked(before, "2026-06-30").points:
        assert point.score == score(EDITION, rolled(EDITION, before, point.last))


def test_the_day_a_level_is_lost_and_who_causes_it():
    """P2 works 0.75 fte until 31 March; the total falls under 5.7 % of 20 fte in the course of the year."""
    before = measurement(STAYS, ENDS)
    loss = looked(before).losses[0]
    assert (loss.level, loss.to, loss.handbook) == ("trede-2", "trede-1", False)
    (cause,) = loss.causes
    assert (cause.ref, cause.end, as_date(cause.last_day).isoformat(), cause.prevents) == (
        "P2",
        "contract",
        "2026-03-31",
        True,
    )
    assert score(EDITION, rolled(EDITION, before, loss.day - 2)).level == "trede-2"
    assert score(EDITION, rolled(EDITION, before, loss.day - 1)).level == "trede-1"


def test_nothing_is_lost_when_nothing_ends():
    assert looked(measurement(STAYS)).losses == ()


@pytest.mark.parametrize(
    ("row", "end", "prevents"),
    [
        (
            employment("P2", hours=3000, position="participatiewet-lks", subsidy_until=day("2026-03-31")),
            "subsidy",
            True,
        ),
        (employment("P2", hours=3000, position="sw", indication_until=day("2026-03-31")), "indication", True),
        (employment("P2", hours=3000, position="participatiewet", intake=day("2021-04-01")), "window", False),
    ],
)
def test_what_ends_says_whether_it_can_go_on(row, end, prevents):
    loss = looked(measurement(STAYS, row)).losses[0]
    assert [(cause.end, cause.prevents) for cause in loss.causes] == [(end, prevents)]
    assert loss.together is prevents


def test_two_that_end_may_only_help_together():
    rows = [employment(f"P{n}", hours=1500, last_day=day("2026-01-31")) for n in (2, 3)]
    (loss,) = [loss for loss in looked(measurement(STAYS, *rows)).losses if loss.level == "trede-2"]
    assert [cause.prevents for cause in loss.causes] == [False, False]
    assert loss.together


def test_handbooks_come_in_at_their_date():
    before = replace(
        measurement(STAYS), reference_year=replace(YEAR, first=day("2018-01-01"), last=day("2018-12-31"))
    )
    old = replace(
        before, employments=tuple(replace(row, first_day=day("2017-01-01")) for row in before.employments)
    )
    points = looked(old, "2019-05-31", lambda number: SHELF.on(as_date(number))).points
    assert [point.edition.id for point in points] == [
        "pso-1.6",
        "pso-1.6",
        "pso-1.6",
        "pso-1.7",
        "pso-1.7",
        "pso-1.7",
    ]


def test_a_handbook_that_asks_more_is_named_as_the_cause():
    norms = EDITION.norms
    harder = replace(
        EDITION, id="harder", norms=replace(norms, anchors=dict.fromkeys(norms.anchors, (300, 400, 500)))
    )
    (loss,) = looked(
        measurement(STAYS, ENDS), "2026-01-31", lambda n: EDITION if n < day("2026-01-15") else harder
    ).losses
    assert loss.handbook
    assert as_date(loss.day).isoformat() == "2026-01-15"


def test_who_a_handbook_does_not_know_does_not_count_under_it():
    old = SHELF.load("pso-1.6")
    row = employment("P2", position="temporary-protection")
    with_it, without = looked(
        measurement(STAYS, row), "2026-01-31", lambda n: EDITION if n <= YEAR.last + 1 else old
    ).points
    assert with_it.score.direct == Fraction(17, 200)
    assert without.score.direct == Fraction(9, 200)


def test_the_document_has_every_point_and_loss():
    document = forecast_document(looked(measurement(STAYS, ENDS)))
    first = document["points"][0]
    assert (first["until"], first["total_fte"], first["weighted_fte"]) == (
        "2025-12-31",
        "20.000000",
        "1.650000",
    )
    assert (first["total_percent"], first["norms"]["trede-1"]) == ("8.250000", "5.7")
    assert document["losses"][0]["causes"] == [
        {"ref": "P2", "end": "contract", "last_day": "2026-03-31", "prevents": True}
    ]

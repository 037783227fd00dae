# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contract stands: cases made by hand from the pages of buyers, and a slow second way over made-up ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.social_return import by_hand

from trede.kernel.periods import Period, as_date
from trede.scheme.buyer_rules import OWN, buyer_rules
from trede.social_return.contract import (
    Activity,
    Contract,
    Extension,
    FilledIn,
    Held,
    People,
    Purchase,
)
from trede.social_return.standing import standing

ON = date(2026, 3, 1)
BEGIN, END = date(2025, 1, 1), date(2027, 12, 31)


def number(year, month, day):
    return date(year, month, day).toordinal()


def filled(key, value):
    return FilledIn(key, value, date(2025, 1, 15), "Brief van de inkoper")


def contract(rule, **told):
    usual = {
        "name": "Schoonmaak",
        "rule": rule,
        "kind": "services",
        "value_cents": 100_000_000,
        "tender": number(2024, 11, 1),
        "first": BEGIN.toordinal(),
        "last": END.toordinal(),
    }
    return Contract(**{**usual, **told})


def stands(rule, on=ON, **told):
    return standing(contract(rule, **told), buyer_rules()[rule], on.toordinal())


def held(level, first=date(2024, 1, 1), last=date(2028, 1, 1)):
    return Held(level, Period(first.toordinal(), last.toordinal()))


# What is asked.


def test_two_percent_in_friesland():
    found = stands("friesland-2016")
    assert found.asked.cents == 2_000_000
    assert found.asked.used["percentage"].basis == "published"
    assert (found.still_cents, found.is_sure) == (2_000_000, True)


@pytest.mark.parametrize(
    ("kind", "value", "asked"),
    [
        ("services", 10_000_000, 200_000),  # from 100,000: also at 100,000
        ("services", 9_999_999, 0),
        ("works", 24_999_999, 0),
        ("works", 25_000_000, 500_000),
        ("supplies", 25_000_000, None),  # nothing is said of supplies
    ],
)
def test_the_threshold_of_friesland(kind, value, asked):
    assert stands("friesland-2016", kind=kind, value_cents=value).asked.cents == asked


def test_the_cap_is_for_each_subproject():
    one = stands("friesland-2016", value_cents=4_000_000_000)
    assert one.asked.cents == 30_000_000
    two = stands(
        "friesland-2016", value_cents=4_000_000_000, subprojects_cents=(2_000_000_000, 2_000_000_000)
    )
    assert two.asked.cents == 60_000_000


def test_what_was_offered_as_award_criterion_is_asked():
    assert stands("friesland-2016", offered=Fraction(4, 100)).asked.cents == 4_000_000
    assert stands("friesland-2016", offered=Fraction(1, 100)).asked.cents == 2_000_000


def test_above_is_not_at_the_threshold():
    base = (filled("base", "sum"),)
    assert stands("veenendaal-2013", value_cents=20_000_000, filled=base).asked.cents == 0
    above = stands("veenendaal-2013", value_cents=20_000_001, filled=base)
    assert above.asked.cents == 1_000_000
    assert stands("veenendaal-2013", value_cents=19_000_000).asked.says == ("below-threshold", "below-show")


def test_the_base_is_not_invented():
    found = stands("veenendaal-2013")
    assert (found.asked.cents, found.still_cents) == (None, None)
    assert found.open == ("base",)
    wages = (filled("base", "wages"),)
    assert stands("veenendaal-2013", filled=wages).open == ("wages",)
    assert stands("veenendaal-2013", filled=wages, wages_cents=40_000_000).asked.cents == 2_000_000


def test_a_goal_set_together():
    found = stands("rijk-2018")
    assert (found.asked.cents, found.open) == (None, ("agreed",))
    agreed = stands("rijk-2018", filled=(filled("agreed", "12500.50"),))
    assert agreed.asked.cents == 1_250_050
    used = agreed.asked.used["agreed"]
    assert (used.basis, used.source, used.day) == ("filled-in", "Brief van de inkoper", date(2025, 1, 15))


def test_one_activity_for_a_small_contract():
    told = {"filled": (filled("threshold", "200000"), filled("threshold-counts", "from"))}
    small = stands("amersfoort", value_cents=5_000_000, **told)
    assert (small.asked.cents, small.activities_asked, small.activities_still) == (0, 1, 1)
    done = stands("amersfoort", value_cents=5_000_000, activities=(Activity("Rondleiding"),), **told)
    assert done.activities_still == 0


def test_an_extension_adds_to_value_and_days():
    longer = (Extension(number(2028, 12, 31), 50_000_000),)
    found = stands("friesland-2016", extensions=longer)
    assert found.asked.cents == 3_000_000
    assert found.contract.days.last == number(2028, 12, 31)


def test_nothing_is_known_of_a_buyer_without_a_rule():
    found = stands(OWN)
    assert set(found.open) == {"threshold", "percentage", "base"}
    own = tuple(
        filled(key, value)
        for key, value in (("threshold", "0"), ("percentage", "5"), ("base", "sum"), ("cap", "40000"))
    )
    assert stands(OWN, filled=own).asked.cents == 4_000_000


# What the certificate covers.

ASKED = tuple(filled(key, value) for key, value in (("agreed", "50000"),))


@pytest.mark.parametrize(
    ("rule", "level", "covers", "missing"),
    [
        ("noordoost-brabant-2020", "trede-2", 5_000_000, ()),
        ("noordoost-brabant-2020", "trede-3", 5_000_000, ()),
        ("noordoost-brabant-2020", "trede-1", None, ("worth.trede-1",)),
        ("tilburg-2017", "basistrede", None, ("worth.basistrede",)),
        ("tilburg-2017", "trede-2", 5_000_000, ()),
        ("leiden-2023", "trede-3", None, ("worth.trede-3",)),
        ("av", "trede-2", None, ("worth.trede-2",)),
        ("haaglanden-2023", "trede-3", None, ("worth.trede-3",)),
    ],
)
def test_what_a_level_is_worth(rule, level, covers, missing):
    found = stands(rule, held=(held(level),), filled=ASKED).certificate.figure
    assert (found.cents, found.missing) == (covers, missing)


def test_a_part_that_the_buyer_filled_in():
    told = {"held": (held("trede-2"),), "filled": (*ASKED, filled("worth.trede-2", "40"))}
    found = stands("av", **told)
    assert found.certificate.figure.cents == 2_000_000
    assert found.still_cents == 3_000_000


def test_no_certificate_covers_nothing_for_sure():
    found = stands("av", filled=ASKED)
    assert (found.certificate.figure.cents, found.still_cents, found.is_sure) == (0, 5_000_000, True)


def test_the_discount_is_for_a_main_contractor():
    told = {"held": (held("trede-2"),), "filled": (*ASKED, filled("worth.trede-2", "40"))}
    assert stands("av", role="sub", **told).certificate.figure.cents == 0
    unknown = stands("tilburg-2017", role="sub", held=(held("trede-2"),), filled=ASKED)
    assert unknown.certificate.figure.missing == ("holder",)


LATE = (held("trede-2", date(2025, 6, 1)),)
GONE = (held("trede-2", date(2024, 1, 1), date(2025, 12, 31)),)


@pytest.mark.parametrize(
    ("moment", "periods", "covers"),
    [
        ("tender", LATE, 0),
        ("tender", GONE, 5_000_000),
        ("contract", LATE, 0),
        ("contract", GONE, 0),
        ("tender-and-contract", GONE, 0),
        ("tender-and-contract", (held("trede-2"),), 5_000_000),
        (None, GONE, None),
        (None, (held("trede-2"),), 5_000_000),
    ],
)
def test_the_moment_at_which_it_must_be_held(moment, periods, covers):
    told = (*ASKED, *((filled("moment", moment),) if moment else ()))
    found = stands("tilburg-2017", held=periods, filled=told).certificate
    assert found.figure.cents == covers
    assert found.figure.missing == (("moment",) if covers is None else ())


def test_days_to_come_are_not_lost_yet():
    """Until 2025-12-31 the certificate is held; on the first of July it still covers, and says from when no more."""
    told = {"held": GONE, "filled": (*ASKED, filled("moment", "contract"))}
    before = stands("tilburg-2017", on=date(2025, 7, 1), **told).certificate
    assert (before.figure.cents, before.lapses) == (5_000_000, number(2026, 1, 1))
    assert stands("tilburg-2017", **told).certificate.lapses == ON.toordinal()
    assert stands("tilburg-2017", held=(held("trede-2"),)).certificate.lapses is None


def test_the_lowest_level_of_the_contract_counts():
    down = (held("trede-3", last=date(2025, 5, 31)), held("trede-1", date(2025, 6, 1)))
    told = (*ASKED, filled("moment", "contract"), filled("worth.trede-1", "25"))
    found = stands("tilburg-2017", held=down, filled=told).certificate
    assert (found.at_tender, found.lowest, found.figure.cents) == ("trede-3", "trede-1", 1_250_000)


def test_a_certificate_that_is_asked_is_said():
    assert "level-asked" in stands("woningcorporatie-limburg-2020").says
    assert "level-asked" not in stands("woningcorporatie-limburg-2020", value_cents=14_999_999).says


# What people cover.


def people(group, count=1, hours=3600, first=BEGIN, until=None, subsidy=None):
    day = None if until is None else until.toordinal()
    return People(group, count, hours, first.toordinal(), day, subsidy and subsidy.toordinal())


@pytest.mark.parametrize(
    ("line", "cents"),
    [
        (people("participatiewet"), 8_000_000),  # 24 months of 40,000
        (people("register"), 15_000_000),  # always: three years of 50,000
        (people("ww"), 2_000_000),  # 12 months
        (people("ww", count=3, hours=1800), 3_000_000),
        (people("no-benefit", until=date(2025, 6, 30)), 250_000),
        (people("vso-pro", hours=900), 375_000),  # two years of a quarter
        (people("register", first=date(2027, 7, 1)), 2_500_000),
        (people("ww", first=date(2024, 7, 1)), 1_000_000),  # started half a year before: half a year is left
        (people("ww", first=date(2023, 12, 31)), 0),  # more than 12 months before
        (people("register", first=date(2024, 1, 1)), 15_000_000),
        (people("bbl-3", subsidy=date(2026, 6, 30)), 2_250_000),  # as long as wage subsidy runs
        (people("register", hours=4000), 15_000_000),  # more than a full week is not counted as more
    ],
)
def test_people_in_haaglanden(line, cents):
    assert stands("haaglanden-2023", people=(line,)).people[0].cents == cents


def test_more_than_a_full_week_is_taken_carefully():
    found = stands("haaglanden-2023", people=(people("register", hours=4000),))
    assert found.people[0].careful == ("hours-over-base",)
    counted = (filled("hours-over-base", "counted"),)
    more = stands("haaglanden-2023", people=(people("register", hours=4000),), filled=counted)
    assert more.people[0].cents == 16_666_667


def test_base_hours_that_are_not_stated_are_asked_for():
    line = (people("ww", hours=2400),)
    assert set(stands("leiden-2023", people=line).people[0].missing) == {"base-hours", "group.ww.term"}
    told = (filled("base-hours", "36"), filled("group.ww.term", "12"))
    assert stands("leiden-2023", people=line, filled=told).people[0].cents == 1_000_000


def test_a_group_that_the_page_does_not_name_is_not_worth_anything_yet():
    found = stands("haaglanden-2023", people=(people("bol"),)).people[0]
    assert found.cents is None
    assert set(found.missing) == {"group.bol.amount", "group.bol.per", "group.bol.term"}


def test_a_work_experience_place_is_paid_by_the_month():
    line = people("work-experience", count=2, hours=2400, until=date(2025, 4, 30))
    assert stands("oost-nederland-2023", people=(line,)).people[0].cents == 2 * 4 * 75_000


def test_a_part_of_a_month_counts_only_where_that_is_stated():
    line = people("work-experience", until=date(2025, 2, 14))
    found = stands("oost-nederland-2023", people=(line,)).people[0]
    assert (found.cents, found.careful) == (75_000, ("pro-rata",))
    told = (filled("pro-rata", "by-time"),)
    assert stands("oost-nederland-2023", people=(line,), filled=told).people[0].cents == 112_500


def test_who_started_before_the_contract_counts_only_where_that_is_stated():
    line = people("register", first=date(2024, 12, 1))
    told = (filled("base-hours", "36"), filled("group.register.term", "always"))
    assert stands("leiden-2023", people=(line,), filled=told).people[0].missing == ("started-before",)


def test_until_now_is_a_part_of_what_was_declared():
    found = stands("haaglanden-2023", on=date(2025, 12, 31), people=(people("register"),))
    assert (found.covered[1].cents, found.people_until_now_cents) == (15_000_000, 5_000_000)


# Purchases and activities.


def test_a_recognised_social_entrepreneur_counts_and_how_much_is_not_stated():
    bought = (Purchase("Lunch", 100_000, True), Purchase("Papier", 100_000))
    found = stands("zuid-holland-centraal", purchases=bought)
    assert [each.cents for each in found.purchases] == [None, 0]
    assert found.purchases[0].missing == ("purchases",)
    told = stands("zuid-holland-centraal", purchases=bought, filled=(filled("purchases", "50"),))
    assert [each.cents for each in told.purchases] == [50_000, 0]


def test_purchases_that_a_page_does_not_speak_of():
    found = stands("haaglanden-2023", purchases=(Purchase("Lunch", 100_000, True),))
    assert found.purchases[0].missing == ("purchases",)
    none = stands(
        "haaglanden-2023", purchases=(Purchase("Lunch", 1, True),), filled=(filled("purchases", "none"),)
    )
    assert none.purchases[0].cents == 0


@pytest.mark.parametrize(("said", "cents"), [(None, None), ("by-value", 75_000), ("none", 0)])
def test_activities_by_their_agreed_worth(said, cents):
    told = (filled("activities", said),) if said else ()
    found = stands("haaglanden-2023", activities=(Activity("Training", 2, 75_000),), filled=told)
    assert found.activities[0].cents == cents


# Together.


def test_what_is_still_to_do():
    told = {
        "held": (held("trede-1"),),
        "people": (people("ww"), people("no-benefit", count=2)),
        "activities": (Activity("Training", 1, 300_000),),
    }
    own = (*ASKED, filled("worth.trede-1", "25"), filled("activities", "by-value"))
    found = stands("haaglanden-2023", filled=own, **told)
    # 50,000 asked; a quarter by certificate, 20,000 and twice 5,000 by people, 3,000 by the training.
    assert [each.cents for each in found.covered] == [1_250_000, 3_000_000, 0, 300_000]
    assert (found.still_cents, found.is_sure) == (450_000, True)


def test_more_than_asked_leaves_nothing_to_do_and_nothing_open():
    found = stands("haaglanden-2023", people=(people("register"), people("bol")), filled=ASKED)
    assert (found.still_cents, found.open, found.is_sure) == (0, (), True)


def test_what_is_sure_counts_while_the_rest_is_open():
    found = stands("haaglanden-2023", people=(people("ww"), people("bol")), filled=ASKED)
    assert (found.still_cents, found.is_sure) == (3_000_000, False)
    assert "group.bol.amount" in found.open


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        (None, date(2025, 4, 1)),
        (date(2025, 3, 31), date(2025, 7, 1)),
        (date(2027, 9, 30), date(2028, 1, 1)),
        (date(2027, 12, 31), None),
    ],
)
def test_when_the_next_report_is_due(reported, due):
    told = {"filled": (filled("report-months", "3"),), "reported_until": reported and reported.toordinal()}
    found = stands("haaglanden-2023", **told).next_report
    assert (found and as_date(found)) == due


def test_a_report_that_nobody_speaks_of_has_no_day():
    found = stands("haaglanden-2023")
    assert (found.next_report, "report-not-stated" in found.says) == (None, True)


def test_a_rule_of_another_day_is_said():
    assert "rule-later" in stands("haaglanden-2023", tender=number(2023, 6, 30)).says
    assert "rule-not-dated" in stands("av").says


# The slow second way.

DAYS = st.dates(date(2023, 6, 1), date(2028, 3, 1))
LINES = st.tuples(
    st.sampled_from(sorted(by_hand.HAAGLANDEN)),
    st.integers(1, 9),
    st.sampled_from(["12", "17.5", "24", "36", "40"]),
    DAYS,
    st.one_of(st.none(), DAYS),
    st.one_of(st.none(), DAYS),
)


@given(LINES)
def test_people_as_counted_by_hand(line):
    group, count, hours, first, until, subsidy = line
    if until is not None and until < first:
        first, until = until, first
    told = People(
        group,
        count,
        int(Fraction(hours) * 100),
        first.toordinal(),
        until and until.toordinal(),
        subsidy and subsidy.toordinal(),
    )
    by_rule = stands("haaglanden-2023", people=(told,)).people[0].cents
    assert by_rule == by_hand.haaglanden(group, count, hours, first, until, subsidy, (BEGIN, END))


@given(
    st.sampled_from(["works", "services"]),
    st.lists(st.integers(1, 30_000_000), min_size=1, max_size=4),
    st.integers(0, 50),
)
def test_what_is_asked_as_counted_by_hand(kind, parts, tenths):
    told = {"subprojects_cents": tuple(part * 100 for part in parts), "value_cents": sum(parts) * 100}
    by_rule = stands("friesland-2016", kind=kind, offered=Fraction(tenths, 1000), **told).asked.cents
    assert by_rule == by_hand.friesland(kind, parts, Fraction(tenths, 10))


MOMENTS = st.sampled_from(["tender", "contract", "tender-and-contract"])
NEAR = st.integers(-30, 60)


@given(
    st.lists(st.tuples(st.sampled_from(["trede-1", "trede-2", "trede-3"]), NEAR, NEAR), max_size=4),
    MOMENTS,
    st.integers(0, 40),
)
def test_the_certificate_as_looked_up_by_hand(periods, moment, passed):
    begin, tender = BEGIN, BEGIN - timedelta(days=20)
    days = [begin + timedelta(days=each) for each in range(passed + 1)]
    told = [(level, begin + timedelta(days=a), begin + timedelta(days=b)) for level, a, b in periods]
    worths = {"trede-1": Fraction(1, 4), "trede-2": Fraction(1), "trede-3": Fraction(1)}
    by_rule = stands(
        "tilburg-2017",
        on=days[-1],
        tender=tender.toordinal(),
        held=tuple(held(*each) for each in told),
        filled=(*ASKED, filled("moment", moment), filled("worth.trede-1", "25")),
    )
    part = by_hand.worth_of_certificate(told, tender, days, worths, moment)
    assert by_rule.certificate.figure.cents == part * 5_000_000


def test_a_contract_is_the_same_twice():
    told = contract("haaglanden-2023", people=(people("ww"),))
    again = replace(told)
    rule = buyer_rules()["haaglanden-2023"]
    assert standing(told, rule, ON.toordinal()) == standing(again, rule, ON.toordinal())

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who counts, and for how long

A person counts for the target group by the position in which he or she started (*uitgangspositie*), and only on
days inside the counting window of that position.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from tests.builders import SHELF, codes, day, edition, measurement, person, scored, year

from trede.kernel.findings import Finding
from trede.scoring import check


@pytest.mark.parametrize(
    ("under", "days"), [("pso-1.5", 181), ("pso-1.6", 181), ("pso-1.7", 365), ("pso-2.1", 365)]
)
def test_participatiewet(under, days):
    """Participatiewet counts three years, and five from handbook 1.7

    The window runs from intake up to, not including, the same date so many years later. Somebody who started on
    1 July 2015 counts in 2018 until 30 June under handbook 1.6, and the whole year under 1.7.
    """
    someone = person("participatiewet", since="2015-07-01")
    assert scored(someone, under=under).weighted_fte == Fraction(days, 365)


def test_intake_before_the_contract():
    """The window starts at intake, not at the newest contract

    Without a date of intake it is the first day of the row.
    """
    renewed = person("participatiewet", since="2018-01-01", intake="2015-07-01")
    assert scored(renewed).weighted_fte == Fraction(181, 365)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"since": "2018-04-01"}, "2015-07-01"),  # counts on, and would have stopped on 30 June
        ({"since": "2018-03-01"}, "2015-07-01"),  # they overlap
        ({"since": "2018-04-02"}, None),  # a day between them
        ({"since": "2018-04-01", "intake": "2018-04-01"}, None),  # somebody says so
        ({"since": "2018-04-01", "until": "2018-06-30"}, None),  # the window holds until then
        ({"since": "2018-04-01", "until": "2018-07-01"}, "2015-07-01"),
        ({"since": "2018-04-01", "position": "wajong"}, None),  # counts as long as it lasts
        ({"since": "2018-04-01", "ref": "P2"}, None),
    ],
)
def test_going_on_without_a_date_of_intake_is_told(second, told):
    """Whoever goes on in a new row without a date of intake starts a new window

    That is told, for it gives more counted days than the one contract had. Without a new intake the earlier date
    belongs there.
    """
    first = person("participatiewet", since="2015-07-01", until="2018-03-31")
    later = person(**{"position": "participatiewet"} | second)
    for rows in permutations((first, later)):
        found = [each for each in scored(*rows).findings if each.code == "employment.intake-again"]
        place = f"employments[{rows.index(later)}].intake"
        assert [each.place for each in found] == ([place] if told else [])
        assert all(told in each.en for each in found)


def test_a_third_row_has_the_intake_of_the_first():
    """However often somebody goes on, and whichever day an earlier row says."""
    rows = [
        person("participatiewet", since=since, until=until, intake=intake, index=index)
        for index, (since, until, intake) in enumerate(
            [
                ("2016-01-01", "2018-01-31", "2015-03-01"),
                ("2018-02-01", "2018-04-30", None),
                ("2018-05-01", None, None),
            ]
        )
    ]
    found = [each for each in scored(*rows).findings if each.code == "employment.intake-again"]
    assert [each.place for each in found] == ["employments[1].intake", "employments[2].intake"]
    assert all("01-03-2015" in each.nl and "2015-03-01" in each.en for each in found)


def test_leap_day():
    """29 February becomes 28 February

    Three years from 29 February 2016 end before 28 February 2019 (assumed).
    """
    someone = person("participatiewet", since="2016-02-29")
    assert scored(someone, year=year(2019)).weighted_fte == Fraction(31 + 27, 365)


@pytest.mark.parametrize(
    ("position", "date"), [("sw", "indication_until"), ("participatiewet-lks", "subsidy_until")]
)
def test_until_a_date(position, date):
    """A Wsw indication and a wage subsidy count until the day they end

    That day itself counts. The date has to be given.
    """
    assert scored(person(position, **{date: "2018-01-31"})).weighted_fte == Fraction(31, 365)
    missing = check(edition(), measurement(person(position), total="20"))
    assert [(found.code, found.place) for found in missing] == [
        ("employment.date-missing", f"employments[0].{date}")
    ]


def test_school_leavers():
    """Vso and pro count five years after leaving school

    Whatever the first working day was.
    """
    someone = person("vso-pro-register", since="2014-01-01", left_school="2013-07-15")
    assert scored(someone).weighted_fte == Fraction(31 + 28 + 31 + 30 + 31 + 30 + 14, 365)


def test_status_lost():
    """Who lost the status of target group counts two years more

    From the day it was lost. Days before that day do not count in this position.
    """
    assert scored(person("status-lost", status_lost="2016-02-01")).weighted_fte == Fraction(31, 365)
    assert scored(person("status-lost", status_lost="2018-12-31")).weighted_fte == Fraction(1, 365)


@pytest.mark.parametrize(("months", "weight"), [(5, 0), (6, Fraction(3, 4)), (8, Fraction(3, 4))])
def test_ww(months, weight):
    """WW counts after at least six months of benefit before intake

    A row with fewer months does not count, and a warning says so.
    """
    result = scored(person("ww", benefit_months=months))
    assert result.weighted_fte == weight
    assert ("employment.minimum-not-reached" in codes(result)) == (weight == 0)


def test_placement_limit():
    """A placement counts at most three years

    For every position, from the start of that placement. Somebody of the Wajong counts on after that on another
    contract.
    """
    student = person("wajong", "placement", since="2015-03-01", placement_from="2015-03-01")
    assert scored(student).weighted_fte == Fraction(31 + 28, 365) * Fraction(3, 4)
    assert scored(person("wajong", since="2015-03-01")).weighted_fte == 1


def test_adjoining_placements():
    """Placements that adjoin are one placement

    Three years from the first, also when the hours changed in a new row. A placement that says when it began, or that
    begins after a day without one, is a new one.
    """
    first = person("wajong", "placement", hours=20, since="2015-07-01", until="2017-12-31")
    weighted = Fraction(24, 40) * Fraction(3, 4)
    more = person("wajong", "placement", hours=24, since="2018-01-01")
    assert scored(more).weighted_fte == weighted
    result = scored(first, more)
    assert result.weighted_fte == Fraction(181, 365) * weighted
    assert "direct.adjoining" in result.assumptions
    named = replace(more, placement_from=more.first_day)
    assert scored(first, named).weighted_fte == weighted
    later = person("wajong", "placement", hours=24, since="2018-01-02")
    apart = scored(first, later)
    assert apart.weighted_fte == Fraction(364, 365) * weighted
    assert "direct.adjoining" not in apart.assumptions
    began = replace(first, placement_from=day("2015-04-01"))
    assert scored(more, began).weighted_fte == Fraction(90, 365) * weighted
    somebody_else = replace(first, ref="P2")
    assert scored(somebody_else, more).weighted_fte == weighted


def test_a_placement_beside_others():
    """A placement that says when it began changes no other

    One that adjoins several began with the earliest of them, in whatever order they stand in the file.
    """
    first = person("wajong", "placement", hours=20, since="2015-07-01", until="2017-12-31")
    beside = person(
        "wajong", "placement", hours=8, since="2017-03-01", until="2017-03-01", placement_from="2017-03-01"
    )
    after = person("wajong", "placement", hours=24, since="2018-01-01")
    weighted = Fraction(181, 365) * Fraction(24, 40) * Fraction(3, 4)
    for rows in permutations((first, beside, after)):
        assert scored(*rows).weighted_fte == weighted
    same_day = replace(
        beside, first_day=after.first_day, last_day=after.first_day, placement_from=after.first_day
    )
    with_it = weighted + Fraction(1, 365) * Fraction(8, 40) * Fraction(3, 4)
    for rows in permutations((first, same_day, after)):
        assert scored(*rows).weighted_fte == with_it
    both = replace(beside, last_day=first.last_day)
    for rows in permutations((first, both, after)):
        assert scored(*rows).weighted_fte == weighted


def test_window_ends_soon():
    """A window that ends within a year gives a warning

    With the last day on which the person counts, so that nobody is surprised.
    """
    result = scored(person("participatiewet", since="2016-05-01"))
    (found,) = [each for each in result.findings if each.code == "employment.window-ends"]
    assert "30-04-2019" in found.nl
    assert "employment.window-ends" not in codes(scored(person("participatiewet", since="2017-05-01")))


def test_not_in_this_handbook():
    """A position that a handbook does not know is refused

    People under the directive on temporary protection count from handbook 2.1. Under an older one the finding says
    what to do; a misspelt code is another finding, which names what is like it, or else everything that is known.
    """

    def found(position: str) -> Finding:
        (wrong,) = check(edition("pso-1.7"), measurement(person(position), total="20"), SHELF.knows_position)
        return wrong

    later = found("temporary-protection")
    assert later.code == "employment.position-not-in-handbook"
    assert "Het handboek 1.7 kent" in later.nl
    misspelt = found("wajonk")
    assert misspelt.code == "employment.position-unknown"
    assert "Kies uit: wajong (Wajong)." in misspelt.nl
    assert "Choose from: wajong (Wajong)." in misspelt.en
    (named,) = check(edition(), measurement(person("wajonk"), total="20"), by_name=True)
    assert "Kies uit: Wajong." in named.nl
    assert found("zz").en.count(";") == len(edition("pso-1.7").positions) - 1

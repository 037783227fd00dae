# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""30+ and the Banenafspraak

Two figures beside the ladder. The certificate 30+ goes with article 2.82 of the Aanbestedingswet; the Banenafspraak
counts jobs.
"""

from fractions import Fraction

import pytest
from tests.builders import day, person, scored, year

from trede.scoring.canonical import iso


def many(count, position="wajong", contract="regular", first=0, **given):
    return [person(position, contract, ref=f"P{first + i}", **given) for i in range(count)]


def test_plain_share():
    """The share for 30+ has no weights

    Counted fte over total fte, less the fte of contracts that do not count here (assumed). Up to handbook 1.6 only own
    employees count: 0.8 fte Wajong over 20 fte less 0.6 fte seconded in.
    """
    result = scored(person(hours=32), person("ww", "secondment", ref="P2", hours=24, benefit_months=8))
    assert result.thirty_plus.share == Fraction(8, 194)


@pytest.mark.parametrize(("people", "reached"), [(6, True), (5, False)])
def test_thirty_percent(people, reached):
    """Thirty percent of the workers

    And a score at trede 3.
    """
    assert scored(*many(people)).thirty_plus.reached is reached


def test_only_at_trede_3():
    """Without trede 3 there is no 30+

    Six WW workers in trial placements and much staff outside the target group: a high share is not enough.
    """
    people = many(2, hours=12) + many(2, None, first=5, hours=8)
    result = scored(*people, total=None)
    assert result.thirty_plus.share == Fraction(24, 40)
    assert (result.level, result.thirty_plus.reached) == ("none", False)


@pytest.mark.parametrize("position", ["bbl-bol-1", "bbl-bol-2", "vso-pro-placement"])
def test_students_do_not_count(position):
    """Students on placement do not count for 30+

    Positions bbl/bol and vso/pro with placement are left out of the numerator (published); with regular employment
    they stay in the total.
    """
    result = scored(person(position), person(ref="P2"))
    assert result.thirty_plus.share == Fraction(1, 20)


def seconded(hours=40, **given):
    result = scored(person("wajong", "secondment", hours=hours, **given), under="pso-1.7")
    return result.thirty_plus.share


def test_secondment_from_1_7():
    """From handbook 1.7 seconded workers count too

    If it lasted at least six months before the reference date, for at least two hours a week (published). The
    reference date is the last day of the reference year (assumed), and is not itself one of the days of those six
    months (inferred): from 30 June they are over on 29 December, from 1 July only on 31 December. Who does not count
    is left out of the total.
    """
    assert seconded(since="2018-06-30") == Fraction(185, 365) / 20
    assert seconded(since="2018-07-01") == 0
    assert seconded(since="2018-01-01", until="2018-06-30") == Fraction(181, 365) / 20
    assert seconded(since="2018-01-02", until="2018-06-30") == 0
    assert seconded(hours=2, since="2018-01-01") == Fraction(2, 40) / 20
    assert seconded(hours="1.99", since="2018-01-01") == 0
    assert scored(person("wajong", "secondment")).thirty_plus.share == 0
    leaned_on = scored(person("wajong", "secondment"), under="pso-1.7").assumptions
    assert "thirty-plus.lasted" in leaned_on
    assert "direct.adjoining" not in leaned_on


def people_of(*seconded_in):
    """P1 seconded in, beside P2 (12 hours) and two others, in 2019 under handbook 1.7."""
    others = [person(ref="P2", hours=12), person(None, ref="P3"), person(None, ref="P4")]
    rows = [person("wajong", "secondment", **each) for each in seconded_in]
    found = scored(*rows, *others, total=None, under="pso-1.7", year=year(2019), applied="2020-03-01")
    return found.thirty_plus.share


def test_adjoining_contracts_are_one():
    """Contracts that adjoin are one relation

    It is people who count and not rows: an hour more in a new row is no new secondment. With a day in between it is.
    """
    whole = {"hours": 32, "since": "2014-01-01"}
    assert people_of(whole) == Fraction(44, 124)
    until = {"hours": 32, "since": "2014-01-01", "until": "2019-07-31"}
    more = 32 * 212 + 33 * 153 + 12 * 365
    assert people_of(until, {"hours": 33, "since": "2019-08-01"}) == Fraction(more, more + 80 * 365)
    apart = people_of(until, {"hours": 33, "since": "2019-08-02"})
    assert apart == Fraction(32 * 212 + 12 * 365, 32 * 212 + 12 * 365 + 80 * 365)


@pytest.mark.parametrize(
    ("split", "ended"),
    [("2019-02-01", "2019-08-31"), ("2019-06-15", "2019-12-31"), ("2019-03-01", "2019-03-31")],
)
def test_a_row_in_two_changes_nothing(split, ended):
    """One row cut in two is the same person

    Wherever it is cut, and whether or not it lasted long enough.
    """
    day_before = iso(day(split) - 1)
    whole = {"since": "2019-01-01", "until": ended}
    first, second = {"since": "2019-01-01", "until": day_before}, {"since": split, "until": ended}
    assert people_of(first, second) == people_of(second, first) == people_of(whole)


def test_too_few_hours_are_no_part_of_it():
    """Weeks with too few hours are no part of the six months

    Nine months of one hour and then ten months of twenty is a secondment of ten months; of two months it is none.
    """
    few = {"hours": 1, "since": "2018-06-01", "until": "2019-02-28"}
    assert people_of(few, {"hours": 20, "since": "2019-03-01"}) == Fraction(
        20 * 306 + 12 * 365, 20 * 306 + 92 * 365
    )
    late = few | {"until": "2019-10-31"}
    assert people_of(late, {"hours": 20, "since": "2019-11-01"}) == Fraction(12, 92)


@pytest.mark.parametrize(("own", "reached"), [(2, True), (1, False)])
def test_own_staff_from_1_7(own, reached):
    """From handbook 1.7 a fifth of the thirty percent is own staff

    At least 6 points are people with regular employment (published).
    """
    people = many(own) + many(12 - own, contract="secondment", first=20)
    result = scored(*people, under="pso-1.7")
    assert result.thirty_plus.share == Fraction(12, 20)
    assert result.thirty_plus.regular_share == Fraction(own, 20)
    assert result.thirty_plus.reached is reached


def test_nobody_left_to_count():
    """With nobody left in the total the share is nothing

    When every contract is of a kind that does not count for 30+.
    """
    result = scored(person("wajong", "trial"), person("wajong", "trial", ref="P2"), total=None)
    assert (result.thirty_plus.share, result.thirty_plus.regular_share) == (0, 0)
    assert result.thirty_plus.reached is False


def test_seconded_people_count_at_the_hirer():
    """Somebody who is seconded counts at the hirer

    Not at the lender (secondary): hired in they give jobs here, own SW staff lent out give none.
    """
    assert scored(person(contract="secondment", hours="25.5")).banenafspraak_jobs == 1
    lent = person("sw", "sw-seconded-out", ref="P2", indication_until="2025-01-01")
    assert scored(person(hours="25.5"), lent).banenafspraak_jobs == 1


def test_jobs():
    """A job for the Banenafspraak is 25.5 hours a week

    Weekly hours times counted days over the days of the year (published). Positions in the doelgroepregister count;
    which these are is assumed.
    """
    assert scored(person(hours=32)).banenafspraak_jobs == Fraction(320, 255)
    half = person(hours="25.5", since="2018-07-02")
    assert scored(half).banenafspraak_jobs == Fraction(183, 365)
    assert scored(person("ww", benefit_months=8)).banenafspraak_jobs == 0

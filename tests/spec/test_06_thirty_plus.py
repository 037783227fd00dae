# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""30+ and the Banenafspraak

Two figures beside the ladder. The certificate 30+ goes with article 2.82 of the Aanbestedingswet; the Banenafspraak
counts jobs.
"""

from fractions import Fraction

import pytest
from tests.builders import person, scored


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
    reference date is the last day of the reference year (assumed). Who does not count is left out of the total.
    """
    assert seconded(since="2018-06-30") == Fraction(185, 365) / 20
    assert seconded(since="2018-07-01") == 0
    assert seconded(since="2018-01-01", until="2018-06-30") == Fraction(181, 365) / 20
    assert seconded(since="2018-01-02", until="2018-06-30") == 0
    assert seconded(hours=2, since="2018-01-01") == Fraction(2, 40) / 20
    assert seconded(hours="1.99", since="2018-01-01") == 0
    assert scored(person("wajong", "secondment")).thirty_plus.share == 0


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


def test_jobs():
    """A job for the Banenafspraak is 25.5 hours a week

    Weekly hours times counted days over the days of the year (published). Positions in the doelgroepregister count;
    which these are is assumed.
    """
    assert scored(person(hours=32)).banenafspraak_jobs == Fraction(320, 255)
    half = person(hours="25.5", since="2018-07-02")
    assert scored(half).banenafspraak_jobs == Fraction(183, 365)
    assert scored(person("ww", benefit_months=8)).banenafspraak_jobs == 0

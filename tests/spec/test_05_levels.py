# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms and levels

The total contribution, direct plus the indirect part that counts, is compared with the norms for organisations of the
same size.
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from tests.builders import codes, edition, order, person, scored

from trede.scoring.levels import Shares, norms_at

# By size, as it follows from the published table with trede 2 as the best 25 %.
BASISTREDE = {
    2: "19.0",
    5: "10.6",
    10: "4.7",
    15: "4.5",
    20: "4.4",
    25: "4.0",
    30: "3.7",
    35: "3.2",
    40: "2.8",
    45: "2.5",
    50: "2.1",
    60: "1.9",
    70: "1.6",
    80: "1.4",
    90: "1.2",
    100: "1.0",
    105: "0.9",
}


def tenths(size, under="pso-1.6"):
    return [int(norm * 1000) for norm in norms_at(edition(under), size).values()]


@pytest.mark.parametrize(
    ("size", "norms"),
    [(2, [214, 280, 330]), (45, [34, 46, 74]), (50, [30, 37, 68]), (105, [14, 19, 37])],
)
def test_published_norms(size, norms):
    """Seventeen sizes stand in a published table

    It is the table of 2017 to 2022; to which handbook it belongs is not known, and it is used for every handbook
    (assumed). The fall of trede 2 between 45 and 50 stands in the source.
    """
    assert tenths(size) == norms


@pytest.mark.parametrize(
    ("size", "norms"), [(3, [185, 243, 293]), (12, [65, 86, 145]), (47, [32, 42, 72]), (104, [14, 19, 37])]
)
def test_sizes_between(size, norms):
    """Between two sizes the norm is linear

    Rounded half up to one decimal (inferred: the published ones are regular).
    """
    assert tenths(size) == norms


@pytest.mark.parametrize(
    ("total", "size"), [("20.49", 20), ("20.5", 21), ("105", 105), ("3000", 105), ("2", 2)]
)
def test_size(total, size):
    """The size is total fte rounded half up

    To a whole number (assumed), and 105 at most.
    """
    assert scored(person(), total=total).norm_size == size


def test_basistrede():
    """The norm for the basistrede is derived

    It is not published. Per size a log-normal distribution is fitted through the three known norms; its median is the
    norm for the best 50 % (inferred). The table is that of the ladder with four steps, in which the known norms stand
    at the best 35 %, 25 % and 10 % of employers.
    """
    derived = {size: Decimal(tenths(size, "pso-2.1")[0]) / 10 for size in BASISTREDE}
    assert derived == {size: Decimal(norm) for size, norm in BASISTREDE.items()}
    assert "norms.basistrede" in scored(person(), under="pso-2.1").assumptions
    assert list(scored(person(), under="pso-1.9").norms) == ["trede-1", "trede-2", "trede-3"]


@pytest.mark.parametrize(
    ("hours", "level", "told"),
    [("34.3", "none", False), ("34.4", "none", True), ("35.1", "none", True), ("35.2", "basistrede", False)],
)
def test_two_ways_to_the_basistrede(hours, level, told):
    """Where the two ways to the basistrede differ, the result says so

    In the ladder with five steps trede 2 is the best 22.5 %. With that the norm at size 20 is 4.3 % and not 4.4 %: an
    organisation in between has no level, or the basistrede. Both are told.
    """
    result = scored(person(hours=hours), under="pso-2.1", applied="2023-05-01")
    assert result.level == level
    assert ("scheme.norm-two-ways" in codes(result)) is told


@pytest.mark.parametrize(
    ("under", "best"),
    [
        ("pso-1.5", ["0.35", "0.25", "0.10"]),
        ("pso-1.9", ["0.35", "0.25", "0.10"]),
        ("pso-2.1", ["0.50", "0.35", "0.225", "0.10"]),
    ],
)
def test_shares_of_a_ladder(under, best):
    """Each level is meant for the best part of the organisations of a size

    With four steps (1.5 to 2.0) trede 2 is the best 25 % (published); with five, from 2.1, the best 22.5 %
    (secondary). A survey is read at these shares.
    """
    rules = edition(under)
    assert [rules.norms.shares[level].value for level in rules.levels] == [Fraction(each) for each in best]


def test_exactly_on_the_norm():
    """Exactly on the norm is reached

    1.5 fte of 50 is 3.0 %, which is the norm for trede 1 (that equal is enough is assumed). Four people of 12 and one
    of 6 of 36 hours are 1.5 fte exactly; rounding each of them would lose the level.
    """
    people = [person(ref=f"P{i}", hours=12, fulltime_hours=36) for i in range(4)]
    on_norm = scored(*people, person(ref="P5", hours=6, fulltime_hours=36), total="50")
    assert (on_norm.total, on_norm.level) == (Fraction("0.03"), "trede-1")
    below = scored(*people, person(ref="P5", hours="5.99", fulltime_hours=36), total="50")
    assert below.level == "none"


def test_next_level():
    """What the next level asks

    The points that are missing, and the extra weighted fte of the target group with total fte unchanged, rounded up
    to a whole millionth so that it is always enough.
    """
    above = scored(person(hours=32), person("ww", "secondment", ref="P2", hours=24, benefit_months=8)).next
    assert above is not None
    assert (above.level, above.missing, above.missing_fte_millionths) == (
        "trede-2",
        Fraction("0.01275"),
        255_000,
    )


def test_missing_fte_moves_the_cap():
    """More direct contribution lets more of the indirect one count

    Where the indirect part is capped, each extra point of direct contribution counts five times.
    """
    capped = scored(person(hours=8), order("600000", turnover="1000000", fte="50", share="5"), total="60")
    assert capped.next is not None
    assert capped.next.missing_fte_millionths == 112_000


@pytest.mark.parametrize("direct", [Fraction(1, 300), Fraction(1, 50), Fraction(0)])
@pytest.mark.parametrize("indirect", [Fraction(0), Fraction(1, 40), Fraction(1, 1000)])
def test_missing_fte_is_enough_and_not_too_much(direct, indirect):
    """The missing fte is just enough

    With it the norm is reached; with a millionth less it is not.
    """
    shares, norm = Shares(Fraction(60), direct, indirect, Fraction(4)), Fraction(34, 1000)
    needed = shares.missing_fte_millionths(norm)

    def total(millionths: int) -> Fraction:
        more = Fraction(millionths, 1_000_000) / 60
        return Shares(Fraction(60), direct + more, indirect, Fraction(4)).total

    assert total(needed) >= norm
    assert needed == 0 or total(needed - 1) < norm


def test_top():
    """At the top nothing is next

    Trede 3 is the highest level. The status of aspirant is given on a plan, not on a score.
    """
    result = scored(*(person(ref=f"P{i}") for i in range(5)))
    assert (result.level, result.next) == ("trede-3", None)


def test_too_small():
    """Below two fte there is no level

    Taking part asks at least 2 fte (published). The figures are given all the same.
    """
    small = scored(person(), total="1.99")
    assert (small.level, codes(small)) == ("none", ["organisation.below-minimum-fte"])
    assert small.next is not None
    assert (small.next.level, small.next.missing_fte_millionths) == ("trede-1", 0)
    assert scored(person(), total="2").level == "trede-3"


def test_sw_organisation():
    """SW organisations are computed as any other

    The official tool has a separate calculation for them, which is not published. A warning says so (assumed).
    """
    result = scored(person(), kind="sw")
    assert codes(result) == ["organisation.sw-scored-as-other"]
    assert "organisation.sw" in result.assumptions

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The indirect contribution

Buying from organisations with a PSO certificate and from SW organisations counts as well.
"""

from fractions import Fraction

from tests.builders import ENTITY, KVK, codes, edition, measurement, order, person, scored

from trede.scoring import check


def wrong(*declared):
    return [found.code for found in check(edition(), measurement(*declared, total="50"))]


def test_fte_of_an_order():
    """An order gives fte

    Its amount over the supplier's turnover, times the supplier's fte, times the supplier's direct share:
    100,000 of 2,000,000 euro, times 25 fte, times 8 %, is 0.1 fte.
    """
    assert scored(person(), order("100000")).indirect_fte == Fraction("0.1")


def test_share():
    """The share is of total fte plus the fte that was bought

    0.1 fte beside 50 fte is 0.1 / 50.1.
    """
    assert scored(person(), order("100000"), total="50").indirect == Fraction(1, 501)


def test_rounded_once_for_each_supplier():
    """The fte of a supplier is rounded once

    Half up to whole millionths, after its orders were added: ten orders of a third of a millionth are 3 millionths,
    not 0. Its figures are estimates anyway (assumed).
    """
    tenth = [order("1", order=f"F{i}", turnover="3000000", fte="10", share="10") for i in range(10)]
    assert scored(person(), *tenth).indirect_fte == Fraction(3, 1_000_000)
    half = order("1", turnover="2000000", fte="10", share="10")
    assert scored(person(), half).indirect_fte == Fraction(1, 1_000_000)


def test_cap():
    """The indirect part counts up to four times the direct part

    It may be at most 80 % of the total (published). That a larger part counts up to that bound, and is not refused,
    is assumed. A warning tells what was left out.
    """
    result = scored(person(hours=8), order("600000", turnover="1000000", fte="50", share="5"), total="60")
    assert result.counted_indirect == 4 * result.direct
    assert result.indirect > result.counted_indirect
    assert result.total == Fraction(1, 60)
    assert "indirect.above-cap" in codes(result)


def test_no_direct_contribution():
    """Without a direct contribution nothing indirect counts

    Four times nothing is nothing.
    """
    result = scored(person(None), order("100000"))
    assert result.indirect > 0
    assert result.total == 0


def test_orders_outside_the_year():
    """Only orders dated inside the reference year count

    An order of another year gives a warning (assumed; a supplier counts with the certificate it holds on that day).
    """
    result = scored(person(), order(on="2018-12-31"), order(order="F2", on="2019-01-01"))
    assert result.indirect_fte == Fraction("0.1")
    assert codes(result) == ["purchase.outside-year"]


def test_figures_that_differ():
    """Orders of one supplier may carry different figures

    A new certificate halfway through the year changes them. Each set of figures is added and rounded by itself; a
    warning asks to look.
    """
    result = scored(person(), order("100000"), order("100000", order="F2", share="16"))
    assert result.indirect_fte == Fraction("0.3")
    assert codes(result) == ["purchase.figures-differ"]


def test_more_than_the_turnover():
    """Buying more than a supplier's whole turnover gives a warning

    The amounts are then not likely to be right.
    """
    assert "purchase.above-turnover" in codes(scored(person(), order("2000000"), order("0.01", order="F2")))
    assert "purchase.above-turnover" not in codes(scored(person(), order("2000000")))


def test_declared_twice():
    """An order counts once

    The same order number of the same supplier is refused. Two suppliers may use the same number.
    """
    assert wrong(person(), order(), order()) == ["purchase.order-twice"]
    assert wrong(person(), order(), order(kvk="87654321")) == []


def test_own_group():
    """Buying inside the own group does not count

    Neither from the main applicant nor from its entities.
    """
    assert wrong(person(), order(kvk=KVK), order(kvk=ENTITY, order="F2")) == ["purchase.own-group"] * 2


def test_one_sw_order_counts_once():
    """One SW order is direct or indirect, not both

    A hired SW worker counts as direct, outsourced work as indirect (published). The order number at the hired worker
    shows when they are the same. Without such a number a warning asks to look.
    """
    hired = person("sw", "secondment", indication_until="2030-01-01", sw_order="SW-1")
    assert wrong(hired, order(order="SW-1", kind="sw")) == ["purchase.sw-order-counted-twice"]
    assert wrong(hired, order(order="SW-2", kind="sw")) == []
    unnamed = person("sw", "secondment", indication_until="2030-01-01")
    assert "purchase.sw-maybe-counted-twice" in codes(scored(unnamed, order(kind="sw")))
    assert "purchase.sw-maybe-counted-twice" not in codes(scored(hired, order(kind="sw")))
    assert "purchase.sw-maybe-counted-twice" not in codes(scored(unnamed, order()))

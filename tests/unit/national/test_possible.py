# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What two editions exclude never happens: checked against organisations scored one by one under both."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parity.organisations import measurements, years

from trede.errors import InputRefusedError
from trede.kernel.values import MILLION, half_up
from trede.national.possible import possible_moves, shares_after
from trede.national.sizes import SIZE_CLASSES
from trede.national.terms import terms_of
from trede.scheme import open_shelf
from trede.scoring import score
from trede.scoring.score import NONE

EDITIONS = {edition.id: edition for edition in open_shelf().editions()}
PAIRS = [(one, other) for one in EDITIONS for other in EDITIONS]


def stricter(edition, by=1):
    """The same with norms so many tenths of a percent higher."""
    anchors = {size: tuple(norm + by for norm in row) for size, row in edition.norms.anchors.items()}
    return replace(edition, id="stricter", norms=replace(edition.norms, anchors=anchors))


def class_of(total):
    millionths = half_up(total.numerator * MILLION, total.denominator)
    place = max(at for at, (least, _) in enumerate(SIZE_CLASSES) if millionths >= least * MILLION)
    return SIZE_CLASSES[place][0], SIZE_CLASSES[place + 1][0] if place + 1 < len(SIZE_CLASSES) else None


@given(data=st.data(), pair=st.sampled_from(PAIRS))
@settings(max_examples=150, deadline=None)
def test_what_happens_was_possible(data, pair):
    measured = data.draw(measurements(data.draw(years()), 1))
    one, other = (EDITIONS[name] for name in pair)
    try:
        before, after = score(one, measured), score(other, measured)
    except InputRefusedError:
        return
    possible = possible_moves(one, other, *class_of(before.total_fte))
    assert (before.level, after.level) in possible


@pytest.mark.parametrize("least", [0, 2, 50])
def test_higher_norms_let_nobody_rise(least):
    one = EDITIONS["pso-2.1"]
    ladder = [NONE, *one.levels]
    for before, after in possible_moves(one, stricter(one), least, least + 10):
        assert ladder.index(after) <= ladder.index(before)
        # a tenth of a percent is less than the distance between two levels
        assert ladder.index(before) - ladder.index(after) <= 1


def test_under_the_least_fte_there_is_no_level():
    assert possible_moves(EDITIONS["pso-1.6"], EDITIONS["pso-1.7"], 0, 1) == {(NONE, NONE)}


def test_a_total_that_is_rounded_up_to_the_least_fte_still_has_no_level():
    """1.9999996 fte is shown as 2.000000, and is too small to take part."""
    assert (NONE, NONE) in possible_moves(EDITIONS["pso-2.1"], EDITIONS["pso-2.1"], 2, 5)
    assert half_up(19999996 * MILLION, 10**7) == 2 * MILLION


def test_how_shares_relate():
    one, other = EDITIONS["pso-1.6"], EDITIONS["pso-1.7"]
    terms = {each.id: terms_of(each, unknown_outside=True) for each in (one, other)}
    assert shares_after(terms[one.id], terms[one.id]) == "same"
    assert shares_after(terms[one.id], terms[other.id]) == "higher"
    assert shares_after(terms[other.id], terms[one.id]) == "lower"
    wajong = other.positions["wajong"]
    lighter = {**other.positions, "wajong": replace(wajong, weight=replace(wajong.weight, value=50))}
    mixed = terms_of(replace(other, positions=lighter), unknown_outside=True)
    assert shares_after(terms[one.id], mixed) == "any"


def test_another_largest_part_changes_the_share():
    one = EDITIONS["pso-2.1"]
    other = replace(one, numbers={**one.numbers, "indirect.largest-part": Fraction(1, 2)})
    assert shares_after(terms_of(one), terms_of(other)) == "lower"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand changes cost as much as ten thousand, and come to the same as one after another."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.planning.examples import EDITION, YEAR, employment, measurement, order

from trede.planning.application import apply
from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Renewal, Scenario
from trede.planning.fit import misfits
from trede.planning.row_changes import listed_fte

if TYPE_CHECKING:
    from trede.planning.changes import Change
    from trede.scoring import Measurement

MANY = 10_000
BEFORE = replace(
    measurement(
        *(replace(employment(ref), index=place) for place, ref in enumerate(("P1", "P2", "P1", "nieuw-2"))),
        purchases=[order()],
    ),
    total_fte=Fraction(90),
)
REFS = st.sampled_from(["P1", "P2", "nieuw-1", "nieuw-2", "nieuw-3", "N"])
DAYS = st.sampled_from([YEAR.first - 4000, YEAR.first, YEAR.first + 100, YEAR.last])
CHANGES = st.one_of(
    st.builds(
        Hire,
        st.sampled_from(["wajong", None]),
        st.just("regular"),
        st.just(800),
        st.just(4000),
        count=st.integers(1, 3),
        ref=st.none() | REFS,
    ),
    st.builds(Hours, REFS, st.just(1200), st.none() | DAYS),
    st.builds(ContractChange, REFS, st.just("secondment"), st.none() | DAYS),
    st.builds(Renewal, REFS, DAYS),
    st.builds(Leave, REFS, DAYS),
    st.builds(Buy, st.sampled_from(["12345678", "87654321"]), st.just(100)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CHANGES, max_size=12))
def test_together_is_one_after_another(changes: list[Change]) -> None:
    together = apply(EDITION, BEFORE, changes)
    one_by_one = reduce(lambda before, change: apply(EDITION, before, [change]), changes, BEFORE)
    assert placeless(together) == placeless(one_by_one)
    stood = {row.index: row.ref for row in BEFORE.employments}
    assert all(stood.get(row.index, row.ref) == row.ref for row in together.employments)
    gained = listed_fte(EDITION, together.employments, YEAR) - listed_fte(EDITION, BEFORE.employments, YEAR)
    assert together.total_fte == 90 + gained


def placeless(measurement: Measurement) -> Measurement:
    """Without where rows stand in the input: a new colleague comes behind all rows that one began with."""
    return replace(measurement, employments=tuple(replace(row, index=0) for row in measurement.employments))


HOSTILE: dict[str, list[Change]] = {
    "hires": [Hire("wajong", "regular", 800, 4000) for _ in range(MANY)],
    "hires of an unknown position": [Hire(f"wajong{n}", "regular", 800, 4000) for n in range(MANY)],
    "people who are not there": [Hours(f"X{n}", 800) for n in range(MANY)],
    "orders": [Buy("12345678", 100) for _ in range(MANY)],
    "in and out": [
        each
        for _ in range(MANY // 2)
        for each in (Hire("wajong", "regular", 800, 4000), Leave("nieuw-1", YEAR.first - 9000))
    ],
}


@pytest.mark.parametrize("changes", HOSTILE.values(), ids=HOSTILE)
def test_ten_thousand_changes_take_a_moment(changes: list[Change]) -> None:
    people = [employment(f"P{n}") for n in range(2_000)]
    before = replace(measurement(*people, purchases=[order()]), total_fte=Fraction(5_000))
    start = time.process_time()
    if not misfits(EDITION, before, Scenario("a", tuple(changes))):
        apply(EDITION, before, changes)
    assert time.process_time() - start < 4

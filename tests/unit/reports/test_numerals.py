# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.kernel.values import MILLION
from trede.reports.wording import wording

NL, EN = wording("nl").numerals, wording("en").numerals
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (123450, "1.234,50", "1,234.50"),
        (0, "0,00", "0.00"),
        (-5, "-0,05", "-0.05"),
        (-123450, "-1.234,50", "-1,234.50"),
    ],
)
def test_euro_in_both_languages(cents: int, dutch: str, english: str) -> None:
    assert (NL.euro(cents), EN.euro(cents)) == (f"€{NBSP}{dutch}", f"€{NBSP}{english}")


def test_dates_are_written_out() -> None:
    assert (NL.day(737119), EN.day(737119)) == ("1 maart 2019", "1 March 2019")


def test_figures_are_rounded_half_up() -> None:
    assert NL.percent(Fraction("0.06025")) == f"6,03{NBSP}%"
    assert NL.norm(Fraction("0.057")) == f"5,7{NBSP}%"
    assert EN.number(Fraction("1234567.5"), 0) == "1,234,568"


@pytest.mark.parametrize(
    ("millionths", "shown"), [(255_000, "0,26"), (250_000, "0,25"), (250_001, "0,26"), (1, "0,01")]
)
def test_what_is_missing_is_rounded_up(millionths: int, shown: str) -> None:
    assert NL.missing_fte(millionths) == shown


@given(st.integers(0, 10 * MILLION))
def test_what_is_shown_as_missing_is_always_enough(millionths: int) -> None:
    assert Fraction(EN.missing_fte(millionths)) >= Fraction(millionths, MILLION)


@given(st.fractions(0, 1), st.integers(1, 999))
def test_a_share_below_a_norm_is_never_shown_on_it(share: Fraction, tenths: int) -> None:
    norm = Fraction(tenths, 1000)
    shown = Fraction(EN.percent_below(share, [norm]).removesuffix(f"{NBSP}%")) / 100
    assert (shown < norm) if share < norm else (shown >= norm)


@pytest.mark.parametrize(
    ("hundredths", "said"),
    [(0, "0"), (10, "0,1"), (1000, "10"), (3750, "37,5"), (725, "7,25"), (100_000, "1.000")],
)
def test_hours_have_no_needless_zeros(hundredths, said):
    assert wording("nl").numerals.hours(hundredths) == said

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Talks demonstrable in at least 80 % of the sampled dossiers, now and as a forecast."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from trede.kernel.periods import Period
from trede.quality.talks import Talk, TalkDossier, talks_forecast, talks_outcome

PERIOD = Period(100, 830)
BOTH = (Talk("performance", 200), Talk("development", 300))


def sample(complete, total, other=()):
    return [TalkDossier(f"P{each}", BOTH if each < complete else other) for each in range(total)]


def test_four_of_five_is_enough():
    outcome = talks_outcome(sample(4, 5), PERIOD)
    assert outcome.reached
    assert outcome.share == Fraction(4, 5)
    assert outcome.findings() == ()


def test_just_below_is_not():
    outcome = talks_outcome(sample(7, 9), PERIOD)
    assert (outcome.reached, outcome.needed, outcome.short) == (False, 8, 1)
    assert [found.code for found in outcome.findings()] == ["quality.talks-below"]


def test_a_dossier_says_what_it_lacks():
    outcome = talks_outcome([TalkDossier("P1", BOTH[:1])], PERIOD)
    assert outcome.lacking == (("P1", ("development",)),)


def test_talks_outside_the_period_do_not_count():
    early = (Talk("performance", 99), Talk("development", 831))
    assert talks_outcome([TalkDossier("P1", early)], PERIOD).demonstrated == 0


def test_planned_talks_count_in_the_forecast_only():
    planned = (Talk("performance", 500, held=False), Talk("development", 600, held=False))
    dossiers = sample(3, 5, planned)
    assert not talks_outcome(dossiers, PERIOD).reached
    assert talks_forecast(dossiers, PERIOD, today=400).reached


def test_a_planned_day_gone_by_does_not_count():
    planned = (Talk("performance", 399, held=False), Talk("development", 600, held=False))
    assert talks_forecast(sample(0, 1, planned), PERIOD, today=400).lacking == (("P0", ("performance",)),)


def test_an_empty_sample_shows_nothing():
    outcome = talks_outcome([], PERIOD)
    assert not outcome.reached
    assert outcome.share == 0


@given(st.integers(1, 300), st.data())
def test_reached_is_exactly_the_share(total, data):
    complete = data.draw(st.integers(0, total))
    assert talks_outcome(sample(complete, total), PERIOD).reached == (complete * 100 >= 80 * total)

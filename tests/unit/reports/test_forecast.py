# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast as an HR manager reads and sees it."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from tests.unit.planning.examples import EDITION, day, employment, measurement

from trede.planning.forecast import forecast
from trede.reports.forecast import told
from trede.reports.line_chart import NARROW, SMALL_LINE, WIDE, Axes, frame, marked, names_beside
from trede.reports.terminal.forecast import forecast_text
from trede.reports.terminal.look import Look
from trede.reports.trend import trend
from trede.reports.wording import wording

STAYS, ENDS = employment("P1", hours=3600), employment("P2", hours=3000, last_day=day("2026-03-31"))
LOSES, KEEPS = measurement(STAYS, ENDS), measurement(STAYS)
GROWS = measurement(STAYS, employment("P3", first_day=day("2026-02-01")))
GAINS_AND_LOSES = measurement(
    STAYS, employment("P4", hours=3800, first_day=day("2026-02-01"), last_day=day("2026-10-31"))
)
LEVELS = ("none", *EDITION.levels)
NOBODY = measurement(employment(position=None))


def looked(before, until="2026-12-31"):
    return forecast(before, day(until), lambda _day: EDITION)


def words(before, language="nl", until="2026-12-31"):
    return told(looked(before, until), before, language)


def said(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_loss_comes_first_with_its_cause_and_what_prevents_it():
    found = words(LOSES)
    assert said(found.conclusion).startswith("Vanaf ")
    assert said(found.conclusion).endswith("haalt u trede 2 niet meer.")
    assert "U valt dan terug naar trede 1." in said(found.losses[0].headline)
    assert [said(cause) for cause in found.losses[0].causes] == [
        "P2: het contract loopt af op 31 maart 2026. Laat u dit doorgaan, dan houdt u trede 2."
    ]


def test_what_can_only_be_done_together_is_said():
    rows = [employment(f"P{n}", hours=300, last_day=day("2026-01-31")) for n in range(2, 13)]
    loss = words(measurement(STAYS, *rows)).losses[0]
    assert loss.causes[-1] == "en nog 3 anderen"
    assert said(loss.prevention) == "Laat u alles doorgaan wat kan, dan houdt u trede 2."


def test_what_cannot_go_on_sends_the_reader_to_a_plan():
    over = employment("P2", hours=3000, position="participatiewet", intake=day("2021-04-01"))
    loss = words(measurement(STAYS, over)).losses[0]
    assert "Verlengen kan niet." in loss.causes[0]
    assert "de kleinste stap" in loss.prevention


def test_a_new_handbook_is_named():
    found = looked(LOSES)
    loss = replace(found.losses[0], handbook=True, to="none")
    headline = told(replace(found, losses=(loss,)), LOSES, "nl").losses[0].headline
    assert "nieuwe handboek" in headline
    assert "op geen trede meer" in headline


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (KEEPS, "U houdt basistrede tot en met 31 december 2026, als er niets anders verandert."),
        (NOBODY, "U staat op geen trede, en dat blijft zo tot en met 31 december 2026"),
    ],
)
def test_without_a_loss_it_says_what_stays(before, sentence):
    assert said(words(before).conclusion).startswith(sentence.replace("basistrede", "de basistrede"))


@pytest.mark.parametrize(
    ("language", "story"),
    [
        (
            "nl",
            "Op 31 december 2025 staat u op de basistrede. "
            "Over het jaar tot en met 31 oktober 2026 haalt u trede 2. "
            "Daarna houdt u trede 2 tot en met 31 december 2026, als er niets anders verandert.",
        ),
        (
            "en",
            "On 31 December 2025 you are on the basistrede. "
            "Over the year until 31 October 2026 you reach trede 2. "
            "After that you keep trede 2 until 31 December 2026, if nothing else changes.",
        ),
    ],
)
def test_where_one_stands_comes_before_another_level_that_is_kept(language, story):
    assert said(words(GROWS, language).conclusion) == story


def test_a_step_on_the_way_up_stands_under_the_conclusion():
    assert [said(text) for text in words(GROWS).rises] == [
        "Over het jaar tot en met 31 mei 2026 haalt u trede 1."
    ]


def test_a_level_that_is_reached_and_then_lost_is_told_in_that_order():
    """P4 is part of total fte as well: 223 of 365 days of 0.95 fte are 7.19 % of 20.58 fte, which asks 7.2 %."""
    assert said(words(GAINS_AND_LOSES, until="2027-12-31").conclusion) == (
        "Op 31 december 2025 staat u op de basistrede. "
        "Over het jaar tot en met 30 september 2026 haalt u trede 2. "
        "Vanaf 23 maart 2027 haalt u trede 2 niet meer."
    )


def test_who_stands_on_no_level_yet_reads_that_first():
    coming = measurement(employment("P1", hours=4000, first_day=day("2026-01-01")))
    assert said(words(coming).conclusion).startswith("Op 31 december 2025 staat u nog niet op een trede.")


def test_a_rise_after_a_loss_stands_under_the_conclusion():
    """Who leaves takes fte along: 265 of 365 days of 0.75 fte are 7.298 % of 19.79 fte, which asks 7.3 %."""
    new = employment("P3", hours=3800, first_day=day("2026-10-01"))
    found = words(measurement(STAYS, ENDS, new), until="2027-12-31")
    assert said(found.conclusion) == "Vanaf 10 juli 2026 haalt u trede 2 niet meer."
    assert [said(text) for text in found.rises] == ["Over het jaar tot en met 30 april 2027 haalt u trede 2."]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("before", [LOSES, KEEPS, GROWS, NOBODY])
def test_the_screen_and_the_picture_hold_it_all(before, language):
    text = forecast_text(words(before, language), wording(language), Look(width=80))
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "{" not in text
    picture = ET.fromstring(trend(looked(before), before, language))  # noqa: S314
    names = [each.tag.rpartition("}")[2] for each in picture]
    assert names[:2] == ["title", "desc"]
    assert names.count("path") > 5  # the ground, each norm, the total, and samples
    assert picture[0].text == words(before, language).conclusion


@pytest.mark.parametrize("sheet", [NARROW, WIDE])
@pytest.mark.parametrize("before", [LOSES, GROWS, KEEPS])
def test_the_picture_names_each_norm_and_each_day_that_matters(before, sheet):
    found, today = looked(before), day("2026-04-01")
    picture = ET.fromstring(trend(found, before, "nl", caption=False, today=today, sheet=sheet))  # noqa: S314
    words = [each.text for each in picture.iter() if each.text and each.tag.endswith("text")]
    for level in ("basistrede", "trede 1", "trede 2", "trede 3"):
        assert any(each.startswith(level) for each in words)
    numerals = wording("nl").numerals
    changed = {each.day for each in found.losses} | {
        after.last
        for before_it, after in pairwise(found.points)
        if LEVELS.index(after.figures.level) > LEVELS.index(before_it.figures.level)
    }
    assert {each for each in words if each.endswith("2026") and each.count(" ") == 2} == {
        numerals.day(each) for each in changed
    }
    assert words.count("vandaag") == 1


def test_a_day_outside_the_picture_has_no_line():
    late = trend(looked(KEEPS), KEEPS, "nl", caption=False, today=day("2031-01-01"))
    assert late == trend(looked(KEEPS), KEEPS, "nl", caption=False)


def test_names_do_not_stand_over_each_other():
    """Two norms that nearly touch, and days in one week."""
    axes = Axes(day("2026-01-01"), day("2026-12-31"), Fraction(1, 10))
    shares = [
        (Fraction(1, 100), "a"),
        (Fraction(11, 1000), "b"),
        (Fraction(11, 1000), "c"),
        (Fraction(9, 100), "d"),
    ]
    heights = sorted(float(ET.fromstring(each).get("y")) for each in names_beside(axes, shares))  # noqa: S314
    assert all(below - above >= SMALL_LINE for above, below in pairwise(heights))
    days = [(day(f"2026-06-{number:02}"), "10 juni 2026", "") for number in (10, 12, 14)]
    assert sorted(each.row for each in marked(axes, days)) == [0, 1, 2]
    assert [each.row for each in marked(axes, [days[0], (day("2026-12-30"), "x", "")])] == [0, 0]


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("2026-02-20", ["15 januari 2026", "20 februari 2026"]),  # one first of a month says nothing
        ("2026-04-15", ["feb 2026", "mrt 2026", "apr 2026"]),
        ("2027-02-01", ["jul 2026", "jan 2027"]),
        ("2029-01-31", ["jan 2027", "jan 2028", "jan 2029"]),
    ],
)
def test_days_below_the_lines_are_firsts_of_months_that_fit(until, days):
    axes = Axes(day("2026-01-15"), day(until), Fraction(1, 10))
    shown = [ET.fromstring(each).text for each in frame(axes, wording("nl").numerals)]  # noqa: S314
    assert [each for each in shown if each and "%" not in each] == days


def test_the_caption_can_be_left_to_the_page():
    with_it, without = (trend(looked(KEEPS), KEEPS, "nl", caption=caption) for caption in (True, False))
    assert len(without) < len(with_it)

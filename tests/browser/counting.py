# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a way through the pages costs whoever goes it: pages, clicks, fields, words, and the longest page.

The journeys count while they go, and fail beyond what is written in ``MOST``. ``make journeys`` writes what they
counted to ``docs/reference/journeys.md``.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNTED = "TREDE_TEST_COUNTED"
"""In the environment: the file to which each journey adds a line with what it counted."""
SIZES = {1280: 900, 375: 700}
"""Pixels: how wide a desktop and a phone are, and what they show at once."""
SCREENS = {1280: 3.0, 375: 5.0}
"""At most so many at once, for a page that people must read to go on."""
WORDS = """(() => {
  const count = text => (text.match(/\\S*[\\p{L}\\d]\\S*/gu) || []).length;
  const lists = [...document.querySelectorAll('main select')].filter(each => each.checkVisibility());
  const folded = lists.map(each => count(each.innerText) - count(each.selectedOptions[0]?.text ?? ''));
  return folded.reduce((all, each) => all - each, count(document.querySelector('main').innerText));
})()"""
"""What stands on the page; of a list only what is chosen, as it opens when somebody asks for it."""


class Most(NamedTuple):
    """Of a whole way: what it took when it was last made shorter, and a little: a file that takes more than a moment to
    make has a page of its own, and a click to leave it."""

    pages: int
    clicks: int
    words: int


MOST = {
    "employer": Most(pages=31, clicks=58, words=5100),
    "employer in an audit": Most(pages=31, clicks=23, words=3600),
    "planner": Most(pages=17, clicks=15, words=1000),
    "auditor": Most(pages=90, clicks=125, words=13900),
    "decider": Most(pages=27, clicks=18, words=2600),
    "buyer": Most(pages=9, clicks=9, words=1200),
    "contractor of a buyer": Most(pages=8, clicks=5, words=760),
    "visitor of the register": Most(pages=7, clicks=4, words=930),
    "holder": Most(pages=10, clicks=13, words=1220),
    "owner of the scheme": Most(pages=11, clicks=13, words=1060),
    "HR with divided work": Most(pages=19, clicks=20, words=2800),
    "worker with a link": Most(pages=6, clicks=3, words=1600),
    "team lead": Most(pages=6, clicks=5, words=1300),
    "job coach": Most(pages=7, clicks=5, words=520),
    "recruiter": Most(pages=3, clicks=2, words=340),
}


@dataclass
class Count:
    """Of one person on one way; a page that comes back, with a mistake told, is a page more."""

    pages: int = 0
    clicks: int = 0
    fields: int = 0
    words: int = 0
    longest: dict[int, tuple[float, str]] = field(default_factory=lambda: dict.fromkeys(SIZES, (0.0, "")))

    def page(self, page: Page, *, measure: bool = True) -> None:
        """Add what this page shows; ``measure`` how long it is too, on a desktop and on a phone."""
        self.pages += 1
        self.words += page.evaluate(WORDS)
        if measure:
            self._measure(page)

    def _measure(self, page: Page) -> None:
        was, title = page.viewport_size, page.title().rpartition(" – ")[0]
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            screens = page.evaluate("document.documentElement.scrollHeight") / height
            self.longest[width] = max(self.longest[width], (round(screens, 1), title))
            assert_short(page.url, width, screens)
        if was:
            page.set_viewport_size(was)


def assert_short(url: str, width: int, screens: float) -> None:
    most = SCREENS[width]
    assert screens <= most, f"{url}: {screens:.1f} screens at {width} px, at most {most}"


def assert_quick(journey: str, *counts: Count) -> None:
    """One person's part of a journey, which may be of more than one visit, stays within what it may cost."""
    longest = {width: max(each.longest[width] for each in counts) for width in SIZES}
    pages, clicks, fields, words = (
        sum(getattr(each, name) for each in counts) for name in ("pages", "clicks", "fields", "words")
    )
    told = asdict(Count(pages, clicks, fields, words, longest))
    if place := os.environ.get(COUNTED):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"journey": journey, **told}) + "\n")
    for name, most in MOST[journey]._asdict().items():
        assert told[name] <= most, f"{journey}: {told[name]} {name}, at most {most}"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody on the way through the pages, with a mouse or with the keyboard alone."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import openpyxl
from tests.browser.checks import assert_accessible, assert_fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Download, Locator, Page
    from tests.browser.counting import Count

EXAMPLE = Path(__file__).parents[2] / "examples" / "contactcentrum.xlsx"
MISTAKES = (
    ("Salarisexport", "E6", 340),
    ("Salarisexport", "G7", "31-02-2018"),
    ("Salarisexport", "I15", "Wajonk"),
    ("Salarisexport", "D8", "Gastspreker"),
    ("Inkoop", "D3", "4105773"),
)
"""Five of different kinds: out of range, no date, unknown position, unknown contract, zeros lost."""
MADE = "form#gemaakt button"
"""Fetches what was made while a page told how far it was."""
A_FILE = 120
"""Seconds in which a file must have come."""
CHECKED = "#kolommen, #punten"
"""Stands on the page that tells what was read."""


def planted(path: Path, mistakes: Iterable[tuple[str, str, object]]) -> Path:
    """A copy of the example with these values in these cells."""
    book = openpyxl.load_workbook(EXAMPLE)
    for sheet, cell, value in mistakes:
        book[sheet][cell] = value
    book.save(path)
    return path


class Hands(Protocol):
    """What somebody does on a page; the place is one element."""

    def press(self, there: Locator) -> None: ...
    def type(self, there: Locator, text: str) -> None: ...
    def check(self, there: Locator) -> None: ...
    def select(self, there: Locator, number: int) -> None: ...
    def choose(self, there: Locator, file: Path) -> None: ...


class Mouse:
    """Clicks, as most people do."""

    def press(self, there: Locator) -> None:
        there.click()

    def type(self, there: Locator, text: str) -> None:
        there.fill(text)

    def check(self, there: Locator) -> None:
        there.check()

    def select(self, there: Locator, number: int) -> None:
        there.select_option(index=number)

    def choose(self, there: Locator, file: Path) -> None:
        there.set_input_files(file)


class Counted:
    """The hands of somebody whose clicks and fields are counted."""

    def __init__(self, hands: Hands, count: Count) -> None:
        self.hands, self.count = hands, count

    def press(self, there: Locator) -> None:
        self.count.clicks += 1
        self.hands.press(there)

    def type(self, there: Locator, text: str) -> None:
        self.count.fields += 1
        self.hands.type(there, text)

    def check(self, there: Locator) -> None:
        self.count.clicks += 1
        self.hands.check(there)

    def select(self, there: Locator, number: int) -> None:
        self.count.clicks += 2  # the list, and what is chosen in it
        self.hands.select(there, number)

    def choose(self, there: Locator, file: Path) -> None:
        self.count.clicks += 1
        self.hands.choose(there, file)


class Journey:
    """The way through the pages; every page that is reached is looked at, with ``look`` at its accessibility.

    With ``count`` each is measured too, and what it takes to go the way is added up; with ``measure`` unlooked at too.
    """

    def __init__(
        self,
        page: Page,
        *,
        hands: Hands | None = None,
        look: bool = True,
        count: Count | None = None,
        measure: bool = False,
    ) -> None:
        self.page, self.hands, self.looking, self.count = page, hands or Mouse(), look, count
        self.measuring = look or measure
        if count:
            self.hands = Counted(self.hands, count)
        self.seen: dict[str, str] = {}
        """The HTML of each page by its title."""
        self.look()

    def look(self) -> None:
        assert_fits(self.page)
        if self.looking:
            assert_accessible(self.page)
        assert self.page.locator("h1").count() == 1
        if self.count:
            self.count.page(self.page, measure=self.measuring)
        self.seen[self.page.title()] = self.page.content()

    def at(self, place: str) -> Locator:
        """The first element there, in any language."""
        return self.page.locator(place).first

    def told(self, place: str = "main") -> str:
        """What is written there, with plain spaces."""
        return " ".join(self.at(place).inner_text().split())

    def press(self, place: str, *, then: str = "h1") -> None:
        """A button or link that leads to a page; ``then`` stands on it."""
        with self.page.expect_navigation():
            self.hands.press(self.at(place))
        self.at(then).wait_for(state="attached")
        self.look()

    def press_within(self, place: str) -> None:
        """Something that opens on the same page."""
        self.hands.press(self.at(place))

    def type(self, place: str, text: str) -> None:
        self.hands.type(self.at(place), text)

    def check(self, place: str) -> None:
        self.hands.check(self.at(place))

    def select(self, place: str, number: int) -> None:
        """The option with that number in a list, from 0."""
        self.hands.select(self.at(place), number)

    def download(self, place: str) -> Path:
        """The file that comes; what takes a moment to make waits behind a button of its own."""
        taken: list[Download] = []

        def take(file: Download) -> None:
            taken.append(file)

        self.page.on("download", take)
        self.hands.press(self.at(place))
        until, asked = time.monotonic() + A_FILE, False
        while not taken:
            assert time.monotonic() < until, f"no file came: {self.page.url}"
            self.page.wait_for_timeout(50)
            if not asked and self.page.locator(MADE).count():
                asked = True
                self.hands.press(self.at(MADE))
        self.page.remove_listener("download", take)
        return taken[0].path()

    def unfold(self, what: str) -> None:
        """Open the part that has it, if it is closed."""
        closed = f"main details:not([open]):has({what}) > summary"
        if self.page.locator(closed).count():
            self.press_within(closed)

    def bring(self, file: Path) -> None:
        """A file to the form of this page, up to what was read."""
        self.unfold("input[type=file]")
        self.hands.choose(self.at("main input[type=file]"), file)
        self.press("form[enctype] button[type=submit]", then=CHECKED)


def open_dossier(on: Journey) -> None:
    """The one that is open in the demo, at its result."""
    on.press("main .tasks a")
    on.press("main article a:has-text('Op weg naar trede 2')")


def ask_for_measurement(on: Journey) -> None:
    """The form of a new dossier, of the first organisation on the start page."""
    on.press("main .tasks a")
    on.press("a[href$='/dossiers/nieuw/']")


def begin_measurement(on: Journey, title: str, *, intended_on: str, wanted: str) -> None:
    """Fill in that form, up to the page that asks for the people who work there."""
    on.type("#id_title", title)
    on.type("#id_year_from", "01-01-2018")
    on.type("#id_intended_on", intended_on)
    on.check(f"[name=wanted_level][value={wanted}]")
    on.press("main form button[type=submit]")


def _found(on: Journey) -> None:
    """The answer of the search; where nothing asks again by itself, the page is loaded again until it is there."""
    until = time.monotonic() + A_FILE
    while not on.page.locator(".answer").count():
        assert time.monotonic() < until, f"no answer: {on.page.url}"
        on.page.wait_for_timeout(1000)
        if on.page.locator("#ververs").count():
            on.page.reload()


def keep_plan(on: Journey) -> None:
    """With scripts the page says that it is kept; without them the list of scenarios comes."""
    _found(on)
    on.press_within(".answer form button")
    on.at(".answer [role=status], #lijst").wait_for()
    on.look()


def hand_in_a_test(on: Journey) -> None:
    on.press("nav a[href$='/aanvraag/'] >> nth=0")
    on.press("form[action$='/proef/'] button")
    assert on.page.locator("main a[href$='/gegevens/']").count() == 1

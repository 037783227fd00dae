# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trial of acceptance, as one run: from a file with five mistakes to a signed application.

Nothing is known but what the pages say: where the mistakes are, why it is trede 1, what is enough for trede 2,
which questions are open. It is done wide and narrow, in both languages, with and without scripts (each of
these with each other one at least once), and with the keyboard alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import (
    EXAMPLE,
    MADE,
    MISTAKES,
    Hands,
    Journey,
    Mouse,
    ask_for_measurement,
    begin_measurement,
    keep_plan,
    planted,
)
from tests.browser.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say in one language."""

    mistakes: str
    in_order: str
    solved: str
    place: str
    suggested: str
    why: str
    need: str
    enough: str
    better: str
    complete: str
    frozen: str


DUTCH = Words(
    mistakes="Er zijn 5 fouten om te herstellen",
    in_order="Uw bestand is in orde",
    solved="U hebt 3 van de 5 fouten hersteld.",
    place=r"Blad (\w+), rij (\d+), kolom ([A-Z]+)",
    suggested=r"Kies uit: ([^;.]+)\.",
    why=r"U staat op trede 1\. Voor trede 2 is [\d,]+ fte nodig\.",
    need=r"De norm voor trede 2 is ([\d,]+) %\. U staat op ([\d,]+) %\.",
    enough=r"Zo haalt u trede 2: .+",
    better="Beter: trede 2",
    complete="Alles is compleet.",
    frozen="Aan deze meting verandert niets meer.",
)
ENGLISH = Words(
    mistakes="There are 5 mistakes to repair",
    in_order="Your file is in order",
    solved="You repaired 3 of 5 mistakes.",
    place=r"Sheet (\w+), row (\d+), column ([A-Z]+)",
    suggested=r"Choose from: ([^;.]+)\.",
    why=r"You stand at trede 1\. For trede 2, [\d.]+ fte more is needed\.",
    need=r"The norm for trede 2 is ([\d.]+) %\. You stand at ([\d.]+) %\.",
    enough=r"This is enough for trede 2: .+",
    better="Better: trede 2",
    complete="Everything is complete.",
    frozen="Nothing in this measurement changes any more.",
)


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody goes through the pages; without ``look`` they are not looked at for accessibility.

    With ``again`` the questions were answered for another measurement before; with ``counted`` it is measured what this
    way takes, under this name.
    """

    words: Words = DUTCH
    hands: Hands = field(default_factory=Mouse)
    look: bool = False
    again: bool = False
    counted: str = ""
    state: dict[str, Any] = field(default_factory=dict)


NARROW = {"width": 375}
WAYS = {
    "wide": Way(look=True, counted="employer"),
    "narrow, the keyboard alone": Way(hands=Keyboard(), state=NARROW),
    "English, narrow and dark": Way(
        ENGLISH, look=True, again=True, state={"language": "en-GB", **NARROW, "dark": True}
    ),
    "English, without scripts, wide": Way(ENGLISH, again=True, state={"language": "en-GB", "scripts": False}),
    "without scripts, 320": Way(state={"scripts": False, "width": 320}),
}
SENTENCES = "De teamleider bespreekt dit elk half jaar met de collega en legt het vast in een verslag."


@pytest.mark.needs("java")
@pytest.mark.parametrize("name", WAYS)
def test_from_a_file_with_five_mistakes_to_a_signed_application(
    visit: Callable[..., Page], tmp_path: Path, name: str
) -> None:
    way = WAYS[name]
    count = Count() if way.counted else None
    on = Journey(visit("/", known=True, **way.state), hands=way.hands, look=way.look, count=count)
    new_measurement(on)
    repair(on, planted(tmp_path / "vijf.xlsx", MISTAKES), way)
    keep(on)
    understand(on, way.words)
    smallest_step(on, way.words)
    (take_over if way.again else answer)(on)
    hand_in(on, way.words)
    if count:
        assert_quick(way.counted, count)
    look_back(on, at_least=6 if way.again else 11)
    if way.look:
        assert_valid_html(*on.seen.values())


def new_measurement(on: Journey) -> None:
    ask_for_measurement(on)
    on.type("#id_title", "")
    on.press("main form button[type=submit]")
    assert on.page.locator(".error-summary a").count() == 1
    begin_measurement(on, "Aanvraag 2019", intended_on="01-03-2099", wanted="trede-2")


def repair(on: Journey, file: Path, way: Way) -> None:
    """Each mistake where the page says it is; those who look closely bring the file once more in between."""
    on.bring(file)
    assert on.told("h1") == way.words.mistakes
    on.unfold(".findings__group--error")
    todo = on.page.locator(".findings__group--error").all_inner_texts()
    assert len(todo) == len(MISTAKES)
    assert sum(suggested(told, way.words) is not None for told in todo) == 1
    assert on.download("button[form=met-opmerkingen]").stat().st_size > 10_000
    if on.at(MADE).is_visible():  # it took more than a moment
        on.press("main a[href*='/lezen/']")
    if way.look:
        put_right(file, todo[:3], way.words)
        on.bring(file)
        assert way.words.solved in on.told()
        on.unfold(".findings__group--error")
        todo = on.page.locator(".findings__group--error").all_inner_texts()
    put_right(file, todo, way.words)
    on.bring(file)
    assert on.told("h1") == way.words.in_order


@cache
def known(sheet: str, cell: str) -> object:
    """What the employer knows should stand there."""
    return openpyxl.load_workbook(EXAMPLE)[sheet][cell].value


def put_right(file: Path, todo: list[str], words: Words) -> None:
    """Write what should stand in the cells that are named: what is suggested, or what the employer knows."""
    book = openpyxl.load_workbook(file)
    for told in todo:
        place = re.search(words.place, told)
        assert place, f"no place: {told}"
        cell = f"{place[3]}{place[2]}"
        book[place[1]][cell] = suggested(told, words) or known(place[1], cell)
    book.save(file)


def suggested(told: str, words: Words) -> str | None:
    """The one code that a finding names as what may be meant."""
    found = re.search(words.suggested, told)
    return found and found[1]


def keep(on: Journey) -> None:
    on.press("button[value=keep]", then="form[action$='/rijen/']")
    assert b"trede/rows/1" in on.download("form[action$='/rijen/'] button").read_bytes()
    on.press(".actions a[href$='/inkoop/']")
    assert on.page.locator("tbody tr").count() == 6
    on.press(".actions a[href$='/uitkomst/']")


def understand(on: Journey, words: Words) -> None:
    """Why it is trede 1: the total lies between two norms, and every figure opens."""
    assert re.search(words.why, on.told(".standing"))
    need = re.search(words.need, on.told())
    assert need
    norm, total = (Decimal(figure.replace(",", ".")) for figure in need.groups())
    assert total < norm
    on.press_within("details.explained summary")
    assert on.at(".source").is_visible()
    assert on.download("main a[href$='/rapport/']").read_bytes().startswith(b"%PDF")


def smallest_step(on: Journey, words: Words) -> None:
    """It is kept as a scenario, and scored again it reaches trede 2."""
    on.press("main a[href$='/kleinste-stap/']")
    assert re.fullmatch(words.enough, on.told("#advice-title"))
    keep_plan(on)
    on.press("nav a[href$='/scenarios/']")
    on.press_within("details:has(.comparison) summary")
    assert words.better in on.told(".comparison tbody tr")


def take_over(on: Journey) -> None:
    """The answers that most are given of elsewhere; then the list says that the application can be made."""
    on.press("nav a[href$='/vragen/']")
    on.press("form[action$='/overnemen/'] button")
    on.press(".actions a[href$='/aanvraag/']")


def answer(on: Journey) -> None:
    """Every topic of the list, with evidence, until the list says that the application can be made."""
    on.press("nav a[href$='/vragen/']")
    topics = on.page.locator("main .tasks a").count()
    on.press("main .tasks a")
    for _ in range(topics):  # after each comes the next, and after the last the list
        for question in range(on.page.locator("textarea").count()):
            on.type(f"textarea >> nth={question}", SENTENCES)
        on.select("#id_bewijs-kind", 1)
        on.type("#id_bewijs-reference", "HR-map 3, blad 2")
        on.press(".actions button[form=antwoorden] >> nth=0")
    on.press(".actions a[href$='/aanvraag/']")


def hand_in(on: Journey, words: Words) -> None:
    """Trede 2 is not reached: the one thing that is missing. For trede 1 everything is there."""
    missing = on.page.locator("main .tasks .tasks__note")
    assert missing.count() == 1
    on.press("main .tasks a[href$='/wijzigen/']")
    on.check("[name=wanted_level][value=trede-1]")
    on.press("main form button[type=submit]")
    assert missing.count() == 0
    assert words.complete in on.told()
    on.press("a[href$='/ondertekenen/']")
    shown = on.download("main a[href$='/gegevens/']").read_bytes()
    on.press("form.confirm button[type=submit]")
    assert on.page.locator(".error-summary a").count() == 1
    on.check("#id_agreed")
    on.press("form.confirm button[type=submit]")
    assert on.download("main a[href$='/gegevens/']").read_bytes() == shown
    assert on.download("main a[href$='/pdf/']").read_bytes().startswith(b"%PDF")
    on.press("nav a[href$='/aanvraag/'] >> nth=0")
    assert words.frozen in on.told()
    assert on.page.locator("main form").count() == 0


def look_back(on: Journey, at_least: int) -> None:
    """Each answer that was typed is an event; taking them over is one."""
    on.press("nav a[href$='/geschiedenis/']")
    assert on.page.locator(".happenings li").count() >= at_least

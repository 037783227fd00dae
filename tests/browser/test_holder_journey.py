# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A holder shows its hand-over with consent, takes over its announcement and badge, and takes the photo away again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey
from tests.unit.office.register.shown import photo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.needs("java")
NARROW = 375
ISSUER = "bea@voorbeeldladder.example"
SEND = "main form button[type=submit]"
SHOWN = "Onze eerste tester en onze directeur met het certificaat"
SAID = "Dit is van ons allemaal."
DRAWN = "each => each.decode().then(() => each.naturalWidth)"
"""Pixels of a picture that is really there."""


def test_a_holder_shows_its_hand_over(
    visit: Callable[..., Page], sessions: dict[str, str], tmp_path: Path
) -> None:
    on = Journey(visit("/", known=True, width=NARROW), count=Count())
    on.press("main .tasks a >> text=Softwaretesters")
    on.press("nav a[href$='/certificaten/']")
    on.press("main a[href$='/uitreiking/']")
    add(on, tmp_path / "uitreiking.jpg")
    assert "Wacht op de beheerder" in on.told()
    judged(visit("/", session=sessions[ISSUER]))
    on.page.reload()
    on.press("main a[href='/register/99000201/']")
    assert SAID in on.told()
    assert on.at(f"img[alt='{SHOWN}']").evaluate(DRAWN) == 640
    taken_over(on, visit("/register/99000202/"))
    on.page.go_back()
    on.press(f".card:has-text('{SAID}') button")
    assert SAID not in on.told()
    stranger = visit("/register/99000201/")
    assert SAID not in stranger.locator("main").inner_text()
    assert on.count
    assert_quick("holder", on.count)
    assert_valid_html(*on.seen.values())


def add(on: Journey, file: Path) -> None:
    """A photo with words; without consent it is asked for, and nothing that was typed is lost."""
    on.press("main a[href$='/toevoegen/']")
    file.write_bytes(photo())
    on.type("[name=handed_on]", "1-6-2026")
    on.type("[name=shows]", SHOWN)
    on.type("[name=words]", SAID)
    on.type("[name=speaker]", "Daan Directie")
    on.type("[name=consent_on]", "1-6-2026")
    on.press(SEND)
    assert "Zonder toestemming kunnen wij dit niet tonen." in on.told()
    on.hands.choose(on.at("[name=picture]"), file)
    on.check("[name=consent]")
    on.press(SEND)


def judged(page: Page) -> None:
    """By the owner of the scheme, who sees the photo first."""
    on = Journey(page)
    on.press("nav a[href$='/uitreikingen/']")
    there = on.page.locator(".card", has_text=SAID)
    assert there.locator("img").evaluate(DRAWN) == 640
    there.locator("form[action$='/goedkeuren/'] button").click()
    there.get_by_text("Staat in het register").wait_for()


def taken_over(on: Journey, elsewhere: Page) -> None:
    """The announcement tells what the register counted; the badge shows today on the site of somebody else."""
    on.press_within("main details:has(#badge-code) summary")
    told = on.told("main details:has(#badge-code)")
    assert "voor de 2e keer op trede 3" in told
    assert re.search(r"Sinds \d+ december 2012 zonder onderbreking\.", told)
    assert on.download("main details a[download]").read_bytes().startswith(b"\x89PNG")
    code: Locator = on.at("#badge-code")
    elsewhere.set_content(re.sub(r"https?://[^/]+/register", "/register", code.input_value()))
    badge = elsewhere.locator("a[href='/register/99000201/'] img")
    assert badge.evaluate(DRAWN) == 300

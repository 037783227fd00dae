# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A buyer notes a contract, fills in what its rule does not state and shows it; the contractor reports."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey
from tests.browser.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("java")
TODAY = date.today()  # noqa: DTZ011 - any day soon will do
SEND = "main form button[type=submit]"


def day(days: int) -> str:
    return f"{TODAY + timedelta(days=days):%d-%m-%Y}"


def picture(page: Page, name: str) -> None:
    """For who wants to look: with TREDE_TEST_PICTURES in the environment."""
    if folder := os.environ.get("TREDE_TEST_PICTURES"):
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)


def home(page: Page, name: str) -> None:
    page.goto("/")
    page.locator("main .tasks a", has_text=name).click()


def test_a_buyer_and_its_contractor(visit: Callable[..., Page]) -> None:
    page = visit("/", known=True)
    on = Journey(page, hands=Keyboard(), count=Count())
    home(page, "Gemeente Vechtermeer")
    on.look()
    picture(page, "buyer-contracts")
    on.press("main a[href$='/opdrachten/nieuw/']")
    for field, value in {
        "contractor": "Contactcentrum De Heldere Lijn",
        "kvk": "99000101",
        "name": "Vragen over afval",
        "value_cents": "€ 500.000",
        "tender": day(-90),
        "first": day(-30),
        "last": day(335),
    }.items():
        on.type(f"[name={field}]", value)
    on.check("[name=kind][value=services]")
    page.locator("[name=rule]").select_option("veenendaal-2013")
    on.press(SEND)
    assert "Wij kunnen nog niet zeggen wat er wordt gevraagd" in page.locator("main").inner_text()
    on.press("main .tasks a[href*='/regel/base/']")
    on.check("[name=word][value=sum]")
    on.type("[name=day]", day(-20))
    on.type("[name=stands_in]", "Overeenkomst, artikel 12")
    on.press(SEND)
    assert "Gevraagd: € 25.000,00." in page.locator("main svg desc").first.text_content().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    picture(page, "buyer-contract")
    on.press("main form[action$='/delen/'] button")
    on.press("main a[href$='/regel/']")
    picture(page, "buyer-rule")
    reported(visit, on)
    assert_valid_html(*on.seen.values())


def reported(visit: Callable[..., Page], buyer: Journey) -> None:
    """On a phone: four contracts of three buyers, and a report."""
    page = visit("/", known=True, width=375)
    on = Journey(page, count=Count())
    home(page, "Contactcentrum De Heldere Lijn")
    page.goto(
        page.url.split("/organisaties/")[0] + "/organisaties/" + page.url.split("/")[4] + "/social-return/"
    )
    on.look()
    assert page.locator("main tbody tr").count() == 4
    assert "Waterschap De Stille Vaart" in page.locator("main").inner_text()
    picture(page, "own-contracts")
    page.locator("main a", has_text="Vragen over afval").click()
    on.look()
    on.press("main a[href$='/activiteit/']")
    on.type("[name=what]", "Rondleiding")
    on.type("[name=count]", "2")
    on.type("[name=worth_cents]", "1.500")
    on.press(SEND)
    on.press("main a[href$='/rapporteren/']")
    on.type("[name=until]", day(-1))
    on.press(SEND)
    assert "De opdrachtgever ziet alle regels." in page.locator("main").inner_text()
    picture(page, "own-contract")
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    buyer.seen |= on.seen
    for role, way in (("buyer", buyer), ("contractor of a buyer", on)):
        assert way.count
        assert_quick(role, way.count)

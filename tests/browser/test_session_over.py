# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""With and without scripts nothing typed is lost when one was logged out, or logged in elsewhere, meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.browser.checks import assert_accessible, assert_fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SESSION, FORGERY = "trede-session", "trede-csrf"
ORDER = {
    "kvk": "11223344",
    "date": "01-03-2018",
    "order": "Scherven 7",
    "amount": "1234",
    "supplier": "De Werkplaats",
    "supplier_turnover": "100000",
}


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(visit: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """The page that asks for an order, with one typed."""
    page = visit("/", known=True, ours=request.param)
    page.locator("main .tasks a").first.click()
    page.locator("a[href$='/dossiers/nieuw/']").first.click()
    page.fill("#id_year_from", "01-01-2018")
    page.fill("#id_intended_on", "01-03-2019")
    page.check("[name=wanted_level][value=trede-1]")
    page.fill("#id_title", "Onderbroken")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/medewerkers/**")
    page.goto(f"{page.url.partition('medewerkers/')[0]}inkoop/")
    for name, text in ORDER.items():
        page.fill(f"#id_{name}", text)
    page.check("[name=kind] >> nth=0") if page.locator("[name=kind][type=radio]").count() else None
    return page


def cookie(page: Page, name: str) -> dict[str, str]:
    (found,) = [each for each in page.context.cookies() if each["name"] == name]
    return found


def sent_again(page: Page) -> None:
    page.locator("h1", has_text="Stuur dit nog een keer").wait_for()
    assert_fits(page)
    assert_accessible(page)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/inkoop/")
    for name, text in ORDER.items():
        told = page.locator(f"#id_{name}")
        assert told.input_value() == text or page.get_by_text(text).count()


@pytest.mark.parametrize("button", ["add", "look-up"])
def test_logged_out_meanwhile(page: Page, button: str) -> None:
    session = cookie(page, SESSION)
    page.context.clear_cookies(name=SESSION)
    page.locator(f"button[value={button}]").click()
    page.wait_for_url("**/account/login/**")
    page.context.add_cookies([session])
    page.goto(parse_qs(urlsplit(page.url).query)["next"][0])
    sent_again(page)


def test_logged_in_in_another_tab(page: Page) -> None:
    page.context.add_cookies([{**cookie(page, FORGERY), "value": "a" * 32}])
    page.locator("button[value=add]").click()
    sent_again(page)

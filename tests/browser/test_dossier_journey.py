# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a result to a signed application: wide and narrow, with and without scripts, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.test_employer_journey import EXAMPLE, Journey, bring

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

STATES: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow, without scripts": {"width": 375, "ours": False},
    "English, narrow and dark": {"language": "en-GB", "width": 375, "dark": True},
}
ASPECTS = ("passend-werk", "integratie", "functioneren-en-ontwikkeling", "begeleiding")
SENTENCES = "De teamleider bespreekt dit elk half jaar met de collega en legt het vast in een verslag."


@pytest.fixture
def measured(visit: Callable[..., Page]) -> Callable[..., tuple[Journey, str]]:
    """Somebody with a result, and the address of the dossier."""

    def begin(**state: Any) -> tuple[Journey, str]:
        on = Journey(visit("/", known=True, **state))
        on.press("main .tasks a >> nth=0")
        on.press("a[href$='/dossiers/nieuw/']")
        on.page.fill("#id_title", "Aanvraag")
        on.page.fill("#id_year_from", "01-01-2018")
        on.page.fill("#id_intended_on", "01-03-2099")
        on.page.check("[name=wanted_level][value=trede-1]")
        on.press("main form button[type=submit]")
        here = on.page.url.partition("medewerkers/")[0]
        bring(on, EXAMPLE)
        on.press("button[value=keep]")
        return on, here

    return begin


def go(on: Journey, address: str) -> None:
    on.page.goto(address)
    on.look()


def scenarios(on: Journey, here: str) -> None:
    go(on, f"{here}scenarios/kleinste-stap/")
    on.press("button[name=plan][value='0']")
    go(on, f"{here}scenarios/nieuw/")
    on.page.fill("#id_hours-0", "99")
    on.press("button[name=keep]")
    assert on.page.locator(".error-summary a").count() == 1
    on.page.fill("#id_hours-0", "24")
    on.page.fill("#id_title", "Eén collega erbij")
    on.press("button[name=keep]")
    assert on.page.locator(".comparison thead th").count() == 3


def forecast(on: Journey, here: str) -> None:
    go(on, f"{here}vooruitblik/")
    on.page.fill("#id_until", "31-12-2021")
    on.page.set_input_files("main input[type=file]", EXAMPLE)
    on.press("form[enctype] button[type=submit]")
    assert on.page.locator("main figure svg").count() == 1


def questions(on: Journey, here: str) -> None:
    for aspect in ASPECTS:
        go(on, f"{here}vragen/{aspect}/")
        for field in on.page.locator("textarea").all():
            field.fill(SENTENCES)
        on.press("main form button[type=submit] >> nth=0")
        go(on, f"{here}vragen/{aspect}/bewijs/")
        on.page.check("input[type=radio] >> nth=0")
        on.page.fill("#id_reference", "HR-map 3")
        on.press("main form button[type=submit] >> nth=0")


def hand_in(on: Journey, here: str) -> None:
    go(on, f"{here}aanvraag/")
    on.press("a[href$='/ondertekenen/']")
    shown = on.page.locator(".document").text_content()
    on.press("form.confirm button[type=submit]")
    on.page.check("#id_agreed")
    on.press("form.confirm button[type=submit]")
    assert on.page.locator(".document").text_content() == shown
    go(on, f"{here}geschiedenis/")


@pytest.mark.needs("java")
@pytest.mark.parametrize("state", STATES)
def test_from_a_result_to_a_signed_application(
    measured: Callable[..., tuple[Journey, str]], state: str
) -> None:
    on, here = measured(**STATES[state])
    on.seen.clear()
    for part in (scenarios, forecast, questions, hand_in):
        part(on, here)
    if not STATES[state]:
        assert_valid_html(*{page.split("<h1")[1][:200]: page for page in on.seen}.values())

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is typed at a question is kept while one goes on; without a connection the page says so and keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.journey import Journey, open_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SAID = "[data-autosave-said]"
GOALS, LEARNING = "#id_functioneren-en-ontwikkeling\\.goals", "#id_functioneren-en-ontwikkeling\\.learning"


def test_typed_answers_are_kept_and_the_page_says_when_they_are_not(visit: Callable[..., Page]) -> None:
    page = visit("/", known=True, width=375)
    on = Journey(page, look=False)
    open_dossier(on)
    on.press("nav a[href$='/vragen/']")
    on.press("main .tasks a[href$='/functioneren-en-ontwikkeling/']")
    page.fill(GOALS, "Zelf de telefoon aannemen.")
    page.locator(LEARNING).focus()
    page.locator(SAID, has_text="Bewaard om").wait_for()
    assert_accessible(page)
    assert_fits(page)
    page.reload()  # asks nothing: all of it was kept
    assert page.input_value(GOALS) == "Zelf de telefoon aannemen."
    page.route("**/functioneren-en-ontwikkeling/", lambda route: route.abort())
    page.fill(LEARNING, "Een praktijkverklaring.")
    page.locator(GOALS).focus()
    page.locator(SAID, has_text="Wij konden dit niet bewaren").wait_for()
    assert page.input_value(LEARNING) == "Een praktijkverklaring."
    page.unroute("**/functioneren-en-ontwikkeling/")
    on.press("button[name=stay]")
    assert page.input_value(LEARNING) == "Een praktijkverklaring."


def test_without_a_connection_nothing_is_sent_and_nothing_is_lost(visit: Callable[..., Page]) -> None:
    page = visit("/", known=True)
    on = Journey(page, look=False)
    open_dossier(on)
    on.press("nav a[href$='/inkoop/']")
    page.get_by_text("Opdracht toevoegen").first.click()
    page.fill("#id_order", "Scherven 7")
    page.context.set_offline(True)
    page.locator("button[value=add]").click()
    page.locator("#geen-verbinding").wait_for()
    assert_accessible(page)
    assert page.input_value("#id_order") == "Scherven 7"
    page.context.set_offline(False)
    page.locator("button[value=add]").click()
    page.locator(".error-summary").wait_for()
    assert page.input_value("#id_order") == "Scherven 7"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one can do beside the straight way: a scenario of one's own, a forecast, a test application, history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.checks import assert_fits, assert_prints_whole, assert_valid_html, assert_wraps
from tests.browser.conftest import HEIGHT
from tests.browser.journey import EXAMPLE, Journey, hand_in_a_test, open_dossier

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

STATES: dict[str, dict[str, Any]] = {
    "wide": {},
    "English, narrow, without our scripts": {"language": "en-GB", "width": 320, "ours": False},
}
SIZES = ((320, "100%"), (640, "200%"))
"""Pixels and letters: the smallest window, and the same reached by enlarging."""


@pytest.fixture
def journey(visit: Callable[..., Page]) -> Callable[..., Journey]:
    """Somebody at the result of the dossier that is open in the demo."""

    def begin(**state: Any) -> Journey:
        on = Journey(visit("/", known=True, **state))
        open_dossier(on)
        return on

    return begin


def scenario(on: Journey, title: str) -> None:
    on.press("nav a[href$='/scenarios/']")
    on.press("a[href$='/scenarios/nieuw/']")
    on.type("#id_hours-0", "99")
    on.press("button[name=keep]")
    assert on.page.locator(".error-summary a").count() == 2  # the hours, and no name yet
    on.type("#id_hours-0", "24")
    on.type("#id_title", title)
    on.press("button[name=keep]")
    assert on.page.locator(".comparison thead th").count() >= 2


def forecast(on: Journey) -> None:
    on.press("nav a[href$='/vooruitblik/']")
    on.type("#id_until", f"31-12-{datetime.now(UTC).year + 2}")
    on.page.set_input_files("main input[type=file]", EXAMPLE)
    on.press("form[enctype] button[type=submit]")
    answered(on, "main figure svg")


def answered(on: Journey, place: str) -> None:
    """The answer, at once or after a wait; where our scripts are not there somebody presses a link to look again."""
    for _second in range(60):
        if on.at(place).count():
            break
        on.page.wait_for_timeout(1000)
        again = on.page.locator("#ververs")
        if again.count() and _second % 3 == 2:
            again.first.click(timeout=2000)
    on.at(place).wait_for(state="attached")
    on.look()


@pytest.mark.needs("java")
@pytest.mark.parametrize("state", STATES)
def test_one_can_try_look_ahead_and_ask_for_quotes(journey: Callable[..., Journey], state: str) -> None:
    on = journey(**STATES[state])
    scenario(on, state)
    forecast(on)
    hand_in_a_test(on)
    if not STATES[state]:
        assert_valid_html(*on.seen.values())


def test_pages_can_be_printed_and_enlarged(journey: Callable[..., Journey]) -> None:
    on = journey()
    for name in ("uitkomst", "scenarios", "vragen", "aanvraag"):
        on.press(f"nav a[href$='/{name}/'] >> nth=0")
        on.page.emulate_media(media="print")
        on.look()
        assert not on.at("nav.nav").is_visible()
        assert_prints_whole(on.page)
        on.page.emulate_media(media="screen")
        for width, letters in SIZES:
            on.page.set_viewport_size({"width": width, "height": HEIGHT})
            on.page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)
            assert_fits(on.page)
        on.page.evaluate("document.documentElement.style.fontSize = ''")
        on.page.set_viewport_size({"width": SIZES[0][0], "height": HEIGHT})
        assert_wraps(on.page)
        on.page.reload()

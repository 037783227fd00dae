# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The owner of the scheme appoints a body, a decider; compares; reads figures; sees what a new handbook would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey
from tests.unit.office.web.test_scheme_pages import compared

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("java")
SEND = "main form button[type=submit]"
BODY = "Toetsbureau De Peilstok"


def test_the_owner_of_the_scheme(visit: Callable[..., Page], tmp_path: Path) -> None:
    on = Journey(visit("/", known=True), count=Count())
    on.press("main .tasks a >> text=Stichting Voorbeeldladder")
    on.press("nav a[href$='/instellingen/']")
    appoint(on)
    on.press("nav a[href$='/cijfers/']")
    assert "Te weinig besluiten in" in on.told()
    assert "te klein" in on.download("main a[download]").read_text("utf-8")
    on.press("nav a[href$='/handboeken/']")
    file = tmp_path / "what-if.json"
    file.write_bytes(compared())
    on.hands.choose(on.at("main input[type=file]"), file)
    on.press(SEND, then="#vooruitblik")
    assert "kan er geen dalen; 5 stijgen (29,4" in on.told()
    assert on.at("main figure svg").is_visible()
    assert on.count
    assert_quick("owner of the scheme", on.count)
    assert_valid_html(*on.seen.values())


def appoint(on: Journey) -> None:
    """A body beside the first, and somebody who decides."""
    on.press("main a[href$='/aanwijzen/']")
    for field, value in {"name": BODY, "kvk": "69599068", "email": "coen@naastje.example"}.items():
        on.type(f"[name={field}]", value)
    on.press(SEND)
    assert on.page.locator("main thead th").all_inner_texts() == ["Keurhuis Certificatie", BODY]
    on.press("main a[href$='/uitnodigen/']")
    on.type("[name=email]", "beslist@voorbeeldladder.example")
    on.check("[name=role][value=decider]")
    on.press(SEND)
    assert "beslist@voorbeeldladder.example" in on.told()

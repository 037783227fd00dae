# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A payroll file of a large employer: who waits sees how far it is, can stop it, and gets to the same page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.checks import assert_accessible, assert_fits
from tests.browser.journey import Journey, ask_for_measurement, begin_measurement

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

ROWS = 20_000
STATES: dict[str, dict[str, Any]] = {"wide": {}, "narrow": {"width": 375}}
SECONDS = 30_000


@pytest.fixture(scope="module")
def payroll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As long as a page of it takes seconds."""
    path = tmp_path_factory.mktemp("payroll") / "groot.csv"
    rows = (f"P{i:06d};{20 + i % 20};regular;{1 + i % 28:02d}-{1 + i % 12:02d}-2015;" for i in range(ROWS))
    head = "Personeelsnummer;Uren per week;Contracttype;In dienst;Doelgroep"
    path.write_text("\n".join([head, "W1;32;regular;01-05-2016;wajong", *rows]), encoding="utf-8")
    return path


@pytest.fixture
def asked(visit: Callable[..., Page]) -> Callable[..., Page]:
    """The page that asks for a file, of a measurement that was just begun."""

    def begin(**state: Any) -> Page:
        on = Journey(visit("/", known=True, **state), look=False)
        ask_for_measurement(on)
        begin_measurement(on, "Groot", intended_on="01-03-2019", wanted="trede-1")
        return on.page

    return begin


def bring(page: Page, payroll: Path) -> None:
    page.set_input_files("main input[type=file]", payroll)
    page.locator("form[enctype] button[type=submit]").click()


def waiting_files(page: Page) -> str:
    """The address of the file that waits: its page, by its own name."""
    found = re.search(r"/lezen/\w+/$", page.url)
    assert found, page.url
    return page.url


@pytest.mark.parametrize("state", STATES)
def test_who_waits_sees_how_far_it_is_and_gets_the_page(
    asked: Callable[..., Page], payroll: Path, state: str
) -> None:
    page = asked(**STATES[state])
    bring(page, payroll)
    page.wait_for_url("**/lezen/**")
    page.wait_for_selector("progress[aria-label]")
    assert page.evaluate("document.activeElement.value") == "stop"
    page.wait_for_selector("progress[value]")
    assert page.locator("[role=status]#voortgang-gezegd").text_content()
    assert_fits(page)
    assert_accessible(page)
    page.wait_for_selector("button[value=keep]", timeout=SECONDS)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.locator("button[value=keep]").first.click()
    page.wait_for_url("**/bewaard/**")
    page.on("dialog", lambda dialog: dialog.accept())  # the rows file was not fetched
    page.go_back()
    page.wait_for_url("**/medewerkers/**")


def test_who_stops_is_back_at_once_and_the_file_is_gone(asked: Callable[..., Page], payroll: Path) -> None:
    page = asked()
    bring(page, payroll)
    page.wait_for_selector("button[value=stop]")
    here = waiting_files(page)
    page.locator("button[value=stop]").click()
    page.wait_for_selector("#id_file", state="attached")
    assert "niets bewaard" in (page.locator("main [role=status]").first.text_content() or "")
    page.goto(here)
    assert not page.url.endswith(here)


def test_without_scripts_the_page_refreshes_itself_and_stops(
    asked: Callable[..., Page], payroll: Path
) -> None:
    page = asked(scripts=False)
    bring(page, payroll)
    page.wait_for_url("**/lezen/**")
    assert page.locator("progress").count() == 1
    page.locator("main a[href*='/lezen/']").click()
    page.locator("button[value=stop]").click()
    page.wait_for_selector("#id_file", state="attached")


def test_sending_is_shown_when_the_line_is_slow(asked: Callable[..., Page], payroll: Path) -> None:
    page = asked()
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 60_000}
    line.send("Network.emulateNetworkConditions", slow)
    bring(page, payroll)
    page.wait_for_selector("[data-sending]:not([hidden])")
    page.locator("[data-sending-count]", has_text="MB").wait_for()
    assert_accessible(page)
    page.locator("[data-sending-stop]").click()
    page.locator("[data-sending-count]", has_text="Gestopt").wait_for()
    assert page.evaluate("document.activeElement.type") == "file"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an empty organisation to a result, as an HR officer does it: wide and narrow, with and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.browser.checks import assert_accessible, assert_fits, assert_valid_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "contactcentrum.xlsx"
STATES: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow": {"width": 375},
    "narrow, without scripts": {"width": 375, "ours": False},
    "English, without scripts": {"language": "en-GB", "ours": False},
    "dark": {"dark": True, "width": 320},
}
MISTAKES = (
    ("Salarisexport", "E6", 340),
    ("Salarisexport", "G7", "31-02-2018"),
    ("Salarisexport", "I15", "Wajonk"),
    ("Salarisexport", "D8", "Vrijwilliger"),
    ("Inkoop", "D3", "4105773"),
)
"""Five of different kinds: out of range, no date, unknown position, unknown contract, zeros lost."""


def planted(path: Path, mistakes: tuple[tuple[str, str, object], ...]) -> Path:
    book = openpyxl.load_workbook(EXAMPLE)
    for sheet, cell, value in mistakes:
        book[sheet][cell] = value
    book.save(path)
    return path


class Journey:
    """Somebody on the way through the pages; every page that is reached is looked at."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[str] = []

    def look(self) -> None:
        assert_fits(self.page)
        assert_accessible(self.page)
        assert self.page.locator("h1").count() == 1
        self.seen.append(self.page.content())

    def press(self, name: str) -> None:
        """A button or link by its place in the page, in any language."""
        self.page.locator(name).first.click()
        self.page.wait_for_load_state()
        self.look()


@pytest.fixture
def journey(visit: Callable[..., Page]) -> Callable[..., Journey]:
    def begin(**state: Any) -> Journey:
        found = Journey(visit("/", known=True, **state))
        found.look()
        found.press("main .tasks a >> nth=0")
        return found

    return begin


def new_measurement(on: Journey) -> None:
    on.press("a[href$='/dossiers/nieuw/']")
    on.page.fill("#id_title", "")
    on.press("main form button[type=submit]")
    assert on.page.locator(".error-summary").count() == 1
    on.page.fill("#id_title", "Aanvraag 2019")
    on.page.fill("#id_year_from", "01-01-2018")
    on.page.fill("#id_intended_on", "01-03-2019")
    on.page.check("[name=wanted_level][value=trede-2]")
    on.press("main form button[type=submit]")


def bring(on: Journey, file: Path) -> None:
    on.page.set_input_files("main input[type=file]", file)
    on.press("form[enctype] button[type=submit]")


@pytest.mark.parametrize("state", STATES)
def test_a_file_with_five_mistakes_becomes_a_result(
    journey: Callable[..., Journey], tmp_path: Path, state: str
) -> None:
    on = journey(**STATES[state])
    new_measurement(on)
    bring(on, planted(tmp_path / "vijf.xlsx", MISTAKES))
    assert on.page.locator(".findings__group--error").count() == len(MISTAKES)
    with on.page.expect_download() as download:
        on.page.locator("button[formaction$='/opmerkingen/']").click()
    assert download.value.suggested_filename.startswith("vijf-")
    bring(on, planted(tmp_path / "twee.xlsx", MISTAKES[:2]))
    assert on.page.locator(".findings__group--solved").count() == len(MISTAKES) - 2
    bring(on, planted(tmp_path / "goed.xlsx", ()))
    assert on.page.locator(".findings__group--error").count() == 0
    on.press("button[value=keep]")
    with on.page.expect_download() as rows:
        on.page.locator("form[action$='/rijen/'] button").click()
    assert b"trede/rows/1" in Path(rows.value.path()).read_bytes()[:2_000_000]
    on.press("main a[href$='/uitkomst/']")
    assert "0,56" in on.page.content() or "0.56" in on.page.content()
    on.page.locator("details.explained summary").first.click()
    assert on.page.locator(".source").first.is_visible()
    with on.page.expect_download() as report:
        on.page.locator("a[href$='/rapport/']").click()
    assert Path(report.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.needs("java")
def test_every_page_is_valid_html(journey: Callable[..., Journey], tmp_path: Path) -> None:
    on = journey()
    new_measurement(on)
    by_hand(on)
    assert_valid_html(*on.seen)


def by_hand(on: Journey) -> None:
    on.press("a[href$='/met-de-hand/']")
    on.page.fill("#id_total_fte", "12,4")
    on.page.fill("#id_row-0-ref", "A1")
    on.page.select_option("#id_row-0-position", "sw")
    on.page.fill("#id_row-0-hours", "340")
    on.page.fill("#id_row-0-from", "1-1-2017")
    on.press("button[value=keep]")
    assert on.page.locator(".error-summary a").count() == 2
    on.page.fill("#id_row-0-hours", "32,5")
    on.page.fill("#id_row-0-indication_until", "31-12-2020")
    on.press("button[value=add]")
    on.press("button[value=keep]")
    on.press("main a[href$='/inkoop/'] >> nth=-1")


@pytest.mark.parametrize("state", ["wide", "narrow, without scripts"])
def test_rows_and_orders_are_filled_in_by_hand(journey: Callable[..., Journey], state: str) -> None:
    on = journey(**STATES[state])
    new_measurement(on)
    by_hand(on)
    on.page.fill("#id_kvk", "99000501")
    on.page.fill("#id_date", "01-06-2022")
    on.press("button[value=look-up]")
    assert on.page.locator("#id_supplier").input_value() == "Schoonmaakbedrijf Helder Glas"
    on.press("button[value=add]")
    assert on.page.locator(".error-summary a").count() == 5
    for field, typed in (("order", "F1"), ("amount", "10.000,00"), ("supplier_turnover", "1000000")):
        on.page.fill(f"#id_{field}", typed)
    on.page.fill("#id_supplier_fte", "25")
    on.page.fill("#id_supplier_direct_share", "8")
    on.press("button[value=add]")
    assert on.page.locator("tbody tr").count() == 1
    on.press("button[value^=remove-]")


def test_the_keyboard_alone_is_enough(visit: Callable[..., Page]) -> None:
    page = visit("/", known=True)
    page.locator("main .tasks a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisaties/**")
    page.locator("a[href$='/dossiers/nieuw/']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/nieuw/")
    page.locator("#id_title").focus()
    for typed in ("Toetsenbord", "01-01-2018", "01-03-2019"):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/medewerkers/**")
    page.locator("#id_file").focus()
    assert page.evaluate("document.activeElement.id") == "id_file"

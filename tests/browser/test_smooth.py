# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""With scripts nothing reloads, the keyboard goes on where one expects it, and the way back is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_accessible

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The page that asks for a file; reloading it would take away a mark that stands in it."""
    page = visit("/", known=True)
    page.locator("main .tasks a").first.click()
    page.locator("a[href$='/dossiers/nieuw/']").first.click()
    page.wait_for_url("**/nieuw/")
    page.evaluate("window.stayed = true")
    page.fill("#id_year_from", "01-01-2018")
    page.fill("#id_intended_on", "01-03-2019")
    page.check("[name=wanted_level][value=trede-1]")
    page.fill("#id_title", "")
    page.locator("main form button[type=submit]").first.click()
    page.locator(".error-summary").wait_for()
    assert has_focus(page, ".error-summary")
    page.fill("#id_title", "Zonder haperen")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/medewerkers/**")
    assert page.evaluate("window.stayed")
    return page


def has_focus(page: Page, place: str) -> bool:
    """Whether it gets the keyboard within a moment."""
    page.locator(f"{place}:focus").wait_for(timeout=5_000)
    return True


def test_the_heading_of_a_new_page_gets_the_focus(page: Page) -> None:
    assert has_focus(page, "h1")
    assert "Medewerkers" in page.title()
    assert_accessible(page)


def test_rows_come_and_go_without_losing_the_place(page: Page) -> None:
    page.goto(f"{page.url.partition('?')[0]}met-de-hand/")
    page.evaluate("window.stayed = true")
    page.fill("#id_row-0-ref", "A1")
    page.locator("button[value=add]").click()
    assert has_focus(page, "#id_row-1-ref")
    page.fill("#id_row-1-ref", "B2")
    page.locator("button[value=remove-0]").click()
    assert has_focus(page, "#id_row-0-ref")
    assert page.locator("#id_row-0-ref").input_value() == "B2"
    page.locator("button[value=keep]").click()
    assert has_focus(page, ".error-summary")
    assert page.evaluate("window.stayed")
    assert_accessible(page)
    page.go_back()
    page.wait_for_url("**/medewerkers/**")
    assert "met-de-hand" not in page.url


def test_who_leaves_what_was_typed_is_asked(page: Page) -> None:
    """Also when the page came back with it; not when nothing was typed, nor when the form is sent."""
    here = f"{page.url.partition('?')[0]}met-de-hand/"
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    for typed, refused, asked in (("", False, 0), ("A1", False, 1), ("A1", True, 1)):
        dialogs.clear()
        page.goto(here)
        page.fill("#id_row-0-ref", typed)
        if refused:
            page.locator("button[value=keep]").click()
            assert has_focus(page, ".error-summary")
        assert dialogs == []
        page.locator("header a").first.click()
        page.wait_for_url("**/", wait_until="load")
        assert dialogs == ["beforeunload"] * asked


def test_a_supplier_is_looked_up_beside_what_was_typed(page: Page) -> None:
    page.goto(f"{page.url.partition('medewerkers/')[0]}inkoop/")
    page.evaluate("window.stayed = true")
    page.fill("#id_order", "F1")
    page.fill("#id_kvk", "99000501")
    page.fill("#id_date", "01-06-2022")
    page.keyboard.press("Enter")
    page.locator("#id_supplier[value='Schoonmaakbedrijf Helder Glas']").wait_for()
    assert page.locator("#id_order").input_value() == "F1"
    page.locator("#gezegd", has_text="Schoonmaakbedrijf Helder Glas").wait_for(state="attached")
    page.locator("#opzoeken").click()
    assert has_focus(page, "#opzoeken")
    for field, typed in (("amount", "10.000,00"), ("supplier_turnover", "1000000"), ("supplier_fte", "25")):
        page.fill(f"#id_{field}", typed)
    page.fill("#id_supplier_direct_share", "8")
    page.locator("button[value=add]").click()
    assert has_focus(page, "main [role=status] .notice")
    page.locator("button[value^=remove-]").click()
    page.locator("tbody tr").wait_for(state="detached")
    assert page.evaluate("window.stayed")


UNKNOWN = (
    ("Lohnliste 2018", "", "", ""),
    ("Kennziffer", "Wochenstd", "Beginn", "Gruppe"),
    ("K1", "38", "01-05-2016", "wajong"),
    ("K2", "viel", "01-05-2017", ""),
)


def bring(page: Page, rows: tuple[tuple[str, ...], ...]) -> None:
    data = "\n".join(";".join(row) for row in rows).encode()
    page.set_input_files("#id_file", {"name": "lohn.csv", "mimeType": "text/csv", "buffer": data})
    page.locator("form[enctype] button[type=submit]").click()
    page.wait_for_url("**/lezen/**")
    page.locator("#sheet-0-ref, #voorbeeld").first.wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    page.wait_for_timeout(100)  # what is shown listens a moment later than it is seen


def test_a_choice_of_columns_shows_at_once_on_the_first_rows(page: Page) -> None:
    bring(page, UNKNOWN)
    page.locator("#sheet-0-ref").select_option("A")
    page.locator("tbody", has_text="K1").wait_for()
    page.locator("#sheet-0-hours").focus()
    page.keyboard.press("w")  # in none of the options: nothing changes
    page.locator("#sheet-0-hours").select_option("B")
    page.locator("tbody", has_text="Niet te lezen").wait_for()
    assert has_focus(page, "#sheet-0-hours")
    page.locator("#sheet-0-row").select_option("3")
    page.locator("#sheet-0-ref option", has_text="A: K1").wait_for(state="attached")
    page.locator("#sheet-0-row").select_option("2")
    assert page.evaluate("window.stayed")
    assert_accessible(page)


def test_columns_that_are_known_can_be_tried_too(page: Page) -> None:
    headers = ("Personeelsnummer", "Uren per week", "In dienst", "Iets", "Contract")
    bring(page, (headers, ("A1", "32", "01-05-2016", "20", "Vast")))
    page.get_by_text("Zo lezen wij uw kolommen").click()
    page.locator("#voorbeeld", has_text="32,00").wait_for()
    page.get_by_text("Zo lezen wij de andere woorden").click()
    page.get_by_label("‘Vast’ betekent").select_option("secondment")
    page.locator("select[name='column-0-3']").select_option("hours")
    page.locator("select[name='column-0-1']").select_option("")
    page.locator("#voorbeeld", has_text="20,00").wait_for()
    page.get_by_role("button", name="Lees opnieuw met deze kolommen").click()
    page.locator("select[name='column-0-3']:has(option[value=hours][selected])").wait_for(state="attached")
    assert has_focus(page, "h1")
    # The answer to a question, in another part of the page, went along.
    page.get_by_text("Zo lezen wij de andere woorden").click()
    assert page.get_by_label("‘Vast’ betekent").input_value() == "secondment"
    page.get_by_text("Zo lezen wij uw kolommen").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Uw keuzes downloaden").click()
    assert '"Vast" = "secondment"' in Path(taken.value.path()).read_text()
    page.go_back()
    page.wait_for_url("**/medewerkers/**")
    assert "/lezen/" not in page.url


@pytest.mark.parametrize("width", [375, 1280])
def test_a_word_opens_to_what_it_means_with_the_keyboard(visit: Callable[..., Page], width: int) -> None:
    page = visit("/handleiding/2-medewerkers/", width=width)
    word = page.locator("main p button.term", has_text="uitgangspositie").first
    word.wait_for()
    assert page.locator("h2 button.term").count() == 0
    means = page.locator(f"#{word.get_attribute('popovertarget')}")
    assert means.is_hidden()
    word.focus()
    page.keyboard.press("Enter")
    means.get_by_text("Waarom iemand bij de doelgroep hoort").wait_for()
    box = means.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert has_focus(page, f"#{means.get_attribute('id')} p")
    assert_accessible(page)
    page.keyboard.press("Escape")
    means.wait_for(state="hidden")
    assert has_focus(page, "button.term")

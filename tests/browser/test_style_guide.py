# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every component in every state, as people see and use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.checks import assert_accessible, assert_fits, assert_valid_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

GUIDE = "/stijlgids/"
STATES: dict[str, dict[str, Any]] = {
    "wide": {},
    "narrow": {"width": 375},
    "dark": {"dark": True},
    "narrow and dark": {"width": 375, "dark": True},
    "forced colours": {"forced": True},
    "without our scripts": {"ours": False, "width": 375},
    "on paper": {"media": "print"},
    "English": {"language": "en-GB"},
}

# Notes what each stop of the Tab key draws: its outline, or that of the button that stands for a file input.
WATCH = """() => {
  window.stops = [];
  document.addEventListener('focusin', ({target}) => {
    const drawn = target.matches('.drop__input') ? target.closest('.drop').querySelector('.drop__button') : target;
    const style = getComputedStyle(drawn);
    window.stops.push([target.outerHTML.slice(0, 120), parseFloat(style.outlineWidth), style.outlineStyle]);
  });
  return document.querySelectorAll('a[href], button:not([hidden]), input:not([type=hidden]), select, summary').length;
}"""


@pytest.mark.parametrize("state", STATES)
def test_it_is_accessible_and_fits(visit: Callable[..., Page], state: str) -> None:
    page = visit(GUIDE, **STATES[state])
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.needs("java")
def test_it_is_valid_html(visit: Callable[..., Page]) -> None:
    assert_valid_html(visit(GUIDE, scripts=False).content())


@pytest.mark.parametrize(("width", "text"), [(320, "100%"), (640, "200%"), (375, "200%")])
def test_it_fits_a_small_window_and_large_letters(visit: Callable[..., Page], width: int, text: str) -> None:
    page = visit(GUIDE, width=width)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", text)
    assert_fits(page)


def test_the_focus_is_seen_wherever_the_keyboard_comes(visit: Callable[..., Page]) -> None:
    page = visit(GUIDE)
    for _ in range(page.evaluate(WATCH)):
        page.keyboard.press("Tab")
    stops = page.evaluate("window.stops")
    assert [stop for stop in stops if stop[1] < 2 or stop[2] == "none"] == []
    assert len({name for name, *_ in stops}) > 60


def test_the_first_tab_offers_to_skip_to_the_content(visit: Callable[..., Page]) -> None:
    page = visit("/weg/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_focus_starts_at_the_error_summary(visit: Callable[..., Page]) -> None:
    page = visit(GUIDE)
    assert page.evaluate("document.activeElement.className") == "error-summary"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mistake_in_the_summary_leads_to_its_field(visit: Callable[..., Page], *, scripts: bool) -> None:
    page = visit(GUIDE, scripts=scripts)
    page.locator(".error-summary a").nth(1).click()
    assert page.url.endswith("#id_wrong-kvk")
    assert page.locator("#id_wrong-kvk").is_visible()


def test_slider_and_number_follow_each_other(visit: Callable[..., Page]) -> None:
    page = visit(GUIDE)
    number, slider = page.get_by_label("Uren per week erbij", exact=True), page.locator("[type=range]")
    number.fill("30,5")
    assert slider.input_value() == "30.5"
    slider.press("ArrowRight")
    assert number.input_value() == "31"
    slider.press("ArrowRight")
    assert (number.input_value(), slider.get_attribute("aria-valuetext")) == ("31,5", "31,5 uur")


def test_without_scripts_the_number_field_stands_alone(visit: Callable[..., Page]) -> None:
    page = visit(GUIDE, scripts=False)
    assert page.get_by_label("Uren per week erbij", exact=True).is_visible()
    assert not page.locator("[type=range]").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_big_button_chooses_a_file(visit: Callable[..., Page], tmp_path: Path, *, scripts: bool) -> None:
    page = visit(GUIDE, scripts=scripts)
    export = tmp_path / "export.csv"
    export.write_text("a;b")
    zone = page.locator(".drop").last
    with page.expect_file_chooser() as chooser:
        zone.get_by_text("Kies een bestand").click()
    chooser.value.set_files(export)
    if scripts:
        assert zone.get_by_role("status").inner_text() == "Gekozen: export.csv"
    else:
        assert zone.locator("input").is_visible()


def test_a_file_can_be_dropped(visit: Callable[..., Page]) -> None:
    page = visit(GUIDE)
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.items.add(new File(['a;b'], 'loon.csv'));
      const zone = [...document.querySelectorAll('.drop')].at(-1);
      zone.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    }""")
    assert page.locator(".drop").last.get_by_role("status").inner_text() == "Gekozen: loon.csv"


@pytest.mark.parametrize("scripts", [True, False])
def test_every_figure_opens_to_how_we_came_to_it(visit: Callable[..., Page], *, scripts: bool) -> None:
    page = visit(GUIDE, scripts=scripts)
    assert not page.get_by_text("1,205 fte ÷ 20 fte").is_visible()
    page.get_by_text("Hoe komen we hieraan?").first.click()
    assert page.get_by_text("1,205 fte ÷ 20 fte").is_visible()


def test_on_paper_every_explanation_is_open(visit: Callable[..., Page]) -> None:
    assert visit(GUIDE, media="print").get_by_text("1,205 fte ÷ 20 fte").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_language_can_be_changed_and_stays(visit: Callable[..., Page], *, scripts: bool) -> None:
    page = visit(GUIDE, scripts=scripts)
    page.get_by_role("button", name="English").click()
    assert page.url.endswith(GUIDE)
    page.goto("/weg/")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("scripts", [True, False])
def test_light_and_dark_can_be_chosen_whatever_the_device_says(
    visit: Callable[..., Page], *, scripts: bool
) -> None:
    page = visit(GUIDE, scripts=scripts, dark=True)
    page.get_by_role("button", name="Licht").click()
    assert page.locator("html").get_attribute("data-appearance") == "light"
    assert page.get_by_role("button", name="Licht").get_attribute("aria-pressed") == "true"


def test_every_page_of_the_demo_says_so(visit: Callable[..., Page]) -> None:
    assert visit("/weg/").get_by_text("Demo met verzonnen gegevens.").is_visible()

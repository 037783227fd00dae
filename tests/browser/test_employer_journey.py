# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small organisation without a file: people and orders are filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.journey import Journey, ask_for_measurement, begin_measurement

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

STATES: dict[str, dict[str, Any]] = {
    "wide": {},
    "English, narrow, without our scripts": {"language": "en-GB", "width": 320, "ours": False},
}


@pytest.mark.needs("java")
@pytest.mark.parametrize("state", STATES)
def test_rows_and_orders_are_filled_in_by_hand(visit: Callable[..., Page], state: str) -> None:
    on = Journey(visit("/", known=True, **STATES[state]))
    ask_for_measurement(on)
    begin_measurement(on, "Met de hand", intended_on="01-03-2019", wanted="trede-2")
    people(on)
    orders(on)
    if not STATES[state]:
        assert_valid_html(*on.seen.values())


def people(on: Journey) -> None:
    on.press("a[href$='/met-de-hand/']")
    on.type("#id_total_fte", "12,4")
    on.type("#id_row-0-ref", "A1")
    on.page.select_option("#id_row-0-position", "sw")
    on.type("#id_row-0-hours", "340")
    on.type("#id_row-0-from", "1-1-2017")
    on.press("button[value=keep]")
    assert on.page.locator(".error-summary a").count() == 2
    on.type("#id_row-0-hours", "32,5")
    on.type("#id_row-0-indication_until", "31-12-2020")
    on.press("button[value=add]")
    on.press("button[value=keep]")
    assert b"trede/rows/1" in on.download("form[action$='/rijen/'] button").read_bytes()
    on.press(".actions a[href$='/inkoop/']")


def orders(on: Journey) -> None:
    on.type("#id_kvk", "99000501")
    on.type("#id_date", "01-06-2022")
    on.press_within("button[value=look-up]")
    on.at("#id_supplier[value='Schoonmaakbedrijf Helder Glas']").wait_for()
    on.look()
    on.press("button[value=add]")
    assert on.page.locator(".error-summary a").count() == 5
    for field, typed in (("order", "F1"), ("amount", "10.000,00"), ("supplier_turnover", "1000000")):
        on.type(f"#id_{field}", typed)
    on.type("#id_supplier_fte", "25")
    on.type("#id_supplier_direct_share", "8")
    on.press("button[value=add]")
    assert on.page.locator("tbody tr").count() == 1
    on.press("button[value^=remove-]")

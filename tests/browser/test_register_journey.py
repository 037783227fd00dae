# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An anonymous visitor in the register: finds, reads and shares; asks for a list and takes the answer home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_accessible, assert_fits, assert_valid_html
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey

from trede.proofs.answer_files import answer_in
from trede.proofs.answers import read_answer
from trede.proofs.pdf_files import pdf_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("java")
FIND = "main form[role=search] button[type=submit]"
ASK = "main form[enctype] button[type=submit]"


def test_a_visitor_finds_reads_and_asks(visit: Callable[..., Page]) -> None:
    page = visit("/", width=375)
    count = Count()
    on = Journey(page, count=count)
    on.hands.type(page.locator("input[name=q]"), "groene vnk")
    on.press(FIND)
    on.press("main .tasks a >> text=Softwaretesters De Groene Vink")
    told = page.locator("main").inner_text()
    assert re.search(r"Sinds \d+ \w+ 2012 zonder onderbreking\.", told)
    assert "voor de 2e keer op trede 3 of hoger." in told
    assert page.locator("main figure svg rect").count() > 5
    assert page.locator("a[href^='https://www.linkedin.com/sharing/']").count() == 1
    page.locator("main details").first.evaluate("each => each.open = true")
    assert_accessible(page)
    assert_fits(page)
    page.goto("/register/99000201/contact/")
    on.look()
    page.goto("/register/vragen/")
    on.look()
    on.hands.type(page.locator("textarea[name=text]"), "99000201 99000511 12345678")
    on.press(ASK)
    assert "1 van 3: ja" in page.locator("h1").inner_text()
    with page.expect_download() as taken:
        page.locator("button[value=json]").click()
    data = taken.value.path().read_bytes()
    assert answer_in(data, pdf_in(data))
    rows = read_answer(taken.value.path().read_bytes())["answer"]["rows"]
    assert [row["reason"] for row in rows] == ["valid", "withdrawn", "unknown"]
    assert_quick("visitor of the register", count)
    assert_valid_html(*on.seen.values())

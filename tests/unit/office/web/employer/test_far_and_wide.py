# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days at the end of the calendar, and sheets that are wider than anybody needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from trede.intake.mapping import ColumnMapping, SheetMapping
from trede.office.web.employer.employees.columns import MOST_COLUMNS, shown_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.test import Client

    At = Callable[..., str]

NEW = {"title": "A", "year_from": "01-01-2018", "intended_on": "01-03-2019", "wanted_level": "trede-1"}
FAR = ("01-01-9999", "31-12-9999", "9999-12-31", "01-01-0001", "31-12-2201", "31-12-1899")
HEADERS = ("Personeelsnummer", "Uren per week", "In dienst", "Uitgangspositie")


def wide(columns: int) -> SimpleUploadedFile:
    more = [f"Toeslag {number}" for number in range(columns - len(HEADERS))]
    row = ["1", "32", "01-01-2016", "wajong", *["1"] * len(more)]
    lines = [";".join([*HEADERS, *more]), ";".join(row)]
    return SimpleUploadedFile("loon.csv", "\r\n".join(lines).encode())


def fields(page: Any) -> dict[str, str]:
    """What a browser sends back of the form with columns."""
    html = page.content.decode()
    named = re.findall(r'<input type="hidden" name="((?:was|header)-[^"]*)" value="([^"]*)"', html)
    return {**dict(named), **dict.fromkeys(re.findall(r'<select[^>]* name="(column-[^"]*)"', html), "")}


@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("name", ["year_from", "intended_on"])
def test_a_day_at_the_end_of_the_calendar_is_a_mistake_in_the_form(
    browser: Client, at: At, name: str, day: str
) -> None:
    page = browser.post(at("dossier-new"), {**NEW, name: day})
    assert page.status_code == 200
    assert "Kies een da" in page.content.decode()


@pytest.mark.parametrize("day", FAR)
def test_every_page_with_a_day_takes_it_so(browser: Client, at: At, measured: UUID, day: str) -> None:
    asked = {
        "employees": {"year_from": day, "file": wide(5)},
        "employees-by-hand": {"step": "keep", "year_from": day, "total_fte": "3"},
        "dossier-change": {**NEW, "year_from": day},
        "forecast": {"until": day, "rows": SimpleUploadedFile("r.json", b"{}")},
    }
    for name, posted in asked.items():
        page = browser.post(at(name, measured), posted)
        assert (name, page.status_code) == (name, 200)
        assert "Kies een da" in page.content.decode(), name


@pytest.mark.parametrize("columns", [335, 1_000])
def test_the_columns_of_a_wide_sheet_can_be_sent_back(
    browser: Client, at: At, dossier: UUID, columns: int
) -> None:
    sent = browser.post(at("employees", dossier), {"year_from": "01-01-2018", "file": wide(columns)})
    page = browser.get(sent.url)
    posted = fields(page)
    assert len(posted) == 3 * columns
    assert browser.post(sent.url, {**posted, "step": "check"}).status_code == 302


def test_a_page_has_no_more_columns_than_fit() -> None:
    columns = tuple(ColumnMapping(n, f"k{n}", "ref" if n == 999 else None) for n in range(1_000))
    sheets = [SheetMapping(name, "employments", 1, columns) for name in ("a", "b")]
    first, second = shown_sheets(sheets, "nl", {})
    assert (len(first.columns), first.left_out) == (MOST_COLUMNS, 0)
    assert (len(second.columns), second.left_out) == (0, 1_000)
    (narrow,) = shown_sheets([SheetMapping("c", "employments", 1, (*columns, *columns))], "nl", {})
    assert [column.before for column in narrow.columns].count("ref") == 2

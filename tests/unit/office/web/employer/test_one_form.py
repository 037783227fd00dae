# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a file is one form: nothing that was filled in is lost by any button, and choices can be taken home."""

import html
import re
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.office.web.employer.test_journey import bring, text
from tests.unit.office.web.employer.test_mending import everything, field

from trede.intake import read_bytes
from trede.intake.mapping_file import read_mapping
from trede.office.dossier import queries
from trede.office.uploads.models import ColumnMemory, WordMemory
from trede.office.uploads.queries import memory

HEADERS = ("Personeelsnummer", "Doelgroep", "Contract", "Stand", "Uren", "In dienst", "Uit dienst")
PEOPLE = (
    ("1001", "", "Kaartje A", "24", "40", "01-05-2016", ""),
    ("1002", "Groep W", "Vast", "36", "40", "31-02-2017", ""),
    ("1003", "", "Vast", "18", "40", "01-05-2017", ""),
)
YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
HEAD = {"organisation": {"name": "X", "kvk": "69599068"}, "reference_year": YEAR}
# By hand: the hours are under "Stand", and 36 hours is full time.
FTE = Fraction(24 + 36 + 18, 36)


def export(people=PEOPLE, headers=HEADERS):
    book = openpyxl.Workbook()
    for row in (headers, *people):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("export.xlsx", out.getvalue())


@pytest.fixture
def brought(browser, at, dossier):
    return bring(browser, at("employees", dossier), export(), year_from="01-01-2025")


def fields(page):
    """What stands in the form; its token is another each time."""
    return {name: value for name, value in everything(page).items() if name != "csrfmiddlewaretoken"}


def filled_in(page):
    """Answers to questions, a cell that is mended, and columns: all of what the page asks."""
    return {
        **fields(page),
        field(page, "‘Kaartje A’"): "regular",
        field(page, "‘Groep W’"): "wajong",
        "cell-0-3-F": "01-02-2017",
        "column-0-3": "hours",
        "column-0-4": "",
    }


def test_every_field_and_button_is_in_one_form(brought):
    page, _ = brought
    inside = page.content.decode().partition('id="antwoorden"')[2].partition("</form>")[0]
    names = set(re.findall(r'name="((?:word|cell|drop|column|step)[^"]*)"', page.content.decode()))
    assert {"word-contract-0", "cell-0-3-F", "drop-0-3", "column-0-3"} <= names
    assert {name for name in names if f'name="{name}"' not in inside} == set()
    assert "<form" not in inside


@pytest.mark.parametrize("button", ["check", "keep", "year-chosen"])
def test_answers_and_columns_go_together(button, browser, brought, dossier, administrator):
    page, here = brought
    browser.post(here, {**filled_in(page), "fulltime-week": "36", "step": button})
    if button != "keep":
        page = browser.get(here)
        assert "Uw bestand is in orde" in text(page)
        browser.post(here, {**everything(page), "step": "keep"})
    assert queries.outcome(administrator, dossier).figures["total_fte"] == FTE


def test_a_look_without_scripts_keeps_what_was_filled_in(browser, brought):
    page, here = brought
    asked = {**filled_in(page), "drop-0-2": "on", "drop-0-3": "on"}
    shown = browser.post(here, {**asked, "step": "preview"})
    assert fields(shown) == filled_in(page)
    assert 'name="drop-0-3" checked' in shown.content.decode()
    assert "Uw bestand is in orde" not in text(browser.get(here))


def test_a_week_that_cannot_be_takes_nothing_else_away(browser, brought):
    page, here = brought
    shown = browser.post(here, {**filled_in(page), "fulltime-week": "veel", "step": "check"})
    assert "‘veel’ uren voor een volledige baan kan niet" in text(shown)
    assert fields(shown) == filled_in(page) | {"fulltime-week": "veel"}


@pytest.fixture
def choices(browser, brought):
    """The file of choices, after the questions were answered."""
    page, here = brought
    browser.post(here, {**filled_in(page), "fulltime-week": "36", "step": "check"})
    made = browser.post(f"{here}keuzes/")
    assert "export-keuzes.toml" in made["Content-Disposition"]
    assert made["Cache-Control"] == "no-store"
    return made.content


def test_the_choices_are_those_of_the_command_line(choices):
    said = read_mapping(choices.decode(), "keuzes.toml")
    good = export([*PEOPLE[:1], ("1002", "Groep W", "Vast", "36", "40", "01-02-2017", ""), *PEOPLE[2:]])
    reading = read_bytes(good.read(), "export.xlsx", None, HEAD, said=said)
    assert not [each for each in reading.findings if each.blocks]
    rows = reading.measurement.employments
    assert sum(Fraction(row.hours, row.fulltime_hours) for row in rows) == FTE
    assert [row.position for row in rows] == [None, "wajong", None]


def test_choices_are_brought_along_and_remembered(choices, browser, at, dossier, administrator):
    """As an adviser would who takes them to another client: nothing is remembered there."""
    ColumnMemory.objects.all().delete()
    WordMemory.objects.all().delete()
    page, here = bring(browser, at("employees", dossier), export(), year_from="01-01-2025")
    assert "Kaartje A" in text(page)
    page, here = bring(
        browser,
        at("employees", dossier),
        export(),
        year_from="01-01-2025",
        choices=SimpleUploadedFile("keuzes.toml", choices),
    )
    told = text(page)
    assert "Er is 1 fout om te herstellen" in told
    assert "met 36 uur, zoals u zei" in told
    assert "Wat betekenen deze woorden" not in told
    assert sorted(memory(administrator).words) == ["contract", "fulltime_hours", "position"]
    browser.post(here, {"cell-0-3-F": "01-02-2017", "step": "keep"})
    assert queries.outcome(administrator, dossier).figures["total_fte"] == FTE


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"format = ", "geen geldige TOML"),
        (b'format = "trede/mapping/1"\n[columns]\nDoelgroep = "naam"', "‘naam’"),
        (b"PK\x03\x04 a workbook", "geen geldige TOML"),
        (b'format = "trede/mapping/1"\n#' + b"x" * 1_000_000, "groter dan 1 MB"),
        (
            b'format = "trede/mapping/1"\n' + b"".join(b"k%d = 1\n" % n for n in range(1_025)),
            "En nog 1005 andere fouten.",
        ),
    ],
)
def test_another_file_than_choices_is_refused_with_the_reason(written, told, browser, at, dossier):
    sent = {"year_from": "01-01-2025", "file": export(), "choices": SimpleUploadedFile("x.toml", written)}
    page = browser.post(at("employees", dossier), sent)
    assert page.status_code == 200
    assert told in html.unescape(text(page))

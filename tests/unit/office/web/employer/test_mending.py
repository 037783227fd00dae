# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One page of questions: what words mean, which year, a full week, and the cells that are wrong."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.office.web.employer.test_journey import bring, text

from trede.office.dossier import queries
from trede.office.uploads.queries import memory

HEADERS = ("Personeelsnummer", "Doelgroep", "Contract", "Uren per week", "In dienst", "Uit dienst")
PEOPLE = (
    ("1001", "Doelgr. W", "Zaterdaghulp", "", "01-05-2016", "31-12-9999"),
    ("1002", "", "Vast", "36", "31-02-2017", ""),
    ("1003", "", "Vast", "veel", "01-05-2017", ""),
    *((f"11{number:02}", "", "Vast", "36", "01-01-2015", "") for number in range(12)),
)


def export(people=PEOPLE, year="2018"):
    book = openpyxl.Workbook()
    book.active.title = "Export"
    for row in (HEADERS, *people):
        book.active.append(row)
    if year:
        book.create_sheet("Organisatie").append(("Peiljaar", year))
        book["Organisatie"].append(("Naam", "X"))
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("export.xlsx", out.getvalue())


def field(page, label):
    """The name of the field in the form of questions with this label."""
    html = re.sub(r"\s+", " ", page.content.decode())
    found = re.search(rf'for="([^"]+)">[^<]*{re.escape(label)}', html)
    assert found, label
    return found[1]


def everything(page):
    """All that a browser would send back of the one form of the page."""
    form = page.content.decode().partition('id="antwoorden"')[2].partition("</form>")[0]
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    inputs = dict(re.findall(r'type="text" id="[^"]+" name="([^"]+)" value="([^"]*)"', form))
    chosen = {
        name: (re.findall(r'<option value="([^"]*)" selected', options) or [""])[0]
        for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL)
    }
    return {**hidden, **inputs, **chosen}


@pytest.fixture
def brought(browser, at, dossier):
    return bring(browser, at("employees", dossier), export())


def answers(page):
    return {
        field(page, "‘Zaterdaghulp’"): "regular",
        field(page, "‘Doelgr. W’"): "wajong",
        "fulltime-week": "36",
        "cell-0-2-D": "18",
        "cell-0-3-E": "01-02-2017",
        "drop-0-4": "on",
    }


def test_everything_is_asked_on_one_page(brought):
    page, _ = brought
    told = text(page)
    assert "Herstel het hier" in told
    for place in ("rij 2, kolom D", "rij 3, kolom E", "rij 4, kolom D"):
        assert f"Blad Export, {place}" in told
    assert "Wat betekenen deze woorden bij ‘Soort contract’?" in told


def test_what_is_answered_counts_and_the_mended_file_comes_back(browser, brought, dossier, administrator):
    page, here = brought
    browser.post(here, {**everything(page), **answers(page), "step": "check"})
    page = browser.get(here)
    assert "Uw bestand is in orde" in text(page)
    made = browser.post(f"{here}hersteld/")
    assert "export-hersteld.xlsx" in made["Content-Disposition"]
    assert made["Cache-Control"] == "no-store"
    rows = list(openpyxl.load_workbook(BytesIO(made.content))["Export"].iter_rows(values_only=True))
    assert rows[1][3:5] == (18, "01-05-2016")
    assert rows[2][4].isoformat() == "2017-02-01T00:00:00"
    assert set(rows[3]) == {None}
    browser.post(here, {"step": "keep"})
    (kept,) = queries.measurements(administrator, dossier)
    # By hand: 18 of 36 hours, and thirteen people of 36.
    assert queries.outcome(administrator, dossier).figures["total_fte"] == 13 + 18 / 36
    assert kept


def test_what_the_file_has_no_column_for_is_filled_in_on_the_page(browser, at, dossier):
    """And a sheet that is not about this stays out of it, whatever the page guessed of its columns."""
    book = openpyxl.load_workbook(export([(*PEOPLE[3][:1], "WW", *PEOPLE[3][2:]), *PEOPLE[4:]]))
    book.create_sheet("Looncomponenten").append(("Medewerker", "Code", "Bedrag"))
    book["Looncomponenten"].append(("1001", "A", "2.345,67"))
    out = BytesIO()
    book.save(out)
    page, here = bring(browser, at("employees", dossier), SimpleUploadedFile("x.xlsx", out.getvalue()))
    told = text(page)
    assert "Blad Export, rij 2 Maanden WW" in told
    assert "Dit herstelt u in uw eigen bestand" not in told
    browser.post(here, {**everything(page), "cell-0-2-benefit_months": "14", "step": "check"})
    assert "Uw bestand is in orde" in text(browser.get(here))
    made = browser.post(f"{here}hersteld/")
    rows = list(openpyxl.load_workbook(BytesIO(made.content))["Export"].iter_rows(values_only=True))
    assert (rows[0][6], rows[1][6]) == ("Maanden WW", 14)


def test_the_next_file_is_read_without_a_question(browser, at, brought, dossier, administrator):
    page, here = brought
    browser.post(here, {**everything(page), **answers(page), "step": "check"})
    browser.post(here, {"step": "stop"})
    good = [(*PEOPLE[0][:3], "18", *PEOPLE[0][4:]), *PEOPLE[3:]]
    page, _ = bring(browser, at("employees", dossier), export(good))
    assert "Uw bestand is in orde" in text(page)
    assert "met 36 uur, zoals u zei" in text(page)
    stored = memory(administrator)
    assert sorted(stored.words) == ["contract", "fulltime_hours", "position"]
    assert "Zaterdaghulp" not in str(stored)


def test_untouched_questions_change_nothing(browser, brought, administrator):
    page, here = brought
    browser.post(here, {**everything(page), "step": "check"})
    assert "Er zijn 5 fouten om te herstellen" in text(browser.get(here))
    assert memory(administrator).words == {}
    assert "hersteld/" not in browser.get(here).content.decode()


def test_a_mend_that_is_wrong_too_is_told_again(browser, brought):
    page, here = brought
    browser.post(here, {**everything(page), "cell-0-3-E": "30-02-2017", "step": "check"})
    assert "‘30-02-2017’ bij ‘In dienst vanaf’ is geen bestaande datum" in text(browser.get(here))


def test_a_week_that_cannot_be_is_refused_with_the_reason(browser, brought):
    page, here = brought
    refused = browser.post(here, {**everything(page), "fulltime-week": "veel", "step": "check"}, follow=True)
    assert "‘veel’ uren voor een volledige baan kan niet" in text(refused)


@pytest.mark.parametrize(
    "posted",
    [
        {"cell-9-2-D": "18"},
        {"cell-0-2-ZZZ": "18"},
        {"cell-0-1-D": "18"},
        {"cell-0-999999-D": "18"},
        {"drop-0-999999": "on"},
        {"cell-0--1-D": "18"},
        {"word-contract-0": "no-such-code", "of-contract-0": "Zaterdaghulp"},
        {"word-contract-99": "regular", "of-contract-99": "x"},
    ],
)
def test_what_no_page_asked_is_not_done(posted, browser, brought):
    _, here = brought
    before = text(browser.get(here))
    browser.post(here, {**posted, "step": "check"})
    assert "fouten om te herstellen" in before
    assert "fouten om te herstellen" in text(browser.get(here))


def test_another_year_is_asked_and_either_can_be_right(browser, at, dossier, administrator):
    good = [(*PEOPLE[3][:3], "36", *PEOPLE[3][4:]), *PEOPLE[4:]]
    for step, first in (("year-file", "2017-01-01"), ("year-chosen", "2018-01-01")):
        page, here = bring(browser, at("employees", dossier), export(good, "2017"))
        assert "Welk peiljaar klopt?" in text(page)
        browser.post(here, {"step": "keep"})
        assert "Welk peiljaar klopt?" in text(browser.get(here))
        browser.post(here, {"step": step})
        page = browser.get(here)
        assert "Welk peiljaar klopt?" not in text(page)
        browser.post(here, {"step": "keep"})
        assert queries.outcome(administrator, dossier).first_day.isoformat() == first


def test_months_that_come_first_are_asked_once_and_not_remembered(browser, at, dossier):
    american = [(*row[:4], "3/15/2016", "") for row in PEOPLE[3:]]
    page, here = bring(browser, at("employees", dossier), export(american))
    assert "Bij alle datums staat de maand voor de dag" in text(page)
    browser.post(here, {**everything(page), "month-first": "on", "step": "check"})
    page = browser.get(here)
    assert "Uw bestand is in orde" in text(page)
    browser.post(here, {**everything(page), "step": "check"})
    assert "Uw bestand is in orde" not in text(browser.get(here))
    browser.post(here, {**everything(browser.get(here)), "month-first": "on", "step": "check"})
    page, _ = bring(browser, at("employees", dossier), export(american))
    assert "Uw bestand is in orde" not in text(page)

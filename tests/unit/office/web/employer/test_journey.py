# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employer's journey without a browser: what each page says, keeps and refuses."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from trede.office.accounts import actions as accounts
from trede.office.accounts.models import Person
from trede.office.dossier import queries
from trede.office.dossier.models import Dossier
from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held
from trede.office.uploads import jobs, readings, uploading, work
from trede.office.uploads.places import Progress
from trede.office.uploads.queries import memory

EXAMPLE = Path(__file__).parents[5] / "examples" / "contactcentrum.xlsx"
ORDER = {
    "step": "add",
    "order": "F1",
    "kvk": "87654321",
    "date": "1-6-2026",
    "amount": "€ 10.000,50",
    "kind": "pso",
    "supplier": "Groen BV",
    "supplier_turnover": "1.000.000",
    "supplier_fte": "25",
    "supplier_direct_share": "8,5",
}
ROW = {"ref": "A1", "position": "wajong", "contract": "regular", "hours": "32,5", "fulltime_hours": "40"}
MOST_QUERIES = 26


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def workbook(change=None):
    book = openpyxl.load_workbook(EXAMPLE)
    for sheet, cell, value in change or ():
        book[sheet][cell] = value
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("personeel.xlsx", out.getvalue())


def by_hand(**more):
    row = {f"row-0-{key}": value for key, value in {**ROW, "from": "1-5-2020", **more}.items()}
    return {"step": "keep", "year_from": "01-01-2026", "total_fte": "12,4", **row}


MISTAKES = (
    ("Salarisexport", "E6", 340),
    ("Salarisexport", "E9", 0),
    ("Salarisexport", "G7", "31-02-2018"),
    ("Inkoop", "D3", "4105773"),
)


def test_an_empty_organisation_is_told_how_to_begin(browser, at):
    assert "U hebt nog geen meting" in text(browser.get(at("home")))


def test_the_first_page_brings_to_the_only_organisation(browser, at):
    assert browser.get("/").url == at("home")


def test_a_new_measurement_leads_to_the_employees(browser, at):
    asked = {"title": "A", "year_from": "01-01-2025", "intended_on": "01-03-2026", "wanted_level": "trede-1"}
    page = browser.post(at("dossier-new"), asked, follow=True)
    assert page.redirect_chain[0][0].endswith("/medewerkers/")
    assert 'value="01-01-2025"' in page.content.decode()


def test_the_year_is_kept_shown_and_changed(browser, at, dossier):
    change = at("dossier-change", dossier)
    (seen,) = re.findall(r'name="seen" value="(\w+)"', browser.get(change).content.decode())
    asked = {"title": "A", "year_from": "01-07-2023", "intended_on": "01-03-2026", "wanted_level": "trede-1"}
    asked |= {"seen": seen}
    assert "Het peiljaar loopt van 1 juli 2023 tot en met 30 juni 2024" in text(
        browser.post(change, asked, follow=True)
    )
    assert 'value="01-07-2023"' in browser.get(change).content.decode()
    assert 'value="01-07-2023"' in browser.get(at("employees", dossier)).content.decode()
    assert 'value="01-07-2023"' in browser.get(at("employees-by-hand", dossier)).content.decode()


def test_a_measurement_of_another_year_is_the_year_from_then_on(browser, at, dossier):
    browser.post(at("employees-by-hand", dossier), {**by_hand(), "year_from": "01-01-2027"})
    assert 'value="01-01-2027"' in browser.get(at("employees", dossier)).content.decode()


def test_a_new_measurement_keeps_what_was_typed(browser, at):
    page = browser.post(at("dossier-new"), {"title": "Zo heet het", "year_from": "31-02-2025"})
    assert "Zo heet het" in page.content.decode()
    assert "Dit is geen bestaande datum" in text(page)


def test_both_forms_tell_which_handbook_applies_and_which_were_not_found(browser, at, dossier):
    for page in (at("dossier-new"), at("dossier-change", dossier)):
        told = text(browser.get(page))
        assert "Latere handboeken (tekst niet gevonden) 1 april 2024 2.1" in told
        assert "PSO-handboek 2.0 (tekst niet gevonden) 1 april 2022 1.9" in told
        assert "geldt waarschijnlijk een nieuwer handboek dan 2.1" in told


def test_a_handbook_that_is_known_needs_no_warning(browser, at, dossier):
    Dossier.objects.filter(pk=dossier).update(intended_on="2023-06-01")
    assert "waarschijnlijk" not in text(browser.get(at("dossier-change", dossier)))


def test_an_application_before_the_first_handbook_is_refused(browser, at):
    asked = {"title": "A", "year_from": "01-01-2001", "intended_on": "01-03-2002", "wanted_level": "trede-1"}
    assert "Kies een datum vanaf" in text(browser.post(at("dossier-new"), asked))


def test_a_file_is_asked_for(browser, at, dossier):
    page = browser.post(at("employees", dossier), {"year_from": "01-01-2018"})
    assert "Kies eerst een bestand" in text(page)


def bring(browser, address, file, **more):
    """The page of a file that was brought, and its address."""
    sent = browser.post(address, {"year_from": "01-01-2018", "file": file, **more})
    return browser.get(sent.url), sent.url


def test_mistakes_stand_together_and_solved_ones_are_told(browser, at, dossier):
    address = at("employees", dossier)
    first, _ = bring(browser, address, workbook(MISTAKES))
    assert "Er zijn 4 fouten om te herstellen" in text(first)
    assert "Het moet meer dan 0 en hoogstens 60 zijn" in text(first)
    before = hidden(first, "before").replace("&quot;", '"')
    second, _ = bring(browser, address, workbook(MISTAKES[:2]), before=before)
    assert "U hebt 2 van de 4 fouten hersteld." in text(second)
    assert "Dit hebt u hersteld: 1 fout." in text(second)


def test_a_volunteer_is_refused_with_the_reason(browser, at, dossier):
    page, _ = bring(browser, at("employees", dossier), workbook([("Salarisexport", "D8", "vrijwilligers")]))
    assert "‘Vrijwilliger’ telt nergens mee, ook niet voor 30+. Haal deze rij weg uit de lijst." in text(page)


def test_who_writes_names_is_offered_names(browser, at, dossier):
    mistake = ("Salarisexport", "D8", "Gastspreker")
    page, _ = bring(browser, at("employees", dossier), workbook([mistake]))
    assert "Kies uit: Vast of tijdelijk dienstverband; Begeleid werken; " in text(page)
    assert "guided-work" not in text(page).partition("Zo lezen wij uw kolommen")[0]


def test_what_deserves_a_look_is_told_while_the_rows_are_there(browser, at, dossier):
    """The uitkomst can only count such rows, for they are gone by then."""
    doubtful = [
        ("Salarisexport", "A12", 10027),
        ("Salarisexport", "A11", 10027),
        ("Inkoop", "B6", "18-09-2019"),
    ]
    page, here = bring(browser, at("employees", dossier), workbook(doubtful))
    told = text(page).partition("Zo lezen wij uw kolommen")[0]
    assert "Uw bestand is in orde" in told
    assert "meer dan één voltijdbaan" in told
    assert "Blad Salarisexport, rij 11, kolom A" in told
    assert "Deze opdracht valt buiten het peiljaar" in told
    assert "Blad Inkoop, rij 6, kolom B" in told
    assert browser.post(here, {"step": "keep"}).status_code == 302


def test_the_workbook_comes_back_with_remarks(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), workbook(MISTAKES))
    made = browser.post(f"{here}opmerkingen/")
    assert "personeel-opmerkingen.xlsx" in made["Content-Disposition"]
    assert made["Cache-Control"] == "no-store"
    sheet = openpyxl.load_workbook(BytesIO(made.content)).worksheets[0]
    assert "hoogstens 60" in str([*sheet.iter_rows(values_only=True)])


def test_what_was_read_is_told_in_a_few_lines_to_confirm(browser, at, dossier):
    """Somebody with two rows is one person; counted here from the workbook itself."""
    file = workbook([("Salarisexport", "A12", 10027)])
    rows = [
        row
        for row in openpyxl.load_workbook(file, data_only=True)["Salarisexport"].iter_rows(values_only=True)
        if str(row[0]).isdigit()
    ]
    people, group = {row[0] for row in rows}, {row[0] for row in rows if row[8]}
    assert len(people) < len(rows)
    file.seek(0)
    page, _ = bring(browser, at("employees", dossier), file)
    told = text(page)
    for line in (
        "Peiljaar 1 januari 2018 tot en met 31 december 2018",
        f"Dienstverbanden {len(rows)}, van {len(people)} mensen",
        f"Uit de doelgroep {len(group)} mensen",
        "Voltijd 36, 38 en 40 uur per week",
    ):
        assert line in told
    assert told.index("Peiljaar 1 januari") < told.index("Let op")
    wrong, _ = bring(browser, at("employees", dossier), workbook(MISTAKES))
    assert "Dienstverbanden" not in text(wrong)


def test_a_workbook_that_takes_a_moment_leads_back_to_what_was_found(browser, at, dossier, monkeypatch):
    _, here = bring(browser, at("employees", dossier), workbook(MISTAKES))
    asked = []
    with monkeypatch.context() as slow:
        slow.setattr(work, "do", lambda *what: asked.append(what))
        slow.setattr(readings, "A_MOMENT", 0)
        made = browser.post(f"{here}opmerkingen/").url
    assert "Wij maken uw bestand" in text(browser.get(made))
    work.do(*asked[0])
    assert f'href="{here}"' in browser.get(made).content.decode()
    elsewhere = made.partition("?")[0] + "?van=//elders.nl/"
    assert 'href="//elders.nl' not in browser.get(elsewhere).content.decode()
    assert "personeel-opmerkingen.xlsx" in browser.post(made)["Content-Disposition"]


def test_a_file_is_measured_and_its_rows_come_back(browser, at, dossier, administrator):
    _, here = bring(browser, at("employees", dossier), workbook())
    done = browser.post(here, {"step": "keep"})
    assert "Download nu uw rijenbestand" in text(browser.get(done.url))
    assert b"trede/rows/1" in browser.post(f"{done.url}rijen/").content
    assert len(queries.measurements(administrator, dossier)) == 1


def test_the_rows_come_back_as_a_workbook_too(browser, at, dossier, monkeypatch):
    _, here = bring(browser, at("employees", dossier), workbook())
    done = browser.post(here, {"step": "keep"}).url
    page = browser.get(done).content.decode()
    assert 'data-unsaved="typed"' in page.partition("werkblad/")[0], (
        "who leaves without the rows file is asked"
    )
    assert "data-unsaved" not in page.partition("werkblad/")[2], "also after taking the copy"
    taken = browser.post(f"{done}werkblad/")
    assert taken["Content-Disposition"].endswith('.xlsx"')
    rows = openpyxl.load_workbook(BytesIO(taken.content)).worksheets[0]
    sealed = json.loads(browser.post(f"{done}rijen/").content)["rows"]
    assert [row[1].value for row in rows.iter_rows(min_row=2)] == [each["row"]["ref"] for each in sealed]
    monkeypatch.setitem(
        jobs.KINDS, "rows-book", replace(jobs.KINDS["rows-book"], work=lambda *_: {"found": b""})
    )
    assert browser.post(f"{done}werkblad/").url == done
    assert "Het rijenbestand zelf is er wel." in browser.get(done).content.decode()
    del browser.cookies["trede-key"]
    assert browser.post(f"{done}werkblad/").status_code == 404


def test_the_page_of_a_measurement_leads_on_when_its_rows_are_gone(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), workbook())
    done = browser.post(here, {"step": "keep"})
    browser.cookies.clear()
    browser.force_login(Person.objects.get())
    assert browser.get(done.url).status_code == 302


def test_a_corrected_column_is_remembered(browser, at, dossier, administrator):
    _, here = bring(browser, at("employees", dossier), workbook())
    said = {"header-1-1": "Functie", "column-1-1": "entity", "was-1-1": ""}
    browser.post(here, {**said, "step": "check"})
    assert 'value="entity" selected' in browser.get(here).content.decode()
    wrong = {"header-1-1": "Functie", "column-1-1": "order", "was-1-1": "entity"}
    browser.post(here, {**wrong, "step": "keep"})
    assert list(memory(administrator).columns.values()) == ["order"]


def test_the_key_of_a_file_goes_to_its_own_address_only(browser, at, dossier):
    sent = browser.post(at("employees", dossier), {"year_from": "01-01-2018", "file": workbook()})
    cookie = sent.cookies["trede-key"]
    assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == (sent.url, "Strict", 1800)
    assert cookie["httponly"]
    assert cookie.value not in sent.url
    page = browser.get(sent.url)
    assert cookie.value not in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_whoever_stops_is_told_that_nothing_was_kept(browser, at, dossier, waiting):
    _, here = bring(browser, at("employees", dossier), workbook())
    assert "Er is niets bewaard" in text(browser.post(here, {"step": "stop"}, follow=True))
    assert list(waiting.iterdir()) == []
    assert "Kies het opnieuw" in text(browser.get(here, follow=True))


@pytest.fixture
def reading(monkeypatch, browser, at, dossier):
    """The address of a file that is still being read."""
    monkeypatch.setattr(work, "do", lambda *_: None)
    monkeypatch.setattr(readings, "A_MOMENT", 0)
    return browser.post(at("employees", dossier), {"year_from": "01-01-2018", "file": workbook()}).url


@pytest.fixture
def far(reading, now, administrator, browser):
    """Sets how far that reading is."""

    def set_far(progress):
        place = uploading.place_of(administrator, browser.cookies["trede-key"].value)
        place.note(progress, timezone.now())

    return set_far


def test_a_long_reading_shows_how_far_it_is_and_refreshes_itself(browser, reading, far):
    far(Progress("rows", 34_000, 100_000))
    page = browser.get(reading)
    assert "Stap 2 van 5: de rijen lezen 34.000 van 100.000 (34 %)" in text(page)
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page.content.decode()
    assert '<progress max="100" value="34"' in page.content.decode()
    assert "25 procent" in text(page)


def test_scripts_get_the_numbers_alone_and_the_page_when_it_is_there(browser, reading, far):
    part = browser.get(reading, headers={"HX-Request": "true"})
    assert "<h1" not in part.content.decode()
    assert '<progress max="100" aria-label' in part.content.decode()
    browser.post(reading, {"step": "stop"})
    assert browser.get(reading, headers={"HX-Request": "true"})["HX-Redirect"]


def test_scripts_get_the_whole_page_when_it_is_there(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), workbook())
    page = browser.get(here, headers={"HX-Request": "true"})
    assert page["HX-Retarget"] == "body"
    assert "<h1" in page.content.decode()


def test_nothing_is_measured_of_a_file_that_is_still_read(browser, reading, administrator, dossier):
    assert browser.post(reading, {"step": "keep"}).url == reading
    assert queries.measurements(administrator, dossier) == []


def test_a_reading_that_failed_says_so_once(browser, reading, far, waiting):
    far(Progress("failed"))
    assert "Het lezen is mislukt" in text(browser.get(reading, follow=True))
    assert list(waiting.iterdir()) == []


def test_a_dossier_that_changed_is_read_again_before_it_counts(browser, at, dossier, now, administrator):
    _, here = bring(browser, at("employees", dossier), workbook())
    accounts.add_entity(by=administrator, on=now, name="Dochter", kvk="55556666")
    page = browser.post(here, {"step": "keep"}, follow=True)
    assert "Uw meting is intussen veranderd" in text(page)
    browser.post(here, {"step": "keep"})
    assert len(queries.measurements(administrator, dossier)) == 1


def test_a_file_that_no_longer_waits_is_asked_again(browser, at, dossier):
    gone = at("employees-reading", dossier, "x" * 32)
    assert "Kies het opnieuw" in text(browser.get(gone, follow=True))
    assert "Kies het opnieuw" in text(browser.post(gone, {"step": "keep"}, follow=True))


FOREIGN = (
    ("Lohnliste 2018",),
    ("Kennziffer", "Wochenstd", "Beginn", "Gruppe", "Nachname"),
    ("K1", 38, "01-05-2016", "wajong", "Mustermann"),
    ("K2", "viel", "01-05-2017", None, "Schmidt"),
)
SAID = {"sheet-0-part": "employments", "sheet-0-row": "2"} | {
    f"sheet-0-{key}": letter
    for key, letter in (("ref", "A"), ("hours", "B"), ("from", "C"), ("position", "D"))
}


def foreign(*, hours=20):
    book = openpyxl.Workbook()
    for row in FOREIGN:
        book.active.append([hours if cell == "viel" else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("lohn.xlsx", out.getvalue())


def test_of_unknown_headers_the_user_says_what_they_are(browser, at, dossier, administrator):
    address = at("employees", dossier)
    page, here = bring(browser, address, foreign())
    assert "Wij kennen de koppen in uw bestand niet" in text(page)
    assert "Rij 2: Kennziffer · Wochenstd · Beginn · Gruppe · Nachname" in text(page)
    assert "B: Wochenstd (38 · 20)" in text(page)
    browser.post(here, {**SAID, "step": "check"})
    assert "Uw bestand is in orde" in text(browser.get(here))
    browser.post(here, {"step": "keep"})
    assert len(queries.measurements(administrator, dossier)) == 1
    again, _ = bring(browser, address, foreign())
    assert "Uw bestand is in orde" in text(again)


def test_a_choice_is_shown_on_the_first_rows_before_it_is_read(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), foreign(hours="viel"))
    page = text(browser.post(here, {**SAID, "step": "preview"}))
    assert "Zo lezen wij de eerste rijen van blad Sheet" in page
    assert "3 K1 Wajong" in page
    assert "Niet te lezen viel" in page
    assert "Wij kennen de koppen in uw bestand niet" in text(browser.get(here))


def test_a_column_of_such_a_sheet_can_be_corrected_later(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), foreign())
    browser.post(here, {**SAID, "sheet-0-hours": "A", "sheet-0-ref": "B", "step": "check"})
    correct = {"header-0-0": "Kennziffer", "column-0-0": "ref", "was-0-0": "hours"}
    browser.post(here, {**correct, "step": "check"})
    correct = {"header-0-1": "Wochenstd", "column-0-1": "hours", "was-0-1": ""}
    browser.post(here, {**correct, "step": "check"})
    assert "Uw bestand is in orde" in text(browser.get(here))


def test_a_sheet_that_holds_nothing_we_need_is_left_alone(browser, at, dossier):
    _, here = bring(browser, at("employees", dossier), foreign())
    browser.post(here, {"sheet-0-part": "", "sheet-0-row": "2", "step": "check"})
    assert "Niets wat wij nodig hebben" in text(browser.get(here))


def test_names_and_numbers_of_citizens_are_not_shown_to_choose_from(browser, at, dossier):
    book = openpyxl.Workbook()
    for row in (
        ("Kennz", "Nachname", "Steuernr"),
        ("K1", "Mustermann", "111222333"),
        ("K2", "A", "987654329"),
    ):
        book.active.append(row)
    book.active["B1"] = "Achternaam"
    out = BytesIO()
    book.save(out)
    page, _ = bring(browser, at("employees", dossier), SimpleUploadedFile("lohn.xlsx", out.getvalue()))
    for hidden_value in ("Mustermann", "111222333"):
        assert hidden_value not in page.content.decode()


def test_the_template_is_a_workbook(browser, at, dossier):
    made = browser.get(at("employees-template", dossier))
    assert "Medewerkers" in openpyxl.load_workbook(BytesIO(made.content)).sheetnames


def test_a_row_is_added_and_taken_away_without_scripts(browser, at, dossier):
    address = at("employees-by-hand", dossier)
    more = browser.post(address, {**by_hand(), "step": "add"})
    assert 'id="id_row-1-ref"' in more.content.decode()
    assert 'value="32,5"' in more.content.decode()
    less = browser.post(address, {**by_hand(), "step": "remove-0"})
    assert 'value="32,5"' not in less.content.decode()


def test_mistakes_by_hand_stand_at_their_fields(browser, at, dossier):
    page = browser.post(at("employees-by-hand", dossier), by_hand(hours="340"))
    assert 'href="#id_row-0-hours"' in page.content.decode()
    assert "‘340’ uren per week kan niet" in text(page)


def test_people_filled_in_by_hand_are_measured(browser, at, dossier, administrator):
    assert "Uw meting is bewaard" in text(
        browser.post(at("employees-by-hand", dossier), by_hand(), follow=True)
    )
    assert queries.outcome(administrator, dossier).classes[0].people == 1


def test_citizen_service_numbers_are_refused_by_hand(browser, at, dossier):
    page = browser.post(at("employees-by-hand", dossier), by_hand(ref="111222333"))
    assert "burgerservicenummers" in text(page)


HELD = Held("11112222", "Drukkerij", "Almelo", "trede-2", date(2026, 1, 1), date(2027, 12, 31))
UNPROVEN = "Wij rekenen met wat u opgaf, en de auditor controleert het."


def listed(held, now):
    fill_with_demo(by=System("test"), on=now, listings=[held])


def test_a_supplier_outside_the_register_counts_as_declared(browser, at, measured):
    orders = text(browser.get(at("purchases", measured)))
    assert "niet in dit register" in orders
    assert orders.count(UNPROVEN) == 1
    assert f"niet in dit register: Groen BV. Dit register is niet volledig. {UNPROVEN}" in text(
        browser.get(at("result", measured))
    )


def test_a_supplier_in_the_register_needs_no_proof(browser, at, measured, now):
    listed(HELD, now)
    for page in ("purchases", "result"):
        assert UNPROVEN not in text(browser.get(at(page, measured)))


def test_a_certificate_of_another_day_is_told_apart(browser, at, measured, now):
    listed(replace(HELD, first_day=date(2026, 6, 1)), now)
    told = text(browser.get(at("purchases", measured)))
    assert "niet op die dag" in told
    assert UNPROVEN in told


def test_an_order_is_added_as_dutch_writes_it(browser, at, dossier, administrator):
    browser.post(at("purchases", dossier), ORDER)
    (found,) = queries.checked_orders(administrator, dossier)
    assert found.order.amount_cents == 1_000_050
    remove = {"step": f"remove-{found.id}"}
    assert remove["step"] in browser.get(at("purchases", dossier)).content.decode()
    assert "De opdracht is weggehaald." in text(browser.post(at("purchases", dossier), remove, follow=True))
    assert queries.checked_orders(administrator, dossier) == []
    browser.post(at("purchases", dossier), ORDER)
    again = browser.post(at("purchases", dossier), remove, follow=True)
    assert "Deze opdracht was al weggehaald." in text(again)
    assert len(queries.checked_orders(administrator, dossier)) == 1


def test_every_mistake_in_an_order_comes_at_once(browser, at, dossier):
    page = browser.post(at("purchases", dossier), {**ORDER, "amount": "veel", "kvk": "123", "supplier": ""})
    assert len(re.findall('class="utrecht-form-field-error-message', page.content.decode())) == 3


def test_the_register_is_asked_only_with_number_and_day(browser, at, dossier):
    asked = {"step": "look-up", "kvk": "87654321", "date": ""}
    assert "Vul eerst de naam of het KvK-nummer" in text(browser.post(at("purchases", dossier), asked))
    asked["date"] = "01-06-2026"
    assert "niet in dit register" in text(browser.post(at("purchases", dossier), asked))


def test_a_supplier_is_chosen_by_its_name_and_what_was_typed_stays(browser, at, dossier, now):
    named = [replace(HELD, name="Drukkerij & Zonen"), replace(HELD, kvk="33334444", name="Drukkerij De Zon")]
    fill_with_demo(by=System("test"), on=now, listings=named)
    asked = ORDER | {"step": "look-up", "kvk": "", "supplier": "drukerij"}
    page = browser.post(at("purchases", dossier), asked).content.decode()
    assert "Welke leverancier bedoelt u?" in page
    assert set(re.findall(r'name="chosen" value="(\d+)"', page)) == {"11112222", "33334444"}
    assert "Drukkerij &amp; Zonen" in page
    del asked["step"]
    shown = browser.post(at("purchases", dossier), asked | {"chosen": "11112222"})
    assert "had op 1 juni 2026 trede 2." in text(shown)
    filled_in = shown.content.decode()
    for name, value in {"kvk": "11112222", "supplier": "Drukkerij &amp; Zonen", "order": "F1"}.items():
        assert re.search(rf'name="{name}" value="{value}"', filled_in), name
    nobody = browser.post(at("purchases", dossier), asked | {"step": "look-up", "supplier": "<b>Xyq</b>"})
    assert "Wij vinden ‘&lt;b&gt;Xyq&lt;/b&gt;’ niet in dit register." in nobody.content.decode()


@pytest.mark.parametrize("page", ["employees", "employees-by-hand", "purchases"])
def test_nothing_changes_after_the_definitive_application(browser, at, measured, page):
    Dossier.objects.filter(pk=measured).update(stage=Dossier.Stage.DEFINITIVE)
    assert browser.get(at(page, measured)).url == at("result", measured)


def test_without_a_measurement_the_result_leads_to_the_employees(browser, at, dossier):
    assert browser.get(at("result", dossier)).url == at("employees", dossier)


def test_the_result_says_where_you_stand_and_why(browser, at, measured):
    page = text(browser.get(at("result", measured)))
    for words in ("U staat op", "Hoe komen we hieraan?", "Norm voor trede 2", "Aannames"):
        assert words in page
    assert "CANARY" not in page


def test_the_result_is_the_page_of_its_dossier(browser, at, measured):
    crumbs = browser.get(at("result", measured)).content.decode().partition('class="crumbs"')[2]
    assert f'href="{at("home")}">Start<' in crumbs
    assert 'aria-current="page">Aanvraag<' in crumbs


def test_the_result_takes_few_queries(browser, at, measured, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        browser.get(at("result", measured))


@pytest.mark.parametrize("dossiers", [1, 20])
def test_the_start_page_takes_as_many_queries_for_many_dossiers(
    browser, at, now, administrator, dossiers, django_assert_max_num_queries
):
    from tests.unit.office.dossier import filled

    from trede.office.dossier import actions

    for number in range(dossiers):
        actions.open_dossier(
            by=administrator, on=now, title=f"D{number}", wanted_level="trede-1", intended_on=filled.INTENDED
        )
    with django_assert_max_num_queries(16):
        browser.get(at("home"))


def test_the_report_is_a_pdf(browser, at, measured):
    made = browser.get(at("result-report", measured))
    assert made.content.startswith(b"%PDF")
    assert made["Content-Disposition"].endswith('.pdf"')


def test_last_year_stands_beside_this_year(browser, at, measured, now, administrator):
    from datetime import date

    from tests.builders import person, year
    from tests.unit.office.dossier import filled

    from trede.office.dossier import actions

    later = actions.open_dossier(
        by=administrator, on=now, title="Later", wanted_level="trede-1", intended_on=date(2028, 2, 1)
    ).pk
    declared = filled.replace(filled.declared(person(ref="X")), reference_year=year(2027))
    actions.measure(by=administrator, on=now, dossier=later, declared=declared)
    assert "Vorig peiljaar ernaast" in text(browser.get(at("result", later)))

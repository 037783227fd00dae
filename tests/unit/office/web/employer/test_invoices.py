# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invoices and audit files on the page of purchases: laid beside the register, and taken over as orders."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.intake.papers.made_papers import SURNAME, invoice, ledger, line
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.web.employer.test_journey import bring, text

from trede.office.dossier import actions, queries
from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held

GREEN, OTHER = "68750110", "55556666"
FIGURES = {
    f"supplier_turnover-{GREEN}": "1.000.000",
    f"supplier_fte-{GREEN}": "25",
    f"supplier_direct_share-{GREEN}": "8,5",
    f"take-{GREEN}": "on",
}


@pytest.fixture
def register(now):
    """De Buxus held trede 2 until April 2025, and trede 3 from July on."""
    spans = (
        ("trede-2", date(2023, 4, 1), date(2025, 3, 31)),
        ("trede-3", date(2025, 7, 1), date(2027, 6, 30)),
    )
    listings = [Held(GREEN, "Groenbedrijf De Buxus", "Ede", level, *days) for level, *days in spans]
    fill_with_demo(by=System("test"), on=now, listings=listings)


def packed(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_", "."), content)
    return SimpleUploadedFile("facturen.zip", out.getvalue())


def a_year(**more):
    return packed(
        a_xml=invoice("F1", day="2025-03-14"),
        b_xml=invoice("F2", day="2025-05-20"),
        c_xml=invoice("F3", day="2025-08-01", amount="250.50"),
        d_xml=invoice("F4", kvk=OTHER),
        **more,
    )


@pytest.fixture
def brought(register, browser, at, dossier):
    return bring(browser, at("purchases-invoices", dossier), a_year())


def test_each_invoice_shows_the_level_of_its_day(brought):
    page, _ = brought
    told = text(page)
    assert "Er is 1 leverancier die kan meetellen" in told
    assert "F1 14 maart 2025 € 1.000,00 trede 2" in told
    assert "F3 1 augustus 2025 € 250,50 trede 3" in told
    assert "1 factuur is van een dag waarop deze leverancier niet in het register stond" in told
    assert "1 factuur is van een leverancier die niet in dit register staat" in told
    assert "F4" not in told
    assert page["Cache-Control"] == "no-store"


def test_they_become_orders_and_count_once(browser, at, brought, dossier, administrator, waiting):
    _, here = brought
    done = browser.post(here, {**FIGURES, "step": "add"}, follow=True)
    assert "2 opdrachten zijn toegevoegd" in text(done)
    orders = [
        (each.order.order, each.order.amount_cents, each.held.level)
        for each in queries.checked_orders(administrator, dossier)
    ]
    assert orders == [("F1", 100_000, "trede-2"), ("F3", 25_050, "trede-3")]
    assert list(waiting.iterdir()) == []
    assert SURNAME not in database_text()
    page, again = bring(browser, at("purchases-invoices", dossier), a_year())
    assert 'value="1000000"' in page.content.decode()  # as it was given before
    assert "Alle opdrachten staan al in uw lijst" in text(browser.post(again, {**FIGURES, "step": "add"}))
    assert len(queries.checked_orders(administrator, dossier)) == 2


def test_what_is_wrong_with_a_figure_stands_at_its_field(browser, brought, administrator, dossier):
    _, here = brought
    page = browser.post(here, {**FIGURES, f"supplier_fte-{GREEN}": "veel", "step": "add"})
    assert "‘veel’ bij ‘Fte leverancier’ is geen getal" in text(page)
    assert 'value="veel"' in page.content.decode()
    assert f'aria-describedby="supplier_fte-{GREEN}_error"' in page.content.decode()
    assert queries.checked_orders(administrator, dossier) == []


def test_whoever_chooses_nobody_adds_nothing(browser, brought, administrator, dossier):
    _, here = brought
    page = browser.post(here, {"step": "add"}, follow=True)
    assert "Er is niets toegevoegd" in text(page)
    assert queries.checked_orders(administrator, dossier) == []


def test_a_supplier_of_the_own_list_needs_no_register(browser, at, dossier, administrator):
    listed = (
        "KvK-nummer leverancier;Soort leverancier;Leverancier;Omzet leverancier;Fte leverancier;"
        f"Directe bijdrage leverancier\n{OTHER};sw;Werkplaats;500000;12,5;40\n"
    )
    page, here = bring(browser, at("purchases-invoices", dossier), a_year(Leveranciers_csv=listed))
    assert "Werkplaats 55556666" in text(page)
    assert "niet in dit register" in text(page)
    assert 'value="12,5"' in page.content.decode()
    sent = {
        f"take-{OTHER}": "on",
        f"supplier_turnover-{OTHER}": "500000",
        f"supplier_fte-{OTHER}": "12,5",
        f"supplier_direct_share-{OTHER}": "40",
    }
    browser.post(here, {**sent, "step": "add"})
    (order,) = queries.checked_orders(administrator, dossier)
    assert (order.order.kvk, order.order.kind, order.order.supplier) == (OTHER, "sw", "Werkplaats")


def test_an_audit_file_is_read_too(register, browser, at, dossier):
    booked = [("1", "2025-03-14", [line("4100", "1000.00", "D"), line("1600", "1000.00", "C", "S1", "F7")])]
    file = SimpleUploadedFile("ledger.xaf", ledger(booked).encode())
    page, _ = bring(browser, at("purchases-invoices", dossier), file)
    assert "F7 14 maart 2025 € 1.000,00 trede 2" in text(page)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lijst.csv", b"Personeelsnummer;Uren per week\n1;2\n", "In dit bestand staan geen facturen"),
        ("kapot.xml", b"<Invoice><ID>", "beschadigd of niet compleet"),
        ("a.json", b"{}", "Laat de naam eindigen op"),
    ],
)
def test_what_holds_no_invoices_is_refused_with_the_reason(name, data, words, browser, at, dossier):
    page, _ = bring(browser, at("purchases-invoices", dossier), SimpleUploadedFile(name, data))
    assert "Wij vonden geen leverancier die kan meetellen" in text(page)
    assert words in text(page)


def test_whoever_stops_is_told_that_nothing_was_kept(browser, at, dossier, brought):
    assert "Kies eerst een bestand" in text(browser.post(at("purchases-invoices", dossier), {}))
    _, here = brought
    assert "Er is niets bewaard" in text(browser.post(here, {"step": "stop"}, follow=True))
    assert "Kies het opnieuw" in text(browser.get(here, follow=True))


def test_no_dossier_has_orders_without_end(now, administrator, dossier, monkeypatch):
    from tests.unit.office.dossier.filled import declared

    from trede.errors import RefusedError

    monkeypatch.setattr("trede.office.dossier.actions.orders.MOST_ORDERS", 0)
    with pytest.raises(RefusedError) as refused:
        actions.add_orders(by=administrator, on=now, dossier=dossier, orders=declared().purchases)
    assert [each.code for each in refused.value.findings] == ["dossier.too-many-orders"]

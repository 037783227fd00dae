# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invoices and audit files: orders at the suppliers of a list, each once, without what was credited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.papers.made_papers import ORGANISATION, SURNAME, invoice, ledger, line

from trede.intake import read
from trede.intake.grids import read_grids
from trede.intake.papers import supplied
from trede.kernel.findings import errors
from trede.kernel.periods import as_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trede.intake.reading import Reading

    Folder = Callable[..., Reading]

PEOPLE = "Personeelsnummer;Uren per week;In dienst vanaf\n1001;32;01-01-2020\n"
HEADERS = "KvK-nummer leverancier;Soort leverancier;Omzet leverancier;Fte leverancier;Directe bijdrage leverancier\n"
FIGURES = HEADERS + "68750110;pso;1000000;20;8,5\n"
BOOKED = [line("1600", "1210", "C", "S1", "F1"), line("4100", "1000", "D"), line("1520", "210", "D")]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def put(*documents: str, figures: str = FIGURES, suffix: str = "xml") -> Reading:
        for number, document in enumerate(documents):
            (tmp_path / f"factuur-{number}.{suffix}").write_text(document, encoding="utf-8")
        for name, text in (("Organisatie", ORGANISATION), ("Medewerkers", PEOPLE), ("Leveranciers", figures)):
            if text:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return read(tmp_path)

    return put


def orders(reading: Reading) -> list[tuple[str, str, int]]:
    """Number, day and cents."""
    assert reading.measurement
    return [(each.order, f"{as_date(each.day)}", each.amount_cents) for each in reading.measurement.purchases]


def told(reading: Reading) -> set[str]:
    return {found.code for found in reading.findings if found.code.startswith("invoices.")} - {
        "invoices.read"
    }


def test_an_invoice_is_an_order_with_the_figures_of_the_list(folder: Folder) -> None:
    reading = folder(invoice("F1", amount="1234.5"), invoice("F2", amount="10.005"))
    assert orders(reading) == [("F1", "2025-03-14", 123450), ("F2", "2025-03-14", 1001)]
    assert reading.measurement
    order, _ = reading.measurement.purchases
    assert (order.supplier, order.kvk, order.kind) == ("Groenbedrijf De Buxus", "68750110", "pso")
    assert [
        str(each) for each in (order.supplier_turnover, order.supplier_fte, order.supplier_direct_share)
    ] == [
        "1000000",
        "20",
        "17/2",
    ]
    assert not errors(reading.findings)
    assert SURNAME not in repr(reading)


def test_another_kvk_number_of_the_supplier(folder: Folder) -> None:
    """Many write it as the endpoint or as an identification, and not as the company's number."""
    legal = '<cbc:CompanyID schemeID="0106">68750110</cbc:CompanyID>'
    here = '<cac:PartyIdentification><cbc:ID schemeID="0106">68750110</cbc:ID></cac:PartyIdentification>'
    text = invoice("F1").replace(legal, "")
    assert told(folder(text)) == {"invoices.no-kvk"}
    again = text.replace("<cac:PartyName><cbc:Name>Groen", here + "<cac:PartyName><cbc:Name>Groen", 1)
    assert orders(folder(again)) == [("F1", "2025-03-14", 100000)]


def test_without_a_registered_name_the_name_in_use(folder: Folder) -> None:
    legal = "<cbc:RegistrationName>Groenbedrijf De Buxus</cbc:RegistrationName>"
    reading = folder(invoice("F1").replace(legal, ""))
    assert reading.measurement
    assert reading.measurement.purchases[0].supplier == "Groen"


def test_without_any_name_the_kvk_number(folder: Folder) -> None:
    text = invoice("F1").replace("<cbc:RegistrationName>Groenbedrijf De Buxus</cbc:RegistrationName>", "")
    reading = folder(text.replace("<cac:PartyName><cbc:Name>Groen</cbc:Name></cac:PartyName>", ""))
    assert reading.measurement
    assert reading.measurement.purchases[0].supplier == "KvK 68750110"


def test_a_credit_note_is_taken_off_the_invoice_it_names(folder: Folder) -> None:
    reading = folder(
        invoice("F1"),
        invoice("F2", day="2025-04-01"),
        invoice("C1", amount="250", credits="F1", element="CreditNote"),
    )
    assert orders(reading) == [("F1", "2025-03-14", 75000), ("F2", "2025-04-01", 100000)]
    assert told(reading) == {"invoices.credited"}


def test_a_negative_invoice_is_a_credit_note_off_the_last_invoices(folder: Folder) -> None:
    reading = folder(invoice("F1"), invoice("F2", day="2025-04-01"), invoice("C1", amount="-1250"))
    assert orders(reading) == [("F1", "2025-03-14", 75000)]


def test_a_credit_note_taken_back(folder: Folder) -> None:
    assert orders(folder(invoice("C1", amount="-50", element="CreditNote"))) == [("C1", "2025-03-14", 5000)]


def test_more_credited_than_invoiced(folder: Folder) -> None:
    reading = folder(invoice("F1"), invoice("C1", amount="1300", element="CreditNote"))
    assert not orders(reading)
    (found,) = [found for found in reading.findings if found.code == "invoices.credit-left"]
    assert "300,00 euro" in found.nl


def test_the_same_invoice_twice_counts_once(folder: Folder) -> None:
    reading = folder(invoice("F1"), invoice("F1"), ledger([("1", "2025-03-14", BOOKED)]))
    assert orders(reading) == [("F1", "2025-03-14", 100000)]
    assert told(reading) == {"invoices.twice"}


def test_one_number_with_two_amounts_is_asked(folder: Folder) -> None:
    reading = folder(invoice("F1"), invoice("F1", amount="7"))
    assert [found.code for found in errors(reading.findings)] == ["invoices.differ"]


def test_an_invoice_of_nothing_is_none(folder: Folder) -> None:
    assert not orders(folder(invoice("F1", amount="0")))


def test_other_money_does_not_count(folder: Folder) -> None:
    reading = folder(invoice("F1", currency="USD"), invoice("F2"))
    assert [order for order, _, _ in orders(reading)] == ["F2"]
    assert told(reading) == {"invoices.other-money"}


@pytest.mark.parametrize(
    "change",
    [{"amount": "duizend"}, {"amount": "NaN"}, {"amount": "1e30"}, {"day": "14-03-2025"}, {"number": ""}],
)
def test_an_invoice_that_cannot_be_read_is_told(folder: Folder, change: dict[str, str]) -> None:
    reading = folder(invoice(**{"number": "F1", **change}))
    assert [found.code for found in errors(reading.findings)] == ["invoices.unreadable"]


def test_suppliers_that_are_not_in_the_list_do_not_count(folder: Folder) -> None:
    reading = folder(invoice("F1"), invoice("F2", kvk="69599068"), invoice("F3", kvk="69599068"))
    assert [order for order, _, _ in orders(reading)] == ["F1"]
    (found,) = [found for found in reading.findings if found.code == "invoices.not-listed"]
    assert found.nl.startswith("2 facturen van 1 leveranciers")


def test_without_a_list_it_is_said_what_to_add(folder: Folder) -> None:
    reading = folder(invoice("F1"), figures="")
    assert not orders(reading)
    assert told(reading) == {"invoices.no-list"}
    assert not errors(reading.findings)


def test_a_figure_that_is_missing_is_asked_for(folder: Folder) -> None:
    reading = folder(invoice("F1"), figures=HEADERS + "68750110;pso;;20;8,5\n")
    assert [found.code for found in errors(reading.findings)] == ["purchase.supplier-figure-missing"]


def test_a_full_list_of_orders_beside_invoices_stays_one(folder: Folder) -> None:
    """A list with order numbers is no list of suppliers: its rows are orders themselves."""
    text = "Opdrachtnummer;Leverancier;Opdrachtdatum;Bedrag excl. btw;" + FIGURES.replace(
        "\n68", "\nO1;X;01-02-2025;5;68"
    )
    reading = folder(invoice("F1"), figures=text)
    assert [order for order, _, _ in orders(reading)] == ["O1"]
    assert told(reading) == {"invoices.no-list"}


def test_an_audit_file(folder: Folder) -> None:
    """Cost and a machine, without VAT and without the creditor; a credit note; a sale is no purchase."""
    machine = [line("1600", "605", "C", "S1", "F2"), line("0100", "500", "D"), line("1520", "105", "D")]
    credit = [line("1600", "121", "D", "S1", "F3"), line("4100", "100", "C"), line("1520", "21", "C")]
    booked = [("1", "2025-03-14", BOOKED), ("2", "2025-05-01", machine), ("3", "2025-05-02", credit)]
    reading = folder(ledger(booked), suffix="xaf")
    assert orders(reading) == [("F1", "2025-03-14", 100000), ("F2", "2025-05-01", 40000)]
    assert told(reading) == {"invoices.credited"}
    assert SURNAME not in repr(reading)


@pytest.mark.parametrize("unsaid", [{"journal": ""}, {"vat": ""}])
def test_an_audit_file_that_does_not_say_which_accounts(folder: Folder, unsaid: dict[str, str]) -> None:
    """Then only cost counts: not the machine, and never VAT."""
    lines = [*BOOKED[:2], line("0100", "500", "D"), line("1520", "210", "D")]
    assert orders(folder(ledger([("1", "2025-03-14", lines)], **unsaid))) == [("F1", "2025-03-14", 100000)]


def test_a_supplier_without_a_kvk_number_in_the_ledger(folder: Folder) -> None:
    lines = [line("1600", "121", "C", "S2"), line("4100", "100", "D", "S2")]
    reading = folder(ledger([("77", "2025-03-14", lines)]))
    assert [(found.code, found.value) for found in reading.findings if found.code == "invoices.no-kvk"] == [
        ("invoices.no-kvk", "77")
    ]


@pytest.mark.parametrize("suppliers", [("", ""), ("S1", "S2"), ("S9", "S9")])
def test_a_transaction_of_no_supplier_we_know(folder: Folder, suppliers: tuple[str, str]) -> None:
    lines = [line("1600", "121", "C", suppliers[0]), line("4100", "100", "D", suppliers[1])]
    assert not orders(folder(ledger([("1", "2025-03-14", lines)])))


@pytest.mark.parametrize("amount", ["veel", "9" * 40])
def test_an_amount_in_the_ledger_that_is_none(folder: Folder, amount: str) -> None:
    lines = [BOOKED[0], line("4100", amount, "D")]
    reading = folder(ledger([("1", "2025-03-14", lines)]))
    assert [found.code for found in errors(reading.findings)] == ["invoices.unreadable"]


def test_invoices_by_themselves_are_all_there_with_what_a_list_says(tmp_path: Path) -> None:
    documents = {
        "a.xml": invoice("F1"),
        "b.xml": invoice("F2", kvk="55556666"),
        "Leveranciers.csv": HEADERS + "68750110;;1000000;20;8,5\n",
        "Medewerkers.csv": PEOPLE,
    }
    for name, text in documents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = supplied(read_grids(tmp_path))
    assert [(each.order, each.kvk) for each in found.invoices] == [("F2", "55556666"), ("F1", "68750110")]
    assert found.suppliers == {
        "68750110": {"supplier_turnover": "1000000", "supplier_fte": "20", "supplier_direct_share": "8,5"}
    }
    assert not errors(found.findings)
    (tmp_path / "a.xml").unlink()
    (tmp_path / "b.xml").unlink()
    assert [each.code for each in supplied(read_grids(tmp_path)).findings] == ["invoices.none"]

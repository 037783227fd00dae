# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the child process reads of a document: these columns, and nothing that names a person."""

from __future__ import annotations

from io import BytesIO

import pytest
from tests.unit.intake.papers.made_papers import (
    BSN,
    SURNAME,
    Person,
    invoice,
    ledger,
    line,
    month,
    relation,
    wages,
)

from trede.intake.grids.child import answer
from trede.intake.grids.limits import Limits
from trede.intake.grids.papers.invoices import COLUMNS as INVOICE_COLUMNS
from trede.intake.grids.wire import Decoder


def rows(text: str) -> list[dict[str, object]]:
    """The rows by the names of their columns; what went over the pipe holds no BSN and no name."""
    out, decoder = BytesIO(), Decoder()
    answer(BytesIO(text.encode()), out, ".xml", Limits())
    for each in out.getvalue().splitlines(keepends=True):
        decoder.take_line(each)
    for canary in (BSN, SURNAME, "1980-02-03", "2345.67", "Vogelstraat"):
        assert canary.encode() not in out.getvalue()
    (grid,) = decoder.grids()
    return [dict(zip(map(str, grid.rows[0]), row, strict=True)) for row in grid.rows[1:]]


def test_a_wage_declaration() -> None:
    text = wages(month(2), [Person("1001", "32.5", "2015-04-13", "2025-02-10", paid="130")])
    line_, declared = rows(text)
    unit = line_.pop("unit")
    assert isinstance(unit, str)
    assert "1234567" not in unit
    assert line_ == {
        "made": "2026-01-05T10:00:00",
        "employer": "Wasserij Het Schone Laken",
        "kind": "full",
        "period from": "2025-02-01",
        "period to": "2025-02-28",
        "person": "1001",
        "relation": "1",
        "from": "2015-04-13",
        "to": "2025-02-10",
        "income": "15",
        "on call": "N",
        "hours": "32.5",
        "paid hours": "130",
    }
    assert (declared["kind"], declared["period from"], declared["person"]) == ("declared", "2025-02-01", None)


@pytest.mark.parametrize("written", [BSN, f" {BSN} ", f"0{BSN}", "111.222.333", "111-222-333"])
def test_the_bsn_as_employee_number_is_no_number(written: str) -> None:
    assert rows(wages(month(1), [Person(written, "8", "2020-01-01")]))[0]["person"] is None


def test_corrections_are_told_apart() -> None:
    lines = [
        relation(Person("1", "8", "2020-01-01")),
        relation(Person("2", "8", "2020-01-01"), "InkomstenverhoudingIntrekking"),
    ]
    found = rows(wages(month(2), [], corrections={month(1): lines}))
    assert [(each["kind"], each["person"], each["period from"]) for each in found] == [
        ("declared", None, "2025-02-01"),
        ("correction", "1", "2025-01-01"),
        ("withdrawn", "2", "2025-01-01"),
    ]


def test_an_additional_declaration() -> None:
    text = wages(month(2), [Person("1", "8", "2020-01-01")]).replace(
        "VolledigeAangifte", "AanvullendeAangifte"
    )
    assert [each["kind"] for each in rows(text)] == ["extra"]


def test_a_line_outside_a_declaration_is_taken_as_one() -> None:
    text = f"<Loonaangifte>{relation(Person('1', '8', '2020-01-01'))}</Loonaangifte>"
    assert [each["kind"] for each in rows(text)] == ["full"]


def test_an_invoice() -> None:
    assert rows(invoice("F1", credits="F0")) == [
        {
            "order": "F1",
            "supplier": "Groenbedrijf De Buxus",
            "kvk": "68750110",
            "date": "2025-03-14",
            "amount": "1000.00",
            "currency": "EUR",
            "credits": "F0",
        }
    ]


def test_the_name_in_use_when_none_is_registered() -> None:
    text = invoice("F1").replace("<cbc:RegistrationName>Groenbedrijf De Buxus</cbc:RegistrationName>", "")
    assert rows(text)[0]["supplier"] == "Groen"


@pytest.mark.parametrize(("amount", "read"), [("5", "-5"), ("-5", "5")])
def test_a_credit_note_is_less(amount: str, read: str) -> None:
    assert rows(invoice("C1", amount=amount, element="CreditNote"))[0]["amount"] == read


def test_an_audit_file() -> None:
    lines = [line("1600", "121", "C", "S1", "F1"), line("4100", "100", "D"), line("1520", "21", "D")]
    assert rows(ledger([("7", "2025-03-14", lines), ("8", "2025-03-15", [line("4100", "1", "D")])])) == [
        {
            "order": "F1",
            "supplier": "Groenbedrijf De Buxus",
            "kvk": "68750110",
            "date": "2025-03-14",
            "amount": "100",
            "currency": "EUR",
            "credits": None,
        }
    ]


@pytest.mark.parametrize("amount", ["veel", "9" * 40])
def test_an_amount_that_is_none(amount: str) -> None:
    lines = [line("1600", "1", "C", "S1"), line("4100", amount, "D")]
    assert rows(ledger([("7", "2025-03-14", lines)]))[0]["amount"] == "NaN"


def test_values_where_nobody_expects_them_are_not_read() -> None:
    """Another element of the same name, in another place, or one inside a value."""
    text = wages(month(1), [Person("1", "8", "2020-01-01")])
    other = text.replace("</Bericht>", "<NumIV>9</NumIV></Bericht>").replace("<NumIV>1<", "<NumIV>1<b>7</b><")
    assert rows(other)[0]["relation"] == "17"
    assert rows("<Loonaangifte><NumIV/></Loonaangifte>") == []
    assert rows("<Invoice><Name>X</Name></Invoice>") == [dict.fromkeys(INVOICE_COLUMNS)]
    assert (
        rows(
            "<auditfile xmlns='/XAF/3'><accID>1</accID><ledgerAccount><accTp>P</accTp></ledgerAccount></auditfile>"
        )
        == []
    )

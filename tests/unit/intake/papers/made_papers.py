# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents as administrations make them, written from the published names of their elements. All of it is invented.

No real file was to be had, so these show that the names are read, not that a package writes them so.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

BSN = "111222333"
"""Passes the 11-test, and is handed out to nobody."""
SURNAME = "Kanarievogel"
YEAR = 2025
WAGES_SPACE = f"http://xml.belastingdienst.nl/schemas/Loonaangifte/{YEAR}/01"
UBL_SPACES = (
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)
ORGANISATION = (
    "Naam organisatie;Wasserij Het Schone Laken (verzonnen)\nKvK-nummer;69599068\n"
    f"Peiljaar van;01-01-{YEAR}\nPeiljaar tot en met;31-12-{YEAR}\n"
)


@dataclass(frozen=True)
class Person:
    """One income relationship in one period."""

    number: str
    hours: str
    began: str
    ended: str = ""
    relation: str = "1"
    income: str = "15"
    paid: str = "0"
    bsn: str = BSN


def month(number: int, year: int = YEAR) -> tuple[str, str]:
    last = monthrange(year, number)[1]
    return f"{year}-{number:02}-01", f"{year}-{number:02}-{last:02}"


def four_weeks(number: int, year: int = YEAR) -> tuple[str, str]:
    """One of the 13 periods of four weeks of a calendar year; the last one takes the days that are left."""
    first = date(year, 1, 1) + timedelta(weeks=4 * (number - 1))
    last = first + timedelta(days=27) if number < 13 else date(year, 12, 31)
    return first.isoformat(), last.isoformat()


def relation(person: Person, element: str = "InkomstenverhoudingInitieel") -> str:
    ended = f"<DatEind>{person.ended}</DatEind>" if person.ended else ""
    number = f"<PersNr>{person.number}</PersNr>" if person.number else ""
    return (
        f"<{element}><NumIV>{person.relation}</NumIV><DatAanv>{person.began}</DatAanv>{ended}{number}"
        f"<NatuurlijkPersoon><SofiNr>{person.bsn}</SofiNr><Voorl>K</Voorl><SignNm>{SURNAME}</SignNm>"
        "<Gebdat>1980-02-03</Gebdat><Nat>0001</Nat><Gesl>2</Gesl><AdresBinnenland><Str>Vogelstraat</Str>"
        "<HuisNr>1</HuisNr><Pc>1234AB</Pc><Woonpl>Nergens</Woonpl></AdresBinnenland></NatuurlijkPersoon>"
        f"<Inkomstenperiode><DatAanv>{person.began}</DatAanv><SrtIV>{person.income}</SrtIV><CdAard>1</CdAard>"
        "<IndArbovOnbepTd>J</IndArbovOnbepTd><IndOprov>N</IndOprov><LbTab>010</LbTab><IndWAO>J</IndWAO>"
        "<IndWW>J</IndWW><IndZW>J</IndZW><CdZvw>K</CdZvw></Inkomstenperiode>"
        "<Werknemersgegevens><LnLbPh>2345.67</LnLbPh><LnSV>2345.67</LnSV>"
        f"<AantVerlU>{person.paid}</AantVerlU><Ctrctln>2345.67</Ctrctln>"
        f"<AantCtrcturenPWk>{person.hours}</AantCtrcturenPWk></Werknemersgegevens>"
        f"<Sector><DatAanvSect>{person.began}</DatAanvSect><Sect>045</Sect></Sector></{element}>"
    )


def wages(
    period: tuple[str, str],
    people: list[Person],
    *,
    made: str = f"{YEAR + 1}-01-05T10:00:00",
    unit: str = "001234567L01",
    corrections: dict[tuple[str, str], list[str]] | None = None,
) -> str:
    """A declaration of one period, with corrections of earlier periods in the same message."""
    first, last = period
    corrected = "".join(
        f"<TijdvakCorrectie><DatAanvTv>{begin}</DatAanvTv><DatEindTv>{end}</DatEindTv>"
        f"<CollectieveAangifte><TotLnLbPh>1</TotLnLbPh></CollectieveAangifte>{''.join(lines)}</TijdvakCorrectie>"
        for (begin, end), lines in (corrections or {}).items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Loonaangifte xmlns="{WAGES_SPACE}" version="2.0"><Bericht>'
        f"<IdBer>1</IdBer><DatTdAanm>{made}</DatTdAanm><ContPers>{SURNAME}</ContPers><TelNr>0201234567</TelNr>"
        f"</Bericht><AdministratieveEenheid><LhNr>{unit}</LhNr><NmIP>Wasserij Het Schone Laken</NmIP>"
        f"<TijdvakAangifte><DatAanvTv>{first}</DatAanvTv><DatEindTv>{last}</DatEindTv><VolledigeAangifte>"
        "<CollectieveAangifte><TotLnLbPh>99</TotLnLbPh><SaldoCorrectiesVoorgaandTijdvak>"
        "<DatAanvTv>1999-01-01</DatAanvTv><DatEindTv>1999-01-31</DatEindTv><Saldo>0</Saldo>"
        f"</SaldoCorrectiesVoorgaandTijdvak></CollectieveAangifte>{''.join(map(relation, people))}"
        f"</VolledigeAangifte></TijdvakAangifte>{corrected}</AdministratieveEenheid></Loonaangifte>"
    )


def invoice(
    number: str,
    *,
    kvk: str = "68750110",
    day: str = f"{YEAR}-03-14",
    amount: str = "1000.00",
    credits: str = "",
    element: str = "Invoice",
    currency: str = "EUR",
) -> str:
    """A UBL invoice, or a credit note that names the invoice it is about."""
    named = (
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{credits}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{element} {UBL_SPACES}'
        f' xmlns="urn:oasis:names:specification:ubl:schema:xsd:{element}-2"><cbc:ID>{number}</cbc:ID>'
        f"<cbc:IssueDate>{day}</cbc:IssueDate><cbc:DueDate>{YEAR}-12-31</cbc:DueDate>{named if credits else ''}"
        "<cac:AccountingSupplierParty><cac:Party>"
        '<cbc:EndpointID schemeID="0190">00000003687501100000</cbc:EndpointID>'
        "<cac:PartyName><cbc:Name>Groen</cbc:Name></cac:PartyName>"
        "<cac:PartyTaxScheme><cbc:CompanyID>NL001234567B01</cbc:CompanyID></cac:PartyTaxScheme>"
        "<cac:PartyLegalEntity><cbc:RegistrationName>Groenbedrijf De Buxus</cbc:RegistrationName>"
        f'<cbc:CompanyID schemeID="0106">{kvk}</cbc:CompanyID></cac:PartyLegalEntity>'
        f"<cac:Contact><cbc:Name>{SURNAME}</cbc:Name></cac:Contact></cac:Party></cac:AccountingSupplierParty>"
        "<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity>"
        "<cbc:RegistrationName>Wasserij</cbc:RegistrationName>"
        '<cbc:CompanyID schemeID="0106">69599068</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>'
        "</cac:AccountingCustomerParty><cac:LegalMonetaryTotal>"
        f'<cbc:LineExtensionAmount currencyID="{currency}">1</cbc:LineExtensionAmount>'
        f'<cbc:TaxExclusiveAmount currencyID="{currency}">{amount}</cbc:TaxExclusiveAmount>'
        f'<cbc:TaxInclusiveAmount currencyID="{currency}">9</cbc:TaxInclusiveAmount>'
        "</cac:LegalMonetaryTotal><cac:InvoiceLine><cbc:ID>1</cbc:ID><cac:Item><cbc:Name>Gras</cbc:Name></cac:Item>"
        f"</cac:InvoiceLine></{element}>"
    )


def line(account: str, amount: str, kind: str, supplier: str = "", reference: str = "") -> str:
    named = f"<custSupID>{supplier}</custSupID>" if supplier else ""
    told = f"<invRef>{reference}</invRef>" if reference else ""
    return (
        f"<trLine><accID>{account}</accID><amnt>{amount}</amnt><amntTp>{kind}</amntTp>{named}{told}</trLine>"
    )


def ledger(
    transactions: list[tuple[str, str, list[str]]],
    *,
    journal: str = "<offsetAccID>1600</offsetAccID>",
    vat: str = "<vatCode><vatID>V</vatID><vatToClaimAccID>1520</vatToClaimAccID></vatCode>",
    space: str = "http://www.auditfiles.nl/XAF/3.2",
) -> str:
    """An audit file with one purchase journal, and a sales journal that must not be read."""
    booked = "".join(
        f"<transaction><nr>{number}</nr><trDt>{day}</trDt>{''.join(lines)}</transaction>"
        for number, day, lines in transactions
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{space}"><header>'
        f"<fiscalYear>{YEAR}</fiscalYear><curCode>EUR</curCode></header><company><companyName>W</companyName>"
        "<customersSuppliers><customerSupplier><custSupID>S1</custSupID>"
        "<custSupName>Groenbedrijf De Buxus</custSupName><commerceNr>68750110</commerceNr><custSupTp>S</custSupTp>"
        f"<contact>{SURNAME}</contact></customerSupplier><customerSupplier><custSupID>S2</custSupID>"
        "<custSupName>Kantoorwinkel</custSupName><custSupTp>S</custSupTp></customerSupplier></customersSuppliers>"
        "<generalLedger><ledgerAccount><accID>4100</accID><accDesc>Onderhoud</accDesc><accTp>P</accTp>"
        "</ledgerAccount><ledgerAccount><accID>0100</accID><accTp>B</accTp></ledgerAccount>"
        "<ledgerAccount><accID>1520</accID><accTp>B</accTp></ledgerAccount>"
        "<ledgerAccount><accID>1600</accID><accTp>B</accTp></ledgerAccount></generalLedger>"
        f"<vatCodes>{vat}</vatCodes><transactions><journal><jrnID>20</jrnID><jrnTp>P</jrnTp>{journal}{booked}"
        "</journal><journal><jrnID>30</jrnID><jrnTp>S</jrnTp><transaction><nr>9</nr><trDt>2025-01-01</trDt>"
        f"{line('4100', '5', 'D', 'S1', 'V9')}</transaction></journal></transactions></company></auditfile>"
    )

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table door: payroll exports as they come, with every mistake at its sheet, row and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from trede.intake.grids import Grid, Layout, Span
from trede.intake.mapping import mapping_of
from trede.intake.reading import read_tables as read_as_told
from trede.intake.said import Said
from trede.kernel.findings import finding
from trede.kernel.periods import NEVER

if TYPE_CHECKING:
    from trede.intake.grids import Cell
    from trede.intake.reading import Reading
    from trede.scoring.measurement import Employment

ORGANISATION = Grid(
    "Organisatie",
    (
        ("Naam organisatie", "Voorbeeld BV", None),
        ("KvK-nummer", "69599068", None),
        ("Peiljaar van", date(2018, 1, 1), None),
        ("Peiljaar tot en met", "31-12-2018", None),
        ("Entiteit", "68750110", "Voorbeeld Zuid BV"),
        ("Onderdeel", None, None),
        ("Iets anders", None, None),
    ),
)
WEEK = Said(fulltime_week=4000)
HEADERS: tuple[Cell, ...] = ("Persnr", "Uren p/w", "In dienst", "Uit dienst", "Dienstverband", "Doelgroep")
ROW: tuple[Cell, ...] = ("P1", "32:00", date(2016, 5, 1), None, "Vast", "Wajong")
BSNS = ("111222333", "123456782", "111222333", "123456782", "100000009")


def sheet(*rows: tuple[Cell, ...], name: str = "Export", first_row: int = 1) -> Grid:
    width = max(map(len, rows))
    return Grid(name, tuple((*row, *[None] * (width - len(row))) for row in rows), first_row)


def read_tables(*about: Any, **more: Any) -> Reading:
    """Without the finding that every list has whose week of a full job is said: that is not looked at here."""
    reading = read_as_told(*about, **more)
    told = [each for each in reading.findings if each.code != "employment.fulltime-said"]
    return replace(reading, findings=tuple(told))


def read(*grids: Grid) -> Reading:
    return read_tables([*grids, ORGANISATION], said=WEEK)


def codes(reading: Reading) -> list[tuple[str, int | None, str | None]]:
    return [(found.code, found.row, found.column) for found in reading.findings]


def employments(reading: Reading) -> tuple[Employment, ...]:
    assert reading.measurement is not None
    return reading.measurement.employments


def test_a_payroll_export() -> None:
    reading = read(sheet(HEADERS, ROW))
    assert reading.findings == ()
    [row] = employments(reading)
    assert (row.ref, row.hours, row.contract, row.position) == ("P1", 3200, "regular", "wajong")
    assert (row.first_day, row.last_day) == (date(2016, 5, 1).toordinal(), NEVER)


def test_the_organisation_comes_from_its_sheet() -> None:
    measurement = read(sheet(HEADERS, ROW)).measurement
    assert measurement is not None
    assert (measurement.organisation.name, measurement.organisation.kvk) == ("Voorbeeld BV", "69599068")
    assert measurement.organisation.entities == (("68750110", "Voorbeeld Zuid BV"),)
    assert measurement.reference_year.days == 365


def test_titles_above_the_header_and_totals_and_remarks_below() -> None:
    grid = sheet(
        ("Personeelslijst 2018",),
        (),
        HEADERS,
        ROW,
        ("Totaal", "32:00"),
        (None, "32:00"),
        (),
        ("Afgedrukt op 1 maart",),
    )
    reading = read(grid)
    assert codes(reading) == [
        ("table.row-totals", 5, None),
        ("table.row-totals", 6, None),
        ("table.row-remark", 8, None),
    ]
    assert len(employments(reading)) == 1


def test_a_total_whose_word_stands_in_a_dropped_column() -> None:
    grid = sheet(("Naam", *HEADERS), ("Jansen", *ROW), ("Eindtotaal", None, "32:00"), ("Jansen", *ROW))
    reading = read(grid)
    assert ("table.row-totals", 3, None) in codes(reading)
    assert len(employments(reading)) == 2


def test_a_row_of_codes_under_the_header() -> None:
    reading = read(sheet(HEADERS, ("101", "uren1", "dat1", "dat2", "103", "104"), ROW))
    assert codes(reading) == [("table.row-codes", 2, None)]


def test_a_first_row_with_one_mistake_is_no_row_of_codes() -> None:
    reading = read(sheet(HEADERS, ("P0", "32", "onbekend", None, "Vast", None), ROW))
    assert codes(reading) == [("input.not-a-date", 2, "C")]


def test_the_example_row_is_skipped() -> None:
    reading = read(sheet(HEADERS, ("VOORBEELD (deze rij telt niet mee)", *ROW[1:]), ROW))
    assert reading.findings == ()
    assert len(employments(reading)) == 1


def test_an_unfinished_last_row_is_a_mistake_and_no_total() -> None:
    reading = read(sheet(HEADERS, ROW, ("P2", 32, None, None, "Vast", None)))
    assert codes(reading) == [("input.missing", 3, "C")]


def test_a_table_without_a_column_for_the_first_day() -> None:
    reading = read(sheet(("Persnr", "Uren"), ("P1", 32), (None, 32)))
    assert codes(reading) == [
        ("table.no-position", 1, None),
        ("table.contract-assumed", 1, None),
        ("table.column-missing", 1, None),
        ("table.no-last-day", 1, None),
        ("input.missing", 3, "A"),
    ]


def test_findings_count_rows_as_the_user_does() -> None:
    reading = read(sheet(HEADERS, ("P1", "x", *ROW[2:]), first_row=7))
    assert codes(reading) == [("input.not-a-number", 8, "B")]


@pytest.mark.parametrize("fte", ["0,8", 80, "80 %"])
def test_hours_from_a_part_time_factor(fte: Cell) -> None:
    headers = ("Persnr", "Deeltijd %", "CAO-uren", "In dienst", "Dienstverband", "Uit dienst", "Doelgroep")
    reading = read(sheet(headers, ("P1", fte, 36, "1-5-2016", "Vast", None, None)))
    assert codes(reading) == [("table.hours-from-factor", 1, None)]
    assert employments(reading)[0].hours == 2880


FACTORS = ("Persnr", "Uren", "FTE", "Voltijduren", "In dienst", "Dienstverband", "Uit dienst", "Doelgroep")


@pytest.mark.parametrize(
    ("hours", "fte", "fulltime", "expected"),
    [
        (32, "0,8", 40, []),
        (20, "0,8", 40, [("employment.hours-and-factor", 2, "B")]),
        (None, "0,8", 40, []),
        (None, None, 40, [("input.missing", 2, "B")]),
        (None, "x", 40, [("input.not-a-number", 2, "C")]),
        (None, "0,8", 20, [("employment.fulltime-range", 2, "D")]),
        (None, "1,5", 48, [("employment.hours-range", 2, "B")]),
        ("x", "0,8", 40, [("input.not-a-number", 2, "B")]),
    ],
)
def test_hours_and_factor_together(hours: Cell, fte: Cell, fulltime: Cell, expected: list[object]) -> None:
    reading = read(sheet(FACTORS, ("P1", hours, fte, fulltime, "1-5-2016", "Vast", None, None)))
    assert codes(reading) == expected


def test_a_missing_figure_with_only_a_factor_column_points_at_it() -> None:
    reading = read(sheet(("Persnr", "FTE", "In dienst", "Dienstverband"), ("P1", None, "1-5-2016", "Vast")))
    assert ("input.missing", 2, "B") in codes(reading)


def test_several_sheets_are_one_list() -> None:
    reading = read(
        sheet(HEADERS, ROW, name="In dienst"), sheet(HEADERS, ROW, ("P2", "x", *ROW[2:]), name="Uit")
    )
    assert [row.index for row in employments(reading)] == [0, 1, 2]
    assert [(found.sheet, found.row) for found in reading.findings] == [("Uit", 3)]
    assert [sheet.sheet for sheet in reading.sheets] == ["In dienst", "Uit"]


def test_findings_of_scoring_get_their_place() -> None:
    reading = read(sheet(HEADERS, ROW), sheet(HEADERS, ROW, name="Uit"))
    texts = {"known_nl": "x", "known_en": "x", "count": 1}
    places = [
        "employments[1].position",
        "organisation.kvk",
        "employments[9].hours",
        "employments[0]",
        "ergens",
    ]
    found = [finding("employment.position-unknown", place, "x", **texts) for place in places]
    assert [(each.sheet, each.row, each.column) for each in reading.located(found)] == [
        ("Uit", 2, "F"),
        ("Organisatie", 2, "B"),
        (None, None, None),
        ("Export", 2, None),
        (None, None, None),
    ]


def test_findings_that_have_a_place_keep_it() -> None:
    reading = read(sheet(HEADERS, ("P1", "x", *ROW[2:])))
    assert reading.located(reading.findings) == reading.findings


def test_personal_columns_are_dropped_and_named_without_their_values() -> None:
    headers = ("Roepnaam", "Geboortedatum", "IBAN", *HEADERS)
    reading = read(sheet(headers, ("Kanarie", date(1980, 1, 1), "NL91ABNA0417164300", *ROW)))
    assert [code for code, _, _ in codes(reading)] == [
        "table.personal-column-name",
        "table.personal-column-birth",
        "table.personal-column-account",
    ]
    assert not any(found.blocks for found in reading.findings)
    shown = repr((reading.measurement, reading.findings, reading.sheets))
    assert "Kanarie" not in shown
    assert "NL91" not in shown


@pytest.mark.parametrize("header", ["BSN", "Burgerservicenummer", "SofiNr", "BSN (verplicht)", "Nummer BSN"])
def test_a_bsn_header_is_not_read_whatever_is_in_it(header: str) -> None:
    """Beside numbers of people nobody needs it; without those there are none."""
    reading = read(sheet((header, *HEADERS), (BSNS[0], *ROW)))
    assert codes(reading) == [("table.bsn-dropped", 1, "A")]
    assert not any(found.blocks for found in reading.findings)
    assert BSNS[0] not in repr((reading.measurement, reading.findings, reading.sheets))
    alone = read(sheet((header, *HEADERS[1:]), ("1", *ROW[1:])))
    assert codes(alone) == [("table.bsn-column", 1, "A")]


@pytest.mark.parametrize("header", ["Persnr", "Code", None])
def test_a_column_of_bsns_is_refused_whatever_its_header(header: Cell) -> None:
    rows = [(bsn, *ROW[1:]) for bsn in BSNS]
    reading = read(sheet((header, *HEADERS[1:]), *rows))
    assert ("table.bsn-column", 1, "A") in codes(reading)
    assert not any(bsn in repr((reading.measurement, reading.findings, reading.sheets)) for bsn in BSNS)


def test_bsns_as_numbers_without_their_leading_zero() -> None:
    rows = [(number, *ROW[1:]) for number in (111222333, Decimal(123456782), 10000008)]
    assert ("table.bsn-column", 1, "A") in codes(read(sheet(("Code", *HEADERS[1:]), *rows)))


def test_from_half_of_the_values_on_its_user_is_asked() -> None:
    rows = [(ref, *ROW[1:]) for ref in ("111222333", "123456782", "P3", "P4")]
    reading = read(sheet(HEADERS, *rows))
    assert codes(reading) == [("table.bsn-maybe", 1, "A")]
    assert "111222333" not in repr(reading)
    said = read_tables([sheet(HEADERS, *rows), ORGANISATION], said=Said({"Persnr": "ref"}, {}, 4000))
    assert said.findings == ()
    assert [row.ref for row in employments(said)] == ["111222333", "123456782", "P3", "P4"]


def test_fewer_than_half_are_numbers_like_any() -> None:
    rows = [(ref, *ROW[1:]) for ref in ("111222333", "123456782", "P3", "P4", "P5")]
    assert read(sheet(HEADERS, *rows)).findings == ()


def test_bsns_on_a_sheet_that_is_not_read() -> None:
    reading = read(sheet(HEADERS, ROW), sheet(("x", "y"), (1, BSNS[0]), (2, BSNS[1]), name="Los"))
    assert codes(reading) == [("table.bsn-dropped", 1, "B"), ("table.sheet-not-read", 1, None)]


def test_kvk_numbers_that_pass_the_test_are_no_bsns() -> None:
    headers = (*HEADERS, "KvK-nummer entiteit")
    reading = read(sheet(headers, (*ROW, "10000008")))
    assert reading.findings == ()
    assert employments(reading)[0].entity == "10000008"


def test_a_bsn_in_a_value_is_masked() -> None:
    [found] = read(sheet(HEADERS, ("P1", "BSN 111222333", *ROW[2:]))).findings
    assert "111222333" not in repr(found)
    assert found.value == "BSN •••••••••"


@pytest.mark.parametrize(
    ("values", "code"),
    [(("Jansen, P.", "Smit"), "table.personal-column-name"), (("1001", "1002"), None)],
)
def test_a_column_of_employees_is_numbers_or_names(values: tuple[str, str], code: str | None) -> None:
    reading = read(sheet(("Medewerker", *HEADERS[1:]), *((value, *ROW[1:]) for value in values)))
    assert any(found.code == code for found in reading.findings) == (code is not None)


def test_a_header_that_is_nearly_known_is_named() -> None:
    [found] = read(sheet((*HEADERS, "Indicatie geldg tot en met"), (*ROW, "1-1-2020"))).findings
    assert found.code == "table.near-column"
    assert "Indicatie geldig tot en met" in found.nl


def test_of_two_columns_for_one_field_the_better_is_read() -> None:
    reading = read(sheet(("Uren", "Uren per week", *HEADERS[:1], *HEADERS[2:]), (1, 32, "P1", *ROW[2:])))
    assert codes(reading) == [("table.double-column", 1, "A")]
    assert employments(reading)[0].hours == 3200


def test_what_the_user_says_of_columns_goes_first() -> None:
    grid = sheet(("Kolom 1", "Uren", *HEADERS[2:]), ROW)
    reading = read_tables([grid, ORGANISATION], columns={"Kolom 1": "ref", "F": None}, said=WEEK)
    assert codes(reading) == [("table.no-position", 1, None)]
    assert employments(reading)[0].position is None


def test_nobody_can_say_that_names_are_references() -> None:
    reading = read_tables(
        [sheet(("Naam", *HEADERS[1:]), ROW), ORGANISATION], columns={"Naam": "ref"}, said=WEEK
    )
    assert [code for code, _, _ in codes(reading)] == ["table.personal-column-name", "table.column-missing"]


EXPORTS = {
    "afas": (
        "Medewerker",
        "Datum in dienst",
        "Datum uit dienst",
        "Soort dienstverband",
        "Deeltijd %",
        "Uren per week",
    ),
    "exact": (
        "Medewerker ID",
        "Contract: Startdatum",
        "Contract: Einddatum",
        "Contract: Type",
        "Parttime factor",
        "Uren p/w (gem.)",
    ),
    "adp": (
        "PERSONEELSNUMMER",
        "DATUM IN DIENST",
        "DATUM UIT DIENST",
        "AARD DIENSTVERBAND",
        "DEELTIJDPERCENTAGE",
        "UREN/WEEK",
    ),
    "loket": (
        "Personeelsnr.",
        "In dienst",
        "Uit dienst",
        "Type arbeidscontract",
        "Parttimepercentage",
        "Gem. uren per week",
    ),
    "nmbrs": ("Persnr", "Indienst", "Uitdienst", "Contractsoort", "Dvb %", "Contracturen"),
    "english": (
        "Employee number",
        "Hire date",
        "Termination date",
        "Employment type",
        "FTE",
        "Contract hours",
    ),
}


@pytest.mark.parametrize("headers", EXPORTS.values(), ids=EXPORTS)
def test_headers_of_payroll_packages(headers: tuple[str, ...]) -> None:
    reading = read(sheet(headers, ("1001", "1-2-2015", "31-12-9999", "Onbepaalde tijd", "80", "32,00")))
    assert codes(reading) == [("table.no-position", 1, None)]
    [mapping] = reading.sheets
    assert [column.field for column in mapping.columns] == ["ref", "from", "to", "contract", "fte", "hours"]


def test_a_mapping_can_be_looked_at() -> None:
    mapping = mapping_of(sheet(("Titel",), (*HEADERS, "Afdeling", "Naam"), (*ROW, "Zorg", "Jansen")))
    assert mapping is not None
    assert (mapping.part, mapping.header_row) == ("employments", 2)
    seen = [(each.letter, each.header, each.field, each.how, each.dropped) for each in mapping.columns]
    assert seen[0] == ("A", "Persnr", "ref", "synonym", None)
    assert seen[-2:] == [("G", "Afdeling", None, None, "unknown"), ("H", "Naam", None, None, "personal")]
    assert [each.samples for each in mapping.columns[:3]] == [("P1",), ("32:00",), ("01-05-2016",)]
    assert [each.samples for each in mapping.columns[-2:]] == [(), ()]


def test_a_sheet_without_a_header() -> None:
    assert mapping_of(sheet(("a", "b"), (1, 2))) is None
    assert mapping_of(Grid("leeg", ())) is None


PURCHASES = (
    "Factuurnr",
    "Crediteur",
    "KvK",
    "Datum",
    "Bedrag excl. btw",
    "Omzet",
    "Fte",
    "Directe bijdrage",
    "Soort",
)
PURCHASE: tuple[Cell, ...] = (
    "F1",
    "Groen BV",
    "01234567",
    "1-6-2018",
    "€ 1.234,50",
    "2.000.000",
    25,
    "8 %",
    "PSO",
)


def test_purchases() -> None:
    reading = read(
        sheet(HEADERS, ROW), sheet(PURCHASES, PURCHASE, ("Totaal", *[None] * 3, 1234.5), name="Inkoop")
    )
    assert codes(reading) == [("table.row-totals", 3, None)]
    assert reading.measurement is not None
    [purchase] = reading.measurement.purchases
    assert (purchase.kvk, purchase.amount_cents, purchase.supplier_fte) == ("01234567", 123450, 25)


def test_a_share_that_may_be_a_hundred_times_too_small() -> None:
    reading = read(
        sheet(HEADERS, ROW), sheet(PURCHASES, (*PURCHASE[:7], Decimal("0.08"), "PSO"), name="Inkoop")
    )
    assert codes(reading) == [("purchase.share-below-one", 2, "H")]


def test_without_details_of_the_organisation_one_finding_says_what_to_add() -> None:
    reading = read_tables([sheet(HEADERS, ROW)], said=WEEK)
    assert codes(reading) == [("table.organisation-missing", None, None)]
    assert len(employments(reading)) == 1


def test_details_of_the_organisation_may_come_from_elsewhere() -> None:
    head = {
        "organisation": {"name": "X", "kvk": "69599068", "entities": [{"kvk": "68750110", "name": "Y"}]},
        "reference_year": {"from": "2018-01-01", "to": "2018-12-31"},
        "total_fte": "20",
    }
    reading = read_tables([sheet(HEADERS, ROW)], organisation=head, said=WEEK)
    assert reading.findings == ()
    assert reading.measurement is not None
    assert (reading.measurement.total_fte, len(reading.measurement.organisation.entities)) == (20, 1)


def test_what_is_wrong_with_the_organisation_has_its_place() -> None:
    grid = Grid("Organisatie", (("KvK-nummer", 1234567, None), ("Peiljaar van", "1-1-2018", None)))
    reading = read_tables([grid, sheet(HEADERS, ROW)], said=WEEK)
    assert [(found.place, found.row) for found in reading.findings] == [
        ("organisation.name", None),
        ("organisation.kvk", 1),
        ("reference_year.to", None),
    ]


def test_a_reference_year_of_another_length_has_its_place() -> None:
    rows = (*ORGANISATION.rows[:3], ("Peiljaar tot en met", "30-11-2018", None))
    reading = read_tables([Grid("Organisatie", rows), sheet(HEADERS, ROW)], said=WEEK)
    assert codes(reading) == [("input.reference-year", 3, "B")]


def test_nothing_filled_in() -> None:
    empty = Grid("Organisatie", tuple((row[0], None, None) for row in ORGANISATION.rows))
    reading = read_tables([empty, sheet(HEADERS, name="Medewerkers"), Grid("Toelichting", (("x",),))])
    assert reading.measurement is None
    assert codes(reading) == [("table.empty", None, None)]


def test_an_empty_book() -> None:
    assert read_tables([]).measurement is None


@pytest.mark.parametrize(
    ("row", "codes_or_person"),
    [
        (("B001", "C02", "D03", None, "E04", None), "codes"),
        (("P0", None, "31-02-2016", None, None, None), "person"),
        (("P0", "veel", "ergens", None, "Vast", None), "person"),
        (("P0", "veel", "ergens", None, None, "Wajong"), "person"),
        (("B001", "C02", "D03", None, "1", None), "codes"),
    ],
)
def test_somebody_with_mistakes_is_no_row_of_codes(row: tuple[Cell, ...], codes_or_person: str) -> None:
    """Who has a known word, or what was meant as a day, is a person: left out they would be missed by nobody."""
    found = [code for code, number, _ in codes(read(sheet(HEADERS, row, ROW))) if number == 2]
    assert ("table.row-codes" in found) == (codes_or_person == "codes")


def test_where_rows_stand_counts_from_the_first_row_of_the_sheet_and_past_those_left_out() -> None:
    """The sheet begins in row 5 with a title; row 8 is a total, that is no row. B is read and hidden, D is not read."""
    headers = ("Personeelsnummer", "Uren per week", "In dienst", "Opmerking")
    start = date(2016, 5, 1)
    rows = (
        ("Lijst", None, None, None),
        headers,
        ("1", 32, start, "x"),
        ("Totaal", 32, None, None),
        ("2", "veel", start, "x"),
    )
    layout = Layout(hidden_columns=(Span(2, 2), Span(4, 4)))
    reading = read(Grid("Lijst", rows, 5, layout))
    assert reading.measurement is not None
    assert [row.ref for row in reading.measurement.employments] == ["1", "2"]
    told = {each.code: (each.row, each.column) for each in reading.findings}
    assert told["file.hidden-column"] == (None, "B")
    assert [each.column for each in reading.findings if each.code == "file.hidden-column"] == ["B"]
    assert [each.row for each in reading.findings if each.value == "veel"] == [9]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as they come out of packages and offices: read rightly, or told; never wrong without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.intake.real_files import (
    CONTRACT,
    FROM,
    FTE,
    FULL,
    HEADERS,
    HOURS,
    ORGANISATION,
    PEOPLE,
    REF,
    TO,
    codes,
    each,
    fte,
    read_rows,
    with_column,
    with_header,
    without,
    written,
)

from trede.intake import read
from trede.intake.said import Said
from trede.kernel.periods import as_date

if TYPE_CHECKING:
    from pathlib import Path

    from trede.intake.reading import Reading

ISO = [f"{row[FROM][6:]}-{row[FROM][3:5]}-{row[FROM][:2]}" for row in PEOPLE]


def same(reading: Reading, *expected: str) -> bool:
    """Whether it reads as the list itself, with these findings."""
    return (codes(reading), fte(reading)) == (list(expected), FTE)


def test_the_list_itself(tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, PEOPLE))


# ---- Values


@pytest.mark.parametrize(
    ("column", "change"),
    [
        (REF, '="{}"'),
        (REF, "'{}"),
        (REF, "{}\u200b"),
        (REF, "\ufeff{}"),
        (CONTRACT, "\u200e{}"),
        (FROM, "\u200e{}"),
        (FROM, '="{}"'),
        (FROM, "'{}"),
        (FROM, "{} 00:00:00"),
        (FROM, "ma {}"),
        (TO, "{}T00:00:00+01:00"),
        (HOURS, "{} uur"),
        (HOURS, "{}u"),
        (HOURS, "{},00 p/w"),
        (HOURS, "{}.0 hrs"),
        (HOURS, "{} uur per week"),
        (HOURS, "{}:00"),
    ],
)
def test_what_programs_put_around_a_value(column: int, change: str, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, each(column, change))
    assert same(reading)
    assert reading.measurement is not None
    assert reading.measurement.employments[0].ref == "2001"


@pytest.mark.parametrize("shape", ["{}T00:00:00Z", "{}T00:00:00.000Z", "{} 00:00:00+01:00", "{}"])
def test_moments_out_of_a_program(shape: str, tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, with_column(FROM, [shape.format(day) for day in ISO])))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-12-31T23:00:00Z", "2025-01-01"),
        ("2025-06-30T22:00:00.000Z", "2025-07-01"),
        ("2025-06-30T22:00:00", "2025-06-30"),
        ("2025-06-30T22:00:00+02:00", "2025-06-30"),
        ("20250701", "2025-07-01"),
        ("01072025", "2025-07-01"),
        ("45839", "2025-07-01"),
        ("45839,0", "2025-07-01"),
        ("45839.75", "2025-07-01"),
        ("July 1, 2025", "2025-07-01"),
        ("1 juli 2025", "2025-07-01"),
        ("07-2025", "2025-07-01"),
    ],
)
def test_one_day_in_many_forms(written: str, day: str, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(FROM, [written, *(row[FROM] for row in PEOPLE[1:])]))
    assert reading.measurement is not None
    assert as_date(reading.measurement.employments[0].first_day).isoformat() == day


@pytest.mark.parametrize(
    "end",
    [
        "31-12-2999",
        "01-01-2999",
        "31-12-9999",
        "9999-12-31",
        "31-12-2099",
        "2958465",
        "00-00-0000",
        "0000-00-00",
        "0-1-1900",
        "01-01-1900",
        "1899-12-30",
        "NULL",
        "null",
        "(leeg)",
        "#N/B",
        "n.v.t.",
        "-",
        "onbepaald",
        "onbepaalde tijd",
        "heden",
        "lopend",
        "geen",
        "vast",
        "Nog in dienst",
        "present",
        "30-12-2999",
        "0",
    ],
)
def test_no_end_in_its_many_forms(end: str, tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, with_column(TO, [end, "", end, end, PEOPLE[4][TO], end])))


def test_a_mistyped_year_is_no_open_end(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(TO, ["30-06-2925", "", "", "", PEOPLE[4][TO], ""]))
    assert codes(reading) == ["input.date-range"]


AMERICAN = [f"{row[FROM][3:5]}/{row[FROM][:2]}/{row[FROM][6:]}" for row in PEOPLE]


def test_month_first_is_one_finding_for_the_column_and_nothing_is_swapped(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(FROM, AMERICAN))
    assert codes(reading) == ["table.month-first"]
    assert "6" in reading.findings[0].nl
    assert reading.findings[0].blocks


def test_other_columns_of_a_month_first_list_show_how_they_are_written(tmp_path: Path) -> None:
    rows = [(*row[:FROM], day, *row[TO:]) for row, day in zip(PEOPLE, AMERICAN, strict=True)]
    reading = read_rows(tmp_path, rows, said=Said(month_first=True))
    assert reading.measurement is not None
    assert as_date(reading.measurement.employments[4].last_day).isoformat() == "2025-03-14"


def test_a_day_as_a_number_among_them_stays_what_it_is(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(FROM, ["42107", *AMERICAN[1:]]), said=Said(month_first=True))
    assert same(reading)
    told = read_rows(tmp_path, with_column(FROM, ["42107", *AMERICAN[1:]]))
    assert "5 datums" in told.findings[0].nl


def test_month_first_reads_when_its_user_says_so(tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, with_column(FROM, AMERICAN), said=Said(month_first=True)))


def test_a_month_over_twelve_in_both_places_is_a_mistake_in_those_rows(tmp_path: Path) -> None:
    days = ["13-04-2015", "12/31/2012", *(row[FROM] for row in PEOPLE[2:])]
    assert codes(read_rows(tmp_path, with_column(FROM, days))) == ["input.not-a-date"]


def test_hours_that_a_program_worked_out_are_rounded_and_told(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(HOURS, ["33,3333", "26,6667", "20,005", "36", "40", "16,0000"]))
    assert codes(reading) == ["input.rounded"]
    assert "3 waarden" in reading.findings[0].nl
    assert reading.measurement is not None
    assert [row.hours for row in reading.measurement.employments] == [3333, 2667, 2001, 3600, 4000, 1600]


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        ("0", "employment.hours-zero"),
        ("0,00", "employment.hours-zero"),
        ("8-16", "employment.hours-vary"),
        ("8 tot 16", "employment.hours-vary"),
        ("min-max", "employment.hours-vary"),
        ("oproep", "employment.hours-vary"),
        ("0,0001", "input.too-precise"),
    ],
)
def test_people_on_call_hear_what_to_fill_in(hours: str, code: str, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(HOURS, [hours, *(row[HOURS] for row in PEOPLE[1:])]))
    assert codes(reading) == [code]


def shares(*values: str) -> list[tuple[str, ...]]:
    """The people with a part-time factor in the place of the hours."""
    return with_column(HOURS, values)


FACTORS = with_header(HOURS, "Deeltijd %")


def test_two_beside_eighty_is_two_percent(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, shares("2", "100", "80", "90", "1", "40"), FACTORS)
    assert codes(reading) == ["table.hours-from-factor"]
    assert reading.measurement is not None
    assert [row.hours for row in reading.measurement.employments] == [80, 4000, 3200, 3600, 40, 1600]


def test_one_percent_with_its_sign_is_not_full_time(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, shares("1 %", "1", "0,5", "80%", "1", "0,4"), FACTORS)
    assert reading.measurement is not None
    assert [row.hours for row in reading.measurement.employments] == [40, 4000, 2000, 3200, 4000, 1600]


def test_a_factor_beside_percentages_is_asked_about(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, shares("0,8", "100", "80", "90", "100", "40"), FACTORS)
    assert codes(reading) == ["table.hours-from-factor", "input.ambiguous-share"]


def test_a_factor_of_zero_is_somebody_on_call(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, shares("0", "100", "80", "90", "100", "40"), FACTORS)
    assert codes(reading) == ["table.hours-from-factor", "employment.hours-zero"]


def test_a_factor_that_gives_too_many_hours_shows_them(tmp_path: Path) -> None:
    rows = [(*row[:HOURS], "150", "48", *row[FROM:]) for row in PEOPLE[:1]]
    reading = read_rows(tmp_path, [*rows, *PEOPLE[1:]], FACTORS)
    assert [found.value for found in reading.findings if found.code == "employment.hours-range"] == ["72.00"]


def test_numbers_that_excel_cut_off_would_make_everybody_one(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(REF, [f"1,0002{n}E+11" for n in range(6)]))
    assert codes(reading) == ["input.scientific"]
    assert "1,00020E+11" in reading.findings[0].nl


def test_a_code_with_an_e_is_a_code(tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, with_column(REF, [f"{n}E10" for n in range(6)])))


@pytest.mark.parametrize(
    "amount",
    [
        "1.250,00",
        "€ 1.250,-",
        "1.250,--",
        "1.250,=",
        "EUR 1.250,00",
        "1.250,00 euro",
        "1 250,00",
        "1,250.00",
        "€1250",
        "1250",
        "1.250",
        "1'250.00",
        "1.250,–",
    ],
)
def test_an_amount_in_many_forms(amount: str, tmp_path: Path) -> None:
    headers = (
        "Opdrachtnummer;Leverancier;KvK;Soort leverancier;Opdrachtdatum;Bedrag;Omzet;Fte;Directe bijdrage"
    )
    row = f"O1;Groenwerk;12345679;pso;14-03-2025;{amount};2.000.000;40;30"
    (written(tmp_path, PEOPLE) / "Inkoop.csv").write_text(f"{headers}\n{row}", encoding="utf-8")
    reading = read(tmp_path)
    assert reading.findings == ()
    assert reading.measurement is not None
    assert reading.measurement.purchases[0].amount_cents == 125_000


# ---- Words


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Vast dienstverband", "regular"),
        ("Contract voor onbepaalde tijd", "regular"),
        ("Onb. tijd", "regular"),
        ("Tijdelijk met uitzicht op vast", "regular"),
        ("Oproepovereenkomst", "regular"),
        ("Min-max contract", "regular"),
        ("Uitzendkracht (fase A)", "secondment"),
        ("Uitzendkracht onbepaalde tijd", "secondment"),
        ("ZZP'er", "secondment"),
        ("Stagiair(e)", "placement"),
        ("BOL-stagiair", "placement"),
        ("Proefplaatsing UWV", "trial"),
        ("Zaterdaghulp", None),
        ("Vrijwilligersovereenkomst", "volunteer"),
        ("Interne medewerker", None),
        ("Begeleider", None),
        ("Stage en uitzendkracht", None),
        ("tijd", None),
        ("DGA", None),
    ],
)
def test_contract_words_by_meaning(word: str, code: str | None, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(CONTRACT, [word, *["vast"] * 5]))
    assert reading.measurement is not None
    assert reading.measurement.employments[0].contract == (code or word)
    assert reading.words["contract"] == {word: code or "?", "vast": "regular"}


@pytest.mark.parametrize(
    "word", ["ZZP", "zzp'er", "Freelancer", "Zelfstandige", "Zelfstandig ondernemer", "Self-employed"]
)
def test_that_self_employed_people_are_read_as_flex_work_is_told(word: str, tmp_path: Path) -> None:
    """Not found in any handbook: assumed, so never in silence."""
    reading = read_rows(tmp_path, with_column(CONTRACT, [word, word, *["Uitzendkracht"] * 4]))
    assert reading.measurement is not None
    assert {row.contract for row in reading.measurement.employments} == {"secondment"}
    (found,) = (each for each in reading.findings if each.code == "employment.self-employed")
    assert (found.severity, found.value) == ("warning", word)
    assert "2 rijen" in found.nl
    assert "aanname" in found.nl


def test_flex_work_by_others_is_told_nothing(tmp_path: Path) -> None:
    words = ["Uitzendkracht", "Payroll", "Detachering", "Inhuur", "Flexkracht", "Gedetacheerd"]
    assert codes(read_rows(tmp_path, with_column(CONTRACT, words))) == []


def test_a_word_means_what_its_user_says(tmp_path: Path) -> None:
    said = Said(words={"contract": {"Zaterdaghulp": "regular"}, "position": {"Groep 3": "wajong", "J": None}})
    rows = [("9", "groep 3", "zaterdaghulp", *PEOPLE[0][HOURS:]), ("8", "J", "vast", *PEOPLE[1][HOURS:])]
    reading = read_rows(tmp_path, rows, said=said)
    assert reading.measurement is not None
    read_as = [(row.position, row.contract) for row in reading.measurement.employments]
    assert read_as == [("wajong", "regular"), (None, "regular")]


def test_a_position_with_words_that_add_nothing(tmp_path: Path) -> None:
    rows = [(row[0], "Doelgroep Wajong-uitkering", *row[2:]) for row in PEOPLE]
    reading = read_rows(tmp_path, rows)
    assert reading.measurement is not None
    assert {row.position for row in reading.measurement.employments} == {"wajong"}


# ---- Headers


@pytest.mark.parametrize(
    "headers",
    [
        "PersNr | Uitgangspositie | SoortDienstverband | UrenPerWeek | UrenVoltijd | DatumInDienst | DatumUitDienst",
        "Medewerker: Code | Doelgroep PSO | Contract: Type | Gem. aantal uren p/w | Normuren | Contract: Startdatum | "
        "Contract: Einddatum",
        "employee_number | target_group | contract_type | hours_per_week | full_time_hours | start_date | end_date",
        "Pers.nr. | PSO-doelgroep | Aard arbeidsrelatie | Wekelijkse arbeidsuren | CAO-uren per week | Aanvangsdatum | "
        "Datum einde contract",
    ],
)
def test_headers_of_packages_read_without_a_word(headers: str, tmp_path: Path) -> None:
    assert same(read_rows(tmp_path, PEOPLE, tuple(headers.split(" | "))))


@pytest.mark.parametrize(
    ("column", "header"),
    [
        (REF, "Nr."),
        (TO, "Laatste werkdag"),
        (FULL, "Basisuren per week"),
        (1, "PSO"),
        (FROM, "Begindatum rooster"),
    ],
)
def test_a_likely_header_is_read_and_told(column: int, header: str, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, PEOPLE, with_header(column, header))
    assert same(reading, "table.likely-column")
    assert header in reading.findings[0].nl
    assert HEADERS[column] in reading.findings[0].nl


def test_a_likely_header_over_other_values_is_only_offered(tmp_path: Path) -> None:
    rows = with_column(TO, ["rood", "groen", "blauw", "geel", "wit", "zwart"])
    reading = read_rows(tmp_path, rows, with_header(TO, "Laatste werkdag"))
    assert codes(reading) == ["table.near-column", "table.no-last-day"]


@pytest.mark.parametrize(
    ("header", "values", "code"),
    [
        ("Einddatum proeftijd", ["", "", "", "", "14-03-2025", ""], "table.unread-days"),
        ("Verlofuren per week", ["3", "2,5", "4", "3", "2", "1"], "table.unread-hours"),
        ("Pensioenpercentage", ["80", "100", "50", "90", "100", "40"], "table.unread-shares"),
        ("Korting", ["80 %", "100 %", "50 %", "90 %", "100 %", "40 %"], "table.unread-shares"),
        ("Kostenplaats", ["80", "100", "50", "90", "100", "40"], None),
        ("Afdeling", ["was", "strijk", "was", "bus", "bus", "was"], None),
    ],
)
def test_an_unread_column_that_looks_like_something(
    header: str, values: list[str], code: str | None, tmp_path: Path
) -> None:
    rows = [(*row, value) for row, value in zip(PEOPLE, values, strict=True)]
    reading = read_rows(tmp_path, rows, (*HEADERS, header))
    assert same(reading, *([code] if code else []))
    assert code is None or values[4] in reading.findings[0].nl or values[0] in reading.findings[0].nl


def test_a_column_of_which_its_user_says_that_it_is_not_needed_is_not_told_again(tmp_path: Path) -> None:
    rows = [(*row, "14-03-2025") for row in PEOPLE]
    headers = (*HEADERS, "Einddatum proeftijd")
    assert same(read_rows(tmp_path, rows, headers, Said({"Einddatum proeftijd": None})))


def test_without_a_last_day_or_a_position_it_is_said_what_follows(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, without(TO, without(1, PEOPLE)), (*HEADERS[:1], *HEADERS[2:6]))
    assert codes(reading) == ["table.no-position", "table.no-last-day"]


def test_of_two_columns_with_the_same_header_it_is_said_which_was_read(tmp_path: Path) -> None:
    rows = [(*row, "1") for row in PEOPLE]
    reading = read_rows(tmp_path, rows, (*HEADERS, "Nr."))
    assert same(reading, "table.double-column")
    assert "‘Personeelsnummer’" in reading.findings[0].nl


def test_a_number_that_its_header_calls_a_bsn_is_refused_whatever_stands_there(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, PEOPLE, with_header(REF, "Personeelsnummer (BSN)"))
    assert codes(reading) == ["table.bsn-column"]


def test_a_double_of_a_column_that_may_not_be_read_is_not_told(tmp_path: Path) -> None:
    rows = [("111222333", "111222333", *row[1:]) for row in PEOPLE]
    reading = read_rows(tmp_path, rows, ("Persnr", "Personeelsnummer", *HEADERS[1:]))
    assert codes(reading) == ["table.bsn-column", "table.bsn-column"]


def test_the_days_of_the_contract_go_before_those_of_the_employer(tmp_path: Path) -> None:
    headers = (
        "Persnr",
        "Datum in dienst",
        "Datum uit dienst",
        "Begindatum contract",
        "Einddatum contract",
        "Uren",
        "Normuren",
    )
    rows = [
        ("1", "01-01-2010", "", "01-07-2025", "", "40", "40"),
        ("2", "01-01-2010", "31-03-2025", "01-01-2010", "", "40", "40"),
        ("3", "01-01-2010", "", "01-01-2010", "30-06-2025", "40", "40"),
    ]  # fmt: skip
    reading = read_rows(tmp_path, rows, headers)
    assert reading.measurement is not None
    year = reading.measurement.reference_year
    days = [year.overlap(row.period).days for row in reading.measurement.employments]
    assert days == [184, 90, 181]
    told = [(found.code, found.column) for found in reading.findings]
    assert ("table.double-column", "B") in told
    assert ("table.both-ends", "C") in told
    assert "Begindatum contract" in next(
        each.nl for each in reading.findings if each.code == "table.double-column"
    )


def test_the_number_of_a_contract_is_no_kind_of_contract(tmp_path: Path) -> None:
    reading = read_rows(
        tmp_path, with_column(CONTRACT, list("112113")), with_header(CONTRACT, "Dienstverband")
    )
    assert same(reading, "table.contract-assumed")


# ---- Tables


def test_departments_subtotals_and_headers_on_the_next_page(tmp_path: Path) -> None:
    rows = [
        ("Afdeling: Wassen", *[""] * 6),
        *PEOPLE[:3],
        ("Subtotaal", "", "", "90", "", "", ""),
        ("Afdeling 12 Strijken", *[""] * 6),
        HEADERS,
        *PEOPLE[3:],
        ("Eindtotaal", "", "", "182", "", "", ""),
    ]
    told = ["table.row-group", "table.row-totals", "table.row-group", "table.row-header", "table.row-totals"]
    assert same(read_rows(tmp_path, rows), *told)


def test_a_number_alone_in_its_row_is_somebody_with_nothing_filled_in(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [*PEOPLE[:3], ("2099", *[""] * 6), *PEOPLE[3:]])
    assert codes(reading) == ["input.missing"] * 3


@pytest.mark.parametrize("mark", ["|", "\t", ","])
def test_other_marks_between_columns(mark: str, tmp_path: Path) -> None:
    assert same(read(written(tmp_path, PEOPLE, mark=mark)))


@pytest.mark.parametrize("name", ["Organisatie-Tabel 1.csv", "export-Organisatie.csv", "Bedrijf 2025.csv"])
def test_the_organisation_under_the_names_of_programs(name: str, tmp_path: Path) -> None:
    (written(tmp_path, PEOPLE) / "Organisatie.csv").rename(tmp_path / name)
    assert same(read(tmp_path))


def test_a_list_named_txt(tmp_path: Path) -> None:
    (written(tmp_path, PEOPLE) / "Medewerkers.csv").rename(tmp_path / "Medewerkers.txt")
    assert same(read(tmp_path))


def test_one_csv_alone_says_what_to_do(tmp_path: Path) -> None:
    assert codes(read(written(tmp_path, PEOPLE) / "Medewerkers.csv")) == ["table.csv-alone"]


@pytest.mark.parametrize("year", ["2025", "2025.0"])
def test_a_reference_year_on_one_line(year: str, tmp_path: Path) -> None:
    lines = [*ORGANISATION[:2], ("Peiljaar", year)]
    written(tmp_path, PEOPLE)
    (tmp_path / "Organisatie.csv").write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    assert same(read(tmp_path))


def test_what_is_missing_of_the_organisation_is_on_its_sheet(tmp_path: Path) -> None:
    written(tmp_path, PEOPLE)
    (tmp_path / "Organisatie.csv").write_text(
        "Naam;X\nKvK-nummer;69599068\nPeiljaar;volgend", encoding="utf-8"
    )
    told = [(found.code, found.sheet, found.row) for found in read(tmp_path).findings]
    assert told == [("input.not-a-date", "Organisatie", 3), ("input.missing", "Organisatie", None)]


def workbook(folder: Path, *, headers: list[tuple[str | None, ...]] | None = None) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Organisatie"
    for line in ORGANISATION:
        book["Organisatie"].append(line)
    sheet = book.create_sheet("Medewerkers")
    for row in [*(headers or [HEADERS]), *PEOPLE]:
        sheet.append(row)
    return book


def saved(book: openpyxl.Workbook, folder: Path) -> Reading:
    book.save(folder / "lijst.xlsx")
    return read(folder / "lijst.xlsx")


def test_headers_in_two_rows(tmp_path: Path) -> None:
    upper = (HEADERS[0], HEADERS[1], "Soort", "Uren", "Uren", "In dienst", None)
    lower = (None, None, "contract", "per week", "voltijd", "vanaf", "tot en met")
    book = workbook(tmp_path, headers=[upper, lower])
    sheet = book["Medewerkers"]
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("F1:G1")
    assert same(saved(book, tmp_path))


def test_a_title_over_the_headers_is_none(tmp_path: Path) -> None:
    book = workbook(tmp_path, headers=[("Overzicht", "medewerkers"), HEADERS])
    book["Medewerkers"].merge_cells("B1:D1")
    assert same(saved(book, tmp_path))


def test_what_is_hidden_or_broken_in_a_column_that_nobody_needs_blocks_nothing(tmp_path: Path) -> None:
    book = workbook(tmp_path, headers=[(*HEADERS, "Intern", "Formule", "Los")])
    sheet = book["Medewerkers"]
    for row in range(2, 8):
        sheet.cell(row, 8).value = "#N/A"
        sheet.cell(row, 9).value = "=A1"
        sheet.cell(row, 10).value = "x"
    sheet.merge_cells("J3:J4")
    sheet.column_dimensions["H"].hidden = True
    assert same(saved(book, tmp_path))


def test_the_same_in_a_column_that_is_read_blocks(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    book["Medewerkers"].column_dimensions["D"].hidden = True
    book["Medewerkers"]["F3"].value = "#N/A"
    assert codes(saved(book, tmp_path)) == ["file.hidden-column", "file.error-cell", "input.missing"]


def test_days_as_numbers_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    book = workbook(tmp_path)
    sheet = book["Medewerkers"]
    for number, row in enumerate(PEOPLE, start=2):
        for column in (FROM, TO):
            day, month, year = (row[column] or "0-0-0").split("-")
            serial = _day_1904(int(year), int(month), int(day)) if row[column] else None
            sheet.cell(number, column + 1).value = serial
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    assert same(saved(book, tmp_path))


def _day_1904(year: int, month: int, day: int) -> int:
    from datetime import date

    return (date(year, month, day) - date(1904, 1, 1)).days


def test_texts_and_styles_in_parts_of_another_name(tmp_path: Path) -> None:
    import zipfile

    workbook(tmp_path).save(tmp_path / "gewoon.xlsx")
    names = {"xl/sharedStrings.xml": "xl/teksten.xml", "xl/styles.xml": "xl/opmaak.xml"}
    with (
        zipfile.ZipFile(tmp_path / "gewoon.xlsx") as source,
        zipfile.ZipFile(tmp_path / "anders.xlsx", "w") as out,
    ):
        for name in source.namelist():
            content = source.read(name).replace(b"sharedStrings.xml", b"teksten.xml")
            out.writestr(names.get(name, name), content.replace(b"styles.xml", b"opmaak.xml"))
        out.writestr("xl/sharedStrings.xml", "<sst/>")
    assert same(read(tmp_path / "anders.xlsx"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "file.picture"),
        (b"\x00\x00\x00\x18ftypheic", "file.picture"),
        (OLE + "EncryptedPackage DRMEncryptedTransform".encode("utf-16-le"), "file.labelled"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file.password"),
        (OLE + "Workbook".encode("utf-16-le"), "file.old-excel"),
    ],
)
def test_what_is_no_list_gets_the_right_advice(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "lijst.xlsx").write_bytes(content + bytes(100))
    assert codes(read(tmp_path / "lijst.xlsx")) == [code]


# ---- Names


CANARY = "Kanarie"


@pytest.mark.parametrize("header", ["Medewerker", "Personeelsnummer"])
@pytest.mark.parametrize(
    "shape", ["{} - {}, P.", "{} {} P.", "{}: P. {}", "{1}, P. ({0})", "{}/{}", "{}_{}_P", "{}{}", "{1}{0}"]
)
def test_of_a_number_with_a_name_only_the_number_is_kept(header: str, shape: str, tmp_path: Path) -> None:
    rows = with_column(
        REF, [shape.format(row[REF], f"{CANARY}{sign}") for row, sign in zip(PEOPLE, "abcdef", strict=True)]
    )
    reading = read_rows(tmp_path, rows, with_header(REF, header))
    assert same(reading, "input.name-beside-number")
    assert reading.measurement is not None
    assert [row.ref for row in reading.measurement.employments] == [row[REF] for row in PEOPLE]
    assert CANARY not in repr(reading)


def test_a_name_in_the_place_of_a_number_is_refused_and_not_kept(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, with_column(REF, [f"{CANARY}, P.", *(row[REF] for row in PEOPLE[1:])]))
    assert codes(reading) == ["input.name-as-ref"]
    assert CANARY not in repr(reading)


def test_numbers_that_count_within_a_name_would_make_two_people_one(tmp_path: Path) -> None:
    refs = [f"{CANARY} 1", "Jansen 1", "Smit 1", "de Vries 1", "Bakker 2", "Visser 2"]
    reading = read_rows(tmp_path, with_column(REF, refs))
    assert codes(reading) == ["input.name-as-ref"]
    assert CANARY not in repr(reading)


@pytest.mark.parametrize("shape", ["Team-{}", "P{}", "{}-A", "NL {}", "{}.1", "Team{}", "emp{}"])
def test_codes_stay_as_they_are(shape: str, tmp_path: Path) -> None:
    refs = [shape.format(row[REF]) for row in PEOPLE]
    reading = read_rows(tmp_path, with_column(REF, refs))
    assert same(reading)
    assert reading.measurement is not None
    assert [row.ref for row in reading.measurement.employments] == refs

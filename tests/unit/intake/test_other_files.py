# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words, dates, hours and tables of the kinds of ``test_real_files`` that no file there has."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.real_files import (
    CONTRACT,
    FROM,
    FTE,
    FULL,
    HEADERS,
    HOURS,
    PEOPLE,
    TO,
    codes,
    fte,
    read_rows,
    with_column,
    with_header,
    written,
)

from trede.intake import read
from trede.intake.cells import day, number
from trede.intake.fields import part
from trede.intake.labels import labels, newest_texts
from trede.kernel.periods import NEVER

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = part("employments")
CONTRACTS = {
    "regular": "Arbeidsovereenkomst | onbep. tijd | Bepaalde tijd (1e contract) | 7-maandencontract | "
    "Tijdelijke aanstelling | "
    "0-uren contract | Oproepkracht MUP | Afroepkracht | Ambtelijke aanstelling | Verlenging bepaalde tijd | "
    "Arbeidsovereenkomst met uitgestelde prestatieplicht | Eigen personeel | Open-ended contract | Definite contract",
    "secondment": "Via uitzendbureau | Externe inhuur | Inhuurkracht | Payroller | Payrollovereenkomst | Detachant | "
    "Zelfstandige zonder personeel | Collegiale inleen | Agency worker",
    "placement": "BPV | BPV-stagiair | Meewerkstage | Werkstage | BOL",
    # Asked, for they mean one thing here and another there.
    "?": "Intern | Temp | Flex | Extern | Trainee | Garantiebaan | Interim | Weekendhulp | Detachering SW",
}
POSITIONS = {
    "wajong": "Wajong 2015 | Oude Wajong | oWajong",
    "participatiewet": "P-wet | Pwet | Bijstandsuitkering | Participatie wet | Participatiewet (bijstand)",
    "participatiewet-lks": "Participatiewet met LKS | Pw met loonkostensubsidie",
    "wia": "No-riskpolis | WIA / WGA",
    "vso-pro": "Pro/vso | VSO/PrO",
    "sw": "SW geïndiceerd",
    "statushouder": "Statushouders",
    "": "geen PSO | niet PSO | Geen doelgroep | Geen uitkering",
    "?": "WIA / Wajong | Participatiewet Wajong | Groep 3",
}


@pytest.mark.parametrize(
    ("field", "code", "words"),
    [("contract", *each) for each in CONTRACTS.items()] + [("position", *each) for each in POSITIONS.items()],
)
def test_words_by_meaning(field: str, code: str, words: str) -> None:
    known, of = labels(newest_texts()), FIELDS.field(field)
    read_as = {
        word: (known.code(of, word) or "") if known.knows(of, word) else "?" for word in words.split(" | ")
    }
    assert read_as == dict.fromkeys(read_as, code)


@pytest.mark.parametrize(
    "written",
    [
        "13–04–2015",
        "13 - 04 - 2015",
        "13 / 04 / 2015",
        "13th April 2015",
        "13e april 2015",
        "13. april 2015",
        "2015-04-13+02:00",
        "2015-04-13Z",
    ],
)
def test_a_day_in_more_forms(written: str) -> None:
    assert day(FIELDS.field("from"), written) == date(2015, 4, 13).toordinal()


@pytest.mark.parametrize(
    "written",
    [
        "12/31/9999",
        "--",
        "...",
        "--/--/----",
        "__-__-____",
        "../../....",
        "  -  -    ",
        "∞",
        "onbep.",
        "onb.",
        "OBT",
        "zonder einddatum",
        "geen datum",
        "niet van toepassing",
        "doorl.",
    ],
)
def test_no_end_in_more_forms(written: str) -> None:
    assert day(FIELDS.field("to"), written) == NEVER


@pytest.mark.parametrize("written", ["?", "x", "onbekend", "nog niet bekend", "31-12-99"])
def test_what_may_mean_anything_is_no_open_end(written: str) -> None:
    assert day(FIELDS.field("to"), written) != NEVER


@pytest.mark.parametrize(
    ("field", "written", "read_as"), [("hours", "30 u/w", 30), ("hours", "30h30", "30.5"), ("fte", ",75", 75)]
)
def test_figures_in_more_forms(field: str, written: str, read_as: object) -> None:
    assert str(number(FIELDS.field(field), written)).rstrip("0").rstrip(".") == str(read_as).rstrip("0")


@pytest.mark.parametrize("hours", ["min 8 max 16", "max 24", "mup", "afroep", "gemiddeld 12", "nul"])
def test_more_words_for_hours_that_vary(hours: str, tmp_path: Path) -> None:
    assert codes(read_rows(tmp_path, with_column(HOURS, [hours, *(row[HOURS] for row in PEOPLE[1:])]))) == [
        "employment.hours-vary"
    ]


def test_a_month_without_a_day_is_told(tmp_path: Path) -> None:
    days = ["2015-04", *(row[FROM] for row in PEOPLE[1:])]
    reading = read_rows(tmp_path, with_column(FROM, days))
    assert codes(reading) == ["input.month-only"]
    assert "1 keer alleen een maand, zoals ‘2015-04’" in reading.findings[0].nl


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        (["0,5", "40", "20", "36", "40", "16"], "employment.hours-few"),
        (["6", "8", "4", "7,2", "8", "3,2"], "employment.hours-of-a-day"),
        (["0,75", "1", "0,5", "0,9", "1", "0,4"], "employment.hours-few"),
    ],
)
def test_hours_that_can_hardly_be_of_a_week_are_told(hours: list[str], code: str, tmp_path: Path) -> None:
    assert codes(read_rows(tmp_path, with_column(HOURS, hours))) == [code]


@pytest.mark.parametrize(
    ("column", "header", "values"),
    [
        (HOURS, "Arbeidsduur per week", [row[HOURS] for row in PEOPLE]),
        (FULL, "Arbeidsduur per week", [row[FULL] for row in PEOPLE]),
    ],
)
def test_the_length_of_a_week_is_of_whoever_it_can_be(
    column: int, header: str, values: list[str], tmp_path: Path
) -> None:
    reading = read_rows(tmp_path, with_column(column, values), with_header(column, header))
    assert (codes(reading), fte(reading)) == (["table.likely-column"], FTE)


def test_the_length_of_a_week_beside_a_factor(tmp_path: Path) -> None:
    """One week for all is that of a full job; another for each is their own."""
    headers = (*HEADERS[:HOURS], "Deeltijd %", "Arbeidsduur", *HEADERS[FROM:])
    for own in (False, True):
        rows = [
            (*row[:HOURS], str(int(row[HOURS]) * 100 / 40), row[HOURS if own else FULL], *row[FROM:])
            for row in PEOPLE
        ]
        reading = read_rows(tmp_path, rows, headers)
        assert fte(reading) == FTE
        assert "table.likely-column" in codes(reading)


BLANK = ("",) * len(HEADERS)


def line(*cells: str) -> tuple[str, ...]:
    return (*cells, *BLANK[len(cells) :])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (line("Afdeling", "Wasserij"), "table.row-group"),
        (line("100", "Wasserij"), "table.row-group"),
        (line("", "Afdeling: Wasserij"), "table.row-group"),
        (line("Gemiddeld", "", "", "30,3"), "table.row-totals"),
        (line("Aantal:", "6"), "table.row-totals"),
        (line(*["====="] * len(HEADERS)), None),
        (line(*["-----"] * len(HEADERS)), None),
    ],
)
def test_lines_of_a_report_are_nobody(row: tuple[str, ...], code: str | None, tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [*PEOPLE[:3], row, *PEOPLE[3:]])
    assert fte(reading) == FTE
    assert codes(reading) == ([code] if code else [])


@pytest.mark.parametrize("row", [line("100", "wajong"), line("100", "Wasserij", "vast"), line("", "wajong")])
def test_somebody_who_is_not_filled_in_is_no_heading(row: tuple[str, ...], tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [*PEOPLE[:3], row, *PEOPLE[3:]])
    assert "input.missing" in codes(reading)


def test_numbers_of_columns_under_the_headers_are_nobody(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, [tuple(str(at) for at in range(1, 8)), *PEOPLE])
    assert (codes(reading), fte(reading)) == (["table.row-codes"], FTE)


@pytest.mark.parametrize("mark", [",", ";"])
def test_lines_that_stand_in_quotes_as_a_whole(mark: str, tmp_path: Path) -> None:
    written(tmp_path, [])
    lines = [f'"{mark.join(row)}"' for row in (HEADERS, *PEOPLE)]
    (tmp_path / "Medewerkers.csv").write_text("\n".join(lines), encoding="utf-8")
    reading = read(tmp_path)
    assert (codes(reading), fte(reading)) == ([], FTE)


def test_everything_at_once(tmp_path: Path) -> None:
    """Two rows of headers, lines of departments, a factor beside hours, and an end for ever."""
    above = ("Medewerker", "Medewerker", "Contract", "Uren", "Deeltijd", "Datum", "Datum")
    below = ("nummer", "doelgroep", "soort", "per week", "%", "in dienst", "uit dienst")
    people = [
        (
            *row[:CONTRACT],
            "Onb. tijd",
            row[HOURS],
            str(int(row[HOURS]) * 100 / 40),
            row[FROM],
            row[TO] or "12/31/9999",
        )
        for row in PEOPLE
    ]
    rows = [below, line("Afdeling", "Wasserij"), *people[:3], line("Afdeling", "Strijkerij"), *people[3:]]
    reading = read_rows(tmp_path, [*rows, line("Aantal:", "6")], above)
    assert fte(reading) == FTE
    assert not [each for each in reading.findings if each.blocks]
    assert (
        {each.contract for each in reading.measurement.employments} == {"regular"}
        if reading.measurement
        else False
    )

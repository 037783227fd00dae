# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Eight packages times eleven habits: read rightly, or refused with the reason; nothing is wrong without a word."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from tests.unit.intake.packages import NAMES, PACKAGES, PEOPLE, Package, in_text, in_workbook, table, without
from tests.unit.intake.real_files import fte

from trede.intake import read_bytes
from trede.intake.said import Said
from trede.kernel.findings import errors
from trede.scoring.repeats import repeats

if TYPE_CHECKING:
    from trede.intake.reading import Reading

YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
HEAD = {"organisation": {"name": "X", "kvk": "69599068"}, "reference_year": YEAR}
# By hand: hours over 40, the fifth for 73 of the 365 days.
FTE = Fraction(30 + 40 + 20 + 36 + 16, 40) + Fraction(40 * 73, 40 * 365)
TARGET = ["participatiewet", "wajong"]
each_package = pytest.mark.parametrize("package", PACKAGES.values(), ids=PACKAGES)


def read(data: bytes, name: str = "export.csv", said: Said | None = None) -> Reading:
    return read_bytes(data, name, None, HEAD, said=said or Said())


def codes(reading: Reading) -> set[str]:
    return {found.code for found in reading.findings}


def right(reading: Reading) -> bool:
    """Everybody as they are, without a mistake; and nobody's name or BSN in what was read."""
    assert reading.measurement is not None
    people = reading.measurement.employments
    assert not any(word in repr(reading) for word in (*NAMES, *(bsn for _, _, bsn, *_ in PEOPLE)))
    assert errors(reading.findings) == []
    return (
        fte(reading),
        [each.ref for each in people],
        sorted(filter(None, (each.position for each in people))),
        {each.contract for each in people},
    ) == (FTE, [number for number, *_ in PEOPLE], TARGET, {"regular"})


@each_package
def test_as_it_is(package: Package) -> None:
    package = without(package, "bsn")
    assert right(read(in_text(package, table(package))))


@each_package
def test_a_zip_of_two_lists(package: Package) -> None:
    """A browser sends no folder."""
    package = without(package, "bsn")
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("Medewerkers.csv", in_text(package, table(package)))
        archive.writestr("Organisatie.csv", "Naam;X\nKvK-nummer;69599068\nPeiljaar;2025\n")
    assert right(read_bytes(out.getvalue(), "lijsten.zip"))


@each_package
def test_a_column_of_bsns_is_never_read(package: Package) -> None:
    reading = read(in_text(package, table(package)))
    assert right(reading)
    assert "table.bsn-dropped" in codes(reading)


@each_package
def test_department_lines_totals_and_headers_of_the_next_page(package: Package) -> None:
    package = without(package, "bsn")
    head, *rows = table(package)
    nothing = [""] * (len(head) - 1)
    report = [
        head,
        ["Afdeling: Wasserij", *nothing],
        *rows[:3],
        ["Subtotaal", *nothing],
        head,
        ["Afdeling: Strijkerij", *nothing],
        *rows[3:],
        ["Totaal aantal: 6", *nothing],
    ]
    assert right(read(in_text(package, report)))


@each_package
def test_a_row_for_each_month_is_told(package: Package) -> None:
    package = without(package, "bsn")
    head, *rows = table(package)
    months = [["Periode", *head], *([f"2025-{month:02}", *row] for month in range(1, 13) for row in rows)]
    reading = read(in_text(package, months))
    assert reading.measurement is not None
    assert len(reading.measurement.employments) == 72
    assert [each.code for each in repeats(reading.measurement)] == ["employment.repeated-months"]


@each_package
@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_that_are_numbers(package: Package, epoch_1904: bool) -> None:
    package = without(package, "bsn")
    assert right(read(in_workbook(package, table(package), epoch_1904=epoch_1904), "export.xlsx"))


@each_package
def test_two_rows_of_headers(package: Package) -> None:
    """The first words above, the last below."""
    package = without(package, "bsn")
    head, *rows = table(package)
    parted = [name.rpartition(" ") for name in head]
    assert right(
        read(in_text(package, [[first for first, *_ in parted], [last for *_, last in parted], *rows]))
    )


@each_package
def test_numbers_that_a_spreadsheet_cut_off_are_refused(package: Package) -> None:
    package = without(package, "bsn")
    head, *rows = table(package)
    cut = [head, *(["1,00023E+11", *row[1:]] for row in rows)]
    assert "input.scientific" in codes(read(in_text(package, cut)))


@each_package
def test_words_of_their_own_are_asked_once_each(package: Package) -> None:
    package = without(replace(package, words=("Kaartje A", "Kaartje B")), "bsn")
    data = in_text(package, table(package))
    reading = read(data)
    assert reading.words["contract"] == {"Kaartje A": "?", "Kaartje B": "?"}
    words = {"contract": {"Kaartje A": "regular", "Kaartje B": "regular"}}
    assert right(read(data, said=Said(words=words)))


@each_package
def test_an_end_under_a_header_that_nobody_knows_is_told(package: Package) -> None:
    package = without(replace(package, headers={**package.headers, "to": "Kolom 17"}), "bsn")
    data = in_text(package, table(package))
    assert codes(read(data)) & {"table.unread-days", "table.no-last-day"}
    assert right(read(data, said=Said({"Kolom 17": "to"})))

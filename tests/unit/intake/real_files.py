# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A laundry of six people, and the same list as packages and people write it. All of it is invented."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.intake import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trede.intake.reading import Reading
    from trede.intake.said import Said

ORGANISATION = (
    ("Naam organisatie", "Wasserij Het Schone Laken (verzonnen)"),
    ("KvK-nummer", "69599068"),
    ("Peiljaar van", "01-01-2025"),
    ("Peiljaar tot en met", "31-12-2025"),
)
HEADERS = (
    "Personeelsnummer",
    "Uitgangspositie",
    "Soort contract",
    "Uren per week",
    "Uren voltijd",
    "In dienst vanaf",
    "In dienst tot en met",
)
PEOPLE = (
    ("2001", "wajong", "vast", "30", "40", "13-04-2015", ""),
    ("2002", "", "vast", "40", "40", "01-10-2012", ""),
    ("2003", "participatiewet", "tijdelijk", "20", "40", "15-02-2024", ""),
    ("2004", "", "vast", "36", "40", "28-06-2018", ""),
    ("2005", "", "tijdelijk", "40", "40", "01-03-2020", "14-03-2025"),
    ("2006", "", "vast", "16", "40", "20-09-2021", ""),
)
REF, POSITION, CONTRACT, HOURS, FULL, FROM, TO = range(7)
# By hand: hours over 40, the fifth for 73 of the 365 days.
FTE = Fraction(30 + 40 + 20 + 36 + 16, 40) + Fraction(40 * 73, 40 * 365)

Row = tuple[str, ...]


def with_column(column: int, values: Sequence[str]) -> list[Row]:
    """The people with other values in one column."""
    return [(*row[:column], value, *row[column + 1 :]) for row, value in zip(PEOPLE, values, strict=True)]


def each(column: int, change: str) -> list[Row]:
    """The people with each value of a column written in another way; empty ones stay empty."""
    return with_column(column, [row[column] and change.format(row[column]) for row in PEOPLE])


def with_header(column: int, header: str) -> Row:
    return (*HEADERS[:column], header, *HEADERS[column + 1 :])


def without(column: int, rows: Sequence[Row]) -> list[Row]:
    return [(*row[:column], *row[column + 1 :]) for row in rows]


def written(folder: Path, rows: Sequence[Row], headers: Row = HEADERS, mark: str = ";") -> Path:
    """A folder of two CSV files."""
    (folder / "Organisatie.csv").write_text(
        "\n".join(";".join(line) for line in ORGANISATION), encoding="utf-8"
    )
    lines = [mark.join(row) for row in (headers, *rows)]
    (folder / "Medewerkers.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def read_rows(folder: Path, rows: Sequence[Row], headers: Row = HEADERS, said: Said | None = None) -> Reading:
    path = written(folder, rows, headers)
    return read(path, said=said) if said else read(path)


def fte(reading: Reading) -> Fraction:
    """Hours over full-time hours for the days in the year, row by row."""
    assert reading.measurement is not None
    year = reading.measurement.reference_year
    return sum(
        (
            Fraction(row.hours * year.overlap(row.period).days, row.fulltime_hours * year.days)
            for row in reading.measurement.employments
        ),
        Fraction(0),
    )


def codes(reading: Reading) -> list[str]:
    return [found.code for found in reading.findings]

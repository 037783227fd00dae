# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""CSV in every dress it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from trede.errors import InputRefusedError
from trede.intake.grids import Limits
from trede.intake.grids.csv_text import csv_rows

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Naam;Uren\r\nCafé €;37,5\r\n"
ROWS = [["Naam", "Uren"], ["Café €", "37,5"]]


def rows(data: bytes) -> list[list[str]]:
    return csv_rows(data, Limits())[1]


def code(data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(InputRefusedError) as problem:
        csv_rows(data, limits)
    (found,) = problem.value.findings
    return found.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert rows(TEXT.encode(encoding)) == ROWS


def test_utf_16_big_endian() -> None:
    assert rows(b"\xfe\xff" + TEXT.encode("utf-16-be")) == ROWS


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_delimiters(mark: str) -> None:
    assert rows(f"a{mark}b{mark}c\n1{mark}2{mark}3\n".encode()) == [["a", "b", "c"], ["1", "2", "3"]]


def test_decimal_commas_do_not_win_from_semicolons() -> None:
    assert rows(b"a;b\n1,5;2,5\n1,5;2,5\n") == [["a", "b"], ["1,5", "2,5"], ["1,5", "2,5"]]


def test_a_title_above_the_header() -> None:
    assert rows(b"Overzicht, 2018\n\na;b;c\n1;2;3\n4;5;6\n")[2] == ["a", "b", "c"]


def test_one_column_needs_no_delimiter() -> None:
    assert rows(b"a\nb\n") == [["a"], ["b"]]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    assert csv_rows(b"sep=,\r\na,b;c\r\n", Limits()) == (2, [["a", "b;c"]])


def test_quotes_line_breaks_and_rows_of_unequal_length() -> None:
    assert rows(b'"a;""b""";c;d\n"e\nf"\n\ng;h\n') == [
        ["a;\"b\"", "c", "d"],
        ["e\nf", "", ""],
        ["", "", ""],
        ["g", "h", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a;b\0\n", "file.encoding"),
        ("a;b\n".encode("utf-16-le"), "file.encoding"),
        (b"\xff\xfea", "file.encoding"),
        (b"\x81\xff;", "file.encoding"),
        (b"a;\x07\n", "file.unknown-kind"),
        (b'a;b\n"c;d\n', "file.csv-quotes"),
        (b'a;b\n"c"d;e\n', "file.csv-quotes"),
        (b"a" * 40_000, "file.csv-quotes"),
        (b";" * 100_000, "file.too-many-columns"),
    ],
)
def test_what_is_refused(data: bytes, expected: str) -> None:
    assert code(data) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [(Limits(rows=1), "file.too-many-rows"), (Limits(cells=3), "file.too-many-cells")],
)
def test_caps(limits: Limits, expected: str) -> None:
    assert code(b"a;b\nc;d\n", limits) == expected


def test_the_row_of_a_broken_quote_is_named() -> None:
    with pytest.raises(InputRefusedError, match="row 2"):
        csv_rows(b'a;b\n"c;d\n', Limits())


def test_cells_stay_text_and_empty_is_none(read: Callable[..., Any]) -> None:
    (grid,) = read(b"007;;1,5\n", ".csv")
    assert grid.rows == (("007", None, "1,5"),)
    (empty,) = read(b"\n", ".csv")
    assert empty.rows == ()


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_lines_that_were_put_in_quotes_as_a_whole(end: str) -> None:
    """As a program leaves them that took each line of another's file for one text."""
    quoted = "\r\n".join(f'"{line}"' for line in TEXT.splitlines())
    assert rows((quoted + end).encode()) == ROWS


@pytest.mark.parametrize("text", ['"Naam;Uren"', '"een"\n"twee"', '"een;twee"\n"drie, vier"'])
def test_one_column_in_quotes_stays_one(text: str) -> None:
    assert rows(text.encode()) == [[line.strip('"')] for line in text.splitlines()]

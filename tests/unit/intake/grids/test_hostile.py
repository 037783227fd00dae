# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever the bytes: grids or findings, never anything else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trede.errors import InputRefusedError
from trede.intake.grids import Grid, read_grids
from trede.intake.grids.child import answer
from trede.intake.grids.limits import Limits
from trede.intake.grids.wire import Decoder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., dict[str, bytes]]

SMALL = Limits(rows=1000, columns=50, cells=10_000)
BOUNDED = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "Uren", "=1+1"])
    book.active.append(["P1", 36.5, True])
    book.active.merge_cells("A3:B3")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


WORKBOOK = _workbook()
with zipfile.ZipFile(BytesIO(WORKBOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}


def decoded(data: bytes, suffix: str) -> Decoder:
    out, decoder = BytesIO(), Decoder()
    answer(BytesIO(data), out, suffix, SMALL)
    for line in out.getvalue().splitlines(keepends=True):
        decoder.take_line(line)
    return decoder


def settled(data: bytes, suffix: str) -> bool:
    """The answer is whole: all grids, or findings."""
    decoder = decoded(data, suffix)
    return decoder.ended and all(isinstance(grid, Grid) for grid in decoder.grids())


@BOUNDED
@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]))
def test_random_bytes(data: bytes, start: bytes) -> None:
    assert settled(start + data, ".csv")


@BOUNDED
@given(st.text(st.sampled_from('a1;,\t"\n\r €'), max_size=60), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_random_csv(text: str, encoding: str) -> None:
    assert settled(text.encode(encoding), ".csv")


@BOUNDED
@given(st.integers(0, len(WORKBOOK)))
def test_truncated_workbooks(cut: int) -> None:
    assert settled(WORKBOOK[:cut], ".xlsx")


@BOUNDED
@given(st.lists(st.tuples(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_flipped_bytes(changes: list[tuple[int, int]]) -> None:
    bent = bytearray(WORKBOOK)
    for place, byte in changes:
        bent[place] = byte
    assert settled(bytes(bent), ".xlsx")


@BOUNDED
@given(
    name=st.sampled_from(sorted(PARTS)),
    start=st.floats(0, 1),
    length=st.integers(0, 12),
    put=st.sampled_from(
        [b"", b"<", b">", b'"', b"9999999", b"-1", b"<row>", b"<f>", b"</c>", b"&amp;", b"\xff"]
    ),
)
def test_workbooks_with_mutated_xml(
    zipped: Callable[..., bytes], name: str, start: float, length: int, put: bytes
) -> None:
    content = PARTS[name]
    place = int(start * len(content))
    bent = content[:place] + put + content[place + length :]
    # What still makes the reader itself fall over ends the child; nothing else may come out.
    try:
        assert settled(zipped(PARTS | {name: bent}), ".xlsx")
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise


def refused(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    with pytest.raises(InputRefusedError) as problem:
        read_grids(path)
    assert all(found.nl and found.en and found.place == path.name for found in problem.value.findings)
    return [found.code for found in problem.value.findings]


def test_a_cell_hidden_from_the_checks_ends_the_child_only(
    tmp_path: Path, zipped: Callable[..., bytes], xlsx_parts: Make
) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c  r = "XFD1048576"><v>1</v></c></row>'
    found = refused(tmp_path / "a.xlsx", zipped(xlsx_parts(rows)))
    assert found[0] in {"file.too-heavy", "file.too-many-rows"}


def test_ten_thousand_sheets(tmp_path: Path, zipped: Callable[..., bytes], xlsx_parts: Make) -> None:
    parts = xlsx_parts()
    sheet = b'<sheet name="%d" sheetId="1" r:id="r1"/>'
    sheets = b"".join(sheet % number for number in range(10_000))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b"<sheets>" + sheets)
    assert refused(tmp_path / "a.xlsx", zipped(parts)) == ["file.too-many-sheets"]


def test_deeply_nested_xml(tmp_path: Path, zipped: Callable[..., bytes], xlsx_parts: Make) -> None:
    nested = xlsx_parts("<row>" * 100_000 + "</row>" * 100_000)
    (tmp_path / "a.xlsx").write_bytes(zipped(nested, zipfile.ZIP_STORED))
    (grid,) = read_grids(tmp_path / "a.xlsx")
    assert grid.rows == ()


def test_an_archive_of_a_million_names(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(42)
    data = b"PK\x03\x04" + entry * 300_000
    end = b"PK\x05\x06" + bytes(8) + (len(entry) * 300_000).to_bytes(4, "little") + (4).to_bytes(4, "little")
    assert refused(tmp_path / "a.xlsx", data + end + bytes(2))[-1] == "file.archive-bomb"


def test_csv_of_many_columns_and_zeros(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.csv", b";" * 100_000) == ["file.too-many-columns"]
    assert refused(tmp_path / "a.csv", bytes(1000)) == ["file.encoding"]

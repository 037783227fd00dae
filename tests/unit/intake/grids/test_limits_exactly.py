# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is on a limit comes in, and what is one beyond it does not."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from trede.errors import InputRefusedError
from trede.intake.grids import read_grids, read_grids_in
from trede.intake.grids.csv_text import csv_rows
from trede.intake.grids.gate import opened
from trede.intake.grids.limits import Limits
from trede.intake.grids.sandbox import child_command, supervised
from trede.intake.grids.wire import _duration

CSV = b"a;b\n1;2\n3;4\n"


def outcome(read):
    try:
        read()
    except InputRefusedError as problem:
        return [found.code for found in problem.findings]
    return []


CAPS = {
    "cells": (6, "file.too-many-cells"),
    "rows": (3, "file.too-many-rows"),
    "columns": (2, "file.too-many-columns"),
}


@pytest.mark.parametrize("cap", CAPS)
def test_csv(cap):
    most, code = CAPS[cap]
    assert outcome(lambda: csv_rows(CSV, Limits(**{cap: most}))) == []
    assert outcome(lambda: csv_rows(CSV, Limits(**{cap: most - 1}))) == [code]


def test_a_cell_of_csv():
    for signs, codes in ((9, []), (10, ["file.csv-quotes"])):
        assert outcome(lambda signs=signs: csv_rows(b"a;" + b"x" * signs, Limits(text=9))) == codes


def test_rows_are_numbered_from_one_and_after_a_line_for_excel_from_two():
    assert csv_rows(CSV, Limits())[0] == 1
    assert csv_rows(b"sep=;\n" + CSV, Limits()) == (2, csv_rows(CSV, Limits())[1])


def test_a_row_in_one_text_is_taken_apart_and_a_text_with_a_mark_in_a_row_is_not():
    assert csv_rows(b'"a;b"\n', Limits())[1] == [["a;b"]]
    assert csv_rows(b'"a;b"\n"c;d"\n', Limits())[1] == [["a", "b"], ["c", "d"]]
    assert csv_rows(b'"a,x";b\n"c,y";d\n', Limits())[1] == [["a,x", "b"], ["c,y", "d"]]


def test_bytes_of_a_file_in_memory_and_in_a_folder(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(CSV)
    for size, codes in ((len(CSV), []), (len(CSV) - 1, ["file.too-large"])):
        limits = Limits(file_bytes=size)
        assert outcome(lambda limits=limits: read_grids_in(CSV, "a.csv", limits)) == codes
        assert outcome(lambda limits=limits: read_grids(path, limits)) == codes


def test_files_in_a_folder(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.csv").write_bytes(CSV)
    assert outcome(lambda: read_grids(tmp_path, Limits(files=2))) == []
    assert outcome(lambda: read_grids(tmp_path, Limits(files=1))) == ["file.too-many-files"]


@pytest.mark.parametrize("cap", ["total_bytes", "part_bytes", "parts"])
def test_bytes_and_parts_of_an_archive(xlsx_parts, zipped, cap):
    parts = xlsx_parts()
    sizes = [len(each) for each in parts.values()]
    most = {"total_bytes": sum(sizes), "part_bytes": max(sizes), "parts": len(sizes)}[cap]
    data = zipped(parts)
    assert outcome(lambda: opened(data, Limits(**{cap: most}))) == []
    assert outcome(lambda: opened(data, Limits(**{cap: most - 1}))) == ["file.archive-bomb"]


def test_a_part_with_room_before_its_bytes(xlsx_parts, read):
    """As some programs leave between the name of a part and what is in it."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in xlsx_parts().items():
            entry = zipfile.ZipInfo(name)
            entry.extra = b"\xff\xfe\x04\x00room"
            archive.writestr(entry, content)
    (grid,) = read(out.getvalue())
    assert grid.rows


def test_bytes_of_the_answer_of_a_child():
    command = child_command(".csv", Limits())
    answer = subprocess.run(command, input=CSV, capture_output=True, check=True).stdout
    lines = f"import sys; sys.stdout.buffer.write({answer!r})"
    for size, codes in ((len(answer), []), (len(answer) - 1, ["file.damaged"])):
        with Path(os.devnull).open("rb") as nothing:
            limits = Limits(answer_bytes=size)
            child = [sys.executable, "-I", "-c", lines]
            assert outcome(lambda c=child, n=nothing, m=limits: supervised(c, n, m)) == codes


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00:00"), (1, "00:00:01"), (-1, "-00:00:01"), (-3661, "-01:01:01"), (360_000, "100:00:00")],
)
def test_a_time(seconds, text):
    assert _duration(timedelta(seconds=seconds)) == text


def test_a_photo_of_a_telephone(read):
    assert read(b"\0\0\0\x18ftypheic") == ["file.picture"]
    assert read(b"12;3;ftyp\n3;4;5\n", ".csv") != ["file.picture"]

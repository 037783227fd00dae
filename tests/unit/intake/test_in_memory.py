# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file in memory reads as one on disk, and is written nowhere."""

from __future__ import annotations

import os
from io import BytesIO

import openpyxl
import pytest

from trede.intake import read, read_bytes
from trede.intake.grids import Limits, read_grids_in
from trede.intake.remarks import write_remarks_in
from trede.kernel.findings import finding

CSV = b"Code;Uren per week;Contracttype;Datum in dienst\nA1;24;regular;01-05-2016\nA2;x;regular;01-05-2016\n"
HEAD = {"name": "Voorbeeld BV", "kvk": "69599068"}


@pytest.mark.parametrize("name", ["mensen.csv", "mensen.json", "mensen.xlsx", "mensen"])
def test_it_reads_as_a_file_does(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(CSV)
    assert read_bytes(CSV, name, organisation=HEAD) == read(path, organisation=HEAD)


def test_without_a_file_in_memory_a_nameless_one_serves(monkeypatch):
    before = read_grids_in(CSV, "mensen.csv")
    monkeypatch.delattr(os, "memfd_create", raising=False)
    assert read_grids_in(CSV, "mensen.csv") == before
    assert [grid.name for grid in before] == ["mensen"]


def test_too_much_is_refused_before_anything_starts():
    reading = read_bytes(b"x" * (Limits().file_bytes + 1), "mensen.csv")
    assert [(found.code, found.place) for found in reading.findings] == [("file.too-large", "mensen.csv")]


@pytest.mark.parametrize(("name", "sheets"), [("mensen.csv", 2), ("mensen.json", 1), ("mensen.xlsx", 1)])
def test_remarks_go_to_a_stream(name, sheets):
    out = BytesIO()
    write_remarks_in(CSV, name, [finding("input.bsn", "employments")], out)
    assert len(openpyxl.load_workbook(out).sheetnames) == sheets

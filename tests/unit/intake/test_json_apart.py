# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON that a command or program opens: a large file goes through the limited child, a small one can do no harm."""

from __future__ import annotations

import json
import time
import tracemalloc
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from trede.intake import json_apart, read
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.intake.json_door import LARGEST, SMALL, read_json

if TYPE_CHECKING:
    from pathlib import Path

HEAD = {
    "format": "trede/measurement/1",
    "organisation": {"name": "Voorbeeld BV", "kvk": "69599068"},
    "reference_year": {"from": "2025-01-01", "to": "2025-12-31"},
}
ROW = {"contract": "regular", "hours": "32", "from": "2016-05-01", "fulltime_hours": "40"}


def filled(unit: bytes, before: bytes = b"", after: bytes = b"", size: int = SMALL) -> bytes:
    return before + unit * ((size - len(before) - len(after)) // len(unit)) + after


ROWS = (b'{"employments":[', b"{}]}")
WORST = {
    "objects": filled(b"{},", *ROWS),
    "objects of other keys": b'{"employments":['
    + b",".join(b'{"a%d":1,"b%d":2}' % (number, number) for number in range(SMALL // 24))
    + b"]}",
    "rows": filled(b'{"ref":1,"hours":"x","from":0},', *ROWS),
    "numbers": filled(b"1,", b'{"employments":[', b"1]}"),
    "exponents": filled(b"1e999999,", b'{"employments":[', b"1]}"),
    "lists": filled(b"[],", b'{"employments":[', b"[]]}"),
    "layers": filled(b"["),
    "objects in objects": filled(b'{"a":'),
    "digits": filled(b"9"),
    "brackets in a text": filled(b"(", b'{"organisation":{"name":"', b'"}}'),
    "escapes": filled(b"\\u0301", b'{"format":"', b'"}'),
    "one key": filled(b'"a":1,', b"{", b'"a":1}'),
}


@pytest.mark.parametrize("data", WORST.values(), ids=WORST)
def test_what_a_small_file_can_take_at_most(data: bytes) -> None:
    """So much less than the limits of the child (5 s, 512 MB) that it may be decoded here."""
    assert len(data) <= SMALL
    read_json(b"{}")
    began = time.process_time()
    read_json(data)
    assert time.process_time() - began < 2
    tracemalloc.start()
    read_json(data)
    assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
    tracemalloc.stop()


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "meting.json"
    path.write_bytes(data)
    return path


def test_a_large_file_is_read_as_ever(tmp_path: Path) -> None:
    rows = [{"ref": str(number), **ROW} for number in range(3_000)]
    data = json.dumps({**HEAD, "employments": rows}).encode()
    assert len(data) > SMALL
    reading = read(written(tmp_path, data))
    assert reading.measurement == read_json(data)[0]
    assert len(reading.measurement.employments) == 3_000


def test_a_large_file_with_mistakes_is_told_them(tmp_path: Path) -> None:
    reading = read(written(tmp_path, b'{"format":' + b" " * SMALL))
    assert [found.code for found in reading.findings] == ["input.not-json"]


def test_a_small_file_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_apart, "harm_in", None)
    assert read(written(tmp_path, json.dumps(HEAD).encode())).measurement


def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    """3.9 million numbers pass every count, and take more than 512 MB."""
    reading = read(written(tmp_path, b'{"employments":[' + b"1e1," * 3_900_000 + b"{}]}"))
    assert reading.measurement is None
    assert [found.code for found in reading.findings] == ["file.too-heavy"]


def test_the_limits_are_those_of_the_child(tmp_path: Path) -> None:
    path = written(tmp_path, b'{"employments":[' + b"1e1," * 1_000_000 + b"{}]}")
    with path.open("rb") as file:
        assert [found.code for found in json_apart.harm_in(file, Limits(wall_seconds=0))] == ["file.too-slow"]
        assert file.tell() == 0
        assert json_apart.harm_in(file) == ()


def test_beyond_the_largest_nothing_is_started(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
        assert json_apart.harm_in(file) == ()
    assert [found.code for found in read(path).findings] == ["input.too-large"]


@pytest.mark.parametrize("data", [b"{}", b"[" * 30_000, b"\xff"])
def test_the_answer_is_only_that_it_went_well(data: bytes) -> None:
    out = BytesIO()
    json_apart.answer(BytesIO(data), out)
    assert json.loads(out.getvalue()) == {"end": 0}


def test_no_memory_is_an_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_data: bytes) -> object:
        raise MemoryError

    out = BytesIO()
    monkeypatch.setattr(json_apart, "decoded", full)
    json_apart.answer(BytesIO(b"{}"), out)
    assert [found["code"] for found in json.loads(out.getvalue())["refused"]] == ["file.too-heavy"]


def test_the_child_takes_its_limits_from_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Limits] = []

    class Stream:
        buffer = BytesIO(b"{}")

    class Out:
        buffer = BytesIO()

    monkeypatch.setattr(json_apart, "confine", taken.append)
    monkeypatch.setattr("sys.argv", ["", json.dumps({"limits": {"cpu_seconds": 3}})])
    monkeypatch.setattr("sys.stdin", Stream)
    monkeypatch.setattr("sys.stdout", Out)
    json_apart.main()
    assert taken == [Limits(cpu_seconds=3)]


def test_very_many_rows_of_very_many_values_are_not_decoded() -> None:
    row = b"{" + b",".join(b'"k%d":1' % number for number in range(18)) + b"},"
    began = time.process_time()
    measurement, (found,) = read_json(b'{"employments":[' + row * 180_000 + b"{}]}")
    assert measurement is None
    assert found.code == "input.too-many-rows"
    assert time.process_time() - began < 1

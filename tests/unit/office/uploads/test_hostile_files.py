# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files made to hold everybody up: each is answered in a few seconds of one processor, and the pages stay quick."""

from __future__ import annotations

import gc
import os
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.grids.conftest import ods_parts, xlsx_parts, zipped

from trede.office.dossier.rules.facts import Facts
from trede.office.uploads import readings
from trede.office.uploads.places import Place, Progress
from trede.office.uploads.reading_apart import AT_WORK
from trede.office.uploads.rules.looking import Task, refused_look
from trede.office.uploads.rules.looks import look_text, read_look, task_document
from trede.office.vault.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.kernel.findings import Finding

    Begin = Callable[[str, bytes], Place]

FACTS = Facts("00000000-0000-0000-0000-000000000001", "Groot BV", "12345678", (), "2019-03-01", ())
LONG, SECONDS, MOST_FINDINGS = 60, 5, 3_001
HEAD = "Personeelsnummer;Uren per week;In dienst;Doelgroep"


def csv(rows: int, row: str) -> bytes:
    return "\n".join([HEAD, *(row.format(n=n) for n in range(rows))]).encode()


def headers(text: str, count: int = 1) -> bytes:
    """A workbook of a few KB with a text in its first row."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for _ in range(count))
    return workbook(f'<row r="1">{cells}</row><row r="2"><c><v>1</v></c></row>')


def workbook(rows: str) -> bytes:
    return zipped(xlsx_parts(rows))


def ods(paragraph: str, cells: int) -> bytes:
    cell = f'<table:table-cell office:value-type="string"><text:p>{paragraph}</text:p></table:table-cell>'
    row = f"<table:table-row>{cell * cells}</table:table-row>"
    return zipped(ods_parts(f'<table:table table:name="B">{row}</table:table>'))


def nearly_good(rows: int) -> bytes:
    """Every field of every row is of the wrong kind."""
    row = b'{"ref":[],"hours":{},"from":"x","contract":1,"position":2,"to":3,"fulltime_hours":"y"}'
    return b'{"employments":[' + b",".join([row] * rows) + b"]}"


HOSTILE: dict[str, Callable[[], tuple[str, bytes]]] = {
    "brackets": lambda: ("a.xlsx", headers("(" * 300_000)),
    "accents": lambda: ("a.xlsx", headers("a" + "\u0301\u0323" * 60_000)),
    "wide headers": lambda: ("a.xlsx", headers("(\u0301" * 500, 1_000)),
    "blanks": lambda: ("a.ods", ods('<text:s text:c="300000"/>x', 30)),
    "more blanks": lambda: ("a.ods", ods('<text:s text:c="900000000"/>', 900)),
    "unknown words": lambda: ("a.csv", csv(30_000, "P{n};32;01-01-2016;woord {n}")),
    "many keys": lambda: ("a.json", b'{"a":{' + b",".join(b'"%x":1' % n for n in range(3_300_000)) + b"}}"),
    "many rows of many keys": lambda: (
        "a.json",
        b'{"employments":['
        + b",".join([b"{" + b",".join(b'"k%d":1' % n for n in range(18)) + b"}"] * 180_000)
        + b"]}",
    ),
    "many rows of mistakes": lambda: ("a.json", nearly_good(18_000)),
    "many rows": lambda: ("a.json", b'{"employments":[' + b",".join([b'{"ref":"x"}'] * 180_000) + b"]}"),
}


@pytest.fixture
def begin(tmp_path: Path, apart: None) -> Iterator[Begin]:
    """Begins to read a file."""

    def begins(name: str, data: bytes) -> Place:
        waiting, on = Waiting(tmp_path / "waiting"), datetime.now(UTC)
        place = Place(waiting, waiting.put(name, data, owner="me", on=on), "me")
        task = Task(name, FACTS, date(2018, 1, 1), date(2018, 12, 31))
        readings.begin(place, "look", task_document(task), on)
        return place

    yield begins
    for each in AT_WORK:
        each.wait(LONG)


def answered(place: Place) -> tuple[list[Finding], int]:
    """What was found, and the most KB in memory of the process that works on it."""
    until, most = time.monotonic() + LONG, 0
    while time.monotonic() < until:
        most = max(most, in_memory(AT_WORK[-1].pid))
        found = readings.state(place, datetime.now(UTC))
        if not isinstance(found, Progress):
            return list(read_look(found).findings), most
        assert not found.failed, found
        time.sleep(0.02)
    raise AssertionError("no answer")


def in_memory(pid: int) -> int:
    """The most that a process ever held, in KB; 0 when it is gone."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()
        return int(told[0]) if told else 0
    return 0


def seconds_of_it() -> float:
    """Processor seconds of the last job that this process started, with its own children."""
    _pid, _status, usage = os.wait4(AT_WORK[-1].pid, 0)
    return usage.ru_utime + usage.ru_stime


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_a_few_seconds(kind: str, begin: Begin) -> None:
    name, data = HOSTILE[kind]()
    gc.freeze()  # what thousands of other tests left in this process is not looked through on our account
    here = time.process_time()
    found, kilobytes = answered(begin(name, data))
    here = time.process_time() - here
    gc.unfreeze()
    seconds = seconds_of_it()
    assert [each for each in found if each.blocks], "a finding says what to do"
    assert all(each.nl and each.en for each in found)
    assert len(found) <= MOST_FINDINGS
    assert seconds < SECONDS
    assert kilobytes < 512 * 1024
    assert here < 1.5, "nothing of it was worked on here"


def test_remarks_in_millions_of_cells_take_a_few_seconds(begin: Begin) -> None:
    """Of a workbook that large the rows with a remark come back, and no others."""
    wide = ";".join(f"k{number}" for number in range(17))
    row = "1;x;y;" + ";".join("1" * 17)
    data = "\n".join([f"Personeelsnummer;Uren per week;In dienst;{wide}", *[row] * 240_000]).encode()
    task = Task("a.csv", FACTS, date(2018, 1, 1), date(2018, 12, 31))
    place = begin("a.csv", data)
    AT_WORK[-1].kill()
    look = refused_look(task, "file.too-slow")
    readings.begin(place, "remarks", {"look": look_text(look), "language": "nl"}, datetime.now(UTC))
    until = time.monotonic() + LONG
    while isinstance(readings.state(place, datetime.now(UTC)), Progress) and time.monotonic() < until:
        time.sleep(0.05)
    assert isinstance(readings.state(place, datetime.now(UTC)), bytes)
    assert seconds_of_it() < SECONDS

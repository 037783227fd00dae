# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the work of an employer takes: one score, a cold start, a large payroll workbook."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from bench.table import Result, once, seconds

from trede.kernel.periods import NEVER, Period, day_number
from trede.scheme import open_shelf
from trede.scoring import Employment, Measurement, Organisation, score

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TREDE = Path(sys.executable).with_name("trede")
EXAMPLE = ROOT / "examples" / "softwaretesters.json"
HEADERS = (
    "Personeelsnummer",
    "Uitgangspositie",
    "Soort contract",
    "Uren per week",
    "Uren voltijd",
    "In dienst",
    "Uit dienst",
)
ORGANISATION = (
    ("Naam organisatie", "Voorbeeld"),
    ("KvK-nummer", "69599068"),
    ("Peiljaar van", "01-01-2019"),
    ("Peiljaar tot en met", "31-12-2019"),
    ("Datum aanvraag", "01-03-2020"),
)
KILOBYTES_IN_MEGABYTE = 1024


def command(*arguments: object) -> None:
    subprocess.run([str(each) for each in arguments], check=True, capture_output=True)


def fifty_rows(quick: bool) -> Iterator[Result]:
    """One organisation of 50 rows, scored with its explanation, in process."""
    edition = open_shelf().load("pso-1.7")
    measurement = organisation(50)
    taken = seconds(lambda: score(edition, measurement), 20 if quick else 500)
    yield Result("50 rows scored with explanation, in process", taken * 1000, "ms", 1)


def organisation(rows: int) -> Measurement:
    """Of every ten people one Wajong and one WW, all year, 32 of 40 hours."""
    positions = {0: "wajong", 1: "ww"}
    year = Period(day_number(date(2019, 1, 1)), day_number(date(2019, 12, 31)))
    employments = tuple(
        Employment(
            index=index,
            ref=f"P{index}",
            contract="regular",
            hours=3200,
            fulltime_hours=4000,
            first_day=year.first - 400,
            last_day=NEVER,
            position=positions.get(index % 10),
            benefit_months=12,
        )
        for index in range(rows)
    )
    return Measurement(Organisation("Voorbeeld", "69599068"), year, employments)


def cold_start(quick: bool) -> Iterator[Result]:
    """The whole of ``trede measure`` on an example, beside a Python that does nothing."""
    times = 3 if quick else 15
    bare = seconds(lambda: command(sys.executable, "-c", "pass"), times)
    typer = seconds(lambda: command(sys.executable, "-c", "import typer"), times)
    measure = seconds(lambda: command(TREDE, "measure", EXAMPLE), times)
    yield Result("bare python -c pass", bare, "s")
    yield Result("python -c 'import typer'", typer, "s")
    yield Result("trede measure examples/softwaretesters.json", measure, "s")
    yield Result("  more than bare Python plus what typer takes", measure - typer, "s", 0.15)


def workbook(quick: bool) -> Iterator[Result]:
    """A payroll export of 100,000 rows to a level, with the memory of the process and its children."""
    rows = 2_000 if quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payroll.xlsx"
        write_payroll(path, rows)
        memory: list[int] = []
        taken = once(lambda: memory.extend(peaks([TREDE, "measure", path])))
    yield Result(f"workbook of {rows:,} rows to level", taken, "s", 3)
    for name, kilobytes in zip(("parent", "child"), memory, strict=False):
        yield Result(f"  peak memory, {name}", kilobytes / KILOBYTES_IN_MEGABYTE, "MB", 300)


def write_payroll(path: Path, rows: int) -> None:
    """A workbook with one row for each contract; one in forty belongs to the target group."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Medewerkers")
    sheet.write_row(0, 0, HEADERS)
    for row in range(1, rows + 1):
        position = "wajong" if row % 40 == 0 else None
        start = f"{1 + row % 28:02d}-{1 + row % 12:02d}-{2000 + row % 19}"
        sheet.write_row(row, 0, [f"P{row}", position, "regular", 16 + row % 25, 40, start, None])
    head = book.add_worksheet("Organisatie")
    for row, line in enumerate(ORGANISATION):
        head.write_row(row, 0, line)
    book.close()


def peaks(arguments: list[object]) -> list[int]:
    """Run a command; peak resident memory (kilobytes) of it and its children, as Linux counts it, parent first."""
    process = subprocess.Popen([str(each) for each in arguments], stdout=subprocess.DEVNULL)
    peak: dict[int, int] = {}
    while process.poll() is None:
        for pid in family(process.pid):
            peak[pid] = max(peak.get(pid, 0), resident_peak(pid))
        sleep(0.01)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return list(peak.values())


def family(pid: int) -> list[int]:
    """The process and its children, as far as they still run."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in family(int(child)))]


def resident_peak(pid: int) -> int:
    """VmHWM of /proc, in kilobytes; 0 when the process has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


PARTS = (fifty_rows, cold_start, workbook)

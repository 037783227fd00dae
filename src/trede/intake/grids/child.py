# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process that parses: one file on standard input, ``wire`` lines on standard output.

Standard input is the open file itself, so what is parsed is what the parent looked at. The process first
takes away from itself what it does not need: memory, processor time, writing files, starting processes.
Linux enforces all of it. macOS enforces processor time and files; Windows has no such limits, there only
the parent's clock and the caps on rows, columns and bytes hold.
"""

from __future__ import annotations

import gc
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from trede.errors import InputRefusedError
from trede.intake.grids.csv_text import csv_rows
from trede.intake.grids.gate import opened
from trede.intake.grids.grid import Layout
from trede.intake.grids.kinds import check_content, check_name, is_archive
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.intake.grids.ods import is_spreadsheet
from trede.intake.grids.papers.reading import document_lines, documents_lines, is_document
from trede.intake.grids.refusal import refused
from trede.intake.grids.wire import Encoder, refusal
from trede.intake.grids.workbooks import ods_lines, xlsx_lines
from trede.intake.grids.xlsx import workbook_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.intake.grids.gate import Archive


def main() -> None:
    """Run as the child; ``argv[1]`` is a JSON object with ``suffix`` and ``limits``."""
    request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    gc.disable()  # it would walk through every cell, and nothing here lives long
    confine(limits)
    answer(sys.stdin.buffer, sys.stdout.buffer, request["suffix"], limits)


def confine(limits: Limits) -> None:
    """Limit this process for good, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    caps = {
        "RLIMIT_AS": (limits.memory_bytes, limits.memory_bytes),
        # The soft limit says why the process ends (SIGXCPU); the hard one would only kill it.
        "RLIMIT_CPU": (limits.cpu_seconds, limits.cpu_seconds + 1),
        "RLIMIT_FSIZE": (0, 0),
        "RLIMIT_CORE": (0, 0),
        "RLIMIT_NOFILE": (64, 64),
    }
    for name, cap in caps.items():
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), cap)


def answer(source: BinaryIO, out: BinaryIO, suffix: str, limits: Limits) -> None:
    """Write the grids of the file in ``source``, or why there are none."""
    try:
        for line in lines(source.read(limits.file_bytes + 1), suffix, limits):
            out.write(line.encode("ascii"))
    except InputRefusedError as problem:
        out.write(refusal(problem.findings).encode("ascii"))
    except MemoryError:
        out.write(refusal(refused("file.too-heavy").findings).encode("ascii"))


def lines(data: bytes, suffix: str, limits: Limits) -> Iterator[str]:
    """The answer, line by line; ``InputRefusedError`` may come at any line."""
    if len(data) > limits.file_bytes:
        raise refused("file.too-large", limit=limits.file_bytes // MEGABYTE)
    if is_document(data):
        yield from document_lines(data, suffix, limits)
        return
    check_content(data)
    if is_archive(data):
        yield from _archive_lines(opened(data, limits), suffix, limits)
    else:
        yield from _csv_lines(data, suffix, limits)


def _archive_lines(archive: Archive, suffix: str, limits: Limits) -> Iterator[str]:
    part = workbook_part(archive)
    if part is not None:
        check_name(suffix, "xlsx")
        yield from xlsx_lines(archive, part, limits)
    elif is_spreadsheet(archive):
        check_name(suffix, "ods")
        yield from ods_lines(archive, limits)
    elif documents := archive.documents():
        check_name(suffix, "zip")
        yield from documents_lines(documents, limits)
    else:
        raise refused("file.old-excel" if "xl/workbook.bin" in archive.names else "file.unknown-kind")


def _csv_lines(data: bytes, suffix: str, limits: Limits) -> Iterator[str]:
    first_row, rows = csv_rows(data, limits)
    check_name(suffix, "csv")
    encoder = Encoder()
    yield encoder.grid("", first_row, (len(rows), len(rows[0]) if rows else 0), Layout())
    yield from encoder.rows(rows)
    yield encoder.end()

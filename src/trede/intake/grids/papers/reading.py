# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a document, or of a zip of them, to the lines that carry their rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.grids.csv_text import csv_rows
from trede.intake.grids.grid import Layout
from trede.intake.grids.kinds import check_content, check_name, suffix_kind
from trede.intake.grids.limits import check_size
from trede.intake.grids.papers.invoices import Invoice
from trede.intake.grids.papers.ledgers import Ledger
from trede.intake.grids.papers.wages import WageDeclaration
from trede.intake.grids.papers.walk import walk
from trede.intake.grids.refusal import refused
from trede.intake.grids.wire import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.intake.grids.limits import Limits
    from trede.intake.grids.papers.walk import Paper
    from trede.kernel.findings import Finding

    Papers = WageDeclaration | Invoice | Ledger

# The first element of a web page, of Excel's old XML and of LibreOffice's flat XML.
_SAVED_TABLES = {"html", "HTML", "Workbook", "document"}
_LEDGERS, _WAGES_LEDGERS = "/XAF/3", "/XAS/"


def is_document(data: bytes) -> bool:
    """Whether it looks like XML, by its first sign."""
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<"))


def document_lines(data: bytes, suffix: str, limits: Limits) -> Iterator[str]:
    """The answer for one file of XML, whose name ends in this suffix."""
    encoder, paper = Encoder(), _paper(data)
    check_name(suffix, "xml")
    yield from _paper_lines(encoder, "", paper, limits)
    yield encoder.end()


def documents_lines(contents: Mapping[str, bytes], limits: Limits) -> Iterator[str]:
    """The answer for a zip with documents and CSV files; refused with what is wrong in each of them."""
    encoder = Encoder()
    findings: list[Finding] = []
    for name, content in sorted(contents.items()):
        try:
            yield from _lines_of(encoder, PurePosixPath(name), content, limits)
        except InputRefusedError as problem:
            findings += [replace(found, place=name) for found in problem.findings]
    if findings:
        raise InputRefusedError(findings)
    yield encoder.end()


def _lines_of(encoder: Encoder, name: PurePosixPath, content: bytes, limits: Limits) -> Iterator[str]:
    if suffix_kind(name.suffix) == "csv":
        check_content(content)
        first_row, rows = csv_rows(content, limits)
        yield encoder.grid(name.stem, first_row, (len(rows), len(rows[0]) if rows else 0), Layout())
        yield from encoder.rows(rows)
    else:
        yield from _paper_lines(encoder, name.stem, _paper(content), limits)


def _paper(content: bytes) -> Papers:
    return walk(content, _paper_of)  # type: ignore[return-value]  # it is what we made


def _paper_lines(encoder: Encoder, name: str, paper: Papers, limits: Limits) -> Iterator[str]:
    rows: Sequence[Sequence[str]] = [list(paper.columns), *paper.rows]
    check_size(len(rows), len(paper.columns), limits)
    yield encoder.grid(name, 1, (len(rows), len(paper.columns)), Layout(paper=paper.kind))
    yield from encoder.rows(rows)


def _paper_of(namespace: str, name: str) -> Paper:
    """What takes in a document that begins with this element."""
    if name == "Loonaangifte":
        return WageDeclaration()
    if name in ("Invoice", "CreditNote"):
        return Invoice("-" if name == "CreditNote" else "")
    if name == "auditfile" and _WAGES_LEDGERS in namespace:
        raise refused("file.xas")
    if name == "auditfile" and _LEDGERS in namespace:
        return Ledger()
    if name == "auditfile":
        raise refused("file.xaf-version")
    raise refused("file.web-page" if name in _SAVED_TABLES else "file.xml-unknown", name[:60])

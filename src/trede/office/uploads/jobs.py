# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is worked on beside the requests: each kind of job, from a document and a file to what it found.

All that such a job must know is in its document; it knows no Django and no database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.rows_workbook import rows_workbook
from trede.kernel.findings import finding
from trede.office.dossier.rules.counts import Counts
from trede.office.dossier.salts import new_salt
from trede.office.uploads.rules.advising import Chosen, advice_from_classes, advice_with_rows
from trede.office.uploads.rules.ahead import ahead_document
from trede.office.uploads.rules.invoicing import invoices_document
from trede.office.uploads.rules.looking import look, refused_look
from trede.office.uploads.rules.looks import look_text, read_look, read_task
from trede.office.uploads.rules.matching import division_document, skills_document
from trede.office.uploads.rules.passed import brought_document, pass_by
from trede.office.uploads.rules.remarking import mended_book, remarks_book
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.office.uploads.rules.passed import PassedBy
    from trede.scheme import Shelf

FOUND = "found"
"""The use under which every job leaves what it found; it may leave more."""
ROWS = "rows"
NOTHING = b""
"""What was found when no workbook could be made."""

Document = Mapping[str, Any]
Found = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """``work`` does it; ``refuse`` says in the same form that the file was too slow or too heavy (the code).

    ``again``: the file waits on, to be worked on again; else it is gone as soon as something was found.
    """

    work: Callable[[Document, bytes, Watch], Found]
    refuse: Callable[[Document, str], Found]
    again: bool = False


def _look(document: Document, data: bytes, watch: Watch) -> Found:
    found, rows = look(read_task(document), data, open_shelf(), new_salt, watch)
    return {ROWS: rows, FOUND: look_text(found).encode()}


def _refuse_look(document: Document, code: str) -> Found:
    return {ROWS: b"", FOUND: look_text(refused_look(read_task(document), code)).encode()}


def _remarks(document: Document, data: bytes, watch: Watch) -> Found:
    return {FOUND: remarks_book(read_look(document["look"]), data, document["language"], watch)}


def _refuse_remarks(document: Document, _code: str) -> Found:
    """The list of all remarks alone: it needs no file."""
    return {FOUND: remarks_book(read_look(document["look"]), None, document["language"])}


def _mended(document: Document, data: bytes, watch: Watch) -> Found:
    try:
        return {FOUND: mended_book(read_look(document["look"]), data, document["language"], watch)}
    except InputRefusedError:
        return {FOUND: NOTHING}


def _rows_book(document: Document, data: bytes, _watch: Watch) -> Found:
    return {FOUND: rows_workbook(data, document["language"])}


def _refuse_book(_document: Document, _code: str) -> Found:
    """What it would be made of is still there, and half of it is no use."""
    return {FOUND: NOTHING}


def _ahead(document: Document, data: bytes, watch: Watch) -> Found:
    shelf = open_shelf()
    brought = _brought(shelf, document, data, watch)
    if brought.declared is None:
        return _refused(brought.findings)
    until, today = (date.fromisoformat(document[each]).toordinal() for each in ("until", "today"))
    return _written({"ahead": ahead_document(shelf, brought.declared, until, today, watch)})


def _advice(document: Document, data: bytes, watch: Watch) -> Found:
    shelf, target = open_shelf(), document["to"]
    if document["task"] is None:
        return _written(
            {"advice": advice_from_classes(Counts(**document["counts"]).ground(shelf), target, watch)}
        )
    brought = _brought(shelf, document, data, watch)
    if brought.declared is None:
        return _refused(brought.findings)
    try:
        found = advice_with_rows(brought, target, Chosen(**document["chosen"]), watch)
    except InputRefusedError as refused:
        return _refused(refused.findings)
    return _written({"advice": found, "brought": brought_document(brought)})


def _invoices(document: Document, data: bytes, watch: Watch) -> Found:
    try:
        return _written(invoices_document(document["name"], data, watch))
    except InputRefusedError as refused:
        return _refused(refused.findings)


def _refuse_by_name(document: Document, code: str) -> Found:
    return _refused([finding(code, document["name"])])


def _division(document: Document, data: bytes, watch: Watch) -> Found:
    try:
        return _written(division_document(document, data, watch))
    except InputRefusedError as refused:
        return _refused(refused.findings)


def _skills(document: Document, data: bytes, watch: Watch) -> Found:
    try:
        return _written(skills_document(document["name"], data, watch))
    except InputRefusedError as refused:
        return _refused(refused.findings)


def _brought(shelf: Shelf, document: Document, data: bytes, watch: Watch) -> PassedBy:
    return pass_by(shelf, read_task(document["task"]), Counts(**document["counts"]), data, watch)


def _refused(findings: Iterable[Finding]) -> Found:
    return _written({"findings": [asdict(each) for each in findings]})


def _refuse(document: Document, code: str) -> Found:
    name = document["task"]["name"] if document["task"] else ""
    return _refused([finding(code, name)])


def _written(document: Document) -> Found:
    return {FOUND: json.dumps(document).encode()}


KINDS: Mapping[str, Kind] = {
    "look": Kind(_look, _refuse_look, again=True),
    "remarks": Kind(_remarks, _refuse_remarks),
    "mended": Kind(_mended, _refuse_book),
    "rows-book": Kind(_rows_book, _refuse_book),
    "invoices": Kind(_invoices, _refuse_by_name),
    "division": Kind(_division, _refuse_by_name),
    "skills": Kind(_skills, _refuse_by_name),
    "ahead": Kind(_ahead, _refuse),
    "advice": Kind(_advice, _refuse),
}

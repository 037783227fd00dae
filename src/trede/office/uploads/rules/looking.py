# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to all that a page shows of it, and all that is kept when it is used. No database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.intake.reading import Reading, read_bytes, read_tables
from trede.intake.watching import unwatched
from trede.kernel.findings import errors, finding
from trede.office.dossier.rules.facts import Facts, told_of
from trede.office.dossier.rules.measuring import Prepared, prepared
from trede.office.uploads.rules.columns import recalled
from trede.office.uploads.rules.heads import SheetHead, heads_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trede.intake.mapping import SheetMapping, Sheets
    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.scheme import Shelf


@dataclass(frozen=True, slots=True)
class Task:
    """A file to look at: what is known beforehand, what its user says, and what was remembered.

    ``columns`` are headers to keys of fields as said on the page, ``sheets`` what it says of whole sheets; ``memory``
    is checksums of headers to keys; ``before`` is how often there was a mistake of each kind the last time.
    """

    name: str
    facts: Facts
    first: date
    last: date
    columns: Mapping[str, str | None] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, int] = field(default_factory=dict)
    sheets: Sheets = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What a file held. ``prepared`` is there when nothing blocks; ``columns`` are those said or remembered.

    ``findings`` holds everything wrong, also under the edition of the intended day; those that block first.
    """

    task: Task
    columns: Mapping[str, str | None]
    sheets: tuple[SheetMapping, ...]
    findings: tuple[Finding, ...]
    prepared: Prepared | None
    heads: tuple[SheetHead, ...] = ()


def look(
    task: Task, data: bytes, shelf: Shelf, salt: Callable[[], bytes], watch: Watch = unwatched
) -> tuple[Look, bytes]:
    """Everything about a file, and its rows file; that is empty when something blocks."""
    reading, columns, heads = read(task, data, watch)
    findings = told_of(task.facts, shelf, reading)
    if reading.measurement is None or errors(findings):
        return Look(task, columns, reading.sheets, findings, None, heads), b""
    declared, other = task.facts.declared(reading.measurement)
    told = (*reading.findings, *other)
    day = date.fromisoformat(task.facts.intended_on)
    ready, rows = prepared(shelf, day, declared, told, salt, task.facts.sha256, watch)
    return Look(task, columns, reading.sheets, findings, ready, heads), rows


def refused_look(task: Task, code: str) -> Look:
    """A file that took more time or memory than any good one does: the finding with this code."""
    refusal = finding(code, PurePath(task.name).name)
    return Look(task, dict(task.columns), (), (refusal,), None)


def read(
    task: Task, data: bytes, watch: Watch = unwatched
) -> tuple[Reading, dict[str, str | None], tuple[SheetHead, ...]]:
    """What the file says, what its columns were taken for beside what everybody knows, and the first rows."""
    head = task.facts.head(task.first, task.last)
    if PurePath(task.name).suffix.lower() == ".json":
        return read_bytes(data, task.name, None, head, watch=watch), {}, ()
    from trede.intake.grids import read_grids_in
    from trede.intake.papers import combined

    watch("open", 0, 0)
    try:
        grids = read_grids_in(data, task.name, watch=watch)
    except InputRefusedError as refusal:
        return Reading(None, refusal.findings), dict(task.columns), ()
    columns = {**recalled(task.facts.organisation, grids, task.memory), **task.columns}
    reading = read_tables(grids, columns, head, watch=watch, sheets=task.sheets)
    return (
        reading,
        columns,
        heads_of(combined(grids, columns).grids, {sheet.sheet for sheet in reading.sheets}),
    )


def said_of_headers(found: Look) -> dict[str, str]:
    """All that was said of headers, to remember: a header to the key of its field, empty for "do not read"."""
    in_sheets = {
        column.header: column.field or ""
        for sheet in found.sheets
        if sheet.sheet in found.task.sheets
        for column in sheet.columns
        if column.header and column.dropped not in ("bsn", "personal")
    }
    return {**{header: key or "" for header, key in found.columns.items()}, **in_sheets}

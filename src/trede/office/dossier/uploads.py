# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a measurement: begin, look, map, measure, and take the rows home.

Pages call these in turn; between two pages the file waits (``trede.office.dossier.waiting``). Nothing of it reaches
the database, a log or the data folder in readable form. The order of calls for a page:

1. ``begin`` with the uploaded bytes: a token, which is the key, and the reading has begun.
2. ``seen`` with the token, until it is a ``Look`` and no longer ``Progress``. ``leave`` stops it.
3. ``again`` with the columns as corrected: the same, as often as wanted.
4. ``measure``: a measurement, and a new token for the rows file. The upload is gone after it.
5. ``remarks``: the user's own workbook with remarks.
6. ``rows_file`` with the token from 4: the rows file, until half an hour is over.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from trede.errors import NotFoundError, RefusedError
from trede.intake.filled_in import read_filled_in
from trede.intake.grids import Limits
from trede.intake.grids.limits import MEGABYTE
from trede.kernel.findings import errors, finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries, readings
from trede.office.dossier.models import Measurement as Kept
from trede.office.dossier.readings import Place
from trede.office.dossier.readings import Progress as Progress
from trede.office.dossier.rules import looking
from trede.office.dossier.rules.facts import told_of
from trede.office.dossier.rules.looking import Look as Look
from trede.office.dossier.rules.looking import Task, said_of_headers
from trede.office.dossier.rules.organisations import of_account
from trede.office.dossier.tasks import see_that_it_is_forgotten
from trede.office.dossier.waiting import Waiting
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.intake import Reading
    from trede.intake.mapping import Columns, Sheets
    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class Taken:
    """A measurement that was made, and the token under which its rows file waits."""

    measurement: UUID
    rows_token: str


def begin(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    name: str,
    data: bytes,
    first: date,
    last: date,
    before: Mapping[str, int] | None = None,
) -> str:
    """Take a file in and begin to read it with the columns this organisation remembers; the token.

    ``first`` and ``last`` are the reference year for a file that does not say; ``before`` comes back in the task of
    the look. Raises RefusedError when it is too large.
    """
    task = _task(by, dossier, name, first, last, before)
    _check_size(data)
    token = _wait(by, on, name, data)
    readings.begin(_place(by, token), task, len(data), on)
    return token


def again(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    token: str,
    columns: Columns,
    first: date,
    last: date,
    before: Mapping[str, int] | None = None,
    sheets: Sheets | None = None,
) -> None:
    """Begin to read a waiting file as its user says. Raises NotFoundError when it no longer waits."""
    place = _place(by, token)
    name, data = place.waiting.take(token, owner=place.owner, on=on)
    task = _task(by, dossier, name, first, last, before, columns, sheets)
    readings.begin(place, task, len(data), on)


def seen(*, by: Member, on: datetime, token: str) -> Look | Progress:
    """What a file holds, or how far the reading is. Raises NotFoundError when it no longer waits."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return readings.state(_place(by, token), on)


def measure(*, by: Member, on: datetime, dossier: UUID, token: str) -> Taken:
    """Make a measurement of a file that was looked at, remember its columns, and drop it.

    Raises NotFoundError when it was not, and RefusedError with every finding when something blocks, or when the
    dossier changed meanwhile (``dossier.changed-meanwhile``); the file then keeps waiting.
    """
    found = _looked(by, on, token)
    if found.prepared is None:
        raise RefusedError(found.findings)
    made = actions.keep_prepared(by=by, on=on, dossier=dossier, ready=found.prepared)
    rows_token = _rows_wait(by, on, found.prepared.organisation_document["kvk"], _rows(by, on, token))
    if said := said_of_headers(found):
        actions.remember_columns(by=by, on=on, columns=said)
    _waiting().drop(token, on=on)
    return Taken(made, rows_token)


def measure_by_hand(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    rows: Sequence[Mapping[str, str]],
    total_fte: str | None,
    first: date,
    last: date,
) -> Taken:
    """Make a measurement of rows filled in on a page. Raises RefusedError with every finding when one blocks."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    facts = queries.facts(by, dossier)
    reading = read_filled_in(facts.head(first, last), rows, total_fte)
    findings = told_of(facts, open_shelf(), reading)
    if reading.measurement is None or errors(findings):
        raise RefusedError(findings)
    declared, told = of_account(reading.measurement, facts.own)
    made = actions.measure(
        by=by,
        on=on,
        dossier=dossier,
        declared=declared,
        told=(*reading.findings, *told),
        source=Kept.Source.BY_HAND,
    )
    return Taken(made.measurement, _rows_wait(by, on, declared.organisation.kvk, made.rows_file))


def read_once(
    *, by: Member, on: datetime, dossier: UUID, name: str, data: bytes, first: date, last: date
) -> tuple[Reading, tuple[Finding, ...]]:
    """Read a file for this one request, and keep nothing: what it held, and everything wrong.

    Raises RefusedError when it is too large.
    """
    task = _task(by, dossier, name, first, last)
    _check_size(data)
    reading, _columns, _heads = looking.read(task, data)
    return reading, told_of(task.facts, open_shelf(), reading)


def remarks(*, by: Member, on: datetime, token: str, language: Language) -> bytes:
    """The user's own workbook (.xlsx) with the findings beside its rows; to be streamed, never kept."""
    from trede.intake.remarks import write_remarks_in

    found = _looked(by, on, token)
    name, data = _waiting().take(token, owner=_owner(by), on=on)
    out = BytesIO()
    write_remarks_in(data, name, found.findings, out, language, found.columns, found.task.sheets)
    return out.getvalue()


def rows_file(*, by: Member, on: datetime, token: str) -> tuple[str, bytes]:
    """Name and content of the rows file of a measurement just made. Raises NotFoundError when its time is over."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return _waiting().take(token, owner=_owner(by), on=on)


def leave(*, by: Member, on: datetime, token: str) -> None:
    """Stop reading a file and drop it with all that was read: nothing of it stays."""
    with suppress(NotFoundError):
        seen(by=by, on=on, token=token)
        _waiting().drop(token, on=on)


def forget_old(*, on: datetime) -> int:
    """Remove every waiting file whose time is over; for a task that runs now and then."""
    return _waiting().forget_old(on=on)


def _task(
    by: Member,
    dossier: UUID,
    name: str,
    first: date,
    last: date,
    before: Mapping[str, int] | None = None,
    columns: Columns | None = None,
    sheets: Sheets | None = None,
) -> Task:
    """What reading this file needs to know; after this no reading needs the database."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    facts, memory = queries.facts(by, dossier), queries.column_memory(by)
    return Task(name, facts, first, last, dict(columns or {}), memory, dict(before or {}), dict(sheets or {}))


def _check_size(data: bytes) -> None:
    limit = Limits().file_bytes
    if len(data) > limit:
        raise RefusedError([finding("dossier.too-large", "file", limit=limit // MEGABYTE)])


def _looked(by: Member, on: datetime, token: str) -> Look:
    found = seen(by=by, on=on, token=token)
    if isinstance(found, Progress):
        raise NotFoundError("This file is still being read.")
    return found


def _rows(by: Member, on: datetime, token: str) -> bytes:
    return readings.rows_of(_place(by, token), on)


def _rows_wait(by: Member, on: datetime, kvk: str, rows: bytes) -> str:
    return _wait(by, on, f"rijenbestand-{kvk}-{on:%Y-%m-%d}.json", rows)


def _wait(by: Member, on: datetime, name: str, data: bytes) -> str:
    token = _waiting().put(name, data, owner=_owner(by), on=on)
    see_that_it_is_forgotten(on=on)
    return token


def _place(by: Member, token: str) -> Place:
    return Place(_waiting(), token, _owner(by))


def _owner(by: Member) -> str:
    return f"{by.organisation} {by.person}"


def _waiting() -> Waiting:
    return Waiting(Path(settings.TREDE_WAITING))

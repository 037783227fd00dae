# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a measurement: bring, look, map, measure, and take the rows home.

Pages call these in turn; between two pages the file waits (``trede.office.dossier.waiting``). Nothing of it reaches
the database, a log or the data folder in readable form. The order of calls for a page:

1. ``bring`` with the uploaded bytes: a token for the form, and the reading (columns with sample values, findings).
2. ``look_again`` with the token and the columns as corrected: the same, as often as wanted.
3. ``measure`` with the token: a measurement, and a new token for the rows file. The upload is gone after it.
4. ``remarks`` with the token of an upload: the user's own workbook with remarks.
5. ``rows_file`` with the token from 3: the rows file, until half an hour is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from trede.errors import RefusedError
from trede.intake import read_bytes
from trede.intake.filled_in import read_filled_in
from trede.intake.grids import Limits
from trede.intake.grids.limits import MEGABYTE
from trede.kernel.findings import errors, finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Measurement as Kept
from trede.office.dossier.rules.columns import recalled
from trede.office.dossier.rules.organisations import of_account
from trede.office.dossier.tasks import see_that_it_is_forgotten
from trede.office.dossier.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.intake import Reading
    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.scheme import Language

    Columns = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that waits under ``token``, and what was read in it.

    ``findings`` holds everything wrong, also under the edition of the intended day; those that block first.
    ``columns`` is what was said or remembered of its columns. Show ``reading.sheets`` and their samples; store none.
    """

    token: str
    reading: Reading
    findings: tuple[Finding, ...]
    columns: Columns

    @property
    def measurable(self) -> bool:
        return self.reading.measurement is not None and not errors(self.findings)


@dataclass(frozen=True, slots=True)
class Taken:
    """A measurement that was made, and the token under which its rows file waits."""

    measurement: UUID
    rows_token: str


def bring(
    *, by: Member, on: datetime, dossier: UUID, name: str, data: bytes, first: date, last: date
) -> Brought:
    """Take a file in and read it with the columns this organisation remembers.

    ``first`` and ``last`` are the reference year for a file that does not say.
    Raises RefusedError when it is too large.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    limit = Limits().file_bytes
    if len(data) > limit:
        raise RefusedError([finding("dossier.too-large", "file", limit=limit // MEGABYTE)])
    head = queries.head(by, dossier, first, last)
    reading = read_bytes(data, name, None, head)
    columns = recalled(by.organisation, reading.sheets, queries.column_memory(by))
    if columns:
        reading = read_bytes(data, name, columns, head)
    token = _wait(by, on, name, data)
    return Brought(token, reading, _told(by, dossier, reading), columns)


def look_again(
    *, by: Member, on: datetime, dossier: UUID, token: str, columns: Columns, first: date, last: date
) -> Brought:
    """Read a waiting file with other columns. Raises NotFoundError when it no longer waits."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    name, data = _waiting().take(token, owner=_owner(by), on=on)
    reading = read_bytes(data, name, columns, queries.head(by, dossier, first, last))
    return Brought(token, reading, _told(by, dossier, reading), columns)


def measure(
    *, by: Member, on: datetime, dossier: UUID, token: str, columns: Columns, first: date, last: date
) -> Taken:
    """Make a measurement of a waiting file, remember its columns, and drop it.

    Raises RefusedError with every finding when something blocks; the file then keeps waiting.
    """
    brought = look_again(by=by, on=on, dossier=dossier, token=token, columns=columns, first=first, last=last)
    taken = _measured(by, on, dossier, brought.reading, brought.findings, Kept.Source.FILE)
    if said := {header: field or "" for header, field in columns.items()}:
        actions.remember_columns(by=by, on=on, columns=said)
    _waiting().drop(token, on=on)
    return taken


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
    reading = read_filled_in(queries.head(by, dossier, first, last), rows, total_fte)
    return _measured(by, on, dossier, reading, _told(by, dossier, reading), Kept.Source.BY_HAND)


def remarks(
    *, by: Member, on: datetime, dossier: UUID, token: str, columns: Columns, first: date, last: date,
    language: Language,
) -> bytes:  # fmt: skip
    """The user's own workbook (.xlsx) with the findings beside its rows; to be streamed, never kept."""
    from trede.intake.remarks import write_remarks_in

    brought = look_again(by=by, on=on, dossier=dossier, token=token, columns=columns, first=first, last=last)
    name, data = _waiting().take(token, owner=_owner(by), on=on)
    out = BytesIO()
    write_remarks_in(data, name, brought.findings, out, language, columns)
    return out.getvalue()


def rows_file(*, by: Member, on: datetime, token: str) -> tuple[str, bytes]:
    """Name and content of the rows file of a measurement just made. Raises NotFoundError when its time is over."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return _waiting().take(token, owner=_owner(by), on=on)


def leave(*, by: Member, on: datetime, token: str) -> None:
    """Drop a waiting file: the user stopped, or has the rows file."""
    _waiting().drop(token, on=on)


def forget_old(*, on: datetime) -> int:
    """Remove every waiting file whose time is over; for a task that runs now and then."""
    return _waiting().forget_old(on=on)


def _measured(
    by: Member,
    on: datetime,
    dossier: UUID,
    reading: Reading,
    findings: tuple[Finding, ...],
    source: Kept.Source,
) -> Taken:
    if reading.measurement is None or errors(findings):
        raise RefusedError(findings)
    declared, told = of_account(reading.measurement, queries.own_organisation(by))
    made = actions.measure(
        by=by, on=on, dossier=dossier, declared=declared, told=(*reading.findings, *told), source=source
    )
    name = f"regels-{declared.organisation.kvk}-{on:%Y-%m-%d}.json"
    return Taken(made.measurement, _wait(by, on, name, made.rows_file))


def _told(by: Member, dossier: UUID, reading: Reading) -> tuple[Finding, ...]:
    """Everything wrong, in the reading and under the edition; errors first."""
    if reading.measurement is None:
        return reading.findings
    declared, other = of_account(reading.measurement, queries.own_organisation(by))
    wrong = queries.check_measurement(by, dossier, declared)
    found = (*reading.findings, *reading.located(wrong), *other)
    return tuple(sorted(found, key=lambda each: not each.blocks))


def _wait(by: Member, on: datetime, name: str, data: bytes) -> str:
    token = _waiting().put(name, data, owner=_owner(by), on=on)
    see_that_it_is_forgotten(on=on)
    return token


def _owner(by: Member) -> str:
    return f"{by.organisation} {by.person}"


def _waiting() -> Waiting:
    return Waiting(Path(settings.TREDE_WAITING))

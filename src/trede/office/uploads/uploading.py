# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a measurement: begin, look, map, measure, and take the rows home.

Pages call these in turn; between two pages the file waits (``trede.office.vault.waiting``). Nothing of it reaches
the database, a log or the data folder in readable form. The order of calls for a page:

1. ``begin`` with the uploaded bytes: a token, which is the key, and the reading has begun.
2. ``seen`` with the token, until it is a ``Look`` and no longer ``Progress``. ``leave`` stops it.
3. ``read_again`` with what its user says of it: the same, as often as wanted. From then on it is remembered.
4. ``measure``: a measurement, and a new token for the rows file. The upload is gone after it.
5. ``begin_book``: a token for the user's own workbook, with remarks or mended, and ``book`` until it is there.
6. ``rows_file`` with the token from 4: the rows file, until half an hour is over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from trede.errors import NotFoundError, RefusedError
from trede.intake.filled_in import read_filled_in
from trede.intake.grids import Limits
from trede.intake.grids.limits import MEGABYTE
from trede.intake.said import NOTHING_SAID
from trede.kernel.days import dutch_day
from trede.kernel.findings import errors, finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.facts import told_of
from trede.office.dossier.rules.organisations import of_account
from trede.office.uploads import readings
from trede.office.uploads.actions import remember_columns, remember_words
from trede.office.uploads.jobs import ROWS
from trede.office.uploads.places import Place
from trede.office.uploads.places import Progress as Progress
from trede.office.uploads.queries import memory
from trede.office.uploads.rules.looking import Look as Look
from trede.office.uploads.rules.looking import Task
from trede.office.uploads.rules.looks import look_text, read_look, task_document
from trede.office.uploads.rules.memory import news, with_headers
from trede.office.vault.tasks import see_that_it_is_forgotten
from trede.office.vault.together import waiting_files
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.intake.mapping import Sheets
    from trede.intake.mending import Mend
    from trede.intake.said import Said
    from trede.office.accounts.rules.members import Member
    from trede.scheme import Language

Book = Literal["remarks", "mended"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user says of a file that waits (see ``Task``)."""

    first: date
    last: date
    said: Said = NOTHING_SAID
    sheets: Sheets = field(default_factory=dict)
    mends: Sequence[Mend] = ()
    year_chosen: bool = False


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
    said: Said = NOTHING_SAID,
) -> str:
    """Take a file in and begin to read it with the columns this organisation remembers; the token.

    ``first`` and ``last`` are the reference year for a file that does not say; ``before`` comes back in the task of
    the look. ``said`` is what its user brings along of a time before: it is remembered too. Raises RefusedError
    when it is too large.
    """
    task = replace(_task(by, dossier, name, first, last, before), said=said)
    token = begin_work(by=by, on=on, name=name, data=data, kind="look", document=task_document(task))
    _remember_said(by, on, news(said, NOTHING_SAID))
    return token


def begin_work(
    *, by: Member, on: datetime, name: str, data: bytes, kind: str, document: Mapping[str, Any]
) -> str:
    """Work on a file beside the request (a kind of ``jobs``); the token. Raises RefusedError when it is too large."""
    limit = Limits().file_bytes
    if len(data) > limit:
        raise RefusedError([finding("dossier.too-large", "file", limit=limit // MEGABYTE)])
    readings.check_room(place_of(by, ""))
    token = _wait(by, on, name, data)
    readings.begin(place_of(by, token), kind, document, on)
    return token


def read_again(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    token: str,
    answers: Answers,
    before: Mapping[str, int] | None = None,
) -> None:
    """Begin to read a waiting file as its user says, and remember what holds for the next file too.

    Raises NotFoundError when it no longer waits.
    """
    place, found = place_of(by, token), _looked(by, on, token)
    task = _task(by, dossier, found.task.name, answers.first, answers.last, before, answers)
    _remember(by, on, found, task)
    readings.begin(place, "look", task_document(task), on)


def seen(*, by: Member, on: datetime, token: str) -> Look | Progress:
    """What a file holds, or how far the reading is. Raises NotFoundError when it no longer waits."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = readings.state(place_of(by, token), on)
    return found if isinstance(found, Progress) else read_look(found)


def measure(*, by: Member, on: datetime, dossier: UUID, token: str) -> Taken:
    """Make a measurement of a file that was looked at, and drop it.

    Raises NotFoundError when it was not, and RefusedError with every finding when something blocks, or when the
    dossier changed meanwhile (``dossier.changed-meanwhile``); the file then keeps waiting.
    """
    found = _looked(by, on, token)
    if found.prepared is None:
        raise RefusedError(found.findings)
    made = actions.keep_prepared(by=by, on=on, dossier=dossier, ready=found.prepared)
    rows_token = _rows_wait(by, on, found.prepared.organisation_document["kvk"], _rows(by, on, token))
    waiting_files().drop(token, on=on)
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
        source=actions.BY_HAND,
    )
    return Taken(made.measurement, _rows_wait(by, on, declared.organisation.kvk, made.rows_file))


def begin_book(*, by: Member, on: datetime, token: str, kind: Book, name: str, language: Language) -> str:
    """Make the user's own workbook (.xlsx), with the findings beside its rows or as it was mended on the page.

    ``name`` is what it is called; gives a token.
    """
    document = {"look": look_text(_looked(by, on, token)), "language": language}
    _name, data = waiting_files().take(token, owner=_owner(by), on=on)
    return begin_work(by=by, on=on, name=name, data=data, kind=kind, document=document)


def begin_rows_book(*, by: Member, on: datetime, token: str, name: str, language: Language) -> str:
    """Make a workbook (.xlsx) of the rows of a rows file that waits, to read; gives a token for ``book``."""
    _name, data = rows_file(by=by, on=on, token=token)
    return begin_work(by=by, on=on, name=name, data=data, kind="rows-book", document={"language": language})


def book(*, by: Member, on: datetime, token: str) -> bytes | Progress:
    """That workbook, to be streamed and never kept, or how far it is. Raises NotFoundError when it no longer waits."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return readings.state(place_of(by, token), on)


def name_of(*, by: Member, on: datetime, token: str) -> str:
    """What the user called a file that waits. Raises NotFoundError when it does not."""
    name, _data = waiting_files().take(token, owner=_owner(by), on=on)
    return name


def rows_file(*, by: Member, on: datetime, token: str) -> tuple[str, bytes]:
    """Name and content of the rows file of a measurement just made. Raises NotFoundError when its time is over."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return waiting_files().take(token, owner=_owner(by), on=on)


def leave(*, by: Member, on: datetime, token: str) -> None:
    """Stop reading a file and drop it with all that was read: nothing of it stays."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    readings.stop(place_of(by, token), on)


def forget_old(*, on: datetime) -> int:
    """Remove every waiting file whose time is over; for a task that runs now and then."""
    return waiting_files().forget_old(on=on)


def _task(
    by: Member,
    dossier: UUID,
    name: str,
    first: date,
    last: date,
    before: Mapping[str, int] | None = None,
    answers: Answers | None = None,
) -> Task:
    """What reading this file needs to know; after this no reading needs the database."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    task = Task(name, queries.facts(by, dossier), first, last, memory=memory(by), before=dict(before or {}))
    if answers is None:
        return task
    told = {name: getattr(answers, name) for name in ("said", "sheets", "mends", "year_chosen")}
    return replace(task, **told)


def _remember(by: Member, on: datetime, found: Look, task: Task) -> None:
    """What was said just now of columns and words: for the next file, whatever becomes of this one."""
    _remember_said(by, on, news(with_headers(task.said, task.sheets, found.heads), found.said))


def _remember_said(by: Member, on: datetime, said: Said) -> None:
    if said.columns:
        remember_columns(by=by, on=on, columns=said.columns)
    if said.words or said.fulltime_week:
        remember_words(by=by, on=on, words=said.words, fulltime_week=said.fulltime_week)


def _looked(by: Member, on: datetime, token: str) -> Look:
    found = seen(by=by, on=on, token=token)
    if isinstance(found, Progress):
        raise NotFoundError("This file is still being read.")
    return found


def _rows(by: Member, on: datetime, token: str) -> bytes:
    place = place_of(by, token)
    return place.found(place.ticket(on), on, ROWS)


def _rows_wait(by: Member, on: datetime, kvk: str, rows: bytes) -> str:
    return _wait(by, on, f"rijenbestand-{kvk}-{dutch_day(on).isoformat()}.json", rows)


def _wait(by: Member, on: datetime, name: str, data: bytes) -> str:
    token = waiting_files().put(name, data, owner=_owner(by), on=on)
    see_that_it_is_forgotten(on=on)
    return token


def place_of(by: Member, token: str) -> Place:
    """Where the file of this token waits, for this person in this organisation."""
    return Place(waiting_files(), token, _owner(by))


def _owner(by: Member) -> str:
    return f"{by.organisation} {by.person}"

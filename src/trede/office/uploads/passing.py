# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forecasts and plans beside the requests, from a file that passes by or from the classes that were kept.

Each ``begin`` gives a token; ``seen`` with it gives what was found, or how far it is. Nothing of a file is kept:
whoever wants it again after half an hour brings the file again.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError
from trede.kernel.canonical import canonical_text
from trede.kernel.days import dutch_day
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.uploads import readings, uploading
from trede.office.uploads.places import Progress
from trede.office.uploads.queries import memory
from trede.office.uploads.rules.looking import Task
from trede.office.uploads.rules.looks import task_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.counts import Counts
    from trede.office.uploads.rules.advising import Chosen


def begin_forecast(*, by: Member, on: datetime, dossier: UUID, name: str, data: bytes, until: date) -> str:
    """Look ahead with the rows in a file, until this day. Raises RefusedError for a large file."""
    document = {**_beside(by, dossier, name), "until": until.isoformat(), "today": dutch_day(on).isoformat()}
    return uploading.begin_work(by=by, on=on, name=name, data=data, kind="ahead", document=document)


def begin_advice(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    name: str,
    data: bytes,
    to: str,
    chosen: Chosen,
    typed: Mapping[str, Any],
) -> str:
    """Look for the smallest step with the rows in a file; ``typed`` comes back with what was found."""
    document = {**_beside(by, dossier, name), "to": to, "chosen": asdict(chosen), "typed": dict(typed)}
    return uploading.begin_work(by=by, on=on, name=name, data=data, kind="advice", document=document)


def begin_advice_from_classes(*, by: Member, on: datetime, dossier: UUID, to: str) -> str:
    """Look for the smallest step without rows."""
    counts = queries.counts(by, dossier)
    document = {"task": None, "counts": asdict(counts), "to": to}
    name = _plan_name(counts, to)
    return uploading.begin_work(by=by, on=on, name=name, data=b"", kind="advice", document=document)


def begin_invoices(*, by: Member, on: datetime, name: str, data: bytes) -> str:
    """Read invoices or an audit file. Raises RefusedError for a large file."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    return uploading.begin_work(by=by, on=on, name=name, data=data, kind="invoices", document={"name": name})


def begin_division(
    *,
    by: Member,
    on: datetime,
    name: str,
    data: bytes,
    case: Mapping[str, Any] | None = None,
    skills: Sequence[Sequence[Any]] = (),
    typed: Mapping[str, Any] | None = None,
) -> str:
    """Match the people in a file to its work, or those of a ``case`` that was kept; ``typed`` comes back with it.

    ``skills`` are the lines of the employer's list. Raises RefusedError for a large file.
    """
    require(by, Permission.WORK_EDIT, by.organisation)
    document = {"name": name, "seed": 1, "case": case, "skills": [*skills], "typed": dict(typed or {})}
    return uploading.begin_work(by=by, on=on, name=name, data=data, kind="division", document=document)


def begin_skills(*, by: Member, on: datetime, name: str, data: bytes) -> str:
    """Read a list of competences. Raises RefusedError for a large file."""
    require(by, Permission.WORK_EDIT, by.organisation)
    return uploading.begin_work(by=by, on=on, name=name, data=data, kind="skills", document={"name": name})


def advice_fits(*, by: Member, on: datetime, dossier: UUID, to: str, token: str) -> bool:
    """Whether this token is of a search without rows, on the measurement and for the level that are asked now."""
    place = uploading.place_of(by, token)
    try:
        name, _nothing = place.waiting.take(token, owner=place.owner, on=on)
    except NotFoundError:
        return False
    return name == _plan_name(queries.counts(by, dossier), to)


def seen(*, by: Member, on: datetime, token: str) -> Mapping[str, Any] | Progress:
    """What was found (``rules/ahead.py``, ``rules/advising.py``; or ``findings``), with what was ``typed``.

    Raises NotFoundError when it no longer waits.
    """
    place = uploading.place_of(by, token)
    found = readings.state(place, on)
    if isinstance(found, Progress):
        return found
    document = readings.asked(place, on)
    return {"typed": document.get("typed", {}), **json.loads(found)}


def leave(*, by: Member, on: datetime, token: str) -> None:
    """Stop, and drop all of it."""
    readings.stop(uploading.place_of(by, token), on)


def _plan_name(counts: Counts, to: str) -> str:
    """What a search without rows is called: another measurement or level gives another name."""
    return sha256(canonical_text({"to": to, "counts": asdict(counts)}).encode()).hexdigest()


def _beside(by: Member, dossier: UUID, name: str) -> dict[str, Any]:
    """What reading a file beside the measurement that counts needs. Raises NotFoundError before the first one."""
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    counts = queries.counts(by, dossier)
    first, last = (date.fromisoformat(each) for each in (counts.first_day, counts.last_day))
    task = Task(name, queries.facts(by, dossier), first, last, memory=memory(by))
    return {"task": task_document(task), "counts": asdict(counts)}

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A look at a file, and the task it came from, as text and back: to be kept encrypted while a file waits."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.intake.mapping import ColumnMapping, SheetMapping, SheetSaid
from trede.intake.mending import Mend
from trede.intake.said import Said
from trede.kernel.findings import Finding
from trede.office.dossier.rules.facts import Facts
from trede.office.dossier.rules.measuring import Kept, Prepared
from trede.office.uploads.rules.heads import head_document, read_head
from trede.office.uploads.rules.looking import Counted, Look, Task
from trede.office.uploads.rules.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping


def task_document(task: Task) -> dict[str, Any]:
    """The task; its days as 2026-12-31."""
    return {**asdict(task), "first": task.first.isoformat(), "last": task.last.isoformat()}


def read_task(document: Mapping[str, Any]) -> Task:
    """A task as it was written."""
    values: dict[str, Any] = {
        "first": date.fromisoformat(document["first"]),
        "last": date.fromisoformat(document["last"]),
        "facts": Facts(**document["facts"]),
        "said": Said(**document["said"]),
        "memory": Memory(**document["memory"]),
        "sheets": {name: SheetSaid(**said) for name, said in document["sheets"].items()},
        "mends": tuple(Mend(**each) for each in document["mends"]),
    }
    return Task(**{**document, **values})


def look_text(found: Look) -> str:
    """The look as JSON."""
    heads = [head_document(each) for each in found.heads]
    rest = asdict(replace(found, heads=()))
    return json.dumps({**rest, "task": task_document(found.task), "heads": heads})


def read_look(text: str | bytes) -> Look:
    """A look as it was written."""
    document = json.loads(text)
    return Look(
        read_task(document["task"]),
        Said(**document["said"]),
        tuple(_sheet(each) for each in document["sheets"]),
        tuple(Finding(**each) for each in document["findings"]),
        _prepared(document["prepared"]),
        tuple(read_head(each) for each in document["heads"]),
        document["words"],
        tuple(document["year"]),
        _counted(document["counted"]),
    )


def _counted(document: Mapping[str, Any] | None) -> Counted | None:
    if document is None:
        return None
    return Counted(**{**document, "fulltime_hours": tuple(document["fulltime_hours"])})


def _sheet(document: Mapping[str, Any]) -> SheetMapping:
    columns = (ColumnMapping(**{**each, "samples": tuple(each["samples"])}) for each in document["columns"])
    return SheetMapping(**{**document, "columns": tuple(columns)})


def _prepared(document: Mapping[str, Any] | None) -> Prepared | None:
    if document is None:
        return None
    return Prepared(**{**document, "scores": tuple(Kept(**each) for each in document["scores"])})

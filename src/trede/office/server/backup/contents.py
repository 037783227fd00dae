# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is in a backup: every table of which a row could be missed, as lines of JSON that no database is special in.

{"format": "trede/backup/1", "trede": "0.1.0", "made_at": ..., "migrations": {app: name}, "counts": {table: rows}}
{"file": "journal.checkpoints", "text": ...}        files beside the database, in pieces
{"table": "accounts.person", "columns": [...]}      and then a list for each row
{"end": {"digests": {table: ...}, "head": [number, sha256], "note": ..., "keys": [...]}}
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.apps.registry import Apps
    from django.db.models import Field, Model

FORMAT = "trede/backup/1"
LEFT_OUT = {
    "sessions.session": "whoever logged out meanwhile must not be logged in again",
    "usersessions.usersession": "belongs to those sessions",
    "accounts.loginlink": "a link that was used meanwhile must not work again; it holds half an hour",
    "account.emailconfirmation": "the same",
    "django_tasks_database.dbtaskresult": "work that a start plans again",
    "vault.waitingfile": "half an hour at most, and nobody has the key but a page",
    "work.worker": "processes of the machine that made it",
    "contenttypes.contenttype": "made with the tables",
    "auth.permission": "made with the tables",
    "auth.group": "not used: rights come from roles",
    "auth.group_permissions": "not used",
}
OTHER_TABLES = {
    "django_migrations": "made with the tables; the first line of a backup tells them",
    "server_cache": "counts of the last minutes, such as wrong passwords",
}
CHUNK = 2000
MODULUS = 1 << 256


def kept_models(apps: Apps) -> list[type[Model]]:
    """Those whose rows are in a backup, in an order that does not change."""
    models = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]
    return sorted((each for each in models if name(each) not in LEFT_OUT), key=name)


def name(model: type[Model]) -> str:
    """By which a backup knows a table: ``app.model``."""
    return str(model._meta.label_lower)


def columns(model: type[Model]) -> list[Field[Any, Any]]:
    """The fields that have a column in this table, in an order that does not hang on how its model came about."""
    return sorted(model._meta.local_concrete_fields, key=lambda each: each.attname)


def rows(model: type[Model]) -> Iterator[str]:
    """Each row as a line of JSON, a little at a time."""
    names = [each.attname for each in columns(model)]
    found = model._default_manager.order_by("pk").values_list(*names)
    return (line(list(each)) for each in found.iterator(chunk_size=CHUNK))


def line(value: object) -> str:
    """Canonical enough to compare: one way to write each value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (bytes, memoryview)):
        return b64encode(value).decode("ascii")
    raise TypeError(f"A backup cannot hold {type(value).__name__} yet.")


def prepared(row: Sequence[object], fields: Sequence[Field[Any, Any]], connection: Any) -> list[Any]:
    """A row for the database that is restored into."""
    return [
        each.get_db_prep_save(_typed(value, each), connection)
        for value, each in zip(row, fields, strict=True)
    ]


def _typed(value: object, column: Field[Any, Any]) -> object:
    as_it_is = value is None or column.get_internal_type() == "JSONField"
    return value if as_it_is else column.to_python(value)


@dataclass(slots=True)
class Digest:
    """How many rows there were, and one checksum over all of them in whatever order."""

    count: int = 0
    total: int = field(default=0, repr=False)

    def add(self, text: str) -> None:
        self.count += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(text.encode()).digest())) % MODULUS

    @property
    def hex(self) -> str:
        return f"{self.total:064x}"

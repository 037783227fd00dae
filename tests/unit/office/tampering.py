# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody does who has the database itself in hand; on both kinds of database."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, models

from trede.office.audit.guards import GUARDS as AUDIT
from trede.office.certificates.guards import GUARDS as CERTIFICATES
from trede.office.dossier.guards import GUARDS as DOSSIER
from trede.office.journal.append_only import GUARDS as JOURNAL
from trede.office.journal.guards import TRIGGER
from trede.office.log.guards import GUARDS as LOG

ALL = (JOURNAL, DOSSIER, LOG, AUDIT, CERTIFICATES)
"""The guards of every room that has some."""


def by_hand(*statements: str) -> None:
    """Past every action."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def without_guards() -> None:
    """Drop every trigger that stands in the way."""
    for guards in ALL:
        for statement in guards.of(connection.vendor):
            if found := TRIGGER.match(statement):
                on = f" ON {found[3]}" if connection.vendor == "postgresql" else ""
                by_hand(f"DROP TRIGGER {found[1]}{on}")


TRIGGERS_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
TRIGGERS_ON_POSTGRESQL = """
    SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass"""


def triggers(table: str) -> list[tuple[str, str]]:
    """Those of this table: what drops each, and what puts it back as it stands."""
    on_sqlite = connection.vendor == "sqlite"
    on = "" if on_sqlite else f" ON {table}"
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS_ON_SQLITE if on_sqlite else TRIGGERS_ON_POSTGRESQL, [table])
        return [(f"DROP TRIGGER {name}{on}", make) for name, make in cursor.fetchall()]


def fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Of a key of several columns those alone."""
    return [each for each in model._meta.concrete_fields if each.column]


def other(field: models.Field[Any, Any], value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(field, models.ForeignKey):
        return uuid.uuid4() if isinstance(value, uuid.UUID) or value is None else value + 1_000
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.JSONField):
        return [["x"]]
    if isinstance(field, models.BinaryField):
        return bytes(value) + b"x"
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return (value or datetime(2020, 1, 1).astimezone()) - timedelta(seconds=1)
    if isinstance(field, models.DateField):
        return (value or date(2026, 1, 2)) - timedelta(days=1)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1_000
    text = value or ""
    return f"{text[:-1]}{'y' if text.endswith('x') else 'x'}"


def other_row(row: models.Model) -> models.Model:
    """A row beside this one that says the same, as far as two rows may."""
    model, meta = type(row), row._meta
    said = {each.attname: getattr(row, each.attname) for each in fields(model)}
    alone = {each.attname for each in fields(model) if each.primary_key or each.unique}
    together = [each.fields for each in meta.constraints if isinstance(each, models.UniqueConstraint)]
    together += [[each.name for each in meta.pk_fields]] if len(meta.pk_fields) > 1 else []
    for names in together:
        said_of = [meta.get_field(name) for name in names]
        if not alone.intersection(each.attname for each in said_of):
            alone.add(next((each for each in reversed(said_of) if not each.is_relation), said_of[-1]).attname)
    said |= {each.attname: other(each, said[each.attname]) for each in fields(model) if each.attname in alone}
    return model(**said)

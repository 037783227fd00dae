# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the tables are tables still, with the rules that trede made for their rows, and no rule of somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db import models
    from django.db.backends.utils import CursorWrapper

    from trede.office.server.configuration import Configuration

RULES = "SELECT tablename FROM pg_rules WHERE schemaname = current_schema()"
HIDING = """
    SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = current_schema()::regnamespace"""


def other(configuration: Configuration) -> list[Finding]:
    """A table in the place of which stands something else, or that lost what keeps double or impossible rows out."""
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        tables = {each.name for each in connection.introspection.get_table_list(cursor) if each.type == "t"}
        models_ = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed]
        names = [each._meta.db_table for each in models_ if not _is_as_made(each, tables, cursor)]
        if connection.vendor == "postgresql":
            for question in (RULES, HIDING):
                cursor.execute(question)
                names += [name for (name,) in cursor.fetchall()]
    return [finding("doctor.shape-other", "shape", names[0], count=len(names))] if names else []


def _is_as_made(model: type[models.Model], tables: set[str], cursor: CursorWrapper) -> bool:
    from django.db import connection

    if model._meta.db_table not in tables:
        return False
    found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    unique = {
        frozenset(each["columns"] or ()) for each in found.values() if each["unique"] or each["primary_key"]
    }
    named = {each.name for each in model._meta.constraints}
    return set(_unique(model)) <= unique and named <= found.keys()


def _unique(model: type[models.Model]) -> Iterator[frozenset[str | None]]:
    """The columns of which no two rows have the same; those with a name of their own are found by that."""
    yield frozenset(each.column for each in model._meta.pk_fields)
    yield from (frozenset([each.column]) for each in model._meta.local_fields if each.unique and each.column)
    for names in model._meta.unique_together:
        yield frozenset(each.column for each in model._meta.local_fields if each.name in names)

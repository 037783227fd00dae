# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of one owner, asked with the SQL that Django made of the question the first time.

Each action asks for the rows of up to sixteen tables, and making the SQL takes Django far longer than the database
takes to answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db import models


@dataclass(frozen=True, slots=True)
class Question:
    """Its SQL, the field that says whose a row is, and what makes values of Python of what the database gives."""

    sql: str
    owner: Any
    names: Sequence[str]
    converters: Sequence[tuple[int, tuple[Sequence[Any], Any]]]

    def rows(self, owner: object) -> Iterator[dict[str, Any]]:
        """As ``values`` of Django gives them, in any order."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [self.owner.get_db_prep_value(owner, connection)] if self.owner else [])
            found = cursor.fetchall()
        for row in map(list, found):
            for place, (ways, column) in self.converters:
                for way in ways:
                    row[place] = way(row[place], column, connection)
            yield dict(zip(self.names, row, strict=True))


_made: dict[tuple[object, ...], Question] = {}


def rows_of(
    model: type[models.Model], whose: str, owner: object, fields: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """These fields of the rows whose field ``whose`` is ``owner``; of all rows when it is empty."""
    key = (model, whose, tuple(fields), connection.vendor)
    if key not in _made:
        _made[key] = _question(model, whose, owner, fields)
    return _made[key].rows(owner)


def _question(model: type[models.Model], whose: str, owner: object, fields: Sequence[str]) -> Question:
    """As it is for this owner, and so for any other."""
    asked = model._default_manager.filter(**({whose: owner} if whose else {})).order_by().values(*fields)
    compiler = asked.query.get_compiler(connection=connection)
    sql, _ = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return Question(sql, model._meta.get_field(whose) if whose else None, fields, tuple(converters.items()))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""States: checksums of what is kept, told by each event that changes it, so that a change by hand is seen.

A room declares what it keeps together as ``Kept``: one owner (a dossier, an organisation) and the tables with its rows.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import DatabaseError

from trede.kernel.canonical import canonical_text
from trede.office.journal.asked import rows_of
from trede.office.journal.queries import entries
from trede.office.journal.rules import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db import models

STATE = "state:"
"""How the name of a fact begins that is the state of something."""
ALL = "all"
HEX_DIGITS = 32
"""128 bits of each checksum: nobody makes other rows with the same ones."""
UNREADABLE = (ValueError, TypeError, ArithmeticError, DatabaseError)
"""What reading raises when by hand something was put in a column that is no id, moment, number or JSON."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one owner, which the field ``owner`` names; empty: all rows belong to one. Order plays no part."""

    model: type[models.Model]
    owner: str
    fields: Sequence[str]

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    def checksum(self, owner: object) -> str:
        """Over every row of this owner, as it stands in the database now."""
        rows = rows_of(self.model, self.owner, owner, self.fields)
        texts = sorted(canonical_text(_plain(row)) for row in rows)
        return hashlib.sha256(canonical_text(texts).encode()).hexdigest()[:HEX_DIGITS]


def _plain(value: object) -> object:
    """As documents have it: days, moments and ids as text, and of a picture the checksum."""
    if isinstance(value, (bytes, memoryview)):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, (date, UUID)):
        return str(value)
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one kind of owner. ``versions`` has the tables and fields of each version, the newest last:

    another field asks for a version more, so that older states can still be compared.
    """

    name: str
    versions: Sequence[Sequence[Table]]

    def fact(self, owner: object) -> dict[str, str]:
        """The state of an owner now, as a fact for an event."""
        return {f"{STATE}{self.name}:{owner}": self.state(owner, len(self.versions))}

    def state(self, owner: object, version: int) -> str:
        """``1 answer=<checksum> ...``: the version, and a checksum for each table."""
        tables = self.versions[version - 1]
        return " ".join([str(version), *(f"{table.name}={table.checksum(owner)}" for table in tables)])

    def owners(self) -> list[object]:
        """Every owner that has a row, in any of the tables that name it as the first one does."""
        first = self.versions[-1][0]
        if not first.owner:
            return [ALL] if first.model._default_manager.exists() else []
        alike = [table for table in self.versions[-1] if table.owner == first.owner]
        found = (
            each.model._default_manager.order_by().values_list(first.owner, flat=True).distinct()
            for each in alike
        )
        return list(dict.fromkeys(owner for owners in found for owner in owners))


def told() -> dict[str, str]:
    """What the journal says: ``dossier:<id>`` to the state that the newest event about it told."""
    found: dict[str, str] = {}
    for entry in entries():
        if not isinstance(entry.facts, dict):  # written by hand; the chain names it
            continue
        states = {name: fact for name, fact in entry.facts.items() if name.startswith(STATE)}
        found |= {name.removeprefix(STATE): str(state) for name, state in states.items()}
    return found


def told_nothing_of(kept: Kept, said: Mapping[str, str]) -> dict[str, str]:
    """The states, as facts, of owners that the journal never told the state of."""
    found: dict[str, str] = {}
    for owner in kept.owners():
        if f"{kept.name}:{owner}" not in said:
            found |= kept.fact(owner)
    return found


@dataclass(frozen=True, slots=True)
class Changed:
    """What is not as the journal says: the owner (``dossier:<id>``), and which of its tables.

    Without tables all of it: it is gone, or no event ever told of it.
    """

    owner: str
    tables: Sequence[str]


def changed(kept: Kept, said: Mapping[str, str]) -> Iterator[Changed]:
    """Every owner whose rows were changed, added or removed without an event."""
    try:
        there = {f"{kept.name}:{owner}": owner for owner in kept.owners()}
    except UNREADABLE:
        yield Changed(f"{kept.name}:?", (kept.versions[-1][0].name,))
        return
    for name, owner in there.items():
        if name not in said:
            yield Changed(name, ())
        elif tables := _other(kept, owner, said[name]):
            yield Changed(name, tables)
    gone = {name for name in said if name.partition(":")[0] == kept.name} - there.keys()
    without_rows = kept.state(UUID(int=0), len(kept.versions))
    yield from (Changed(name, ()) for name in sorted(gone) if said[name] != without_rows)


def _other(kept: Kept, owner: object, said: str) -> list[str]:
    """The tables that differ; a state that we cannot read differs in all of them."""
    version = said.partition(" ")[0]
    if not version.isdecimal() or not 1 <= int(version) <= len(kept.versions):
        return [table.name for table in kept.versions[-1]]
    return [table.name for table in kept.versions[int(version) - 1] if _differs(table, owner, said.split())]


def _differs(table: Table, owner: object, said: Sequence[str]) -> bool:
    """Rows that cannot be read are not those that the journal tells of."""
    try:
        return f"{table.name}={table.checksum(owner)}" not in said
    except UNREADABLE:
        return True

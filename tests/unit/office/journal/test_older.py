# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chain of before events had a set of organisations, made again, without its tables.

With them, and as a start does it: ``tests/integration/office/test_older_tables.py``.
"""

import hashlib
import json
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from uuid import UUID

import pytest

from trede.errors import ConfigurationError
from trede.office.journal.rules import GENESIS, Entry, breaks

remake = import_module("trede.office.journal.migrations.0003_organisations").remake
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
OURS = UUID(int=7)
WHOSE = [None, OURS, OURS]


class Table:
    """What of a table is used."""

    def __init__(self, rows=()):
        self.rows = list(rows)
        self.objects = self

    def order_by(self, field):
        return Table(sorted(self.rows, key=lambda row: getattr(row, field)))

    def iterator(self, chunk_size):
        return iter(self.rows)

    def create(self, **values):
        self.rows.append(values)


def then() -> list[SimpleNamespace]:
    """The rows as the version of then wrote them, by hand."""
    rows, previous = [], GENESIS
    for number, organisation in enumerate(WHOSE, start=1):
        told = {"kind": "a.b", "actor": "person:1", "subject": "thing:1", "facts": {"n": number}}
        named = str(organisation) if organisation else None
        text = {**told, "at": "2026-11-02T09:30:00.000000Z", "number": number, "organisation": named}
        content = json.dumps(text, sort_keys=True, separators=(",", ":")).encode()
        sha256 = hashlib.sha256(bytes.fromhex(previous) + content).hexdigest()
        row = SimpleNamespace(**told, number=number, at=AT, organisation=organisation, saved=[])
        row.previous_sha256, row.sha256 = previous, sha256
        row.save = lambda update_fields, row=row: row.saved.extend(update_fields)
        rows.append(row)
        previous = sha256
    return rows


def made_again(rows) -> Table:
    tables = {"Event": Table(reversed(rows)), "Concern": Table()}
    remake(SimpleNamespace(get_model=lambda _room, name: tables[name]), None)
    return tables["Concern"]


def entry(row) -> Entry:
    concerned = frozenset({row.organisation} - {None})
    return Entry(
        row.number,
        row.at,
        row.kind,
        row.actor,
        concerned,
        row.subject,
        row.facts,
        row.previous_sha256,
        row.sha256,
    )


def test_the_chain_holds_with_the_sets_in_it():
    rows = then()
    concerns = made_again(rows)
    assert breaks(map(entry, rows)) == []
    assert concerns.rows == [{"event_id": number, "organisation": OURS} for number in (2, 3)]
    assert all(row.saved == ["previous_sha256", "sha256"] for row in rows)


CHANGED = {
    "actor": "person:2",
    "number": 4,
    "previous_sha256": "1" * 64,
    "sha256": "1" * 64,
    "organisation": None,
}


@pytest.mark.parametrize("field", CHANGED)
def test_what_was_changed_by_hand_is_not_sealed_anew(field):
    rows = then()
    setattr(rows[2], field, CHANGED[field])
    with pytest.raises(ConfigurationError, match="event 3"):
        made_again(rows)
    assert rows[2].saved == []

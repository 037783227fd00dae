# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action is one transaction with one event, and the database refuses to change an event."""

import pytest
from django.db import DatabaseError, connection, transaction

from trede.office.accounts.models import Organisation
from trede.office.journal import queries
from trede.office.journal.actions import action, record
from trede.office.journal.models import Event
from trede.office.journal.rules import EDITED, Break, System

TREDE = System("test")
KIND = "person.logged-in"


def happen(on, times=1):
    @action
    def write(*, by, on):
        Organisation.objects.create(name="x", kvk="1", created_at=on)
        for _ in range(times):
            record(KIND, by=by, on=on, subject="thing:1")

    write(by=TREDE, on=on)


def test_events_form_a_chain(now):
    happen(now)
    happen(now)
    first, second = queries.entries()
    assert (first.number, second.number) == (1, 2)
    assert second.previous_sha256 == first.sha256
    assert queries.broken_rows() == []
    assert queries.head() == second


@pytest.mark.parametrize("times", [0, 2])
def test_without_exactly_one_event_nothing_is_kept(now, times):
    with pytest.raises(RuntimeError, match="events instead of one"):
        happen(now, times)
    assert not Organisation.objects.exists()
    assert queries.head() is None


def test_an_action_calls_no_other_action(now):
    @action
    def outer(*, by, on):
        happen(on)

    with pytest.raises(RuntimeError, match="within another action"):
        outer(by=TREDE, on=now)


def test_an_event_outside_an_action_is_refused(now):
    with pytest.raises(RuntimeError, match="outside an action"):
        record(KIND, by=TREDE, on=now, subject="thing:1")


REPLACING = {
    "sqlite": "REPLACE INTO journal_event SELECT * FROM journal_event",
    "postgresql": "TRUNCATE journal_event",
}


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_event SET actor = 'person:1'", "DELETE FROM journal_event", REPLACING]
)
def test_the_database_refuses_to_change_an_event(now, statement):
    happen(now)
    said = statement if isinstance(statement, str) else statement[connection.vendor]
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(said)
    assert Event.objects.count() == 1


def test_a_row_edited_behind_the_triggers_is_named(now):
    for _ in range(3):
        happen(now)
    with connection.cursor() as cursor:
        table = " ON journal_event" if connection.vendor == "postgresql" else ""
        name = "journal_event_append_only" if table else "journal_event_no_update"
        cursor.execute(f"DROP TRIGGER {name}{table}")
        cursor.execute("UPDATE journal_event SET actor = 'person:1' WHERE number = 2")
    assert queries.broken_rows() == [Break(2, EDITED)]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An action is one transaction with one event, and the database refuses to change an event."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.unit.office.tampering import by_hand, without_guards

from trede.office.accounts.models import Organisation
from trede.office.journal import queries
from trede.office.journal.actions import action, record
from trede.office.journal.models import Concern, Event
from trede.office.journal.queries import history_of_organisation
from trede.office.journal.rules import AHEAD, EDITED, Break, System

TREDE = System("test")
KIND = "person.logged-in"


def happen(on, times=1, organisations=()):
    @action
    def write(*, by, on):
        Organisation.objects.create(name="x", kvk="1", created_at=on)
        for _ in range(times):
            record(KIND, by=by, on=on, subject="thing:1", organisations=organisations)

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


def test_who_acts_waits_for_others_before_it_reads_anything(now, monkeypatch):
    """As on PostgreSQL; SQLite has the functions of it here, and needs no lock in life."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        for name in ("hashtext", "pg_advisory_xact_lock"):
            connection.connection.create_function(name, 1, lambda it: it)
        there = SimpleNamespace(vendor="postgresql", cursor=connection.cursor)
        monkeypatch.setattr("trede.office.journal.actions.connection", there)
    with CaptureQueriesContext(connection) as asked:
        happen(now)
    said = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    lock = "SELECT pg_advisory_xact_lock(hashtext('trede.journal'))"
    assert said[0] == lock
    assert lock not in said[1:]


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


def test_an_organisation_reads_the_events_that_concern_it_and_no_others(now):
    mine, yours, theirs = (UUID(int=number) for number in (1, 2, 3))
    happen(now, organisations=[mine, yours])
    happen(now, organisations=[theirs])
    happen(now)
    read = {
        each: [line.number for line in history_of_organisation(each, language="nl", names={})]
        for each in (mine, yours, theirs)
    }
    assert read == {mine: [1], yours: [1], theirs: [2]}
    assert queries.broken_rows() == []


ADDED = (
    "INSERT INTO journal_concern (id, event_id, organisation)"
    " SELECT organisation, event_id, id FROM journal_concern"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_concern SET organisation = id",
        "DELETE FROM journal_concern",
        ADDED,
    ],
)
def test_nobody_is_added_to_whom_an_event_concerns(now, statement):
    happen(now, organisations=[UUID(int=1)])
    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        by_hand(statement)
    assert [each.organisation for each in Concern.objects.all()] == [UUID(int=1)]


def test_a_row_edited_behind_the_triggers_is_named(now):
    for _ in range(3):
        happen(now)
    without_guards()
    by_hand("UPDATE journal_event SET actor = 'person:1' WHERE number = 2")
    assert queries.broken_rows() == [Break(2, EDITED)]


CHANGED_SETS = {
    "added": ADDED,
    "removed": "DELETE FROM journal_concern",
    "another": "UPDATE journal_concern SET organisation = id",
}


@pytest.mark.parametrize("statement", CHANGED_SETS.values(), ids=CHANGED_SETS)
def test_another_set_of_organisations_is_an_edit(now, statement):
    happen(now)
    happen(now, organisations=[UUID(int=1)])
    without_guards()
    by_hand(statement)
    assert queries.broken_rows() == [Break(2, EDITED)]


def test_a_set_without_its_event_is_named(now):
    """As when the newest events were cut off."""
    for _ in range(2):
        happen(now, organisations=[UUID(int=1)])
    without_guards()
    by_hand("DELETE FROM journal_event WHERE number = 2")
    assert queries.broken_rows() == [Break(2, AHEAD)]


def test_an_event_tells_what_it_says_and_no_more(now):
    ours = UUID(int=7)

    @action
    def write(*, by, on):
        record(KIND, by=by, on=on, subject="thing:1", organisations=[ours], a="1", b="2")

    write(by=TREDE, on=now)
    asked = {"by": TREDE.actor_id, "on": now, "subject": "thing:1", "organisation": ours}
    assert queries.tells(KIND, **asked, a="1", b="2")
    assert not queries.tells(KIND, **asked, a="1", b="3")
    assert not queries.tells(KIND, **asked, a="2", b="2")


def test_the_latest_moment_is_not_that_of_the_newest_event(now):
    happen(now)
    happen(now - timedelta(days=1))
    assert queries.latest_moment() == now

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the guards stand, as the database itself tells."""

import pytest
from django.db import connection
from tests.unit.office.tampering import ALL, by_hand, without_guards

from trede.office.journal.append_only import GUARDS as JOURNAL
from trede.office.journal.guards import TRIGGER, fallen, foreign
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import guards as check

ANY = Configuration(database_url="postgresql://somewhere/trede")


@pytest.mark.parametrize("guards", ALL)
def test_the_migrations_leave_them_all_standing(guards):
    assert fallen(guards) == []


def test_those_that_were_dropped_are_named():
    without_guards()
    for guards in ALL:
        triggers = {found[1] for found in map(TRIGGER.match, guards.of(connection.vendor)) if found}
        assert set(fallen(guards)) == triggers
    (told,) = check.fallen(ANY)
    assert told.code == "doctor.guards-fallen"


HOLLOW = {
    "sqlite": [
        "DROP TRIGGER journal_event_no_update",
        "CREATE TRIGGER journal_event_no_update BEFORE UPDATE ON journal_event WHEN 0 BEGIN SELECT 1; END",
    ],
    "postgresql": [
        "DROP TRIGGER journal_event_append_only ON journal_event",
        "CREATE TRIGGER journal_event_append_only BEFORE DELETE OR UPDATE ON journal_event"
        " FOR EACH ROW WHEN (false) EXECUTE FUNCTION journal_event_append_only()",
    ],
}


def test_one_that_only_has_the_name_is_named():
    by_hand(*HOLLOW[connection.vendor])
    assert fallen(JOURNAL) == [HOLLOW[connection.vendor][0].split()[2]]


FOREIGN = {
    "sqlite": [
        "CREATE TRIGGER helpful AFTER INSERT ON accounts_membership"
        " BEGIN UPDATE accounts_membership SET role = 'signatory'; END",
    ],
    "postgresql": [
        "CREATE FUNCTION helpful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER helpful BEFORE INSERT ON accounts_membership FOR EACH ROW EXECUTE FUNCTION helpful()",
    ],
}


def test_one_that_is_not_of_ours_is_named():
    assert foreign(ALL) == []
    by_hand(*FOREIGN[connection.vendor])
    assert foreign(ALL) == ["helpful"]
    (found,) = check.fallen(ANY)
    assert (found.code, found.value) == ("doctor.guards-foreign", "helpful")


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("ALTER TABLE journal_event DISABLE TRIGGER journal_event_append_only", "journal_event_append_only"),
        (
            "CREATE OR REPLACE FUNCTION journal_event_append_only() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RETURN COALESCE(NEW, OLD); END $$",
            "journal_event_append_only()",
        ),
    ],
    ids=["switched off", "emptied"],
)
def test_postgresql_has_other_ways_to_fell_one(statement, named):
    if connection.vendor == "postgresql":
        by_hand(statement)
        assert fallen(JOURNAL) == [named]

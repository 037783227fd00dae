# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the guards stand, as the database itself tells."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.db import connection
from tests.unit.office.tampering import ALL, by_hand, without_guards

from trede.office.journal.append_only import GUARDS as JOURNAL
from trede.office.journal.guards import TRIGGER, Guards, fallen, foreign, set_guards
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


TWO = Guards(
    [],
    [
        """CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'no'; END $$""",
        """CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON thing
            FOR EACH ROW EXECUTE FUNCTION refuse()""",
    ],
)
BACK = "CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.thing FOR EACH ROW EXECUTE FUNCTION refuse()"


@pytest.mark.parametrize(
    ("trigger", "function", "named"),
    [
        (BACK, " BEGIN RAISE EXCEPTION 'no'; END ", []),
        (BACK, "BEGIN RETURN NEW; END", ["refuse()"]),
        (BACK.replace("DELETE OR ", ""), "BEGIN RAISE EXCEPTION 'no'; END", ["kept"]),
        (BACK.replace("thing", "other"), "BEGIN RAISE EXCEPTION 'no'; END", ["kept"]),
        ("disabled", "BEGIN RAISE EXCEPTION 'no'; END", ["kept"]),
    ],
)
def test_what_postgresql_says_back_in_its_own_words(monkeypatch, trigger, function, named):
    """It names the schema and puts the verbs in an order of its own."""
    said = [("kept", trigger), ("refuse()", function)]
    cursor = SimpleNamespace(execute=lambda _asked: None, fetchall=lambda: said)
    there = SimpleNamespace(vendor="postgresql", cursor=lambda: nullcontext(cursor))
    monkeypatch.setattr("trede.office.journal.guards.connection", there)
    assert fallen(TWO) == named
    assert foreign([TWO]) == []
    said += [("helpful", BACK), ("of_an_extension()", "BEGIN END")]
    assert foreign([TWO]) == ["helpful"]


@pytest.mark.parametrize(("vendor", "on"), [("postgresql", " ON thing"), ("sqlite", "")])
def test_a_trigger_takes_the_place_of_the_one_before(vendor, on):
    said: list[str] = []
    function, trigger = TWO.postgresql
    there = SimpleNamespace(connection=SimpleNamespace(vendor=vendor), execute=said.append)
    set_guards(there, Guards(TWO.postgresql, TWO.postgresql))
    assert said == [function, f"DROP TRIGGER IF EXISTS kept{on}", trigger]

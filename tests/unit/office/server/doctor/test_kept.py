# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing that was changed by hand escapes: the triggers are dropped first, then anything is changed."""

import uuid

import pytest
from django.apps import apps
from django.db import connection, transaction
from tests.unit.office.dossier import filled
from tests.unit.office.tampering import by_hand, without_guards

from trede.office.accounts import actions as accounts
from trede.office.dossier import actions
from trede.office.journal.rules import System
from trede.office.journal.states import told_nothing_of
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import kept
from trede.office.uploads.actions import remember_columns, remember_words

ANY = Configuration(database_url="postgresql://somewhere/trede")
LOG_IN = "log-in: allauth and Django change these tables too"
NOT_TOLD = {
    "accounts.person": LOG_IN,
    "accounts.loginlink": LOG_IN,
    "accounts.invitation.email": "forgotten when it is over",
    "accounts.invitation.invited_by": "tells a name, and opens nothing",
    "accounts.invitation.invited_at": "tells a moment, and opens nothing",
    "accounts.invitation.expires_at": "an older invitation that is accepted makes an event",
    "journal.event": "the chain",
    "journal.concern": "the chain",
    "post.letter": "letters come and go",
    "register.covered": "made from the rows of the register",
    "register.gram": "made from the rows of the register",
    "post.posted": "counts letters, and is forgotten",
    "vault.waitingfile": "files that wait, for half an hour at most",
    "work.worker": "tells that it is there",
}


@pytest.fixture
def everything(now, administrator, colleague):
    """An organisation with something in every table that is told of; the dossier is handed in."""
    signatory = colleague("signatory")
    accounts.add_entity(by=administrator, on=now, name="Dochter BV", kvk="87654321")
    accounts.invite(by=administrator, on=now, email="piet@voorbeeld.example", role="adviser")
    remember_columns(by=administrator, on=now, columns={"uren": "hours"})
    remember_words(by=administrator, on=now, words={"contract": {"los": "regular"}})
    held = Held("12345678", "X", "Y", "trede-1", *filled.YEAR.values())
    fill_with_demo(by=System("demo"), on=now, listings=[held])
    dossier = actions.open_dossier(
        by=administrator, on=now, title="Aanvraag", wanted_level="trede-1", intended_on=filled.INTENDED
    ).pk
    actions.measure(by=administrator, on=now, dossier=dossier, declared=filled.declared())
    filled.answer_all(administrator, now, dossier)
    actions.hand_in_test(by=administrator, on=now, dossier=dossier)
    return signatory, dossier


def codes():
    return {(each.code, (each.value or "").partition(":")[0]) for each in kept.changed(ANY)}


def test_what_was_made_by_actions_is_as_the_journal_says(everything):
    assert kept.changed(ANY) == []


CHANGES = {
    "a wanted level in a signed document": (
        "UPDATE dossier_application SET document = REPLACE(document, 'trede-1', 'trede-2')",
        "application",
    ),
    "also with its checksum": ("UPDATE dossier_application SET sha256 = 'x'", "application"),
    "who signed": ("UPDATE dossier_application SET handed_in_by = 'person:1'", "application"),
    "an application taken away": ("DELETE FROM dossier_application", "application"),
    "the wanted level of a dossier": ("UPDATE dossier_dossier SET wanted_level = 'trede-3'", "dossier"),
    "a score": ("UPDATE dossier_scored SET level = 'trede-3'", "measurement"),
    "the figures of a score": ("UPDATE dossier_scored SET figures = '{}'", "measurement"),
    "a score taken away": ("DELETE FROM dossier_scored", "measurement"),
    "a measurement": ("UPDATE dossier_measurement SET level = 'trede-3'", "measurement"),
    "an answer": ("UPDATE dossier_answer SET text = 'anders'", "dossier"),
    "evidence taken away": ("DELETE FROM dossier_evidence", "dossier"),
    "a column": ("UPDATE uploads_columnmemory SET field = 'x'", "columns"),
    "a word": ("UPDATE uploads_wordmemory SET meaning = 'x'", "words"),
    "a membership": ("UPDATE accounts_membership SET role = 'signatory'", "organisation"),
    "a membership that ended": ("UPDATE accounts_membership SET until = since", "organisation"),
    "a membership taken away": ("DELETE FROM accounts_membership", "organisation"),
    "an organisation": ("UPDATE accounts_organisation SET kvk = '11111111'", "organisation"),
    "an entity": ("UPDATE accounts_entity SET kvk = '11111111'", "organisation"),
    "an invitation": ("UPDATE accounts_invitation SET role = 'administrator'", "organisation"),
    "the register": ("UPDATE register_listing SET level = 'trede-3'", "register"),
    "a suspension taken out of the register": ("UPDATE register_listing SET gaps = '[[]]'", "register"),
    "a step taken out of the change feed": ("DELETE FROM register_moved", "register"),
    "a row taken out of the register": (
        "UPDATE register_listing SET public_since = NULL, kvk = '1'",
        "register",
    ),
}


@pytest.mark.parametrize(("statement", "owner"), CHANGES.values(), ids=CHANGES)
def test_a_change_by_hand_is_named(everything, statement, owner):
    without_guards()
    by_hand(statement)
    assert owner in {name for _, name in codes()}


def test_a_membership_added_by_hand_is_named(everything, stranger):
    membership = apps.get_model("accounts", "Membership")
    one = membership.objects.first()
    membership.objects.create(
        person_id=stranger.person, organisation_id=one.organisation_id, role="signatory", since=one.since
    )
    (found,) = kept.changed(ANY)
    assert (found.code, found.value) == ("doctor.kept-changed", f"organisation:{one.organisation_id}")
    assert "membership" in found.en


@pytest.mark.parametrize("name", ["dossier.application", "dossier.measurement", "dossier.dossier"])
def test_a_row_that_nobody_told_of_is_named(everything, name):
    without_guards()
    row = apps.get_model(name).objects.first()
    row.pk = uuid.uuid4()
    if name == "dossier.measurement":
        row.number = 99
    row.save(force_insert=True)
    assert [(each.code, each.value.partition(":")[0]) for each in kept.changed(ANY)] == [
        ("doctor.kept-untold", name.partition(".")[2])
    ]


def test_many_are_counted(everything, monkeypatch):
    monkeypatch.setattr(kept, "MOST_NAMED", 1)
    without_guards()
    by_hand("UPDATE dossier_scored SET level = 'x'", "UPDATE accounts_entity SET kvk = '1'")
    assert [each.code for each in kept.changed(ANY)] == ["doctor.kept-changed", "doctor.kept-more"]


def test_a_register_that_was_emptied_is_named(everything):
    by_hand("DELETE FROM register_covered", "DELETE FROM register_moved", "DELETE FROM register_listing")
    assert {name for _, name in codes()} == {"register"}


def test_what_an_older_version_kept_is_told_once(everything):
    """As when no event ever told a state."""
    states = {}
    for each in kept.rooms():
        states |= told_nothing_of(each, {})
    there = {each.name for each in kept.rooms()} - {
        "assignment",
        "links",
        "quote",
        "case",
        "auditor",
        "log",
        "certificate",
        "status",
        "checkpoint",
        "sector",
        "contract",
        "hand-over",
        "growth",
        "placements",
    }
    assert {name.split(":")[1] for name in states} == there


def test_every_field_is_told_of_or_not_for_a_reason():
    told = {
        f"{table.model._meta.label_lower}.{field}"
        for each in kept.rooms()
        for table in each.versions[-1]
        for field in (*table.fields, table.owner, "id")
    }
    ours = [model for model in apps.get_models() if model.__module__.startswith("trede.")]
    fields = {
        f"{model._meta.label_lower}.{field.name}"
        for model in ours
        if model._meta.label_lower not in NOT_TOLD
        for field in model._meta.concrete_fields
    }
    assert fields - told - NOT_TOLD.keys() == set()


NONSENSE = {
    "the organisation of an entity": ("UPDATE accounts_entity SET organisation_id = 'zz{'", "organisation"),
    "the team of a membership": ("UPDATE accounts_membership SET team = 'zz{'", "organisation"),
    "the document of an application": ("UPDATE dossier_application SET document = 'zz{'", "application"),
    "a day of the register": ("UPDATE register_listing SET last_day = 'zz{'", "register"),
    "a share of a measurement": ("UPDATE dossier_measurement SET total_percent = 'zz{'", "measurement"),
    "text that is no UTF-8": ("UPDATE dossier_answer SET text = CAST(X'FF' AS TEXT)", "dossier"),
    "the id of an organisation": ("UPDATE accounts_organisation SET id = 'zz{'", "organisation"),
}


if connection.vendor == "sqlite":  # PostgreSQL lets nobody write such a thing

    @pytest.mark.parametrize(("statement", "owner"), NONSENSE.values(), ids=NONSENSE)
    def test_what_cannot_even_be_read_is_named_too(everything, statement, owner):
        without_guards()
        by_hand("PRAGMA defer_foreign_keys = ON", statement)
        try:
            assert owner in {name for _, name in codes()}
        finally:
            transaction.set_rollback(True)

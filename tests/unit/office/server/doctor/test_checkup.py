# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks of the doctor together."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection, transaction
from tests.unit.office.tampering import by_hand, without_guards

from trede.cli import app
from trede.kernel.findings import finding
from trede.office.server import doctor
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import references
from trede.office.server.doctor.check import Check
from trede.office.server.doctor.checkup import CHECKS, DEEP, examined
from trede.office.server.words import words

NOT_A_CHECK = {"__init__", "check", "checkup"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_check_has_a_sentence_and_a_place(language):
    names = [*(check.name for check in (*CHECKS, *DEEP)), "elsewhere"]
    assert list(words(language).checks) == list(words(language).places) == names


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "other"), [("nl", "en"), ("en", "nl")])
@pytest.mark.parametrize("sign", "✓✗")
def test_each_check_is_told_in_the_language_that_is_asked(sign, asked, other, monkeypatch, tmp_path, capsys):
    """Whatever language the office speaks itself."""

    def checked(check):
        wrong = [finding("doctor.unreadable", check.name, check.name)] if sign == "✗" else []
        return Check(check.name, lambda _: wrong, check.reads_tables)

    there = Configuration(data=tmp_path, database_url="postgresql://somewhere/trede", language=other)
    checkup = import_module(examined.__module__)
    kept = tmp_path / "kept.txt"
    kept.write_text("nothing")
    monkeypatch.setattr(checkup, "load_configuration", lambda: there)
    monkeypatch.setattr(checkup, "CHECKS", list(map(checked, CHECKS)))
    monkeypatch.setattr(checkup, "DEEP", list(map(checked, DEEP)))
    monkeypatch.setattr(
        checkup.checkpoints, "differing_from", lambda _: checked(Check("elsewhere", None)).look
    )
    monkeypatch.setenv("LANGUAGE", "")  # put back afterwards
    status = app.run(["doctor", "--deep", "--language", asked, "--checkpoint", str(kept)])
    told = capsys.readouterr()
    text = words(asked)
    assert [line for line in told.out.splitlines() if line[:1] in "✓✗"][: len(text.checks)] == [
        f"{sign} {sentence}" for sentence in text.checks.values()
    ]
    assert (text.well if sign == "✓" else text.not_well) in told.out
    assert text.no_backup in told.out
    assert status == (sign == "✗")
    if sign == "✗":
        said = " ".join(told.err.split())
        assert [place for place in text.places.values() if place not in said] == []
        assert catalogue_text(asked) in said


def catalogue_text(language):
    """How the finding begins that each check gives above."""
    return getattr(finding("doctor.unreadable", "", ""), language).partition(" (")[0]


def test_each_file_here_is_a_check():
    names = {path.stem for path in Path(doctor.__file__).parent.glob("*.py")} - NOT_A_CHECK
    assert names == {check.look.__module__.rpartition(".")[2] for check in (*CHECKS, *DEEP)}


def test_what_reads_tables_is_left_out_while_there_are_none(tmp_path):
    checks = [Check("folder", lambda _: []), Check("journal", lambda _: [], reads_tables=True)]
    (outcome,) = examined(Configuration(data=tmp_path, database_url=""), checks)
    assert outcome.check == "folder"


def _stumbles(_):
    raise ValueError


@pytest.fixture
def with_tables(tmp_path):
    return Configuration(data=tmp_path, database_url="postgresql://somewhere/trede")


@pytest.mark.django_db
def test_a_check_that_stumbles_found_something_and_stops_no_other(with_tables):
    checks = [Check("journal", _stumbles, reads_tables=True), Check("kept", lambda _: [], reads_tables=True)]
    journal, kept = examined(with_tables, checks)
    assert [(each.code, each.place, each.value) for each in journal.wrong] == [
        ("doctor.unreadable", "journal", "ValueError")
    ]
    assert (kept.check, kept.wrong) == ("kept", [])


@pytest.mark.django_db
def test_an_event_that_cannot_be_read_is_told(with_tables, organisation):
    without_guards()
    by_hand("UPDATE journal_event SET sha256 = 'zz{'")
    checks = [check for check in CHECKS if check.name in {"journal", "checkpoints", "kept"}]
    wrong = {outcome.check for outcome in examined(with_tables, checks) if outcome.wrong}
    assert {"journal", "checkpoints"} <= wrong


if connection.vendor == "sqlite":  # PostgreSQL lets no row point at nothing

    @pytest.mark.django_db
    def test_a_person_removed_by_hand_leaves_rows_that_point_at_nothing(with_tables, organisation):
        by_hand("PRAGMA defer_foreign_keys = ON", "DELETE FROM accounts_person")
        (found,) = references.loose(with_tables)
        assert found.code == "doctor.rows-loose"
        transaction.set_rollback(True)

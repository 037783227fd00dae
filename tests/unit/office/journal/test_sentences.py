# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events as people read them."""

import string
import tomllib
from pathlib import Path

import pytest

from trede.office.accounts import actions
from trede.office.accounts.rules.roles import titles
from trede.office.journal import rules
from trede.office.journal.queries import history_of_organisation, history_of_subject
from trede.office.journal.sentences import in_words, sentences

OF_NOBODY = {"growth.round-answered": "no answer may lead to a person"}


@pytest.mark.parametrize("kind", sorted(sentences()))
def test_both_languages_tell_the_same(kind):
    text = sentences()[kind]
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(each) if name} for each in (text.nl, text.en)
    ]
    assert fields[0] == fields[1]
    assert ("actor" in fields[0]) == (kind not in OF_NOBODY)


def test_two_rooms_do_not_tell_of_the_same(tmp_path, monkeypatch):
    for room in ("one", "two"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "events.toml").write_text('["a.b"]\nnl = "{actor}"\nen = "{actor}"\n')
    monkeypatch.setattr("trede.office.journal.sentences.files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match="two rooms"):
        sentences.__wrapped__()


def test_each_room_tells_its_own_events():
    """Read anew from the files: those of each room that has some, under their own names."""
    found = sentences.__wrapped__()
    assert found == sentences()
    rooms = {path.parent.name for path in Path(rules.__file__).parents[1].glob("*/events.toml")}
    assert {"journal", "accounts", "dossier"} <= rooms
    of_accounts = tomllib.loads(
        Path(rules.__file__).parents[1].joinpath("accounts/events.toml").read_text("utf-8")
    )
    assert {kind: (text.nl, text.en) for kind, text in found.items() if kind in of_accounts} == {
        kind: (text["nl"], text["en"]) for kind, text in of_accounts.items()
    }


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("person:1", "Noor"),
        ("person:2", "iemand die hier niet meer werkt"),
        ("system:demo", "trede"),
        ("signatory", "ondertekenaar"),
        ("persons", "persons"),
        (7, "7"),
        (None, "None"),
    ],
)
def test_values_in_words(value, told):
    assert in_words(value, "nl", {"person:1": "Noor", "signatory": "ondertekenaar"}) == told


def test_a_history_names_people_and_roles(now, administrator, person):
    actions.invite(by=administrator, on=now, email="piet@voorbeeld.example", role="signatory")
    names = {person.actor_id: "Noor", **titles("nl")}
    lines = history_of_organisation(administrator.organisation, language="nl", names=names)
    assert [line.text for line in lines] == [
        "Noor nodigde iemand uit als ondertekenaar.",
        "Noor meldde de organisatie aan, met KvK-nummer 12345678.",
    ]


def test_somebody_who_was_removed_has_no_name(now, organisation):
    (line,) = history_of_subject(organisation.pk, f"organisation:{organisation.pk}", language="en", names={})
    assert (
        line.text
        == "somebody who no longer works here registered the organisation, with KvK number 12345678."
    )


def test_another_organisation_has_its_own_history(now, organisation, stranger):
    subject = f"organisation:{organisation.pk}"
    assert history_of_subject(stranger.organisation, subject, language="nl", names={}) == []


def test_a_day_reads_as_one_says_it():
    assert in_words("2026-12-11", "nl", {}) == "11 december 2026"
    assert in_words("2026-12-11", "en", {}) == "11 December 2026"
    assert in_words("2026-12-11", "nl", {"2026-12-11": "die dag"}) == "die dag"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that the employer opened, dropped by the auditor: each is computed again, and no value of one is kept."""

from __future__ import annotations

import html
import json
import logging
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.office.audit.filled import Chain
from tests.unit.office.dossier.filled import declared
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.strangers.parties import browser_of

from trede.errors import InputRefusedError, RefusedError
from trede.kernel.canonical import canonical_text
from trede.office.accounts.queries import person
from trede.office.audit import actions
from trede.office.audit.models import Case, RowsCheck
from trede.office.audit.rules.checking import Held, checked_rows
from trede.office.audit.rules.tested import Figures
from trede.proofs import read_rows_file
from trede.proofs.openings_file import openings_bytes
from trede.scheme import open_shelf

CANARY = "KANARIE"


@pytest.fixture
def chain(now, monkeypatch):
    """Everybody's code is a canary, and there is a plan that asks for the first five rows and the rest."""
    made = Chain(now)
    own = declared()
    people = tuple(replace(each, ref=f"{CANARY}-{each.index}-{each.ref}") for each in own.employments)
    monkeypatch.setattr("tests.unit.office.audit.filled.declared", lambda: replace(own, employments=people))
    return made.with_plan()


def rows_of(chain):
    file, _wrong = read_rows_file(chain.made["rows_file"])
    return file


def asked(chain):
    return Case.objects.get().plans.first().document["rows"]


def altered(chain, row, **values):
    """What stands in a row, said otherwise than it was sealed."""
    document = json.loads(openings_bytes(rows_of(chain), [row]))
    document["openings"][0]["row"] |= values
    return canonical_text(document).encode()


def checked(chain, data):
    return checked_rows(data, rows_of(chain).seal.root, asked(chain), open_shelf())


def test_every_row_that_was_asked_for_holds(chain):
    file = rows_of(chain)
    found = checked(chain, openings_bytes(file, asked(chain)))
    assert found.verdicts == dict.fromkeys(asked(chain), Held.HOLDS)
    assert (found.missing, found.others) == ((), 0)


def test_what_a_row_counts_for_is_what_its_hours_and_days_say(chain):
    """A second way: a whole year at the hours of the row is hours over full time, in every row of the made-up file."""
    file = rows_of(chain)
    found = checked(chain, openings_bytes(file, asked(chain)))
    whole = [each for each in found.rows if each.values["from"] <= file.seal.subject["from"]]
    assert whole
    for each in whole:
        if each.values["to"] is None:
            hours, full = (float(each.values[name]) for name in ("hours", "fulltime_hours"))
            assert float(each.fte) == pytest.approx(hours / full)


def test_a_row_that_was_changed_is_not_under_the_seal(chain):
    found = checked(chain, altered(chain, 0, hours="39"))
    assert found.verdicts == {0: Held.OTHER_SEAL}
    assert found.rows[0].values == {}


def test_a_row_brought_twice_holds_when_both_do(chain):
    good = json.loads(openings_bytes(rows_of(chain), [0]))["openings"]
    bad = json.loads(altered(chain, 0, hours="39"))["openings"]
    for both in (good + bad, bad + good):
        data = canonical_text({"format": "trede/openings/1", "openings": both}).encode()
        assert checked(chain, data).verdicts == {0: Held.OTHER_SEAL}


def test_rows_that_were_not_asked_for_are_not_read(chain):
    file = rows_of(chain)
    data = openings_bytes(file, [0, 1])
    found = checked_rows(data, file.seal.root, [0, 2], open_shelf())
    assert ([each.row for each in found.rows], found.missing, found.others) == ([0], (2,), 1)
    with pytest.raises(InputRefusedError):
        checked_rows(data, file.seal.root, [7], open_shelf())


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format":"trede/openings/1"}']
)
def test_what_is_no_file_with_opened_rows(chain, data):
    with pytest.raises(InputRefusedError):
        checked(chain, data)


@pytest.mark.parametrize("index", ["true", "1.5", '"0"', "[]", "null", "-1", "99999999999999999999"])
def test_an_index_that_is_none(chain, index):
    data = openings_bytes(rows_of(chain), [0]).replace(b'"index":0', f'"index":{index}'.encode())
    with pytest.raises(InputRefusedError):
        checked(chain, data)


def test_rows_under_another_handbook_are_said_so(chain):
    file = rows_of(chain)
    empty = replace(open_shelf(), folders=())
    found = checked_rows(openings_bytes(file, [0]), file.seal.root, [0], empty)
    assert found.verdicts == {0: Held.RULES_UNKNOWN}


def test_a_row_that_does_not_hold_is_not_right(chain):
    actions.check_rows(**chain.auditor, verdicts={0: Held.OTHER_SUMS})
    told = {"row": 0, "met": (), **chain.auditor}
    with pytest.raises(RefusedError):
        actions.judge(**told, figures=Figures.RIGHT)
    actions.judge(**told, figures=Figures.WRONG)
    actions.check_rows(**chain.auditor, verdicts={0: Held.HOLDS}, seen=1)
    actions.judge(**told, figures=Figures.RIGHT, seen_revision=1)


def test_only_verdicts_about_the_sample(chain):
    for verdicts in ({}, {999: Held.HOLDS}):
        with pytest.raises(RefusedError):
            actions.check_rows(**chain.auditor, verdicts=verdicts)


def brought(chain, data):
    browser = browser_of(person(chain.members["auditor"].person))
    place = f"/organisaties/{chain.members['body'].organisation}/onderzoeken/{chain.case}/geopende-rijen/"
    answer = browser.post(place, {"file": SimpleUploadedFile("rijen.json", data)})
    return answer, html.unescape(answer.content.decode())


def test_the_page_shows_the_rows_and_keeps_none(chain, caplog, capfd, tmp_path):
    file = rows_of(chain)
    with caplog.at_level(logging.DEBUG):
        answer, text = brought(chain, openings_bytes(file, asked(chain)))
        brought(chain, altered(chain, 0, ref=f"{CANARY}-other"))
        brought(chain, f'{{"{CANARY}":1}}'.encode())
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert text.count("Hoort bij het zegel, nagerekend") == len(asked(chain))
    assert all(file.rows[row]["ref"] in text for row in asked(chain))
    assert "Trede volgens de aanvraag" in text
    on_disk = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert CANARY not in database_text() + on_disk.decode("latin-1")
    assert CANARY not in caplog.text + "".join(capfd.readouterr())
    assert [each.verdicts["0"] for each in RowsCheck.objects.all()] == ["holds", "other-seal"]


def test_the_report_says_how_many_were_opened(chain):
    actions.check_rows(**chain.auditor, verdicts={0: Held.HOLDS, 1: Held.OTHER_SEAL})
    browser = browser_of(person(chain.members["auditor"].person))
    place = f"/organisaties/{chain.members['body'].organisation}/onderzoeken/{chain.case}/rapport/"
    text = re.sub(r"\s+", " ", html.unescape(browser.get(place).content.decode()))
    assert "1 van 2 horen bij het zegel en zijn nagerekend" in text


def test_nobody_else_brings_rows(chain):
    data = openings_bytes(rows_of(chain), [0])
    for name in ("planner", "decider", "hr-editor"):
        browser = browser_of(person(chain.members[name].person))
        place = f"/organisaties/{chain.members['body'].organisation}/onderzoeken/{chain.case}/geopende-rijen/"
        answer = browser.post(place, {"file": SimpleUploadedFile("rijen.json", data)})
        assert answer.status_code == 404, name

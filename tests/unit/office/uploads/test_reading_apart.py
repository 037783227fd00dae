# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A long file is read by a process of its own: it tells how far it is, and stops when it is asked to."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from trede.errors import NotFoundError
from trede.intake.said import Said
from trede.kernel.findings import errors
from trede.office.dossier.rules.facts import Facts
from trede.office.uploads import jobs, readings
from trede.office.uploads.jobs import ROWS
from trede.office.uploads.places import FAILED, SILENCE, TICKET, Place, Progress
from trede.office.uploads.reading_apart import AT_WORK
from trede.office.uploads.rules.looking import Task
from trede.office.uploads.rules.looks import look_text, read_look, task_document
from trede.office.vault.waiting import Waiting

FACTS = Facts("00000000-0000-0000-0000-000000000001", "Groot BV", "12345678", (), "2019-03-01", ())
TASK = Task("groot.csv", FACTS, date(2018, 1, 1), date(2018, 12, 31))
LONG = 60
CANARY = "KANARIE-00"


def rows(count, canary="P"):
    head = "Personeelsnummer;Uren per week;Contracttype;In dienst;Doelgroep"
    lines = (f"{canary}{i:06d};{20 + i % 20};regular;{1 + i % 28:02d}-01-2015;" for i in range(count))
    return "\n".join([head, "W1;32;regular;01-05-2016;wajong", *lines]).encode()


@pytest.fixture
def begun(tmp_path, apart):
    """Begins to read so many rows; where they wait."""

    def begin(count, task=TASK):
        waiting, on = Waiting(tmp_path / "waiting"), datetime.now(UTC)
        data = rows(count, CANARY)
        place = Place(waiting, waiting.put(task.name, data, owner="me", on=on), "me")
        readings.begin(place, "look", task_document(task), on)
        return place

    yield begin
    for each in AT_WORK:
        each.wait(LONG)


def watched(place):
    """Every state until there is a look."""
    told = []
    for _ in range(LONG * 20):
        found = readings.state(place, datetime.now(UTC))
        if not isinstance(found, Progress):
            return told, read_look(found)
        told.append(found)
        assert not found.failed
        time.sleep(0.05)
    raise AssertionError(told[-1])


def test_also_a_small_file_is_read_by_a_process_of_its_own(begun, monkeypatch):
    monkeypatch.setattr(jobs, "KINDS", {})
    _, found = watched(begun(50))
    assert not errors(found.findings)


def test_a_long_file_tells_how_far_it_is_and_gives_the_same(begun):
    place = begun(40_000)
    told, found = watched(place)
    assert {each.step for each in told} <= {"open", "rows", "columns", "score", "seal"}
    assert len({each.step for each in told}) > 1
    assert found.prepared.scores[0].classes[0]["people"] == 40_000
    assert (
        place.found(place.ticket(datetime.now(UTC)), datetime.now(UTC), ROWS).count(CANARY.encode()) == 40_000
    )
    written = b"".join(file.read_bytes() for file in place.waiting.folder.iterdir())
    assert CANARY.encode() not in written


def test_whoever_stops_it_finds_nothing_left(begun):
    place = begun(40_000)
    while readings.state(place, datetime.now(UTC)) == Progress():
        time.sleep(0.02)
    place.waiting.drop(place.token, on=datetime.now(UTC))
    until = datetime.now(UTC) + timedelta(seconds=3)
    while datetime.now(UTC) < until and at_work():
        time.sleep(0.02)
    assert at_work() == []
    assert list(place.waiting.folder.iterdir()) == []
    with pytest.raises(NotFoundError):
        readings.state(place, datetime.now(UTC))


def at_work():
    return [each for each in AT_WORK if each.poll() is None]


def test_another_reading_takes_the_place_of_the_one_before(begun):
    place = begun(40_000)
    task = Task(TASK.name, FACTS, TASK.first, TASK.last, Said({"Uren per week": None}))
    readings.begin(place, "look", task_document(task), datetime.now(UTC))
    _, found = watched(place)
    assert errors(found.findings)
    names = [file.name.rpartition(".")[2] for file in place.waiting.folder.iterdir()]
    assert sum(name.startswith("found-") for name in names) == 1


def test_a_reading_that_falls_silent_has_failed(begun):
    place, on = begun(50), datetime.now(UTC)
    place.put(TICKET, b"another", on)
    place.note(Progress(), on)
    assert readings.state(place, on) == Progress()
    assert readings.state(place, on + SILENCE + timedelta(seconds=1)).step == FAILED


def test_a_ticket_is_for_its_owner(begun):
    place = begun(50)
    with pytest.raises(NotFoundError):
        readings.state(Place(place.waiting, place.token, "somebody else"), datetime.now(UTC))


def test_a_look_is_the_same_after_it_was_written(begun):
    _, found = watched(begun(50))
    assert read_look(look_text(found)) == found

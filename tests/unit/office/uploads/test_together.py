# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office of several machines: a file that was brought to one is read at another, also when the first is gone."""

from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.unit.office.dossier.filled import YEAR

from trede.errors import NotFoundError
from trede.office.dossier.models import Measurement
from trede.office.uploads import carrying, places, readings, uploading, work
from trede.office.uploads.places import FAILED, PROGRESS, SILENCE, Place, Progress
from trede.office.vault.models import WaitingFile
from trede.office.vault.tasks import forget_waiting
from trede.office.vault.together import Together
from trede.office.vault.waiting import WAITS, Waiting

OWNER = "huis iemand"
ROWS = b"Personeelsnummer;Uren per week;In dienst;Doelgroep\nKANARIE-1;32;01-01-2016;wajong\n"


@pytest.fixture
def now():
    """The clock of the database is the real one."""
    return timezone.now()


@pytest.fixture
def machines(tmp_path, settings):
    """Two of them, each with a folder of its own, on one database."""
    settings.TREDE_FILES_TOGETHER = True
    return [Waiting(tmp_path / name / "waiting", Together()) for name in ("one", "two")]


@pytest.fixture
def go_to(settings):
    """From here on requests go to this machine."""

    def go(machine):
        settings.TREDE_WAITING = machine.folder

    return go


def test_what_one_took_in_another_gives_back(machines, now):
    one, two = machines
    token = one.put("loon.csv", ROWS, owner=OWNER, on=now)
    one.add(token, "ticket", b"abc", owner=OWNER, on=now)
    assert two.take(token, owner=OWNER, on=now) == ("loon.csv", ROWS)
    assert two.beside(token, "ticket", owner=OWNER, on=now) == b"abc"
    for wrong in ({"owner": "huis ander", "on": now}, {"owner": OWNER, "on": now + WAITS}):
        with pytest.raises(NotFoundError):
            two.take(token, **wrong)
    kept = b"".join(bytes(each.content) + each.title.encode() for each in WaitingFile.objects.all())
    assert b"KANARIE" not in kept
    assert b"loon" not in kept
    two.drop(token, on=now)
    assert not WaitingFile.objects.exists()


def test_the_worker_forgets_them_too(machines, now, go_to):
    one, two = machines
    one.put("oud.csv", ROWS, owner=OWNER, on=now - WAITS - timedelta(minutes=1))
    go_to(two)
    forget_waiting.call()
    assert not WaitingFile.objects.exists()


@pytest.fixture
def brought(machines, go_to, now, administrator, dossier, monkeypatch):
    """A file that was brought to the first machine, which began to read it and was killed."""
    monkeypatch.setattr(readings, "start", lambda place, ticket, turn, on: turn.close())
    monkeypatch.setattr(readings, "A_MOMENT", 0)
    go_to(machines[0])
    return uploading.begin(by=administrator, on=now, dossier=dossier, name="loon.csv", data=ROWS, **YEAR)


def read_here(place, ticket, turn, on):
    """As ``start`` does it, in this process."""
    with closing(turn):
        here = place.bring_here()
        work.do(here, ticket, on)
        while not carrying._carried(place, here, ticket, on):
            pass


def test_an_upload_that_was_begun_on_one_goes_on_on_the_other(
    machines, go_to, now, brought, administrator, dossier, monkeypatch
):
    by = {"by": administrator, "token": brought}
    go_to(machines[1])
    assert isinstance(uploading.seen(on=now, **by), Progress), "the first machine is still trusted to do it"
    monkeypatch.setattr(readings, "start", read_here)
    WaitingFile.objects.update(touched_at=now - SILENCE)
    assert not isinstance(uploading.seen(on=now, **by), Progress)
    uploading.measure(on=now, dossier=dossier, **by)
    assert Measurement.objects.filter(dossier=dossier).count() == 1


def test_what_a_machine_began_and_is_silent_about_has_failed_there(
    machines, go_to, now, brought, administrator
):
    WaitingFile.objects.update(touched_at=now - SILENCE)
    place = uploading.place_of(administrator, brought)
    assert not place.is_elsewhere(now)
    place.line.leave(place.ticket(now))
    assert readings.state(place, now) == Progress(FAILED)


def test_work_that_no_longer_counts_is_taken_away_where_it_is_done(machines, now, tmp_path, monkeypatch):
    """Here in the thread of the test, whose connection stays: in life it is a thread that ends."""
    monkeypatch.setattr(Together, "release", lambda _files: None)
    one = machines[0]
    token = one.put("loon.csv", ROWS, owner=OWNER, on=now)
    place = Place(one, token, OWNER)
    place.put(places.TICKET, b"t1", now)
    place.note(Progress("read", 1, 2), now)
    here = place.bring_here()
    here.note(Progress("read", 2, 2), now)
    assert not carrying._carried(place, here, "t1", now)
    assert '"done": 2' in one.noted(token, PROGRESS, on=now)[0]
    place.put(places.TICKET, b"t2", now)
    carrying._take(place, here, "t1")
    assert list((tmp_path / "one" / "waiting").iterdir()) == []
    assert one.take(token, owner=OWNER, on=now)[1] == ROWS

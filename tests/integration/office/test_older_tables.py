# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of an older version are brought up to date: every event stays, on both databases."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture
def older(environment):
    def run(*arguments):
        command = [sys.executable, "-m", "tests.integration.office.older", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_the_chain_is_remade_with_whom_each_event_concerns(older):
    older("fill")
    assert older("upgrade") == ""
    assert older("show") == {
        "events": [[number, "person:1", {"n": number}] for number in (1, 2, 3)],
        "read": [3, 2],
        "broken": [],
        "fallen": [],
    }


def test_a_chain_that_does_not_hold_is_not_sealed_anew(older):
    older("fill", "broken")
    assert "event 2 does not hold" in older("upgrade")

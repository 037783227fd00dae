# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An upgrade that is killed leaves the tables as they were, and the next start does it; scores and seals stay.

The short form of ``make attack``: from before every second migration of ours on SQLite and, up to the newest, every
fourth on PostgreSQL, where each kill takes an upgrade of its own.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_earlier_version_comes_forward_and_no_kill_leaves_it_halfway(environment):
    part = "1/4" if "TREDE_DATABASE_URL" in environment else "0/2"
    command = [sys.executable, "-m", "tests.integration.office.interrupted", "--stride", "0", "--part", part]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["kills"] >= told["states"] > 10
    assert told["rows"] > 500
    assert any("half done" in each or "not there" in each for each in told["control"]), "the harness is blind"

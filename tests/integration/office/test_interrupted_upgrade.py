# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An upgrade that is killed leaves the tables as they were, and the next start does it; scores and seals stay."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_earlier_version_comes_forward_and_no_kill_leaves_it_halfway(tmp_path):
    command = [sys.executable, "-m", "tests.integration.office.interrupted", str(tmp_path), "151"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment.pop("TREDE_TEST_DATABASE", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["states"] > 10
    assert told["kills"] > told["states"]

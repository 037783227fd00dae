# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A disk that is full, broken or has too many files open: a backup, a restore or a checkpoint leaves nothing half.

The short form of ``make attack``: one operation in so many.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.needs("linux")
@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
def test_whatever_fails_the_old_file_stays_or_the_new_one_is_whole(environment, tmp_path):
    office = tmp_path / "office"
    office.mkdir()
    command = [sys.executable, "-W", "ignore", "-m", "tests.integration.office.failing", "13"]
    asked = {
        "cwd": ROOT,
        "env": environment | {"TREDE_DATA": str(office)},
        "capture_output": True,
        "text": True,
    }
    done = subprocess.run(command, **asked, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for name, each in told.items():
        assert each["wrong"] == [], name
        assert each["refused"] > 0, name
    assert told["restore"]["tried"] > 10

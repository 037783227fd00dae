# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of the hostile files; ``make attack`` brings all of them to every door."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT
from tests.hostile.__main__ import OWN_DOOR, SHORT
from tests.hostile.attacks import attacks, goods
from tests.hostile.doors import Kit, brought_to, doors

FEWEST = 200


def test_each_door_is_refused_in_words_or_read(tmp_path):
    """In processes of their own: some of it is made to end the process that reads it."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.hostile", "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-2_000:]
    assert f"{sum(map(len, SHORT.values()))} tries" in done.stdout


def test_there_are_many_attacks_and_each_comes_to_a_door(tmp_path):
    made = attacks()
    assert len(made) >= FEWEST
    known = doors(Kit(tmp_path), "")
    assert set(SHORT) <= set(known)
    assert {name for told in SHORT.values() for name in told} <= set(made)
    assert set(OWN_DOOR) <= set(goods())
    for door in known:
        assert any(brought_to(door, name.partition("/")[0]) for name in made)

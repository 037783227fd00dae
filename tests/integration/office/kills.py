# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kill any process of an office at random moments while people work; each is back in time, and nothing is lost.

    python -m tests.integration.office.kills [--rounds 50] [--kills 4] [--seed 1]     the long form, on SQLite

Prints how many kills there were and how long the slowest way back took; exit status 1 when something did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet
from tests.integration.office.running import family, health, running, whole, within
from tests.integration.office.work_under_fire import SETTLE, Workers, judge, program

if TYPE_CHECKING:
    from collections.abc import Mapping

RESTART = 5
"""Seconds, on a machine that has nothing else to do."""
START = "import django, json\ndjango.setup()\nimport granian\nprint(json.dumps(1))"
QUIET_START = 1.0
"""Seconds that importing takes on such a machine: on a busy one everything takes so many times as long."""


def allowed(environment: Mapping[str, str]) -> float:
    """Seconds to be back, measured by what a start takes here and now."""
    begun = time.monotonic()
    program(environment, START)
    return RESTART * max(1, (time.monotonic() - begun) / QUIET_START)


def killed_often(environment: Mapping[str, str], rounds: int, kills: int, seed: int) -> float:
    """The seconds of the slowest way back. A round ends with a kill of the first process, but the last."""
    session, organisation = program(environment, SETTLE)
    chance, workers, slowest = random.Random(seed), [], 0.0
    for round_ in range(rounds):
        with running(environment) as (first, address):
            within(60, lambda address=address: health(address))
            workers.append(Workers(address, session, organisation))
            with workers[-1].working():
                for _ in range(kills):
                    time.sleep(chance.uniform(0.2, 1))
                    slowest = max(slowest, _killed(environment, address, chance))
                time.sleep(chance.uniform(0.2, 1))
                if round_ < rounds - 1:
                    first.kill()
                    first.wait()
    judge(environment, *workers)
    return slowest


def _killed(environment: Mapping[str, str], address: str, chance: random.Random) -> float:
    """One of them; the seconds until all are there again."""
    number, kind = chance.choice(sorted(within(60, lambda: whole(environment)).items()))
    begun = time.monotonic()
    os.kill(number, signal.SIGKILL)
    within(5, lambda: number not in family(environment))
    within(allowed(environment), lambda: whole(environment))
    assert within(RESTART, lambda: health(address)), kind
    return time.monotonic() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills at random moments")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TREDE_")}
    with tempfile.TemporaryDirectory() as folder:
        place = {"TREDE_CONFIG": f"{folder}/none.toml", "TREDE_DATA": folder}
        settings = {
            "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
            "TREDE_SECRET_KEY": "only for tests",
            "TREDE_ENCRYPTION_KEYS": json.dumps([Fernet.generate_key().decode()]),
        }
        try:
            slowest = killed_often({**ours, **place, **settings}, asked.rounds, asked.kills, asked.seed)
        except AssertionError as wrong:
            print(f"did not hold: {wrong}")
            return 1
    print(f"{asked.rounds * asked.kills} kills, back within {slowest:.1f} s, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())

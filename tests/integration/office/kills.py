# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kill any process of an office at random moments while people work; each is back in time, and nothing is lost.

    python -m tests.integration.office.kills [--rounds 50] [--kills 4] [--seed 1]     the long form, on SQLite

Prints how many kills there were and how long the slowest way back took; exit status 1 when something did not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import Progress
from tests.integration.office.environments import environment_of
from tests.integration.office.running import family, health, running, whole, within
from tests.integration.office.work_under_fire import SETTLE, Workers, judge, program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RESTART = 5
"""Seconds, on a machine that has nothing else to do."""
QUIET_START = 0.7
"""Seconds that importing what is compiled takes there."""
BUSY = 1.5 * QUIET_START
LONGEST = 60
"""Seconds after which nobody waits any more."""
START = "import django; django.setup(); import granian"


def allowed(environment: Mapping[str, str]) -> float:
    """Seconds to be back. Where others keep the machine busy, the clock on the wall tells no more than that it is."""
    begun = time.monotonic()
    subprocess.run([sys.executable, "-W", "ignore", "-c", START], env=environment, check=True)
    return RESTART if time.monotonic() - begun <= BUSY else LONGEST


@dataclass
class Slowest:
    """Seconds of the slowest way back: of a process that was killed, and of a start after the first one was.

    ``worked`` is what that start took of a processor: on a machine that does nothing else it is the time too.
    """

    process: float = 0.0
    restart: float = 0.0
    worked: float = 0.0

    def start(self, first: subprocess.Popen[bytes], begun: float, may_take: float) -> None:
        """It answers: it was back in time, by the clock on the wall and by its own."""
        self.restart = max(self.restart, time.monotonic() - begun)
        self.worked = max(self.worked, worked(first.pid))
        assert self.restart <= may_take, f"a start took {self.restart:.1f} s of {may_take:.1f}"
        assert self.worked <= RESTART, f"a start took {self.worked:.1f} s of a processor"


def worked(process: int) -> float:
    """Seconds of a processor, with those of its children that ended."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def killed_often(
    environment: Mapping[str, str],
    rounds: int,
    kills: int,
    seed: int,
    step: Callable[[], object] = lambda: None,
) -> Slowest:
    """The slowest ways back. A round ends with a kill of the first process, but the last; ``step`` after each."""
    who = program(environment, SETTLE)
    chance, workers, slowest = random.Random(seed), [], Slowest()
    for round_ in range(rounds):
        may_take, begun = allowed(environment), time.monotonic()
        with running(environment) as (first, address):
            within(LONGEST, lambda address=address: health(address))
            if round_:
                slowest.start(first, begun, may_take)
            workers.append(Workers(address, *who))
            with workers[-1].working():
                for _ in range(kills):
                    time.sleep(chance.uniform(0.2, 1))
                    slowest.process = max(slowest.process, _killed(environment, address, chance))
                time.sleep(chance.uniform(0.2, 1))
                if round_ < rounds - 1:
                    first.kill()
                    first.wait()
        step()
    judge(environment, *workers)
    return slowest


def _killed(environment: Mapping[str, str], address: str, chance: random.Random) -> float:
    """One of them; the seconds until all are there again."""
    number, kind = chance.choice(sorted(within(LONGEST, lambda: whole(environment)).items()))
    begun = time.monotonic()
    os.kill(number, signal.SIGKILL)
    within(5, lambda: number not in family(environment))
    may_take, killed = allowed(environment), time.monotonic()
    within(LONGEST, lambda: whole(environment))
    took = time.monotonic() - killed
    if took > may_take:  # others may have come to this machine meanwhile
        may_take = max(may_take, allowed(environment))
    assert took <= may_take, f"{kind} was back in {took:.1f} s of {may_take:.1f}"
    assert within(LONGEST, lambda: health(address)), kind
    return time.monotonic() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills at random moments")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, environment_of("sqlite", Path(folder)) as environment:
        try:
            with Progress() as bar:
                step = partial(bar.advance, bar.add_task("Rounds of kills", total=asked.rounds))
                slowest = killed_often(environment, asked.rounds, asked.kills, asked.seed, step)
        except AssertionError as wrong:
            print(f"did not hold: {wrong}")
            return 1
    print(f"{asked.rounds * asked.kills} kills, each back within {slowest.process:.1f} s, nothing lost")
    again = f"{slowest.restart:.1f} s, of which {slowest.worked:.1f} s of work"
    print(f"{asked.rounds - 1} kills of the first process, started again within {again}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

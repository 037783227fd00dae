# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attack the office with everything there is, and tell what held.

    python scripts/attack.py [NAME ...]     all, or those named
    python scripts/attack.py --short        a part of each, in half an hour or so
    python scripts/attack.py --jobs 4       so many beside one another

The short forms stand in the tests too. What measures time goes last, by itself. What each says is in
``out/attack/NAME.txt``, the report in ``out/attack.json``, written after each, so that who stops has what was done.
Exit status 1 when any of them found something.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
LONG = "tests.integration.office.long"
LAST_WORDS = 6


@dataclass(frozen=True)
class Attack:
    """The module that runs it with the arguments of either form, and about how many minutes the long one takes."""

    what: str
    module: str
    long: str
    short: str
    minutes: int
    alone: bool = False


def _shares(name: str, what: str, asked: str, parts: int, less: int, minutes: int) -> dict[str, Attack]:
    """One attack as so many that go beside one another; the short form takes one file in ``less``."""
    module, _, told = asked.partition(" ")
    return {
        f"{name}-{part + 1}": Attack(
            f"{what}, part {part + 1} of {parts}",
            module,
            f"{told} --every {parts} --first {part}",
            f"{told} --every {less} --first {part}",
            minutes,
        )
        for part in range(parts)
    }


ATTACKS = {
    "disk": Attack(
        "power cuts, and every operation of the database that fails",
        "tests.faults",
        "--cuts 10000 --stride 1",
        "--cuts 1000 --stride 20",
        12,
    ),
    "files": Attack("backup, restore, checkpoints and log on a failing disk", LONG, "files", "files 10", 10),
    "upgrades": Attack("upgrades that are killed", LONG, "upgrades", "upgrades --stride 300 --part 0/12", 35),
    "tampered": Attack(
        "each column changed by hand",
        LONG,
        "tampered",
        "tampered certificates.certificate register.listing",
        25,
    ),
    "bytes": Attack("one byte changed in each file that is kept", LONG, "one_byte", "one_byte 2", 30),
    "canaries": Attack("made-up people looked for in all that is left", LONG, "canaries", "canaries", 8),
    **_shares("doors", "hostile files at the command line", "tests.hostile --no-cuts", 3, 60, 25),
    "cuts": Attack(
        "good files cut off at every 64th byte",
        "tests.hostile",
        "--only-cuts",
        "--only-cuts --door costs",
        10,
    ),
    **_shares("pages", "hostile files at the pages", "tests.hostile.office", 4, 80, 25),
    "patterns": Attack("texts that are searched for ever", "tests.hostile.patterns", "", "--signs 1000", 5),
    **{
        f"fuzzing-{name}": Attack(
            f"random {name}", "tests.hostile.fuzzing", f"{name} --seconds 600", f"{name} --seconds 30", 10
        )
        for name in ("gate", "mapping", "documents", "verifier")
    },
    "interface": Attack(
        "calls of the interface, right and wrong",
        "tests.unit.office.api",
        "--examples 2000",
        "--examples 50",
        15,
    ),
    "strangers": Attack(
        "six organisations at work at random",
        "tests.unit.office.strangers",
        "--steps 100000",
        "--steps 3000",
        25,
    ),
    "kills": Attack(
        "kill -9 while people work",
        "tests.integration.office.kills",
        "--rounds 50 --kills 4",
        "--rounds 2 --kills 2",
        25,
        alone=True,
    ),
    "timed": Attack("does log-in tell who has an account", LONG, "timed", "timed 20", 5, alone=True),
}


@dataclass
class Told:
    attack: str
    what: str
    held: bool
    seconds: int
    said: list[str]


def run(name: str, short: bool) -> Told:
    attack, began = ATTACKS[name], time.monotonic()
    place = OUT / "attack" / f"{name}.txt"
    command = [sys.executable, "-m", attack.module, *(attack.short if short else attack.long).split()]
    with place.open("w", encoding="utf-8") as said:
        done = subprocess.run(command, cwd=ROOT, check=False, stdout=said, stderr=subprocess.STDOUT)
    text = place.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in text.splitlines() if line[:1].strip(" {}[].")]
    return Told(name, attack.what, done.returncode == 0, round(time.monotonic() - began), lines[-LAST_WORDS:])


def run_all(names: list[str], short: bool, jobs: int) -> list[Told]:
    told: list[Told] = []
    lock = Lock()

    def one(name: str) -> None:
        about = "" if short else f", about {ATTACKS[name].minutes} minutes"
        print(f"... {name}: {ATTACKS[name].what}{about}", flush=True)
        each = run(name, short)
        with lock:
            told.append(each)
            (OUT / "attack.json").write_text(
                json.dumps([*map(asdict, told)], indent=2) + "\n", encoding="utf-8"
            )
            print(f"{'held ' if each.held else 'FOUND'} {name}, {each.seconds} s", flush=True)
            print(*(f"      {line:.150}" for line in each.said), sep="\n", flush=True)

    for alone, beside in ((False, jobs), (True, 1)):
        with ThreadPoolExecutor(beside) as pool:
            list(pool.map(one, [each for each in names if ATTACKS[each].alone is alone]))
    return told


def main() -> int:
    asked = argparse.ArgumentParser(description="Every attack, one after another")
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ATTACKS))
    asked.add_argument("--short", action="store_true")
    asked.add_argument("--jobs", type=int, default=max(1, (os.cpu_count() or 2) // 2))
    given = asked.parse_args()
    if unknown := set(given.names) - ATTACKS.keys():
        asked.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(ATTACKS)}")
    names = given.names or list(ATTACKS)
    (OUT / "attack").mkdir(parents=True, exist_ok=True)
    if not given.short:
        minutes = sum(ATTACKS[each].minutes for each in names)
        print(
            f"{len(names)} attacks, some {minutes / given.jobs / 60:.1f} hours with {given.jobs} beside one another."
        )
    told = run_all(names, given.short, given.jobs)
    found = [each.attack for each in told if not each.held]
    print(f"{len(told)} attacks: " + (f"{', '.join(found)} FOUND SOMETHING" if found else "everything held"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

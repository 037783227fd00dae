# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many small wrong changes of the code that decides do its near tests catch?

    python scripts/mutants [ROOM ...]     MINUTES=20 TRIES=100 SEED=1 in the environment

Changes are tried in an order drawn with the seed, room after room, each with an equal part of the minutes, which
start to count when the room's tests have run without a change; with TRIES no more than so many in each room. While
some were not tried, those that were are a sample, and the score is told with its interval of 95 % (Wilson). What was
tried is kept in ``out/mutants.jsonl``: a next run goes on, and tries again what survived when the tests changed.
Exit status 1: under 90 % killed in a room, a survivor without a reason in ``survivors.toml``, or a reason there for
a change that is killed or gone.
"""

from __future__ import annotations

import ast
import hashlib
import json
import math
import os
import random
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

os.environ |= {"CI": "true"}  # the same examples in every fork

import pytest
from changes import Change, changes
from trying import KILLED, ROOT, SURVIVED, UNFIT, Trying

if TYPE_CHECKING:
    from collections.abc import Collection

HERE = Path(__file__).parent
LEAST = 0.9
KEPT = ROOT / "out/mutants.jsonl"
ROOMS: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / "rooms.toml").read_text(encoding="utf-8"))


class Room:
    """The changes of a room's files, and how each that was tried ended."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.all: dict[str, tuple[Path, Change]] = {
            change.name: (source, change)
            for source in self._files("sources")
            for change in changes(source, source.relative_to(ROOT / "src/trede").as_posix())
        }
        self.tests = _digest(b"".join(path.read_bytes() for path in self._files("tests")))
        self.ended: dict[str, int] = {}
        self.again: set[str] = set()
        self.cpu = 0.0
        lines = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
        for line in lines:
            kept = json.loads(line)
            if (found := self.all.get(kept["change"])) and kept["code"] == _code(found[1]):
                self.ended[kept["change"]] = kept["how"]
                self.cpu += kept["cpu"]
                (self.again.discard if kept["tests"] == self.tests else self.again.add)(kept["change"])
        self.again &= set(self.named(SURVIVED))

    def _files(self, kind: str) -> list[Path]:
        return [Path(ROOT, each) for each in sorted({name.partition("::")[0] for name in self._found(kind)})]

    def _found(self, kind: str) -> list[str]:
        """What the patterns stand for, with what follows ``::``: one test of a file with many."""
        found = []
        for glob, sign, test in (each.partition("::") for each in ROOMS[self.name][kind]):
            paths = list(ROOT.glob(glob))
            if not paths:
                sys.exit(f"{self.name}: there is no {glob}")
            found += [f"{path}{sign}{test}" for path in paths]
        return found

    def named(self, how: int) -> list[str]:
        return [name for name, each in self.ended.items() if each == how]

    def try_for(self, seconds: float, most: int, reasons: Collection[str]) -> None:
        """In a fork, for pytest runs once in a process; what it finds goes into the file."""
        if not (waiting := self._waiting(most, reasons)):
            return
        sys.stdout.flush()
        if child := os.fork():
            _pid, status = os.waitpid(child, 0)
            if status:
                sys.exit(f"{self.name}: its tests do not run, or fail without a change")
            self.__init__(self.name)  # type: ignore[misc] # read again
            return
        os._exit(self._try(waiting, seconds))

    def _waiting(self, most: int, reasons: Collection[str]) -> list[tuple[Path, Change]]:
        """What to try, from the end: what survived without a reason, what was not tried yet, what has a reason."""
        new = [each for name, each in self.all.items() if name not in self.ended]
        random.Random(f"{os.environ.get('SEED') or 1} {self.name}").shuffle(new)
        del new[: max(0, len(self.ended) + len(new) - most)]
        again = {name: self.all[name] for name in sorted(self.again)}
        explained = [each for name, each in again.items() if name in reasons]
        gaps = [each for name, each in again.items() if name not in reasons]
        return [*explained, *new, *gaps]

    def _try(self, waiting: list[tuple[Path, Change]], seconds: float) -> int:
        """The exit status of pytest, which tries one after another."""
        told = os.fdopen(os.dup(2), "w", buffering=1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        end = 0.0

        def tell(change: Change, how: int, cpu: float) -> None:
            self._keep(change, how, cpu)
            told.write({KILLED: ".", SURVIVED: "S", UNFIT: ""}[how])
            told.flush()

        def next_change() -> tuple[Path, Change] | None:
            nonlocal end
            end = end or time.monotonic() + seconds  # the clock starts once the tests ran without a change
            return waiting.pop() if waiting and time.monotonic() < end else None

        trying = Trying(next_change, tell, told, {str(path) for path in self._files("sources")})
        tests = sorted(self._found("tests"))
        return int(pytest.main(["-q", "-p", "no:cacheprovider", *tests], plugins=[trying]))

    def _keep(self, change: Change, how: int, cpu: float) -> None:
        code, tests = _code(change), self.tests
        kept = {"change": change.name, "code": code, "tests": tests, "how": how, "cpu": round(cpu, 2)}
        with KEPT.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")

    def report(self, reasons: dict[str, str]) -> bool:
        """Print the score and what is not as it should be; whether all is well."""
        survived = self.named(SURVIVED)
        score = self._tell_score(len(self.named(KILLED)), len(survived))
        without = [name for name in survived if name not in reasons]
        mine = [name for name in reasons if name.startswith(tuple(self._prefixes()))]
        stale = [name for name in mine if name not in self.all or self.ended.get(name) == KILLED]
        for name in without:
            source, change = self.all[name]
            print(f"  survived, no reason given: {source.relative_to(ROOT)}:{change.lines.start}\n    {name}")
        for name in stale:
            print(f"  a reason is given, but it is killed or gone: {name}")
        return score >= LEAST and not without and not stale

    def _tell_score(self, killed: int, survived: int) -> float:
        tried, left = killed + survived, len(self.all) - len(self.ended)
        score = killed / tried if tried else 1
        told = f"{left} not tried yet, so {interval(killed, tried)}" if left else "all tried"
        if unfit := len(self.named(UNFIT)):
            told += f" but {unfit} that change nothing"
        print(f"{self.name}: {killed} of {tried} killed, {score:.1%}; {told}; {self.cpu:.0f} s of CPU")
        return score

    def _prefixes(self) -> set[str]:
        return {f"{path.relative_to(ROOT / 'src/trede').as_posix()} " for path in self._files("sources")}


def interval(killed: int, tried: int) -> str:
    """Between which shares that of all changes lies, with 95 % certainty: Wilson's score interval."""
    z, n = 1.959964, tried or 1
    middle = (killed + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(killed * (n - killed) / n + z * z / 4)
    return f"{middle - half:.1%} to {middle + half:.1%} of all" if tried else "unknown"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _code(change: Change) -> str:
    return _digest(ast.dump(change.changed).encode())


def main(names: list[str]) -> int:
    if unknown := set(names) - ROOMS.keys():
        print(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(ROOMS)}", file=sys.stderr)
        return 2
    listed = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8"))["survivor"]
    reasons = {each["change"]: each["reason"] for each in listed}
    KEPT.parent.mkdir(exist_ok=True)
    rooms = names or list(ROOMS)
    seconds = 60 * float(os.environ.get("MINUTES") or 30) / len(rooms)
    most = int(os.environ.get("TRIES") or sys.maxsize)
    well = True
    for name in rooms:
        room = Room(name)
        room.try_for(seconds, most, reasons)
        print()
        well &= room.report(reasons)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

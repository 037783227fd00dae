# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run every test: the core with the branch coverage it must have, the office on both databases.

Two processes at once, and four where many tests wait for a server or a browser: three left a quarter of two
processors idle.

Arguments go to pytest, and then it is one run without coverage. The last line is pytest's own, and so is the exit
status.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COVERED = (
    "kernel",
    "scheme",
    "scoring",
    "intake",
    "sampling",
    "proofs",
    "office/journal",
    "office/accounts/rules",
)
"""The rooms of which every branch must be tried: they decide the level, prove it, and say who may do what. Measuring
makes their tests half as slow again, so the others run without it."""
COVERED_TOO = (
    *(f"trede.office.accounts.{name}" for name in ("assigning", "holding", "links", "queries")),
    "trede.office.web.kit.access",
)
"""Modules that decide who may do what, in rooms that do more."""
DOORS = "tests/unit/office/web/test_who_may_open.py"
NEAR_OFFICE = ["tests/unit/office/journal", "tests/unit/office/accounts", DOORS]
CORE = [
    "tests/spec",
    *(f"tests/unit/{room}" for room in COVERED if not room.startswith("office")),
    "tests/unit/quality",
    *NEAR_OFFICE,
]
OFFICE = [
    "tests/unit/office",
    "--ignore=tests/unit/office/web",
    "--ignore=tests/unit/office/test_every_action.py",
    "--ignore-glob=*/test_rules.py",
]
"""What runs on PostgreSQL too: every test of models, queries and actions. The pages come with the rest, on SQLite, and
so do those tests that may not ask a database."""


ALONE = ["tests/integration/office/test_second_visitor.py"]
"""What measures how long somebody waits: nothing else runs meanwhile."""


def core() -> list[str]:
    """The tests of the core, with the options of pytest-cov."""
    measured = [*(f"--cov=src/trede/{room}" for room in COVERED), *(f"--cov={name}" for name in COVERED_TOO)]
    return [
        *CORE,
        *measured,
        "--cov-branch",
        "--cov-fail-under=100",
        "--cov-report=term-missing:skip-covered",
    ]


def rest() -> list[str]:
    """All other tests."""
    return ["tests", *(f"--ignore={each}" for each in (*CORE, *ALONE))]


def run(arguments: list[str], processes: int = 2, **environment: str) -> int:
    """Run pytest; its exit status.

    Whatever it starts may keep what it compiled, also where the machine says no: hundreds of processes are started,
    and each that compiles all it imports anew takes two to three times as long.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    at_once = [f"--numprocesses={processes}", "--dist=worksteal"] if processes > 1 else []
    command = [sys.executable, "-m", "pytest", "-q", *at_once, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env={**kept, **environment}).returncode


def main(arguments: list[str]) -> int:
    """Everything, or the part that the arguments name.

    The office is tested on SQLite with the rest, and before that on PostgreSQL: its own processes, for
    Django knows one database at a time.
    """
    if arguments:
        return run(arguments)
    return (
        run(core())
        or run(OFFICE, processes=4, TREDE_TEST_DATABASE="postgres")
        or run(rest(), processes=4)
        or run(ALONE, processes=1)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

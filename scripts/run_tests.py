# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run every test on two processes, with the branch coverage that the core must have.

Arguments go to pytest. The last line is pytest's own, and so is the exit status.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COVERED = ("kernel", "scheme", "scoring", "intake")
"""The rooms of which every branch must be tried: they decide the level."""
PAGES = ("test_routes.py", "test_security.py", "test_look.py")
"""Who may open which page, the headers of a page and its parts: no database makes a difference to them."""
OFFICE = ["tests/unit/office", *(f"--ignore=tests/unit/office/web/{name}" for name in PAGES)]
"""What runs on PostgreSQL too: every test of models, queries and actions, and the pages that use them."""


def coverage() -> list[str]:
    """Options of pytest-cov."""
    rooms = [room for room in COVERED if (ROOT / "src" / "trede" / room).is_dir()]
    measured = [f"--cov=src/trede/{room}" for room in rooms]
    return [*measured, "--cov-branch", "--cov-fail-under=100", "--cov-report=term-missing:skip-covered"]


def run(arguments: list[str], **environment: str) -> int:
    """Run pytest; its exit status."""
    command = [sys.executable, "-m", "pytest", "-q", "--numprocesses=2", "--dist=worksteal", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, **environment}).returncode


def main(arguments: list[str]) -> int:
    """Without arguments everything; with arguments a part, of which no coverage is asked.

    The office is tested on SQLite with the rest, and before that on PostgreSQL: its own processes, for
    Django knows one database at a time.
    """
    if arguments:
        return run(arguments)
    return run(OFFICE, TREDE_TEST_DATABASE="postgres") or run(coverage())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

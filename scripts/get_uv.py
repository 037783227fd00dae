# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Put uv in ``.tools/bin``: the first step of ``make``, with nothing but Python itself.

Three ways are tried, because Debian and others ship Python without ``ensurepip`` or without ``pip``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent / ".tools"
UV = "uv>=0.9,<1"
QUIET = ["--quiet", "--disable-pip-version-check"]

TOO_OLD = "trede needs Python 3.11 or newer; {} is {}. Name another one: make PYTHON=python3.12"
NO_WAY = """trede could not install uv, the tool that sets up its environment. What was tried:
{}
Any one of these is enough; then run make again:
  - give this Python its venv module (Debian, Ubuntu: apt-get install python3-venv);
  - give it pip (Debian, Ubuntu: apt-get install python3-pip);
  - install uv yourself (https://docs.astral.sh/uv/) so that `uv` is on the PATH.
If both modules are there, check that this machine reaches the Python package registry."""


def in_folder() -> str:
    """The pip of this Python, into a plain folder: the quickest. Each way returns what went wrong."""
    shutil.rmtree(TOOLS, ignore_errors=True)
    return run("-m", "pip", "install", *QUIET, "--target", str(TOOLS), UV)


def in_environment() -> str:
    """A virtual environment with a pip of its own; fails where ensurepip is missing."""
    failure = run("-m", "venv", "--clear", str(TOOLS))
    return failure or run("-m", "pip", "install", *QUIET, UV, python=TOOLS / "bin" / "python")


def from_path() -> str:
    """The uv that this machine has already."""
    found = shutil.which("uv")
    if found is None:
        return "uv on the PATH: there is none"
    shutil.rmtree(TOOLS, ignore_errors=True)
    (TOOLS / "bin").mkdir(parents=True)
    (TOOLS / "bin" / "uv").symlink_to(found)
    return ""


def run(*arguments: str, python: str | Path = sys.executable) -> str:
    """Run Python; empty when it worked, else the last lines of what it said."""
    done = subprocess.run([python, *arguments], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return f"python {' '.join(arguments[:2])}: " + "\n    ".join(said[-5:])


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - run before anything checked the version
        sys.exit(TOO_OLD.format(sys.executable, sys.version.split()[0]))
    print("Setting up, once: uv in .tools ...", file=sys.stderr)
    failures = []
    for way in (in_folder, in_environment, from_path):
        failure = way()
        if not failure:
            return
        failures.append(f"  - {failure}")
    shutil.rmtree(TOOLS, ignore_errors=True)
    sys.exit(NO_WAY.format("\n".join(failures)))


if __name__ == "__main__":
    main()

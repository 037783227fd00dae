# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs the programs of this folder, each as a process of its own with a database of its own."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.faults.disk import Event, Images

ROOT = Path(__file__).resolve().parents[2]


def program(module: str, *arguments: object) -> str:
    """What it prints; ``subprocess.CalledProcessError`` with what it said when it fails."""
    command = [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)]
    own = {name: value for name, value in os.environ.items() if name != "TREDE_TEST_DATABASE"}
    environment = {**own, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def base(folder: Path) -> Path:
    """An office that nobody used yet."""
    program("story", "base", folder / "base.sqlite3")
    return folder / "base.sqlite3"


def told(file: Path, mode: str, pages: int) -> tuple[Images, str, list[Event]]:
    """The story on a disk that is watched: how the disk begins, the first state, and the trace."""
    out = file.with_name(f"{mode}-{pages}")
    if not out.exists():
        program("story", "tell", file, out, mode, pages)
    begin, first, trace = pickle.loads(out.read_bytes())  # noqa: S301 - our own, of a moment ago
    return begin, first, trace


def failures(file: Path, stride: int, pages: int) -> dict[str, Any]:
    """What happened when one operation in ``stride`` failed."""
    found: dict[str, Any] = json.loads(program("failures", file, stride, pages))
    return found

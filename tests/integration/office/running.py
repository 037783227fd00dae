# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office as ``trede start`` runs it, for tests and for the speed table: its processes, and whether it answers."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.error import URLError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TREDE = Path(sys.executable).with_name("trede")


@contextmanager
def running(environment: Mapping[str, str], *options: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """An office: its first process, and its address."""
    # Into a file: whoever logs into a pipe that nobody empties, stands still.
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [TREDE, "start", "--no-browser", "--port", str(free_port()), *options],
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**environment, "PYTHONUNBUFFERED": "1"},
        )
        try:
            told = within(120, lambda: _said(log, "Ctrl-C") or (process.poll() and _said(log, "")))
            address = re.search(r"http://localhost:\d+", told)
            assert address, told
            yield process, address[0]
        finally:
            process.terminate()
            try:
                process.wait(30)
            finally:
                process.kill()


def _said(log: IO[bytes], until: str) -> str:
    """What it said so far, once that is among it."""
    told = os.pread(log.fileno(), 100_000, 0).decode()
    return told if until in told else ""


def free_port() -> int:
    """Another one for each office: two that begin at the same moment must not choose the same."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(environment: Mapping[str, str]) -> dict[int, str]:
    """The numbers of the processes that live, by what they do."""
    found = {}
    for file in (Path(environment["TREDE_DATA"]) / "running").glob("[0-9]*"):
        try:
            command = Path(f"/proc/{file.name}/cmdline").read_bytes().decode()
            state = Path(f"/proc/{file.name}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            name = re.search(r"worker\0(default|post)|(signing)\.process", command)
            found[int(file.name)] = (name[1] or name[2]) if name else "web"
    return found


def within(seconds: float, true: Callable[[], Any]) -> Any:
    """What it gives once that is true to Python."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def health(address: str) -> Any:
    try:
        with urllib.request.urlopen(f"{address}/api/v1/health", timeout=10) as page:  # noqa: S310 - localhost
            return json.load(page)
    except (URLError, OSError):
        return None


def whole(environment: Mapping[str, str]) -> dict[int, str] | None:
    """Its processes, when none of them is missing."""
    there = family(environment)
    return there if sorted(there.values()) == ["default", "post", "signing", "web"] else None

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file of a stranger, taken apart in a process of its own: without Django, with little time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from trede.intake.grids.child import confine

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.intake.grids.limits import Limits

BOOT = (
    "import sys, json, importlib; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "importlib.import_module(sys.argv.pop(1)).main()"
)
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def taken_apart(data: bytes, module: str, seconds: float) -> bytes | None:
    """What ``main`` of a module, in the process beside this one, made of the file; None when it did not end well."""
    search_path = json.dumps([entry for entry in sys.path if entry])
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-I", "-c", BOOT, search_path, module],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what goes wrong may name what stood in the file
            timeout=seconds,
            check=True,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
    except subprocess.SubprocessError:
        return None
    return done.stdout


def answer_for(made: Callable[[bytes], bytes], limits: Limits) -> None:
    """Be that process: the file comes on standard input, and what is made of it goes to standard output."""
    confine(limits)
    sys.stdout.buffer.write(made(sys.stdin.buffer.read(limits.file_bytes + 1)))

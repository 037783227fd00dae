# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PDF of a stranger, taken apart in a process of its own: without Django, with little time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from trede.errors import ProofError
from trede.intake.grids.child import confine
from trede.intake.grids.limits import MEGABYTE, Limits
from trede.proofs.answer_files import answer_in
from trede.proofs.bundles import DamagedError, bundle_bytes
from trede.proofs.certificate_files import read_certificate_file
from trede.proofs.pdf_files import pdf_in

MOST_BYTES = 5 * MEGABYTE
LIMITS = Limits(file_bytes=MOST_BYTES, cpu_seconds=5, memory_bytes=512 * MEGABYTE)
BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from trede.office.uploads.certificate_apart import main; main()"
)
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def read_apart(data: bytes, seconds: float) -> dict[str, Any] | None:
    """What the process beside this one found; None when it did not end well."""
    search_path = json.dumps([entry for entry in sys.path if entry])
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-I", "-c", BOOT, search_path],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what goes wrong may name what stood in the file
            timeout=seconds,
            check=True,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return None
    return told


def main() -> None:
    """Run as that process: the file comes on standard input."""
    confine(LIMITS)
    json.dump(found_in(sys.stdin.buffer.read(MOST_BYTES + 1)), sys.stdout)


def found_in(data: bytes) -> dict[str, Any]:
    """The bundle and the text of the page, as the other side wants to hear it."""
    try:
        pdf = pdf_in(data)
        if answer := answer_in(data, pdf):
            return {"answer": answer[0].decode(), "page": answer[1]}
        found = read_certificate_file(data, pdf)
    except DamagedError:
        return {"damaged": True}
    except (ProofError, UnicodeDecodeError):
        return {}
    return {"bundle": bundle_bytes(found.bundle).decode(), "page": found.page}

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A large JSON file is decoded in a child process with limits first: only what ends well there is decoded here.

A small one cannot do harm: whatever is in it, decoding takes less time than starting a child does.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from trede.errors import InputRefusedError
from trede.intake.grids.child import confine
from trede.intake.grids.limits import Limits
from trede.intake.grids.refusal import refused
from trede.intake.grids.sandbox import child_command, supervised
from trede.intake.grids.wire import Encoder, refusal
from trede.intake.json_door import LARGEST, SMALL, decoded, too_much

if TYPE_CHECKING:
    from trede.kernel.findings import Finding


def main() -> None:
    """Run as the child, like ``trede.intake.grids.child``: nothing is answered but that it went well, or why not."""
    limits = Limits(**json.loads(sys.argv[1])["limits"])
    confine(limits)
    answer(sys.stdin.buffer, sys.stdout.buffer)


def answer(source: BinaryIO, out: BinaryIO) -> None:
    """Decode the file in ``source`` and say that it could be done, or that there was no memory for it."""
    try:
        data = source.read(LARGEST + 1)
        if not too_much(data):
            decoded(data)
        out.write(Encoder().end().encode("ascii"))
    except MemoryError:
        out.write(refusal(refused("file.too-heavy").findings).encode("ascii"))


def harm_in(source: BinaryIO, limits: Limits | None = None) -> tuple[Finding, ...]:
    """Why a file may not be decoded here; nothing for one that may. It stays at its beginning."""
    size = os.fstat(source.fileno()).st_size
    if not SMALL < size <= LARGEST:
        return ()
    limits = limits or Limits()
    try:
        supervised(child_command(".json", limits, __name__), source, limits)
    except InputRefusedError as problem:
        return problem.findings
    finally:
        source.seek(0)
    return ()

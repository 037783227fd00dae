# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running the child that parses, and turning every way it can end into grids or a refusal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from threading import Event, Timer
from typing import TYPE_CHECKING, BinaryIO, cast

from trede.errors import InputRefusedError
from trede.intake.grids.refusal import refused
from trede.intake.grids.wire import Decoder, NonsenseError
from trede.intake.watching import unwatched

if TYPE_CHECKING:
    from trede.intake.grids.grid import Grid
    from trede.intake.grids.limits import Limits
    from trede.intake.watching import Watch

# The search path of this process goes along, so that an installed wheel and a checkout both find themselves.
_BOOT = "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); from {module} import main; main()"
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# How the limits end a child: no time left, no memory left (the reader aborts, or the system kills).
_DEATHS = {
    -getattr(signal, "SIGXCPU", 0): "file.too-slow",
    -signal.SIGABRT: "file.too-heavy",
    -getattr(signal, "SIGKILL", 0): "file.too-heavy",
}


def child_command(suffix: str, limits: Limits, module: str = "trede.intake.grids.child") -> list[str]:
    """The command line of a child that runs a module's ``main``.

    ``-I`` keeps out environment variables and the current directory.
    """
    search_path = json.dumps([entry for entry in sys.path if entry])
    request = json.dumps({"suffix": suffix, "limits": asdict(limits)})
    return [sys.executable, "-I", "-c", _BOOT.format(module=module), search_path, request]


def parsed(source: BinaryIO, suffix: str, limits: Limits, watch: Watch = unwatched) -> tuple[Grid, ...]:
    """The grids in an open file, read by a child process; raises when that does not end well."""
    return supervised(child_command(suffix, limits), source, limits, watch)


def supervised(
    command: list[str], source: BinaryIO, limits: Limits, watch: Watch = unwatched
) -> tuple[Grid, ...]:
    """Run a child that speaks ``wire``, within the clock and the answer size of ``limits``."""
    expired = Event()
    decoder = Decoder()
    with subprocess.Popen(  # noqa: S603 - our own interpreter and code
        command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as child:

        def expire() -> None:
            expired.set()
            child.kill()

        timer = Timer(limits.wall_seconds, expire)
        timer.start()
        try:
            sensible = _listened(child, decoder, limits, watch)
            if not sensible:
                child.kill()
            child.wait()
        finally:
            timer.cancel()
            child.kill()
    if expired.is_set():
        raise refused("file.too-slow")
    if not sensible:
        raise refused("file.damaged")
    return _outcome(decoder, child.returncode)


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def _listened(child: subprocess.Popen[bytes], decoder: Decoder, limits: Limits, watch: Watch) -> bool:
    """Decode while the child still works; False as soon as it says too much or something senseless."""
    output = cast("BinaryIO", child.stdout)
    allowed = limits.answer_bytes
    while line := output.readline(allowed + 1):
        allowed -= len(line)
        if allowed < 0:
            return False
        try:
            decoder.take_line(line)
        except NonsenseError:
            return False
        watch("rows", decoder.rows, decoder.announced)
    return True


def _outcome(decoder: Decoder, returncode: int) -> tuple[Grid, ...]:
    if decoder.refused:
        raise InputRefusedError(decoder.refused)
    if returncode == 0 and decoder.ended:
        return decoder.grids()
    raise refused(_DEATHS.get(returncode, "file.damaged"))

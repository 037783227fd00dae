# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking the signing process: the keys are there and nowhere else."""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings

from trede.errors import ConfigurationError, ProofError, RefusedError
from trede.kernel.findings import finding
from trede.proofs.notes import read_verifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trede.proofs.notes import Verifier

MOST_BYTES = 4_000_000
SECONDS = 20
LONGEST = 100
"""An address of a socket has room for so many bytes; a folder may be deeper."""


def ask(request: Mapping[str, Any]) -> dict[str, Any]:
    """What the signing process answers. Raises RefusedError when it does not, or will not sign."""
    try:
        with reachable(settings.TREDE_SIGNING_SOCKET) as address, _connected(address) as line:
            line.sendall(json.dumps(request).encode() + b"\n")
            with line.makefile("rb") as answers:
                answer = json.loads(answers.readline(MOST_BYTES))
    except (OSError, ValueError) as problem:
        raise RefusedError([finding("log.no-signing", "signing", type(problem).__name__)]) from problem
    if not isinstance(answer, dict) or "refused" in answer:
        raise RefusedError([finding("log.not-signed", "signing", str(dict(answer).get("refused")))])
    return answer


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(address)
        yield line


@contextmanager
def reachable(place: Path) -> Iterator[str]:
    """The address of a socket, by a short way where the path is too long for one."""
    if len(os.fsencode(place)) <= LONGEST:
        yield str(place)
        return
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/{place.name}"
    finally:
        os.close(folder)


def public_keys() -> dict[str, Any]:
    """The public halves, as the signing side wrote them: lines of the log, keys of the issuer with their days.

    Raises ConfigurationError when there are none.
    """
    file: Path = settings.TREDE_PUBLIC_KEYS
    try:
        document: dict[str, Any] = json.loads(file.read_text("utf-8"))
        _ = document["log"][-1], document["issuer"][-1]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as broken:
        raise ConfigurationError(
            f"{file} is not there or not whole. Start trede once: it makes it."
        ) from broken
    return document


def log_keys() -> list[Verifier]:
    """The keys of the log, the newest last. Raises ConfigurationError."""
    try:
        return [read_verifier(line) for line in public_keys()["log"]]
    except ProofError as broken:
        raise ConfigurationError(f"{settings.TREDE_PUBLIC_KEYS} holds a line that is no key.") from broken

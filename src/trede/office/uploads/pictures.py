# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo that somebody brings, made anew beside the request; no more than a few at a time, so that others go on."""

from __future__ import annotations

import threading

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.uploads import picture_apart
from trede.office.uploads.apart import taken_apart
from trede.office.uploads.picture_apart import MOST_BYTES

SECONDS, AT_ONCE = 20, 2
_turns = threading.BoundedSemaphore(AT_ONCE)


def made_anew(data: bytes) -> bytes:
    """The photo as a JPEG with nothing else in it. Raises RefusedError for what is no photo that we take."""
    made = _made(data) if len(data) <= MOST_BYTES else None
    if not made:
        raise RefusedError([finding("register.no-picture", "picture")])
    return made


def _made(data: bytes) -> bytes | None:
    if not _turns.acquire(timeout=SECONDS):
        return None
    try:
        return taken_apart(data, picture_apart.__name__, SECONDS)
    finally:
        _turns.release()

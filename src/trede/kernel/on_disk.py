# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that must not be half there: written beside their place and moved, or added to and taken back; and folders.

What comes back is on the disk, also when the power goes the next moment. What fails (a full disk, a broken one, too
many open files) raises OSError and leaves the file as it was.
"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700


BESIDE = "."
"""How the name begins of what is still being written."""


def is_beside(place: Path) -> bool:
    """Whether it is what somebody is writing, or was when it was killed; nobody reads it."""
    return place.name.startswith(BESIDE)


def put(place: Path, data: bytes, *, mode: int = OWNER_ONLY) -> None:
    """In one go: whoever reads meanwhile finds what stood there before."""
    beside = place.with_name(f"{BESIDE}{place.name}-{secrets.token_hex(4)}")
    try:
        with _opened(beside, os.O_CREAT | os.O_EXCL, mode) as handle:
            _write(handle, data)
        beside.replace(place)
        sync_folder(place.parent)
    finally:
        beside.unlink(missing_ok=True)


def add(place: Path, data: bytes, *, mode: int = OWNER_ONLY) -> None:
    """At the end of a file, which is made when it is not there."""
    with _opened(place, os.O_CREAT | os.O_APPEND, mode) as handle:
        before = os.fstat(handle).st_size
        try:
            _write(handle, data)
        except OSError:
            os.ftruncate(handle, before)
            raise


def cut_off(place: Path, size: int) -> None:
    """So many bytes stay: nothing is written, so a full disk is no reason to lose them."""
    with _opened(place, 0, OWNER_ONLY) as handle:
        os.ftruncate(handle, size)
        os.fsync(handle)


def make_folder(place: Path, *, mode: int = OWNER_ONLY_FOLDER) -> None:
    """Made with those above it when it is not there; what is there stays as it is."""
    for each in reversed([each for each in (place, *place.parents) if not each.exists()]):
        each.mkdir(mode=mode, exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """That a file has its name there must survive too; Windows sees to that by itself."""
    if os.name != "nt":
        with _opened(folder, None, OWNER_ONLY) as handle:
            os.fsync(handle)


@contextmanager
def _opened(place: Path, flags: int | None, mode: int) -> Iterator[int]:
    """To write in; without flags to read from."""
    handle = os.open(
        place, os.O_RDONLY if flags is None else os.O_WRONLY | getattr(os, "O_BINARY", 0) | flags, mode
    )
    try:
        yield handle
    finally:
        os.close(handle)


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)

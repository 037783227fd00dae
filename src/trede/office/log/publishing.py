# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is published of the log: checkpoint, tiles and entries, as files that never change but for the checkpoint.

A web server can serve the folder as it is (c2sp.org/tlog-tiles); the pages under ``/log/`` show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from trede.errors import NotFoundError
from trede.kernel import on_disk
from trede.office.log.queries import entries, newest
from trede.proofs.merkle import leaf_hash
from trede.proofs.tiles import bundle_bytes, levels_of, tile_bytes, tiles_of

if TYPE_CHECKING:
    from pathlib import Path

CHECKPOINT = "checkpoint"


def publish() -> None:
    """Write what is new below the newest checkpoint, and then that; a power cut leaves the old one true."""
    folder: Path = settings.TREDE_LOG_FOLDER
    if (signed := newest()) is None:
        return
    for path, data in resources(signed.size).items():
        if not (folder / path).exists():
            _write(folder / path, data)
    _write(folder / CHECKPOINT, signed.note.encode())


def resource(path: str) -> bytes:
    """One of them, made from what is kept. Raises NotFoundError for what this log does not have now."""
    if (signed := newest()) is None:
        raise NotFoundError("The log has no checkpoint yet.")
    if path == CHECKPOINT:
        return signed.note.encode()
    found = resources(signed.size).get(path)
    if found is None:
        raise NotFoundError("The log has no such tile.")
    return found


def resources(size: int) -> dict[str, bytes]:
    """Every tile and bundle of a log of this size, by its path."""
    held = entries(0, size)
    levels = levels_of([leaf_hash(each) for each in held])
    found: dict[str, bytes] = {}
    for tile in tiles_of(size):
        last = tile.first + tile.width
        found[tile.path] = tile_bytes(levels[tile.level][tile.first : last])
        if tile.level == 0:
            found[tile.entries_path] = bundle_bytes(held[tile.first : last])
    return found


def _write(place: Path, data: bytes) -> None:
    """Whole, or not at all."""
    on_disk.make_folder(place.parent, mode=0o755)
    on_disk.put(place, data, mode=0o666)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is published of the log: checkpoint, tiles and entries, as files that never change but for the checkpoint.

A web server can serve the folder as it is (c2sp.org/tlog-tiles); the pages under ``/log/`` show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from trede.errors import NotFoundError, ProofError
from trede.kernel import on_disk
from trede.office.log.queries import entries, newest
from trede.proofs.merkle import leaf_hash
from trede.proofs.tiles import (
    Tile,
    bundle_bytes,
    levels_of,
    read_bundle,
    read_tile,
    tile_bytes,
    tiles_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CHECKPOINT, BUNDLES, PARTIAL = "checkpoint", "tile/entries/", ".p/"


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
    return _made(entries(0, size))


def _made(held: Sequence[bytes]) -> dict[str, bytes]:
    levels = levels_of([leaf_hash(each) for each in held])
    found: dict[str, bytes] = {}
    for tile in tiles_of(len(held)):
        last = tile.first + tile.width
        found[tile.path] = tile_bytes(levels[tile.level][tile.first : last])
        if tile.level == 0:
            found[tile.entries_path] = bundle_bytes(held[tile.first : last])
    return found


def given_by(held: Sequence[bytes]) -> Callable[[str, bytes], bool]:
    """Whether a file with this path and these bytes is of a log with these entries, or was when it was shorter."""
    made = _made(held)
    whole = {path.partition(PARTIAL)[0]: data for path, data in made.items()}

    def fits(path: str, data: bytes) -> bool:
        place, _, width = path.partition(PARTIAL)
        if path in made or not width.isdecimal():
            return made.get(path) == data
        read = read_bundle if place.startswith(BUNDLES) else read_tile
        try:
            read(data, Tile(0, 0, int(width)))
        except ProofError:
            return False
        return whole.get(place, b"").startswith(data)

    return fits


def _write(place: Path, data: bytes) -> None:
    """Whole, or not at all."""
    on_disk.make_folder(place.parent, mode=0o755)
    on_disk.put(place, data, mode=0o666)

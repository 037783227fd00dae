# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tiles (c2sp.org/tlog-tiles): a log as files that never change, so that anybody can fetch and check all of it.

A tile holds up to 256 hashes of one level: of entries at level 0, of whole tiles of the level below above that.
Entry bundles hold the entries themselves, as many as the tile of level 0 beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.merkle import HASH_BYTES, root_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 256
MOST_ENTRY_BYTES = 2**16 - 1
LENGTH_BYTES = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a tile stands: its level, its index in that level, and how many hashes it has (1 to 256)."""

    level: int
    index: int
    width: int

    @property
    def path(self) -> str:
        """Below the address of the log: ``tile/0/x001/234.p/56``."""
        return f"tile/{self.level}/{_place(self.index, self.width)}"

    @property
    def entries_path(self) -> str:
        """The path of the bundle of entries that belongs to a tile of level 0."""
        return f"tile/entries/{_place(self.index, self.width)}"

    @property
    def first(self) -> int:
        """The index of its first hash in the level."""
        return self.index * WIDTH


def _place(index: int, width: int) -> str:
    """A number in groups of three digits, all but the last behind an x; the width when it is not full."""
    digits = str(index)
    groups = f"{digits:0>{-(-len(digits) // 3) * 3}}"
    parts = [groups[at : at + 3] for at in range(0, len(groups), 3)]
    partial = "" if width == WIDTH else f".p/{width}"
    return "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]]) + partial


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a log of this size, level by level; the last of a level may be partial, never empty."""
    level = 0
    while size:
        whole, rest = divmod(size, WIDTH)
        yield from (Tile(level, index, WIDTH) for index in range(whole))
        if rest:
            yield Tile(level, whole, rest)
        size, level = whole, level + 1


def levels_of(leaves: Sequence[bytes]) -> list[Sequence[bytes]]:
    """The hashes of each level, from those of the entries up: what the tiles are cut from."""
    levels, below = [], leaves
    while below:
        levels.append(below)
        whole = len(below) // WIDTH
        below = [root_over(below[at * WIDTH : (at + 1) * WIDTH]) for at in range(whole)]
    return levels


def tile_bytes(hashes: Sequence[bytes]) -> bytes:
    """The tile of these hashes."""
    return b"".join(hashes)


def read_tile(data: bytes, tile: Tile) -> list[bytes]:
    """The hashes in a tile. Raises ProofError when there are more or fewer."""
    if len(data) != tile.width * HASH_BYTES:
        raise ProofError(f"The tile {tile.path} does not hold {tile.width} hashes.")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]


def bundle_bytes(entries: Sequence[bytes]) -> bytes:
    """Entries one behind the other, each after its length. Raises ProofError for one of over 65,535 bytes."""
    if any(len(entry) > MOST_ENTRY_BYTES for entry in entries):
        raise ProofError(f"An entry of a log is at most {MOST_ENTRY_BYTES} bytes.")
    return b"".join(len(entry).to_bytes(LENGTH_BYTES, "big") + entry for entry in entries)


def read_bundle(data: bytes, tile: Tile) -> list[bytes]:
    """The entries in a bundle. Raises ProofError when they are not as many as the tile says."""
    entries, at = [], 0
    while at < len(data):
        start = at + LENGTH_BYTES
        at = start + int.from_bytes(data[at:start], "big")
        entries.append(data[start:at])
    if at != len(data) or len(entries) != tile.width:
        raise ProofError(f"The bundle {tile.entries_path} does not hold {tile.width} entries.")
    return entries

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tiles: the examples of c2sp.org/tlog-tiles, and the definition of each hash as a second way."""

import pytest

from trede.errors import ProofError
from trede.proofs.merkle import leaf_hash, root_over
from trede.proofs.tiles import (
    Tile,
    bundle_bytes,
    levels_of,
    read_bundle,
    read_tile,
    tile_bytes,
    tiles_of,
)


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067, 256), "tile/0/x001/x234/067"),  # the example of the specification
        (Tile(3, 0, 256), "tile/3/000"),
        (Tile(0, 999, 255), "tile/0/999.p/255"),
        (Tile(1, 1000, 1), "tile/1/x001/000.p/1"),
    ],
)
def test_paths(tile, path):
    assert tile.path == path


def test_bundles_stand_beside_the_tiles():
    assert Tile(0, 273, 112).entries_path == "tile/entries/273.p/112"
    assert Tile(0, 1234067, 256).entries_path == "tile/entries/x001/x234/067"


def test_a_log_of_70_000_entries_has_the_tiles_that_the_specification_counts():
    tiles = list(tiles_of(70_000))
    whole = {level: sum(t.width == 256 for t in tiles if t.level == level) for level in range(3)}
    partial = {t.level: t.width for t in tiles if t.width < 256}
    assert whole == {0: 273, 1: 1, 2: 0}
    assert partial == {0: 112, 1: 17, 2: 1}


def test_a_log_of_256_entries_has_a_full_tile_and_one_of_width_1():
    assert list(tiles_of(256)) == [Tile(0, 0, 256), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


def test_each_hash_is_the_root_that_the_definition_says():
    """MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l])."""
    leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(1030)]
    levels = levels_of(leaves)
    for tile in tiles_of(len(leaves)):
        hashes = levels[tile.level][tile.first : tile.first + tile.width]
        assert len(hashes) == tile.width
        for i, each in enumerate(hashes):
            start = (tile.index * 256 + i) * 256**tile.level
            assert each == root_over(leaves[start : start + 256**tile.level])
        assert read_tile(tile_bytes(hashes), tile) == list(hashes)
    assert levels_of([]) == []


@pytest.mark.parametrize("data", [b"", bytes(31), bytes(65), bytes(96)])
def test_a_tile_of_another_size_is_refused(data):
    with pytest.raises(ProofError, match="2 hashes"):
        read_tile(data, Tile(0, 0, 2))


def test_entries_are_written_behind_their_length():
    assert bundle_bytes([b"ab", b"", b"c"]) == b"\x00\x02ab\x00\x00\x00\x01c"
    largest = bytes(65_535)
    assert read_bundle(bundle_bytes([largest, b"c"]), Tile(0, 0, 2)) == [largest, b"c"]


def test_an_entry_that_does_not_fit_is_refused():
    with pytest.raises(ProofError, match="65535"):
        bundle_bytes([bytes(65_536)])
    with pytest.raises(ProofError, match="65535"):
        bundle_bytes([b"a", bytes(65_536)])


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\1a", b"\0\1a\0\2b", b"\0\1a\0\1b\0", b"\0\0\0\0\0\0"])
def test_a_bundle_with_other_entries_is_refused(data):
    with pytest.raises(ProofError, match="2 entries"):
        read_bundle(data, Tile(0, 0, 2))

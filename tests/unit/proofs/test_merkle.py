# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Roots and proofs: the published vectors of Certificate Transparency, and the definition as a second way."""

import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.errors import ProofError
from trede.proofs.merkle import (
    consistency_path,
    included_root,
    inclusion_path,
    is_consistent,
    leaf_hash,
    root_over,
    roots_at,
)

# The test vectors of RFC 6962's reference implementation (google/certificate-transparency, merkle tree tests).
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_definition(entries):
    """RFC 6962, 2.1: split at the largest power of two below the size."""
    if not entries:
        return hashlib.sha256().digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\0" + entries[0]).digest()
    half = 1 << (len(entries) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + by_definition(entries[:half]) + by_definition(entries[half:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_published_roots(size):
    assert roots_at({size}, ENTRIES)[size].hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_one_pass_gives_what_the_definition_gives(entries):
    sizes = range(len(entries) + 3)
    assert roots_at(sizes, entries) == {
        size: by_definition(entries[:size]) for size in sizes if size <= len(entries)
    }


LEAVES = [leaf_hash(entry) for entry in ENTRIES]
# The same tests' paths: the entry (from 0) and the size of the tree, with what is beside the way up.
PATHS = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
# Two sizes of one log, with the proof that the larger one grew from the smaller one.
GROWN = {
    (1, 1): [],
    (1, 8): PATHS[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


@pytest.mark.parametrize(("index", "size"), PATHS)
def test_the_published_inclusion_proofs(index, size):
    path = [bytes.fromhex(each) for each in PATHS[index, size]]
    assert inclusion_path(LEAVES[:size], index) == path
    assert included_root(LEAVES[index], index, size, path).hex() == ROOTS[size]


@pytest.mark.parametrize(("before", "size"), GROWN)
def test_the_published_consistency_proofs(before, size):
    path = [bytes.fromhex(each) for each in GROWN[before, size]]
    assert consistency_path(LEAVES[:size], before) == path
    assert is_consistent(before, bytes.fromhex(ROOTS[before]), size, bytes.fromhex(ROOTS[size]), path)


def test_the_example_of_the_rfc():
    """Section 2.1.3 draws a tree of seven with the proofs in letters; here with the hashes that they stand for."""
    _a, b, c, d, _e, f, j = LEAVES[:7]
    g, h, i = (by_definition(ENTRIES[at : at + 2]) for at in (0, 2, 4))
    k, part = by_definition(ENTRIES[:4]), by_definition(ENTRIES[4:7])
    seven = LEAVES[:7]
    assert inclusion_path(seven, 0) == [b, h, part]
    assert inclusion_path(seven, 3) == [c, g, part]
    assert inclusion_path(seven, 4) == [f, j, k]
    assert inclusion_path(seven, 6) == [i, k]
    assert consistency_path(seven, 3) == [c, d, g, part]
    assert consistency_path(seven, 4) == [part]
    assert consistency_path(seven, 6) == [i, j, k]


def test_every_proof_in_every_small_tree_holds():
    leaves = [leaf_hash(bytes([number])) for number in range(20)]
    roots = [root_over(leaves[:size]) for size in range(21)]
    for size in range(1, 21):
        for index in range(size):
            assert (
                included_root(leaves[index], index, size, inclusion_path(leaves[:size], index)) == roots[size]
            )
        for before in range(size + 1):
            path = consistency_path(leaves[:size], before)
            assert is_consistent(before, roots[before], size, roots[size], path)


def test_no_other_proof_holds():
    """One hash more, one fewer, one changed, another place, another size, another root: all refused."""
    leaves = [leaf_hash(bytes([number])) for number in range(13)]
    for size, index in itertools.product(range(1, 14), range(13)):
        if index >= size:
            continue
        root, path = root_over(leaves[:size]), inclusion_path(leaves[:size], index)
        leaf = leaves[index]
        for wrong in _changed(path):
            assert included_root(leaf, index, size, wrong) != root
        assert included_root(leaf_hash(b"other"), index, size, path) != root
        for other in set(range(-1, 14)) - {index}:
            assert included_root(leaf, other, size, path) != root
    assert included_root(leaves[0], 0, 0, []) is None


def test_no_other_growth_is_believed():
    leaves = [leaf_hash(bytes([number])) for number in range(13)]
    roots = [root_over(leaves[:size]) for size in range(14)]
    for before, size in itertools.combinations_with_replacement(range(14), 2):
        path = consistency_path(leaves[:size], before)
        for wrong in _changed(path):
            assert not is_consistent(before, roots[before], size, roots[size], wrong)
        assert not is_consistent(before, bytes(32), size, roots[size], path)
        if before:  # whatever follows from nothing at all
            assert not is_consistent(before, roots[before], size, bytes(32), path)
        if before < size:
            assert not is_consistent(size, roots[size], before, roots[before], path)
    assert not is_consistent(-1, roots[0], 3, roots[3], [])


def test_what_is_not_there_has_no_proof():
    for index in (-1, 3):
        with pytest.raises(ProofError, match="no entry"):
            inclusion_path(LEAVES[:3], index)
    for before in (-1, 4):
        with pytest.raises(ProofError, match="entries among 3"):
            consistency_path(LEAVES[:3], before)


def _changed(path):
    yield [*path, bytes(32)]
    yield [bytes(32), *path]
    for at in range(len(path)):
        yield path[:at] + path[at + 1 :]
        yield [*path[:at], bytes([path[at][0] ^ 1]) + path[at][1:], *path[at + 1 :]]

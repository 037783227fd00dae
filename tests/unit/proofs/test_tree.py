# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree: RFC 6962 in shape, with sums in its nodes."""

import hashlib

import pytest

from trede.proofs import tree
from trede.proofs.tree import Node, climb, join, leaf, path_length, paths, top

SALT = bytes(range(16))


def nodes(count):
    return [
        Node(hashlib.sha256(bytes([each])).hexdigest(), {"staff.4000": each + 1}) for each in range(count)
    ]


def test_a_leaf_as_the_format_says():
    row = {"ref": "P1", "sums": {"staff.4000": "5"}}
    expected = hashlib.sha256(b"\x00" + SALT + b'{"ref":"P1","sums":{"staff.4000":"5"}}').hexdigest()
    assert leaf(SALT, row) == Node(expected, {"staff.4000": 5})


def test_a_node_as_the_format_says():
    one, two = nodes(2)
    text = f'[{{"hash":"{one.hash}","sums":{{"staff.4000":"1"}}}},{{"hash":"{two.hash}","sums":{{"staff.4000":"2"}}}}]'
    assert join(one, two).hash == hashlib.sha256(b"\x01" + text.encode()).hexdigest()


def test_nothing_has_the_hash_of_nothing():
    assert top([]) == Node(hashlib.sha256(b"").hexdigest(), {})


def test_seven_leaves_have_the_shape_of_rfc_6962():
    a, b, c, d, e, f, g = nodes(7)
    left, right = join(join(a, b), join(c, d)), join(join(e, f), g)
    assert top([a, b, c, d, e, f, g]) == join(left, right)
    assert paths([a, b, c, d, e, f, g], [4]) == [[f, g, left]]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 33])
def test_every_leaf_climbs_to_the_top(count):
    found = nodes(count)
    for index, node in enumerate(found):
        (way,) = paths(found, [index])
        assert len(way) == path_length(index, count)
        assert climb(node, index, count, way) == top(found)


def test_what_the_ways_of_many_leaves_share_is_worked_out_once(monkeypatch):
    found, joined = nodes(33), []
    one_by_one = [paths(found, [index])[0] for index in range(33)]
    monkeypatch.setattr(tree, "join", lambda left, right: joined.append(1) or join(left, right))
    assert paths(found, range(33)) == one_by_one
    assert len(joined) < len(found)


def test_sums_add_up_and_keep_their_names():
    assert join(Node("a", {"x": 1, "y": 2}), Node("b", {"y": 3})).sums == {"x": 1, "y": 5}

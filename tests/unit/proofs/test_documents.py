# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a proof document, each at its borders as ``schema/rows-1.json`` draws them."""

import json
import re
from pathlib import Path

import pytest

from trede.proofs.documents import (
    equals,
    is_count,
    is_hash,
    is_node,
    is_row,
    is_salt,
    is_sums,
    list_of,
    read_json,
)

SCHEMA = json.loads((Path(__file__).parents[3] / "schema" / "rows-1.json").read_text("utf-8"))


def patterns(node):
    """Every pattern of the schema, wherever it stands."""
    if isinstance(node, dict):
        yield from ([node["pattern"]] if isinstance(node.get("pattern"), str) else [])
        node = list(node.values())
    for each in node if isinstance(node, list) else []:
        yield from patterns(each)


def schema_says(sums):
    """Whether the names and totals are what the schema allows."""
    named, counted = (
        each for each in patterns(SCHEMA) if each.startswith(("^[a-z_]{1,40}", "^[1-9][0-9]{0,39}"))
    )
    return all(re.search(named, name) and re.search(counted, total) for name, total in sums.items())


@pytest.mark.parametrize(
    ("sums", "allowed"),
    [
        ({"a" * 40: "1"}, True),
        ({"a" * 41: "1"}, False),
        ({"": "1"}, False),
        ({"staff.100000": "1"}, True),
        ({"staff.999999": "1"}, True),
        ({"staff.1000000": "1"}, False),
        ({"staff.0": "1"}, False),
        ({"staff.": "1"}, False),
        ({"Staff": "1"}, False),
        ({"staff": "9" * 40}, True),
        ({"staff": "9" * 41}, False),
        ({"staff": "0"}, False),
        ({"staff": "01"}, False),
        ({"staff": ""}, False),
        ({"staff": "1", "weighted": "-1"}, False),
    ],
)
def test_sums_are_as_the_schema_says(sums, allowed):
    assert is_sums(sums) is allowed
    assert schema_says(sums) is allowed
    assert is_row({"sums": sums}) is allowed
    assert is_node({"hash": "0" * 64, "sums": sums}) is allowed


@pytest.mark.parametrize("sums", [None, [], "staff", {"staff": 1}])
def test_sums_are_texts_by_name(sums):
    assert not is_sums(sums)
    assert not is_row({"sums": sums})


@pytest.mark.parametrize(("check", "length"), [(is_hash, 64), (is_salt, 32)])
def test_a_hash_and_a_salt_have_one_length(check, length):
    assert check("0f" * (length // 2))
    for wrong in ("0" * (length - 1), "0" * (length + 1), "F" * length, f"{'0' * length}\n", 0, None):
        assert not check(wrong)


def test_a_count_is_a_whole_number_below_two_to_the_power_of_32():
    """So many rows a tree can have."""
    assert is_count(0)
    assert is_count(2**32 - 1)
    for wrong in (2**32, -1, True, 1.0, "1", None):
        assert not is_count(wrong)


def test_of_a_list_every_item_must_pass():
    check = list_of(is_count)
    assert check([])
    assert check([0, 1])
    assert not check([0, "1"])
    assert not check(["1", "2"])
    assert not check({0: 1})
    assert not check(0)


def test_a_fixed_value_is_that_value():
    assert equals("trede/rows/1")("trede/rows/1")
    assert not equals("trede/rows/1")("trede/rows/2")


def test_json_is_read_as_it_stands():
    assert read_json('{"a": [1, 1.5, null, "\u00e9", {"a": 1}]}'.encode()) == {
        "a": [1, 1.5, None, "é", {"a": 1}]
    }


@pytest.mark.parametrize(
    "written",
    [
        b'{"a": 1, "a": 2}',
        b'[{"b": {"a": 1, "\\u0061": 1}}]',
        b"[NaN]",
        b"[-Infinity]",
        b'{"a": "\xe9"}',
        b"",
        b"{",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"1" * 5000,
    ],
    ids=str,
)
def test_what_two_readers_may_read_in_two_ways_is_not_read(written):
    """RFC 8259, section 4: of a name that stands twice one reader takes the first, another the last."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words are those of several readers
        read_json(written)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Status lists: the example of the specification, the right bit, and everything that may not pass."""

from __future__ import annotations

import gzip
import zlib
from base64 import urlsafe_b64encode
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.proofs.credential_cases import CREATED, ISSUER, KEY, KEYS, METHOD

from trede.errors import ProofError
from trede.proofs.credentials import sign, verify
from trede.proofs.status_lists import (
    FEWEST,
    MOST,
    bits_with,
    encoded_list,
    is_set,
    list_document,
    looked_up,
    read_encoded_list,
    status_entry,
    status_value,
)

ADDRESS = "https://scheme.example/status/revocation"
# Bitstring Status List 1.0, example 3: a list in which nothing is set.
EXAMPLE = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"


def packed(data: bytes) -> str:
    return "u" + urlsafe_b64encode(data).decode().rstrip("=")


def a_list(*indexes: int, **changes: Any) -> dict[str, Any]:
    document = list_document(
        ADDRESS,
        ISSUER,
        "revocation",
        bits_with(indexes),
        valid_from=CREATED,
        valid_until="2026-12-06T12:00:00Z",
    )
    return document | {"credentialSubject": document["credentialSubject"] | changes}


ENTRY: dict[str, Any] = dict(status_entry(ADDRESS, "revocation", 94567))


def test_the_example_of_the_specification() -> None:
    assert read_encoded_list(EXAMPLE) == bytes(FEWEST // 8)


def test_the_first_bit_is_the_first_of_the_first_byte() -> None:
    assert bits_with([0])[0] == 0b1000_0000
    assert bits_with([7])[0] == 0b0000_0001
    assert bits_with([8])[1] == 0b1000_0000


@given(st.sets(st.integers(0, FEWEST - 1), max_size=50), st.integers(0, FEWEST - 1))
def test_each_bit_is_read_as_it_was_set(indexes: set[int], asked: int) -> None:
    bits = read_encoded_list(encoded_list(bits_with(indexes)))
    assert is_set(bits, asked) == (asked in indexes)


def test_a_list_may_be_so_long_and_no_longer() -> None:
    assert read_encoded_list(encoded_list(bytes(MOST // 8))) == bytes(MOST // 8)
    with pytest.raises(ProofError, match="all of them"):
        read_encoded_list(encoded_list(bytes(MOST // 8 + 1)))


def test_the_list_is_a_credential() -> None:
    assert verify(sign(a_list(3), KEY, METHOD, CREATED), KEYS)


def test_the_same_list_is_the_same_text() -> None:
    assert encoded_list(bits_with([5])) == encoded_list(bits_with([5]))


def test_looking_up() -> None:
    assert looked_up(a_list(94567), ENTRY)
    assert not looked_up(a_list(94566, 94568), ENTRY)
    assert looked_up(a_list(94567, statusPurpose=["suspension", "revocation"]), ENTRY)


@pytest.mark.parametrize(
    ("set_", "size", "index", "value"),
    [
        ((5,), 1, 5, 1),
        ((10, 11), 2, 5, 3),
        ((10,), 2, 5, 2),
        ((11,), 2, 5, 1),
        ((15, 17), 3, 5, 5),
        ((12,), 2, 5, 0),
    ],
)
def test_an_entry_of_more_bits(set_: tuple[int, ...], size: int, index: int, value: int) -> None:
    """Section 3.2: the bits from the index times the size on; the first of them counts most."""
    document = a_list(encodedList=encoded_list(bits_with(set_, FEWEST * size)))
    entry = ENTRY | {"statusSize": size, "statusListIndex": str(index)}
    assert status_value(document, entry) == value
    assert looked_up(document, entry) is (value != 0)


def test_a_list_may_leave_its_id_out() -> None:
    """Section 2.2: it MAY express an id; then it is the one that was asked for, by whoever fetched it."""
    document = {name: value for name, value in a_list(94567).items() if name != "id"}
    assert looked_up(document, ENTRY)


@pytest.mark.parametrize(
    "text",
    [
        None, "", EXAMPLE[1:], f"z{EXAMPLE[1:]}", EXAMPLE[:-4], f"{EXAMPLE}=", f"{EXAMPLE}+",
        EXAMPLE.replace("H4", "h4"),
        packed(bytes(FEWEST // 8)), packed(zlib.compress(bytes(FEWEST // 8))),
        packed(gzip.compress(bytes(FEWEST // 8 - 1))),
        packed(gzip.compress(bytes(FEWEST // 8)) + b"more"), packed(gzip.compress(bytes(MOST // 8 + 1))), "uA",
        "u" + "A" * 2_000_000,
    ],
    ids=map(str, count()),
)  # fmt: skip
def test_what_is_no_list(text: object) -> None:
    with pytest.raises(ProofError):
        read_encoded_list(text)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = packed(gzip.compress(bytes(200_000_000)))
    with pytest.raises(ProofError, match="bits"):
        read_encoded_list(bomb)


@pytest.mark.parametrize(
    ("document", "entry"),
    [
        ({}, ENTRY),
        (a_list() | {"type": ["VerifiableCredential"]}, ENTRY),
        (a_list() | {"credentialSubject": []}, ENTRY),
        (a_list(type="Other"), ENTRY),
        (a_list() | {"id": "https://other.example/status"}, ENTRY),
        (a_list(statusPurpose="suspension"), ENTRY),
        (a_list(), ENTRY | {"statusListIndex": 94567}),
        (a_list(), ENTRY | {"statusListIndex": "-1"}),
        (a_list(), ENTRY | {"statusListIndex": "0094567"}),
        (a_list(), ENTRY | {"statusListIndex": "131072"}),
        (a_list(), ENTRY | {"statusListIndex": "9" * 30}),
        (a_list(), ENTRY | {"statusSize": 0}),
        (a_list(), ENTRY | {"statusSize": "1"}),
        (a_list(), ENTRY | {"statusSize": 2}),
        (
            a_list(encodedList=encoded_list(bits_with([], FEWEST * 2))),
            ENTRY | {"statusSize": 2, "statusListIndex": str(FEWEST)},
        ),
        (a_list(encodedList=None), ENTRY),
    ],
)
def test_what_says_nothing_of_a_certificate(document: dict[str, Any], entry: dict[str, Any]) -> None:
    with pytest.raises(ProofError):
        looked_up(document, entry)

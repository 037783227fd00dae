# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys as text: vectors of others."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from trede.errors import ProofError
from trede.proofs.multikeys import (
    base58,
    multikey,
    read_base58,
    read_multikey,
    read_secret_multikey,
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),  # draft-msporny-base58
        (bytes.fromhex("0000287fb4cd"), "11233QC4"),  # the same
        (bytes(3), "111"),
    ],
)
def test_published_examples(data, text):
    assert base58(data) == text
    assert read_base58(text) == data


@given(st.binary(max_size=60))
def test_what_is_written_is_read(data):
    assert read_base58(base58(data)) == data


# RFC 8032, test 1, as a did:key writes it.
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
TEXT = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"


def test_a_key():
    assert multikey(PUBLIC) == TEXT
    assert read_multikey(TEXT) == PUBLIC


@pytest.mark.parametrize(
    "text", ["", "z", TEXT[1:], TEXT[:-1], f"u{TEXT[1:]}", f"{TEXT}2", "z" + base58(bytes(34))]
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(ProofError, match="no Ed25519"):
        read_multikey(text)


@pytest.mark.parametrize("text", ["0", "O", "l", "I", "é", "2 ", "2" * 1025])
def test_what_is_no_base58_is_refused(text):
    with pytest.raises(ProofError, match="no base58"):
        read_base58(text)


# The pair of the test vectors of Data Integrity EdDSA Cryptosuites 1.0.
SECRET = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"


def test_a_secret_key():
    key = Ed25519PrivateKey.from_private_bytes(read_secret_multikey(SECRET))
    found = multikey(key.public_key().public_bytes_raw())
    assert found == "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


@pytest.mark.parametrize("text", ["", SECRET[1:], SECRET[:-1], TEXT])
def test_what_is_no_secret_key_is_refused_without_telling_it(text):
    with pytest.raises(ProofError, match="no Ed25519 secret") as told:
        read_secret_multikey(text)
    assert not text or text not in str(told.value)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys as text (W3C Controlled Identifiers, Multikey): ``z`` and base58btc of a code and an Ed25519 key."""

from __future__ import annotations

from trede.errors import ProofError

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PLACES = {sign: value for value, sign in enumerate(ALPHABET)}
PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
TEN_SIGNS = len(PAIRS) ** 5
ED25519_PUBLIC, ED25519_SECRET = b"\xed\x01", b"\x80\x26"
KEY_BYTES = 32
MOST_SIGNS = 1024


def base58(data: bytes) -> str:
    """base58btc without a prefix; each zero byte in front is a 1."""
    number, signs = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, TEN_SIGNS)  # one division of a long number gives ten signs
        for _ in range(5):
            rest, place = divmod(rest, len(PAIRS))
            signs = PAIRS[place] + signs
    return ALPHABET[0] * (len(data) - len(data.lstrip(b"\0"))) + signs.lstrip(ALPHABET[0])


def read_base58(text: str) -> bytes:
    """The bytes. Raises ProofError for another sign, or a text of over 1,024 signs."""
    if len(text) > MOST_SIGNS or any(sign not in PLACES for sign in text):
        raise ProofError("This is no base58btc.")
    number = 0
    for sign in text:
        number = number * len(ALPHABET) + PLACES[sign]
    zeros = len(text) - len(text.lstrip(ALPHABET[0]))
    return bytes(zeros) + number.to_bytes(-(-number.bit_length() // 8), "big")


def multikey(public: bytes) -> str:
    """An Ed25519 public key (32 bytes) as ``publicKeyMultibase``."""
    return "z" + base58(ED25519_PUBLIC + public)


def read_multikey(text: str) -> bytes:
    """The 32 bytes of an Ed25519 public key. Raises ProofError when it is no such key."""
    data = read_base58(text[1:]) if text.startswith("z") else b""
    if len(data) != len(ED25519_PUBLIC) + KEY_BYTES or not data.startswith(ED25519_PUBLIC):
        raise ProofError("This is no Ed25519 public key (z6Mk...).")
    return data[len(ED25519_PUBLIC) :]


def read_secret_multikey(text: str) -> bytes:
    """The 32 secret bytes of a ``secretKeyMultibase``. Raises ProofError, without what stood there."""
    data = read_base58(text[1:]) if text.startswith("z") else b""
    if len(data) != len(ED25519_SECRET) + KEY_BYTES or not data.startswith(ED25519_SECRET):
        raise ProofError("This is no Ed25519 secret key (z3u2...).")
    return data[len(ED25519_SECRET) :]

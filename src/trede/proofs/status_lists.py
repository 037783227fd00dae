# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bitstring Status List 1.0: one bit for each certificate says whether it is suspended or revoked.

A list is a credential of the issuer for one purpose. It holds so many bits that nobody learns from a look-up which
certificate was asked about. Source: https://www.w3.org/TR/vc-bitstring-status-list/, sections 2 and 3.
"""

from __future__ import annotations

import gzip
import re
import zlib
from base64 import b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Any, Literal, get_args

from trede.errors import ProofError
from trede.proofs.contexts import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Purpose = Literal["suspension", "revocation"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
FEWEST, MOST = 131_072, 8_388_608  # bits; the first is what the specification asks for
MOST_SIGNS = 2_000_000
INDEX = re.compile(r"0|[1-9][0-9]{0,7}")
BASE64URL = re.compile(r"[A-Za-z0-9_-]*")


def encoded_list(bits: bytes) -> str:
    """As ``encodedList`` has it: gzip, then base64url without padding, with the ``u`` of multibase before it."""
    return "u" + urlsafe_b64encode(gzip.compress(bits, mtime=0)).decode("ascii").rstrip("=")


def read_encoded_list(text: object) -> bytes:
    """The bits. Raises ProofError: written otherwise, fewer than 131,072 bits, or more than 8 million."""
    if not isinstance(text, str) or len(text) > MOST_SIGNS or not text.startswith("u"):
        raise ProofError("A status list starts with a u.")
    if not BASE64URL.fullmatch(text, 1):
        raise ProofError("A status list is base64url without padding.")
    reading = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        packed = b64decode(text[1:] + "=" * (-(len(text) - 1) % 4), altchars=b"-_", validate=True)
        # Never more is unpacked than a list may be long, however small it was packed.
        bits = reading.decompress(packed, MOST // 8 + 1)
    except (ValueError, zlib.error) as broken:
        raise ProofError("A status list is packed with gzip.") from broken
    if not FEWEST <= len(bits) * 8 <= MOST or not reading.eof or reading.unused_data:
        raise ProofError(f"A status list has {FEWEST} to {MOST} bits, all of them.")
    return bits


def bits_with(set_: Iterable[int], length: int = FEWEST) -> bytes:
    """A list of this length (a multiple of 8) with these bits set; bit 0 is the first of the first byte."""
    bits = bytearray(length // 8)
    for index in set_:
        bits[index // 8] |= 0x80 >> index % 8
    return bytes(bits)


def is_set(bits: bytes, index: int) -> bool:
    """Whether this bit is set. Raises ProofError when the list has no such bit."""
    if not 0 <= index < len(bits) * 8:
        raise ProofError(f"The status list has no place {index}.")
    return bool(bits[index // 8] & 0x80 >> index % 8)


def list_document(
    address: str,
    issuer: str,
    purpose: Purpose,
    bits: bytes,
    *,
    valid_from: str,
    valid_until: str,
    ttl: int = 604_800_000,
) -> dict[str, Any]:
    """The credential of a list, to be signed (``credentials.sign``).

    ``valid_from`` is the moment of the states, ``valid_until`` the moment after which nobody should rely on them,
    both dateTimeStamps; ``ttl`` in milliseconds says how long a verifier may keep a copy.
    """
    return {
        "@context": [CONTEXT],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": valid_from,
        "validUntil": valid_until,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encoded_list(bits),
            "ttl": ttl,
        },
    }


def status_entry(address: str, purpose: Purpose, index: int) -> dict[str, str]:
    """The place of a certificate in a list, as ``credentialStatus`` has it; the index is text."""
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def looked_up(document: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Whether the list says of this place that it is so. The list is one whose signature was checked.

    Raises ProofError: another list, another purpose, no such place, or the list cannot be read.
    """
    return status_value(document, entry) != 0


def status_value(document: Mapping[str, Any], entry: Mapping[str, Any]) -> int:
    """What the list has at this place: of one bit 0 or 1, of an entry with ``statusSize`` the number in its bits.

    The list is one whose signature was checked; a list without an id is taken for the one that was asked for.

    Raises ProofError: another list, another purpose, no such place, or the list cannot be read.
    """
    index, size = entry.get("statusListIndex"), entry.get("statusSize", 1)
    if not isinstance(index, str) or not INDEX.fullmatch(index):
        raise ProofError("The place in a status list is a whole number, as text.")
    if type(size) is not int or size < 1:
        raise ProofError("The size of an entry of a status list is a whole number of bits.")
    bits = read_encoded_list(_subject(document, entry).get("encodedList"))
    if len(bits) * 8 // size < FEWEST:
        raise ProofError(f"A status list has at least {FEWEST} entries.")
    return _number(bits, int(index) * size, size)


def _subject(document: Mapping[str, Any], entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """The list in the document, if it is the one of this entry."""
    subject = document.get("credentialSubject")
    if not isinstance(subject, dict) or "BitstringStatusListCredential" not in document.get("type", ()):
        raise ProofError("This is no status list.")
    named = entry.get("statusListCredential")
    if subject.get("type") != "BitstringStatusList" or document.get("id", named) != named:
        raise ProofError("This is another status list than the certificate names.")
    purposes = subject.get("statusPurpose")
    if entry.get("statusPurpose") not in (purposes if isinstance(purposes, list) else [purposes]):
        raise ProofError("This status list is for another purpose.")
    return subject


def _number(bits: bytes, start: int, size: int) -> int:
    """The number in so many bits from this one on, the first of them counting most."""
    value = 0
    for place in range(start, start + size):
        value = value * 2 + is_set(bits, place)
    return value

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checksums of related resources, as credentials write them: ``digestSRI`` and ``digestMultibase``.

Sources: Subresource Integrity, section 3.5; Controlled Identifiers 1.0, sections 2.4 (multibase) and 2.5 (multihash).
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, urlsafe_b64decode
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.proofs.multikeys import read_base58

if TYPE_CHECKING:
    from collections.abc import Mapping

SRI_PART = re.compile(r"(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?[\x21-\x7e]*)?")
MULTIHASH = {b"\x12\x20": "sha256", b"\x20\x30": "sha384", b"\x13\x40": "sha512"}
"""Code and length of a multihash, and which hash function that is."""
MULTIBASE = re.compile(r"u[A-Za-z0-9_-]+|z[1-9A-HJ-NP-Za-km-z]+")
HEXADECIMAL = re.compile(r"[0-9a-f]+")
SRI, MULTI = "digestSRI", "digestMultibase"


def is_digest(name: str, value: object) -> bool:
    """Whether this is a checksum as the property of this name has it."""
    return isinstance(value, str) and bool(_sri(value) if name == SRI else _multihash(value))


def contradicts(entry: Mapping[str, Any], digest_of: Mapping[str, bytes]) -> bool:
    """Whether a checksum in ``entry`` differs from that of the resource.

    ``digest_of`` has what is known of the resource: its hash by the name of the function (``sha256``).
    """
    said = [
        *(_sri(entry[SRI]) if SRI in entry else ()),
        *(_multihash(entry[MULTI]) if MULTI in entry else ()),
    ]
    return any(function in digest_of and digest != digest_of[function] for function, digest in said)


def digests(data: bytes) -> dict[str, bytes]:
    """The hash of these bytes by each function."""
    return {name: hashlib.new(name, data).digest() for name in MULTIHASH.values()}


def _sri(text: str) -> list[tuple[str, bytes]]:
    """Each hash in the text with its function; nothing when one of them is written otherwise."""
    parts = [SRI_PART.fullmatch(part) for part in text.split()]
    return [(part[1], _bytes(part[2])) for part in parts if part] if all(parts) else []


def _bytes(text: str) -> bytes:
    """Of base64. The published examples also write the hash as hexadecimal signs, so that is read as what it is."""
    if HEXADECIMAL.fullmatch(text) and len(text) in {64, 96, 128}:
        return bytes.fromhex(text)
    padded = text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)
    try:
        return b64decode(padded.translate(str.maketrans("-_", "+/")))
    except ValueError:
        return b""


def _multihash(text: str) -> list[tuple[str, bytes]]:
    if not MULTIBASE.fullmatch(text):
        return []
    try:
        data = (
            urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
            if text[0] == "u"
            else read_base58(text[1:])
        )
    except (ValueError, ProofError):
        return []
    function, digest = MULTIHASH.get(data[:2]), data[2:]
    return [(function, digest)] if function and len(digest) == data[1] else []

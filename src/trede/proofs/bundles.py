# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate with all that a stranger needs: the signed credential, the proof of logging, and status lists.

One JSON document, format ``trede/certificate/1``, canonical (RFC 8785), so that it can be written in one way only.
Its checksum is no proof of anything: it tells a damaged file from a forged one, and leaves no bit unwatched.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.proofs.documents import equals, has_shape, is_hash, list_of
from trede.proofs.jcs import canonical_bytes
from trede.proofs.log_entries import entry_bytes
from trede.proofs.log_proofs import FIRST_LINE

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "trede/certificate/1"
MOST_BYTES = 3_000_000
HEAD, CHECKSUM_SIGNS = b'{"checksum":"', 64


class DamagedError(ProofError):
    """A bundle whose checksum is wrong."""


def is_object(value: object) -> bool:
    return isinstance(value, dict)


_SHAPE = {
    "checksum": is_hash,
    "credential": is_object,
    "format": equals(FORMAT),
    "log_proof": lambda value: isinstance(value, str) and (not value or value.startswith(FIRST_LINE)),
    "status": list_of(is_object),
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """The signed credential, the text of the proof of logging (empty before it is logged), and status lists."""

    credential: Mapping[str, Any]
    log_proof: str = ""
    status: tuple[Mapping[str, Any], ...] = ()


def certificate_entry(credential: Mapping[str, Any]) -> bytes:
    """The entry of a signed credential in the log: its kind and SHA-256 of its canonical bytes."""
    return entry_bytes("certificate", hashlib.sha256(canonical_bytes(dict(credential))).hexdigest())


def bundle_bytes(bundle: Bundle) -> bytes:
    """As it is embedded in the PDF and handed over."""
    document: dict[str, Any] = {
        "credential": dict(bundle.credential),
        "format": FORMAT,
        "log_proof": bundle.log_proof,
        "status": [dict(each) for each in bundle.status],
    }
    rest = canonical_bytes(document)[1:]
    return HEAD + _checksum(rest) + b'",' + rest


def read_bundle(data: bytes) -> Bundle:
    """The bundle in these bytes; nothing in it is checked yet. Raises DamagedError, or ProofError: it is none."""
    start = len(HEAD) + CHECKSUM_SIGNS
    if len(data) > MOST_BYTES or not data.startswith(HEAD) or data[start : start + 2] != b'",':
        raise ProofError("This is no certificate of trede.")
    if data[len(HEAD) : start] != _checksum(data[start + 2 :]):
        raise DamagedError("This certificate is damaged.")
    try:
        document = json.loads(data)
        same = canonical_bytes(document) == data
    except (ValueError, TypeError, RecursionError) as broken:
        raise ProofError("This is no certificate of trede.") from broken
    if not same or not has_shape(document, _SHAPE):
        raise ProofError("This is no certificate of trede.")
    return Bundle(document["credential"], document["log_proof"], tuple(document["status"]))


def _checksum(rest: bytes) -> bytes:
    """Of the document without its checksum, which comes first in canonical order."""
    return hashlib.sha256(b"{" + rest).hexdigest().encode("ascii")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small credential and keys to sign it with: of the tests of several modules."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from trede.proofs.credentials import sign
from trede.proofs.dids import did_key

BASE = "https://www.w3.org/ns/credentials/v2"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
ISSUER = "did:web:scheme.example"
METHOD = f"{ISSUER}#key-1"
CREATED = "2026-11-29T12:00:00Z"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
KEYS = {METHOD: KEY.public_key()}
DID_KEY = did_key(KEY.public_key())


def credential(**changes: Any) -> dict[str, Any]:
    """The smallest credential; a change to ``None`` takes the entry away."""
    document = {
        "@context": [BASE],
        "type": ["VerifiableCredential"],
        "issuer": ISSUER,
        "credentialSubject": {"id": "did:example:subject"},
        **changes,
    }
    return {
        name.replace("at_context", "@context"): value for name, value in document.items() if value is not None
    }


def with_terms(terms: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The same under a context of its own."""
    return credential(**changes) | {"@context": [BASE, terms]}


def presentation(**changes: Any) -> dict[str, Any]:
    """The smallest presentation."""
    document = {"@context": [BASE], "type": "VerifiablePresentation", **changes}
    return {name: value for name, value in document.items() if value is not None}


def signed(document: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Signed by the issuer."""
    return sign(document or credential(**changes), KEY, METHOD, CREATED)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose key it is: did:key, which is the key itself, and the document of a did:web, which lists keys of an issuer.

Sources: the methods did:key and did:web; Controlled Identifiers 1.0, section 2 (documents).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.proofs.multikeys import multikey, read_multikey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def public_key(raw: bytes) -> Ed25519PublicKey:
    """The key of these 32 bytes, as a library for signatures wants it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(raw)


def did_key(key: Ed25519PublicKey) -> str:
    """The did:key of this key."""
    return f"did:key:{multikey(key.public_bytes_raw())}"


def did_key_method(key: Ed25519PublicKey) -> str:
    """The verification method that a did:key stands for: ``did:key:z6Mk…#z6Mk…``."""
    return f"{did_key(key)}#{multikey(key.public_bytes_raw())}"


def key_of_did_key(method: str) -> Ed25519PublicKey:
    """The key that a verification method of a did:key says itself. Raises ProofError when it says none."""
    did, mark, fragment = method.partition("#")
    text = did.removeprefix("did:key:")
    if text == did or (mark and fragment != text):
        raise ProofError("This is no verification method of a did:key (did:key:z6Mk…#z6Mk…).")
    return public_key(read_multikey(text))


def did_document(did: str, keys: Mapping[str, Ed25519PublicKey]) -> dict[str, Any]:
    """The document of a did:web: each key under its fragment, all of them for signing credentials."""
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {
                "id": f"{did}#{fragment}",
                "type": "Multikey",
                "controller": did,
                "publicKeyMultibase": multikey(key.public_bytes_raw()),
            }
            for fragment, key in keys.items()
        ],
        "assertionMethod": [f"{did}#{fragment}" for fragment in keys],
    }


def keys_of_did_document(document: Mapping[str, Any]) -> dict[str, Ed25519PublicKey]:
    """The Ed25519 keys that may sign credentials, by verification method. Raises ProofError."""
    try:
        allowed = {each if isinstance(each, str) else each["id"] for each in document["assertionMethod"]}
        methods = [*document.get("verificationMethod", []), *document["assertionMethod"]]
        return {
            each["id"]: public_key(read_multikey(each["publicKeyMultibase"]))
            for each in methods
            if not isinstance(each, str) and each["id"] in allowed and each["controller"] == document["id"]
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise ProofError("This is no DID document with Multikeys for signing credentials.") from error

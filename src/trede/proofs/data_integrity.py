# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Data Integrity proofs with the cryptosuite ``eddsa-jcs-2022``: one proof made, one proof checked.

Sources: Verifiable Credential Data Integrity 1.0, sections 2.1 and 4; Data Integrity EdDSA Cryptosuites 1.0,
section 3.3.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.findings import Finding, finding
from trede.proofs.contexts import is_url
from trede.proofs.jcs import canonical_bytes
from trede.proofs.moments import moment
from trede.proofs.multikeys import base58, read_base58

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    Proof = Mapping[str, Any]

TYPE, SUITE = "DataIntegrityProof", "eddsa-jcs-2022"
SIGNATURE_BYTES = 64
NEEDED = ("type", "verificationMethod", "proofPurpose")
TERMS = {
    "@context",
    "challenge",
    "created",
    "cryptosuite",
    "domain",
    "expires",
    "id",
    "nonce",
    "previousProof",
    "proofPurpose",
    "proofValue",
    "type",
    "verificationMethod",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What whoever checks asks of a proof; ``None`` asks nothing. ``at`` is in seconds since 1970."""

    at: Fraction
    purposes: tuple[str, ...]
    domain: str | None = None
    challenge: str | None = None


def hash_data(document: Mapping[str, Any], config: Proof) -> bytes:
    """What is signed: SHA-256 of the canonical proof without its value, and of the canonical document without proof.

    Raises ValueError (or RecursionError) when one of them has no canonical JSON (RFC 8785).
    """
    return (
        hashlib.sha256(canonical_bytes(dict(config))).digest()
        + hashlib.sha256(canonical_bytes(dict(document))).digest()
    )


def proof_value(document: Mapping[str, Any], config: Proof, key: Ed25519PrivateKey) -> str:
    """The signature as multibase: ``z`` and base58."""
    return f"z{base58(key.sign(hash_data(document, config)))}"


def proofs_of(document: Mapping[str, Any]) -> list[Any]:
    """The proofs in a document, none or several."""
    value = document.get("proof", [])
    return value if isinstance(value, list) else [value]


def previous_of(proof: Proof) -> list[object]:
    """The ids of the proofs that this one builds on."""
    value = proof.get("previousProof", [])
    return value if isinstance(value, list) else [value]


def without_proofs(document: Mapping[str, Any], proof: Proof, proofs: Sequence[Proof]) -> dict[str, Any]:
    """What a proof speaks of: the document under the contexts of the proof, with the proofs that it builds on."""
    unsecured = {key: value for key, value in document.items() if key != "proof"}
    if "@context" in proof:
        unsecured["@context"] = proof["@context"]
    if previous := previous_of(proof):
        unsecured["proof"] = [each for each in proofs if each.get("id") in previous]
    return unsecured


def proof_findings(
    document: Mapping[str, Any], proof: Proof, place: str, expected: Expected
) -> list[Finding]:
    """What is wrong with a proof besides its signature."""
    found = [finding("proofs.proof-needs", place, name) for name in NEEDED if name not in proof]
    found += [finding("proofs.vc-term-unknown", place, name) for name in proof if name not in TERMS]
    if found:
        return found
    for check in (_suite, _method, _moments, _intent, _chain):
        found += check(proof, place, expected)
    if "@context" in proof and not _starts_with(document["@context"], proof["@context"]):
        found.append(finding("proofs.proof-context", place))
    return found


def _suite(proof: Proof, place: str, expected: Expected) -> Iterator[Finding]:
    if proof["type"] != TYPE:
        yield finding("proofs.proof-type", place, proof["type"])
    elif proof.get("cryptosuite") != SUITE:
        yield finding("proofs.proof-suite", place, proof.get("cryptosuite"))


def _method(proof: Proof, place: str, expected: Expected) -> Iterator[Finding]:
    if not is_url(proof["verificationMethod"]):
        yield finding("proofs.proof-method", place, proof["verificationMethod"])
    if "id" in proof and not is_url(proof["id"]):
        yield finding("proofs.vc-id", f"{place}.id", proof["id"])


def _moments(proof: Proof, place: str, expected: Expected) -> Iterator[Finding]:
    # "Time values that are incorrectly serialized without an offset MUST be interpreted as UTC": Data Integrity, 2.1.
    moments = {
        name: moment(proof[name], zone_needed=False) for name in ("created", "expires") if name in proof
    }
    for name, found in moments.items():
        if found is None:
            yield finding("proofs.vc-date", f"{place}.{name}", proof[name])
    expires = moments.get("expires")
    if expires is not None and expires <= expected.at:
        yield finding("proofs.proof-expired", place, proof["expires"])


def _fits_domain(proof: Proof, wanted: str | None) -> bool:
    """Whether its domains are texts, and the one that was asked for is among them."""
    domain = proof.get("domain")
    domains = domain if isinstance(domain, list) else [domain]
    texts = "domain" not in proof or all(isinstance(each, str) for each in domains)
    return texts and (wanted is None or wanted in domains)


def _intent(proof: Proof, place: str, expected: Expected) -> Iterator[Finding]:
    if proof["proofPurpose"] not in expected.purposes:
        yield finding("proofs.proof-purpose", place, proof["proofPurpose"])
    if not _fits_domain(proof, expected.domain):
        yield finding("proofs.proof-domain", place, proof.get("domain"))
    challenge = proof.get("challenge")
    if not isinstance(challenge, str | None) or expected.challenge not in (None, challenge):
        yield finding("proofs.proof-challenge", place, challenge)
    if not isinstance(proof.get("nonce", ""), str):
        yield finding("proofs.proof-nonce", place)


def _chain(proof: Proof, place: str, expected: Expected) -> Iterator[Finding]:
    previous = previous_of(proof)
    if "previousProof" in proof and not (previous and all(isinstance(each, str) for each in previous)):
        yield finding("proofs.proof-previous", place, proof["previousProof"])


def _starts_with(contexts: list[object], start: object) -> bool:
    """Whether the contexts of a document begin with those of its proof, in the same order."""
    first = start if isinstance(start, list) else [start]
    return contexts[: len(first)] == first


def signature_of(proof: Proof) -> bytes | None:
    """The 64 bytes of a proof, or ``None`` when its value is no signature of this suite."""
    value = proof.get("proofValue")
    try:
        data = read_base58(value[1:]) if isinstance(value, str) and value.startswith("z") else b""
    except ProofError:
        return None
    return data if len(data) == SIGNATURE_BYTES else None


def holds(
    document: Mapping[str, Any],
    proof: Proof,
    proofs: Sequence[Proof],
    key: Ed25519PublicKey,
    signature: bytes,
) -> bool:
    """Whether the signature of a proof belongs to the document and to this key."""
    from cryptography.exceptions import InvalidSignature

    config = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        key.verify(signature, hash_data(without_proofs(document, proof, proofs), config))
    except InvalidSignature:
        return False
    return True

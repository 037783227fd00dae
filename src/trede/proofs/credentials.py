# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing and checking any credential or presentation of the W3C data model 2.0, with ``eddsa-jcs-2022``.

Nothing is fetched: keys and contexts come from the caller, so that a document cannot vouch for itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import CredentialError, ProofError
from trede.kernel.findings import Finding, finding
from trede.proofs.contexts import is_url
from trede.proofs.data_integrity import (
    SUITE,
    TYPE,
    Expected,
    holds,
    previous_of,
    proof_findings,
    proof_value,
    proofs_of,
    signature_of,
    without_proofs,
)
from trede.proofs.data_model import (
    ENVELOPED,
    embedded,
    id_of,
    is_presentation,
    model_findings,
    resource_findings,
    types_of,
)
from trede.proofs.dids import key_of_did_key
from trede.proofs.jcs import NOT_JSON, canonical_bytes
from trede.proofs.moments import moment, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

    from trede.proofs.contexts import Documents

ASSERTION, AUTHENTICATION = "assertionMethod", "authentication"
PURPOSES = (ASSERTION, AUTHENTICATION, "capabilityDelegation", "capabilityInvocation", "keyAgreement")
MOST_PROOFS = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a document is what its issuer signed; every reason against it is in ``findings``."""

    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        return not self.findings

    def __bool__(self) -> bool:
        return self.holds


@dataclass(frozen=True, slots=True)
class ProofOptions:
    """What a proof may say besides who made it and when.

    ``purpose`` is one of the five of Data Integrity (by default ``assertionMethod``, for a presentation
    ``authentication``); ``expires`` a dateTimeStamp; ``previous`` the ids of the proofs in the document that this one
    builds on; ``id`` a URL; ``challenge`` needs a ``domain``.
    """

    purpose: str | None = None
    expires: str | None = None
    domain: str | tuple[str, ...] | None = None
    challenge: str | None = None
    nonce: str | None = None
    previous: tuple[str, ...] = ()
    id: str | None = None


PLAIN = ProofOptions()


def check(
    document: object, *, contexts: Documents | None = None, resources: Mapping[str, bytes] | None = None
) -> tuple[Finding, ...]:
    """What the data model refuses in a document, signed or not.

    ``contexts`` are further contexts by address. ``resources`` are related resources by address that whoever checks
    has: each must have the checksum that the document gives (5.3); nothing is fetched.
    """
    if not isinstance(document, dict):
        return (finding("proofs.vc-not-json", ""),)
    try:
        canonical_bytes(document)
    except NOT_JSON:
        return (finding("proofs.vc-not-json", ""),)
    return tuple(_findings(document, contexts, resources))


def _findings(
    document: Mapping[str, Any], contexts: Documents | None, resources: Mapping[str, bytes] | None
) -> list[Finding]:
    return model_findings(document, contexts or {}) or resource_findings(document, resources or {})


def sign(
    document: Mapping[str, Any],
    key: Ed25519PrivateKey,
    verification_method: str,
    created: str,
    *,
    options: ProofOptions = PLAIN,
    contexts: Documents | None = None,
    resources: Mapping[str, bytes] | None = None,
) -> dict[str, Any]:
    """The document with a proof by this key; beside the proofs that it had.

    ``verification_method`` is the URL of the key, under the id of the issuer (``did:web:example.org#key-1``);
    ``created`` a dateTimeStamp (``2026-11-29T12:00:00Z``). The document itself stays as it was.

    Raises CredentialError: the data model refuses the document, or the proof cannot be made so.
    """
    config = _config(document, verification_method, created, options)
    found = _findings(document, contexts, resources) or _signing_findings(document, config, options)
    if found:
        raise CredentialError(found)
    proofs = proofs_of(document)
    try:
        value = proof_value(without_proofs(document, config, proofs), config, key)
    except NOT_JSON as error:
        raise CredentialError([finding("proofs.vc-not-json", "")]) from error
    made = {**config, "proofValue": value}
    return {**document, "proof": [*proofs, made] if proofs else made}


def _config(
    document: Mapping[str, Any], verification_method: str, created: str, options: ProofOptions
) -> dict[str, Any]:
    purpose = options.purpose or (AUTHENTICATION if is_presentation(document) else ASSERTION)
    config = {
        "@context": document.get("@context"),
        "id": options.id,
        "type": TYPE,
        "cryptosuite": SUITE,
        "created": created,
        "expires": options.expires,
        "verificationMethod": verification_method,
        "proofPurpose": purpose,
        "domain": list(options.domain) if isinstance(options.domain, tuple) else options.domain,
        "challenge": options.challenge,
        "nonce": options.nonce,
        "previousProof": list(options.previous) or None,
    }
    return {name: value for name, value in config.items() if value is not None}


def _signing_findings(
    document: Mapping[str, Any], config: Mapping[str, Any], options: ProofOptions
) -> list[Finding]:
    start = moment(config.get("created"))
    found = proof_findings(document, config, "proof", Expected(start or Fraction(0), PURPOSES))
    if start is None:
        found.append(finding("proofs.vc-date", "proof.created", config.get("created")))
    if options.expires is not None and moment(options.expires) is None:
        found.append(finding("proofs.vc-date", "proof.expires", options.expires))
    if "challenge" in config and "domain" not in config:
        found.append(finding("proofs.proof-challenge", "proof", options.challenge))
    proofs = proofs_of(document)
    found += _chain_findings([*proofs, config])
    if not is_presentation(document) and not proofs and not _is_of_issuer(document, config):
        found.append(finding("proofs.proof-issuer", "proof", config["verificationMethod"]))
    return found


def verify(
    document: object,
    keys: Mapping[str, Ed25519PublicKey],
    *,
    at: datetime | None = None,
    purpose: str | None = None,
    domain: str | None = None,
    challenge: str | None = None,
    contexts: Documents | None = None,
    resources: Mapping[str, bytes] | None = None,
) -> Verdict:
    """Whether every proof in the document holds, and the data model has nothing against it.

    ``keys`` are the keys that the caller trusts, by verification method (see ``did_key_keys``). ``at`` is the moment
    to judge at, with a zone; without it, now: a proof that has expired is refused. ``purpose`` is by default
    ``assertionMethod``, for a presentation also ``authentication``. ``contexts`` and ``resources`` as in ``check``.
    Whether today lies between ``validFrom`` and ``validUntil``, and the status, are for the caller: they do not decide
    who said something.
    """
    if not isinstance(document, dict):
        return Verdict((finding("proofs.vc-not-json", ""),))
    found = _findings(document, contexts, resources)
    if found:
        return Verdict(tuple(found))
    purposes = (purpose,) if purpose is not None else _usual_purposes(document)
    expected = Expected(seconds_of(at or datetime.now(UTC)), purposes, domain, challenge)
    try:
        found = _proofs_findings(document, keys, expected)
    except NOT_JSON:
        return Verdict((finding("proofs.vc-not-json", ""),))
    for place, each in _embedded_objects(document):
        if ENVELOPED in types_of(each):
            found.append(finding("proofs.vc-enveloped-unchecked", place))
        elif "proof" in each:
            found += verify(each, keys, at=at, contexts=contexts, resources=resources).findings
    return Verdict(tuple(found))


def _usual_purposes(document: Mapping[str, Any]) -> tuple[str, ...]:
    return (AUTHENTICATION, ASSERTION) if is_presentation(document) else (ASSERTION,)


def _embedded_objects(document: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The credentials in a presentation, with their places."""
    return [(place, each) for place, each in embedded(document) if isinstance(each, dict)]


def _proofs_findings(
    document: Mapping[str, Any], keys: Mapping[str, Ed25519PublicKey], expected: Expected
) -> list[Finding]:
    proofs = proofs_of(document)
    if not 1 <= len(proofs) <= MOST_PROOFS:
        return [finding("proofs.proof-missing", "proof")]
    places = [f"proof[{index}]" if len(proofs) > 1 else "proof" for index in range(len(proofs))]
    found = [
        each
        for place, proof in zip(places, proofs, strict=True)
        for each in proof_findings(document, proof, place, expected)
    ]
    found = found or _chain_findings(proofs)
    if found:
        return found
    for place, proof in zip(places, proofs, strict=True):
        found += _signature_findings(document, proof, proofs, keys, place)
    return found or _control_findings(document, proofs)


def _signature_findings(
    document: Mapping[str, Any],
    proof: Mapping[str, Any],
    proofs: list[dict[str, Any]],
    keys: Mapping[str, Ed25519PublicKey],
    place: str,
) -> list[Finding]:
    method = proof["verificationMethod"]
    key, signature = keys.get(method), signature_of(proof)
    if signature is None:
        return [finding("proofs.proof-value", place)]
    if key is None:
        return [finding("proofs.proof-key-unknown", place, method)]
    if not holds(document, proof, proofs, key, signature):
        return [finding("proofs.proof-signature", place, method)]
    return []


def _control_findings(document: Mapping[str, Any], proofs: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """A credential is its issuer's only if the issuer signed it; others may have signed beside.

    So is one without a proof in a presentation: then who signed the presentation must be the holder.
    """
    signed = [proof["verificationMethod"] for proof in proofs]
    if is_presentation(document):
        claims_for_itself = any(
            "proof" not in each and ENVELOPED not in types_of(each) for _, each in _embedded_objects(document)
        )
        holder = id_of(document.get("holder"))
        if not claims_for_itself or any(_controller(method) == holder for method in signed):
            return []
        return [finding("proofs.proof-holder", "proof", signed[0])]
    if any(_is_of_issuer(document, proof) for proof in proofs):
        return []
    return [finding("proofs.proof-issuer", "proof", signed[0])]


def _is_of_issuer(document: Mapping[str, Any], proof: Mapping[str, Any]) -> bool:
    return _controller(proof["verificationMethod"]) == id_of(document.get("issuer"))


def _controller(method: str) -> str:
    """Whose key it is: a verification method is a fragment of the document of who controls it."""
    return method.partition("#")[0]


def _chain_findings(proofs: Iterable[Mapping[str, Any]]) -> list[Finding]:
    """Proofs have ids of their own, and those that one builds on are there."""
    known = [proof["id"] for proof in proofs if "id" in proof]
    missing = [each for proof in proofs for each in previous_of(proof) if each not in known]
    if missing or any(known.count(each) > 1 for each in known):
        return [finding("proofs.proof-previous", "proof", ", ".join(sorted(set(map(str, missing)))))]
    return []


def did_key_keys(document: object) -> dict[str, Ed25519PublicKey]:
    """The keys that a document names by did:key; such a name is the key itself, and says nothing of who has it."""
    found = {}
    entries = document if isinstance(document, dict) else {}
    for each in [entries, *(inner for _, inner in embedded(entries) if isinstance(inner, dict))]:
        for proof in proofs_of(each):
            method = proof.get("verificationMethod") if isinstance(proof, dict) else None
            if is_url(method):
                try:
                    found[str(method)] = key_of_did_key(str(method))
                except ProofError:
                    continue
    return found

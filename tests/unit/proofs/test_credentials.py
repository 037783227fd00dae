# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing and checking: the vectors of the specification, and everything a verifier has to refuse."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.proofs.credential_cases import (
    BASE,
    CREATED,
    DID_KEY,
    EXAMPLES,
    ISSUER,
    KEY,
    KEYS,
    METHOD,
    OTHER_KEY,
    credential,
    presentation,
    signed,
)

from trede.errors import CredentialError
from trede.proofs.credentials import ProofOptions, Verdict, did_key_keys, sign, verify
from trede.proofs.data_integrity import hash_data, signature_of
from trede.proofs.dids import did_key_method
from trede.proofs.multikeys import base58, read_secret_multikey

# Data Integrity EdDSA Cryptosuites 1.0, B.2 "Representation: eddsa-jcs-2022".
ALUMNI = {
    "@context": [BASE, EXAMPLES],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
ALUMNI_KEY = Ed25519PrivateKey.from_private_bytes(
    read_secret_multikey("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")
)
ALUMNI_METHOD = "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
DOCUMENT_HASH = "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
SIGNATURE = (
    "fc91dec6565f35fbe185a77352e7fc512f95d1904da305cfef32ab8135469301"
    "f5a72d4e7a58368fc6ffc497b44633993bac054e3bc1436e3c846db8f1544503"
)
AT = datetime(2026, 12, 1, tzinfo=UTC)
OTHER = "did:web:other.example#key-1"
FIRST, SECOND = (
    "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544",
    "urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54",
)


def codes(verdict: Verdict) -> set[str]:
    return {each.code.removeprefix("proofs.") for each in verdict.findings}


def judged(document: object, **asked: Any) -> set[str]:
    return codes(verify(document, KEYS, **{"at": AT} | asked))


def changed(**proof: Any) -> dict[str, Any]:
    """A signed credential with other entries in its proof; ``None`` takes one away. The signature stays."""
    document = signed()
    entries = document["proof"] | proof
    return document | {"proof": {name: value for name, value in entries.items() if value is not None}}


def resigned(**proof: Any) -> dict[str, Any]:
    """The same, with a signature that fits."""
    document = changed(**proof)
    config = {name: value for name, value in document["proof"].items() if name != "proofValue"}
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    if "@context" in config:
        unsecured["@context"] = config["@context"]
    value = f"z{base58(KEY.sign(hash_data(unsecured, config)))}"
    return document | {"proof": config | {"proofValue": value}}


def test_the_vector_of_the_specification() -> None:
    made = sign(ALUMNI, ALUMNI_KEY, ALUMNI_METHOD, "2023-02-24T23:36:38Z")
    config = {name: value for name, value in made["proof"].items() if name != "proofValue"}
    assert hash_data(ALUMNI, config)[32:].hex() == DOCUMENT_HASH
    signature = signature_of(made["proof"])
    assert signature is not None
    assert signature.hex() == SIGNATURE
    assert made["proof"]["proofValue"].startswith(
        "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjme"
    )
    assert verify(made, {ALUMNI_METHOD: ALUMNI_KEY.public_key()})


def test_what_is_hashed_is_canonical() -> None:
    written = b'{"a":1,"\xc3\xa9":"x"}'
    assert (
        hash_data({"é": "x", "a": 1.0}, {})
        == hashlib.sha256(b"{}").digest() + hashlib.sha256(written).digest()
    )


def test_what_has_no_canonical_json() -> None:
    for value in (b"x", 2**53, float("nan"), "\ud800"):
        document = credential(credentialSubject={"https://example.org/#a": value})
        with pytest.raises(CredentialError) as told:
            sign(document, KEY, METHOD, CREATED)
        assert [each.code for each in told.value.findings] == ["proofs.vc-not-json"]
        assert judged(document | {"proof": signed()["proof"]}) == {"vc-not-json"}


def test_signing_leaves_the_document_as_it_was() -> None:
    document = credential()
    assert not judged(sign(document, KEY, METHOD, CREATED))
    assert document == credential()


@given(
    st.dictionaries(
        st.text(max_size=5).map("https://example.org/#".__add__),
        st.text()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.booleans()
        | st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_any_claims_hold_once_signed(claims: dict[str, Any]) -> None:
    document = credential(
        credentialSubject={"id": "did:example:a"} | {k: v for k, v in claims.items() if " " not in k}
    )
    try:
        made = signed(document)
    except CredentialError:
        return
    assert not judged(made)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (credential(issuer=None), "vc-issuer"),
        (credential() | {"@context": [EXAMPLES]}, "vc-context"),
        (credential(issuer="did:web:other.example"), "proof-issuer"),
    ],
)
def test_not_signed(document: dict[str, Any], code: str) -> None:
    with pytest.raises(CredentialError) as told:
        sign(document, KEY, METHOD, CREATED)
    assert [each.code for each in told.value.findings] == [f"proofs.{code}"]


@pytest.mark.parametrize(
    ("method", "created", "options", "code"),
    [
        ("key-1", CREATED, {}, "proof-method"),
        (METHOD, "yesterday", {}, "vc-date"),
        (METHOD, "2026-11-29T12:00:00", {}, "vc-date"),
        (METHOD, CREATED, {"expires": "tomorrow"}, "vc-date"),
        (METHOD, CREATED, {"expires": "2027-01-01T00:00:00"}, "vc-date"),
        (METHOD, CREATED, {"expires": CREATED}, "proof-expired"),
        (METHOD, CREATED, {"purpose": "fun"}, "proof-purpose"),
        (METHOD, CREATED, {"challenge": "x"}, "proof-challenge"),
        (METHOD, CREATED, {"previous": (FIRST,)}, "proof-previous"),
        (METHOD, CREATED, {"id": "one"}, "vc-id"),
    ],
)
def test_no_such_proof(method: str, created: str, options: dict[str, Any], code: str) -> None:
    with pytest.raises(CredentialError) as told:
        sign(credential(), KEY, method, created, options=ProofOptions(**options))
    assert f"proofs.{code}" in [each.code for each in told.value.findings]


@pytest.mark.parametrize("proof", [{"id": {}, "type": "x"}, {"id": [1], "type": [[]], "previousProof": [{}]}])
def test_signing_beside_a_proof_that_is_none(proof: dict[str, Any]) -> None:
    """Whatever stands there, it is a finding or it is left as it was; another proof that breaks is no error here."""
    try:
        made = sign(credential() | {"proof": proof}, KEY, METHOD, CREATED)
    except CredentialError:
        return
    assert made["proof"][0] == proof
    assert judged(made)


def test_all_that_a_proof_may_say() -> None:
    options = ProofOptions(
        expires="2027-01-01T00:00:00Z", domain=("a.example", "b.example"), challenge="1", nonce="2", id=FIRST
    )
    made = sign(credential(), KEY, METHOD, CREATED, options=options)
    assert not judged(made, domain="b.example", challenge="1")
    assert judged(made, domain="c.example") == {"proof-domain"}
    assert judged(made, challenge="2") == {"proof-challenge"}
    assert judged(made, at=datetime(2027, 1, 1, tzinfo=UTC)) == {"proof-expired"}
    assert judged(made, purpose="authentication") == {"proof-purpose"}


def test_a_proof_that_has_expired_by_now() -> None:
    made = sign(
        credential(),
        KEY,
        METHOD,
        "2020-01-01T00:00:00Z",
        options=ProofOptions(expires="2020-02-01T00:00:00Z"),
    )
    assert codes(verify(made, KEYS)) == {"proof-expired"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ({"type": ["NonconformingDocument"]}, "vc-context"),
        ("text", "vc-not-json"),
        (credential(), "proof-missing"),
        (credential(proof=[]), "vc-needs-type"),
        (signed() | {"proof": None}, "vc-needs-type"),
        (signed() | {"proof": [signed()["proof"]] * 101}, "proof-missing"),
        (changed(type=None), "vc-needs-type"),
        (changed(verificationMethod=None), "proof-needs"),
        (changed(proofPurpose=None), "proof-needs"),
        (changed(colour="blue"), "vc-term-unknown"),
        (changed(cryptosuite="eddsa-rdfc-2022"), "proof-suite"),
        (changed(cryptosuite=None), "proof-suite"),
        (changed(type="UnknownProofType"), "proof-type"),
        (resigned(verificationMethod="did:key:invalidVm"), "proof-key-unknown"),
        (resigned(verificationMethod="key-1"), "proof-method"),
        (resigned(verificationMethod=METHOD + "0"), "proof-key-unknown"),
        (resigned(proofPurpose="authentication"), "proof-purpose"),
        (resigned(proofPurpose=["assertionMethod"]), "proof-purpose"),
        (resigned(created="invalidDate"), "vc-date"),
        (resigned(expires="invalidDate"), "vc-date"),
        (resigned(expires="2020-01-01T00:00:00"), "proof-expired"),
        (resigned(domain=1), "proof-domain"),
        (resigned(challenge=1), "proof-challenge"),
        (resigned(nonce=1), "proof-nonce"),
        (resigned(id="one"), "vc-id"),
        (resigned(previousProof=1), "proof-previous"),
        (resigned(previousProof=[]), "proof-previous"),
        (resigned(previousProof=FIRST), "proof-previous"),
        (resigned(**{"@context": [BASE, EXAMPLES]}), "proof-context"),
        (changed(proofValue=None), "proof-value"),
        (changed(proofValue=1), "proof-value"),
        (changed(proofValue="z0"), "proof-value"),
        (changed(proofValue=signed()["proof"]["proofValue"][1:]), "proof-value"),
        (changed(proofValue=signed()["proof"]["proofValue"] + "1"), "proof-value"),
        (changed(proofValue="u" + signed()["proof"]["proofValue"][1:]), "proof-value"),
        (changed(proofValue="z" + base58(bytes(64))), "proof-signature"),
        (changed(created="2026-11-29T12:00:01Z"), "proof-signature"),
        (signed() | {"validFrom": "2020-01-01T00:00:00Z"}, "proof-signature"),
        (sign(credential(), OTHER_KEY, METHOD, CREATED), "proof-signature"),
    ],
)  # fmt: skip
def test_not_accepted(document: object, code: str) -> None:
    assert code in judged(document)


@pytest.mark.parametrize(
    "proof",
    [
        {"created": None},
        {"created": "2026-11-29T12:00:00"},
        {"expires": "2027-01-01T00:00:00"},
        {"@context": None},
    ],
)
def test_accepted_though_others_would_write_it_differently(proof: dict[str, Any]) -> None:
    assert not judged(resigned(**proof))


def test_contexts_added_after_signing_change_no_meaning_that_was_signed() -> None:
    document = signed() | {"@context": [BASE, EXAMPLES]}
    assert not judged(document)
    assert judged(signed() | {"@context": [BASE, EXAMPLES], "colour": "blue"}) == {"proof-signature"}


def test_a_set_of_proofs_holds_when_all_hold() -> None:
    both = sign(signed(), OTHER_KEY, OTHER, CREATED)
    assert len(both["proof"]) == 2
    keys = KEYS | {OTHER: OTHER_KEY.public_key()}
    assert verify(both, keys, at=AT)
    assert codes(verify(both, KEYS, at=AT)) == {"proof-key-unknown"}
    assert codes(verify(both, keys | {OTHER: KEY.public_key()}, at=AT)) == {"proof-signature"}


def test_others_alone_do_not_speak_for_the_issuer() -> None:
    both = sign(signed(), OTHER_KEY, OTHER, CREATED)
    alone = both | {"proof": both["proof"][1]}
    assert codes(verify(alone, {OTHER: OTHER_KEY.public_key()}, at=AT)) == {"proof-issuer"}


def chained() -> dict[str, Any]:
    first = sign(credential(), KEY, METHOD, CREATED, options=ProofOptions(id=FIRST))
    second = sign(first, OTHER_KEY, OTHER, CREATED, options=ProofOptions(id=SECOND))
    return sign(second, OTHER_KEY, OTHER, CREATED, options=ProofOptions(previous=(FIRST, SECOND)))


def test_a_chain_of_proofs() -> None:
    keys = KEYS | {OTHER: OTHER_KEY.public_key()}
    document = chained()
    assert verify(document, keys, at=AT)
    without_first = document | {"proof": document["proof"][1:]}
    assert codes(verify(without_first, keys, at=AT)) == {"proof-previous"}
    twice = document | {"proof": [document["proof"][0], *document["proof"]]}
    assert codes(verify(twice, keys, at=AT)) == {"proof-previous"}


def test_the_proof_that_another_builds_on_is_signed_with_it() -> None:
    document = chained()
    other = sign(credential(), KEY, METHOD, "2026-11-30T12:00:00Z", options=ProofOptions(id=FIRST))
    exchanged = document | {"proof": [other["proof"], *document["proof"][1:]]}
    assert codes(verify(exchanged, KEYS | {OTHER: OTHER_KEY.public_key()}, at=AT)) == {"proof-signature"}


def test_a_presentation() -> None:
    made = sign(
        presentation(verifiableCredential=signed()),
        OTHER_KEY,
        OTHER,
        CREATED,
        options=ProofOptions(domain="a.example", challenge="x"),
    )
    keys = KEYS | {OTHER: OTHER_KEY.public_key()}
    assert made["proof"]["proofPurpose"] == "authentication"
    assert verify(made, keys, at=AT, domain="a.example", challenge="x")
    assert codes(verify(made, keys, at=AT, challenge="y")) == {"proof-challenge"}
    assert codes(verify(made, keys, at=AT, purpose="assertionMethod")) == {"proof-purpose"}


def test_a_presentation_with_a_credential_that_does_not_hold() -> None:
    made = sign(presentation(verifiableCredential=signed() | {"name": "x"}), KEY, METHOD, CREATED)
    assert judged(made) == {"proof-signature"}


def test_what_a_holder_says_of_itself() -> None:
    claims = presentation(holder=ISSUER, verifiableCredential=credential())
    assert not judged(sign(claims, KEY, METHOD, CREATED))
    by_another = sign(claims, OTHER_KEY, OTHER, CREATED)
    assert codes(verify(by_another, {OTHER: OTHER_KEY.public_key()}, at=AT)) == {"proof-holder"}


def test_among_others_too_what_has_no_signature_is_said_by_the_holder() -> None:
    """Who holds may sign beside somebody else; somebody else alone may not."""
    claims = presentation(holder=ISSUER, verifiableCredential=[signed(), credential()])
    keys = KEYS | {OTHER: OTHER_KEY.public_key()}
    by_another = sign(claims, OTHER_KEY, OTHER, CREATED)
    assert codes(verify(by_another, keys, at=AT)) == {"proof-holder"}
    assert verify(sign(by_another, KEY, METHOD, CREATED), keys, at=AT)


def test_an_enveloped_credential_is_not_taken_for_checked() -> None:
    envelope = {"@context": BASE, "type": "EnvelopedVerifiableCredential", "id": "data:a/b,ey"}
    made = sign(presentation(verifiableCredential=envelope), KEY, METHOD, CREATED)
    assert judged(made) == {"vc-enveloped-unchecked"}


def test_keys_that_are_their_own_name() -> None:
    method = did_key_method(KEY.public_key())
    made = sign(credential(issuer=DID_KEY), KEY, method, CREATED)
    assert verify(made, did_key_keys(made), at=AT)
    shown = sign(presentation(verifiableCredential=made), KEY, method, CREATED)
    assert verify(shown, did_key_keys(shown), at=AT)


@pytest.mark.parametrize(
    "proof", [None, {}, {"verificationMethod": 1}, {"verificationMethod": "did:key:invalid"}]
)
def test_no_keys_in_it(proof: object) -> None:
    assert did_key_keys({"proof": proof}) == {}
    assert did_key_keys("text") == {}

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each way in which a certificate can be good or not has its own verdict; and no changed bit passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.unit.proofs.certified import (
    FACTS,
    bundle,
    log_proof,
    signed_certificate,
    status_list,
    trust,
)
from tests.unit.proofs.credential_cases import CREATED, ISSUER, KEY, METHOD, OTHER_KEY
from tests.unit.proofs.logged import EAST, POLICY, WEST, checkpoint

from trede.errors import ProofError
from trede.proofs.bundles import Bundle, bundle_bytes, certificate_entry, read_bundle
from trede.proofs.certificate_words import words
from trede.proofs.certificates import contexts_of, draft
from trede.proofs.credentials import ProofOptions, sign
from trede.proofs.data_integrity import proof_value
from trede.proofs.log_proofs import LogProof
from trede.proofs.status_lists import bits_with, list_document
from trede.proofs.trust import IssuerKey
from trede.proofs.verdicts import codes, judge, judgement, verdict_document

DAY = date(2027, 1, 15)
PLACE = FACTS.status_index
NEVER = "999999999-01-01T00:00:00Z"
"""A moment in no calendar, that credentials may name all the same."""
GOOD = bundle()
TRUST = trust()


def code(made: Bundle = GOOD, **asked: Any) -> str:
    return judge(made, asked.pop("trusted", TRUST), **{"on": DAY} | asked).code


def both(
    *, revoked: tuple[int, ...] = (), suspended: tuple[int, ...] = (), **made: str
) -> tuple[dict[str, Any], ...]:
    return (status_list("revocation", *revoked, **made), status_list("suspension", *suspended, **made))


def test_off_line_the_state_is_known_until_the_witnesses_saw_it() -> None:
    found = judge(GOOD, TRUST, on=DAY)
    assert (found.code, found.good) == ("known-until", True)
    assert found.nl.says == "Dit certificaat is echt; de staat is bekend tot 30 november 2026."
    assert found.en.says == "This certificate is genuine; its state is known until 30 November 2026."
    assert found.facts == FACTS


def test_with_status_lists() -> None:
    found = judge(GOOD, TRUST, on=DAY, status=both())
    assert (found.code, found.good) == ("valid", True)
    assert "10 januari 2027" in found.nl.why
    assert found.said("en").says == "This certificate is genuine and was valid on 15 January 2027."
    assert found.said("nl") == found.nl


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (both(revoked=(PLACE,)), "revoked"),
        (both(suspended=(PLACE,)), "suspended"),
        (both(revoked=(PLACE,), suspended=(PLACE,)), "revoked"),
        (both(revoked=(PLACE - 1,), suspended=(PLACE + 1,)), "valid"),
        ((status_list("revocation", PLACE),), "revoked"),
        ((status_list("revocation"),), "known-until"),
        ((*both(), status_list("revocation", PLACE, made="2027-01-11T06:00:00Z")), "revoked"),
        ((*both(), status_list("revocation", PLACE, made="2027-01-09T06:00:00Z")), "valid"),
        ((*both(), status_list("revocation", PLACE)), "revoked"),  # of the same moment
        ((status_list("revocation", PLACE), *both()), "revoked"),
        (both(made="2027-01-08T06:00:00Z"), "stale-status"),
        (both(until="2027-01-12T06:00:00Z"), "stale-status"),
        (({"id": "https://scheme.example/status/1/revocation"},), "status-not-believed"),
        (
            (status_list("revocation") | {"id": "https://scheme.example/status/2/revocation"},),
            "status-not-believed",
        ),
        ((status_list("revocation") | {"issuer": "did:web:other.example"},), "status-not-believed"),
        ((status_list("revocation") | {"validFrom": "2027"},), "status-not-believed"),
        ((status_list("revocation") | {"validUntil": "2027"},), "status-not-believed"),
        ((status_list("revocation") | {"validFrom": NEVER},), "status-not-believed"),
        ((status_list("revocation") | {"validUntil": NEVER},), "status-not-believed"),
        ((status_list("revocation") | {"validUntil": "2030-01-01T00:00:00Z"},), "status-not-believed"),
        ((status_list("revocation", made="2025-01-10T06:00:00Z"),), "status-not-believed"),
    ],
)
def test_the_state_in_the_lists(status: tuple[dict[str, Any], ...], expected: str) -> None:
    assert code(status=status) == expected


def test_a_list_that_is_yet_to_begin_says_nothing() -> None:
    """Or one list that a thief of the key made for a day to come would count as fresh until then."""
    coming = both(made="2027-06-01T06:00:00Z", until="2028-06-01T06:00:00Z")
    assert code(status=coming, today=DAY) == "status-not-believed"
    assert code(status=coming, today=date(2027, 6, 1)) == "valid"  # today's, for a day that has been
    assert code(status=coming, today=DAY, on=date(2027, 6, 1)) == "valid"


@pytest.mark.parametrize("change", [{"encodedList": "uAAAA"}, {"statusPurpose": "suspension"}])
def test_a_list_that_the_issuer_signed_and_that_says_nothing(change: dict[str, str]) -> None:
    """Also when whoever made it did not look at what it signed."""
    document = status_list("revocation")
    config = {name: value for name, value in document.pop("proof").items() if name != "proofValue"}
    document["credentialSubject"] |= change
    signed = document | {"proof": config | {"proofValue": proof_value(document, config, KEY)}}
    assert code(status=(signed,)) == "status-not-believed"


def test_a_list_counts_no_longer_than_its_time_to_live() -> None:
    """Bitstring Status List 1.0, section 2.2: ``ttl`` milliseconds, and five minutes where it is left out."""

    def lists(ttl: int | None) -> tuple[dict[str, Any], ...]:
        made = []
        for document in both():
            subject = document["credentialSubject"] | {"ttl": ttl}
            subject = {name: value for name, value in subject.items() if value is not None}
            unsigned = {name: value for name, value in document.items() if name != "proof"}
            made.append(sign(unsigned | {"credentialSubject": subject}, KEY, METHOD, document["validFrom"]))
        return tuple(made)

    days = {"on": date(2027, 1, 12)}
    assert code(status=lists(3 * 86_400_000), **days) == "valid"
    assert code(status=lists(86_400_000), **days) == "stale-status"
    assert code(status=lists(None), **days) == "stale-status"


def test_lists_in_the_bundle_grow_old_without_harm() -> None:
    with_lists = bundle(status=both())
    assert code(with_lists) == "valid"
    later = judge(with_lists, TRUST, on=date(2027, 6, 1))
    assert later.code == "known-until"
    assert "10 januari 2027" in later.nl.says
    assert code(bundle(status=both(revoked=(PLACE,))), on=date(2027, 6, 1)) == "revoked"


def test_lists_at_hand_count_where_they_fit() -> None:
    other = status_list("revocation") | {"id": "https://scheme.example/status/2/revocation"}
    assert code(at_hand=(*both(), other)) == "valid"
    assert code(at_hand=both(revoked=(PLACE,))) == "revoked"
    assert code(at_hand=both(), on=date(2027, 6, 1)) == "known-until"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 11, 30), "not-yet-valid"),
        (date(2026, 12, 1), "known-until"),
        (date(2028, 11, 30), "known-until"),
        (date(2028, 12, 1), "expired"),
    ],
)
def test_first_and_last_day(on: date, expected: str) -> None:
    assert code(on=on) == expected


def test_what_is_revoked_is_said_before_that_it_has_expired() -> None:
    assert code(on=date(2029, 1, 1), status=both(revoked=(PLACE,))) == "revoked"


def test_who_signed() -> None:
    assert code(trusted=trust(public=OTHER_KEY.public_key().public_bytes_raw())) == "forged"
    assert code(trusted=trust(method=f"{ISSUER}#key-2")) == "wrong-key"
    assert (
        code(trusted=trust(did="did:web:other.example", method="did:web:other.example#key-1")) == "wrong-key"
    )


def test_a_key_of_another_issuer_in_the_trust_file_signs_for_nobody_else() -> None:
    other = "did:web:other.example"
    signed = sign(draft(FACTS), KEY, METHOD, CREATED, contexts=contexts_of(ISSUER))
    moved = signed | {"proof": signed["proof"] | {"verificationMethod": f"{other}#key-1"}}
    assert (
        code(replace(GOOD, credential=moved), trusted=trust(did=other, method=f"{other}#key-1"))
        == "wrong-key"
    )


def test_when_the_key_was_in_use() -> None:
    assert code(trusted=trust(last=date(2026, 11, 29))) == "known-until"
    assert code(trusted=trust(last=date(2026, 11, 28))) == "rotated-key"
    assert code(trusted=trust(first=date(2026, 11, 30))) == "rotated-key"


def test_a_signature_that_ends_counts_on_its_last_day() -> None:
    """Half past midnight of 15 January in the Netherlands."""
    until = ProofOptions(expires="2027-01-14T23:30:00Z")
    signed = sign(draft(FACTS), KEY, METHOD, CREATED, options=until, contexts=contexts_of(ISSUER))
    made = Bundle(signed, log_proof(signed))
    assert [code(made, on=date(2027, 1, day)) for day in (14, 15, 16)] == [
        "known-until",
        "known-until",
        "forged",
    ]


def test_a_list_of_another_issuer_says_nothing_though_it_is_trusted_too() -> None:
    other, method = "did:web:other.example", "did:web:other.example#key-1"
    entry = IssuerKey(other, method, OTHER_KEY.public_key().public_bytes_raw(), date(2026, 1, 1), None)
    both_trusted = replace(TRUST, issuers={**TRUST.issuers, method: entry})
    made, until = "2027-01-10T06:00:00Z", "2027-01-24T06:00:00Z"
    address = f"{FACTS.status_url}/revocation"
    document = list_document(
        address, other, "revocation", bits_with([PLACE]), valid_from=made, valid_until=until
    )
    theirs = sign(document, OTHER_KEY, method, made)
    assert code(status=(theirs,), trusted=both_trusted) == "status-not-believed"


@pytest.mark.parametrize("change", [{"proof": []}, {"proof": "x"}, {"proof": [{}, {}]}])
def test_without_one_signature(change: dict[str, Any]) -> None:
    assert code(replace(GOOD, credential={**GOOD.credential, **change})) == "wrong-key"


def test_terms_that_a_certificate_does_not_have() -> None:
    assert code(replace(GOOD, credential={**GOOD.credential, "colour": "blue"})) == "unknown-terms"
    proof = GOOD.credential["proof"]
    for changed in (
        {**proof, "created": "x"},
        {**proof, "created": NEVER},
        {**proof, "@context": proof["@context"][:2]},
    ):
        assert code(replace(GOOD, credential={**GOOD.credential, "proof": changed})) == "unknown-terms"


def test_a_changed_level_is_forged() -> None:
    other = draft(replace(FACTS, level="trede-3")) | {"proof": GOOD.credential["proof"]}
    assert code(replace(GOOD, credential=other)) == "forged"


def test_the_log() -> None:
    signed = signed_certificate()
    assert code(Bundle(signed)) == "unlogged"
    assert code(Bundle(signed, log_proof(signed_certificate(replace(FACTS, level="trede-3"))))) == "unlogged"
    assert code(Bundle(signed, log_proof(signed, EAST))) == "unwitnessed"
    assert code(bundle(replace(FACTS, log_origin="other.example/log"))) == "unlogged"
    assert code(Bundle(signed, log_proof(signed, EAST, WEST)), trusted=trust(policy=POLICY)) == "known-until"


def test_without_witnesses_in_the_policy_the_state_is_known_until_it_was_signed() -> None:
    alone = POLICY.replace("quorum both", "quorum none")
    signed = signed_certificate()
    proof = log_proof(signed, EAST)
    without = proof[: proof.rindex("— east")]
    found = judge(Bundle(signed, without), trust(policy=alone), on=DAY)
    assert found.code == "known-until"
    assert found.known is not None
    assert found.known.date() == date(2026, 11, 29)


def test_a_witness_whose_clock_is_past_every_calendar() -> None:
    signed = signed_certificate()
    entry = certificate_entry(signed)
    note = checkpoint([entry], EAST, WEST, at=2**62)
    found = judge(Bundle(signed, LogProof(0, [], note).text), TRUST, on=DAY)
    assert found.code == "known-until"


def test_an_edited_pdf() -> None:
    page = " ".join(words(FACTS, "nl").shown)
    assert code(page=page) == "known-until"
    assert code(page=page.replace("trede 2", "trede 3")) == "edited-pdf"
    assert code(page=page.replace("trede 2", "trede 3"), status=both(revoked=(PLACE,))) == "edited-pdf"


def test_every_verdict_has_its_words() -> None:
    for each in codes():
        found = judgement(each, DAY, detail="x", facts=FACTS)
        for said in (found.nl, found.en):
            assert said.says
            assert said.why
            assert said.do
            assert "{" not in said.says + said.why + said.do


def test_no_changed_bit_passes() -> None:
    """All of them: a bundle with one bit turned is damaged, or no bundle at all."""
    data = bundle_bytes(replace(GOOD, status=both()))
    changed = bytearray(data)
    for place in range(len(data)):
        for bit in range(8):
            changed[place] ^= 1 << bit
            with pytest.raises(ProofError):
                read_bundle(bytes(changed))
            changed[place] ^= 1 << bit


def test_no_changed_bit_passes_where_the_checksum_is_made_again() -> None:
    """Of the credential: whoever changes it can make the checksum anew, and not the signature."""
    import json

    data = json.dumps(GOOD.credential).encode()
    changed = bytearray(data)
    for number in range(0, len(data) * 8, 7):
        changed[number // 8] ^= 1 << number % 8
        try:
            document = json.loads(bytes(changed))
        except ValueError:
            document = None
        if isinstance(document, dict) and document != GOOD.credential:
            found = judge(Bundle(document, GOOD.log_proof), TRUST, on=DAY)
            assert found.code in {"forged", "unknown-terms", "wrong-key", "unlogged"}
        changed[number // 8] ^= 1 << number % 8


def test_for_machines() -> None:
    found = verdict_document(judge(GOOD, TRUST, on=DAY))
    assert found["code"] == "known-until"
    assert found["known_until"] == "2026-11-30T12:00:00Z"
    assert found["certificate"]["level"] == "trede-2"
    unknown = verdict_document(judgement("damaged", DAY))
    assert (unknown["known_until"], unknown["certificate"]) == (None, None)

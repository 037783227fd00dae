# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second opinion on credentials, proofs and status lists: the libraries of Digital Bazaar read ours and we theirs.

They know nothing of us: they process the contexts as JSON-LD, in safe mode, and so find a term that has no meaning.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FRONTEND
from tests.unit.proofs.certified import FACTS, signed_certificate, status_list
from tests.unit.proofs.credential_cases import (
    BASE,
    CREATED,
    EXAMPLES,
    ISSUER,
    KEY,
    KEYS,
    METHOD,
    credential,
    signed,
)
from tests.unit.proofs.test_data_model import ACCEPTED, REFUSED

from trede.proofs.certificates import certificate_context, context_address, draft
from trede.proofs.credentials import check, verify
from trede.proofs.multikeys import ED25519_SECRET, base58, multikey

pytestmark = pytest.mark.needs("second-opinion")

SCRIPT = Path(__file__).parent / "second_opinion" / "verify.mjs"
PUBLIC = multikey(KEY.public_key().public_bytes_raw())
SECRET = {
    "publicKeyMultibase": PUBLIC,
    "secretKeyMultibase": f"z{base58(ED25519_SECRET + KEY.private_bytes_raw() + KEY.public_key().public_bytes_raw())}",
}
CONTEXTS = {
    context_address(ISSUER): certificate_context(),
    EXAMPLES: {"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}},
}
LISTS = {"made": "2026-01-01T00:00:00Z", "until": "2099-01-01T00:00:00Z"}
"""They ask for a list of today."""
NOW = "2027-01-15T12:00:00Z"


def second_opinion(task: str, document: dict[str, Any] | None = None, **more: Any) -> Any:
    asked = {
        "task": task,
        "document": document,
        "keys": {METHOD: PUBLIC},
        "contexts": CONTEXTS,
        "now": NOW,
        **more,
    }
    done = subprocess.run(
        ["node", str(SCRIPT), str(FRONTEND)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_they_verify_our_certificate() -> None:
    lists = [status_list("suspension", **LISTS), status_list("revocation", **LISTS)]
    assert second_opinion("verify", signed_certificate(), lists=lists) == {"verified": True, "error": None}


@pytest.mark.parametrize(
    "document",
    [
        signed(),
        signed(credential(name="Zoë – “naam”", validFrom="2026-01-01T00:00:00.5+01:00")),
        signed(
            credential(credentialSubject={"size": 1.5e-7, "more": [1e21, -0.0]})
            | {"@context": [BASE, EXAMPLES]}
        ),
    ],
)
def test_they_verify_other_credentials(document: dict[str, Any]) -> None:
    assert second_opinion("verify", document) == {"verified": True, "error": None}


TERMS = {"proofs.vc-term-unknown", "proofs.vc-term-redefined", "proofs.vc-type-unknown"}


def test_the_same_terms_have_a_meaning() -> None:
    """Every document that we accept, and every one that we refuse for its terms; but JSON-LD lets keywords stand."""
    refused = [
        document
        for name, (document, code) in REFUSED.items()
        if f"proofs.{code}" in TERMS and name != "a keyword"
    ]
    documents = [*ACCEPTED.values(), draft(FACTS), *refused]
    theirs = second_opinion("terms", documents=documents)
    for document, they in zip(documents, theirs, strict=True):
        we = not TERMS & {each.code for each in check(document, contexts=CONTEXTS)}
        assert we == they, document


def test_they_refuse_what_was_changed() -> None:
    changed = signed_certificate()
    changed["credentialSubject"]["level"] = "trede-3"
    assert not second_opinion("verify", changed)["verified"]


@pytest.mark.parametrize("document", [credential(), draft(FACTS)])
def test_we_verify_theirs(document: dict[str, Any]) -> None:
    theirs = second_opinion("issue", document, secret=SECRET, method=METHOD, created=CREATED)
    assert theirs["proof"]["cryptosuite"] == "eddsa-jcs-2022"
    assert verify(theirs, KEYS, contexts=CONTEXTS)
    theirs["credentialSubject"]["id"] = "did:example:other"
    assert not verify(theirs, KEYS, contexts=CONTEXTS)


def test_a_signature_is_the_same_by_whoever_makes_it() -> None:
    """Ed25519 leaves nothing to chance: the same document and proof options give the same bytes."""
    theirs = second_opinion("issue", credential(), secret=SECRET, method=METHOD, created=CREATED)
    assert theirs["proof"]["proofValue"] == signed()["proof"]["proofValue"]


@pytest.mark.parametrize(
    ("suspended", "revoked"),
    [((), ()), ((FACTS.status_index,), ()), ((), (FACTS.status_index, 1)), ((1,), (2,))],
)
def test_they_look_up_our_status_lists(suspended: tuple[int, ...], revoked: tuple[int, ...]) -> None:
    lists = [status_list("suspension", *suspended, **LISTS), status_list("revocation", *revoked, **LISTS)]
    found = second_opinion("status", signed_certificate(), lists=lists)
    assert found["error"] is None
    assert found["results"] == [FACTS.status_index in suspended, FACTS.status_index in revoked]

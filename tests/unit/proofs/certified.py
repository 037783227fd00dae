# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate of a made-up scheme, logged and witnessed, and the trust file of somebody who checks it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from tests.unit.proofs.credential_cases import CREATED, ISSUER, KEY, METHOD
from tests.unit.proofs.logged import EAST, LOG, POLICY, WEST, checkpoint

from trede.proofs.bundles import Bundle, certificate_entry
from trede.proofs.certificates import CertificateFacts, contexts_of, draft
from trede.proofs.credentials import sign
from trede.proofs.log_proofs import LogProof
from trede.proofs.merkle import inclusion_path, leaf_hash
from trede.proofs.status_lists import Purpose, bits_with, list_document
from trede.proofs.trust import IssuerKey, Trust, read_trust, trust_document

FACTS = CertificateFacts(
    id="urn:uuid:1b671a64-40d5-491e-99b0-da01ff1f3341",
    issuer=ISSUER,
    issuer_name="Schemabeheer Voorbeeld",
    official=None,
    kvk="12345678",
    holder="Contact & Zorg B.V.",
    level="trede-2",
    thirty_plus=False,
    valid_from=date(2026, 12, 1),
    valid_until=date(2028, 11, 30),
    decided_on=date(2026, 11, 27),
    edition="pso-2.2",
    status_url="https://scheme.example/status/1",
    status_index=94567,
    log_origin=LOG.name,
    scope={"12345678": "Contact & Zorg B.V.", "87654321": "Zorg aan Zee B.V."},
    places=("Delft", "’s-Hertogenbosch"),
    receipt={"rules": "ab" * 32, "input": "cd" * 32, "engine": "trede 0.1.0"},
)
WITNESSED_AT = 1_796_040_000  # 2026-11-30, 12:00 UTC
FIRST = date(2026, 1, 1)


def signed_certificate(facts: CertificateFacts = FACTS, **changes: Any) -> dict[str, Any]:
    """The signed credential; changes to the document are made before it is signed."""
    return sign(draft(facts) | changes, KEY, METHOD, CREATED, contexts=contexts_of(facts.issuer))


def log_proof(credential: dict[str, Any], *witnesses: Any) -> str:
    """That the certificate is the third of five entries of the log."""
    entries = [b"one", b"two", certificate_entry(credential), b"four", b"five"]
    path = inclusion_path([leaf_hash(each) for each in entries], 2)
    return LogProof(2, path, checkpoint(entries, *(witnesses or (EAST, WEST)), at=WITNESSED_AT)).text


def bundle(
    facts: CertificateFacts = FACTS, *, status: tuple[dict[str, Any], ...] = (), **changes: Any
) -> Bundle:
    """Signed, logged and witnessed."""
    credential = signed_certificate(facts, **changes)
    return Bundle(credential, log_proof(credential), status)


def status_list(
    purpose: Purpose, *indexes: int, made: str = "2027-01-10T06:00:00Z", until: str = "2027-01-24T06:00:00Z"
) -> dict[str, Any]:
    """A list of the issuer with these places set."""
    address = f"{FACTS.status_url}/{purpose}"
    document = list_document(address, ISSUER, purpose, bits_with(indexes), valid_from=made, valid_until=until)
    return sign(document, KEY, METHOD, made)


def trust(first: date = FIRST, last: date | None = None, policy: str = POLICY, **changes: Any) -> Trust:
    """The trust file: the key of the issuer with the days of its use, and the policy."""
    key = IssuerKey(ISSUER, METHOD, KEY.public_key().public_bytes_raw(), first, last)
    return read_trust(json.dumps(trust_document([replace(key, **changes)], policy)).encode())

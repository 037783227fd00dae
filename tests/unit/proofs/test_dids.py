# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose key it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.proofs.credential_cases import KEY, OTHER_KEY

from trede.errors import ProofError
from trede.proofs.dids import did_document, did_key, did_key_method, key_of_did_key, keys_of_did_document
from trede.proofs.multikeys import multikey

PUBLIC = KEY.public_key()
TEXT = multikey(PUBLIC.public_bytes_raw())
DID = "did:web:scheme.example"


def test_a_did_key_is_its_own_key() -> None:
    assert did_key(PUBLIC) == f"did:key:{TEXT}"
    for method in (did_key(PUBLIC), did_key_method(PUBLIC)):
        assert key_of_did_key(method) == PUBLIC


@pytest.mark.parametrize(
    "method", ["did:key:invalidVm", f"did:web:{TEXT}", f"did:key:{TEXT}#other", f"did:key:{TEXT}#", ""]
)
def test_no_did_key(method: str) -> None:
    with pytest.raises(ProofError):
        key_of_did_key(method)


def test_a_did_document_there_and_back() -> None:
    keys = {"key-1": PUBLIC, "key-2": OTHER_KEY.public_key()}
    found = keys_of_did_document(did_document(DID, keys))
    assert found == {f"{DID}#{fragment}": key for fragment, key in keys.items()}


def test_only_keys_of_the_issuer_for_signing_credentials() -> None:
    document = did_document(DID, {"key-1": PUBLIC, "key-2": OTHER_KEY.public_key()})
    document["assertionMethod"].remove(f"{DID}#key-1")
    assert list(keys_of_did_document(document)) == [f"{DID}#key-2"]
    document["verificationMethod"][1]["controller"] = "did:web:other.example"
    assert keys_of_did_document(document) == {}


def test_a_key_written_at_its_purpose() -> None:
    document = did_document(DID, {"key-1": PUBLIC})
    document["assertionMethod"] = document.pop("verificationMethod")
    assert list(keys_of_did_document(document)) == [f"{DID}#key-1"]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"assertionMethod": 1},
        {"assertionMethod": [{}]},
        {"assertionMethod": [], "verificationMethod": [{}]},
        {"id": DID, "assertionMethod": [{"id": f"{DID}#a", "controller": DID, "publicKeyMultibase": 1}]},
    ],
)
def test_no_did_document(document: dict[str, Any]) -> None:
    with pytest.raises(ProofError, match="no DID document"):
        keys_of_did_document(document)

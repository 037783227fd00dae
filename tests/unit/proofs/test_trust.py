# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trust file: whom a verifier believes, from which day until which."""

import json
from datetime import date

import pytest
from tests.unit.proofs.logged import POLICY

from trede.errors import ProofError
from trede.proofs.trust import IssuerKey, read_trust, trust_document

DID = "did:web:pso.example"
KEY = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"
TOML = f"""
format = "trede/trust/1"
policy = '''
{POLICY}'''

[[issuers]]
did = "{DID}"
method = "{DID}#key-1"
key = "{KEY}"
from = 2026-01-01
until = "2026-06-30"

[[issuers]]
did = "{DID}"
method = "{DID}#key-2"
key = "{KEY}"
from = 2026-07-01
"""


def test_a_trust_file_names_keys_with_their_days_and_the_log():
    trust = read_trust(TOML.encode())
    first, second = trust.issuers[f"{DID}#key-1"], trust.issuers[f"{DID}#key-2"]
    assert first.public == bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    assert [first.may_sign_on(date(2026, *day)) for day in ((1, 1), (6, 30), (7, 1))] == [True, True, False]
    assert [second.may_sign_on(date(2026, *day)) for day in ((6, 30), (7, 1), (12, 31))] == [
        False,
        True,
        True,
    ]
    assert not first.may_sign_on(date(2025, 12, 31))
    assert trust.policy.quorum == "both"


def test_the_same_as_json():
    trust = read_trust(TOML.encode())
    document = trust_document(list(trust.issuers.values()), trust.policy_text)
    assert read_trust(json.dumps(document).encode()) == trust


def test_a_key_without_a_last_day_is_written_without_one():
    key = IssuerKey(DID, f"{DID}#key-1", bytes(32), date(2026, 1, 1), None)
    assert "until" not in trust_document([key], POLICY)["issuers"][0]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("trede/trust/1", "trede/trust/2", "no trust file"),
        ("format =", "other = 1\nformat =", "no trust file"),
        ("policy = '''", "polis = '''", "no trust file"),
        ("[[issuers]]", "[issuers.a]", "TOML"),
        (f"policy = '''\n{POLICY}'''", "policy = 1", "has a policy"),
        ("quorum both", "quorum all", "Line"),
        ("from = 2026-01-01", "since = 2026-01-01", "Issuer 1"),
        ("from = 2026-01-01", "from = 2026-01-01\nuse = 1", "Issuer 1"),
        ("from = 2026-01-01", "from = 2026-01-01T00:00:00Z", "are days"),
        ("from = 2026-01-01", 'from = "1 January"', "are days"),
        ("from = 2026-01-01", "from = 2026", "are days"),
        ("from = 2026-01-01", "from = 2026-12-01", "before from"),
        (f'did = "{DID}"', "did = 1", "did is a DID"),
        (f'did = "{DID}"', 'did = "pso.example"', "method is the did"),
        (f'did = "{DID}"', 'did = "did:web:other.example"', "method is the did"),
        ("#key-2", "#key-1", "named twice"),
        (KEY, KEY[:-1], "Issuer 1.*z6Mk"),
    ],
)
def test_what_is_wrong_is_told(old, new, why):
    with pytest.raises(ProofError, match=why):
        read_trust(TOML.replace(old, new).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"{",
        b"{" + b'"a":{' * 100_000,
        b" " * 1_000_001,
        json.dumps({"format": "trede/trust/1", "policy": "", "issuers": []}).encode(),
        json.dumps({"format": "trede/trust/1", "policy": "", "issuers": [1]}).encode(),
    ],
)
def test_what_is_no_trust_file_is_refused(data):
    with pytest.raises(ProofError, match="trust file"):
        read_trust(data)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The credential of a certificate: what it says, what Open Badges asks of it, and that nothing else is one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.unit.proofs.certified import FACTS, signed_certificate
from tests.unit.proofs.credential_cases import KEYS

from trede.errors import ProofError
from trede.proofs.bundles import (
    CHECKSUM_SIGNS,
    HEAD,
    MOST_BYTES,
    Bundle,
    DamagedError,
    bundle_bytes,
    certificate_entry,
    read_bundle,
)
from trede.proofs.certificate_words import shows, words
from trede.proofs.certificates import (
    MOST_SCOPE,
    Entitlement,
    context_address,
    contexts_of,
    draft,
    read_certificate,
    site_of,
)
from trede.proofs.credentials import verify

OFFICIAL = replace(FACTS, official=Entitlement("PSO-Nederland", date(2026, 1, 1)))
MANY = replace(
    FACTS, scope={f"{number:08}": f"Vestiging {number}" for number in range(12345678, 12345700)}, places=()
)


@pytest.mark.parametrize("facts", [FACTS, OFFICIAL, MANY, replace(FACTS, level="trede-3", thirty_plus=True)])
def test_what_is_written_is_read(facts: Any) -> None:
    signed = signed_certificate(facts)
    assert verify(signed, KEYS, contexts=contexts_of(facts.issuer))
    assert read_certificate(signed) == facts


def test_what_open_badges_asks_of_it() -> None:
    document = draft(FACTS)
    assert document["@context"][1] == "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    assert {"VerifiableCredential", "OpenBadgeCredential"} <= set(document["type"])
    assert document["issuer"]["type"] == ["Profile"]
    subject = document["credentialSubject"]
    assert "AchievementSubject" in subject["type"]
    assert subject["identifier"][0] | {"identityHash": ""} == {
        "type": "IdentityObject", "hashed": False, "identityHash": "", "identityType": "ext:kvkNumber"
    }  # fmt: skip
    achievement = subject["achievement"]
    assert {"id", "type", "name", "description", "criteria"} <= set(achievement)
    assert "norm van PSO-Handleiding " in achievement["criteria"]["narrative"]
    assert "pso-" not in achievement["criteria"]["narrative"]
    assert achievement["image"]["id"].startswith("data:image/svg+xml;base64,")


def test_the_days_are_those_of_the_netherlands() -> None:
    document = draft(replace(FACTS, valid_from=date(2026, 7, 1), valid_until=date(2028, 1, 31)))
    assert document["validFrom"] == "2026-06-30T22:00:00Z"
    assert document["validUntil"] == "2028-01-31T22:59:59Z"


def test_it_says_that_it_is_not_official() -> None:
    document = draft(FACTS)
    assert document["entitlement"] == {"entitled": False}
    assert "geen officieel PSO-certificaat" in document["name"]
    assert "geen officieel PSO-certificaat" in document["credentialSubject"]["achievement"]["description"]
    assert draft(OFFICIAL)["entitlement"] == {"entitled": True, "by": "PSO-Nederland", "since": "2026-01-01"}
    assert "geen officieel" not in json.dumps(draft(OFFICIAL))


@pytest.mark.parametrize(
    "changes",
    [
        {"level": "trede-4"},
        {"thirty_plus": True},
        {"kvk": "1234567"},
        {"scope": {"x": "y"}},
        {"places": ("Delft",) * (MOST_SCOPE + 1)},
        {"valid_until": date(2026, 11, 30)},
        {"valid_until": date(2028, 12, 1)},
        {"issuer": "did:key:z6Mk"},
        {"issuer": "did:web:"},
    ],
)
def test_no_certificate_for_that(changes: dict[str, Any]) -> None:
    with pytest.raises(ProofError):
        draft(replace(FACTS, **changes))


def test_two_years_from_a_leap_day() -> None:
    leap = replace(FACTS, valid_from=date(2028, 2, 29))
    assert draft(replace(leap, valid_until=date(2030, 2, 28)))
    with pytest.raises(ProofError):
        draft(replace(leap, valid_until=date(2030, 3, 1)))


def test_as_many_places_as_a_certificate_may_name() -> None:
    assert MOST_SCOPE == 2000
    assert draft(replace(FACTS, places=("Delft",) * MOST_SCOPE))


def test_what_is_damaged_and_what_is_no_certificate_at_all() -> None:
    """Who has half a file is told so; who brings another file is told that it is none."""
    good = bundle_bytes(Bundle(signed_certificate()))
    comma = len(HEAD) + CHECKSUM_SIGNS
    filled = good[: comma + 2] + b" " * (MOST_BYTES - comma - 2)
    for data, kind in (
        (good[:-1], DamagedError),
        (filled, DamagedError),
        (filled + b" ", ProofError),
        (b"x" + good, ProofError),
        (good[:comma] + b"  " + good[comma + 2 :], ProofError),
    ):
        with pytest.raises(ProofError) as refused:
            read_bundle(data)
        assert type(refused.value) is kind


def test_addresses_of_an_issuer() -> None:
    assert site_of("did:web:scheme.example") == "https://scheme.example"
    assert site_of("did:web:localhost%3A8000:pso") == "https://localhost:8000/pso"
    assert (
        context_address("did:web:scheme.example") == "https://scheme.example/contexts/pso-certificate-v1.json"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "blue"},
        {"name": "Trede 3"},
        {"entitlement": {"entitled": 0}},
        {"credentialStatus": []},
        {"issuer": "did:web:scheme.example"},
        {"credentialSubject": None},
        {"validUntil": "2030-11-30T22:59:59Z"},
    ],
)
def test_anything_else_is_no_certificate(change: dict[str, Any]) -> None:
    with pytest.raises(ProofError):
        read_certificate(draft(FACTS) | change)


def test_a_bundle_there_and_back() -> None:
    made = Bundle(signed_certificate(), "c2sp.org/tlog-proof@v1\n", ({"id": "a:b"},))
    assert read_bundle(bundle_bytes(made)) == made
    assert certificate_entry(made.credential).startswith(
        b'{"format":"trede/log-entry/1","kind":"certificate"'
    )


def test_what_is_no_bundle() -> None:
    data = bundle_bytes(Bundle(signed_certificate()))
    for broken in (b"", b"x", b"{}", b"[]", b"[" * 100_000, b" " * (MOST_BYTES + 1), data + b"\n", data[:-1]):
        with pytest.raises(ProofError):
            read_bundle(broken)
    with pytest.raises(ProofError, match="damaged"):
        read_bundle(data.replace(b"trede-2", b"trede-3"))


def again(rest: bytes) -> bytes:
    """With a checksum that fits, as whoever forges one makes it."""
    return b'{"checksum":"' + hashlib.sha256(b"{" + rest).hexdigest().encode() + b'",' + rest


def test_a_checksum_that_fits_makes_no_bundle() -> None:
    data = bundle_bytes(Bundle(signed_certificate()))
    rest = data[79:]
    assert again(rest) == data
    for broken in (rest + b"\n", b"x", b'"more":1,' + rest, rest.replace(b'"status":[]', b'"status":[1]')):
        with pytest.raises(ProofError, match="no certificate"):
            read_bundle(again(broken))


def text_of(facts: Any, language: str) -> str:
    return "\n ".join(words(facts, language).shown)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("facts", [FACTS, OFFICIAL, MANY])
def test_a_page_shows_what_was_signed(facts: Any, language: str) -> None:
    assert shows(facts, text_of(facts, language))


@pytest.mark.parametrize(
    "edited",
    [
        text_of(FACTS, "nl").replace("trede 2", "trede 3"),
        text_of(FACTS, "nl").replace("30 november 2028", "30 november 2038"),
        text_of(FACTS, "nl").replace("Contact & Zorg", "Contact & Zorgt"),
        text_of(FACTS, "nl").replace(words(FACTS, "nl").notice, ""),
        text_of(FACTS, "nl") + " en trede 3",
        "",
        text_of(OFFICIAL, "nl"),
    ],
)
def test_a_page_that_shows_something_else(edited: str) -> None:
    assert not shows(FACTS, edited)


def test_of_many_entities_it_says_how_many_more() -> None:
    shown = dict(words(MANY, "nl").lines)["Voor"]
    assert shown.count(";") == 12
    assert shown.endswith("en nog 10")


def test_names_in_other_scripts() -> None:
    arabic = replace(FACTS, holder="شركة المثال")
    assert shows(arabic, text_of(arabic, "nl").replace(arabic.holder, arabic.holder[::-1]))
    assert not shows(arabic, text_of(arabic, "nl").replace("trede 2", "trede 3"))


def test_signs_that_the_page_cannot_show() -> None:
    rare = replace(FACTS, holder="Zorg \U0001f984 B.V.")
    assert shows(rare, text_of(rare, "en").replace("\U0001f984", "\N{REPLACEMENT CHARACTER}"))
    assert not shows(
        rare, text_of(rare, "en").replace("\U0001f984", "\N{REPLACEMENT CHARACTER}").replace("2028", "2038")
    )


@pytest.mark.parametrize("page", ["\N{REPLACEMENT CHARACTER}" * 60, "e\N{REPLACEMENT CHARACTER}" * 200])
def test_a_page_of_nothing_but_such_signs_is_looked_at_in_no_time(page: str) -> None:
    assert not shows(FACTS, page)

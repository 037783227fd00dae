# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the data model 2.0 of W3C accepts and refuses; each case is a sentence of the specification."""

from __future__ import annotations

import hashlib
from base64 import b64encode, urlsafe_b64encode
from typing import Any

import pytest
from tests.unit.proofs.credential_cases import BASE, EXAMPLES, credential, presentation, signed, with_terms

from trede.proofs.credentials import check
from trede.proofs.multikeys import base58

OWN = {"Own": "https://example.org/#Own"}
FULL = {"type": "Own", "id": "https://example.org/1"}
SELF = credential(issuer="did:example:me")
PUBLISHED = "WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ="
"""SHA-256 of the context of the data model (B.1: 59955ced … ec92734) as base64."""
MULTIHASH = "uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw"
ENTRY: dict[str, Any] = {
    "id": "https://example.com/credentials/status/3#94567",
    "type": "BitstringStatusListEntry",
    "statusPurpose": "revocation",
    "statusListIndex": "94567",
    "statusListCredential": "https://example.com/credentials/status/3",
}
LIST: dict[str, Any] = credential(
    id="https://example.com/credentials/status/3",
    type=["VerifiableCredential", "BitstringStatusListCredential"],
    credentialSubject={
        "id": "https://example.com/status/3#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA",
    },
)
"""Bitstring Status List 1.0, examples 1 and 3."""


def messages(count: int) -> list[dict[str, str]]:
    return [{"status": f"0x{value:x}", "message": f"state_{value}"} for value in range(count)]


def without_nothing(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value is not None}


WRONG_ENTRIES: dict[str, dict[str, Any]] = {
    "the id of the list": ENTRY | {"id": ENTRY["statusListCredential"]},
    "no purpose": without_nothing(ENTRY | {"statusPurpose": None}),
    "two purposes": ENTRY | {"statusPurpose": ["revocation", "suspension"]},
    "no place": without_nothing(ENTRY | {"statusListIndex": None}),
    "a place that is a number": ENTRY | {"statusListIndex": 94567},
    "a place below nought": ENTRY | {"statusListIndex": "-1"},
    "a place with noughts in front": ENTRY | {"statusListIndex": "007"},
    "a place in words": ENTRY | {"statusListIndex": "seven"},
    "a place that is yes": ENTRY | {"statusListIndex": True},
    "no list": without_nothing(ENTRY | {"statusListCredential": None}),
    "a list without address": ENTRY | {"statusListCredential": "status/3"},
    "no bits": ENTRY | {"statusSize": 0},
    "half a bit": ENTRY | {"statusSize": 1.5},
    "bits as text": ENTRY | {"statusSize": "1"},
    "bits without end": ENTRY | {"statusSize": 2**40, "statusMessage": messages(2)},
    "two bits without messages": ENTRY | {"statusSize": 2},
    "two bits with three messages": ENTRY | {"statusSize": 2, "statusMessage": messages(3)},
    "a message without status": ENTRY | {"statusMessage": [{"message": "a"}, {"message": "b"}]},
    "a status that is no number": ENTRY | {"statusMessage": [{"status": "1", "message": "a"}] * 2},
    "messages as texts": ENTRY | {"statusMessage": ["unset", "set"]},
    "messages in an object": ENTRY | {"statusMessage": {}},
    "a reference that is no address": ENTRY | {"statusReference": ["https://example.org/1", "x"]},
    "no references": ENTRY | {"statusReference": []},
}
WRONG_LISTS: dict[str, dict[str, Any]] = {
    "no type": {"type": None},
    "another type": {"type": "JsonSchema", "statusPurpose": None, "encodedList": None},
    "no purpose": {"statusPurpose": None},
    "no purposes": {"statusPurpose": []},
    "a purpose that is a number": {"statusPurpose": 1},
    "no list": {"encodedList": None},
    "a list in another base": {"encodedList": "zH4sIAAAA"},
    "a list that is too short": {"encodedList": "uH4sIAAAAAAAAA2NgAABB3-yJAgAAAA"},
    "no time to live": {"ttl": 0},
    "half a time to live": {"ttl": 1.5},
    "a time to live as text": {"ttl": "300000"},
}

ACCEPTED: dict[str, dict[str, Any]] = {
    "the smallest": credential(),
    "two known contexts": credential() | {"@context": [BASE, EXAMPLES]},
    "a term of the example context": credential(credentialSubject={"alumniOf": "x"})
    | {"@context": [BASE, EXAMPLES]},
    "a context written out": with_terms(OWN, type=["VerifiableCredential", "Own"]),
    "a term with a prefix": with_terms(
        {"ex": "https://example.org/#", "Own": "ex:Own"}, type=["VerifiableCredential", "Own"]
    ),
    "a term with a vocabulary": with_terms(
        {"@vocab": "https://example.org/#", "Own": {}}, type=["VerifiableCredential", "Own"]
    ),
    "a context within a context": with_terms(
        {"part": {"@id": "https://example.org/#part", "@context": {"size": "https://example.org/#size"}}},
        credentialSubject={"part": {"size": 1}},
    ),
    "a context within a type": with_terms(
        {"Part": {"@id": "https://example.org/#Part", "@context": {"size": "https://example.org/#size"}}},
        credentialSubject={"type": "Part", "size": 1},
    ),
    "a term of a type with its own context": with_terms(
        {
            "Part": {
                "@id": "https://example.org/#Part",
                "@context": {
                    "of": {"@id": "https://example.org/#of", "@context": {"n": "https://example.org/#n"}}
                },
            }
        },
        credentialSubject=[{"type": "Part", "of": {"n": 1}}, {"type": "Part", "of": {"n": 2}}],
    ),
    "a context within an object": credential(
        credentialSubject={"@context": {"a": "https://example.org/#a"}, "a": 1}
    ),
    "the same term again": credential() | {"@context": [BASE, {"id": "@id", "@protected": True, **OWN}, OWN]},
    "an unprotected term redefined": credential()
    | {"@context": [BASE, OWN, {"Own": "https://example.org/#Other"}]},
    "any JSON below a JSON term": with_terms(
        {"data": {"@id": "https://example.org/#d", "@type": "@json"}},
        credentialSubject={"data": {"x y": None}},
    ),
    "a property that is an address": credential(credentialSubject={"https://example.org/#a": 1}),
    "a type that is an address": credential(type=["VerifiableCredential", "https://example.org/#Own"]),
    "VerifiableCredential not first": credential(type=["https://example.org/#Own", "VerifiableCredential"]),
    "one type as text": credential(type="VerifiableCredential"),
    "an id that is a URN": credential(id="urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33"),
    "an issuer with a name": credential(issuer={"id": "https://example.org/issuer", "name": "Owner"}),
    "two subjects": credential(credentialSubject=[{"id": "did:example:a"}, {"id": "did:example:b"}]),
    "a subject with a name": credential(credentialSubject={"name": "Example"}),
    "a name": credential(name="A name", description="What it is"),
    "a name in a language": credential(name={"@value": "Naam", "@language": "nl"}),
    "a name with a direction": credential(name={"@value": "اسم", "@language": "ar-EG", "@direction": "rtl"}),
    "a name in two languages": credential(
        name=[{"@value": "Dog", "@language": "en"}, {"@value": "Hond", "@language": "nl"}]
    ),
    "milliseconds": credential(validFrom="2023-01-01T00:00:00.123Z"),
    "a time zone": credential(validUntil="2023-01-01T00:00:00-05:00"),
    "a far future": credential(validFrom="9999-12-31T23:59:59Z", validUntil="12026-01-01T24:00:00Z"),
    "from and until the same moment": credential(
        validFrom="2023-01-01T01:00:00+01:00", validUntil="2023-01-01T00:00:00Z"
    ),
    "a status without id": with_terms(OWN, credentialStatus={"type": "Own"}),
    "a status with id": with_terms(OWN, credentialStatus=FULL),
    "two schemas": with_terms(OWN, credentialSchema=[FULL, FULL]),
    "two terms of use": with_terms(OWN, termsOfUse=[{"type": "Own"}, FULL]),
    "evidence": with_terms(OWN, evidence=[{"type": ["Own"]}, FULL]),
    "a refresh service": with_terms(OWN, refreshService=FULL),
    "related resources": credential(
        relatedResource=[
            {"id": "https://example.org/1", "digestSRI": "sha256-x", "mediaType": "application/json"},
            {"id": "https://example.org/2", "digestMultibase": MULTIHASH},
            {"id": BASE, "digestSRI": f"sha256-{PUBLISHED} sha512-{'A' * 86}=="},
        ]
    ),
    "a status in a list": credential(credentialStatus=ENTRY),
    "a status in a list, far on": credential(credentialStatus=[ENTRY | {"statusListIndex": "9" * 30}]),
    "a status of two bits": credential(
        credentialStatus=ENTRY
        | {
            "statusPurpose": "message",
            "statusSize": 2,
            "statusMessage": messages(4),
            "statusReference": "urn:a:b",
        }
    ),
    "a status of one bit with messages": credential(credentialStatus=ENTRY | {"statusMessage": messages(2)}),
    "a status list": LIST,
    "a status list for two purposes": LIST
    | {"credentialSubject": LIST["credentialSubject"] | {"statusPurpose": ["revocation", "suspension"]}},
    "a value of a data type": credential(
        credentialSubject={
            "https://example.org/#on": {"@value": "2026-01-01", "@type": "https://example.org/#day"}
        }
    ),
    "a value of plain JSON": credential(
        credentialSubject={"https://example.org/#on": {"@value": {"any": ["thing"]}, "@type": "@json"}}
    ),
    "a list and a set": credential(
        credentialSubject={"https://example.org/#in": [{"@list": [1, 2]}, {"@set": ["a"]}]}
    ),
    "a language map": with_terms(
        {"label": {"@id": "https://example.org/#label", "@container": "@language"}},
        credentialSubject={"label": {"nl": "hond", "en": ["dog", "hound"], "@none": None}},
    ),
    "objects by a name": with_terms(
        {"post": {"@id": "https://example.org/#post", "@container": ["@index", "@set"]}},
        credentialSubject={"post": {"of Delft": {"id": "urn:example:1"}}},
    ),
    "objects by their address": with_terms(
        {"post": {"@id": "https://example.org/#post", "@container": "@id"}, "n": "https://example.org/#n"},
        credentialSubject={"post": {"urn:example:1": {"n": 1}, "@none": {"n": 2}}},
    ),
    "the end of a day": credential(validFrom="2024-02-29T24:00:00Z", validUntil="2024-03-01T00:00:00Z"),
    "the farthest zones": credential(
        validFrom="2024-01-01T00:00:00+14:00", validUntil="2024-01-01T00:00:00-14:00"
    ),
    "years before the first": credential(
        validFrom="-0044-03-15T12:00:00Z", validUntil="0000-01-01T00:00:00Z"
    ),
    "an address with a port": credential(id="https://user@[::1]:8080/credentials/1"),
    "an empty presentation": presentation(),
    "no credentials in a presentation": presentation(verifiableCredential=[]),
    "a holder": presentation(holder="did:example:me", id="urn:example:1"),
    "a holder as an object": presentation(holder={"id": "did:example:me"}),
    "a signed credential in it": presentation(verifiableCredential=[signed(), signed()]),
    "one not in a list": presentation(verifiableCredential=signed()),
    "one of the holder itself": presentation(holder="did:example:me", verifiableCredential=SELF),
    "an enveloped credential": presentation(
        verifiableCredential={"@context": BASE, "type": "EnvelopedVerifiableCredential", "id": "data:a/b,ey"}
    ),
}

REFUSED: dict[str, tuple[object, str]] = {
    "no object": ([], "vc-not-json"),
    "not JSON": (credential(name=b"x"), "vc-not-json"),
    "a number too large for JSON": (credential(credentialSubject={"https://example.org/#a": 2**53}), "vc-not-json"),
    "half a sign": (credential(name="\ud800"), "vc-not-json"),
    "no context": ({"type": "VerifiableCredential"}, "vc-context"),
    "an empty list of contexts": (credential() | {"@context": []}, "vc-context"),
    "the context as text": (credential() | {"@context": BASE}, "vc-context"),
    "another context first": (credential() | {"@context": [EXAMPLES, BASE]}, "vc-context"),
    "the context of version 1": (credential() | {"@context": ["https://www.w3.org/2018/credentials/v1"]}, "vc-context"),
    "a context that is no address": (credential() | {"@context": [BASE, "https ://not-a-url/v1"]}, "vc-context-item"),
    "a context that is a number": (credential() | {"@context": [BASE, 123192875]}, "vc-context-item"),
    "a context without meaning": (credential() | {"@context": [BASE, None]}, "vc-context-item"),
    "the same context twice": (credential() | {"@context": [BASE, EXAMPLES, EXAMPLES]}, "vc-context-twice"),
    "a context that is not known": (credential() | {"@context": [BASE, "https://example.com"]}, "vc-context-unknown"),
    "a keyword that contexts lack": (with_terms({"@import": "https://example.com"}), "vc-context-item"),
    "a vocabulary that is no address": (with_terms({"@vocab": "x"}), "vc-context-item"),
    "a context in an object that is none": (
        credential(credentialSubject={"@context": None, "id": "a:b"}), "vc-context-item"),
    "a term that is a number": (with_terms({"Own": 1}), "vc-context-item"),
    "a term without an address": (with_terms({"Own": {}}), "vc-context-item"),
    "a type that is no address": (
        with_terms({"Own": "https ://not-a-url#Own"}, type=["VerifiableCredential", "Own"]), "vc-context-item"),
    "VerifiableCredential redefined": (
        with_terms({"VerifiableCredential": "https://example.org/#Bad"}), "vc-term-redefined"),
    "a protected term redefined": (
        credential() | {"@context": [BASE, {"@protected": True, **OWN}, {"Own": "https://example.org/#Other"}]},
        "vc-term-redefined"),
    "an undefined type": (credential(type=["VerifiableCredential", "Own"]), "vc-type-unknown"),
    "an undefined type, no vocabulary": (
        with_terms({"@vocab": None}, type=["VerifiableCredential", "Own"]), "vc-type-unknown"),
    "an undefined property": (credential(credentialSubject={"alumniOf": "x"}), "vc-term-unknown"),
    "an undefined property of the credential": (credential(colour="blue"), "vc-term-unknown"),
    "an undefined property in a list": (credential(credentialSubject=[{"a": 1}]), "vc-term-unknown"),
    "a term of a type, elsewhere": (credential(credentialSubject={"issuer": "did:example:a"}), "vc-term-unknown"),
    "a keyword": (credential(credentialSubject={"@graph": []}), "vc-term-unknown"),
    "no type": (credential(type=None), "vc-type-missing"),
    "an empty list of types": (credential(type=[]), "vc-type-missing"),
    "a type that is a number": (credential(type=["VerifiableCredential", 2]), "vc-type-unknown"),
    "without VerifiableCredential": (with_terms(OWN, type=["Own"]), "vc-type-required"),
    "id null": ({**credential(), "id": None}, "vc-id"),
    "two ids": (credential(id=["urn:example:1", "urn:example:2"]), "vc-id"),
    "an id that is no address": (credential(id="not an address"), "vc-id"),
    "an id without a host": (credential(id="https:///x"), "vc-id"),
    "an id that is half a DID": (credential(id="did:example"), "vc-id"),
    "a subject with two ids": (credential(credentialSubject={"id": ["did:example:a", "did:example:b"]}), "vc-id"),
    "no issuer": (credential(issuer=None), "vc-issuer"),
    "an issuer that is no address": (credential(issuer="Owner"), "vc-issuer"),
    "an issuer without id": (credential(issuer={"name": "Owner"}), "vc-issuer"),
    "an issuer with id null": (credential(issuer={"id": None}), "vc-issuer"),
    "a list of issuers": (credential(issuer=["did:example:a"]), "vc-issuer"),
    "no subject": (credential(credentialSubject=None), "vc-subject"),
    "an empty subject": (credential(credentialSubject={}), "vc-subject"),
    "an empty subject of two": (credential(credentialSubject=[{"id": "did:example:a"}, {}]), "vc-subject"),
    "no subjects": (credential(credentialSubject=[]), "vc-subject"),
    "a subject that is text": (credential(credentialSubject="did:example:a"), "vc-subject"),
    "a name with more": (credential(name={"@value": "x", "@language": "en", "url": "x"}), "vc-language"),
    "a name that is a number": (credential(name=1), "vc-language"),
    "names without language": (credential(name=["a", "b"]), "vc-language"),
    "a name that speaks of a value": (credential(name=["the @value"]), "vc-language"),
    "names of which one has no value": (
        credential(name=[{"@value": "x", "@language": "nl"}, {"@language": "en"}]),
        "vc-language",
    ),
    "a name in no language": (credential(name={"@value": "x", "@language": "?"}), "vc-language"),
    "a language of nine letters": (
        credential(name={"@value": "x", "@language": "nederland"}),
        "vc-language",
    ),
    "a language with a part of nine letters": (
        credential(name={"@value": "x", "@language": "nl-vlaanders"}),
        "vc-language",
    ),
    "a name with language null": (credential(name={"@value": "x", "@language": None}), "vc-language"),
    "a name in no direction": (credential(name={"@value": "x", "@direction": "up"}), "vc-language"),
    "a value that is no text": (credential(name={"@value": 1}), "vc-language"),
    "a language without value": (credential(name={"@language": "nl"}), "vc-language"),
    "a description of the issuer with more": (
        credential(issuer={"id": "did:example:a", "description": {"@value": "x", "url": "x"}}), "vc-language"),
    "a date in words": (credential(validFrom="Sat 25 Feb 2023 07:16:31 PM CST"), "vc-date"),
    "a date without time": (credential(validFrom="2023-02-25"), "vc-date"),
    "a time without zone": (credential(validUntil="2023-02-25T00:00:00"), "vc-date"),
    "a day that is not": (credential(validUntil="2023-02-30T00:00:00Z"), "vc-date"),
    "until before from": (
        credential(validFrom="2023-01-01T00:00:00Z", validUntil="2022-12-31T23:59:59Z"), "vc-period"),
    "a status without type": (credential(credentialStatus={"id": "did:example:a"}), "vc-needs-type"),
    "a status type that is a number": (credential(credentialStatus={"type": 2}), "vc-type-unknown"),
    "a status with two ids": (with_terms(OWN, credentialStatus=FULL | {"id": ["a:b", "a:c"]}), "vc-id"),
    "terms of use without type": (credential(termsOfUse=[{"id": "did:example:a"}]), "vc-needs-type"),
    "evidence that is text": (credential(evidence="did:example:a"), "vc-needs-type"),
    "no evidence in a list": (credential(evidence=[]), "vc-needs-type"),
    "a refresh service without type": (credential(refreshService={"id": "did:example:a"}), "vc-needs-type"),
    "a schema without type": (credential(credentialSchema={"id": "did:example:a"}), "vc-needs-type"),
    "a schema without id": (with_terms(OWN, credentialSchema={"type": "Own"}), "vc-needs-id"),
    "related resources as texts": (credential(relatedResource=["https://example.org/1"]), "vc-needs-id"),
    "a related resource without id": (credential(relatedResource=[{"digestSRI": "sha256-x"}]), "vc-needs-id"),
    "a related resource twice": (
        credential(relatedResource=[{"id": "https://example.org/1", "digestSRI": "sha256-x"}] * 2), "vc-needs-id"),
    "a related resource with a broken digest": (
        credential(relatedResource={"id": "https://example.org/1", "digestMultibase": MULTIHASH[:-4]}), "vc-resource"),
    "a digest of another kind": (
        credential(relatedResource={"id": "https://example.org/1", "digestMultibase": "uZTQ0MjM1NiAgcmVw"}),
        "vc-resource"),
    "a digest in no base": (
        credential(relatedResource={"id": "https://example.org/1", "digestMultibase": "0" * 46}), "vc-resource"),
    "an integrity text without hash": (
        credential(relatedResource={"id": "https://example.org/1", "digestSRI": "md5-AAAA"}), "vc-resource"),
    "a digest that is a number": (
        credential(relatedResource={"id": "https://example.org/1", "digestSRI": 1}), "vc-resource"),
    "a digest that stops halfway": (
        credential(relatedResource={"id": "https://example.org/1", "digestMultibase": "uAAAAA"}), "vc-resource"),
    "a digest without end": (
        credential(relatedResource={"id": "https://example.org/1", "digestMultibase": "z" + "2" * 2000}),
        "vc-resource"),
    "two digests, one broken": (
        credential(relatedResource={"id": "https://example.org/1", "digestSRI": "sha256-x", "digestMultibase": "u"}),
        "vc-resource"),
    "a media type that is a number": (
        credential(relatedResource={"id": "https://example.org/1", "digestSRI": "sha256-x", "mediaType": 1}),
        "vc-resource"),
    "a related resource with two ids": (
        credential(relatedResource={"id": ["urn:a:b", "urn:a:c"], "digestSRI": "sha256-x"}), "vc-id"),
    "another context than W3C publishes": (
        credential(relatedResource={"id": BASE, "digestMultibase": MULTIHASH}), "vc-resource-other"),
    "another context, as integrity text": (
        credential(relatedResource={"id": BASE, "digestSRI": f"sha256-{PUBLISHED.replace('W', 'V')}"}),
        "vc-resource-other"),
    "a related resource without digest": (
        credential(relatedResource={"id": "https://example.org/1"}), "vc-resource"),
    "a holder that is no address": (presentation(holder="me"), "vc-holder"),
    "a holder without id": (presentation(holder={"name": "me"}), "vc-holder"),
    "a credential in it that is text": (presentation(verifiableCredential=["https://example.org/1"]), "vc-embedded"),
    "one that nobody signed": (presentation(verifiableCredential=SELF), "vc-self-asserted"),
    "one of somebody else than the holder": (
        presentation(holder="did:example:other", verifiableCredential=SELF), "vc-self-asserted"),
    "one that is refused itself": (
        presentation(verifiableCredential=signed() | {"validFrom": "2023"}), "vc-date"),
    "a presentation in it": (presentation(verifiableCredential=[presentation()]), "vc-embedded"),
    "something else in it": (presentation(verifiableCredential={"type": "JsonSchema"}), "vc-embedded"),
    "a credential that is a presentation": (
        credential(type=["VerifiableCredential", "VerifiablePresentation"]), "vc-type-both"),
    "an id and an @id": (credential(id="urn:example:1") | {"@id": "urn:example:2"}, "vc-key-twice"),
    "a type and a @type": (
        credential(credentialSubject={"type": "JsonSchema", "@type": "JsonSchema"}), "vc-key-twice"),
    "a port that is none": (credential(id="https://example.org:port/1"), "vc-id"),
    "an issuer and another": (credential(issuer=[{"id": "did:example:a"}, {"id": "did:example:b"}]), "vc-issuer"),
    "a leap second": (credential(validFrom="2016-12-31T23:59:60Z"), "vc-date"),
    "an hour too late": (credential(validFrom="2016-12-31T25:00:00Z"), "vc-date"),
    "after the end of the day": (credential(validFrom="2016-12-31T24:00:01Z"), "vc-date"),
    "a zone too far": (credential(validFrom="2016-12-31T00:00:00+14:01"), "vc-date"),
    "a month of thirteen": (credential(validFrom="2016-13-01T00:00:00Z"), "vc-date"),
    "a small t": (credential(validFrom="2016-12-31t00:00:00z"), "vc-date"),
    "a moment that is a number": (credential(validFrom=1483228800), "vc-date"),
    "a moment in an object": (credential(validFrom={"@value": "2016-12-31T00:00:00Z"}), "vc-date"),
    "a name of a data type": (
        credential(name={"@value": "x", "@type": "https://example.org/#text"}), "vc-language"),
    "a value of a data type and a language": (
        credential(credentialSubject={"https://example.org/#a": {
            "@value": "x", "@type": "https://example.org/#t", "@language": "nl"}}), "vc-language"),
    "a value of an object": (
        credential(credentialSubject={"https://example.org/#a": {"@value": {}, "@type": "https://example.org/#t"}}),
        "vc-language"),
    "a data type that is undefined": (
        credential(credentialSubject={"https://example.org/#a": {"@value": "x", "@type": "day"}}), "vc-type-unknown"),
    "a language map in no language": (
        with_terms({"label": {"@id": "https://example.org/#label", "@container": "@language"}},
                   credentialSubject={"label": {"in Dutch": "hond"}}), "vc-language"),
    "a language map of numbers": (
        with_terms({"label": {"@id": "https://example.org/#label", "@container": "@language"}},
                   credentialSubject={"label": {"nl": [1]}}), "vc-language"),
    "objects by no address": (
        with_terms({"post": {"@id": "https://example.org/#post", "@container": "@id"}},
                   credentialSubject={"post": {"Delft": {}}}), "vc-id"),
    "an undefined term below a name": (
        with_terms({"post": {"@id": "https://example.org/#post", "@container": "@index"}},
                   credentialSubject={"post": {"Delft": {"n": 1}}}), "vc-term-unknown"),
    **{f"a status entry: {name}": (credential(credentialStatus=entry), "vc-status-entry")
       for name, entry in WRONG_ENTRIES.items()},
    **{f"a status list: {name}": (
        LIST | {"credentialSubject": without_nothing(LIST["credentialSubject"] | change)}, "vc-status-list")
       for name, change in WRONG_LISTS.items()},
    "a status list without subject": (LIST | {"credentialSubject": "x"}, "vc-status-list"),
    "an envelope without data": (
        presentation(verifiableCredential={
            "@context": BASE, "type": "EnvelopedVerifiableCredential", "id": "https://example.org/1"}),
        "vc-enveloped"),
    "an envelope without context": (
        presentation(verifiableCredential={"type": "EnvelopedVerifiableCredential", "id": "data:,x"}), "vc-enveloped"),
}  # fmt: skip


@pytest.mark.parametrize("case", ACCEPTED)
def test_accepted(case: str) -> None:
    assert check(ACCEPTED[case]) == ()


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    document, code = REFUSED[case]
    assert f"proofs.{code}" in {each.code for each in check(document)}


def test_everything_wrong_is_told_at_once() -> None:
    found = check(credential(id="x", issuer="y", validFrom="z"))
    assert [each.place for each in found] == ["id", "issuer", "validFrom"]


@pytest.mark.parametrize("said", ["digestSRI", "digestMultibase"])
def test_a_related_resource_that_is_at_hand_is_what_the_credential_says(said: str) -> None:
    """Section 5.3: a verifier that has the resource refuses another one. Other resources do not matter."""
    address, data = "https://example.org/1", b"as it was"
    digest = hashlib.sha256(data).digest()
    written = {
        "digestSRI": f"sha256-{b64encode(digest).decode()}",
        "digestMultibase": "u" + urlsafe_b64encode(b"\x12\x20" + digest).decode().rstrip("="),
    }
    document = credential(relatedResource=[{"id": address, said: written[said]}])
    assert check(document, resources={address: data}) == ()
    assert check(document, resources={"https://example.org/2": b""}) == ()
    (found,) = check(document, resources={address: b"as it is"})
    assert (found.code, found.place) == ("proofs.vc-resource-other", "relatedResource[0]")


def test_a_digest_as_the_examples_of_w3c_have_it() -> None:
    """They write the hash of an integrity text in hexadecimal; and a multihash may also stand in base58."""
    data = b"as it was"
    digest = hashlib.sha256(data).digest()
    for entry in (
        {"digestSRI": f"sha256-{digest.hex()}"},
        {"digestMultibase": "z" + base58(b"\x12\x20" + digest)},
    ):
        document = credential(relatedResource={"id": "urn:a:b", **entry})
        assert check(document, resources={"urn:a:b": data}) == ()
        assert check(document, resources={"urn:a:b": b""}) != ()


def test_the_place_in_a_presentation() -> None:
    found = check(presentation(verifiableCredential=[signed(), signed() | {"validFrom": "2023"}]))
    assert [each.place for each in found] == ["verifiableCredential[1].validFrom"]


def test_a_context_that_the_caller_knows() -> None:
    address = "https://example.org/terms/v1"
    document = credential(credentialSubject={"size": 1}) | {"@context": [BASE, address]}
    terms = {"@context": {"size": "https://example.org/#size"}}
    assert check(document, contexts={address: terms}) == ()
    assert [each.code for each in check(document)] == ["proofs.vc-context-unknown"]


def test_only_in_a_term_for_plain_json_is_anything_a_value() -> None:
    """``_sd`` is JSON in the context of W3C: what stands in it is no term. In ``cnf`` it would be."""
    anything = {"anything": {"at": "all"}}
    assert check(credential(credentialSubject={"_sd": anything})) == ()
    found = check(credential(credentialSubject={"cnf": anything}))
    assert {each.code for each in found} == {"proofs.vc-term-unknown"}


def test_contexts_that_name_each_other_without_end() -> None:
    address = "https://example.org/terms/v1"
    document = credential() | {"@context": [BASE, address]}
    found = check(document, contexts={address: {"@context": address}})
    assert [each.code for each in found] == ["proofs.vc-context-item"]


def test_a_document_without_end_is_refused_quickly() -> None:
    deep: Any = 1
    for _ in range(110):
        deep = {"https://example.org/#a": [deep]}
    assert [each.code for each in check(credential(credentialSubject=deep))] == ["proofs.vc-too-deep"]
    for _ in range(5000):
        deep = [deep]
    assert [each.code for each in check(credential(evidence=deep))] == ["proofs.vc-not-json"]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the W3C Verifiable Credentials Data Model 2.0 asks of a credential or presentation, as findings.

Sections of https://www.w3.org/TR/vc-data-model-2.0/: 4.3 contexts, 4.4 identifiers, 4.5 types, 4.6 names and
descriptions, 4.7 issuer, 4.8 subject, 4.9 validity, 4.10 status, 4.11 schemas, 4.13 presentations, 5.3 related
resources, 5.4 to 5.6 and 5.10 extensions, 11.1 language. Whether a proof holds is decided in ``credentials``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding, finding
from trede.proofs.contexts import CONTEXT, context_digests, is_url
from trede.proofs.digests import MULTI, SRI, contradicts, digests, is_digest
from trede.proofs.moments import moment
from trede.proofs.status_model import ENTRY, LIST_CREDENTIAL, entry_findings, list_findings
from trede.proofs.terms import term_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trede.proofs.contexts import Documents

    Document = Mapping[str, Any]

CREDENTIAL, PRESENTATION = "VerifiableCredential", "VerifiablePresentation"
ENVELOPED = "EnvelopedVerifiableCredential"
TYPED = (
    "confidenceMethod",
    "credentialSchema",
    "credentialStatus",
    "evidence",
    "proof",
    "refreshService",
    "renderMethod",
    "termsOfUse",
)
"""Properties whose objects must say of what type they are."""


def model_findings(document: Document, documents: Documents) -> list[Finding]:
    """Everything in this document that the data model refuses; ``documents`` are contexts by address."""
    found = list(_context_findings(document))
    if found:
        return found
    kind = PRESENTATION if PRESENTATION in types_of(document) else CREDENTIAL
    found += term_findings(document, documents)
    if kind not in types_of(document):
        found.append(finding("proofs.vc-type-required", "type", kind))
    if kind == PRESENTATION and CREDENTIAL in types_of(document):
        found.append(finding("proofs.vc-type-both", "type"))
    for check in PRESENTATION_CHECKS if kind == PRESENTATION else CREDENTIAL_CHECKS:
        found += check(document)
    return found + _inner_findings(document, documents) if kind == PRESENTATION else found


def _inner_findings(presentation: Document, documents: Documents) -> list[Finding]:
    """Of the credentials in a presentation."""
    return [
        replace(one, place=f"{place}.{one.place}")
        for place, each in embedded(presentation)
        if isinstance(each, dict) and is_credential(each)
        for one in model_findings(each, documents)
    ]


def types_of(document: Document) -> list[object]:
    """The types that the document says it has."""
    value = document.get("type")
    return value if isinstance(value, list) else [value]


def is_presentation(document: Document) -> bool:
    return PRESENTATION in types_of(document)


def is_credential(document: Document) -> bool:
    return CREDENTIAL in types_of(document) and not is_presentation(document)


def id_of(value: object) -> object:
    """The id of an issuer or holder, given as a URL or as an object with one."""
    return value.get("id") if isinstance(value, dict) else value


def _context_findings(document: Document) -> Iterator[Finding]:
    contexts = document.get("@context")
    if not isinstance(contexts, list) or not contexts or contexts[0] != CONTEXT:
        yield finding("proofs.vc-context", "@context")
        return
    for index, each in enumerate(contexts):
        if not (isinstance(each, dict) or is_url(each)):
            yield finding("proofs.vc-context-item", f"@context[{index}]", each)
        elif each in contexts[:index]:
            yield finding("proofs.vc-context-twice", f"@context[{index}]", each)


def _type(document: Document) -> Iterator[Finding]:
    if "type" not in document:
        yield finding("proofs.vc-type-missing", "type")


def _names(document: Document) -> Iterator[Finding]:
    issuer = document.get("issuer")
    for place, entry in (("", document), ("issuer.", issuer if isinstance(issuer, dict) else {})):
        for name in ("name", "description"):
            if name in entry and not _is_text(entry[name]):
                yield finding("proofs.vc-language", f"{place}{name}")


def _is_text(value: object) -> bool:
    """A text, or a text with a language, or several of those."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(each, dict) and "@value" in each for each in value)
    return isinstance(value, str) or (isinstance(value, dict) and "@value" in value and "@type" not in value)


def _issuer(document: Document) -> Iterator[Finding]:
    if not is_url(id_of(document.get("issuer"))):
        yield finding("proofs.vc-issuer", "issuer", id_of(document.get("issuer")))


def _holder(document: Document) -> Iterator[Finding]:
    if "holder" in document and not is_url(id_of(document["holder"])):
        yield finding("proofs.vc-holder", "holder", id_of(document["holder"]))


def _subject(document: Document) -> Iterator[Finding]:
    value = document.get("credentialSubject")
    subjects = value if isinstance(value, list) else [value]
    if not subjects or not all(isinstance(each, dict) and each for each in subjects):
        yield finding("proofs.vc-subject", "credentialSubject")


def _validity(document: Document) -> Iterator[Finding]:
    names = ("validFrom", "validUntil")
    moments = {name: moment(document[name]) for name in names if name in document}
    for name, found in moments.items():
        if found is None:
            yield finding("proofs.vc-date", name, document[name])
    start, end = moments.get("validFrom"), moments.get("validUntil")
    if start is not None and end is not None and end < start:
        yield finding("proofs.vc-period", "validUntil", document["validUntil"])


def _typed(document: Document) -> Iterator[Finding]:
    for name in TYPED:
        if name in document:
            for place, each in _each(document[name], name):
                if not isinstance(each, dict) or "type" not in each:
                    yield finding("proofs.vc-needs-type", place)
                elif name == "credentialSchema" and "id" not in each:
                    yield finding("proofs.vc-needs-id", place)
                elif name == "credentialStatus" and ENTRY in types_of(each):
                    yield from entry_findings(each, place)


def _status_list(document: Document) -> Iterator[Finding]:
    if LIST_CREDENTIAL in types_of(document):
        yield from list_findings(document)


def _resources(document: Document) -> Iterator[Finding]:
    if "relatedResource" not in document:
        return
    seen = []
    for place, each in _each(document["relatedResource"], "relatedResource"):
        if not isinstance(each, dict) or "id" not in each or each["id"] in seen:
            yield finding("proofs.vc-needs-id", place)
        else:
            seen.append(each["id"])
            yield from _resource(each, place)


def _resource(entry: Document, place: str) -> Iterator[Finding]:
    given, known = [name for name in (SRI, MULTI) if name in entry], context_digests()
    if not given or not all(is_digest(name, entry[name]) for name in given):
        yield finding("proofs.vc-resource", place)
    elif (digest := known.get(str(entry["id"]))) and contradicts(entry, {"sha256": digest}):
        yield finding("proofs.vc-resource-other", place, entry["id"])
    if not isinstance(entry.get("mediaType", ""), str):
        yield finding("proofs.vc-resource", f"{place}.mediaType")


def resource_findings(document: Document, resources: Mapping[str, bytes]) -> list[Finding]:
    """Which related resources are not what the document says; ``resources`` are those at hand, by address."""
    if "relatedResource" not in document:
        return []
    return [
        finding("proofs.vc-resource-other", place, each["id"])
        for place, each in _each(document["relatedResource"], "relatedResource")
        if isinstance(each, dict) and each.get("id") in resources
        if contradicts(each, digests(resources[each["id"]]))
    ]


def _each(value: object, name: str) -> Iterator[tuple[str, object]]:
    """The objects of a property with one or several, each with its place; an empty list counts as one that fails."""
    if isinstance(value, list) and value:
        yield from ((f"{name}[{index}]", each) for index, each in enumerate(value))
    else:
        yield name, value


def embedded(document: Document) -> Iterator[tuple[str, object]]:
    """The credentials in a presentation, each with its place; a list of none is nothing shown."""
    if document.get("verifiableCredential", []) != []:
        yield from _each(document["verifiableCredential"], "verifiableCredential")


def _credentials(document: Document) -> Iterator[Finding]:
    for place, each in embedded(document):
        if not isinstance(each, dict):
            yield finding("proofs.vc-embedded", place)
        elif ENVELOPED in types_of(each):
            if CONTEXT not in _list(each.get("@context")) or not str(each.get("id")).startswith("data:"):
                yield finding("proofs.vc-enveloped", place)
        elif not is_credential(each):
            yield finding("proofs.vc-embedded", place)
        elif "proof" not in each and id_of(each.get("issuer")) != id_of(document.get("holder")):
            yield finding("proofs.vc-self-asserted", place)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


CREDENTIAL_CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _type,
    _names,
    _issuer,
    _subject,
    _validity,
    _typed,
    _status_list,
    _resources,
)
PRESENTATION_CHECKS: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _type,
    _names,
    _holder,
    _typed,
    _credentials,
)

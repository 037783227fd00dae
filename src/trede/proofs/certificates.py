# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A certificate as a credential: Open Badges 3.0 for an organisation, with the terms of the ladder beside it.

The terms of its own stand in ``certificate-context.json``, which an issuer also shows on its own site at
``context_address``. A certificate is read strictly: what is not exactly as ``draft`` writes it is no certificate.
Sources: https://www.imsglobal.org/spec/ob/v3p0, section B (AchievementCredential, AchievementSubject, Achievement).
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from trede.errors import ProofError
from trede.proofs.certificate_facts import CertificateFacts, Entitlement
from trede.proofs.certificate_words import Words, level_name, words
from trede.proofs.contexts import CONTEXT, Contexts
from trede.proofs.jcs import canonical_bytes
from trede.proofs.status_lists import PURPOSES, Purpose, status_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
LEVELS = ("aspirant", "basistrede", "trede-1", "trede-2", "trede-3")
DUTCH = ZoneInfo("Europe/Amsterdam")
KVK = re.compile(r"[0-9]{8}")
MOST_SCOPE = 2000
INK, OPEN = "#154273", "#dce3eb"


@cache
def certificate_context() -> dict[str, Any]:
    """The context document with the terms of a certificate; an issuer shows it at ``context_address``."""
    text = Path(__file__).with_name("certificate-context.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def site_of(did: str) -> str:
    """The address that a did:web stands for. Raises ProofError when it is another DID."""
    host, *path = did.removeprefix("did:web:").split(":")
    if not did.startswith("did:web:") or not host:
        raise ProofError("The issuer of a certificate is a did:web.")
    return "/".join([f"https://{unquote(host)}", *map(unquote, path)])


def context_address(did: str) -> str:
    """Where the issuer shows the context of its certificates."""
    return f"{site_of(did)}/contexts/pso-certificate-v1.json"


@lru_cache(maxsize=64)
def contexts_of(did: str) -> Contexts:
    """The contexts that a check of a certificate of this issuer needs beside those of W3C and Open Badges."""
    return Contexts({context_address(did): certificate_context()})


def status_address(facts: CertificateFacts, purpose: Purpose) -> str:
    """The address of the list for this purpose; one for each, at the same place in both."""
    return f"{facts.status_url}/{purpose}"


def draft(facts: CertificateFacts) -> dict[str, Any]:
    """The credential, to be signed (``credentials.sign`` with ``contexts_of``). Raises ProofError."""
    _check(facts)
    shown = words(facts, "nl")
    return {
        "@context": [CONTEXT, BADGES, context_address(facts.issuer)],
        "id": facts.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential", "PsoCertificate"],
        "name": shown.title,
        "issuer": {"id": facts.issuer, "type": ["Profile"], "name": facts.issuer_name},
        "validFrom": _stamp(facts.valid_from, time(0)),
        "validUntil": _stamp(facts.valid_until, time(23, 59, 59)),
        "entitlement": _entitlement(facts.official),
        "logOrigin": facts.log_origin,
        "credentialSubject": _subject(facts, shown),
        "credentialStatus": [
            status_entry(status_address(facts, purpose), purpose, facts.status_index) for purpose in PURPOSES
        ],
    }


def _check(facts: CertificateFacts) -> None:
    if facts.level not in LEVELS or (facts.thirty_plus and facts.level != LEVELS[-1]):
        raise ProofError("A certificate is for a level of the ladder; 30+ stands on top of trede 3.")
    if not all(KVK.fullmatch(each) for each in (facts.kvk, *facts.scope)):
        raise ProofError("A KvK number has 8 digits.")
    if len(facts.scope) > MOST_SCOPE or len(facts.places) > MOST_SCOPE:
        raise ProofError(f"A certificate names at most {MOST_SCOPE} entities and places.")
    if not facts.valid_from <= facts.valid_until < _two_years_after(facts.valid_from):
        raise ProofError("A certificate is valid for two years at most.")


def _two_years_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 2)
    except ValueError:
        return date(day.year + 2, 3, 1)


def _stamp(day: date, at: time) -> str:
    """The moment in the Netherlands, in UTC."""
    moment = datetime.combine(day, at, DUTCH).astimezone(UTC)
    return f"{moment.replace(tzinfo=None).isoformat()}Z"


def _entitlement(official: Entitlement | None) -> dict[str, Any]:
    if official is None:
        return {"entitled": False}
    return {"entitled": True, "by": official.by, "since": official.since.isoformat()}


def _subject(facts: CertificateFacts, shown: Words) -> dict[str, Any]:
    return {
        "type": ["AchievementSubject", "PsoHolder"],
        "name": facts.holder,
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": facts.kvk,
                "identityType": "ext:kvkNumber",
            }
        ],
        "achievement": {
            "id": f"urn:trede:pso:achievement:{facts.level}{'-30-plus' if facts.thirty_plus else ''}",
            "type": ["Achievement"],
            "achievementType": "Certification",
            "name": level_name(facts, "nl"),
            "description": shown.description,
            "criteria": {"narrative": shown.criteria},
            "image": {"id": badge(facts), "type": "Image", "caption": level_name(facts, "nl")},
        },
        "kvkNumber": facts.kvk,
        "level": facts.level,
        "thirtyPlus": facts.thirty_plus,
        "scope": [{"kvkNumber": kvk, "name": name} for kvk, name in facts.scope.items()],
        "places": list(facts.places),
        "firstDay": facts.valid_from.isoformat(),
        "lastDay": facts.valid_until.isoformat(),
        "decidedOn": facts.decided_on.isoformat(),
        "edition": facts.edition,
        "receipt": dict(facts.receipt),
    }


def badge(facts: CertificateFacts) -> str:
    """The picture for a wallet, as a data address: steps, filled up to the level."""
    height = LEVELS.index(facts.level)
    steps = "".join(
        f'<path fill="{INK if 0 < step <= height else OPEN}" d="M{16 * step} {64 - 12 * step}h14v{12 * step}h-14z"/>'
        for step in range(1, len(LEVELS))
    )
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 80">{steps}</svg>'
    return "data:image/svg+xml;base64," + b64encode(picture.encode()).decode("ascii")


def read_certificate(document: Mapping[str, Any]) -> CertificateFacts:
    """What a certificate says; its signature is not looked at.

    Raises ProofError when it is not exactly as ``draft`` writes it: an entry more, less or other.
    """
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    try:
        facts = _facts(unsigned)
        same = canonical_bytes(draft(facts)) == canonical_bytes(unsigned)
    except (LookupError, TypeError, ValueError, AttributeError) as broken:
        raise ProofError("This is no certificate.") from broken
    if not same:
        raise ProofError("This certificate says something that a certificate does not say.")
    return facts


def _facts(document: Mapping[str, Any]) -> CertificateFacts:
    subject, issuer, status = (document[name] for name in ("credentialSubject", "issuer", "credentialStatus"))
    return CertificateFacts(
        id=document["id"],
        issuer=issuer["id"],
        issuer_name=issuer["name"],
        official=_official(document["entitlement"]),
        kvk=subject["kvkNumber"],
        holder=subject["name"],
        level=subject["level"],
        thirty_plus=subject["thirtyPlus"],
        valid_from=date.fromisoformat(subject["firstDay"]),
        valid_until=date.fromisoformat(subject["lastDay"]),
        decided_on=date.fromisoformat(subject["decidedOn"]),
        edition=subject["edition"],
        status_url=status[0]["statusListCredential"].removesuffix(f"/{PURPOSES[0]}"),
        status_index=int(status[0]["statusListIndex"]),
        log_origin=document["logOrigin"],
        scope={each["kvkNumber"]: each["name"] for each in subject["scope"]},
        places=tuple(subject["places"]),
        receipt=subject["receipt"],
    )


def _official(entitlement: Mapping[str, Any]) -> Entitlement | None:
    if not entitlement["entitled"]:
        return None
    return Entitlement(entitlement["by"], date.fromisoformat(entitlement["since"]))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judging a certificate without network: one verdict, why, and what to do, in Dutch and English.

Keys come from the trust file that whoever checks already had. What the certificate says of its own state is not
believed; only a status list that the issuer signed counts, and only while it is fresh.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.days import dutch_day
from trede.proofs.bundles import certificate_entry
from trede.proofs.certificate_words import LANGUAGES, day_name, shows
from trede.proofs.certificates import DUTCH, contexts_of, read_certificate
from trede.proofs.credentials import verify
from trede.proofs.data_integrity import proofs_of
from trede.proofs.data_model import id_of
from trede.proofs.dids import public_key
from trede.proofs.log_proofs import read_log_proof
from trede.proofs.moments import EPOCH, moment_in_calendar
from trede.proofs.policies import TooFewWitnessesError
from trede.proofs.status_lists import PURPOSES, looked_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from trede.proofs.bundles import Bundle
    from trede.proofs.certificate_facts import CertificateFacts
    from trede.proofs.trust import Trust

LONGEST_STALE = timedelta(days=7)
UNSAID_TTL = 300_000  # Bitstring Status List 1.0, section 2.2
FORMAT = "trede/verdict/1"
LAST_SECOND = 253_370_764_800
"""The first moment of the year 9999: a witness may say a later one, and a calendar has none much later."""
STATES = {"revocation": "revoked", "suspension": "suspended"}


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict in one language: the sentence, the reason, and what to do."""

    says: str
    why: str
    do: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a certificate on a day.

    ``code`` is one of ``verdicts.toml``; ``good`` that it may be relied on. ``facts`` are there once they are known to
    be the issuer's. ``known`` is the moment until which its state is known.
    """

    code: str
    good: bool
    nl: Said
    en: Said
    on: date
    facts: CertificateFacts | None = None
    known: datetime | None = None

    def said(self, language: str) -> Said:
        return self.nl if language == "nl" else self.en


class _VerdictError(Exception):
    """It is not sure that the issuer says this: which verdict that is."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text(encoding="utf-8"))


def codes() -> tuple[str, ...]:
    """Every verdict there is."""
    return tuple(_texts())


def judgement(
    code: str,
    on: date,
    *,
    detail: str | Mapping[str, str] = "",
    facts: CertificateFacts | None = None,
    known: datetime | None = None,
) -> Judgement:
    """A verdict in words. ``detail`` is shown as it is: a key, what was found (in English), or a text by language."""
    entry = _texts()[code]

    def said(language: str) -> Said:
        fields = {
            "detail": detail if isinstance(detail, str) else detail[language],
            "at": day_name(on, language),
            "known": day_name(dutch_day(known), language) if known else "?",
            "first": day_name(facts.valid_from, language) if facts else "?",
            "last": day_name(facts.valid_until, language) if facts else "?",
        }
        return Said(*(entry[language][part].format_map(fields).strip() for part in ("says", "why", "do")))

    nl, en = (said(language) for language in LANGUAGES)
    return Judgement(code, entry["good"], nl, en, on, facts, known)


def judge(
    bundle: Bundle,
    trust: Trust,
    *,
    on: date,
    status: Sequence[Mapping[str, Any]] = (),
    at_hand: Sequence[Mapping[str, Any]] = (),
    page: str | None = None,
    today: date | None = None,
) -> Judgement:
    """The verdict on a certificate, for a day in the Netherlands.

    ``status`` are status lists of today, beside those in the bundle; the newest of each purpose counts, and lists that
    are given must be fresh. ``at_hand`` are lists that whoever checks has anyway: they count where they fit. ``page``
    is the text of the PDF that the bundle came from: it must show what was signed. ``today``, where it is known: a list
    of a later day than that, and than the day that is asked about, is not believed.
    """
    try:
        facts = _genuine(bundle, trust, on)
    except _VerdictError as found:
        return judgement(found.code, on, detail=found.detail)
    latest = max(on, today) if today else date.max
    lists = _Lists(facts, bundle.credential["credentialStatus"], trust, latest)
    fitting = [each for each in at_hand if lists.is_named(each)]
    for document in (*bundle.status, *status, *fitting):
        lists.add(document)
    if page is not None and not shows(facts, page):
        code = "edited-pdf"
    else:
        code = lists.verdict() or _on_day(facts, on) or lists.freshness(on, asked=bool(status))
    return judgement(code, on, facts=facts, known=lists.made or _logged_at(bundle, trust))


def _on_day(facts: CertificateFacts, on: date) -> str | None:
    if on < facts.valid_from:
        return "not-yet-valid"
    return "expired" if on > facts.valid_until else None


def _genuine(bundle: Bundle, trust: Trust, on: date) -> CertificateFacts:
    """What the certificate says, once it is sure who says it."""
    credential, proof = bundle.credential, _only_proof(bundle.credential)
    method = str(proof.get("verificationMethod"))
    try:
        facts = read_certificate(credential)
    except ProofError as broken:
        raise _VerdictError("unknown-terms", str(broken)) from broken
    key = trust.issuers.get(method)
    if key is None or key.did != facts.issuer:
        raise _VerdictError("wrong-key", method)
    created = moment_in_calendar(proof.get("created"))
    if created is None or proof.get("@context") != credential["@context"]:
        raise _VerdictError("unknown-terms")
    day = dutch_day(created)
    verdict = verify(credential, _keys(trust), at=_start_of(on), contexts=contexts_of(facts.issuer))
    if not verdict.holds:
        raise _VerdictError("forged", " ".join(each.code for each in verdict.findings))
    if not key.may_sign_on(day):
        raise _VerdictError("rotated-key", day.isoformat())
    _check_log(bundle, trust, facts)
    return facts


def _only_proof(credential: Mapping[str, Any]) -> Mapping[str, Any]:
    """Nothing where there are several, or none that is an object."""
    proofs = proofs_of(credential)
    return proofs[0] if len(proofs) == 1 and isinstance(proofs[0], dict) else {}


def _start_of(day: date) -> datetime:
    """In the Netherlands: a signature that ends in the course of a day still counts on it."""
    return datetime.combine(day, time(0), DUTCH)


def _keys(trust: Trust) -> dict[str, Ed25519PublicKey]:
    return {method: public_key(key.public) for method, key in trust.issuers.items()}


def _check_log(bundle: Bundle, trust: Trust, facts: CertificateFacts) -> None:
    try:
        proof = read_log_proof(bundle.log_proof)
        found = proof.check(certificate_entry(bundle.credential), trust.policy)
    except TooFewWitnessesError as few:
        raise _VerdictError("unwitnessed", str(few)) from few
    except ProofError as missing:
        raise _VerdictError("unlogged", str(missing)) from missing
    if found.checkpoint.origin != facts.log_origin:
        raise _VerdictError("unlogged", f"{found.checkpoint.origin} ≠ {facts.log_origin}")


def _logged_at(bundle: Bundle, trust: Trust) -> datetime:
    """Until when the state is known without a list: when the last witness signed, or else when it was signed."""
    proof = read_log_proof(bundle.log_proof)
    cosigned = trust.policy.check(proof.note).cosigned
    created = moment_in_calendar(proofs_of(bundle.credential)[0]["created"]) or EPOCH
    return max([created, *(EPOCH + timedelta(seconds=min(each.at, LAST_SECOND)) for each in cosigned)])


class _Lists:
    """The newest status list of each purpose that the issuer signed for this certificate."""

    def __init__(
        self, facts: CertificateFacts, entries: Sequence[Mapping[str, Any]], trust: Trust, latest: date
    ) -> None:
        self.facts, self.trust, self.latest = facts, trust, latest
        self.entries = {entry["statusListCredential"]: entry for entry in entries}
        self.newest: dict[str, Mapping[str, Any]] = {}
        self.states: set[str] = set()
        self.believed = True

    def is_named(self, document: Mapping[str, Any]) -> bool:
        """Whether the certificate says that its state stands in this list."""
        return str(document.get("id")) in self.entries

    def add(self, document: Mapping[str, Any]) -> None:
        """Take a list, or remember that one was given which says nothing."""
        entry = self.entries.get(str(document.get("id")))
        if entry is None or not self._is_of_issuer(document):
            self.believed = False
            return
        purpose = entry["statusPurpose"]
        before = _made(self.newest[purpose]) if purpose in self.newest else None
        if before is not None and before > _made(document):
            return
        try:  # of two lists of one moment the one that says so counts, in whatever order they were given
            is_so = looked_up(document, entry) or (before == _made(document) and purpose in self.states)
        except ProofError:
            self.believed = False
            return
        self.newest[purpose] = document
        self.states = (self.states - {purpose}) | ({purpose} if is_so else set())

    def _is_of_issuer(self, document: Mapping[str, Any]) -> bool:
        if id_of(document.get("issuer")) != self.facts.issuer or not moment_in_calendar(
            document.get("validUntil")
        ):
            return False
        at = moment_in_calendar(document.get("validFrom"))
        if at is None or (day := dutch_day(at)) > self.latest:
            return False
        keys = {
            method: public_key(key.public)
            for method, key in self.trust.issuers.items()
            if key.may_sign_on(day)
        }
        return verify(document, keys, at=at).holds

    @property
    def made(self) -> datetime | None:
        """The moment of the states: that of the oldest list, once there is one of each purpose, or one says no."""
        if not self.states and len(self.newest) < len(PURPOSES):
            return None
        return min(
            _made(each) for purpose, each in self.newest.items() if not self.states or purpose in self.states
        )

    def verdict(self) -> str | None:
        """What the lists say against the certificate."""
        if not self.believed:
            return "status-not-believed"
        return next((STATES[each] for each in PURPOSES[::-1] if each in self.states), None)

    def freshness(self, on: date, *, asked: bool) -> str:
        """Whether the lists still count on that day; only who asked for the state needs them to."""
        if self.made is None:
            return "known-until"
        end_of_day = datetime.combine(on, time(23, 59, 59), DUTCH)
        ends = [moment_in_calendar(each["validUntil"]) or EPOCH for each in self.newest.values()]
        kept = [_made(each) + _kept_for(each) for each in self.newest.values()]
        if end_of_day <= min([self.made + LONGEST_STALE, *kept, *ends]):
            return "valid"
        return "stale-status" if asked else "known-until"


def _made(document: Mapping[str, Any]) -> datetime:
    return moment_in_calendar(document["validFrom"]) or EPOCH


def _kept_for(document: Mapping[str, Any]) -> timedelta:
    """How long a copy of a list counts: its ``ttl`` in milliseconds, and five minutes where it says none."""
    return timedelta(milliseconds=document["credentialSubject"].get("ttl", UNSAID_TTL))


def verdict_document(found: Judgement) -> dict[str, Any]:
    """The verdict for machines, format ``trede/verdict/1`` (schema: ``schema/verdict-1.json``)."""
    facts = found.facts
    return {
        "format": FORMAT,
        "code": found.code,
        "good": found.good,
        "on": found.on.isoformat(),
        "known_until": found.known.strftime("%Y-%m-%dT%H:%M:%SZ") if found.known else None,
        "nl": asdict(found.nl),
        "en": asdict(found.en),
        "certificate": None if facts is None else _facts_document(facts),
    }


def _facts_document(facts: CertificateFacts) -> dict[str, Any]:
    return {
        "id": facts.id,
        "issuer": facts.issuer,
        "issuer_name": facts.issuer_name,
        "official": facts.official is not None,
        "kvk": facts.kvk,
        "holder": facts.holder,
        "level": facts.level,
        "thirty_plus": facts.thirty_plus,
        "scope": dict(facts.scope),
        "places": list(facts.places),
        "valid_from": facts.valid_from.isoformat(),
        "valid_until": facts.valid_until.isoformat(),
        "decided_on": facts.decided_on.isoformat(),
        "edition": facts.edition,
    }

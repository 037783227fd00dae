# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trust file: what somebody who checks certificates had already, so that no document vouches for itself.

It names the keys of issuers with the days on which each may sign (rotation), and the policy: which log, and which
witnesses. TOML or JSON, format ``trede/trust/1``::

    format = "trede/trust/1"
    policy = '''
    log pso.example/log+0a1b2c3d+AQ...
    witness east witness.example+1a2b3c4d+BA...
    quorum east
    '''

    [[issuers]]
    did = "did:web:pso.example"
    method = "did:web:pso.example#key-1"
    key = "z6Mk..."
    from = 2026-01-01
    until = 2027-12-31   # its last day; left out while it is in use
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.toml_places import read_toml
from trede.proofs.documents import read_json
from trede.proofs.multikeys import multikey, read_multikey
from trede.proofs.policies import read_policy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.proofs.policies import Policy

FORMAT = "trede/trust/1"
MOST_BYTES = 1_000_000
MOST_ISSUERS = 1000
NAMES = ("did", "method", "key")
NEEDED = frozenset({*NAMES, "from"})


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A key of an issuer: its DID, the DID URL of the key (verification method), 32 bytes, first and last day."""

    did: str
    method: str
    public: bytes
    first: date
    last: date | None

    def may_sign_on(self, day: date) -> bool:
        """Whether this key was in use on that day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Trust:
    """Keys of issuers by the DID URL of each, and the policy for the log and its witnesses."""

    issuers: Mapping[str, IssuerKey]
    policy: Policy
    policy_text: str


def read_trust(data: bytes) -> Trust:
    """The trust file in these bytes, TOML or JSON. Raises ProofError that says what is wrong."""
    document = _document(data)
    if document.keys() - {"format", "policy", "issuers"} or document.get("format") != FORMAT:
        raise ProofError(f"This is no trust file: format, policy and issuers, format {FORMAT}.")
    policy, listed = document.get("policy"), document.get("issuers")
    if not isinstance(policy, str) or not isinstance(listed, list) or not 1 <= len(listed) <= MOST_ISSUERS:
        raise ProofError("A trust file has a policy (text), and issuers (a list).")
    issuers: dict[str, IssuerKey] = {}
    for number, each in enumerate(listed, start=1):
        key = _issuer(each, number)
        if key.method in issuers:
            raise ProofError(f"Issuer {number} in the trust file: {key.method} is named twice.")
        issuers[key.method] = key
    return Trust(issuers, read_policy(policy), policy)


def trust_document(issuers: Sequence[IssuerKey], policy: str) -> dict[str, Any]:
    """A trust file as a document, to be written as JSON. ``policy`` is the text of one."""
    return {"format": FORMAT, "policy": policy, "issuers": [_issuer_document(each) for each in issuers]}


def _issuer_document(key: IssuerKey) -> dict[str, str]:
    days = {"from": key.first.isoformat()} | ({"until": key.last.isoformat()} if key.last else {})
    return {"did": key.did, "method": key.method, "key": multikey(key.public), **days}


def _document(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise ProofError("This trust file is too large.")
    try:
        text = data.decode("utf-8")
        document: object = read_json(data) if text.lstrip().startswith("{") else read_toml(text)
    except (ValueError, RecursionError) as broken:
        raise ProofError("This trust file is neither TOML nor JSON in UTF-8.") from broken
    return document if isinstance(document, dict) else {}


def _issuer(listed: object, number: int) -> IssuerKey:
    where = f"Issuer {number} in the trust file"
    if not isinstance(listed, dict) or not NEEDED <= listed.keys() <= NEEDED | {"until"}:
        raise ProofError(f"{where}: did, method, key, from, and until when it is no longer in use.")
    did, method, key = (listed[name] if isinstance(listed[name], str) else "" for name in NAMES)
    if not did.startswith("did:") or not method.startswith(f"{did}#"):
        raise ProofError(f"{where}: did is a DID, method is the did, a # and the name of the key.")
    first, last = _days(listed, where)
    try:
        return IssuerKey(did, method, read_multikey(key), first, last)
    except ProofError as wrong:
        raise ProofError(f"{where}: {wrong}") from wrong


def _days(listed: Mapping[str, object], where: str) -> tuple[date, date | None]:
    first = _day(listed["from"], where)
    last = _day(listed["until"], where) if "until" in listed else None
    if last is not None and last < first:
        raise ProofError(f"{where}: until comes before from.")
    return first, last


def _day(written: object, where: str) -> date:
    """A day of TOML, or text as ISO 8601 writes it."""
    if isinstance(written, date) and not isinstance(written, datetime):
        return written
    try:
        return date.fromisoformat(written if isinstance(written, str) else "")
    except ValueError:
        raise ProofError(f"{where}: from and until are days (2026-01-31).") from None

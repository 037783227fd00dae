# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from the signed documents and the log, beside what the tables say: a second way, without the journal.

Whoever writes the journal anew as well as a row cannot sign what was signed apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import TredeError
from trede.kernel.days import dutch_day
from trede.kernel.receipts import sha256_of
from trede.office.certificates.issuing import stamp
from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.certificates.open_data import as_said
from trede.office.certificates.queries import places_set
from trede.office.certificates.registering import held_now
from trede.office.certificates.rules import State, change_document
from trede.office.log.asking import public_keys
from trede.office.log.queries import entries
from trede.office.register.queries import entered, row_of
from trede.proofs.certificates import contexts_of, read_certificate
from trede.proofs.credentials import verify
from trede.proofs.dids import public_key
from trede.proofs.log_entries import read_entry
from trede.proofs.multikeys import read_multikey
from trede.proofs.status_lists import bits_with, read_encoded_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trede.proofs.status_lists import Purpose

NOT_READ = (TredeError, ValueError, LookupError, TypeError, AttributeError)
"""What reading raises of what somebody wrote by hand."""
ENDED = frozenset({State.SUSPENDED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Differs:
    """``owner`` (``certificate:<id>``, ``status:<purpose>``), and what of it does not follow (a code)."""

    owner: str
    what: str


def differing() -> Iterator[Differs]:
    """Everything that does not follow, in the order of issuing."""
    looked = _Look()
    for made in Certificate.objects.order_by("issued_at", "id"):
        yield from (Differs(f"certificate:{made.pk}", each) for each in looked.wrong_with(made))
    for each in StatusList.objects.order_by("purpose"):
        if not looked.is_list(each):
            yield Differs(f"status:{each.purpose}", "list")
    known = {str(key) for key in Certificate.objects.values_list("pk", flat=True)}
    yield from (Differs(f"certificate:{key}", "register") for key in sorted(looked.rows - known))


class _Look:
    """With the keys, the log and the register in hand."""

    def __init__(self) -> None:
        keys = public_keys()["issuer"]
        self.keys = {str(each["method"]): public_key(read_multikey(each["key"])) for each in keys}
        self.logged = {_entry(each) for each in entries()}
        self.rows = entered()
        """The certificates that have a row in the register."""

    def wrong_with(self, made: Certificate) -> list[str]:
        """What does not follow; what cannot even be read does not either."""
        looks = {
            "document": self._is_issued,
            "log": self._is_logged,
            "row": _is_row,
            "change": self._are_changes,
            "state": _is_state,
            "register": self._is_entered,
        }
        return [what for what, holds in looks.items() if not _surely(holds, made)]

    def _is_issued(self, made: Certificate) -> bool:
        return sha256_of(made.credential.encode()) == made.sha256 and self._is_signed(
            json.loads(made.credential)
        )

    def _is_logged(self, made: Certificate) -> bool:
        return ("certificate", made.sha256) in self.logged

    def _are_changes(self, made: Certificate) -> bool:
        return all(map(self._is_change, made.changes.all()))

    def _is_signed(self, document: Mapping[str, Any]) -> bool:
        issuer = document["issuer"]
        did = str(issuer["id"] if isinstance(issuer, dict) else issuer)
        return bool(verify(document, self.keys, contexts=contexts_of(did)).holds)

    def _is_change(self, change: Change) -> bool:
        at = f"{change.changed_at:%Y-%m-%dT%H:%M:%S.%fZ}"
        told = change_document(f"urn:uuid:{change.certificate_id}", State(change.state), at)
        return told == (change.document, change.sha256) and ("status", change.sha256) in self.logged

    def _is_entered(self, made: Certificate) -> bool:
        row, held = row_of(made.pk), held_now(made)
        return row is not None and as_said(row) == as_said(held) and row.place == next(iter(held.places), "")

    def is_list(self, found: StatusList) -> bool:
        """Signed by us; and, when nothing changed since, with the places of now."""
        try:
            document = json.loads(found.document)
            bits = read_encoded_list(document["credentialSubject"]["encodedList"])
            ours = document["validFrom"] == stamp(found.signed_at) and self._is_signed(document)
        except NOT_READ:
            return False
        newer = Change.objects.filter(changed_at__gte=found.signed_at).exists()
        newer = newer or Certificate.objects.filter(issued_at__gte=found.signed_at).exists()
        wanted: Purpose = "suspension" if found.purpose == "suspension" else "revocation"
        named = document["credentialSubject"].get("statusPurpose") == found.purpose
        return ours and named and (newer or bits == bits_with(places_set(wanted)))


def _entry(line: bytes) -> tuple[str, str] | None:
    try:
        return read_entry(line)
    except TredeError:
        return None


def _surely(holds: Callable[[Certificate], bool], made: Certificate) -> bool:
    try:
        return holds(made)
    except NOT_READ:
        return False


def _is_row(made: Certificate) -> bool:
    """Whether the columns say what the document says."""
    document = json.loads(made.credential)
    said = read_certificate(document)
    row = (f"urn:uuid:{made.pk}", made.level, made.kvk, made.holder, made.thirty_plus, made.status_index)
    days = (made.valid_from, made.valid_until, stamp(made.issued_at))
    return row == (
        said.id,
        said.level,
        said.kvk,
        said.holder,
        said.thirty_plus,
        said.status_index,
    ) and days == (
        said.valid_from,
        said.valid_until,
        document["proof"]["created"],
    )


def _is_state(made: Certificate) -> bool:
    """Whether it is the state that follows from what happened last, or another came in its place."""
    now, last = (made.state, made.ended_on), made.changes.last()
    if now in {(str(State.REPLACED), dutch_day(each.issued_at)) for each in made.later.all()}:
        return True
    if last is None:
        return now == (State.VALID, None)
    return now == (last.state, dutch_day(last.changed_at) if last.state in ENDED else None)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a certificate may be issued, and how its state may change. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.intake.privacy import masked
from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.kernel.receipts import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STATUS_FORMAT = "trede/status-change/1"
LONGEST_YEARS = 2
REMINDER_MONTHS = 3
MOST_REASON = 2000


class State(StrEnum):
    """Where a certificate is in its life."""

    VALID = "valid"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REPLACED = "replaced"


NEXT = {
    State.VALID: {State.SUSPENDED, State.WITHDRAWN, State.EXPIRED, State.REPLACED},
    State.SUSPENDED: {State.VALID, State.WITHDRAWN, State.EXPIRED, State.REPLACED},
}
"""What may follow on what; of the others nothing does."""
FOLLOWED = frozenset({State.VALID, State.SUSPENDED, State.EXPIRED})
"""What a later certificate can follow on."""
SUSPENDED = frozenset({State.SUSPENDED})
REVOKED = frozenset({State.WITHDRAWN, State.REPLACED})


@dataclass(frozen=True, slots=True)
class Ready:
    """What issuing hangs on. ``is_kept``: the decision is exactly what was agreed to; ``examined_by`` and
    ``decided_by`` are people; ``is_logged``: the seal of the application is in a checkpoint that the policy accepts.
    """

    is_kept: bool
    granted: bool
    thirty_plus_granted: bool
    level: str
    examined_by: frozenset[object]
    decided_by: frozenset[object]
    is_logged: bool
    valid_from: date | None
    valid_until: date | None


def wrong_with(ready: Ready, today: date, *, thirty_plus: bool) -> list[Finding]:
    """Everything that keeps a certificate from being issued."""
    if not ready.is_kept:
        return [finding("certificates.not-decided", "decision")]
    if not ready.granted or (thirty_plus and not ready.thirty_plus_granted):
        return [finding("certificates.refused", "decision")]
    return [*_people(ready), *_logged(ready), *_days(ready, today)]


def _people(ready: Ready) -> Iterator[Finding]:
    """Four eyes at least, and none of them on both sides."""
    if not ready.examined_by or not ready.decided_by or ready.examined_by & ready.decided_by:
        yield finding("certificates.one-person", "decision")


def _logged(ready: Ready) -> Iterator[Finding]:
    if not ready.is_logged:
        yield finding("certificates.not-logged", "seal")


def _days(ready: Ready, today: date) -> Iterator[Finding]:
    first, last = ready.valid_from, ready.valid_until
    if first is None or last is None or last < first or last < today:
        yield finding("certificates.no-days", "valid_until")
    elif last > longest(first):
        yield finding("certificates.too-long", "valid_until", f"{longest(first):%d-%m-%Y}")


def longest(first: date) -> date:
    """The last day of two years from this one."""
    try:
        return first.replace(year=first.year + LONGEST_YEARS) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(first.year + LONGEST_YEARS, 2, 28)


def wrong_with_change(now: str, after: State, reason: str) -> list[Finding]:
    """What keeps a state from following on another; suspending and withdrawing ask for a reason."""
    found = []
    if after not in NEXT.get(State(now), set()):
        found.append(finding("certificates.no-such-step", "state", now))
    if after in {State.SUSPENDED, State.WITHDRAWN} and not reason.strip():
        found.append(finding("certificates.without-reason", "reason"))
    if masked(reason) != reason:
        found.append(finding("certificates.bsn", "reason"))
    if len(reason) > MOST_REASON:
        found.append(finding("certificates.reason-too-long", "reason", MOST_REASON))
    return found


def wrong_with_earlier(
    earlier_organisation: object, organisation: object, *, same_kind: bool, state: str
) -> list[Finding]:
    """A certificate follows on one of the same holder and kind that did not end by a decision."""
    if earlier_organisation != organisation or not same_kind or state not in FOLLOWED:
        return [finding("certificates.no-earlier", "certificate")]
    return []


def change_document(certificate: str, state: State, at: str) -> tuple[str, str]:
    """What is logged of a change, as canonical JSON, and its SHA-256. The reason is not in it."""
    told = {"format": STATUS_FORMAT, "certificate": certificate, "state": state.value, "at": at}
    text = canonical_text(told)
    return text, sha256_of(text.encode())


def reminder_day(valid_until: date) -> date:
    """Three months before the last day; of a longer month than that one, its last day."""
    month = valid_until.month - REMINDER_MONTHS
    year, month = (valid_until.year, month) if month > 0 else (valid_until.year - 1, month + 12)
    day = valid_until.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def first_free(taken: Iterable[int], wanted: int, places: int) -> int:
    """A place in a status list that nobody has: the wanted one, or the next. Raises ValueError when it is full."""
    held = set(taken)
    for step in range(places):
        if (place := (wanted + step) % places) not in held:
            return place
    raise ValueError("the status list is full")

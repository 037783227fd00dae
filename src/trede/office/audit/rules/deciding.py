# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision: by whom, about what, from when until when. Four eyes (assumed, after ISO/IEC 17065)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.kernel.receipts import sha256_of
from trede.office.audit.rules.terms import decision_until, longest_validity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

FORMAT = "trede/decision/1"
ASPIRANT = "aspirant"
HIGHEST = "trede-3"
"""The only level that 30+ stands on (published)."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is decided: a certificate with its level, or a refusal with its reasons (``level`` is empty then).

    ``scope`` are the entities (KvK number to name) and ``places`` that it covers. ``extension``: how many times this
    aspirant was extended, 0 for the first time.
    """

    level: str
    thirty_plus: bool
    scope: Mapping[str, str]
    places: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    reasons: str
    extension: int = 0

    @property
    def granted(self) -> bool:
        return bool(self.level)

    @property
    def aspirant(self) -> bool:
        return self.level == ASPIRANT


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says: the level asked for and those that the (corrected) figures reach, whether 30+ is reached, the
    entities of the application, the day it was signed, how many extensions of an aspirant the handbook allows, and
    which one this would be (0 for the first time).
    """

    asked: str
    reached: frozenset[str]
    thirty_plus: bool
    scope: Mapping[str, str]
    signed_on: date
    extensions: int
    extension: int = 0
    in_the_way: tuple[Finding, ...] = ()


def wrong_with(proposed: Proposed, facts: Facts, today: date) -> list[Finding]:
    """Everything that keeps this from being decided."""
    if not proposed.granted:
        return [] if proposed.reasons.strip() else [finding("audit.refused-without-reasons", "reasons")]
    return [
        *facts.in_the_way,
        *_level(proposed, facts),
        *_scope(proposed, facts),
        *_days(proposed, facts, today),
    ]


def _level(proposed: Proposed, facts: Facts) -> Iterable[Finding]:
    if proposed.aspirant != (facts.asked == ASPIRANT):
        yield finding("audit.level-not-asked", "level", proposed.level)
    elif not proposed.aspirant and proposed.level not in facts.reached:
        yield finding("audit.level-not-reached", "level", proposed.level)
    if proposed.thirty_plus and not (facts.thirty_plus and proposed.level == HIGHEST):
        yield finding("audit.thirty-plus-not-reached", "thirty_plus")
    if proposed.aspirant and proposed.extension > facts.extensions:
        yield finding("audit.extended-too-often", "extension", facts.extensions)


def _scope(proposed: Proposed, facts: Facts) -> Iterable[Finding]:
    if not proposed.scope:
        yield finding("audit.scope-empty", "scope")
    for kvk, name in sorted(proposed.scope.items()):
        if facts.scope.get(kvk) == name:
            continue
        yield finding("audit.scope-foreign", "scope", kvk)


def _days(proposed: Proposed, facts: Facts, today: date) -> Iterable[Finding]:
    first, last = proposed.valid_from, proposed.valid_until
    if first is None or last is None:
        yield finding("audit.days-missing", "valid_from")
        return
    if last > longest_validity(first):
        yield finding("audit.valid-too-long", "valid_until", longest_validity(first).strftime("%d-%m-%Y"))
    if last < first or last <= today:
        yield finding("audit.valid-over", "valid_until")
    if first < facts.signed_on:
        yield finding("audit.valid-before-signed", "valid_from", facts.signed_on.strftime("%d-%m-%Y"))


def objection_to_decider(person: str, involved: Iterable[str], voted: Iterable[str]) -> str | None:
    """Why somebody may not decide, as the code of a finding. ``involved``: evaluated, advised, declared an interest."""
    if person in set(involved):
        return "audit.decider-involved"
    return "audit.voted-already" if person in set(voted) else None


def decides(votes: int, quorum: int) -> bool:
    """Whether enough people agreed; one at least."""
    return votes >= max(1, quorum)


def days_left(visited: date, today: date) -> int:
    """Until the month is over; negative when it is."""
    return (decision_until(visited) - today).days


def decision_document(case: str, number: int, proposed: Proposed) -> tuple[str, str]:
    """What every decider agrees to, as canonical JSON, and its SHA-256."""
    text = canonical_text(
        {
            "format": FORMAT,
            "case": case,
            "number": number,
            "level": proposed.level,
            "thirty_plus": proposed.thirty_plus,
            "extension": proposed.extension,
            "scope": dict(proposed.scope),
            "places": list(proposed.places),
            "valid_from": proposed.valid_from.isoformat() if proposed.valid_from else "",
            "valid_until": proposed.valid_until.isoformat() if proposed.valid_until else "",
            "reasons": proposed.reasons,
        }
    )
    return text, sha256_of(text.encode())

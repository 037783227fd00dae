# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what is kept of a contract to where it stands; what may be typed, and when something is told. No Django."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding
from trede.kernel.periods import Period
from trede.scheme.buyer_values import LEVELS
from trede.social_return.contract import (
    Activity,
    Contract,
    Extension,
    FilledIn,
    Held,
    People,
    Purchase,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.office.register.rules import Held as Listed

LONGEST = 200
MOST_LINES = 200
MOST_PEOPLE, MOST_HOURS = 10_000, 60
"""Of one line: as many people, and as many hours a week, as a contract file may have."""
KINDS = ("people", "purchases", "activities")
Lines = dict[str, list[dict[str, Any]]]
"""What somebody declared or reported, by kind: as it is kept, with days as day numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a buyer tells of a contract. ``offered_hundredths``: a percentage with two places;
    ``subprojects_cents``: the value of each part, when a cap is for each of them.
    """

    name: str
    rule: str
    kind: str
    value_cents: int
    tender: date
    first: date
    last: date
    wages_cents: int | None = None
    offered_hundredths: int | None = None
    subprojects_cents: tuple[int, ...] = ()


def checked_text(text: str, place: str, most: int = LONGEST) -> str:
    """A short text on one line, without blanks around it. Raises RefusedError."""
    plain = text.strip()
    if not plain:
        raise RefusedError([finding("contracts.empty", place)])
    if len(plain) > most or not plain.isprintable():
        raise RefusedError([finding("contracts.too-long", place, most=most)])
    if masked(plain) != plain:
        raise RefusedError([finding("contracts.bsn", place)])
    return plain


def no_lines() -> Lines:
    """Nothing declared yet."""
    return {kind: [] for kind in KINDS}


COUNTED = {"people": "count", "purchases": "what", "activities": "count"}
"""Of each kind of line, the field that makes two of them one, or tells them apart."""


def with_line(lines: Mapping[str, Sequence[dict[str, Any]]], kind: str, line: object) -> Lines:
    """The lines with one more. Raises RefusedError when there are too many, or the same one: somebody pressed twice."""
    found = {each: list(lines.get(each, ())) for each in KINDS}
    if len(found[kind]) >= MOST_LINES:
        raise RefusedError([finding("contracts.too-many", kind, most=MOST_LINES)])
    document = asdict(line)  # type: ignore[call-overload]
    if document in found[kind]:
        raise RefusedError([finding("contracts.line-there", COUNTED[kind])])
    found[kind].append(document)
    return found


def without_line(lines: Mapping[str, Sequence[dict[str, Any]]], kind: str, number: int) -> Lines:
    """The lines without one, from 0. Raises RefusedError when it is not there."""
    found = {each: list(lines.get(each, ())) for each in KINDS}
    if kind not in found or not 0 <= number < len(found[kind]):
        raise RefusedError([finding("contracts.no-line", "number")])
    del found[kind][number]
    return found


def joined(every: Iterable[Mapping[str, Sequence[dict[str, Any]]]]) -> Lines:
    """The lines of a contractor and of its subcontractors together."""
    whole = no_lines()
    for lines in every:
        for kind in KINDS:
            whole[kind] += lines.get(kind, ())
    return whole


def filled_document(filled: FilledIn) -> dict[str, str]:
    """What was filled in, as it is kept."""
    return {**asdict(filled), "day": filled.day.isoformat()}


def filled_in(kept: Iterable[Mapping[str, str]]) -> tuple[FilledIn, ...]:
    """What was filled in, from what is kept."""
    return tuple(
        FilledIn(each["key"], each["value"], date.fromisoformat(each["day"]), each["source"]) for each in kept
    )


def contract_of(
    told: Told,
    lines: Mapping[str, Sequence[dict[str, Any]]],
    extensions: Iterable[dict[str, Any]],
    filled: Iterable[Mapping[str, str]],
    held: Iterable[Listed],
    reported_until: date | None,
    *,
    sub: bool = False,
) -> Contract:
    """The contract as the calculation takes it."""
    return Contract(
        name=told.name,
        rule=told.rule,
        kind=told.kind,
        value_cents=told.value_cents,
        tender=told.tender.toordinal(),
        first=told.first.toordinal(),
        last=told.last.toordinal(),
        role="sub" if sub else "main",
        wages_cents=told.wages_cents,
        offered=None if told.offered_hundredths is None else Fraction(told.offered_hundredths, 10_000),
        subprojects_cents=told.subprojects_cents,
        extensions=tuple(Extension(**each) for each in extensions),
        people=tuple(People(**each) for each in lines.get("people", ())),
        purchases=tuple(Purchase(**each) for each in lines.get("purchases", ())),
        activities=tuple(Activity(**each) for each in lines.get("activities", ())),
        held=periods(held),
        filled=filled_in(filled),
        reported_until=None if reported_until is None else reported_until.toordinal(),
    )


def periods(listed: Iterable[Listed]) -> tuple[Held, ...]:
    """The days on which each level counts, by the register: without suspensions, and from the day it ended no more.

    The certificate 30+ is no level.
    """
    return tuple(
        Held(each.level, days)
        for each in listed
        if each.level in LEVELS and not each.thirty_plus
        for days in _days(each)
    )


def _days(listed: Listed) -> Iterator[Period]:
    first, last = listed.first_day.toordinal(), listed.last_day.toordinal()
    if listed.ended_on is not None:
        last = min(last, listed.ended_on.toordinal() - 1)
    for gap in sorted(listed.gaps, key=lambda each: each.first):
        yield Period(first, min(last, gap.first.toordinal() - 1))
        if gap.end is None:
            return
        first = max(first, gap.end.toordinal())
    yield Period(first, last)


def wrong_with(told: Told, filled: Iterable[FilledIn] = ()) -> list[Any]:
    """What does not fit in a contract; the place of each is that of the field."""
    from trede.social_return.contract_file import problems

    names = {"to": "last", "rule": "rule", "tender": "tender", "subprojects": "subprojects_cents"}
    contract = replace(contract_of(told, no_lines(), (), (), (), None), filled=tuple(filled))
    found = problems(contract)
    if len(told.subprojects_cents) > MOST_LINES:
        found.append(finding("contracts.too-many", "subprojects", most=MOST_LINES))
    if any(each <= 0 for each in told.subprojects_cents):
        found.append(finding("contracts.subproject-empty", "subprojects"))
    return [replace(each, place=names.get(each.place, each.place.rpartition(".")[2])) for each in found]

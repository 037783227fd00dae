# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A division as it is kept, and the outcome of matching that it stands for, so that it can be explained and planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from trede.matching.case_file import read_data
from trede.matching.fitting import fit
from trede.matching.guiding import guided
from trede.matching.outcome import Book, Match, Outcome
from trede.matching.splitting import kept_split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from trede.matching.people import Case


@dataclass(frozen=True, slots=True)
class Pair:
    """Codes of who does a package and who looks along, now and as usual; empty: nobody."""

    doer: str
    second: str
    stand_in: str = ""
    usual_doer: str = ""
    usual_second: str = ""
    agreed: bool = False

    @property
    def is_there(self) -> bool:
        return bool(self.doer and self.second)

    @property
    def differs(self) -> bool:
        """Whether somebody takes over now."""
        return (self.doer, self.second) != (self.usual_doer, self.usual_second)


@dataclass(frozen=True, slots=True)
class Divided:
    """The whole of a division; ``away`` are the codes of who is not there, who left first first."""

    case: Case
    bundles: Mapping[str, Sequence[str]]
    pairs: Mapping[str, Pair]
    proven: bool = False
    value: int | None = None
    bound: int | None = None
    away: tuple[str, ...] = ()


def case_of(work: Mapping[str, Any], people: Iterable[Mapping[str, Any]]) -> Case:
    """The case that was kept, with its people."""
    case, findings = read_data({**work, "people": list(people)}, str(work["name"]), [])
    if findings:
        raise ValueError(findings)
    return case


def outcome(divided: Divided, *, agreed_only: bool = False) -> Outcome:
    """What holds now, among who is there. ``before`` is as usual, where somebody takes over.

    Without matches that no longer fit: those are ``broken``.
    """
    pairs = {
        code: pair
        for code, pair in divided.pairs.items()
        if pair.is_there and (pair.agreed or not agreed_only)
    }
    matches = {code: Match(pair.doer, pair.second, pair.stand_in or None) for code, pair in pairs.items()}
    usual = _usual(pairs)
    moved = any(pair.differs for pair in divided.pairs.values())
    present = _without(divided.case, divided.away)
    found = _outcome(divided, present, matches)
    if moved or divided.away:
        found = replace(found, value=None, bound=None)
    return replace(sound(found), before=usual if moved else None)


def _usual(pairs: Mapping[str, Pair]) -> dict[str, Match]:
    """By package who does it and looks along when everybody is there."""
    return {
        code: Match(pair.usual_doer, pair.usual_second)
        for code, pair in pairs.items()
        if pair.usual_doer and pair.usual_second
    }


def _without(case: Case, codes: Collection[str]) -> Case:
    return replace(case, people=tuple(each for each in case.people if each.code not in codes))


def covered(divided: Divided) -> dict[str, Match | None]:
    """By package who does it and looks along when those who are away are not there; None: nobody can.

    It starts from what is usual, so that everybody has their own work again when all are back. Who comes in the place
    of whom is as in ``trede match --absent``: nobody else moves.
    """
    from trede.matching.standing_in import replaced, with_stand_ins

    usual = _usual(divided.pairs)
    whole = _outcome(divided, divided.case, usual)
    found = with_stand_ins(sound(whole))
    for code in divided.away:
        found = replaced(found, code)
        found = replace(found, case=_without(found.case, (code,)), absent=None)
    return {
        package: found.matches.get(package) or _untouched(usual.get(package), divided.away)
        for package in divided.pairs
    }


def _untouched(usual: Match | None, away: Sequence[str]) -> Match | None:
    """A match that no longer fits stays as it is, for a person to decide about, unless somebody of it is away."""
    return usual if usual and not {usual.doer, usual.second} & set(away) else None


def sound(found: Outcome) -> Outcome:
    """Without matches that something is known against, or that somebody has no hours for."""
    kept: dict[str, Match] = {}
    book = Book(replace(found, matches={}))
    people = found.people
    for package in found.split.packages:
        match = found.matches.get(package.code)
        if match is None or not {match.doer, match.second} <= people.keys() or match.doer == match.second:
            continue
        fits = (fit(people[code], package, found.case.places, found.case.terms) for code in _both(match))
        if not all(each.is_possible for each in fits):
            continue
        if book.can_do(match.doer, package) and book.can_look_along(match.second, package):
            book.take(package, match)
            kept[package.code] = match
    return replace(found, matches=kept)


def broken(divided: Divided) -> list[str]:
    """Packages whose people do not fit (any more), or have no hours for them: to be talked about."""
    kept = outcome(divided).matches
    return [code for code, pair in divided.pairs.items() if pair.is_there and code not in kept]


def _both(match: Match) -> tuple[str, str]:
    return match.doer, match.second


def _outcome(divided: Divided, case: Case, matches: Mapping[str, Match]) -> Outcome:
    split = kept_split(divided.case, divided.bundles, proven=divided.proven)
    return Outcome(case, split, matches, guided(divided.case), divided.value, divided.bound)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outcome as a document in the format ``trede/matches/1`` (schema: ``schema/matches-1.json``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.kernel.receipts import ENGINE
from trede.kernel.values import scaled_text
from trede.matching.case_values import DAY_NAMES
from trede.matching.explaining import helps, nearest, non_matches, taken_over
from trede.matching.fitting import fit
from trede.matching.outcome import Book
from trede.matching.skills import codes, named, not_in
from trede.matching.weeks import weeks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.matching.explaining import NonMatch
    from trede.matching.fitting import Fit
    from trede.matching.outcome import Match, Outcome
    from trede.matching.people import Case
    from trede.matching.skills import Skill
    from trede.matching.weeks import Block, Week
    from trede.matching.work import Package

FORMAT = "trede/matches/1"


def matches_document(outcome: Outcome, skills: Sequence[Skill] = ()) -> dict[str, Any]:
    """Everything by its codes; hours are text with two decimals. ``skills`` is the list that gave competences names."""
    first = outcome.case.terms.first_day
    return {
        "format": FORMAT,
        "name": outcome.case.name,
        "first_day": None if first is None else as_date(first).isoformat(),
        "absent": outcome.absent,
        "packages": [_package(each) for each in outcome.split.packages],
        "matches": _matches(outcome),
        "open": _open(outcome),
        "changed": _changed(outcome),
        "non_matches": [_non_match(each) for each in non_matches(outcome)],
        "guides": _guides(outcome),
        "carved": [
            {"job": each.job, "hours": _hours(each.hours_hundredths), "tasks": list(each.tasks)}
            for each in outcome.split.carved
        ],
        "stay": [task.code for task in outcome.split.stay],
        "taken_over": [
            {"task": each.task.code, "people": list(each.people), "by": each.by}
            for each in taken_over(outcome)
        ],
        "helps": [
            {"kind": each.kind, "name": each.name, "people": each.people, "packages": each.packages}
            for each in helps(outcome)
        ],
        "weeks": [_week(each) for each in weeks(outcome)],
        "proof": {"split_proven": outcome.split.proven, "value": outcome.value, "bound": outcome.bound},
        "skills": skills_document(outcome.case, skills),
        "receipt": {"engine": ENGINE},
    }


def skills_document(case: Case, skills: Sequence[Skill]) -> dict[str, Any] | None:
    """The code of each competence in the case, and those that are not on the list; None without a list."""
    if not skills:
        return None
    found = codes(skills)
    return {
        "codes": {name: found[name] for name in named(case) if name in found},
        "not_listed": not_in(case, skills),
    }


def _matches(outcome: Outcome) -> list[dict[str, Any]]:
    matched = ((package, outcome.matches.get(package.code)) for package in outcome.split.packages)
    return [_match(outcome, package, found) for package, found in matched if found]


def _open(outcome: Outcome) -> list[dict[str, Any]]:
    book = Book(outcome)
    return [
        {"package": each.code, "nearest": [_non_match(found) for found in nearest(outcome, each, book)]}
        for each in outcome.open
    ]


def _hours(hundredths: int) -> str:
    return scaled_text(hundredths, 2)


def _package(package: Package) -> dict[str, Any]:
    return {
        "code": package.code,
        "process": package.process,
        "tasks": [task.code for task in package.tasks],
        "hours": _hours(package.hours_hundredths),
        "asks": dict(package.asks),
        "contact": package.contact,
        "stepwise": package.stepwise,
        "place": package.place,
    }


def _match(outcome: Outcome, package: Package, found: Match) -> dict[str, Any]:
    how = fit(outcome.people[found.doer], package, outcome.case.places, outcome.case.terms)
    return {
        "package": package.code,
        "doer": found.doer,
        "second": found.second,
        "stand_in": found.stand_in,
        "place": how.place.code if how.place else None,
        "wished": how.wished,
        "grows": list(how.grows),
        "stays": how.stays,
        "points": how.points,
        "questions": _questions(how),
    }


def _questions(how: Fit) -> list[dict[str, str]]:
    return [{"kind": each.kind, "name": each.name} for each in how.questions]


def _non_match(found: NonMatch) -> dict[str, Any]:
    return {
        "person": found.person,
        "package": found.package,
        "reason": found.reason,
        "must_change": [
            {"kind": each.kind, "name": each.name, "asked": each.asked, "has": each.has}
            for each in found.fit.obstacles
        ],
        "questions": _questions(found.fit),
    }


def _changed(outcome: Outcome) -> list[dict[str, Any]]:
    """Packages whose people are not those of before somebody dropped out."""
    return [
        {"package": code, "before": _pair(match), "now": _pair(outcome.matches.get(code))}
        for code, match in (outcome.before or {}).items()
        if _pair(match) != _pair(outcome.matches.get(code))
    ]


def _pair(match: Match | None) -> dict[str, str] | None:
    return None if match is None else {"doer": match.doer, "second": match.second}


def _guides(outcome: Outcome) -> list[dict[str, str | None]]:
    return [
        {
            "person": person.code,
            "guide": outcome.guides.by.get(person.code),
            "deputy": outcome.guides.deputies.get(person.code),
        }
        for person in outcome.case.people
    ]


def _week(week: Week) -> dict[str, Any]:
    return {
        "person": week.person,
        "blocks": [_block(each) for each in week.blocks],
        "gone": list(week.gone),
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "day": DAY_NAMES[block.day],
        "what": block.what,
        "hours": _hours(block.hours_hundredths),
        "task": block.task.code if block.task else None,
        "package": block.package,
        "with": block.with_whom,
        "new": block.new,
        "waits": block.waits,
    }

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of competences that somebody else keeps, with their codes: ESCO, CompetentNL, or one of an employer.

None comes along. A list is a CSV file with a column of codes, one of names, and often one of other names; a competence
in a case that goes by a code or another name on the list gets the name that the list prefers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trede.matching.people import Case, Person
    from trede.matching.work import Task

HEADS = {
    "code": ("code", "concepturi", "uri", "id", "identifier", "skillid", "skill_id", "competentiecode"),
    "label": (
        *("label", "preferredlabel", "preflabel", "naam", "name", "titel", "title"),
        *("vaardigheid", "competentie", "skill", "omschrijving"),
    ),
    "others": (
        "altlabels",
        "altlabel",
        "alternativelabel",
        "synoniemen",
        "synoniem",
        "andere namen",
        "other names",
    ),
}
"""Heads of columns, folded, as published lists have them."""
MOST_SKILLS, LONGEST, MOST_OTHERS = 20_000, 200, 10_000


@dataclass(frozen=True, slots=True)
class Skill:
    """A competence on a list; ``others`` are further names for the same."""

    code: str
    label: str
    others: tuple[str, ...] = ()


def read_skills(rows: Sequence[Sequence[object]], name: str) -> tuple[list[Skill], list[Finding]]:
    """The list in the rows of a file, the first its heads, and what is wrong with it."""
    where = _where(rows[0] if rows else ())
    if where["code"] is None or where["label"] is None:
        return [], [finding("matching.no-skills", name)]
    if len(rows) - 1 > MOST_SKILLS:
        return [], [finding("input.too-many-rows", name, MOST_SKILLS)]
    found: dict[str, Skill] = {}
    for row in rows[1:]:
        code, label = (_cell(row, where[field]) for field in ("code", "label"))
        if code and label:
            found.setdefault(code, Skill(code, label, _names(_cell(row, where["others"], MOST_OTHERS))))
    return list(found.values()), [] if found else [finding("matching.no-skills", name)]


def _where(heads: Sequence[object]) -> dict[str, int | None]:
    """The place of each field among the heads; None without one."""
    plain = [_plain(head) for head in heads]
    return {
        field: next((place for place, head in enumerate(plain) if head in known), None)
        for field, known in HEADS.items()
    }


def _names(text: str) -> tuple[str, ...]:
    """Other names, each on a line of its own or behind a bar."""
    parts = (each.strip()[:LONGEST] for each in text.replace("|", "\n").split("\n"))
    return tuple(each for each in parts if each)


def _cell(row: Sequence[object], place: int | None, most: int = LONGEST) -> str:
    if place is None or place >= len(row) or row[place] is None:
        return ""
    return str(row[place]).strip()[:most]


def _plain(text: object) -> str:
    return " ".join(str(text or "").casefold().split())


def codes(skills: Iterable[Skill]) -> dict[str, str]:
    """The code of each by the name that the list prefers."""
    return {each.label: each.code for each in skills}


def not_in(case: Case, skills: Iterable[Skill]) -> list[str]:
    """Competences of a case that the list does not know, by name."""
    known = {each.label for each in skills}
    return [name for name in named(case) if name not in known]


def named(case: Case) -> list[str]:
    """Every competence that a task asks, or that somebody has or wants to grow in, by name."""
    asked = {name for task in case.tasks for name in task.asks}
    had = {name for person in case.people for name in (*person.competences, *person.growth)}
    return sorted(asked | had)


def with_skills(case: Case, skills: Sequence[Skill]) -> Case:
    """The same case, each competence by the name that the list prefers; without a list the case itself.

    Where two names turn out to be one competence, a task asks the higher level and a person has the lower one.
    """
    if not skills:
        return case
    names: dict[str, str] = {}
    for each in skills:
        for other in each.others:
            names.setdefault(_plain(other), each.label)
    for each in skills:
        names[_plain(each.code)] = names[_plain(each.label)] = each.label
    return replace(
        case,
        tasks=tuple(_task(each, names) for each in case.tasks),
        people=tuple(_person(each, names) for each in case.people),
    )


def _task(task: Task, names: Mapping[str, str]) -> Task:
    return replace(task, asks=_named(task.asks, names, max))


def _person(person: Person, names: Mapping[str, str]) -> Person:
    growth = frozenset(names.get(_plain(each), each) for each in person.growth)
    return replace(person, competences=_named(person.competences, names, min), growth=growth)


def _named(
    levels: Mapping[str, int], names: Mapping[str, str], both: Callable[[int, int], int]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, level in levels.items():
        known = names.get(_plain(name), name)
        found[known] = both(found[known], level) if known in found else level
    return found

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tasks and people that pass by, as a document: packages, two people for each, and how near the best that is."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import errors, finding
from trede.matching.case_document import case_document
from trede.matching.case_file import read_case, read_data
from trede.matching.placing import match
from trede.matching.sheets import read_sheets
from trede.matching.skills import Skill, not_in, read_skills, with_skills
from trede.matching.solvers import installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.matching.outcome import Outcome
    from trede.matching.people import Case

CODE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9_-]{0,19}")
"""With a digit in it, so that a name does not fit."""
MOST_PEOPLE, MOST_TASKS = 300, 2_000
"""Of one division: who is away is replaced within a request. More people are more divisions, or ``trede match``."""


def division_document(document: Mapping[str, Any], data: bytes, watch: Watch) -> dict[str, Any]:
    """What was found in a file ``name``, or made anew of the ``case`` that the document holds.

    Raises InputRefusedError with everything wrong in it.
    """
    name = document["name"]
    watch("open", 0, 0)
    case, findings = read_data(document["case"], name, []) if document["case"] else _read(name, data, watch)
    _refuse([*findings, *unfit(case)])
    skills = [Skill(code, label, tuple(others)) for code, label, others in document.get("skills", ())]
    case = with_skills(case, skills)
    outcome = match(case, installed(), document["seed"], began=lambda step: watch(step, 0, 0))
    unknown = not_in(case, skills) if skills else []
    return {"findings": [], "unknown_skills": unknown, **found_document(outcome)}


def skills_document(name: str, data: bytes, watch: Watch) -> dict[str, Any]:
    """The ``lines`` of a list of competences: code, name, other names. Raises InputRefusedError."""
    from trede.intake.grids import read_grids_in

    watch("open", 0, 0)
    grids = read_grids_in(data, name, watch=watch)
    found, wrong = read_skills(grids[0].rows if grids else (), name)
    _refuse(wrong)
    return {"findings": [], "lines": [(each.code, each.label, each.others) for each in found]}


def found_document(outcome: Outcome) -> dict[str, Any]:
    """The case with its packages (code to tasks) and matches (code to people), to be read by ``placements``."""
    return {
        "case": case_document(outcome.case),
        "packages": {each.code: [task.code for task in each.tasks] for each in outcome.split.packages},
        "proven": outcome.split.proven,
        "matches": {code: asdict(each) for code, each in outcome.matches.items()},
        "value": outcome.value,
        "bound": outcome.bound,
    }


def unfit(case: Case) -> Iterator[Finding]:
    """What the office does not keep: citizen service numbers, names as codes, nothing at all, more than fits a page."""
    for place, text in _texts(case_document(case), ""):
        if masked(text) != text:
            yield finding("matching.bsn", place)
    for place, number, code in _codes(case):
        if not CODE.fullmatch(code):
            yield finding("matching.no-code", f"{place}[{number}].code")
    if not case.tasks or not case.people:
        yield finding("matching.nothing-to-divide", case.name)
    for place, most in (("people", MOST_PEOPLE), ("tasks", MOST_TASKS)):
        if len(getattr(case, place)) > most:
            yield finding("matching.too-many-here", place, most)


def _codes(case: Case) -> Iterator[tuple[str, int, str]]:
    """The code of everybody, with its place."""
    for place in ("people", "guides"):
        for number, each in enumerate(getattr(case, place)):
            yield place, number, each.code


def _read(name: str, data: bytes, watch: Watch) -> tuple[Case, Sequence[Finding]]:
    if name.lower().endswith(".json"):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            raise InputRefusedError([finding("matching.not-json", name, 1)]) from problem
        return read_case(text, name)
    from trede.intake.grids import read_grids_in

    grids = read_grids_in(data, name, watch=watch)
    return read_sheets(
        {
            grid.name: [*[()] * (grid.first_row - 1), *grid.rows] if grid.name else list(grid.rows)
            for grid in grids
        },
        name,
    )


def _refuse(findings: Sequence[Finding]) -> None:
    if errors(findings):
        raise InputRefusedError(findings)


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every text with its place, names of keys too."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield place, key
            yield from _texts(each, f"{place}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, f"{place}[{number}]")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede match``: tasks into packages of work, two people to each, why, and the week of everybody."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, Force, LanguageOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.cli.writing import Place
    from trede.kernel.findings import Finding
    from trede.kernel.languages import Language
    from trede.matching.outcome import Outcome
    from trede.matching.people import Case
    from trede.matching.skills import Skill

ANSWER_IS_NO = 1

CaseFile = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="Tasks, places and people by a code: JSON, xlsx, ods or a folder of CSV files.",
        show_default=False,
        exists=True,
    ),
]
Absent = Annotated[
    str | None, typer.Option(metavar="CODE", help="Somebody who is not there: who takes over at once.")
]
Weeks = Annotated[bool, typer.Option("--weeks", help="Show the week of everybody too.")]
Written = Annotated[
    Path | None,
    typer.Option(metavar="OUT", help="Write the outcome as a workbook (.xlsx) or as JSON (.json)."),
]
Template = Annotated[
    Path | None, typer.Option(metavar="OUT.xlsx", help="Write a workbook to fill in, and stop.")
]
Skills = Annotated[
    Path | None,
    typer.Option(
        metavar="LIST.csv",
        help="A list of competences with codes (ESCO, CompetentNL): other names and codes get its name.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same outcome.")]


def match(
    file: CaseFile = None,
    absent: Absent = None,
    weeks: Weeks = False,
    skills: Skills = None,
    out: Written = None,
    template: Template = None,
    seed: Seed = 1,
    force: Force = False,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
) -> None:
    """Make packages of tasks, two people for each, explained and planned. Status 1: a package has nobody."""
    from trede.cli.writing import check_places, places
    from trede.matching.skills import with_skills

    check_places(
        (*places((template, ".xlsx")), *_place(out)), [each for each in (file, skills) if each], force=force
    )
    if template:
        _write_template(template, language, force=force)
        return
    if file is None:
        raise typer.BadParameter(_("Name the file of tasks and people."), param_hint="FILE")
    known = _read_skills(skills) if skills else []
    outcome = _matched(with_skills(_read(file), known), absent, seed)
    if out:
        _write(outcome, known, out, language, force=force)
    _show(outcome, known, language, as_json=as_json, weeks=weeks)
    if outcome.open:
        raise typer.Exit(ANSWER_IS_NO)


def _place(out: Path | None) -> tuple[Place, ...]:
    from trede.cli.writing import Place

    return () if out is None else (Place(out, (".xlsx", ".json")),)


def _write_template(out: Path, language: Language, *, force: bool) -> None:
    from trede.cli.writing import write_whole
    from trede.matching.template import template_bytes

    write_whole(out, template_bytes(language), force=force)
    print({"nl": "Werkboek geschreven: {}", "en": "Workbook written: {}"}[language].format(out))


def _read(file: Path) -> Case:
    """The case in a file; ``InputRefusedError`` with everything wrong with it."""
    from trede.cli.planning import read_input, refuse
    from trede.matching.case_file import read_case
    from trede.matching.people import Case

    if file.suffix.lower() == ".json" and file.is_file():
        refuse(_too_large(file))
        case, findings = read_input(file, read_case)
    else:
        case, findings = _read_workbook(file)
    refuse(findings)
    return case or Case(file.name, ())


def _too_large(file: Path) -> list[Finding]:
    """A file that is far too large is not read at all."""
    from trede.kernel.findings import finding
    from trede.matching.case_file import LARGEST

    if file.stat().st_size <= 4 * LARGEST:  # no sign takes more than four bytes
        return []
    return [finding("input.too-large", file.name, LARGEST // 1_000_000)]


def _read_workbook(file: Path) -> tuple[Case, tuple[Finding, ...]]:
    from trede.intake.grids import read_grids
    from trede.matching.sheets import read_sheets

    sheets = {
        grid.name: [*[()] * (grid.first_row - 1), *grid.rows] if grid.name else list(grid.rows)
        for grid in read_grids(file)
    }
    return read_sheets(sheets, file.name)


def _read_skills(file: Path) -> list[Skill]:
    """The list in a file; ``InputRefusedError`` when it is none."""
    from trede.cli.planning import refuse
    from trede.intake.grids import read_grids
    from trede.matching.skills import read_skills

    grids = read_grids(file)
    found, findings = read_skills(grids[0].rows if grids else (), file.name)
    refuse(findings)
    return found


def _matched(case: Case, absent: str | None, seed: int) -> Outcome:
    from trede.cli.planning import refuse
    from trede.kernel.findings import finding
    from trede.matching.placing import match as matched
    from trede.matching.solvers import installed
    from trede.matching.standing_in import replaced

    if absent is not None and absent not in {person.code for person in case.people}:
        refuse([finding("matching.absent-unknown", "--absent", absent)])
    outcome = matched(case, installed(), seed)
    return outcome if absent is None else replaced(outcome, absent)


def _write(outcome: Outcome, known: Sequence[Skill], out: Path, language: Language, *, force: bool) -> None:
    from trede.cli.output import as_json_text
    from trede.cli.writing import write_whole
    from trede.matching.document import matches_document
    from trede.reports.matching_workbook import matching_workbook

    if out.suffix.lower() == ".json":
        write_whole(out, as_json_text(matches_document(outcome, known)) + "\n", force=force)
    else:
        write_whole(out, matching_workbook(outcome, language), force=force)


def _show(
    outcome: Outcome, known: Sequence[Skill], language: Language, *, as_json: bool, weeks: bool
) -> None:
    from trede.cli.output import look_of, print_json
    from trede.matching.document import matches_document
    from trede.matching.weeks import weeks as planned
    from trede.reports.matching import MatchingTeller, told
    from trede.reports.terminal.matching import matching_text
    from trede.reports.wording import wording

    if as_json:
        print_json(matches_document(outcome, known))
        return
    tell = MatchingTeller(outcome, wording(language))
    sections = [tell.week(week) for week in planned(outcome)] if weeks else []
    print(matching_text(told(outcome, language, known), sections, look_of(sys.stdout)), end="")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede plan``: the smallest change that reaches a level, and what else could be done."""

from __future__ import annotations

import sys
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trede.cli.options import (
    AsJson,
    EditionsFolder,
    Force,
    Handbook,
    LanguageOption,
    MappingFile,
    MeasurementFile,
)
from trede.cli.planning import ChangesFiles
from trede.kernel.days import written_day

if TYPE_CHECKING:
    from trede.cli.scoring import Scored
    from trede.planning.advice import Advice
    from trede.planning.costs import Costs
    from trede.scheme import Edition, Language

ANSWER_IS_NO = 1


Target = Annotated[
    str | None,
    typer.Option(metavar="LEVEL", help="Such as trede-2. Without it: the next level up."),
]
CostsFile = Annotated[
    Path | None,
    typer.Option(
        metavar="COSTS.toml", help="What may be done and what it costs.", exists=True, dir_okay=False
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Plan for the twelve months until this day, as in a forecast, instead of the reference year.",
    ),
]
Best = Annotated[
    Literal["fewest", "cost", "change"],
    typer.Option(help="What is best: the fewest changes, the least cost, or the fewest hours that change."),
]
Alternatives = Annotated[int, typer.Option(min=0, max=9, help="So many other plans at most.")]
Written = Annotated[
    Path | None,
    typer.Option(metavar="CHANGES.toml", help="Write the plan as a file of changes."),
]


Report = Annotated[Path | None, typer.Option("--pdf", metavar="OUT.pdf", help="Write the plan as a report.")]


def plan(
    file: MeasurementFile,
    to: Target = None,
    edition: Handbook = None,
    costs: CostsFile = None,
    until: Until = None,
    objective: Best = "fewest",
    alternatives: Alternatives = 3,
    write: Written = None,
    pdf: Report = None,
    force: Force = False,
    changes: ChangesFiles = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
    mapping: MappingFile = None,
) -> None:
    """The smallest change that reaches a level, alternatives, and what is not enough. Status 1: out of reach."""
    from trede.cli.planning import changed, later, read_cost_file, read_scenarios
    from trede.cli.scoring import said_in, score_file, shelf_of
    from trede.cli.writing import check_places, places

    inputs = [each for each in (file, costs, *(changes or ())) if each]
    check_places(places((write, ".toml"), (pdf, ".pdf")), inputs, force=force)
    allowed = read_cost_file(costs)
    shelf = shelf_of(editions)
    start = changed(score_file(file, shelf, edition, said_in(mapping)), read_scenarios(changes))
    if until:
        start = later(start, written_day(until), shelf, edition)
    _check_costs(start.edition, allowed, costs)
    advice = _advice(start, _target(start, to), allowed, objective, alternatives)
    _show(start, advice, allowed, language, as_json=as_json)
    if write and advice.best:
        _write(advice, write, force=force)
    if pdf:
        _write_pdf(start, advice, allowed, language, pdf, force=force)
    if advice.best is None:
        raise typer.Exit(ANSWER_IS_NO)


def _advice(
    start: Scored,
    target: str,
    allowed: Costs,
    objective: Literal["fewest", "cost", "change"],
    alternatives: int,
) -> Advice:
    from trede.planning.advice import advise
    from trede.planning.solvers import installed

    return advise(start.edition, start.measurement, target, allowed, objective, alternatives, installed())


def _check_costs(edition: Edition, allowed: Costs, file: Path | None) -> None:
    from trede.cli.planning import refuse
    from trede.planning.fit import cost_misfits

    refuse(cost_misfits(edition, allowed, file.name if file else ""))


def _target(start: Scored, named: str | None) -> str:
    """The level that was named; else the next one up, or the top where the organisation stands already."""
    if named is None:
        return start.score.next.level if start.score.next else start.edition.levels[-1]
    if named not in start.edition.levels:
        known = ", ".join(start.edition.levels)
        text = _("{level} is not a level of {edition}. Choose from: {known}.")
        raise typer.BadParameter(
            text.format(level=named, edition=start.edition.id, known=known), param_hint="--to"
        )
    return named


def _show(start: Scored, advice: Advice, allowed: Costs, language: Language, *, as_json: bool) -> None:
    from trede.cli.output import look_of, print_json
    from trede.reports.advice import told
    from trede.reports.terminal.advice import advice_text
    from trede.reports.wording import wording

    if as_json:
        from trede.cli.scoring import with_subject
        from trede.planning.document import advice_document

        print_json(with_subject(advice_document(advice), start))
        return
    words = told(advice, start.measurement, start.edition, allowed, language)
    print(advice_text(words, wording(language), look_of(sys.stdout)), end="")


def _write(advice: Advice, out: Path, *, force: bool) -> None:
    from trede.cli.writing import write_whole
    from trede.planning.changes import Scenario
    from trede.planning.changes_file import changes_text

    if advice.best:
        scenario = Scenario(f"plan {advice.target}", advice.best.changes)
        write_whole(out, changes_text(scenario), force=force)


def _write_pdf(
    start: Scored, advice: Advice, allowed: Costs, language: Language, out: Path, *, force: bool
) -> None:
    from trede.cli.output import as_json_text
    from trede.cli.scoring import shown, with_subject
    from trede.cli.writing import write_whole
    from trede.planning.document import advice_document
    from trede.reports.outlook import plan_pdf

    document = as_json_text(with_subject(advice_document(advice), start)).encode()
    write_whole(out, plan_pdf(advice, shown(start, language), allowed, document), force=force)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede plan``: the smallest change that reaches a level, and what else could be done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trede.cli.options import AsJson, EditionsFolder, LanguageOption, MeasurementFile
from trede.cli.planning import ChangesFiles

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
Handbook = Annotated[
    str | None,
    typer.Option(
        metavar="ID", help="The handbook, such as pso-1.7. Without it the application date decides."
    ),
]
CostsFile = Annotated[
    Path | None,
    typer.Option(
        metavar="COSTS.toml", help="What may be done and what it costs.", exists=True, dir_okay=False
    ),
]
Best = Annotated[
    Literal["fewest", "cost", "change"],
    typer.Option(help="What is best: the fewest changes, the least cost, or the fewest hours that change."),
]
Alternatives = Annotated[int, typer.Option(min=0, max=9, help="So many other plans at most.")]
Written = Annotated[
    Path | None,
    typer.Option(metavar="CHANGES.toml", help="Write the plan as a file of changes.", dir_okay=False),
]


def plan(
    file: MeasurementFile,
    to: Target = None,
    edition: Handbook = None,
    costs: CostsFile = None,
    objective: Best = "fewest",
    alternatives: Alternatives = 3,
    write: Written = None,
    changes: ChangesFiles = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """The smallest change that reaches a level, alternatives, and what is not enough. Status 1: out of reach."""
    from trede.cli.output import tell_findings
    from trede.cli.planning import changed, read_cost_file, read_scenarios
    from trede.cli.scoring import read_file, scored, shelf_of
    from trede.errors import InputRefusedError

    try:
        allowed = read_cost_file(costs)
        start = changed(scored(read_file(file), shelf_of(editions), edition), read_scenarios(changes))
        _check_costs(start.edition, allowed, costs)
    except InputRefusedError as refused:
        tell_findings(refused.findings, language)
        raise typer.Exit(2) from None
    advice = _advice(start, _target(start, to), allowed, objective, alternatives)
    _show(start, advice, allowed, language, as_json=as_json)
    if write and advice.best:
        _write(advice, write)
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
        raise typer.BadParameter(
            f"{named} is not a level of {start.edition.id}; choose from {known}.", param_hint="--to"
        )
    return named


def _show(start: Scored, advice: Advice, allowed: Costs, language: Language, *, as_json: bool) -> None:
    from trede.cli.output import look_of, print_json
    from trede.reports.advice import told
    from trede.reports.terminal.advice import advice_text
    from trede.reports.wording import wording

    if as_json:
        from trede.planning.document import advice_document

        print_json(advice_document(advice))
        return
    words = told(advice, start.measurement, start.edition, allowed, language)
    print(advice_text(words, wording(language), look_of(sys.stdout)), end="")


def _write(advice: Advice, out: Path) -> None:
    from trede.planning.changes import Scenario
    from trede.planning.changes_file import changes_text

    if advice.best:
        scenario = Scenario(f"plan {advice.target}", advice.best.changes)
        out.write_text(changes_text(scenario), encoding="utf-8")

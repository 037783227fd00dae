# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede compare``: the same measurement under several handbooks, side by side."""

from __future__ import annotations

import sys
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.measure import shown
from trede.cli.options import AsJson, LanguageOption, MeasurementFile

if TYPE_CHECKING:
    from fractions import Fraction

    from trede.cli.scoring import Scored
    from trede.intake import Reading
    from trede.reports.comparison import Compared
    from trede.scheme import Language, Shelf


def compare(
    file: MeasurementFile,
    editions: Annotated[
        str, typer.Option("--editions", metavar="ID,ID", help="The handbooks, such as pso-1.6,pso-1.7.")
    ],
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions_from: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder with editions of your own.", exists=True, file_okay=False),
    ] = None,
) -> None:
    """Two or more handbooks side by side, line by line, with what changed and why."""
    from trede.cli.output import look_of, print_json
    from trede.cli.scoring import read_file, shelf_of
    from trede.reports.comparison import Compared
    from trede.reports.terminal.comparison import comparison

    named = list(dict.fromkeys(name.strip() for name in editions.split(",") if name.strip()))
    if len(named) < 2:
        raise typer.BadParameter(
            "Name at least two handbooks, such as pso-1.6,pso-1.7.", param_hint="--editions"
        )
    results = _scored_under(read_file(file), shelf_of(editions_from), named, language)
    compared = [Compared(each.edition.id, shown(each, language)) for each in results]
    if as_json:
        print_json(_document(results, compared))
    else:
        print(comparison(compared, look_of(sys.stdout)), end="")


def _scored_under(reading: Reading, shelf: Shelf, named: list[str], language: Language) -> list[Scored]:
    """The score under each handbook; when one refuses the measurement, all that do are told."""
    from trede.cli.output import tell_findings
    from trede.cli.scoring import scored
    from trede.errors import InputRefusedError

    results, refusals = [], []
    for name in named:
        try:
            results.append(scored(reading, shelf, name))
        except InputRefusedError as refused:
            refusals.append((name, refused.findings))
    for name, findings in refusals:
        print(f"{name}:", file=sys.stderr)
        tell_findings(findings, language)
    if refusals:
        raise typer.Exit(2)
    return results


def _document(results: list[Scored], compared: list[Compared]) -> dict[str, object]:
    from trede.scoring.document import score_document

    return {
        "format": "trede/comparison/1",
        "scores": [score_document(each.score, each.edition) for each in results],
        "changes": [_changes(before, after) for before, after in pairwise(compared)],
    }


def _changes(before: Compared, after: Compared) -> dict[str, object]:
    """Which rules and rows make the difference between two neighbours; fte with 6 places."""
    from trede.kernel.values import fixed
    from trede.reports.comparison import changed_rows, changed_rules

    def fte(value: Fraction | None) -> str | None:
        return None if value is None else fixed(value)

    rows = changed_rows(before.result, after.result)
    return {
        "before": before.title,
        "after": after.title,
        "rules": [asdict(rule) for rule in changed_rules(before.result, after.result)],
        "rows": [{"ref": row.ref, "before": fte(row.before), "after": fte(row.after)} for row in rows],
    }

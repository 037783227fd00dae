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
from trede.cli.planning import ChangesFiles

if TYPE_CHECKING:
    from fractions import Fraction

    from trede.cli.scoring import Scored
    from trede.intake import Reading
    from trede.reports.comparison import Compared
    from trede.scheme import Language, Shelf

NOW = {"nl": "nu", "en": "now"}


def compare(
    file: MeasurementFile,
    editions: Annotated[
        str | None,
        typer.Option("--editions", metavar="ID,ID", help="The handbooks, such as pso-1.6,pso-1.7."),
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="With --with: the handbook. Without it the application date decides."
        ),
    ] = None,
    changes: ChangesFiles = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions_from: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder with editions of your own.", exists=True, file_okay=False),
    ] = None,
) -> None:
    """Handbooks side by side, or the file as it is beside what-if scenarios, line by line and why."""
    from trede.cli.output import look_of, print_json
    from trede.cli.scoring import read_file, shelf_of
    from trede.reports.comparison import Compared
    from trede.reports.terminal.comparison import comparison

    shelf = shelf_of(editions_from)
    if changes and not editions:
        titled = _scenarios(read_file(file), shelf, edition, changes, language)
    else:
        named = _named(editions, alone=not (changes or edition))
        titled = [(each.edition.id, each) for each in _scored_under(read_file(file), shelf, named, language)]
    compared = [Compared(title, shown(each, language)) for title, each in titled]
    if as_json:
        print_json(_document([each for _, each in titled], compared))
    else:
        print(comparison(compared, look_of(sys.stdout)), end="")


def _named(editions: str | None, *, alone: bool) -> list[str]:
    """The handbooks asked for; they are not mixed with scenarios, or nobody could say what made a difference."""
    named = list(dict.fromkeys(name.strip() for name in (editions or "").split(",") if name.strip()))
    if not alone:
        raise typer.BadParameter("Compare handbooks or scenarios, not both: leave one of the options out.")
    if len(named) < 2:
        hint = "Name at least two handbooks (--editions pso-1.6,pso-1.7) or a file of changes (--with plan.toml)."
        raise typer.BadParameter(hint, param_hint="--editions")
    return named


def _scenarios(
    reading: Reading, shelf: Shelf, edition: str | None, files: list[Path], language: Language
) -> list[tuple[str, Scored]]:
    """The file as it is, and beside it each file of changes by itself."""
    from trede.cli.output import tell_findings
    from trede.cli.planning import changed, read_scenarios
    from trede.cli.scoring import scored
    from trede.errors import FindingsError

    try:
        before = scored(reading, shelf, edition)
        read = read_scenarios(files)
        return [(NOW[language], before), *((each.name, changed(before, [each])) for each in read)]
    except FindingsError as refused:
        tell_findings(refused.findings, language)
        raise typer.Exit(2) from None


def _scored_under(reading: Reading, shelf: Shelf, named: list[str], language: Language) -> list[Scored]:
    """The score under each handbook; when one refuses the measurement, all that do are told."""
    from trede.cli.output import tell_findings
    from trede.cli.scoring import scored
    from trede.errors import FindingsError

    results, refusals = [], []
    for name in named:
        try:
            results.append(scored(reading, shelf, name))
        except FindingsError as refused:
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

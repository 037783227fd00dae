# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede compare``: the same measurement under several handbooks, side by side."""

from __future__ import annotations

import sys
from dataclasses import asdict
from gettext import gettext as _
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, Everything, LanguageOption, MappingFile, MeasurementFile
from trede.cli.planning import ChangesFiles
from trede.cli.scoring import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.cli.scoring import Scored
    from trede.intake import Reading
    from trede.kernel.findings import Finding
    from trede.reports.comparison import Compared
    from trede.scheme import Language, Shelf

NOW = {"nl": "nu", "en": "now"}


def compare(
    file: MeasurementFile,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="ID,ID",
            help="The handbooks, such as pso-1.6,pso-1.7. With --with one, or none: "
            "then the application date decides.",
        ),
    ] = None,
    changes: ChangesFiles = None,
    as_json: AsJson = False,
    every: Everything = False,
    language: LanguageOption = "nl",
    editions: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder with editions of your own, one folder each."),
    ] = None,
    mapping: MappingFile = None,
) -> None:
    """Handbooks side by side, or the file as it is beside what-if scenarios, line by line and why."""
    from trede.cli.output import look_of, print_json
    from trede.cli.scoring import read_file, said_in, score_file, shelf_of
    from trede.reports.comparison import Compared
    from trede.reports.terminal.comparison import comparison

    _check_folder(editions)
    shelf = shelf_of(editions)
    wanted = _handbooks(edition, changes)
    if changes:
        before = score_file(file, shelf, wanted[0] if wanted else None, said_in(mapping))
        titled = _scenarios(before, changes, language)
    else:
        titled = _scored_under(read_file(file, said_in(mapping)), shelf, wanted, file.name)
    compared = [Compared(title, shown(each, language)) for title, each in titled]
    if as_json:
        print_json(_document([each for _title, each in titled], compared))
    else:
        print(comparison(compared, look_of(sys.stdout)), end="")


def _check_folder(editions: Path | None) -> None:
    """Here one thinks of handbooks soonest; the option is a folder as everywhere else."""
    if editions is not None and not editions.is_dir():
        text = _("'{name}' is not a folder. Name handbooks with --edition.")
        raise typer.BadParameter(text.format(name=editions), param_hint="--editions")


def _handbooks(edition: str | None, changes: Sequence[Path] | None) -> list[str]:
    """The handbooks asked for; they are not mixed with scenarios, or nobody could say what made a difference."""
    named = list(dict.fromkeys(name.strip() for name in (edition or "").split(",") if name.strip()))
    if changes and len(named) > 1:
        text = _("Compare handbooks or scenarios, not both: leave one of the options out.")
        raise typer.BadParameter(text)
    if not changes and len(named) < 2:
        text = _(
            "Name at least two handbooks (--edition pso-1.6,pso-1.7) or a file of changes (--with plan.toml)."
        )
        raise typer.BadParameter(text, param_hint="--edition")
    return named


def _scenarios(before: Scored, changes: Sequence[Path], language: Language) -> list[tuple[str, Scored]]:
    """The file as it is, and beside it each file of changes by itself."""
    from trede.cli.planning import changed, read_scenarios

    read = read_scenarios(changes)
    return [(NOW[language], before), *((each.name, changed(before, [each])) for each in read)]


def _scored_under(reading: Reading, shelf: Shelf, named: list[str], file: str) -> list[tuple[str, Scored]]:
    """The score under each handbook; when some refuse the measurement, all that they say is told."""
    from trede.cli.scoring import score_reading
    from trede.errors import FindingsError, InputRefusedError

    results: list[tuple[str, Scored]] = []
    refusals: list[Finding] = []
    for name in named:
        try:
            results.append((name, score_reading(reading, shelf, name, file)))
        except FindingsError as refused:
            refusals += [each for each in refused.findings if each not in refusals]
    if refusals:
        raise InputRefusedError(refusals)
    return results


def _document(results: list[Scored], compared: list[Compared]) -> dict[str, object]:
    return {
        "format": "trede/comparison/1",
        "scores": [each.document() for each in results],
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

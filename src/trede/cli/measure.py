# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede measure``: from a file to a level, with everything behind it; from many files to a table of levels."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import (
    AsJson,
    EditionsFolder,
    Everything,
    Force,
    Handbook,
    LanguageOption,
    MappingFile,
    MeasurementFiles,
    TableFormat,
)
from trede.cli.planning import ChangesFiles
from trede.cli.saying import (
    Columns,
    FulltimeWeek,
    MeantWords,
    MonthFirst,
    WrittenMapping,
    said_here,
    tell_how_to_say,
    write_as_read,
)
from trede.errors import FindingsError

WRONG_INPUT = 2

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.cli.scoring import Scored
    from trede.intake.reading import Reading
    from trede.intake.said import Said
    from trede.kernel.findings import Finding
    from trede.scheme import Language

Explain = Annotated[bool, typer.Option("--explain", help="Show how every figure came about.")]
Report = Annotated[
    Path | None, typer.Option("--pdf", metavar="OUT.pdf", help="Write the result as a report.")
]
Remarks = Annotated[
    Path | None,
    typer.Option(metavar="OUT.xlsx", help="Write your own workbook back with a column of remarks."),
]
TableOption = Annotated[
    TableFormat | None,
    typer.Option(
        "--table", help="A line for each file: csv or json on standard output, xlsx in the file of --out."
    ),
]
TableFile = Annotated[
    Path | None, typer.Option("--out", metavar="OUT", help="Write the table to this file instead.")
]


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is written beside what is shown, and how."""

    pdf: Path | None
    remarks: Path | None
    mapping: Path | None
    force: bool
    language: Language


@dataclass(frozen=True, slots=True)
class Shows:
    """What is shown of one file."""

    as_json: bool
    explain: bool
    every: bool


def measure(
    files: MeasurementFiles,
    edition: Handbook = None,
    as_json: AsJson = False,
    explain: Explain = False,
    pdf: Report = None,
    errors_to: Remarks = None,
    table: TableOption = None,
    out: TableFile = None,
    force: Force = False,
    every: Everything = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
    changes: ChangesFiles = None,
    mapping: MappingFile = None,
    columns: Columns = None,
    words: MeantWords = None,
    week: FulltimeWeek = None,
    month_first: MonthFirst = False,
    write_mapping: WrittenMapping = None,
) -> int:
    """Where the organisation stands on the ladder, why, and what the next level asks."""
    said = said_here(mapping, columns, words, week, month_first=month_first)
    if table or len(files) > 1:
        alone = {"--pdf": pdf, "--errors-to": errors_to, "--explain": explain, "--with": changes}
        _require_one({**alone, "--write-mapping": write_mapping})
        kind = table or ("json" if as_json else None)
        return _several(files, edition, kind, out, force, language, editions, said)
    if out:
        raise typer.BadParameter(_("This goes with --table."), param_hint="--out")
    shows = Shows(as_json, explain, every)
    outputs = Outputs(pdf, errors_to, write_mapping, force, language)
    return _one(files[0], said, changes or (), edition, editions, outputs, shows)


def _several(
    files: Sequence[Path],
    edition: str | None,
    table: TableFormat | None,
    out: Path | None,
    force: bool,
    language: Language,
    editions: Path | None,
    said: Said,
) -> int:
    from trede.cli.scoring import shelf_of
    from trede.cli.several import Several, measure_several

    asked = Several(tuple(files), edition, table, out, force, language, said)
    return measure_several(asked, shelf_of(editions))


def _one(
    file: Path,
    said: Said,
    changes: Sequence[Path],
    edition: str | None,
    editions: Path | None,
    outputs: Outputs,
    shows: Shows,
) -> int:
    """One file; whatever is wrong with it goes into its remarks too."""
    from trede.cli.output import tell_refusal
    from trede.cli.scoring import read_file
    from trede.cli.writing import check_places, places

    wanted = places((outputs.pdf, ".pdf"), (outputs.remarks, ".xlsx"), (outputs.mapping, ".toml"))
    check_places(wanted, [file, *changes], force=outputs.force)
    reading = read_file(file, said)
    if outputs.mapping:
        write_as_read(reading, said, outputs.mapping, force=outputs.force)
    try:
        result = _measured(reading, file.name, edition, editions, changes)
    except FindingsError as refused:
        tell_refusal(refused.findings, outputs.language, as_json=shows.as_json, every=shows.every)
        if not shows.as_json:
            tell_how_to_say(refused.findings, reading, outputs.language)
        _write_remarks(file, refused.findings, outputs, said)
        return WRONG_INPUT
    _write_remarks(file, result.score.findings, outputs, said)
    if outputs.pdf:
        _write_pdf(result, outputs.pdf, outputs)
    _show(result, outputs.language, shows)
    if not shows.as_json:
        tell_how_to_say(result.score.findings, reading, outputs.language)
    if outputs.pdf and not shows.as_json:
        _say("written", outputs.pdf, outputs.language)
    return 0


def _require_one(options: Mapping[str, object]) -> None:
    for name, value in options.items():
        if value:
            raise typer.BadParameter(_("This goes with one file at a time."), param_hint=name)


def _measured(
    reading: Reading, file: str, edition: str | None, editions: Path | None, changes: Sequence[Path]
) -> Scored:
    from trede.cli.planning import changed, read_scenarios
    from trede.cli.scoring import score_reading, shelf_of

    return changed(score_reading(reading, shelf_of(editions), edition, file), read_scenarios(changes))


def _write_remarks(file: Path, findings: Sequence[Finding], outputs: Outputs, said: Said) -> None:
    from trede.cli.writing import write_whole
    from trede.intake.remarks import write_remarks

    if outputs.remarks and file.exists():
        language = outputs.language
        write_whole(
            outputs.remarks,
            lambda out: write_remarks(file, findings, out, language, said.columns),
            force=outputs.force,
        )
        _say("remarks", outputs.remarks, language)


def _write_pdf(result: Scored, out: Path, outputs: Outputs) -> None:
    from trede.cli.output import as_json_text
    from trede.cli.scoring import shown
    from trede.cli.writing import write_whole
    from trede.reports.pdf import pdf

    document = as_json_text(result.document()).encode()
    write_whole(out, pdf(shown(result, outputs.language), document), force=outputs.force)


def _show(result: Scored, language: Language, shows: Shows) -> None:
    from trede.cli.output import look_of, print_json

    if shows.as_json:
        print_json(result.passing_document())
        return
    from trede.cli.scoring import shown
    from trede.reports.terminal.overview import overview

    to_show, look = shown(result, language), look_of(sys.stdout)
    print(overview(to_show, look, every=shows.every), end="")
    if shows.explain:
        from trede.reports.terminal.explanation import explanation

        print("\n" + explanation(to_show, look), end="")


SAID = {
    "remarks": {
        "nl": "Uw bestand met opmerkingen staat in {out}",
        "en": "Your file with remarks is in {out}",
    },
    "written": {"nl": "Rapport geschreven: {out}", "en": "Report written: {out}"},
}


def _say(what: str, out: Path, language: Language) -> None:
    print("\n" + SAID[what][language].format(out=out), file=sys.stderr)

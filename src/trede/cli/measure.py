# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede measure``: from a file to a level, with everything behind it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, EditionsFolder, LanguageOption, MeasurementFile
from trede.cli.planning import ChangesFiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.cli.scoring import Scored
    from trede.kernel.findings import Finding
    from trede.reports.result import Result
    from trede.scheme import Language


def measure(
    file: MeasurementFile,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="The handbook, such as pso-1.7. Without it the application date decides."
        ),
    ] = None,
    as_json: AsJson = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show how every figure came about.")] = False,
    pdf: Annotated[
        Path | None, typer.Option(metavar="OUT.pdf", help="Write the result as a report.", dir_okay=False)
    ] = None,
    errors_to: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.xlsx", help="Write your own workbook back with a column of remarks.", dir_okay=False
        ),
    ] = None,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
    changes: ChangesFiles = None,
) -> None:
    """Where the organisation stands on the ladder, why, and what the next level asks."""
    from trede.cli.output import tell_findings
    from trede.cli.planning import changed, read_scenarios
    from trede.cli.scoring import read_file, scored, shelf_of
    from trede.errors import FindingsError

    reading = read_file(file)
    try:
        result = scored(reading, shelf_of(editions), edition)
        if changes:
            result = changed(result, read_scenarios(changes))
    except FindingsError as refused:
        tell_findings(refused.findings, language)
        if errors_to:
            _write_remarks(file, refused.findings, errors_to, language)
        raise typer.Exit(2) from None
    if errors_to:
        _write_remarks(file, result.score.findings, errors_to, language)
    if pdf:
        _write_pdf(result, pdf, language)
    _show(result, language, as_json=as_json, explain=explain)
    if pdf and not as_json:
        _say("written", pdf, language)


def _write_remarks(file: Path, findings: Sequence[Finding], out: Path, language: Language) -> None:
    from trede.intake.remarks import write_remarks

    write_remarks(file, findings, out, language)
    _say("remarks", out, language)


def shown(result: Scored, language: Language) -> Result:
    """What the reports show."""
    from trede.reports.result import result as to_show

    return to_show(result.measurement, result.score, result.edition, language)


def _write_pdf(result: Scored, out: Path, language: Language) -> None:
    from trede.cli.output import as_json_text
    from trede.reports.pdf import pdf
    from trede.scoring.document import score_document

    document = as_json_text(score_document(result.score, result.edition))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf(shown(result, language), document.encode()))


def _show(result: Scored, language: Language, *, as_json: bool, explain: bool) -> None:
    from trede.cli.output import look_of, print_json

    if as_json:
        from trede.scoring.document import score_document

        print_json(score_document(result.score, result.edition))
        return
    from trede.reports.terminal.overview import overview

    to_show, look = shown(result, language), look_of(sys.stdout)
    print(overview(to_show, look), end="")
    if explain:
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

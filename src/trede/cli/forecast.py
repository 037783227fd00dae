# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede forecast``: the score month by month, and when a level is lost."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, EditionsFolder, LanguageOption, MeasurementFile
from trede.cli.planning import ChangesFiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.planning.forecast import Forecast
    from trede.scheme import Edition, Language, Shelf
    from trede.scoring.measurement import Measurement


def forecast(
    file: MeasurementFile,
    until: Annotated[
        datetime,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="Look ahead until this day, such as 2027-12-31."
        ),
    ],
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="One handbook for all months. Without it each month has that of its day."
        ),
    ] = None,
    changes: ChangesFiles = None,
    svg: Annotated[
        Path | None, typer.Option(metavar="OUT.svg", help="Write the line as a picture.", dir_okay=False)
    ] = None,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """The score month by month as contracts and windows end, the day a level is lost, and what prevents it."""
    from trede.cli.output import tell_findings
    from trede.cli.planning import changed, read_scenarios
    from trede.cli.scoring import read_file, scored, shelf_of
    from trede.errors import InputRefusedError
    from trede.planning import forecast as room

    shelf = shelf_of(editions)
    try:
        start = changed(scored(read_file(file), shelf, edition), read_scenarios(changes)).measurement
    except InputRefusedError as refused:
        tell_findings(refused.findings, language)
        raise typer.Exit(2) from None
    last = until.date().toordinal()
    if last <= start.reference_year.last:
        raise typer.BadParameter("Name a day after the reference year.", param_hint="--until")
    found = room.forecast(start, last, _editions(shelf, edition))
    if svg:
        from trede.reports.trend import trend

        svg.write_text(trend(found, start, language), encoding="utf-8")
    _show(found, start, language, as_json=as_json)


def _editions(shelf: Shelf, named: str | None) -> Callable[[int], Edition]:
    from trede.kernel.periods import as_date

    return lambda day: shelf.load(named) if named else shelf.on(as_date(day))


def _show(found: Forecast, start: Measurement, language: Language, *, as_json: bool) -> None:
    from trede.cli.output import look_of, print_json
    from trede.reports.forecast import told
    from trede.reports.terminal.forecast import forecast_text
    from trede.reports.wording import wording

    if as_json:
        from trede.planning.document import forecast_document

        print_json(forecast_document(found))
    else:
        print(forecast_text(told(found, start, language), wording(language), look_of(sys.stdout)), end="")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede forecast``: the score month by month, and when a level is lost."""

from __future__ import annotations

import shlex
import sys
from datetime import datetime
from gettext import gettext as _
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.options import AsJson, EditionsFolder, Force, LanguageOption, MappingFile, MeasurementFile
from trede.cli.planning import ChangesFiles
from trede.kernel.days import written_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trede.cli.scoring import Scored
    from trede.planning.forecast import Forecast
    from trede.scheme import Edition, Language, Shelf


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
    svg: Annotated[Path | None, typer.Option(metavar="OUT.svg", help="Write the line as a picture.")] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="OUT.pdf", help="Write the forecast as a report.")
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
    mapping: MappingFile = None,
) -> None:
    """The score month by month as contracts and windows end, the day a level is lost, and what prevents it."""
    from trede.cli.planning import changed, read_scenarios
    from trede.cli.scoring import said_in, score_file, shelf_of
    from trede.cli.writing import check_places, places, write_whole
    from trede.planning import forecast as room

    check_places(places((svg, ".svg"), (pdf, ".pdf")), [file, *(changes or ())], force=force)
    shelf = shelf_of(editions)
    start = changed(score_file(file, shelf, edition, said_in(mapping)), read_scenarios(changes))
    last = written_day(until).toordinal()
    if last <= start.measurement.reference_year.last:
        raise typer.BadParameter(_("Name a day after the reference year."), param_hint="--until")
    found = room.forecast(start.measurement, last, editions_by_day(shelf, edition))
    if svg:
        from trede.reports.trend import trend

        write_whole(svg, trend(found, start.measurement, language), force=force)
    if pdf:
        _write_pdf(found, start, language, pdf, force=force)
    _show(found, start, _planning(file, edition, changes), language, as_json=as_json)


def editions_by_day(shelf: Shelf, named: str | None) -> Callable[[int], Edition]:
    """The edition that counts on a day: the one named, else the one in force."""
    from trede.kernel.periods import as_date

    return lambda day: shelf.load(named) if named else shelf.on(as_date(day))


def _planning(file: Path, edition: str | None, changes: Sequence[Path] | None) -> str:
    """How the command starts that plans for the same file, handbook and changes."""
    named = ["--edition", edition] if edition else []
    return shlex.join(
        ["trede", "plan", str(file), *named, *chain(*(("--with", str(each)) for each in changes or ()))]
    )


def _show(found: Forecast, start: Scored, plan: str, language: Language, *, as_json: bool) -> None:
    from trede.cli.output import look_of, print_json
    from trede.reports.forecast import told
    from trede.reports.terminal.forecast import forecast_text
    from trede.reports.wording import wording

    if as_json:
        from trede.cli.scoring import with_subject
        from trede.planning.document import forecast_document

        print_json(with_subject(forecast_document(found), start))
    else:
        words = told(found, start.measurement, language)
        print(forecast_text(words, wording(language), look_of(sys.stdout), plan), end="")


def _write_pdf(found: Forecast, start: Scored, language: Language, out: Path, *, force: bool) -> None:
    from trede.cli.output import as_json_text
    from trede.cli.scoring import shown, with_subject
    from trede.cli.writing import write_whole
    from trede.planning.document import forecast_document
    from trede.reports.outlook import forecast_pdf

    document = as_json_text(with_subject(forecast_document(found), start)).encode()
    write_whole(out, forecast_pdf(found, shown(start, language), document), force=force)

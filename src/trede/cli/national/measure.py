# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national measure``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.national.options import EngineOption, Master, Orders, Organisations, Outside, Rows, Year
from trede.cli.national.running import as_given, inputs_of, measured, require_national, say, year_of
from trede.cli.options import EditionsFolder, Force, LanguageOption

if TYPE_CHECKING:
    from trede.scheme import Edition


def measure(
    rows: Rows,
    out: Annotated[Path, typer.Argument(metavar="OUT.parquet", help="Where the levels go.")],
    edition: Annotated[
        str | None, typer.Option(help="Such as pso-1.7, or several with commas; all without it.")
    ] = None,
    year: Year = None,
    organisations: Organisations = None,
    orders: Orders = None,
    engine: EngineOption = "polars",
    master: Master = "local[*]",
    parts: Annotated[
        Path | None,
        typer.Option(help="Keep the sums of finished parts here, and go on from them.", file_okay=False),
    ] = None,
    thirty_plus: Annotated[
        bool, typer.Option(help="Say for each organisation whether it reaches 30+.")
    ] = False,
    unknown_outside: Outside = False,
    force: Force = False,
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Measure every organisation in a table of employments."""
    require_national()
    from trede.cli.writing import check_folder_free, check_places, places, write_whole
    from trede.national.measure import Request, write

    rows, organisations, orders = as_given(rows, organisations, orders)
    given = inputs_of(rows, organisations, orders)
    check_places(places((out, ".parquet")), given, force=force)
    if parts:
        check_folder_free(parts, [], given, force=True)
    request = Request(rows, organisations, orders, year_of(year), parts, thirty_plus, unknown_outside)
    outcome = measured(request, chosen_editions(edition, editions), engine, master, language)
    write_whole(out, lambda beside: write(outcome, beside), force=force)
    count = outcome.table.height
    say(
        language, "Gemeten: {} ({} {}).", "Measured: {} ({} {}).", out, count, _organisations(count, language)
    )


def _organisations(count: int, language: str) -> str:
    one, more = {"nl": ("organisatie", "organisaties"), "en": ("organisation", "organisations")}[language]
    return one if count == 1 else more


def chosen_editions(names: str | None, folder: Path | None) -> list[Edition]:
    """The editions named, each once; without a name all that are used unnamed."""
    from trede.scheme import open_shelf

    shelf = open_shelf(folder)
    wanted = dict.fromkeys(name.strip() for name in (names or "").split(",") if name.strip())
    return [shelf.load(name) for name in wanted] or list(shelf.unnamed())

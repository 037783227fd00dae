# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national what-if``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.national.options import EngineOption, Master, Orders, Organisations, Outside, Rows, Year
from trede.cli.national.running import as_given, inputs_of, measured, require, require_national, say, year_of
from trede.cli.options import EditionsFolder, Force, LanguageOption

if TYPE_CHECKING:
    from trede.cli.options import Language
    from trede.national.measure import Outcome
    from trede.national.moves import WhatIf
    from trede.reports.what_if import About
    from trede.scheme import Edition

FILES = (
    "moves.csv",
    "moves.parquet",
    "levels.csv",
    "levels.parquet",
    "moves.svg",
    "report.html",
    "report.pdf",
    "what-if.json",
)


def what_if(
    rows: Rows,
    before: Annotated[str, typer.Option(help="The edition to start from.")],
    after: Annotated[str, typer.Option(help="The edition to compare with; your own with --editions.")],
    out: Annotated[
        Path, typer.Option(help="Folder for the tables, the picture and the report.", file_okay=False)
    ],
    year: Year = None,
    organisations: Organisations = None,
    orders: Orders = None,
    engine: EngineOption = "polars",
    master: Master = "local[*]",
    unknown_outside: Outside = False,
    force: Force = False,
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """How many organisations move up or down when the rules change. Small cells stay hidden."""
    require_national()
    require("national", "ortools")
    from trede.cli.writing import check_folder_free, write_folder
    from trede.national.measure import Request
    from trede.national.what_if import what_if as compared
    from trede.reports.what_if import headline, left_out, warnings

    rows, organisations, orders = as_given(rows, organisations, orders)
    one, other = _two(before, after, editions)
    check_folder_free(out, FILES, inputs_of(rows, organisations, orders), force=force)
    request = Request(rows, organisations, orders, year_of(year), unknown_outside=unknown_outside)
    outcome = measured(request, [one, other], engine, master, language)
    found = compared(outcome, one, other, organisations)
    about = _about(outcome, one, other, language, unknown_outside=unknown_outside)
    write_folder(out, lambda beside: _write(found, about, beside, language), force=force)
    for told in (*warnings(about, language), headline(found, language), left_out(found, about, language)):
        print(told)
    say(language, "Tabellen, plaatje en verslag in {}", "Tables, picture and report in {}", out)


def _two(before: str, after: str, folder: Path | None) -> tuple[Edition, Edition]:
    """Both editions, which must have one ladder and not be the same."""
    from trede.errors import InputRefusedError
    from trede.kernel.findings import finding
    from trede.national.what_if import one_ladder
    from trede.scheme import open_shelf

    shelf = open_shelf(folder)
    one, other = shelf.load(before), shelf.load(after)
    if one.id == other.id:
        raise InputRefusedError([finding("national.same-edition", "--after", after)])
    one_ladder(one, other)
    return one, other


def _about(
    outcome: Outcome, one: Edition, other: Edition, language: Language, *, unknown_outside: bool
) -> About:
    from trede.kernel.receipts import ENGINE
    from trede.reports.what_if import About
    from trede.scheme.shelf import texts_of

    return About(
        before=one,
        after=other,
        titles=(texts_of(one.folder, language).title, texts_of(other.folder, language).title),
        year=outcome.plan.year,
        synthetic=outcome.synthetic,
        unknown_outside=unknown_outside,
        made_by=ENGINE,
    )


def _write(found: WhatIf, about: About, folder: Path, language: Language) -> None:
    from trede.cli.output import as_json_text
    from trede.national.what_if import levels_table, moves_table
    from trede.reports.what_if import contents, document, page, pdf

    for name, table in (("moves", moves_table(found)), ("levels", levels_table(found))):
        table.write_csv(folder / f"{name}.csv")
        table.write_parquet(folder / f"{name}.parquet")
    told = contents(found, about, language)
    (folder / "moves.svg").write_text(told["picture"]["svg"], encoding="utf-8")
    (folder / "report.html").write_text(page(told), encoding="utf-8")
    attached = as_json_text(document(found, about)).encode()
    (folder / "what-if.json").write_bytes(attached)
    (folder / "report.pdf").write_bytes(pdf(told, attached, about.year))

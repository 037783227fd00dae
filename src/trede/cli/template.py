# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede template``: a workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trede.cli.options import EditionsFolder, Force, LanguageOption


def template(
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="The workbook to write.")],
    edition: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The handbook whose positions to offer; the newest without it."),
    ] = None,
    force: Force = False,
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """Write a workbook to fill in, with drop-downs, help and an example row."""
    from trede.cli.scoring import shelf_of
    from trede.cli.writing import check_places, places, write_whole
    from trede.intake.template import write_template

    check_places(places((out, ".xlsx")), [], force=force)
    shelf = shelf_of(editions)
    chosen = shelf.load(edition) if edition else shelf.newest
    write_whole(out, lambda beside: write_template(beside, chosen, language), force=force)
    print({"nl": "Werkboek geschreven: {}", "en": "Workbook written: {}"}[language].format(out))

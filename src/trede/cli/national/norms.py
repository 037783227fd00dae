# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national norms``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trede.cli.national.running import require_national, say
from trede.cli.options import EditionsFolder, LanguageOption

if TYPE_CHECKING:
    from trede.scheme import Shelf


def norms(
    survey: Annotated[
        Path, typer.Argument(metavar="SURVEY.parquet", help="Shares by organisation.", exists=True)
    ],
    out: Annotated[
        Path, typer.Option(help="The folder of editions; the new one comes in it.", file_okay=False)
    ],
    name: Annotated[str, typer.Option(help="Id of the new edition.")] = "survey-norms",
    edition: Annotated[
        str | None, typer.Option(help="The edition whose other rules it keeps; the newest without it.")
    ] = None,
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Derive norms from a survey: a new edition, and a report with the uncertainty."""
    require_national()
    from trede.cli.writing import check_folder_free, write_folder
    from trede.national.coverage import coverage
    from trede.national.edition_folder import write_new_edition
    from trede.national.norms import default_settings, estimate
    from trede.national.survey import read_survey
    from trede.scheme import open_shelf

    shelf = open_shelf(editions)
    _check_new(name, out, shelf)
    check_folder_free(out, [], [survey], force=False)
    base = shelf.load(edition) if edition else shelf.newest
    sizes = range(base.norms.smallest, base.norms.largest + 1)
    answers, settings = read_survey(survey, base), default_settings()
    found = estimate(answers, base, sizes, settings)
    held = coverage(found.shares, answers, base, settings).tolist()
    write_folder(
        out, lambda beside: write_new_edition(base, found, held, beside / name, language), force=False
    )
    say(
        language,
        "Editie {} met verslag in {}. Noem haar met --edition; vanzelf komt ze nergens in.",
        "Edition {} with report in {}. Name it with --edition; it is never used by itself.",
        name,
        out,
    )


def _check_new(name: str, out: Path, shelf: Shelf) -> None:
    """An id that no edition has yet, of signs that fit the name of a folder."""
    from trede.errors import InputRefusedError
    from trede.kernel.findings import finding
    from trede.scheme import fits_id

    if not fits_id(name):
        raise InputRefusedError([finding("national.id-wrong", "--name", name)])
    taken = [each for each in (name, f"{name}-report") if (out / each).exists()]
    if name in shelf.ids or taken:
        raise InputRefusedError([finding("national.id-taken", "--name", name, folder=str(out))])

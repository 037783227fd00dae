# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national population``."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from trede.cli.national.running import progress_on, require_national, say, year_of
from trede.cli.options import Force, LanguageOption


def population(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the tables go.", file_okay=False)],
    rows: Annotated[int, typer.Option(help="How many employments.", min=1)] = 1_000_000,
    seed: Annotated[
        str, typer.Option(help="Hexadecimal; the same seed gives the same tables.")
    ] = "7265646500",
    year: Annotated[int, typer.Option(help="The reference year.", min=1950, max=2150)] = 2024,
    force: Force = False,
    language: LanguageOption = "nl",
) -> None:
    """Make up a labour market of any size, for trials. Nobody in it is real."""
    require_national()
    from trede.cli.writing import check_folder_free, write_folder
    from trede.national.population import FILES, write_population

    number, period = _seed(seed), year_of(year)
    assert period is not None  # noqa: S101 - a year was given
    check_folder_free(folder, FILES, [], force=force)
    with progress_on(language) as progress:
        write_folder(
            folder, lambda beside: write_population(beside, rows, number, period, progress), force=force
        )
    say(language, "Verzonnen dienstverbanden in {}: {}", "Made-up employments in {}: {}", folder, rows)


def _seed(text: str) -> int:
    try:
        return abs(int(text, 16))
    except ValueError:
        raise typer.BadParameter(
            _("'{text}' is not hexadecimal.").format(text=text), param_hint="--seed"
        ) from None

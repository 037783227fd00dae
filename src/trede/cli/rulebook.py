# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede scheme``: the editions, what they say, and checking one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from trede.cli.options import EditionsFolder, LanguageOption

rulebook = typer.Typer(no_args_is_help=True, help="The rulebook: list, show or check editions.")


@rulebook.command("list")
def list_editions(editions: EditionsFolder = None, language: LanguageOption = "nl") -> None:
    """Which editions there are and from when each is in force; of one of your own also when it is used."""
    from trede.reports.terminal.rulebook import own_words
    from trede.reports.wording import wording
    from trede.scheme import open_shelf

    say = wording(language).say
    for edition in open_shelf(editions).editions():
        told = own_words(edition, language) or say(f"basis.{edition.basis}")
        print(f"{edition.id}\t{edition.in_force}\t{told}")


@rulebook.command()
def show(
    edition: Annotated[str, typer.Argument(metavar="EDITION", help="Such as pso-1.7.")],
    language: LanguageOption = "nl",
    editions: EditionsFolder = None,
) -> None:
    """Print an edition: what is published, what was inferred and what is assumed."""
    from trede.cli.output import look_of
    from trede.reports.terminal.rulebook import rulebook_text
    from trede.scheme import open_shelf

    print(rulebook_text(open_shelf(editions).load(edition), language, look_of(sys.stdout)), end="")


@rulebook.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder of an edition.")],
    language: LanguageOption = "nl",
) -> None:
    """Check an edition of your own; every mistake with its file and key."""
    from trede.cli.output import tell_findings
    from trede.kernel.findings import errors
    from trede.scheme import check_folder

    found = check_folder(path)
    if found:
        tell_findings(found, language)
    if errors(found):
        raise typer.Exit(2)
    print({"nl": "{}: geen fouten.", "en": "{}: no errors."}[language].format(path))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede appoint``: a certifying body, or the owner of the scheme, in an office."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from trede.cli.office import DataFolder, NewAdministrator, OrganisationName, ask_for_the_extra
from trede.cli.options import LanguageOption

What = Literal["certifier", "scheme"]


def appoint(
    what: Annotated[
        What,
        typer.Argument(
            metavar="certifier|scheme",
            help="A certifying body, or the owner of the scheme.",
            show_default=False,
        ),
    ],
    kvk: Annotated[str, typer.Argument(metavar="KVK-NR", help="Of the organisation.", show_default=False)],
    to: NewAdministrator,
    name: OrganisationName,
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Register a certifying body, or the one owner of the scheme; its administrator gets a letter."""
    ask_for_the_extra()
    from trede.office.server.ready import ready_office
    from trede.office.server.words import words

    ready_office(data)
    from trede.office.accounts import actions
    from trede.office.accounts.rules.kinds import Kind
    from trede.office.journal.rules import System

    by, on = System("operator"), datetime.now(UTC)
    made = actions.appoint(by=by, on=on, kind=Kind(what), kvk=kvk, name=name, email=to)
    print(words(language).appointed[what].format(name=made.name, kvk=made.kvk, to=to))

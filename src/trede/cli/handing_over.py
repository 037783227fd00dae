# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede hand-over``: a KvK number goes to the organisation that it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from trede.cli.office import DataFolder, NewAdministrator, OrganisationName, ask_for_the_extra
from trede.cli.options import LanguageOption


def hand_over(
    kvk: Annotated[
        str,
        typer.Argument(
            metavar="KVK-NR", help="The number that somebody else registered.", show_default=False
        ),
    ],
    to: NewAdministrator,
    name: OrganisationName,
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Give a KvK number to the organisation that it belongs to, when another registered it; both get a letter."""
    ask_for_the_extra()
    from trede.office.server.ready import ready_office
    from trede.office.server.words import words

    ready_office(data)
    from trede.office.accounts.actions import hand_over_kvk
    from trede.office.journal.rules import System

    done = hand_over_kvk(by=System("operator"), on=datetime.now(UTC), kvk=kvk, email=to, name=name)
    text = words(language).handed_over
    print(text.format(kvk=done.now.kvk, before=done.before, now=done.now.name, to=to))

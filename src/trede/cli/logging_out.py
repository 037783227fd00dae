# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede log-out``: somebody is logged out everywhere, such as when a laptop was stolen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from trede.cli.office import DataFolder, ask_for_the_extra
from trede.cli.options import LanguageOption


def log_out(
    address: Annotated[
        str, typer.Argument(metavar="ADDRESS", help="The address of their account.", show_default=False)
    ],
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Log somebody out everywhere, at once; their account and roles stay."""
    ask_for_the_extra()
    from trede.office.server.ready import ready_office
    from trede.office.server.words import words

    ready_office(data)
    from trede.office.accounts.actions import log_out as end_sessions
    from trede.office.journal.rules import System

    ended = end_sessions(by=System("operator"), on=datetime.now(UTC), email=address)
    print(words(language).logged_out.format(address=address, ended=ended))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede signing-key``: a new key to sign the log or certificates with."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from trede.cli.office import DataFolder, ask_for_the_extra
from trede.cli.options import LanguageOption

Which = Literal["log", "issuer"]


def signing_key(
    which: Annotated[
        Which, typer.Argument(metavar="log|issuer", help="Of the public log, or of certificates.")
    ],
    data: DataFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Make a new key to sign with, also while the office runs, and print its public half. Older ones can be checked."""
    ask_for_the_extra()
    if data:
        os.environ["TREDE_DATA"] = str(data.absolute())
    from trede.office.server.signing.rotating import rotate_here

    print(rotate_here(which, on=datetime.now(UTC)))

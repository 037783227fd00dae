# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede start`` and ``trede doctor``: the web application, when its extra is installed."""

from __future__ import annotations

import gc
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import typer

from trede.cli.options import LanguageOption
from trede.errors import InputRefusedError
from trede.kernel.findings import finding

DataFolder = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Where everything is kept; made when it is not there."),
]
NewAdministrator = Annotated[
    str,
    typer.Option(
        "--to", metavar="ADDRESS", help="Of the account that becomes administrator.", show_default=False
    ),
]
OrganisationName = Annotated[
    str,
    typer.Option("--name", metavar="NAME", help="Of the organisation that it is.", show_default=False),
]


def start(
    data: DataFolder = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Without it, one that is free.")] = None,
    demo: Annotated[bool, typer.Option("--demo", help="With invented organisations to try it with.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the browser, when there is one.")] = True,
    only: Annotated[
        Literal["web", "work"] | None,
        typer.Option(help="Of an office of several machines: its pages, or what is done beside them."),
    ] = None,
) -> None:
    """Run the web application on this computer, until Ctrl-C."""
    ask_for_the_extra()
    gc.enable()  # the other commands are short and do without; this one runs for months
    from trede.office.server.start import Only, Order
    from trede.office.server.start import start as start_office

    start_office(Order(data, port, demo, browser, Only(only) if only else None))


def doctor(
    data: DataFolder = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="What you kept elsewhere of the journal; whether it still fits.",
        ),
    ] = None,
    deep: Annotated[
        bool,
        typer.Option(
            "--deep", help="Verify every certificate, its state and its row in the register again too."
        ),
    ] = False,
    language: LanguageOption = "nl",
) -> None:
    """Tell what is wrong with the web application here; exit status 1 when something is."""
    ask_for_the_extra()
    from trede.cli.output import tell_findings
    from trede.office.server.doctor import checkup

    if data:
        os.environ["TREDE_DATA"] = str(data.absolute())
    wrong = checkup(print, language, checkpoint, deep=deep)
    if wrong:
        sys.stdout.flush()
        tell_findings(wrong, language)
        raise typer.Exit(1)


def ask_for_the_extra() -> None:
    """Raises InputRefusedError when the office is not installed."""
    if find_spec("django") is None or find_spec("pydantic_settings") is None:
        raise InputRefusedError([finding("extra.missing", "", "office")])

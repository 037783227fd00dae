# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Language = Literal["nl", "en"]

MeasurementFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="JSON, xlsx, ods, a CSV file or a folder of CSV files.", exists=True),
]
LanguageOption = Annotated[
    Language,
    typer.Option("--language", envvar="TREDE_LANGUAGE", help="Language of the result: nl or en."),
]
EditionsFolder = Annotated[
    Path | None,
    typer.Option(
        "--editions",
        "--editions-from",
        metavar="DIR",
        help="A folder with editions of your own, one folder each.",
        exists=True,
        file_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Language = Literal["nl", "en"]
TableFormat = Literal["csv", "json", "xlsx"]

FILE_HELP = "JSON, xlsx, ods, a CSV file or a folder of CSV files."

MeasurementFile = Annotated[Path, typer.Argument(metavar="FILE", help=FILE_HELP, show_default=False)]
MeasurementFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help=FILE_HELP + " With several: a table, a line for each.", show_default=False
    ),
]
LanguageOption = Annotated[
    Language,
    typer.Option(
        "--language",
        envvar="TREDE_LANGUAGE",
        show_envvar=False,
        help="Language of the result: nl or en. Otherwise that of TREDE_LANGUAGE.",
    ),
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
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="MAPPING.toml",
        help="What your columns and words mean, as written by measure --write-mapping.",
        exists=True,
        dir_okay=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Handbook = Annotated[
    str | None,
    typer.Option(
        "--edition",
        metavar="ID",
        help="The handbook, such as pso-1.7. Without it the application date decides.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write over a file that is there already; never over the input.")
]
Everything = Annotated[
    bool, typer.Option("--all", help="Show every finding, however many there are of one kind.")
]

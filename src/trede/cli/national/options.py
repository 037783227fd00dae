# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Arguments and options that the national commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

EngineName = Literal["polars", "duckdb", "spark"]

Rows = Annotated[
    Path, typer.Argument(metavar="IN.parquet", help="Employments: a Parquet file or a folder.", exists=True)
]
Year = Annotated[
    int | None,
    typer.Option(
        help="Calendar year to measure; without it the year that the file itself says.", min=1950, max=2150
    ),
]
Organisations = Annotated[
    Path | None, typer.Option(help="Parquet with declared total fte and sectors.", exists=True)
]
Orders = Annotated[
    Path | None, typer.Option(help="Parquet with orders at certified or SW suppliers.", exists=True)
]
EngineOption = Annotated[EngineName, typer.Option(help="What adds up: polars, duckdb or spark.")]
Master = Annotated[str, typer.Option(help="Where Spark runs, such as spark://host:7077.")]
Outside = Annotated[
    bool,
    typer.Option(help="Count people in a position that a handbook does not know as staff outside the group."),
]

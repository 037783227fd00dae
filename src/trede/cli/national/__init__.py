# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national``: every employer at once. Asks for the extra ``trede[national]``."""

from __future__ import annotations

import typer

from trede.cli.national.convert import convert
from trede.cli.national.measure import measure
from trede.cli.national.norms import norms
from trede.cli.national.population import population
from trede.cli.national.what_if import what_if

national = typer.Typer(no_args_is_help=True, help="Every employer at once. Asks for the extra: national.")
for name, command in (
    ("measure", measure),
    ("convert", convert),
    ("population", population),
    ("norms", norms),
    ("what-if", what_if),
):
    national.command(name)(command)

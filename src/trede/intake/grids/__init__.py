# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for spreadsheets: an untrusted .xlsx, .ods or .csv file, or a folder of CSV files, to grids.

``read_grids`` opens the file once and hands it to a child process with little memory and little time, which
looks into the archive before anything unpacks it, reads it, and answers with plain cells. Whatever happens
to that child, the caller gets all grids or an ``InputRefusedError``, never a part.
"""

from __future__ import annotations

from trede.intake.grids.folder import read_grids, read_grids_in
from trede.intake.grids.grid import Area, Cell, Grid, Layout, Span, Spot, column_letter, column_number
from trede.intake.grids.limits import Limits
from trede.intake.grids.structure import structure_findings

__all__ = [
    "Area",
    "Cell",
    "Grid",
    "Layout",
    "Limits",
    "Span",
    "Spot",
    "column_letter",
    "column_number",
    "read_grids",
    "read_grids_in",
    "structure_findings",
]

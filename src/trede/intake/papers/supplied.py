# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invoices by themselves: all of them, for who knows which suppliers count, with what a list beside them says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.papers.invoices import Invoice, invoices_of
from trede.intake.papers.lists import listed
from trede.intake.privacy import plain_text
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.grids import Grid


@dataclass(frozen=True, slots=True)
class Supplied:
    """``suppliers`` is by KvK number what a list says of a supplier, as text by the key of the field."""

    invoices: tuple[Invoice, ...]
    suppliers: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...]


def supplied(grids: Iterable[Grid]) -> Supplied:
    """Every invoice once, less what was credited, the oldest first; an error when there is none."""
    sheets = tuple(grids)
    read = invoices_of(grid for grid in sheets if grid.layout.paper == "invoices")
    lists = [found for grid in sheets if (found := listed(grid, None)) and found.part == "purchases"]
    suppliers = {
        kvk: {key: plain_text(cell) for key, cell in line.items() if cell is not None}
        for each in lists
        for kvk, line in each.lines.items()
    }
    told = [*read.findings, *(found for each in lists for found in each.findings)]
    if not any(grid.layout.paper == "invoices" for grid in sheets):
        told = [finding("invoices.none", "")]
    return Supplied(tuple(read.invoices), suppliers, tuple(told))

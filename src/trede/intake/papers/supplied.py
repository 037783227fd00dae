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

    from trede.intake.grids import Cell, Grid


@dataclass(frozen=True, slots=True)
class Supplied:
    """``suppliers`` is by KvK number what a list says of a supplier, as text by the key of the field."""

    invoices: tuple[Invoice, ...]
    suppliers: Mapping[str, Mapping[str, str]]
    findings: tuple[Finding, ...]


def supplied(grids: Iterable[Grid]) -> Supplied:
    """Every invoice once, less what was credited, the oldest first; an error when there is none."""
    sheets = tuple(grids)
    papers = [grid for grid in sheets if grid.layout.paper == "invoices"]
    read = invoices_of(papers)
    lists = [
        found for found in (listed(grid, None) for grid in sheets) if found and found.part == "purchases"
    ]
    suppliers = {kvk: _texts(line) for each in lists for kvk, line in each.lines.items()}
    if not papers:
        return Supplied((), suppliers, (finding("invoices.none", ""),))
    told = (*read.findings, *(found for each in lists for found in each.findings))
    return Supplied(tuple(read.invoices), suppliers, told)


def _texts(line: Mapping[str, Cell]) -> dict[str, str]:
    return {key: plain_text(cell) for key, cell in line.items() if cell is not None}

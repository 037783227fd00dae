# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invoices and audit files that pass by, as a document: what may become orders, and what there is to say."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.intake.watching import Watch

MOST_INVOICES = 100_000


@dataclass(frozen=True, slots=True)
class Billed:
    """One invoice; ``day`` as 2025-12-31, ``amount`` in euro with a point."""

    order: str
    supplier: str
    kvk: str
    day: str
    amount: str


def invoices_document(name: str, data: bytes, watch: Watch) -> dict[str, Any]:
    """``invoices``, ``suppliers`` (what a list beside them says, by KvK number) and ``findings``.

    Raises InputRefusedError for a file that cannot be opened.
    """
    from trede.intake.grids import read_grids_in
    from trede.intake.papers import supplied

    watch("open", 0, 0)
    found = supplied(read_grids_in(data, name, watch=watch))
    billed = (
        Billed(each.order, each.supplier, each.kvk, each.day.isoformat(), str(each.amount))
        for each in found.invoices[:MOST_INVOICES]
    )
    return {
        "invoices": [asdict(each) for each in billed],
        "suppliers": {kvk: dict(line) for kvk, line in found.suppliers.items()},
        "findings": [asdict(each) for each in found.findings],
    }


def read_invoices(document: Mapping[str, Any]) -> tuple[Billed, ...]:
    """Invoices as they were written."""
    return tuple(Billed(**each) for each in document.get("invoices", ()))

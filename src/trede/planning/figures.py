# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a supplier in a changes or costs file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.planning.changes import Figures
from trede.scheme.toml_values import FIGURE, PERCENT, number

if TYPE_CHECKING:
    from trede.scheme.tables import Table

FIGURE_KEYS = ("supplier_turnover", "supplier_fte", "supplier_direct_share")


def figures(table: Table) -> Figures | None:
    """All three figures of the supplier, or none of them."""
    if not any(key in table.data for key in FIGURE_KEYS):
        return None
    turnover, fte, share = FIGURE_KEYS
    return Figures(number(table, turnover, FIGURE), number(table, fte, FIGURE), number(table, share, PERCENT))

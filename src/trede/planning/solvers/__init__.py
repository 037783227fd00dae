# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Solvers: the only place that knows OR-Tools, and only when it is there (extra ``plan``)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.planning.solve import Solver


def installed() -> Solver | None:
    """The solver, when its library is installed; it is loaded only when it is used."""
    if find_spec("ortools") is None:
        return None
    from trede.planning.solvers.cp_sat import solve_row

    return solve_row

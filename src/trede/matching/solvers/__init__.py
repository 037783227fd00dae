# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Solvers: the only place that knows OR-Tools, and only when it is there (extra ``plan``)."""

from __future__ import annotations

from importlib.util import find_spec

from trede.matching.arcs import Solvers


def installed() -> Solvers | None:
    """The solvers, when their library is installed; it is loaded only when they are used."""
    if find_spec("ortools") is None:
        return None
    from trede.matching.solvers.bounding import bounded
    from trede.matching.solvers.cp_sat import paired
    from trede.matching.solvers.flow import spread
    from trede.matching.solvers.trading import traded

    return Solvers(spread, traded, bounded, paired)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a check of the doctor is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trede.kernel.findings import Finding
    from trede.office.server.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at. ``name`` is that of its sentence in ``terminal.toml``.

    ``look`` gives what is wrong, each with what to do; nothing when all is well. A check that ``reads_tables`` is left
    out as long as there is no database, or the database itself is not well.
    """

    name: str
    look: Callable[[Configuration], Sequence[Finding]]
    reads_tables: bool = False

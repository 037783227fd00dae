# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of a column: a checksum of its header, so that no word of the file is kept.

A sheet without headers has a person in its first row; that name must not end up in the database.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from trede.intake.header_rows import HIGHEST_HEADER_ROW
from trede.intake.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from trede.intake.grids import Grid


def header_sha256(organisation: UUID | str, header: str) -> str:
    """SHA-256 over the organisation and the header in the form headers are compared in."""
    return hashlib.sha256(f"{organisation}\n{normal(header)}".encode()).hexdigest()


def recalled(
    organisation: UUID | str, grids: Iterable[Grid], memory: Mapping[str, str]
) -> dict[str, str | None]:
    """For the headers of this file that are remembered: header to the key of its field, None for "do not read".

    A header that only this organisation knows makes the row it stands in a row of headers, so all are looked at.
    """
    cells = (
        {cell for grid in grids for row in grid.rows[:HIGHEST_HEADER_ROW] for cell in row} if memory else ()
    )
    headers = [cell for cell in cells if isinstance(cell, str) and normal(cell)]
    known = {header: memory.get(header_sha256(organisation, header)) for header in headers}
    return {header: field or None for header, field in known.items() if field is not None}

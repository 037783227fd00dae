# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small organisation fills in its rows on a page: the same format, so the same path."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.json_door import read_document
from trede.intake.reading import Reading
from trede.scoring.canonical import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Filled = str | int | Decimal | date | None


def read_by_hand(
    head: Mapping[str, object], rows: Sequence[Mapping[str, Filled]], total_fte: Decimal | None = None
) -> Reading:
    """The measurement in the values of a form; keys and places are those of ``trede/measurement/1``.

    ``head`` holds organisation and reference year in that format. A row in which nothing was filled in is left
    out; findings count the rows that stay.
    """
    filled = [_written(row) for row in rows]
    document: dict[str, object] = {
        **head,
        "format": FORMAT,
        "employments": [row for row in filled if row],
        "total_fte": None if total_fte is None else str(total_fte),
    }
    return Reading(*read_document(document))


def _written(row: Mapping[str, Filled]) -> dict[str, object]:
    return {key: _text(value) for key, value in row.items() if value not in (None, "")}


def _text(value: Filled) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value

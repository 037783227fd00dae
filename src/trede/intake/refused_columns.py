# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that may not be read at all, whatever anybody says of them: citizen service numbers and personal data."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal

from trede.intake.headers import doubtful, never_read
from trede.intake.privacy import bsns_in, figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.intake.grids import Cell
    from trede.intake.headers import Meaning

Refused = Literal["bsn", "bsn-doubt", "personal"]

_SAMPLED_ROWS = 50


def refusal(header: Cell, values: Sequence[Cell], found: Meaning | None) -> Refused | None:
    """Why a column may not be read at all.

    Numbers that may be citizen service numbers are read when its user says what they are.
    """
    said = never_read(header) if isinstance(header, str) else None
    if said == "bsn":
        return "bsn"
    seems = _numbers(header, values, found)
    if seems:
        return seems
    return "personal" if said or (doubtful(header) and _names(values)) else None


def _numbers(header: Cell, values: Sequence[Cell], found: Meaning | None) -> Refused | None:
    """Whether the values are such numbers, or may be and nobody said otherwise."""
    field = found.field if found else None
    seems = None if figures(header, field) else bsns_in(values, field)
    if seems == "certain":
        return "bsn"
    given = found is not None and found.how == "given"
    return "bsn-doubt" if seems == "likely" and not given else None


def _names(values: Sequence[Cell]) -> bool:
    """Whether most of the values have no digit in them."""
    filled = [str(value) for value in islice((each for each in values if each is not None), _SAMPLED_ROWS)]
    return 2 * sum(not any(sign.isdigit() for sign in text) for text in filled) > len(filled)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Classes of size by fte, as statistics of firms are usually broken down; the name of a class is what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

SIZE_CLASSES = (
    (0, "0-2"),
    (2, "2-5"),
    (5, "5-10"),
    (10, "10-20"),
    (20, "20-50"),
    (50, "50-100"),
    (100, "100+"),
)
"""The least fte of each, and its name."""


def size_class(fte: Fraction) -> str:
    """The class of an organisation of this size."""
    return next(name for least, name in reversed(SIZE_CLASSES) if fte >= least)

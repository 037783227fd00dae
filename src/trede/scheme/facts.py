# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One value of the scheme, with the ground on which we know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, get_args

if TYPE_CHECKING:
    from datetime import date

Basis = Literal["published", "secondary", "inferred", "assumed"]
BASES: tuple[str, ...] = get_args(Basis)
UNCERTAIN = frozenset({"inferred", "assumed"})

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """One value of the scheme, the rule it belongs to, on what ground we know it, and since when it holds."""

    id: str
    value: Value
    basis: Basis
    source: str
    valid_from: date

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables that the room reads: their columns, units and limits, and the numbers that stand for codes.

The data is in ``columns.toml`` and ``codes.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

TableName = Literal["employments", "organisations", "orders", "survey"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of whole numbers: limits included, ``bits`` of the narrowest signed type that holds it."""

    name: str
    bits: int
    low: int
    high: int
    unit: str
    en: str
    empty: bool = False
    optional: bool = False

    @property
    def is_day(self) -> bool:
        return self.unit == "day"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns by name."""

    name: str
    en: str
    columns: Mapping[str, Column]

    def required(self) -> frozenset[str]:
        return frozenset(name for name, column in self.columns.items() if not column.optional)


@dataclass(frozen=True, slots=True)
class Codes:
    """Numbers by code, for starting positions and contract types."""

    positions: Mapping[str, int]
    contracts: Mapping[str, int]


@cache
def table(name: TableName) -> Table:
    """The columns of a table; the highest number of a code is the last one given out."""
    entry = _read("columns.toml")[name]
    columns = {key: Column(key, **_with_codes(key, column)) for key, column in entry["columns"].items()}
    return Table(name, entry["en"], columns)


def of_edition(name: str, edition: str) -> str:
    """The column of an outcome under one edition: ``level_pso_1_7``. SQL reads it as it stands, without quotes."""
    return f"{name}_{edition.replace('.', '_').replace('-', '_')}"


@cache
def codes() -> Codes:
    """The numbers of ``codes.toml``."""
    return Codes(**_read("codes.toml"))


def _with_codes(name: str, column: dict[str, Any]) -> dict[str, Any]:
    if column["unit"] != "code" or name == "sector":
        return column
    numbers = codes().positions if name == "position" else codes().contracts
    return column | {"high": max(numbers.values())}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("trede.national") / name).read_text(encoding="utf-8"))

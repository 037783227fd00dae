# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yearly contribution to the scheme, from a dated scale; shown before an employer signs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount a year, in whole euro, with the day since when its scale holds and where that was read."""

    euro: int
    since: date
    basis: str
    source: str


@cache
def _scales() -> list[dict[str, Any]]:
    text = files("trede.office.audit").joinpath("rules", "fees.toml").read_text(encoding="utf-8")
    scales: list[dict[str, Any]] = tomllib.loads(text)["scales"]
    return sorted(scales, key=lambda scale: scale["from"], reverse=True)


def yearly_fee(total_fte: Fraction, on: date) -> Fee | None:
    """That of the newest scale that holds on this day; None before the first scale, or below its smallest size."""
    for scale in _scales():
        if scale["from"] <= on:
            reached = [euro for least, euro in scale["euro"].items() if total_fte >= int(least)]
            return Fee(max(reached), scale["from"], scale["basis"], scale["source"]) if reached else None
    return None

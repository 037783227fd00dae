# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A row of the speed table, and the clock that fills it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTHS = (66, 12, 12, 6)


@dataclass(frozen=True, slots=True)
class Result:
    """One line: the work, what was measured, and the most it may be (None: shown for comparison)."""

    work: str
    measured: float
    unit: str
    goal: float | None = None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "yes" if self.measured <= self.goal else "NO"


def cells(*texts: str) -> str:
    first, *rest = (f"{text:{width}}" for text, width in zip(texts, WIDTHS, strict=True))
    return "  ".join([first, *rest]).rstrip()


HEADER = cells("work", "measured", "goal", "met")


def line(result: Result) -> str:
    goal = "" if result.goal is None else f"{result.goal:g} {result.unit}"
    return cells(result.work, f"{result.measured:.4g} {result.unit}", goal, result.verdict)


def seconds(work: Callable[[], object], times: int) -> float:
    """Median of so many runs, in seconds, after one run to warm up."""
    work()
    return median(once(work) for _ in range(times))


def once(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start

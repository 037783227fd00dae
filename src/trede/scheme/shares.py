# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the norms of an edition: anchors by size, and levels derived from them."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import NotANumberError, TooPreciseError, decimal, hundredths, ratio, scaled_text
from trede.scheme.norms import LogNormalMedian, Norms
from trede.scheme.tables import expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from trede.scheme.facts import Fact
    from trede.scheme.tables import Table

LARGEST_NORM = 1000  # tenths of a percent


def read_norms(file: Table) -> Norms:
    """The table of norms in ``norms.toml``."""
    levels = tuple(str(level) for level in file.get("levels", list, []))
    anchors = _anchors(file.table("anchors"), levels)
    derived = file.optional("derived")
    norms = Norms(
        table=file.fact("norms.table", "table"),
        levels=levels,
        anchors=anchors,
        derived=_derived(derived, levels) if derived else {},
        shares=_shares(file.table("shares")),
    )
    file.close()
    return norms


def _shares(table: Table) -> Mapping[str, Fact[Fraction]]:
    """For each level the best part that it is meant for, between 0 and 1."""
    return {level: _share(f"norms.shares.{level}", table.table(level)) for level in table.data}


def _share(rule: str, table: Table) -> Fact[Fraction]:
    share = table.parsed("best", ratio, Fraction(1, 2))
    if not 0 < share < 1:
        table.report("scheme.out-of-range", "best", table.data["best"], least=0, most=1)
    fact = table.fact(rule, share)
    table.close()
    return fact


def _anchors(table: Table, levels: tuple[str, ...]) -> Mapping[int, tuple[int, ...]]:
    sizes = [key for key in table.data if key.isascii() and key.isdigit() and int(key) > 0]
    for key in table.data:
        if key not in sizes:
            table.report("scheme.norm-size-wrong", key, key)
    if len(sizes) < 2 or sizes != sorted(sizes, key=int):
        table.report("scheme.norm-size-wrong", "", ", ".join(sizes))
    return {int(size): _row(table, size, levels) for size in sizes} or {1: (1,) * len(levels)}


def _row(table: Table, size: str, levels: tuple[str, ...]) -> tuple[int, ...]:
    row = table.get(size, list, [])
    tenths = [_tenths(share) for share in row]
    if len(row) != len(levels) or any(not 0 < share <= LARGEST_NORM for share in tenths):
        table.report("scheme.norm-row-wrong", size, row, levels=", ".join(levels))
        return tuple(range(1, len(levels) + 1))
    return tuple(tenths)


def _tenths(share: object) -> int:
    """Tenths of a percent; 0, which no norm can be, for what is not a number with at most one decimal."""
    try:
        whole, rest = divmod(hundredths(share), 10) if isinstance(share, str) else (0, 1)
    except (NotANumberError, TooPreciseError):
        return 0
    return 0 if rest else whole


def _derived(table: Table, levels: tuple[str, ...]) -> Mapping[str, LogNormalMedian]:
    return {level: _median(f"norms.{level}", table.table(level), levels) for level in table.data}


def _median(rule: str, table: Table, levels: tuple[str, ...]) -> LogNormalMedian:
    method = table.choice("method", ("lognormal-median",))
    found, otherwise = _quantiles(table.table("quantiles"), levels), table.optional("otherwise")
    others = _quantiles(otherwise, [each for each in levels if each in otherwise.data]) if otherwise else {}
    if min(len(set(each.values())) for each in (found, {**found, **others})) < 2:
        table.report("scheme.value-wrong", "quantiles", method, **expected("quantiles"))
        found, others = {level: decimal(place) for place, level in enumerate((*levels, "", ""))}, {}
    median = LogNormalMedian(table.fact(rule, method), found, others)
    table.close()
    return median


def _quantiles(table: Table, levels: Iterable[str]) -> dict[str, Decimal]:
    found = {level: _quantile(table.table(level)) for level in levels}
    table.close()
    return found


def _quantile(table: Table) -> Decimal:
    """``normal`` is what is computed with; ``share`` says to the reader which quantile it is."""
    table.parsed("share", decimal, decimal(0))
    normal = table.parsed("normal", decimal, decimal(0))
    table.close()
    return normal


def check_order(norms: Norms, levels: tuple[str, ...], file: Table) -> None:
    """At every size a higher level asks more; a norm that rises with size is worth a look."""
    previous: Mapping[str, int] = {}
    for size in range(norms.smallest, norms.largest + 1):
        at = norms.at(size)
        asked = [at[level] for level in levels]
        if any(low >= high for low, high in itertools.pairwise(asked)):
            shown = ", ".join(f"{level} {scaled_text(at[level], 1)}" for level in levels)
            file.report("scheme.norms-not-rising", "anchors", size, norms=shown)
        if any(at[level] > before for level, before in previous.items()):
            file.report("scheme.norm-rises-with-size", "anchors", size)
        previous = {level: at[level] for level in norms.levels}

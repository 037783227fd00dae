# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that stand more than once, and people with more than one full-time job: what is likely wrong with a list."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import Period, as_date
from trede.kernel.values import fixed
from trede.scoring.canonical import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trede.scoring.measurement import Employment, Measurement

    Contract = tuple[int, int, int, str, str | None]

# How often the rows of a list stand when it was exported by period.
_PERIODS = {12: "months", 13: "months", 52: "months", 53: "months", 4: "quarters"}
_FEW = 3


def repeats(measurement: Measurement) -> Iterator[Finding]:
    """One finding for all rows that stand more than once; else who has more than one full-time job, and why."""
    contracts = _together(measurement.employments)
    again = _again(contracts)
    if again:
        yield _repeated(again, measurement)
    year = measurement.reference_year
    for who, rows in contracts.items():
        if who not in again:
            yield from _over_one_fte(rows, year)


def _together(employments: Iterable[Employment]) -> dict[str, list[Employment]]:
    """The contracts of everybody who could be over one fte: several contracts, or more than full time."""
    first: dict[str, Employment] = {}
    found: dict[str, list[Employment]] = {}
    for employment in employments:
        who = _somebody(employment.ref)
        earlier = first.setdefault(who, employment)
        if earlier is not employment:
            found.setdefault(who, [earlier]).append(employment)
        elif employment.hours > employment.fulltime_hours:
            found[who] = [employment]
    return found


def _somebody(ref: str) -> str:
    """What a reference is without what programs change about it: zeros in front, capitals, blanks."""
    return ref if ref.isdigit() and ref[0] != "0" else ref.replace(" ", "").casefold().lstrip("0")


def _again(contracts: dict[str, list[Employment]]) -> dict[str, Counter[Contract]]:
    """How often each contract of a person stands in the list, for those with one that stands more than once."""
    found: dict[str, Counter[Contract]] = {}
    for ref, rows in contracts.items():
        times = Counter((row.first_day, row.last_day, row.hours, row.contract, row.sw_order) for row in rows)
        if max(times.values()) == 1:  # a row for each month may have the hours of that month
            times = Counter((row.first_day, row.last_day, 0, row.contract, row.sw_order) for row in rows)
            if max(times.values()) < min(_PERIODS):
                continue
        found[ref] = times
    return found


def _repeated(again: dict[str, Counter[Contract]], measurement: Measurement) -> Finding:
    """What the list looks like: by how often most of the rows stand in it."""
    times = Counter(count for each in again.values() for count in each.values() if count > 1)
    usual = times.most_common(1)[0][0]
    kind = _PERIODS.get(usual, "copied") if len(again) >= _FEW or usual >= min(_PERIODS) else "copied"
    rows = sum(count * often for count, often in times.items())
    extra = rows - sum(times.values())
    place = next(row for row in measurement.employments if _somebody(row.ref) in again)
    shown = {"people": len(again), "times": usual, "extra": extra}
    return finding(f"employment.repeated-{kind}", f"employments[{place.index}].ref", place.ref, **shown)


def _over_one_fte(rows: Sequence[Employment], year: Period) -> Iterator[Finding]:
    fte = sum((_fte_in(row, year) for row in rows), Fraction(0))
    place, ref = f"employments[{rows[0].index}].ref", rows[0].ref
    shared = _shared_days(rows, year)
    if fte <= 1 and (shared is None or shared.days > 1):
        return
    if shared is None:
        yield finding("employment.over-one-fte", place, ref, fte=fixed(fte, 2))
        return
    first, last = as_date(shared.first), as_date(shared.last)
    shown = {"first_nl": f"{first:%d-%m-%Y}", "last_nl": f"{last:%d-%m-%Y}"}
    shown |= {"first_en": iso(shared.first), "last_en": iso(shared.last)}
    code = "employment.overlap-day" if shared.days == 1 else "employment.overlap"
    yield finding(code, place, ref, fte=fixed(fte, 2), days=shared.days, **shown)


def _shared_days(rows: Sequence[Employment], year: Period) -> Period | None:
    """The days that the contracts of somebody share, when they follow each other but for some weeks.

    None when each alone could be more than a full-time job, or when they run beside each other.
    """
    in_order = sorted(rows, key=lambda row: (row.first_day, row.last_day))
    for earlier, later in pairwise(in_order):
        shared = year.overlap(earlier.period).overlap(later.period)
        if 0 < shared.days <= _LONGEST_OVERLAP and later.last_day > earlier.last_day:
            return shared
    return None


# Longer than a month is no mistake in a date, but two jobs.
_LONGEST_OVERLAP = 31


def _fte_in(employment: Employment, year: Period) -> Fraction:
    days = year.overlap(employment.period).days
    return Fraction(employment.hours * days, employment.fulltime_hours * year.days)

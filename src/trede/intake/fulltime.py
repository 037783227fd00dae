# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The full-time week of each row: from its own column, from hours and factor together, from what the user says.

40 hours is used only where nothing says it, and then it is told with the fte that it gives.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.counting import filled
from trede.kernel.periods import Period
from trede.kernel.values import fixed, half_up, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.intake.columns import Column
    from trede.intake.reader import Reader

_PLACE = "employments"
# A factor is rounded to whole percents at worst, which is a quarter of an hour on a week.
_NEAR = 25
# A week that few rows point at is a mistake in those rows, not a week.
_FEWEST = Fraction(1, 10)
_STEP = 50
# Somebody works full time; with this as the most that anybody works, that may be the week.
# In hundredths of hours. In a list of some people somebody works more than a day a week.
_HOUR, _LONGEST_DAY, _SEVERAL = 100, 900, 4
_LIKELY_WEEKS = range(3200, 4000)


@dataclass(frozen=True, slots=True)
class _Figures:
    """Hours, factor and full-time hours of the rows; figures that cannot be read are None."""

    hours: Column
    factors: Column
    fulltime: Column

    def pair(self, row: int) -> tuple[int, Fraction] | None:
        """Hours and factor of a row that has both."""
        hours, factor = self.hours.values[row], self.factors.values[row]
        there = row not in self.hours.problems and row not in self.factors.problems
        return (hours, factor) if there and factor else None


def fill_fulltime_weeks(columns: Mapping[str, Column], reader: Reader, year: Period) -> None:
    """Fill in the full-time hours of rows that do not say them, and tell where they come from."""
    figures = _Figures(columns["hours"], columns["fte"], columns["fulltime_hours"])
    rows = range(len(figures.hours.values))
    unsaid = [row for row in rows if reader.style.blank(figures.fulltime.cells[row])]
    if reader.fulltime_week:
        for row in unsaid:
            figures.fulltime.values[row] = reader.fulltime_week
        _tell_said(columns, unsaid, reader, year)
        unsaid = []
    weeks = _weeks(figures, unsaid)
    counted = Counter(_derived(figures, unsaid, weeks))
    _tell_disagreement(figures, rows, reader)
    _tell_few_hours(figures, rows, reader)
    if counted:
        shown = {f"weeks_{language}": _shown(counted, language, words) for language, words in _WORDS.items()}
        reader.find("fulltime", "employment.fulltime-derived", _PLACE, **shown, **_fte(columns, rows, year))
    elif any(row not in figures.hours.problems for row in unsaid):
        _tell_assumed(columns, unsaid, reader, year)


_WORDS = {"nl": "{hours} uur ({count:rij|rijen})", "en": "{hours} hours ({count:row|rows})"}


def _weeks(figures: _Figures, rows: Iterable[int]) -> list[int]:
    """The weeks that hours and factors point at, most rows first."""
    pairs = [pair for row in rows if (pair := figures.pair(row))]
    candidates = {_rounded(hours, factor) for hours, factor in pairs}
    candidates |= {hours for hours, factor in pairs if factor == 1}
    field = figures.fulltime.field
    allowed = [week for week in candidates if field.low * 100 <= week <= field.high * 100]
    support = Counter({week: sum(_agrees(*pair, week) for pair in pairs) for week in sorted(allowed)[:_STEP]})
    return [week for week, times in support.most_common() if times and times >= _FEWEST * len(pairs)]


def _rounded(hours: int, factor: Fraction) -> int:
    """The week to half an hour."""
    return _STEP * half_up(*(hours / factor / _STEP).as_integer_ratio())


def _agrees(hours: int, factor: Fraction, week: int) -> bool:
    return abs(hours - factor * week) <= _NEAR


def _derived(figures: _Figures, rows: Iterable[int], weeks: list[int]) -> Iterable[int]:
    """The week that each row gets, of those that hours and factors point at."""
    for row in rows if weeks else ():
        pair = figures.pair(row)
        fits = [week for week in weeks if pair and _agrees(*pair, week)]
        figures.fulltime.values[row] = (fits or weeks)[0]
        yield figures.fulltime.values[row]


def _shown(counted: Counter[int], language: str, words: str) -> str:
    """Each week with how many rows have it, the most usual first."""
    mark = "," if language == "nl" else "."
    shown = {plain(Fraction(week, 100)).replace(".", mark): times for week, times in counted.most_common()}
    return ", ".join(filled(words, {"hours": hours, "count": times}) for hours, times in shown.items())


def _tell_disagreement(figures: _Figures, rows: Iterable[int], reader: Reader) -> None:
    """Rows whose hours and factor do not fit the full-time week: one of the three is wrong."""
    wrong = [
        row
        for row in rows
        if (pair := figures.pair(row))
        and row not in figures.fulltime.problems
        and not _agrees(*pair, figures.fulltime.values[row])
    ]
    if wrong:
        hours, factor = figures.pair(wrong[0]) or (0, Fraction(0))
        shown = {
            "count": len(wrong),
            "hours": plain(Fraction(hours, 100)),
            "percent": plain(factor * 100),
            "week": plain(Fraction(figures.fulltime.values[wrong[0]], 100)),
        }
        reader.find("fulltime", "employment.hours-and-factor", f"{_PLACE}[{wrong[0]}].hours", **shown)


def _tell_few_hours(figures: _Figures, rows: Iterable[int], reader: Reader) -> None:
    """Hours that can hardly be those of a week: of somebody, or of everybody."""
    hours = {row: figures.hours.values[row] for row in rows if row not in figures.hours.problems}
    few = [row for row, worked in hours.items() if worked < _HOUR]
    if few:
        reader.find("hours", "employment.hours-few", f"{_PLACE}[{few[0]}].hours", count=len(few))
    elif len(hours) >= _SEVERAL and max(hours.values()) <= _LONGEST_DAY:
        reader.find("hours", "employment.hours-of-a-day", _PLACE, most=-(-max(hours.values()) // 100))


def _tell_said(columns: Mapping[str, Column], unsaid: Sequence[int], reader: Reader, year: Period) -> None:
    """That the week is used that somebody gave: perhaps long ago, and for another file."""
    if unsaid:
        week = plain(Fraction(reader.fulltime_week or 0, 100))
        told = {
            "count": len(unsaid),
            "week": week,
            **_fte(columns, range(len(columns["hours"].values)), year),
        }
        reader.find("fulltime", "employment.fulltime-said", _PLACE, **told)


def _tell_assumed(columns: Mapping[str, Column], unsaid: list[int], reader: Reader, year: Period) -> None:
    """That 40 is used; and when nobody works that much, what another week would give."""
    hours, problems = columns["hours"].values, columns["hours"].problems
    rows = range(len(hours))
    most = max(hours[row] for row in rows if row not in problems)
    told: dict[str, object] = {"count": len(unsaid), **_fte(columns, rows, year)}
    if most not in _LIKELY_WEEKS or len(unsaid) < len(rows):
        reader.find("fulltime", "employment.fulltime-assumed", _PLACE, **told)
        return
    other = fixed(_total(columns, rows, year, most), 2)
    week = plain(Fraction(most, 100))
    reader.find("fulltime", "employment.fulltime-doubtful", _PLACE, **told, week=week, other=other)


def _fte(columns: Mapping[str, Column], rows: Iterable[int], year: Period) -> dict[str, object]:
    return {"fte": fixed(_total(columns, rows, year, None), 2)}


def _total(columns: Mapping[str, Column], rows: Iterable[int], year: Period, week: int | None) -> Fraction:
    """The fte of all rows that can be read, with this full-time week or with that of each row."""
    needed = [columns[key] for key in ("hours", "fulltime_hours", "first_day", "last_day")]
    sums: Counter[int] = Counter()
    for row in rows:
        if not any(row in column.problems for column in needed):
            hours, full, first, last = (column.values[row] for column in needed)
            sums[week or full] += hours * year.overlap(Period(first, last)).days
    return sum((Fraction(total, full * year.days) for full, total in sums.items()), Fraction(0))

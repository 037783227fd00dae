# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations that stand precisely on a norm: how many get the wrong level, here and with other arithmetic."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from bench.table import Result

from trede.kernel.periods import Period, day_number
from trede.scheme import open_shelf
from trede.scoring import Employment, Measurement, Organisation, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.scheme import Edition

YEAR = Period(day_number(date(2018, 1, 1)), day_number(date(2018, 12, 31)))
LONGEST_WEEK = 6000


def on_the_norm(quick: bool) -> Iterator[Result]:
    """Each organisation has the share that a level asks at its size, no more and no less."""
    many = 100 if quick else 2000
    edition = open_shelf().load("pso-1.6")
    random = Random(20181231)  # noqa: S311 - made-up organisations, the same in each run
    cases = [made(edition, random) for _ in range(many)]
    wrong = sum(score(edition, measurement).level != level for measurement, level, _ in cases)
    yield Result(f"{many:,} organisations on the norm: wrong levels", wrong, "", 0)
    for name, number in (("float", float), ("Decimal", Decimal)):
        missed = sum(not reaches(measurement, norm, number) for measurement, _, norm in cases)
        yield Result(f"  the same, adding quotients of {name}", missed, "")


def made(edition: Edition, random: Random) -> tuple[Measurement, str, int]:
    """An organisation, the level whose norm it meets precisely, and that norm in tenths of a percent.

    One row in the group works a 36-hour week and is 0.0025 fte times a whole number, so that the rest comes out
    in whole hundredths of a 40-hour week.
    """
    size, level = random.randint(5, 105), random.choice(edition.levels)
    norm = edition.norms.at(size)[level]
    group = size * norm * 4
    short = random.randint(1, min(group // 10 - 1, 600))
    rows = [*parts(group - short * 10, 4000, random), (short * 9, 3600)]
    staff = parts(size * (1000 - norm) * 4, 4000, random)
    employments = [row for part in rows for row in split(part, "sw", random)]
    employments += [row for part in staff for row in split(part, None, random)]
    return (
        Measurement(Organisation("Voorbeeld", "69599068"), YEAR, numbered(employments, random)),
        level,
        norm,
    )


def parts(total: int, fulltime: int, random: Random) -> list[tuple[int, int]]:
    """Hours a week of several people that are this many hundredths together."""
    found = []
    while total:
        hours = min(total, random.randint(800, LONGEST_WEEK))
        found.append((hours, fulltime))
        total -= hours
    return found


def split(part: tuple[int, int], position: str | None, random: Random) -> list[Employment]:
    """The whole year in two contracts that adjoin."""
    hours, fulltime = part
    middle = random.randint(YEAR.first, YEAR.last - 1)
    periods = ((YEAR.first, middle), (middle + 1, YEAR.last))
    return [
        Employment(0, "", "regular", hours, fulltime, *days, position=position, indication_until=YEAR.last)
        for days in periods
    ]


def numbered(employments: list[Employment], random: Random) -> tuple[Employment, ...]:
    from dataclasses import replace

    random.shuffle(employments)
    return tuple(replace(each, index=index, ref=f"P{index}") for index, each in enumerate(employments))


def reaches(measurement: Measurement, norm: int, number: Callable[[int], float]) -> bool:
    """How a spreadsheet does it: a quotient for each row, added up, divided."""
    group = total = number(0)
    for row in measurement.employments:
        fte = number(row.hours) * number(row.period.days) / (number(row.fulltime_hours) * number(YEAR.days))
        total += fte
        group += fte if row.position else number(0)
    return group / total * number(1000) >= number(norm)


PARTS = (on_the_norm,)

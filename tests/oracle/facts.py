# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scheme's numbers, written down a second time from its pages, without looking at the editions."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from functools import cache
from statistics import NormalDist

IN_FORCE = {
    "1.5": date(2017, 4, 1),
    "1.6": date(2018, 4, 1),
    "1.7": date(2019, 4, 1),
    "1.9": date(2021, 4, 1),
    "2.1": date(2023, 4, 1),
}
HANDBOOKS = tuple(IN_FORCE)
LEVELS = ("trede-1", "trede-2", "trede-3")


def handbook_on(day: date) -> str:
    """The newest handbook in force on this day; before the first of them, the first."""
    known = [handbook for handbook, since in IN_FORCE.items() if since <= day]
    return known[-1] if known else "1.5"


def from_(handbook: str, first: str) -> bool:
    return HANDBOOKS.index(handbook) >= HANDBOOKS.index(first)


def levels(handbook: str) -> tuple[str, ...]:
    return ("basistrede", *LEVELS) if from_(handbook, "2.1") else LEVELS


ONE = Fraction(1)
SINCE = {
    "nug-social-return": "1.6",
    "statushouder": "1.6",
    "disabled-in-service": "1.7",
    "bbl-bol-3-4": "1.9",
    "temporary-protection": "2.1",
}
AS_PARTICIPATIEWET = ("participatiewet", "nug-social-return", "statushouder", "temporary-protection")
WEIGHTS = {
    "sw": ONE,
    **dict.fromkeys(AS_PARTICIPATIEWET, ONE),
    "participatiewet-lks": ONE,
    "wia": ONE,
    "disabled-in-service": ONE,
    "wajong": ONE,
    "bbl-bol-1": Fraction(1, 2),
    "vso-pro-placement": ONE,
    "bbl-bol-2": Fraction(1, 4),
    "bbl-bol-3-4": Fraction(0),
    "vso-pro": ONE,
    "vso-pro-register": ONE,
    "ww": Fraction(3, 4),
    "wiw-id": ONE,
    "status-lost": ONE,
    "young-disabled": ONE,
    "register-other": ONE,
}
REGISTER = (
    "sw",
    "wajong",
    "participatiewet-lks",
    "vso-pro-register",
    "wiw-id",
    "young-disabled",
    "register-other",
)
CONTRACTS = {
    "regular": ONE,
    "guided-work": ONE,
    "secondment": Fraction(9, 10),
    "placement": Fraction(3, 4),
    "trial": Fraction(1, 2),
    "sw-seconded-out": Fraction(0),
}
OUTSIDE_TOTAL = "sw-seconded-out"
PLACEMENT_YEARS, WW_MONTHS = 3, 6
NOT_FOR_THIRTY_PLUS = ("bbl-bol-1", "bbl-bol-2", "bbl-bol-3-4", "vso-pro-placement")
THIRTY_PLUS, OF_WHICH_REGULAR = Fraction(30, 100), Fraction(6, 100)
SECONDED_MONTHS, SECONDED_HOURS = 6, 2
JOB_HOURS = Fraction("25.5")


def known(position: str, handbook: str) -> bool:
    """Whether the handbook knows this starting position."""
    return from_(handbook, SINCE.get(position, "1.5"))


def positions(handbook: str) -> list[str]:
    return [position for position in WEIGHTS if known(position, handbook)]


def weight(position: str, handbook: str) -> Fraction:
    if position == "vso-pro-placement" and not from_(handbook, "1.7"):
        return Fraction(1, 2)
    return WEIGHTS[position]


def participatiewet_years(handbook: str) -> int:
    return 5 if from_(handbook, "1.7") else 3


ANCHORS = {
    2: "21.4 28.0 33.0",
    5: "12.6 17.0 22.0",
    10: "6.7 9.0 15.5",
    15: "6.2 8.0 13.0",
    20: "5.7 7.3 10.8",
    25: "5.2 6.6 9.8",
    30: "4.7 6.1 8.9",
    35: "4.2 5.6 8.4",
    40: "3.7 5.1 7.9",
    45: "3.4 4.6 7.4",
    50: "3.0 3.7 6.8",
    60: "2.6 3.4 5.7",
    70: "2.3 3.0 5.1",
    80: "2.0 2.6 4.6",
    90: "1.7 2.3 4.2",
    100: "1.5 2.1 3.9",
    105: "1.4 1.9 3.7",
}
TABLE = {size: [Fraction(each) for each in row.split()] for size, row in ANCHORS.items()}
SMALLEST, LARGEST = min(TABLE), max(TABLE)
QUANTILES = [NormalDist().inv_cdf(share) for share in (0.65, 0.75, 0.90)]


def half_up(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


@cache
def norms(size: int, handbook: str) -> dict[str, Fraction]:
    """The share that each level asks at this size, from the lowest up; percents over a hundred."""
    below = max(anchor for anchor in TABLE if anchor <= size)
    above = min(anchor for anchor in TABLE if anchor >= size)
    part = Fraction(size - below, (above - below) or 1)
    lines = [low + (high - low) * part for low, high in zip(TABLE[below], TABLE[above], strict=True)]
    percents = [Fraction(half_up(line * 10), 10) for line in lines]
    shares = dict(zip(LEVELS, (percent / 100 for percent in percents), strict=True))
    if from_(handbook, "2.1"):
        return {"basistrede": basistrede(percents) / 100, **shares}
    return shares


def basistrede(percents: list[Fraction], quantiles: list[float] = QUANTILES) -> Fraction:
    """The median of the log-normal through the three norms (least squares), to one decimal."""
    logs = [math.log(percent) for percent in percents]
    along, up = sum(quantiles) / 3, sum(logs) / 3
    slope = sum((x - along) * (y - up) for x, y in zip(quantiles, logs, strict=True))
    slope /= sum((x - along) ** 2 for x in quantiles)
    return Fraction(half_up(Fraction(math.exp(up - slope * along) * 10)), 10)

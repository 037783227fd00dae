# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast of a measurement as it may be kept: months, levels, and why a level is lost, without people.

It needs the end dates of contracts and windows, so it is made while the rows are there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date, day_number, months_later
from trede.kernel.values import fixed
from trede.planning.forecast import forecast
from trede.planning.losses import Group, Growth
from trede.planning.rolling import MOST_MONTHS, month_ends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.planning.forecast import Point
    from trede.planning.losses import Cause, Loss
    from trede.scheme import Edition, Shelf
    from trede.scoring import Measurement

MONTHS_AHEAD, CERTIFICATE_MONTHS = 30, 24
"""Ahead of the reference year at least; and for how long a certificate holds."""

MOST_ROW_MONTHS = 200_000
"""Each contract that ends is tried on each fall: with more rows and months a page could take too many seconds."""


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """What was kept of the figures of a year; the share is rounded to 6 places of a percent."""

    level: str
    share: Fraction
    norms: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """The score of the year until ``last``."""

    last: int
    edition: Edition
    figures: KeptFigures


@dataclass(frozen=True, slots=True)
class KeptLoss:
    """A level that is lost, with groups as causes."""

    day: int
    level: str
    to: str
    handbook: bool
    causes: tuple[Group, ...]
    together: bool
    growth: Growth | None = None
    orders: bool = False
    smaller: bool = False


@dataclass(frozen=True, slots=True)
class KeptForecast:
    """A forecast as it was kept, to be shown as one that is made now."""

    points: tuple[KeptPoint, ...]
    losses: tuple[KeptLoss, ...]


def read_forecast(shelf: Shelf, document: Mapping[str, Any]) -> KeptForecast | None:
    """What ``kept_forecast`` wrote; None when there was none."""
    if not document:
        return None
    return KeptForecast(
        tuple(_read_point(shelf, each) for each in document["points"]),
        tuple(_read_loss(each) for each in document["losses"]),
    )


def _read_point(shelf: Shelf, point: Mapping[str, Any]) -> KeptPoint:
    norms = {level: Fraction(norm) / 100 for level, norm in point["norms"].items()}
    figures = KeptFigures(point["level"], Fraction(point["total_percent"]) / 100, norms)
    return KeptPoint(day_number(date.fromisoformat(point["last"])), shelf.load(point["edition"]), figures)


def _read_loss(loss: Mapping[str, Any]) -> KeptLoss:
    return KeptLoss(
        day_number(date.fromisoformat(loss["day"])),
        loss["level"],
        loss["to"],
        loss["handbook"],
        tuple(Group(**each) for each in loss["causes"]),
        loss["together"],
        _read_growth(loss.get("growth")),
        loss.get("orders", False),
        loss.get("smaller", False),
    )


def _read_growth(growth: Mapping[str, str] | None) -> Growth | None:
    return Growth(Fraction(growth["before"]), Fraction(growth["after"])) if growth else None


def renewal(application_day: int, last: int) -> int:
    """The day a certificate ends; or the last that can be looked ahead to from this end of a reference year."""
    return min(months_later(application_day, CERTIFICATE_MONTHS), months_later(last, MOST_MONTHS))


def _until(declared: Measurement) -> int:
    """To the end of the certificate, and a good two years at least."""
    last = declared.reference_year.last
    least = months_later(last, MONTHS_AHEAD)
    return least if declared.application_day is None else max(least, renewal(declared.application_day, last))


def kept_forecast(shelf: Shelf, declared: Measurement) -> dict[str, Any]:
    """Points and losses as documents; empty when there are too many rows to look ahead within a request.

    A point: ``last`` day of the year looked at, ``edition``, ``level``, ``total_percent``, ``norms`` in percent.
    A loss: first ``day`` without the ``level``, what it falls ``to``, whether it is the ``handbook``, whether letting
    everything go on keeps it (``together``), and ``causes``: how many ``people`` of a ``position`` stop counting, and
    what ends (``contract``, ``subsidy``, ``indication`` or ``window``); ``growth`` of total fte and ``orders`` of a
    year ago where those cause it.
    """
    until = _until(declared)
    months = sum(1 for _end in month_ends(declared.reference_year.last, until))
    if len(declared.employments) * months > MOST_ROW_MONTHS:
        return {}
    found = forecast(declared, until, lambda day: shelf.on(as_date(day)))
    positions = {row.ref: row.position for row in declared.employments if row.position}
    return {
        "points": [_point(each) for each in found.points],
        "losses": [_loss(each, positions) for each in found.losses],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "last": as_date(point.last).isoformat(),
        "edition": point.edition.id,
        "level": point.figures.level,
        "total_percent": fixed(point.figures.share * 100),
        "norms": {level: fixed(norm * 100, 1) for level, norm in point.figures.norms.items()},
    }


def _loss(loss: Loss, positions: Mapping[str, str]) -> dict[str, Any]:
    counted = Counter(_kind(cause, positions) for cause in loss.causes)
    return {
        "day": as_date(loss.day).isoformat(),
        "level": loss.level,
        "to": loss.to,
        "handbook": loss.handbook,
        "together": loss.together,
        "growth": loss.growth and {"before": fixed(loss.growth.before), "after": fixed(loss.growth.after)},
        "orders": loss.orders,
        "smaller": loss.smaller,
        "causes": [
            {"position": position, "end": end, "people": people}
            for (position, end), people in sorted(counted.items(), key=str)
        ],
    }


def _kind(cause: Cause, positions: Mapping[str, str]) -> tuple[str | None, str]:
    return positions.get(cause.ref), cause.end

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast: the score month by month, and every day on which a level is lost.

Each point is a real score of the year until that day, under the handbook in force on the day after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.receipts import Receipt
from trede.planning.losses import losses
from trede.planning.outlook import Outlook, known
from trede.planning.rolling import month_ends, rolled
from trede.scoring.canonical import in_canonical_order, input_sha256
from trede.scoring.levels import norms_at
from trede.scoring.score import NONE, Score, ThirtyPlus
from trede.scoring.scorer import score

if TYPE_CHECKING:
    from trede.planning.losses import Loss
    from trede.planning.outlook import EditionOn
    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement


@dataclass(frozen=True, slots=True)
class Point:
    """The score of the year until ``last``."""

    last: int
    edition: Edition
    score: Score


@dataclass(frozen=True, slots=True)
class Forecast:
    """The points, the first of them the measurement as it is, and every loss on the way."""

    points: tuple[Point, ...]
    losses: tuple[Loss, ...]


def forecast(measurement: Measurement, until: int, edition_on: EditionOn) -> Forecast:
    """The score at each month's end until this day; ``edition_on`` gives the handbook in force on a day."""
    first = measurement.reference_year.last
    days = (first, *month_ends(first, until))
    outlook = Outlook(measurement, days[-1], edition_on)
    points = tuple(_point(outlook, last) for last in days)
    return Forecast(points, tuple(losses(outlook)))


def _point(outlook: Outlook, last: int) -> Point:
    edition = outlook.edition(last)
    then = known(edition, rolled(edition, outlook.measurement, last))
    return Point(last, edition, score(edition, then) if outlook.at(last).total else _nobody(edition, then))


def _nobody(edition: Edition, measurement: Measurement) -> Score:
    """The score of a year in which nobody is left: there is no share, and no level."""
    nothing, size = Fraction(0), edition.norms.smallest
    return Score(
        edition=edition.id,
        total_fte=nothing,
        norm_size=size,
        weighted_fte=nothing,
        direct=nothing,
        indirect_fte=nothing,
        indirect=nothing,
        counted_indirect=nothing,
        level=NONE,
        norms=norms_at(edition, size),
        next=None,
        thirty_plus=ThirtyPlus(reached=False, share=nothing, regular_share=nothing),
        banenafspraak_jobs=nothing,
        findings=(),
        assumptions=(),
        explanation=(),
        receipt=Receipt(edition.sha256, input_sha256(in_canonical_order(measurement))),
    )

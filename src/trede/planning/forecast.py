# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast: the score month by month, and every day on which a level is lost.

Each point is the year until that day, under the handbook in force on the day after it. Its figures are added up once
for all days (``Outlook``); its whole score is made where it is asked for, and gives the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.receipts import Receipt
from trede.planning.losses import losses
from trede.planning.outlook import Outlook, known
from trede.planning.rolling import month_ends, rolled
from trede.scoring.canonical import in_canonical_order, input_sha256
from trede.scoring.levels import norms_at
from trede.scoring.score import NONE, Score, ThirtyPlus
from trede.scoring.scorer import check, score

if TYPE_CHECKING:
    from trede.planning.losses import Loss
    from trede.planning.outlook import EditionOn, Figures
    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement


@dataclass(frozen=True, slots=True)
class Point:
    """The year until ``last``, looked at from the measurement that is ``measured`` now."""

    last: int
    edition: Edition
    figures: Figures
    measured: Measurement

    @property
    def measurement(self) -> Measurement:
        """What would be handed in on the day after it."""
        return known(self.edition, rolled(self.edition, self.measured, self.last))

    @property
    def score(self) -> Score:
        """The whole score of that year, explained; each time it is asked for, every row is scored."""
        if self.figures.total:
            return score(self.edition, self.measurement)
        return _nobody(self.edition, self.measurement)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The points, the first of them the measurement as it is, and every loss on the way."""

    points: tuple[Point, ...]
    losses: tuple[Loss, ...]


def forecast(measurement: Measurement, until: int, edition_on: EditionOn) -> Forecast:
    """The score at each month's end until this day; ``edition_on`` gives the handbook in force on a day.

    Raises InputRefusedError with every error in the measurement under a handbook that is in force until then.
    """
    first = measurement.reference_year.last
    days = (first, *month_ends(first, until))
    outlook = Outlook(measurement, days[-1], edition_on)
    points = tuple(_point(outlook, last) for last in days)
    for under in {point.edition.id: point for point in reversed(points)}.values():
        if under.figures.total and (found := check(under.edition, under.measurement)):
            raise InputRefusedError(found)
    return Forecast(points, tuple(losses(outlook)))


def _point(outlook: Outlook, last: int) -> Point:
    return Point(last, outlook.edition(last), outlook.at(last), outlook.measurement)


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

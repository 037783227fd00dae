# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What looks ahead: the smallest change that reaches a level, and when a level is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.api.declared import Object, day_text
from trede.api.scores import Scored, with_subject
from trede.kernel.periods import as_date
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from datetime import date

    from trede.planning.advice import Advice
    from trede.planning.forecast import Forecast as ForecastMade
    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class Plan:
    """The smallest change that reaches a level, alternatives, and what is not enough."""

    score: Scored
    made: Advice

    @property
    def reached(self) -> bool:
        return self.made.best is not None

    def document(self) -> Object:
        """As ``trede/plan/1`` (``schema/plan-1.json``)."""
        from trede.planning.document import advice_document

        return with_subject(advice_document(self.made), self.score)

    def told(self, language: Language = "nl") -> str:
        """In words, as ``trede plan`` says it."""
        from trede.planning.costs import Costs
        from trede.reports.advice import told
        from trede.reports.terminal.advice import advice_text
        from trede.reports.terminal.look import Look
        from trede.reports.wording import wording

        words = told(self.made, self.score.measurement, self.score.edition, Costs(), language)
        return advice_text(words, wording(language), Look(width=100))

    def __str__(self) -> str:
        return self.told()


def plan(
    made: Scored, to: str | None = None, *, objective: Literal["fewest", "cost", "change"] = "fewest"
) -> Plan:
    """What would reach a level (``trede-2``; the next one up without it) with the fewest changes.

    Raises ValueError for a level that the handbook does not have.
    """
    from trede.planning.advice import advise
    from trede.planning.costs import Costs
    from trede.planning.solvers import installed

    levels = made.edition.levels
    target = to or (made.score.next.level if made.score.next else levels[-1])
    if target not in levels:
        raise ValueError(f"{target} is not a level of {made.edition.id}; choose from {', '.join(levels)}")
    return Plan(made, advise(made.edition, made.measurement, target, Costs(), objective, 3, installed()))


@dataclass(frozen=True, slots=True)
class Forecast:
    """The score month by month if nothing changes, and each day on which a level is lost."""

    score: Scored
    made: ForecastMade

    @property
    def losses(self) -> tuple[tuple[date, str, str], ...]:
        """The first day without a level, that level, and the one it falls to."""
        return tuple((as_date(loss.day), loss.level, loss.to) for loss in self.made.losses)

    def document(self) -> Object:
        """As ``trede/forecast/1`` (``schema/forecast-1.json``)."""
        from trede.planning.document import forecast_document

        return with_subject(forecast_document(self.made), self.score)

    def told(self, language: Language = "nl") -> str:
        """In words, as ``trede forecast`` says it."""
        from trede.reports.forecast import told
        from trede.reports.terminal.forecast import forecast_text
        from trede.reports.terminal.look import Look
        from trede.reports.wording import wording

        words = told(self.made, self.score.measurement, language)
        return forecast_text(words, wording(language), Look(width=100))

    def __str__(self) -> str:
        return self.told()

    def _repr_html_(self) -> str:
        from trede.reports.trend import trend

        return f'<div style="max-width: 32em">{trend(self.made, self.score.measurement, "nl")}</div>'


def forecast(made: Scored, until: date, *, edition: str | None = None) -> Forecast:
    """The score of each year that ends on a month's end until this day, under the handbook in force then.

    ``edition`` names one handbook for all months. Raises ValueError for a day inside or before the reference year.
    """
    from trede.planning.forecast import forecast as look_ahead

    day_text(until)
    if until.toordinal() <= made.measurement.reference_year.last:
        raise ValueError("name a day after the reference year")
    shelf = open_shelf()
    on = (lambda _day: shelf.load(edition)) if edition else (lambda day: shelf.on(as_date(day)))
    return Forecast(made, look_ahead(made.measurement, until.toordinal(), on))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast in words and figures: the conclusion, each change of level, the table, what is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from trede.kernel.values import half_up
from trede.planning.losses import Cause, Group, Growth
from trede.reports.steps import teller
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from trede.reports.steps import Teller
    from trede.scheme import Edition, Language
    from trede.scoring.measurement import Measurement

CAUSES_SHOWN = 8


class Standing(Protocol):
    """What is shown of the figures of a year: the share that is held against the norms, and its level."""

    @property
    def level(self) -> str: ...
    @property
    def share(self) -> Fraction: ...
    @property
    def norms(self) -> Mapping[str, Fraction]: ...


class Moment(Protocol):
    """What is shown of a point."""

    @property
    def last(self) -> int: ...
    @property
    def edition(self) -> Edition: ...
    @property
    def figures(self) -> Standing: ...


class Fall(Protocol):
    """What is told of a loss; its causes are people, or groups where nobody is known."""

    @property
    def day(self) -> int: ...
    @property
    def level(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def handbook(self) -> bool: ...
    @property
    def causes(self) -> Sequence[Cause | Group]: ...
    @property
    def together(self) -> bool: ...
    @property
    def growth(self) -> Growth | None: ...
    @property
    def orders(self) -> bool: ...
    @property
    def smaller(self) -> bool: ...


class Ahead(Protocol):
    """A forecast, made now or kept without people."""

    @property
    def points(self) -> Sequence[Moment]: ...
    @property
    def losses(self) -> Sequence[Fall]: ...


@dataclass(frozen=True, slots=True)
class LossTold:
    """One loss: what happens, who causes it, and what would prevent it.

    Where nothing told here does, ``search`` is the level to find the smallest step to, over the year until
    ``last`` (a day number).
    """

    headline: str
    causes: tuple[str, ...]
    prevention: str
    last: int
    search: str = ""


@dataclass(frozen=True, slots=True)
class ForecastTold:
    """All of a forecast in words. ``level`` is the one whose norm the table and the picture show.

    ``rises`` are those beside the one in the conclusion.
    """

    title: str
    conclusion: str
    level: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    rises: tuple[str, ...]
    losses: tuple[LossTold, ...]
    assumes: str


def shown_level(forecast: Ahead) -> str:
    """The level whose norm matters: the highest held on the way, else the lowest there is."""
    first = forecast.points[0].edition
    held = [point.figures.level for point in forecast.points if point.figures.level in first.levels]
    return max(held, key=first.levels.index, default=first.levels[0])


def told(forecast: Ahead, measurement: Measurement, language: Language) -> ForecastTold:
    """The forecast in Dutch or English."""
    tell = teller(measurement, forecast.points[0].edition, language)
    say, level, in_conclusion = tell.wording.say, shown_level(forecast), _rise_to_it(forecast)
    last = tell.wording.numerals.day(forecast.points[-1].last)
    return ForecastTold(
        title=say("forecast.title", day=last),
        conclusion=conclusion(forecast, tell),
        level=tell.level(level),
        head=(
            *(say(f"forecast.head_{name}") for name in ("until", "total")),
            say("forecast.head_norm", level=tell.level(level)),
            *(say(f"forecast.head_{name}") for name in ("level", "edition")),
        ),
        lines=tuple(_line(point, level, tell) for point in forecast.points),
        rises=tuple(_rise(point, tell) for point in rises(forecast) if point is not in_conclusion),
        losses=tuple(_loss(loss, tell) for loss in forecast.losses),
        assumes=say("forecast.assumes"),
    )


def conclusion(forecast: Ahead, tell: Teller) -> str:
    """What matters most: the first level that is lost, or the one that is kept.

    Where one stands now comes before it when that is another level, with the day one gets there.
    """
    now = forecast.points[0]
    if now.figures.level == _at_stake(forecast):
        return _end(forecast, tell, "keeps")
    rise = _rise_to_it(forecast)
    between = () if rise is None else (_rise(rise, tell),)
    return " ".join((_here(now, tell), *between, _end(forecast, tell, "then_keeps")))


def _at_stake(forecast: Ahead) -> str:
    return forecast.losses[0].level if forecast.losses else forecast.points[-1].figures.level


def _here(now: Moment, tell: Teller) -> str:
    say, day = tell.wording.say, tell.wording.numerals.day(now.last)
    if now.figures.level == NONE:
        return say("forecast.on_none", day=day)
    return say("forecast.on_level", day=day, level=tell.level(now.figures.level))


def _end(forecast: Ahead, tell: Teller, keeps: str) -> str:
    """The first loss, or what stays until the last day."""
    say, day, last = tell.wording.say, tell.wording.numerals.day, forecast.points[-1]
    if forecast.losses:
        first = forecast.losses[0]
        return say("forecast.loses", day=day(first.day), level=tell.level(first.level))
    if last.figures.level == NONE:
        return say("forecast.none", day=day(last.last))
    return say(f"forecast.{keeps}", day=day(last.last), level=tell.level(last.figures.level))


def rises(forecast: Ahead) -> Iterator[Moment]:
    """The points at which a level is reached that was not before."""
    for before, after in pairwise(forecast.points):
        level, norm = after.figures.level, before.figures.norms.get(after.figures.level)
        if level != NONE and (norm is None or before.figures.share < norm) and level != before.figures.level:
            dropped = before.figures.level != NONE and before.figures.level not in after.figures.norms
            if not dropped and not any(loss.day == after.last + 1 for loss in forecast.losses):
                yield after


def _line(point: Moment, level: str, tell: Teller) -> tuple[str, ...]:
    numerals, figures = tell.wording.numerals, point.figures
    norm = figures.norms.get(level)
    return (
        numerals.day(point.last),
        numerals.percent_below(figures.share, figures.norms.values()),
        "" if norm is None else numerals.norm(norm),
        tell.names.levels.get(figures.level, figures.level),
        point.edition.handbook,
    )


def _rise_to_it(forecast: Ahead) -> Moment | None:
    """The rise to the level that the conclusion is about; None for the level one stands at now."""
    level = _at_stake(forecast)
    if level == forecast.points[0].figures.level:
        return None
    before = forecast.losses[0].day if forecast.losses else forecast.points[-1].last + 1
    return next(
        (each for each in rises(forecast) if each.figures.level == level and each.last < before), None
    )


def _rise(point: Moment, tell: Teller) -> str:
    day = tell.wording.numerals.day(point.last)
    return tell.wording.say("forecast.rises", level=tell.level(point.figures.level), day=day)


def _loss(loss: Fall, tell: Teller) -> LossTold:
    say = tell.wording.say
    level = tell.level(loss.level)
    parts = [say("forecast.loses", day=tell.wording.numerals.day(loss.day), level=level)]
    parts.append(
        say("forecast.falls_to_none")
        if loss.to == NONE
        else say("forecast.falls_to", level=tell.level(loss.to))
    )
    parts += _beside_people(loss, level, tell)
    causes = [_cause(cause, level, tell) for cause in loss.causes[:CAUSES_SHOWN]]
    if left := len(loss.causes) - len(causes):
        causes.append(tell.wording.count("forecast.more", left))
    if any(isinstance(cause, Cause) and cause.prevents for cause in loss.causes):
        return LossTold(" ".join(parts), tuple(causes), "", loss.day - 1)
    prevention = say("forecast.together" if loss.together else "forecast.not_enough", level=level)
    search = "" if loss.together else loss.level
    return LossTold(" ".join(parts), tuple(causes), prevention, loss.day - 1, search)


def _beside_people(loss: Fall, level: str, tell: Teller) -> Iterator[str]:
    """What else would have kept the level: the handbook before, no growth, an order of a year ago."""
    say, numerals = tell.wording.say, tell.wording.numerals
    if loss.handbook:
        yield say("forecast.handbook")
    if loss.growth:
        before, after = (
            numerals.scaled(half_up(fte.numerator * 100, fte.denominator), 2)
            for fte in (loss.growth.before, loss.growth.after)
        )
        yield say("forecast.growth", before=before, after=after, level=level)
    if loss.orders:
        yield say("forecast.orders", level=level)
    if loss.smaller:
        yield say("forecast.smaller", level=level)


def _cause(cause: Cause | Group, level: str, tell: Teller) -> str:
    if isinstance(cause, Group):
        say = tell.wording.say
        who = tell.position(cause.position) if cause.position else say("forecast.outside_group")
        return tell.wording.count(f"forecast.group_{cause.end}", cause.people, who=who)
    day = tell.wording.numerals.day(cause.last_day)
    text = tell.wording.say(f"forecast.cause_{cause.end}", ref=cause.ref, day=day)
    return f"{text} {tell.wording.say('forecast.prevents', level=level)}" if cause.prevents else text

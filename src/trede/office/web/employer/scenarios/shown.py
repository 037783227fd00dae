# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios beside where one stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from trede.office.dossier.rules.present import read_present
from trede.office.web.kit.look.parts import Cell, Comparison, Row, Tone
from trede.office.web.kit.words import said
from trede.reports.bars import Bar, bars
from trede.reports.steps import teller
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from trede.office.dossier.rules.present import Step
    from trede.office.dossier.rules.scenarios import Tried
    from trede.office.uploads.rules.advising import Figures
    from trede.planning.changes import Scenario
    from trede.reports.result import Result
    from trede.reports.steps import Teller
    from trede.scoring import Score


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario in the list: its id, title and steps, and what is wrong when it cannot be scored."""

    id: object
    title: str
    steps: Sequence[str]
    wrong: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is said out loud when the figures change."""

    tone: Tone
    text: str


def outcome(now: Result, score: Score) -> Message:
    """Where a scenario ends, in one sentence."""
    ladder = (NONE, *now.edition.levels)
    up, total = ladder.index(score.level) - ladder.index(now.score.level), now.share(score.total)
    if score.level == NONE:
        text = _("Met dit scenario haalt u geen trede: %(total)s.") % {"total": total}
        return Message(Tone.WARNING if up else Tone.INFO, text)
    named = {"level": now.level_in_sentence(score.level), "total": total}
    if up > 0:
        return Message(Tone.POSITIVE, _("Met dit scenario staat u op %(level)s: %(total)s.") % named)
    if up < 0:
        return Message(Tone.WARNING, _("Met dit scenario zakt u naar %(level)s: %(total)s.") % named)
    return Message(Tone.INFO, _("Met dit scenario blijft u op %(level)s: %(total)s.") % named)


def beside(now: Result, tries: Sequence[Tried], wanted: str) -> Comparison:
    """Where one stands now in the first column, each scenario that can be scored in the next ones."""
    scores = [
        (_("Nu"), now.score),
        *((each.scenario.name or _("Dit scenario"), each.score) for each in tries if each.score),
    ]
    caption = _("Uw scenario's naast elkaar") if len(scores) > 2 else _("Nu en met dit scenario")
    return side_by_side(caption, now, scores, goal_of(now, wanted))


def drawn(now: Result, tries: Sequence[Tried], wanted: str) -> dict[str, str]:
    """The total now and with each scenario as bars above the norm to reach, and how many reach it; nothing without."""
    scored = [(each.scenario.name or _("Dit scenario"), each.score) for each in tries if each.score]
    if not scored:
        return {}
    goal = goal_of(now, wanted)
    named = [
        Bar(f"{name}: {now.level_name(score.level)}", score.total, now.share(score.total))
        for name, score in ((_("Nu"), now.score), *scored)
    ]
    level = {"level": now.level_in_sentence(goal)}
    norm = now.score.norms[goal]
    shown = [*named, Bar(_("Norm voor %(level)s nu") % level, norm, now.wording.numerals.norm(norm))]
    reached = sum(score.total >= score.norms[goal] for _name, score in scored)
    told = ngettext(
        "%(reached)s van uw %(count)s scenario haalt %(level)s.",
        "%(reached)s van uw %(count)s scenario’s halen %(level)s.",
        len(scored),
    ) % {"reached": reached, "count": len(scored), **level}
    title = _("Uw scenario's naast elkaar")
    return {
        "picture": bars(shown, title=title, id_="scenarios", language=now.wording.language),
        "reached": told,
    }


def side_by_side(
    caption: str,
    now: Result,
    scores: Sequence[tuple[str, Score | Figures]],
    goal: str,
    more: Sequence[Row] = (),
) -> Comparison:
    """Scores under their names; the others are compared with the first. ``more`` are rows of another kind."""
    columns = [name for name, _score in scores]
    return Comparison(caption, columns, [*_rows(now, [score for _name, score in scores], goal), *more])


def _rows(now: Result, scores: Sequence[Score | Figures], goal: str) -> Iterator[Row]:
    """The level and the figures under the names that they have in the result, and the norm to reach."""
    ladder = (NONE, *now.edition.levels)
    yield _row(
        _("Trede"), scores, lambda each: now.level_name(each.level), lambda each: ladder.index(each.level)
    )
    yield _share_row(now, scores, "total", now.share, lambda each: each.total)
    percent, number = now.wording.numerals.percent, now.wording.numerals.number
    yield _share_row(now, scores, "direct", percent, lambda each: each.direct)
    yield _share_row(now, scores, "counted", percent, lambda each: each.counted_indirect)
    yield _row(_("Totaal aantal fte"), scores, lambda each: f"{number(each.total_fte)} fte", lambda _each: 0)
    label = _("Norm voor %(level)s") % {"level": now.level_in_sentence(goal)}
    yield _row(label, scores, lambda each: now.wording.numerals.norm(each.norms[goal]), lambda _each: 0)


def _share_row(
    now: Result,
    scores: Sequence[Score | Figures],
    figure: str,
    words: Callable[[Fraction], str],
    share: Callable[[Score | Figures], Fraction],
) -> Row:
    return _row(now.wording.say(f"figures.{figure}"), scores, lambda each: words(share(each)), share)


def goal_of(now: Result, wanted: str) -> str:
    """The level that was asked for while it is not reached yet, then the next one up."""
    levels = now.edition.levels
    ahead = levels[levels.index(now.score.next.level) :] if now.score.next else levels[-1:]
    return wanted if wanted in ahead else ahead[0]


def _row(
    label: str,
    scores: Sequence[Score | Figures],
    words: Callable[[Score | Figures], str],
    height: Callable[[Score | Figures], Fraction | int],
) -> Row:
    """Two figures that read the same are not told apart."""
    first, said = height(scores[0]), words(scores[0])
    told = [(words(each), height(each)) for each in scores]
    return Row(
        label, [Cell(text, Tone.NEUTRAL if text == said else _tone(here, first)) for text, here in told]
    )


def _tone(here: Fraction | int, first: Fraction | int) -> Tone:
    if here == first:
        return Tone.NEUTRAL
    return Tone.POSITIVE if here > first else Tone.NEGATIVE


def steps_of(now: Result, scenario: Scenario, present: Mapping[str, Any] | None = None) -> list[str]:
    """What the scenario does, one step a line; first what it does for people who are there, by class."""
    tell = teller(now.measurement, now.edition, now.wording.language)
    for_people = [_for_people(tell, step) for step in read_present(present).steps] if present else []
    return [_capital(step) for step in (*for_people, *map(tell.step, scenario.changes))]


def _for_people(tell: Teller, step: Step) -> str:
    """One step for people who are there; a plan names those of the target group only."""
    words = {
        "hours": ngettext_lazy(
            "meer uren voor %(people)s collega (%(who)s, %(contract)s): %(hours)s uur per week erbij",
            "meer uren voor %(people)s collega's (%(who)s, %(contract)s): samen %(hours)s uur per week erbij",
            "people",
        ),
        "contract": ngettext_lazy(
            "%(people)s collega in dienst nemen (%(who)s, nu %(contract)s): %(hours)s uur per week",
            "%(people)s collega's in dienst nemen (%(who)s, nu %(contract)s): samen %(hours)s uur per week",
            "people",
        ),
    }
    going_on = ngettext_lazy(
        "voor %(people)s collega laten doorgaan wat afliep (%(who)s, %(contract)s): %(hours)s uur per week",
        "voor %(people)s collega's laten doorgaan wat afliep (%(who)s, %(contract)s): samen %(hours)s uur per week",
        "people",
    )
    named = {"people": step.people, "hours": tell.hours(step.hours)}
    named |= {"who": tell.position(step.position), "contract": tell.contract(step.contract)}
    return str(words.get(step.kind, going_on) % named)


def wrong_of(one: Tried) -> list[str]:
    """Why a scenario cannot be scored, in the language of the page."""
    return [said(each) for each in one.findings if each.blocks]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

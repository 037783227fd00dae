# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios beside where one stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.look.parts import Cell, Comparison, Row, Tone
from trede.office.web.pages.words import spoken
from trede.reports.steps import teller
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from trede.office.dossier.rules.trying import Tried
    from trede.planning.changes import Scenario
    from trede.reports.result import Result
    from trede.scoring import Score


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario in the list: its id, title and steps, and what is wrong when it cannot be scored."""

    id: object
    title: str
    steps: Sequence[str]
    wrong: Sequence[str] = ()


def beside(now: Result, tries: Sequence[Tried], wanted: str) -> Comparison:
    """Where one stands now in the first column, each scenario that can be scored in the next ones."""
    scores = [
        (_("Nu"), now.score),
        *((each.scenario.name or _("Dit scenario"), each.score) for each in tries if each.score),
    ]
    caption = _("Uw scenario's naast elkaar") if len(scores) > 2 else _("Nu en met dit scenario")
    columns = [name for name, _score in scores]
    return Comparison(caption, columns, _rows(now, [score for _name, score in scores], wanted))


def _rows(now: Result, scores: Sequence[Score], wanted: str) -> list[Row]:
    number, share = now.wording.numerals.number, now.share
    ladder = (NONE, *now.edition.levels)
    rows = [
        _row(
            _("Trede"), scores, lambda each: now.level_name(each.level), lambda each: ladder.index(each.level)
        ),
        _row(_("Totale bijdrage"), scores, lambda each: share(each.total), lambda each: each.total),
        _row(
            _("Directe bijdrage"), scores, lambda each: _percent(now, each.direct), lambda each: each.direct
        ),
        _row(
            _("Indirecte bijdrage die telt"),
            scores,
            lambda each: _percent(now, each.counted_indirect),
            lambda each: each.counted_indirect,
        ),
        _row(_("Totaal aantal fte"), scores, lambda each: f"{number(each.total_fte)} fte", lambda _each: 0),
    ]
    goal = _goal(now, wanted)
    label = _("Norm voor %(level)s") % {"level": now.level_in_sentence(goal)}
    return [*rows, _row(label, scores, lambda each: _norm(now, each, goal), lambda _each: 0)]


def _goal(now: Result, wanted: str) -> str:
    """The level that was asked for while it is not reached yet, then the next one up."""
    levels = now.edition.levels
    ahead = levels[levels.index(now.score.next.level) :] if now.score.next else levels[-1:]
    return wanted if wanted in ahead else ahead[0]


def _row(
    label: str,
    scores: Sequence[Score],
    words: Callable[[Score], str],
    height: Callable[[Score], Fraction | int],
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


def _percent(now: Result, share: Fraction) -> str:
    return now.wording.numerals.percent(share)


def _norm(now: Result, score: Score, level: str) -> str:
    return now.wording.numerals.norm(score.norms[level])


def steps_of(now: Result, scenario: Scenario) -> list[str]:
    """What the scenario does, one step a line."""
    tell = teller(now.measurement, now.edition, now.wording.language)
    return [_capital(tell.step(change)) for change in scenario.changes]


def wrong_of(one: Tried) -> list[str]:
    """Why a scenario cannot be scored, in the language of the page."""
    return [each.en if spoken() == "en" else each.nl for each in one.findings if each.blocks]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

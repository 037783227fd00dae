# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result as parts of a page: figures that open, what the next level asks, the orders behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.kit.look.parts import Result as Shown
from trede.office.web.kit.look.parts import Source
from trede.reports.figures import figures
from trede.reports.listings import listings
from trede.reports.reasoning import reasoning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from trede.reports.figures import Figure
    from trede.reports.listings import Column, Listing
    from trede.reports.reasoning import Told
    from trede.reports.result import Result

OUTCOME = "norms.threshold-inclusive"
RULES = {
    "direct": "direct.share",
    "indirect": "indirect.share",
    "counted": "indirect.cap",
    "total": "total.share",
    "thirty_plus": "thirty-plus.computation",
    "banenafspraak": "banenafspraak.weekly-hours",
}
"""The rule that tells how a figure of the reports came about; that of the size depends on what was declared."""


def shown_figures(result: Result) -> list[Shown]:
    """Every figure in the order of reading, with the norms under the total that is held against them.

    Each opens to its sum, its rule, the basis and the source.
    """
    told = {step.rule: step for step in reasoning(result, details=False)}
    every = [(figure.key, _opened(figure, _step(figure, told))) for figure in figures(result)]
    below = 1 + next(place for place, (key, _) in enumerate(every) if key == "total")
    shown = [each for _, each in every]
    return [*shown[:below], *_norms(result), *shown[below:]]


def _step(figure: Figure, told: Mapping[str, Told]) -> Told | None:
    if figure.key == "size":
        return next((step for rule, step in told.items() if rule.startswith("total-fte.")), None)
    return told.get(RULES[figure.key])


def _opened(figure: Figure, step: Told | None) -> Shown:
    closed = Shown(figure.label, figure.outcome, figure.note)
    return replace(closed, sum=step.sentence, source=_source(step)) if step else closed


def _source(step: Told) -> Source:
    return Source(step.says, step.basis, step.source)


def _norms(result: Result) -> list[Shown]:
    """The share that each level asks of an organisation of this size, the lowest level first."""
    return [_norm(result, level, told) for level, told in sorted(_told_norms(result), key=_height(result))]


def _told_norms(result: Result) -> Iterator[tuple[str, Told]]:
    """Each level with the step that tells its norm: those stand right under the step of the outcome."""
    steps = iter(reasoning(result, details=False))
    next(step for step in steps if step.rule == OUTCOME)
    return zip(result.score.norms, steps, strict=False)


def _height(result: Result) -> Callable[[tuple[str, Told]], Fraction]:
    return lambda told: result.score.norms[told[0]]


def _norm(result: Result, level: str, told: Told) -> Shown:
    score, numerals = result.score, result.wording.numerals
    reached = score.total >= score.norms[level]
    note = _("Uw totaal is hoog genoeg.") if reached else _("Uw totaal is lager.")
    norm = numerals.norm(score.norms[level])
    label = _("Norm voor %(level)s") % {"level": result.level_in_sentence(level)}
    return Shown(label, norm, note, sum=told.sentence, source=_source(told))


@dataclass(frozen=True, slots=True)
class Said:
    """A cell, and whether it stands to the right, as numbers do."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the reports, ready to show."""

    title: str
    intro: str
    columns: tuple[Column, ...]
    rows: list[list[Said]]
    sums: list[list[Said]]


def shown_orders(result: Result) -> list[Table]:
    """The orders and the suppliers behind the indirect contribution; nothing without orders."""
    return [_table(each) for each in listings(result)[1:]]


def _table(listing: Listing) -> Table:
    def said(cells: Sequence[str]) -> list[Said]:
        pairs = zip(listing.columns, cells, strict=True)
        return [Said(text, column.side == "right") for column, text in pairs]

    rows, sums = ([said(each) for each in part] for part in (listing.rows, listing.sums))
    return Table(listing.title, listing.intro or "", listing.columns, rows, sums)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result as parts of a page: figures that open, what the next level asks, the classes behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.look.parts import Result as Shown
from trede.office.web.look.parts import Source
from trede.reports.figures import figures
from trede.reports.listings import listings
from trede.reports.reasoning import reasoning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trede.reports.figures import Figure
    from trede.reports.listings import Column, Listing
    from trede.reports.reasoning import Told
    from trede.reports.result import Result
    from trede.scoring.classes import ClassSum

OUTCOME = "norms.threshold-inclusive"
FTE_PLACES = 3
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
    """Every figure in the order of reading, each opening to its sum, its rule, the basis and the source."""
    told = {step.rule: step for step in reasoning(result, details=False)}
    return [_opened(figure, _step(figure, told)) for figure in figures(result)]


def _step(figure: Figure, told: Mapping[str, Told]) -> Told | None:
    if figure.key == "size":
        return next((step for rule, step in told.items() if rule.startswith("total-fte.")), None)
    return told.get(RULES[figure.key])


def _opened(figure: Figure, step: Told | None) -> Shown:
    closed = Shown(figure.label, figure.outcome, figure.note)
    return replace(closed, sum=step.sentence, source=_source(step)) if step else closed


def _source(step: Told) -> Source:
    return Source(step.says, step.basis, step.source)


def shown_norms(result: Result) -> list[Shown]:
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
    return Shown(result.level_name(level), norm, note, sum=told.sentence, source=_source(told))


@dataclass(frozen=True, slots=True)
class ClassLine:
    """The people of one class together, in words."""

    position: str
    contract: str
    people: str
    fte: str
    counted: str
    weight: str
    weighted: str


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The classes of the target group, what they add up to, and everybody else on one line."""

    lines: tuple[ClassLine, ...]
    others: str
    weighted: str


def shown_classes(result: Result, classes: Iterable[ClassSum]) -> ClassTable:
    """The sums behind the direct contribution, heaviest first. Rows stay with the employer."""
    kept = list(classes)
    group = [each for each in kept if each.position is not None]
    lines = sorted(group, key=lambda each: (-_weighted(result, each), each.key))
    others = sum((_fte(result, each.staff, each) for each in kept if each.position is None), Fraction())
    number = result.wording.numerals.number
    return ClassTable(
        tuple(_line(result, each) for each in lines),
        number(others),
        number(result.score.weighted_fte, FTE_PLACES),
    )


def _line(result: Result, each: ClassSum) -> ClassLine:
    number = result.wording.numerals.number
    return ClassLine(
        position=result.names.positions[each.position or ""],
        contract=result.names.contracts[each.contract],
        people=number(each.people, 0),
        fte=number(_fte(result, each.staff, each), FTE_PLACES),
        counted=number(_fte(result, each.counted, each), FTE_PLACES),
        weight=number(_weight(result, each)),
        weighted=number(_weighted(result, each), FTE_PLACES),
    )


def _fte(result: Result, total: int, each: ClassSum) -> Fraction:
    """Hundredths of hours x days as fte in the reference year."""
    return Fraction(total, each.fulltime_hours * result.measurement.reference_year.days)


def _weight(result: Result, each: ClassSum) -> Fraction:
    """Both weights are whole hundredths."""
    edition = result.edition
    position = edition.positions[each.position or ""].weight.value
    return Fraction(position * edition.contracts[each.contract].weight.value, 10_000)


def _weighted(result: Result, each: ClassSum) -> Fraction:
    return _fte(result, each.counted, each) * _weight(result, each)


@dataclass(frozen=True, slots=True)
class Said:
    """A cell with the heading of its column, for a narrow screen."""

    head: str
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
        return [Said(column.head, text, column.side == "right") for column, text in pairs]

    rows, sums = ([said(each) for each in part] for part in (listing.rows, listing.sums))
    return Table(listing.title, listing.intro or "", listing.columns, rows, sums)

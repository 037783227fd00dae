# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the values of a column say of it: whether they can be what its header says, and what else they look like."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from trede.intake.cells import table_style
from trede.intake.headers import normal
from trede.intake.labels import labels, newest_texts
from trede.intake.limits import Problem
from trede.intake.privacy import shown
from trede.intake.references import without_names
from trede.intake.tidy import blank
from trede.kernel.periods import as_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.fields import Field
    from trede.intake.grids import Cell
    from trede.intake.labels import Labels
    from trede.intake.styles import Style

Looks = Literal["days", "hours", "shares"]

SAMPLES = 3
_SAMPLED_ROWS = 50
# Days that belong to work: a birth date lies before, a mistake behind.
_YEARS = range(1950, 2101)
_MOST_HOURS, _MOST_SHARE = 60, 150
_SHARE_WORDS = re.compile(r"%|perc|fte|factor|deeltijd|part ?time")
_HOURS_WORDS = re.compile(r"uur|uren|hour|week")
_NUMBER = re.compile(r"[0-9]{1,3}([.,][0-9]{1,4})?%?")


@cache
def _labels() -> Labels:
    return labels(newest_texts())


@cache
def _style() -> Style:
    return table_style(_labels())


def sampled(values: Iterable[Cell]) -> list[Cell]:
    """The first different values that are not empty."""
    filled = (value for value in islice(values, 20 * _SAMPLED_ROWS) if not blank(value))
    return list(islice(dict.fromkeys(filled), _SAMPLED_ROWS))


def can_be(field: Field, values: Sequence[Cell]) -> bool:
    """Whether at least half of the different values can be read as this field; an empty column can be anything."""
    different = sampled(values)
    read = sum(_readable(field, value) for value in different)
    return 2 * read >= len(different)


def _readable(field: Field, value: Cell) -> bool:
    if field.kind == "code":
        return isinstance(value, str) and _labels().knows(field, value)
    return not isinstance(_style().read(field, value), Problem)


def numbers_only(values: Iterable[Cell]) -> bool:
    """Whether there is nothing but whole numbers: the 1 and 2 of somebody's first and second contract."""
    different = sampled(values)
    return bool(different) and all(str(value).strip().isdigit() for value in different)


def looks(header: str, values: Sequence[Cell]) -> Looks | None:
    """What a column that is not read seems to hold."""
    different = sampled(values)
    if len(different) < 1:
        return None
    if all(_work_day(value) for value in different):
        return "days"
    figures = [_figure(value) for value in different]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return None
    return _of_figures(normal(header), known, signed=any("%" in str(value) for value in different))


def _of_figures(header: str, figures: list[Decimal], *, signed: bool) -> Looks | None:
    """Plain numbers may be anything; the header or the sign must say that they are hours or shares."""
    top = max(figures)
    if signed or (_SHARE_WORDS.search(header) and top <= _MOST_SHARE):
        return "shares"
    return "hours" if _HOURS_WORDS.search(header) and 0 < top <= _MOST_HOURS else None


def _work_day(value: Cell) -> bool:
    if isinstance(value, date):
        return value.year in _YEARS
    if not isinstance(value, str):
        return False
    found = _style().day(_day_field(), value.strip())
    return isinstance(found, int) and as_date(found).year in _YEARS


@cache
def _day_field() -> Field:
    from trede.intake.fields import part

    return part("employments").field("from")


def _figure(value: Cell) -> Decimal | None:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    text = value.replace(" ", "") if isinstance(value, str) else ""
    return Decimal(text.rstrip("%").replace(",", ".")) if _NUMBER.fullmatch(text) else None


def samples(values: Iterable[Cell], field: Field | None = None) -> tuple[str, ...]:
    """The first few different values as they may be shown; of references never the name beside a number."""
    filled_in = (value for value in islice(values, 20 * _SAMPLED_ROWS) if not blank(value))
    sampled_rows = list(islice(filled_in, _SAMPLED_ROWS))
    cells = without_names(sampled_rows) if field is not None and field.key == "ref" else sampled_rows
    filled = (shown(value) or "" for value in cells if value not in (None, ""))
    return tuple(islice(dict.fromkeys(filled), SAMPLES))

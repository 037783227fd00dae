# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet whose headers nobody knows: its user says what it holds, where the headers are, and which column is what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.column_values import samples
from trede.intake.fields import part
from trede.intake.grids import column_letter
from trede.intake.header_rows import HIGHEST_HEADER_ROW, PARTS
from trede.intake.headers import meaning
from trede.intake.mapping import SheetSaid
from trede.intake.privacy import shown
from trede.kernel.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from trede.intake.fields import Field
    from trede.intake.grids import Cell, Grid
    from trede.office.uploads.rules.heads import SheetHead
    from trede.scheme import Language

MOST_ROWS, MOST_CELLS, LONGEST = 15, 6, 24
INSTEAD = ("fte",)
"""Not asked of every row, but good in the place of the hours."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FieldAsked:
    """Which column holds this field? ``name`` is that of the list."""

    name: str
    label: str
    help: str
    options: Sequence[Option]
    needed: bool


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """All that is asked of one sheet."""

    number: int
    name: str
    parts: Sequence[Option]
    rows: Sequence[Option]
    needed: Sequence[FieldAsked]
    others: Sequence[FieldAsked]


def said_of_sheets(
    posted: Mapping[str, str], heads: Sequence[SheetHead], before: Container[str] = ()
) -> dict[str, SheetSaid]:
    """What the page says of sheets that were not recognised; of those in ``before`` something was said already.

    Beside a sheet that was read nothing is said of one that stayed as it was: holding nothing.
    """
    others = any(head.read for head in heads)
    told = {head.name: _said(posted, number) for number, head in enumerate(heads)}
    return {
        name: said
        for name, said in told.items()
        if said is not None and (said.part or not others or name in before)
    }


def _said(posted: Mapping[str, str], number: int) -> SheetSaid | None:
    """What the fields of one sheet say; None when they are not there."""
    row, holds = posted.get(f"sheet-{number}-row", ""), posted.get(f"sheet-{number}-part")
    if holds is None or not row.isdecimal():
        return None
    fields = part(holds).fields if holds in PARTS else ()
    chosen = {posted.get(f"sheet-{number}-{field.key}", ""): field.key for field in fields}
    return SheetSaid(holds, int(row[:6]), {letter: key for letter, key in chosen.items() if letter})


def asked_sheets(
    heads: Sequence[SheetHead], said: Mapping[str, SheetSaid], language: Language
) -> list[SheetAsked]:
    """The sheets that were not recognised, with what was said of them, or else what is likely."""
    others = any(head.read for head in heads)
    return [
        _asked(number, head.name, head.grid, _proposed(head, said.get(head.name), others), language)
        for number, head in enumerate(heads)
        if head.name in said or not head.read
    ]


def _proposed(head: SheetHead, said: SheetSaid | None, others: bool) -> SheetSaid:
    """What was said of it, with the columns that are likely where none was said; beside ``others`` it holds nothing."""
    guess = likely(head.grid)
    if said is None:
        return replace(guess, part="") if others else guess
    alike = (said.part, said.header_row) == (guess.part, guess.header_row)
    return guess if alike and not said.columns else said


def likely(grid: Grid) -> SheetSaid:
    """Employees, under the first row that has the most words, with the columns whose header we know."""
    words = [sum(isinstance(cell, str) and not _has_digit(cell) for cell in row) for row in grid.rows]
    top = words[:HIGHEST_HEADER_ROW]
    index = top.index(max(top))
    known: dict[str, str] = {}
    for position, header in enumerate(grid.rows[index]):
        found = meaning(header, PARTS[0]) if isinstance(header, str) else None
        if found and found.field.key not in known.values():
            known[column_letter(position + 1)] = found.field.key
    return SheetSaid(PARTS[0], grid.first_row + index, known)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _asked(number: int, name: str, grid: Grid, said: SheetSaid, language: Language) -> SheetAsked:
    names = [(path, in_language(part(path), language)) for path in PARTS]
    holds = [*names, ("", _("Niets wat wij nodig hebben"))]
    fields = _fields(number, grid, said, language) if said.part in PARTS else []
    return SheetAsked(
        number,
        name,
        [Option(path, label, path == said.part) for path, label in holds],
        _rows(grid, said.header_row),
        [field for field in fields if field.needed],
        [field for field in fields if not field.needed],
    )


def _rows(grid: Grid, chosen: int) -> list[Option]:
    """The rows that the headers may stand in, with their first few cells."""
    numbered = list(enumerate(grid.rows[:HIGHEST_HEADER_ROW], start=grid.first_row))
    filled = [(number, row) for number, row in numbered if any(cell is not None for cell in row)]
    return [
        Option(
            str(number),
            _("Rij %(number)s: %(cells)s") % {"number": number, "cells": _beginning(row)},
            number == chosen,
        )
        for number, row in filled
        if number == chosen or len(filled) <= MOST_ROWS or number <= filled[MOST_ROWS - 1][0]
    ]


def _beginning(row: Sequence[Cell]) -> str:
    cells = [shown(cell) or "" for cell in row if cell is not None]
    more = " …" if len(cells) > MOST_CELLS else ""
    return " · ".join(cell[:LONGEST] for cell in cells[:MOST_CELLS]) + more


def _fields(number: int, grid: Grid, said: SheetSaid, language: Language) -> list[FieldAsked]:
    by_key = {key: letter for letter, key in said.columns.items()}
    columns = list(_columns(grid, said.header_row))
    return [
        FieldAsked(
            f"sheet-{number}-{field.key}",
            in_language(field, language),
            field.help_nl if language == "nl" else field.help_en,
            [
                Option(letter, label, letter == by_key.get(field.key, ""))
                for letter, label in (("", _("Staat er niet in")), *columns)
            ],
            _needed(field),
        )
        for field in part(said.part).fields
    ]


def _needed(field: Field) -> bool:
    return field.required or field.key in (*INSTEAD, "position")


def _columns(grid: Grid, header_row: int) -> Iterable[tuple[str, str]]:
    """The columns that hold anything under that row: letter, and letter with header and a few values."""
    index = header_row - grid.first_row
    if not 0 <= index < len(grid.rows):
        return
    for position, header in enumerate(grid.rows[index]):
        values = [row[position] for row in grid.rows[index + 1 :]]
        if header is not None or any(value is not None for value in values):
            letter = column_letter(position + 1)
            some = " · ".join(text[:LONGEST] for text in samples(values))
            yield letter, f"{letter}: {(shown(header) or '–')[: 2 * LONGEST]}{f' ({some})' if some else ''}"

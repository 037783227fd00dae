# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of files: checksums of headers and of words for contracts and positions, and what they mean.

No word of a file is kept. A sheet without headers has a person in its first row, and a name may stand where a kind
of contract should: that must not end up in the database.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from trede.intake.fields import part
from trede.intake.grids import column_number
from trede.intake.header_rows import HIGHEST_HEADER_ROW
from trede.intake.headers import normal
from trede.intake.mapping import mapping_as_said, mapping_of
from trede.intake.mapping_file import WORD_FIELDS
from trede.intake.privacy import holds_bsn
from trede.intake.references import parted
from trede.intake.said import Said
from trede.intake.tables import MOST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from trede.intake.grids import Cell, Grid
    from trede.intake.mapping import Sheets
    from trede.intake.said import Columns, Words
    from trede.office.uploads.rules.heads import SheetHead

WEEK = "fulltime_hours"
"""Beside the fields with words: the hours of a full week, under the empty word."""
_SHORTEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """``columns``: checksum of a header to the key of a field, empty for "do not read".

    ``words``: by field, checksum of a word to a code, empty for "none".
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


NO_MEMORY = Memory()


def header_sha256(organisation: UUID | str, header: str) -> str:
    """SHA-256 over the organisation and the header in the form headers are compared in."""
    return _sha256(str(organisation), normal(header))


def word_sha256(organisation: UUID | str, about: str, word: str) -> str:
    """The same over a word, with the field that it is of."""
    return _sha256(str(organisation), about, normal(word))


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def rememberable(word: str) -> bool:
    """Whether a word may be remembered: no BSN, and no number of somebody beside a name. ``Fase 2`` is a word."""
    both = parted(word)
    return not holds_bsn(word) and (both is None or len(both.number) < _SHORTEST_NUMBER)


def with_headers(said: Said, sheets: Sheets, heads: Iterable[SheetHead]) -> Said:
    """This, with what was said of whole sheets by the headers of their columns; none that may be of a person."""
    columns = dict(said.columns)
    for head in heads:
        told = sheets.get(head.name)
        index = told.header_row - head.first_row if told else -1
        for letter, key in (told.columns if told and 0 <= index < len(head.rows) else {}).items():
            position = column_number(letter) - 1
            header = head.rows[index][position] if position < len(head.rows[index]) else None
            if isinstance(header, str) and position not in head.hidden:
                columns[header] = key
    return replace(said, columns=columns)


def news(said: Said, before: Said) -> Said:
    """What is said now and was not before, for as far as it may be remembered."""
    columns = _first(
        (name, key)
        for name, key in said.columns.items()
        if before.columns.get(name, "") != key and not holds_bsn(name)
    )
    words = {
        about: _first(
            (word, code)
            for word, code in those.items()
            if before.words.get(about, {}).get(word, "") != code and rememberable(word)
        )
        for about, those in said.words.items()
    }
    week = said.fulltime_week if said.fulltime_week != before.fulltime_week else None
    return Said(columns, {about: those for about, those in words.items() if those}, week)


def _first(said: Iterable[tuple[str, str | None]]) -> dict[str, str | None]:
    """No more than are looked at in a file: a mapping of a stranger can name tens of thousands."""
    return dict(islice(said, MOST_WORDS))


def recalled(organisation: UUID | str, grids: Iterable[Grid], memory: Memory, sheets: Sheets) -> Said:
    """What was said before of the headers and words of this file."""
    read = tuple(grids)
    columns = _as_far_as_it_fits(read, _columns(organisation, read, memory.columns))
    week = memory.words.get(WEEK, {}).get(word_sha256(organisation, WEEK, ""))
    words = _words(organisation, read, memory.words, columns, sheets)
    return Said(columns, words, int(week) if week else None)


def _columns(
    organisation: UUID | str, grids: Iterable[Grid], memory: Mapping[str, str]
) -> dict[str, str | None]:
    """A header that only this organisation knows makes the row it stands in a row of headers, so all are looked at."""
    cells = (
        {cell for grid in grids for row in grid.rows[:HIGHEST_HEADER_ROW] for cell in row} if memory else ()
    )
    headers = [cell for cell in cells if isinstance(cell, str) and normal(cell)]
    known = {header: memory.get(header_sha256(organisation, header)) for header in headers}
    return {header: key or None for header, key in known.items() if key is not None}


def _as_far_as_it_fits(grids: Iterable[Grid], remembered: Columns) -> Columns:
    """Without each "do not read" that takes away the only column of a field that must be there.

    It was said beside another column that this file does not have.
    """
    chosen = {header: key for header, key in remembered.items() if key}
    read: set[str] = set()
    for grid in grids if len(chosen) < len(remembered) else ():
        now, without = mapping_of(grid, remembered), mapping_of(grid, chosen)
        if without is not None:
            needed = {each.key for each in part(without.part).fields if each.required}
            missing = needed.difference(now.positions if now else ())
            read |= {each.header for each in without.columns if each.field in missing}
    return {header: key for header, key in remembered.items() if key or header not in read}


def _words(
    organisation: UUID | str,
    grids: Iterable[Grid],
    memory: Mapping[str, Mapping[str, str]],
    columns: Columns,
    sheets: Sheets,
) -> Words:
    found: dict[str, dict[str, str | None]] = {}
    for about in WORD_FIELDS if any(map(memory.get, WORD_FIELDS)) else ():
        known = memory.get(about, {})
        words = {word for grid in grids for word in _words_in(grid, about, columns, sheets)}
        meant = {word: known.get(word_sha256(organisation, about, word)) for word in words}
        found[about] = {word: code or None for word, code in meant.items() if code is not None}
    return found


def _words_in(grid: Grid, about: str, columns: Columns, sheets: Sheets) -> Iterable[str]:
    said = sheets.get(grid.name)
    mapping = mapping_as_said(grid, said) if said else mapping_of(grid, columns)
    position = mapping.positions.get(about) if mapping else None
    if mapping is None or position is None:
        return ()
    below = grid.rows[mapping.header_row - grid.first_row + 1 :]
    different: Iterable[Cell] = dict.fromkeys(row[position] for row in below)
    return (word for word in islice(different, MOST_WORDS) if isinstance(word, str))

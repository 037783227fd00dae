# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of a file on its page: what words mean, how long a full week is, and the cells that are wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.fields import part
from trede.intake.mapping_file import NONE, UNSAID, WORD_FIELDS, said_in_words
from trede.intake.mending import Mend
from trede.intake.privacy import MASK
from trede.kernel.findings import catalogue
from trede.kernel.languages import in_language
from trede.kernel.values import scaled_text
from trede.office.web.employer.employees.by_hand import options_of
from trede.office.web.kit.days import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.fields import Field
    from trede.intake.mapping import SheetMapping
    from trede.intake.said import Said
    from trede.kernel.findings import Finding
    from trede.office.uploads.uploading import Look
    from trede.scheme import Edition, Texts

MOST_WORDS, MOST_CELLS = 40, 25
"""More unknown words than this are no kinds of contract; more wrong cells are work for the file itself."""
WEEK, MONTH_FIRST = "fulltime-week", "month-first"
MOST_SIGNS, MOST_MENDS = 200, 1_000
_AT = re.compile(
    r"(?:cell|drop)-(?P<sheet>[0-9]{1,3})-(?P<row>[0-9]{1,7})(?:-(?P<column>[A-Z]{1,3}|[a-z_]{1,30}))?"
)
_FIELD = re.compile(r"\w+\[\d+\]\.(?P<key>[a-z_]+)")

Options = Sequence[tuple[str, str]]
Key = tuple[int, int, str]
"""The number of a sheet, a row and the letters of a column, or the key of a field that has no column."""


@dataclass(frozen=True, slots=True)
class WordAsked:
    """``name`` is that of the list, ``about`` that of the word; a word that nobody knows has ``?`` as its code."""

    name: str
    about: str
    word: str
    chosen: str
    options: Options


@dataclass(frozen=True, slots=True)
class WordsAsked:
    """The words under one field."""

    label: str
    words: Sequence[WordAsked]


@dataclass(frozen=True, slots=True)
class CellAsked:
    """One cell that is wrong: where it stands, why, what stands there, and what the page says of it ``now``."""

    name: str
    place: str
    label: str
    value: str
    mistakes: Sequence[str]
    options: Options
    numeric: bool
    drop: str
    now: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """All of it; ``left_out`` is how many more cells are wrong. ``known`` are words that were read without asking."""

    unknown: Sequence[WordsAsked]
    known: Sequence[WordsAsked]
    cells: Sequence[CellAsked]
    left_out: int
    week: str
    week_asked: bool
    month_asked: bool
    month_first: bool
    told: Sequence[Finding]
    """The mistakes that are asked about here, so that a list of them says nothing new."""

    @property
    def blocks(self) -> bool:
        """Whether there is something to answer before the file is in order."""
        return bool(self.unknown or self.cells or (self.month_asked and not self.month_first))

    @property
    def anything(self) -> bool:
        """Whether there is something to ask at all, or a word that may have been read otherwise."""
        return bool(self.blocks or self.week_asked or self.month_asked or self.known)


def asked(found: Look, edition: Edition, names: Texts) -> Asked:
    """What there is to ask of a file that was read."""
    words = _words(found, edition, names)
    unknown, cells = _some(words, known=False), _cells(found, edition, names)
    week = found.said.fulltime_week
    strange = {word.word for field in unknown for word in field.words}
    names_of_cells = {cell.name for cell in cells[:MOST_CELLS]}
    return Asked(
        unknown,
        _some(words, known=True),
        cells[:MOST_CELLS],
        max(0, len(cells) - MOST_CELLS),
        scaled_text(week, 2).replace(".", ",") if week else "",
        _any(found, "employment.fulltime-"),
        _any(found, "table.month-first") or found.said.month_first,
        found.said.month_first,
        [
            each
            for each in found.findings
            if each.blocks and (_name_of(_cell_of(found, each)) in names_of_cells or each.value in strange)
        ],
    )


def as_filled_in(asked: Asked, posted: Mapping[str, str]) -> Asked:
    """The same questions with the answers that were filled in and not read yet."""
    if not posted:
        return asked
    return replace(
        asked,
        unknown=[_words_as_filled_in(each, posted) for each in asked.unknown],
        known=[_words_as_filled_in(each, posted) for each in asked.known],
        cells=[
            replace(cell, now=posted.get(cell.name, cell.now)[:MOST_SIGNS], dropped=cell.drop in posted)
            for cell in asked.cells
        ],
        week=posted.get(WEEK, asked.week)[:MOST_SIGNS],
        month_first=MONTH_FIRST in posted,
    )


def _words_as_filled_in(asked: WordsAsked, posted: Mapping[str, str]) -> WordsAsked:
    """Of a word that was not chosen yet, still nothing."""
    return replace(
        asked,
        words=[replace(word, chosen=posted.get(word.name) or word.chosen) for word in asked.words],
    )


def _any(found: Look, beginning: str) -> bool:
    return any(each.code.startswith(beginning) for each in found.findings)


def _words(found: Look, edition: Edition, names: Texts) -> list[WordsAsked]:
    asked = []
    for about in WORD_FIELDS:
        field = part("employments").field(about)
        options = _options(field, edition, names)
        several = [
            WordAsked(
                f"word-{about}-{number}", f"{about}-{number}", word, NONE if code is None else code, options
            )
            for number, (word, code) in enumerate(found.words.get(about, {}).items())
            if MASK not in word
        ]
        asked.append(WordsAsked(in_language(field, names.language), several))
    return asked


def _some(asked: Iterable[WordsAsked], *, known: bool) -> list[WordsAsked]:
    """The fields that have such words, with no more of them than somebody looks at."""
    some = (
        replace(each, words=[word for word in each.words if (word.chosen != UNSAID) == known][:MOST_WORDS])
        for each in asked
    )
    return [each for each in some if each.words]


def _options(field: Field, edition: Edition, names: Texts) -> Options:
    """The codes that a cell or word can stand for; none for a field without codes."""
    return [(code or NONE, label) for code, label in options_of(field.key, edition, names)]


def _cells(found: Look, edition: Edition, names: Texts) -> list[CellAsked]:
    """Every cell that has a mistake of its own, in the order in which they were found."""
    at: dict[Key, list[Finding]] = {}
    for each in found.findings:
        if each.blocks and (key := _cell_of(found, each)):
            at.setdefault(key, []).append(each)
    return [_cell(found.sheets[key[0]], key, wrong, edition, names) for key, wrong in at.items()]


def _cell_of(found: Look, said: Finding) -> Key | None:
    """The cell that a finding is about; None for one about more, which is told with how often it occurs."""
    numbers: dict[str | None, int] = {sheet.sheet: number for number, sheet in enumerate(found.sheets)}
    number, row, column = numbers.get(said.sheet), said.row or 0, said.column or ""
    if "{count" in catalogue()[said.code].nl or number is None:
        return None
    if not column and said.sheet not in found.task.sheets and (named := _FIELD.fullmatch(said.place)):
        column = named["key"]
    return (number, row, column) if _may_be_mended(found.sheets[number], row, column) else None


def _name_of(key: Key | None) -> str:
    """What the field of a cell is called in the form."""
    return "cell-{}-{}-{}".format(*key) if key else ""


def _may_be_mended(sheet: SheetMapping, row: int, letter: str) -> bool:
    """Whether it is a cell below the headers, in a column that is read or of a field that has none."""
    return row > sheet.header_row and _field(sheet, letter) is not None


def _field(sheet: SheetMapping, letter: str | None) -> Field | None:
    """What stands under this letter; or the field with this key, when no column has it."""
    key = next((each.field for each in sheet.columns if each.letter == letter), None)
    lacking = [each for each in part(sheet.part).fields if each.key not in sheet.positions]
    return (
        part(sheet.part).field(key) if key else next((each for each in lacking if each.key == letter), None)
    )


def _cell(
    sheet: SheetMapping,
    key: Key,
    wrong: Sequence[Finding],
    edition: Edition,
    names: Texts,
) -> CellAsked:
    number, row, letter = key
    field = _field(sheet, letter)
    assert field is not None  # noqa: S101 - whoever calls has looked
    written = next((each.value for each in wrong if each.value and MASK not in each.value), "")
    options = _options(field, edition, names)
    place = _("Blad %(sheet)s, rij %(row)s, kolom %(column)s")
    if letter.islower():
        place = _("Blad %(sheet)s, rij %(row)s")
    return CellAsked(
        _name_of(key),
        place % {"sheet": sheet.sheet, "row": row, "column": letter},
        in_language(field, names.language),
        written,
        list(dict.fromkeys(in_language(each, names.language) for each in wrong)),
        options,
        field.kind in ("hours", "factor", "ratio", "money", "whole"),
        f"drop-{number}-{row}",
        "" if options else written,
    )


def said_in_page(posted: Mapping[str, str], found: Look) -> Said:
    """What was said of words, the full-time week and months, before and now.

    Raises InputRefusedError for a week that cannot be.
    """
    week = posted.get(WEEK, "").strip()[:MOST_SIGNS] or None
    words: dict[str, dict[str, str | None]] = {}
    for about in WORD_FIELDS:
        for number, (word, now) in enumerate(found.words.get(about, {}).items()):
            code = posted.get(f"word-{about}-{number}", "")
            if posted.get(f"of-{about}-{number}") == word and code not in ("", UNSAID, now or NONE):
                words.setdefault(about, {})[word] = None if code == NONE else code[:MOST_SIGNS]
    said = replace(said_in_words(None, None, week), words=words).over(found.said)
    asked = f"{MONTH_FIRST}-asked" in posted
    return replace(said, month_first=MONTH_FIRST in posted) if asked else said


def mends_in_page(posted: Mapping[str, str], found: Look) -> tuple[Mend, ...]:
    """The cells with another value than what stood there, and the rows to leave out, after those of before."""
    told = [
        _mend(name, value, found) for name, value in posted.items() if value != posted.get(f"was-{name}", "")
    ]
    mends = {(each.sheet, each.row, each.column): each for each in (*found.task.mends, *filter(None, told))}
    return tuple(mends.values())[:MOST_MENDS]


def _mend(name: str, value: str, found: Look) -> Mend | None:
    """What a field says of a cell that may be mended, or of a row to leave out; None for any other field."""
    at = _AT.fullmatch(name)
    if at is None or int(at["sheet"]) >= len(found.sheets):
        return None
    sheet, letter, row = found.sheets[int(at["sheet"])], at["column"] or "", int(at["row"])
    field = _field(sheet, letter)
    if not letter:
        return Mend(sheet.sheet, row, "")
    if field is None:
        return None
    mend = Mend(sheet.sheet, row, letter, value[:MOST_SIGNS])
    return replace(mend, header=field.nl, header_row=sheet.header_row) if letter.islower() else mend


@dataclass(frozen=True, slots=True)
class YearsShown:
    """The reference year that the file says and the one that was chosen; the latter is no choice for JSON."""

    own: str
    chosen: str


def shown_years(found: Look) -> YearsShown | None:
    """What to choose from when the file is about another year."""
    if not found.year:
        return None
    chosen = [found.task.first, found.task.last]
    return YearsShown(_span(map(date.fromisoformat, found.year)), "" if found.task.is_json else _span(chosen))


def _span(days: Iterable[date]) -> str:
    return " – ".join(f"{day:{WRITTEN}}" for day in days)

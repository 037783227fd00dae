# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column is which, for people to look at and to correct."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.fields import part
from trede.kernel.languages import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.mapping import ColumnMapping, SheetMapping, SheetSaid
    from trede.scheme import Language

NOT_READ = ""
MOST_COLUMNS = 1_000
"""Of all sheets together on one page: as many as one sheet can have. Each is three fields of the form."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that a column can stand for."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column: its header, a few values, and what it is read as; without choices it is never read."""

    name: str
    letter: str
    header: str
    samples: str
    before: str
    choices: tuple[Choice, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class SheetShown:
    """One sheet; ``certain`` when every column that is read has the header of the template.

    ``left_out`` is how many of its columns are not on the page, because there are too many.
    """

    name: str
    part: str
    columns: tuple[ColumnShown, ...]
    certain: bool
    left_out: int = 0


def shown_sheets(
    sheets: Iterable[SheetMapping], language: Language, posted: Mapping[str, str]
) -> list[SheetShown]:
    """Every sheet that is read; ``posted`` is what the page says of its columns now."""
    shown: list[SheetShown] = []
    room = MOST_COLUMNS
    for number, sheet in enumerate(sheets):
        shown.append(_sheet(number, sheet, language, posted, room))
        room -= len(shown[-1].columns)
    return shown


def _sheet(
    number: int, sheet: SheetMapping, language: Language, posted: Mapping[str, str], room: int
) -> SheetShown:
    told = part(sheet.part)
    # Those that are read first: who has a thousand columns must at least find these.
    columns = sorted(sheet.columns, key=lambda column: column.field is None)[:room]
    return SheetShown(
        sheet.sheet,
        in_language(told, language),
        tuple(
            _column(number, sheet, column, language, posted)
            for column in sorted(columns, key=lambda column: column.position)
        ),
        all(column.how in ("template", "key") for column in sheet.columns),
        len(sheet.columns) - len(columns),
    )


def _column(
    number: int,
    sheet: SheetMapping,
    column: ColumnMapping,
    language: Language,
    posted: Mapping[str, str],
) -> ColumnShown:
    name, before = f"{number}-{column.position}", column.field or NOT_READ
    never = column.dropped in ("bsn", "personal")
    return ColumnShown(
        name=name,
        letter=column.letter,
        header=column.header,
        samples=" · ".join(column.samples),
        before=before,
        choices=() if never else _choices(sheet, language, posted.get(f"column-{name}", before)),
        remark=_remark(column),
    )


def _choices(sheet: SheetMapping, language: Language, chosen: str) -> tuple[Choice, ...]:
    fields = part(sheet.part).fields
    nothing = Choice(NOT_READ, _("Niet lezen"), not chosen)
    labels = ((field.key, in_language(field, language)) for field in fields)
    return (nothing, *(Choice(key, label, key == chosen) for key, label in labels))


def _remark(column: ColumnMapping) -> str:
    remarks = {
        "bsn": _("Hier staan burgerservicenummers. Die lezen wij niet."),
        "bsn-doubt": _(
            "Hier kunnen burgerservicenummers staan. Kies alleen een veld als het zeker andere nummers zijn."
        ),
        "personal": _("Persoonsgegevens die niet nodig zijn. Die lezen wij niet."),
        "double": _("Een andere kolom betekent hetzelfde."),
    }
    return remarks.get(column.dropped or "", "")


def said_of_columns(posted: Mapping[str, str]) -> dict[str, str | None]:
    """What the page now says of columns: a header to the key of a field, or to None for "do not read"."""
    said: dict[str, str | None] = {}
    for name, header in posted.items():
        of = name.removeprefix("header-")
        chosen = posted.get(f"column-{of}")
        if name != of and chosen is not None and chosen != posted.get(f"was-{of}"):
            said[header] = chosen or None
    return said


def headers_of(sheet: SheetMapping) -> dict[str, str]:
    """The letter of each column under the name the page has for it: its header, or the letter itself."""
    return {column.header or column.letter: column.letter for column in sheet.columns}


def with_columns(said: SheetSaid, sheet: SheetMapping, chosen: Mapping[str, str | None]) -> SheetSaid:
    """What was said of a sheet, with these columns changed; a field has one column."""
    columns, letters = dict(said.columns), headers_of(sheet)
    for header, key in chosen.items():
        if header in letters:
            columns = {letter: field for letter, field in columns.items() if field != key}
            columns.pop(letters[header], None)
            columns |= {letters[header]: key} if key else {}
    return replace(said, columns=columns)

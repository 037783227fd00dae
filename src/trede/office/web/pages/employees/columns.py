# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column is which, for people to look at and to correct."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.fields import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.mapping import ColumnMapping, SheetMapping
    from trede.scheme.texts import Language

NOT_READ = ""


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
    """One sheet; ``certain`` when every column that is read has the header of the template."""

    name: str
    part: str
    columns: tuple[ColumnShown, ...]
    certain: bool


def shown_sheets(sheets: Iterable[SheetMapping], language: Language) -> list[SheetShown]:
    """Every sheet that is read."""
    return [_sheet(number, sheet, language) for number, sheet in enumerate(sheets)]


def _sheet(number: int, sheet: SheetMapping, language: Language) -> SheetShown:
    told = part(sheet.part)
    return SheetShown(
        sheet.sheet,
        told.nl if language == "nl" else told.en,
        tuple(_column(number, sheet, column, language) for column in sheet.columns),
        all(column.how in ("template", "key") for column in sheet.columns),
    )


def _column(number: int, sheet: SheetMapping, column: ColumnMapping, language: Language) -> ColumnShown:
    never = column.dropped in ("bsn", "personal")
    return ColumnShown(
        name=f"{number}-{column.position}",
        letter=column.letter,
        header=column.header,
        samples=" · ".join(column.samples),
        before=column.field or NOT_READ,
        choices=() if never else _choices(sheet, column, language),
        remark=_remark(column),
    )


def _choices(sheet: SheetMapping, column: ColumnMapping, language: Language) -> tuple[Choice, ...]:
    fields = part(sheet.part).fields
    nothing = Choice(NOT_READ, _("Niet lezen"), column.field is None)
    labels = ((field.key, field.nl if language == "nl" else field.en) for field in fields)
    return (nothing, *(Choice(key, label, key == column.field) for key, label in labels))


def _remark(column: ColumnMapping) -> str:
    remarks = {
        "bsn": _("Hier staan burgerservicenummers. Die lezen wij niet."),
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

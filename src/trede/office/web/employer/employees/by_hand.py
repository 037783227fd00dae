# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employees of a small organisation, filled in on a page: the same columns, read by the same reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.intake.fields import part
from trede.kernel.languages import in_language
from trede.office.web.kit.words import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.scheme import Edition, Texts

ALWAYS = ("ref", "position", "contract", "hours", "fulltime_hours", "from", "to")
SOMETIMES = (
    "intake",
    "indication_until",
    "subsidy_until",
    "left_school",
    "status_lost",
    "placement_from",
    "benefit_months",
)
Row = dict[str, str]
MOST_ROWS = 60
"""More than this is work for a file."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one row as the page shows it; options make it a drop-down."""

    name: str
    label: str
    help: str
    value: str
    mistakes: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    kind: str = "text"

    @property
    def described_by(self) -> str:
        """The ids of help and mistakes, for the field itself."""
        help_id = f"id_{self.name}_help" if self.help else ""
        error_id = f"id_{self.name}_error" if self.mistakes else ""
        return " ".join(filter(None, (help_id, error_id)))


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One row: what is always asked, and dates that only some positions need."""

    number: int
    index: int
    always: tuple[Cell, ...]
    sometimes: tuple[Cell, ...]
    open: bool

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (*self.always, *self.sometimes)


def empty_row() -> Row:
    """A row for one more person."""
    return dict.fromkeys((*ALWAYS, *SOMETIMES), "") | {"contract": "regular", "fulltime_hours": "40"}


def posted_rows(posted: Mapping[str, str]) -> list[Row]:
    """The rows that a page sent, in order; the numbering begins at 0."""
    keys = (*ALWAYS, *SOMETIMES)
    rows = []
    for index in range(MOST_ROWS):
        if f"row-{index}-ref" not in posted:
            break
        rows.append({key: posted.get(f"row-{index}-{key}", "") for key in keys})
    return rows


def filled(rows: Iterable[Row]) -> list[Row]:
    """Rows in which something was filled in besides what an empty row has."""
    return [row for row in rows if {key: row[key].strip() for key in row} != empty_row()]


def shown_people(
    rows: Sequence[Mapping[str, str]], findings: Iterable[Finding], edition: Edition, names: Texts
) -> list[PersonShown]:
    """Every row with its mistakes at the field; a row for one more person when there is none."""
    mistakes: dict[str, list[str]] = {}
    for found in findings:
        if found.blocks:
            mistakes.setdefault(found.place, []).append(in_language(found, names.language))
    return [_person(index, row, mistakes, edition, names) for index, row in enumerate(rows)]


def row_mistakes(people: Iterable[PersonShown], findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """For the summary on top: the id of the field and the mistake; those without a field of their own last."""
    at_fields = [
        (
            f"id_{cell.name}",
            _("Medewerker %(number)s, %(field)s: %(mistake)s")
            % {"number": person.number, "field": cell.label, "mistake": mistake},
        )
        for person in people
        for cell in person.cells
        for mistake in cell.mistakes
    ]
    shown = {mistake for person in people for cell in person.cells for mistake in cell.mistakes}
    rest = dict.fromkeys(said(found) for found in findings if found.blocks and "total_fte" not in found.place)
    return [*at_fields, *(("", text) for text in rest if text not in shown)]


def _person(
    index: int,
    row: Mapping[str, str],
    mistakes: Mapping[str, list[str]],
    edition: Edition,
    names: Texts,
) -> PersonShown:
    def cells(keys: Iterable[str]) -> tuple[Cell, ...]:
        return tuple(_cell(index, key, row.get(key, ""), mistakes, edition, names) for key in keys)

    sometimes = cells(SOMETIMES)
    needed = any(cell.value or cell.mistakes for cell in sometimes)
    return PersonShown(index + 1, index, cells(ALWAYS), sometimes, needed)


def _cell(
    index: int,
    key: str,
    value: str,
    mistakes: Mapping[str, list[str]],
    edition: Edition,
    names: Texts,
) -> Cell:
    field = part("employments").field(key)
    return Cell(
        name=f"row-{index}-{key}",
        label=in_language(field, names.language),
        help=field.help_nl if names.language == "nl" else field.help_en,
        value=value,
        mistakes=tuple(mistakes.get(f"employments[{index}].{key}", ())),
        options=options_of(key, edition, names),
        kind={"hours": "number", "day": "day", "whole": "number"}.get(field.kind, "text"),
    )


def options_of(key: str, edition: Edition, names: Texts) -> tuple[tuple[str, str], ...]:
    """The choices of a drop-down in the words of the handbook; none for a field without codes."""
    if key == "position":
        nobody = ("", _("Niet uit de doelgroep"))
        return (nobody, *((code, names.positions[code]) for code in edition.positions))
    if key == "contract":
        return tuple((code, names.contracts[code]) for code in edition.contracts)
    return ()

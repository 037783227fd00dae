# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of the organisation: a label in the first column, its value in the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cache
from typing import TYPE_CHECKING, cast

from trede.intake.fields import part
from trede.intake.grids import column_letter
from trede.intake.headers import known_headers, normal, words
from trede.intake.tidy import blank

if TYPE_CHECKING:
    from trede.intake.grids import Grid

PARTS = ("organisation", "reference_year", "measurement")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
# A sheet of an organisation is short; two labels do not stand in a first column by chance.
_LINES, _FEWEST = 40, 2


@dataclass(slots=True)
class Head:
    """What is declared beside the rows, unread, by (part, key); where it stood, by its path in the format."""

    values: dict[tuple[str, str], object] = attribute(default_factory=dict)
    entities: list[tuple[int, dict[str, object]]] = attribute(default_factory=list)
    places: dict[str, tuple[str, int | None, str | None]] = attribute(default_factory=dict)

    def part(self, path: str) -> dict[str, object] | None:
        """The values of one object; None when nothing at all is declared."""
        if not self.values:
            return None
        return {key: value for (of, key), value in self.values.items() if of == path}

    def forget_year(self) -> None:
        """What the file says of the reference year does not count."""
        self.values = {key: value for key, value in self.values.items() if key[0] != "reference_year"}

    def add(self, head: Mapping[str, object]) -> None:
        """Take from an object in the form of the JSON format what is not there yet."""
        for path in PARTS:
            nested = head if path == "measurement" else head.get(path)
            for field in part(path).fields if isinstance(nested, Mapping) else ():
                value = cast("Mapping[str, object]", nested).get(field.key)
                if value is not None and blank(self.values.get((path, field.key))):
                    self.values[path, field.key] = value
        organisation = head.get("organisation")
        entities = organisation.get("entities") if isinstance(organisation, Mapping) else None
        if entities and not self.entities:
            self.entities = list(enumerate(entities))


@cache
def _labels() -> Mapping[str, tuple[str, str]]:
    """Every label there is, to the part and key it stands for."""
    found: dict[str, tuple[str, str]] = {}
    for path in PARTS:
        for label, meaning in known_headers(path).items():
            found.setdefault(label, (path, meaning.field.key))
    return found


def is_head(grid: Grid) -> bool:
    """Whether a sheet of another name (``Organisatie - Tabel 1``) is this one: two lines or more have a label of it."""
    return (
        sum(normal(row[0]) in {*_labels(), *words()["rows"]["year"]} for row in grid.rows[:_LINES]) >= _FEWEST
    )


def read_head(grid: Grid) -> Head:
    """Every line of the sheet whose label is known; a line of an entity has its KvK number and its name."""
    head = Head(
        places={
            _place(path, field.key): (grid.name, None, None) for path in PARTS for field in part(path).fields
        }
    )
    for number, row in enumerate(grid.rows, start=grid.first_row):
        label = normal(row[0])
        value, name = (*row[1:3], None, None)[:2]
        if label in words()["rows"]["entity"] and not (blank(value) and blank(name)):
            _add_entity(head, grid.name, number, {"kvk": value, "name": name})
        elif label in words()["rows"]["year"]:
            _add_year(head, grid.name, number, value)
        elif label in _labels():
            path, key = _labels()[label]
            head.values[path, key] = value
            head.places[_place(path, key)] = (grid.name, number, column_letter(2))
    head.places["reference_year"] = head.places["reference_year.from"]
    return head


def _place(path: str, key: str) -> str:
    return key if path == "measurement" else f"{path}.{key}"


def _add_year(head: Head, sheet: str, number: int, value: object) -> None:
    """``Peiljaar: 2025`` is all of that year, where its days are not said; anything else is read as its first day."""
    year = str(value).strip().removesuffix(".0")
    days = (f"01-01-{year}", f"31-12-{year}") if _YEAR.fullmatch(year) else (value, None)
    for key, day in zip(("from", "to"), days, strict=True):
        if day is not None and blank(head.values.get(("reference_year", key))):
            head.values["reference_year", key] = day
            head.places[f"reference_year.{key}"] = (sheet, number, column_letter(2))


def _add_entity(head: Head, sheet: str, number: int, entity: dict[str, object]) -> None:
    index = len(head.entities)
    head.entities.append((index, entity))
    for position, key in enumerate(entity, start=2):
        head.places[f"organisation.entities[{index}].{key}"] = (sheet, number, column_letter(position))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The field table: every value an employer can declare, once, for all doors, the template and the schema.

The table itself is data, in ``fields.toml`` beside this file. A field that is not in there cannot be read;
a test holds the published JSON schema to it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["text", "code", "choice", "kvk", "hours", "money", "ratio", "factor", "whole", "day"]

FORMAT = "trede/measurement/1"
LONGEST_TEXT = 200
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the format.

    ``low`` and ``high`` are in the unit the user writes (hours, euro, percent, months); ``above`` means that
    ``low`` itself is too low. ``places`` is the most decimals kept. ``default`` is what an empty value means.
    ``substitute`` stands in for a value that could not be read, so that the rest of its row is still checked:
    ``own`` is a text no other row has, ``none`` is no value, ``year-start`` and ``year-end`` are the days of
    the reference year, ``never`` is the last day there is; anything else is the value itself.
    ``synonyms`` are headers found in exports of payroll and purchase packages, best first.
    ``open_end`` marks a day that may be 31-12-9999 or 31-12-2099, which then means: no end.
    ``tables_only`` marks a column that is no key of the JSON format. ``zero_code`` is what there is to say of 0.
    """

    key: str
    kind: Kind
    nl: str
    en: str
    help_nl: str
    help_en: str
    required: bool = False
    synonyms: tuple[str, ...] = ()
    attribute: str = ""
    default: str | int | None = None
    substitute: str | int = "none"
    low: int = 0
    high: int = 0
    above: bool = True
    places: int = 2
    choices: tuple[str, ...] = ()
    range_code: str = "input.out-of-range"
    missing_code: str = "input.missing"
    zero_code: str = ""
    tables_only: bool = False
    open_end: bool = False

    @property
    def target(self) -> str:
        """Name of the value in ``trede.scoring.measurement``."""
        return self.attribute or self.key


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one object of the format: ``path`` is its key there, ``nl`` and ``en`` its name."""

    path: str
    nl: str
    en: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field:
        return next(field for field in self.fields if field.key == key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys in the JSON format."""
        return tuple(field.key for field in self.fields if not field.tables_only)


def _field(key: str, entry: dict[str, object]) -> Field:
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Field(key, **lists)  # type: ignore[arg-type]  # the data is ours and a test reads all of it


@cache
def parts() -> dict[str, Part]:
    """The whole table, by the key each object has in the JSON format."""
    table = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
    return {
        path: Part(path, part["nl"], part["en"], tuple(_field(*item) for item in part["fields"].items()))
        for path, part in table.items()
    }


def part(path: str) -> Part:
    return parts()[path]

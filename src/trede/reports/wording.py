# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the reports, from one data file a language (``texts/nl.toml``, ``texts/en.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trede.kernel.values import half_up
from trede.reports.numerals import Numerals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts by their dotted key, and how this language writes numbers."""

    language: Language
    texts: Mapping[str, str]
    numerals: Numerals

    def say(self, key: str, **fields: object) -> str:
        """The text of this key with its ``{fields}`` filled in; raises ``KeyError`` for an unknown key."""
        return self.texts[key].format(**fields)

    def count(self, key: str, number: int, **fields: object) -> str:
        """The text for one or for more: ``key.one`` or ``key.more``, with ``{count}``."""
        form = "one" if number == 1 else "more"
        return self.say(f"{key}.{form}", count=self.numerals.number(number, 0), **fields)

    def time(self, hundredths: int) -> str:
        """Hundredths of hours for who reads slowly: ``2 uur en 15 minuten``, ``6 minuten``; to whole minutes."""
        hours, minutes = divmod(half_up(hundredths * 60, 100), 60)
        parts = [self.count("matching.hours", hours)] if hours or not minutes else []
        if minutes:
            parts.append(self.count("matching.minutes", minutes))
        return self.say("matching.and").join(parts)


@cache
def wording(language: Language) -> Wording:
    """The words of one language, read once."""
    source = (Path(__file__).parent / "texts" / f"{language}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    marks = tables.pop("numerals")
    numerals = Numerals(marks["decimal_mark"], marks["thousands_mark"], tuple(marks["months"]))
    return Wording(language, dict(_flattened(tables)), numerals)


def _flattened(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    flat: list[tuple[str, str]] = []
    for key, entry in table.items():
        if isinstance(entry, dict):
            flat += _flattened(entry, f"{prefix}{key}.")
        else:
            flat.append((prefix + key, str(entry)))
    return flat

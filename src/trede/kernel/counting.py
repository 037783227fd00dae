# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers in texts, with the word for one or for more: ``{count:row|rows}``."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Counted(str):
    """What fills a field of a text. With ``one|more`` behind the colon that word follows: ``1 row``, ``2 rows``."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, both, more = words.partition("|")
        if not both:
            return super().__format__(words)
        return f"{self} {one if self == '1' else more}"


def filled(text: str, fields: Mapping[str, object]) -> str:
    """A text with its ``{fields}``. Raises KeyError for a field that is not given."""
    return text.format_map({name: Counted(value) for name, value in fields.items()})


def told_plainly(text: str) -> str:
    """A text that is not filled in, as one reads it: ``{count:row|rows}`` is ``{count} rows``."""
    parts = []
    for before, name, words, _ in Formatter().parse(text):
        parts += [
            before,
            "" if name is None else f"{{{name}}}",
            f" {words.rpartition('|')[2]}" if words else "",
        ]
    return "".join(parts)

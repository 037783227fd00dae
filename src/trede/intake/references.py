# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""References of people, and the names that stand beside them or in their place: those are never kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from trede.intake.fields import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTERS = r"[^\W\d_]"
# What people write between a number and a name, and within a name.
_SIGN = r"[\s\-–—:;,|/._()'’]"
_BEFORE = re.compile(rf"\s*(?P<number>[A-Za-z]{{0,3}}[0-9]+)(?P<name>(?:{_LETTERS}|{_SIGN})+)")
_BEHIND = re.compile(rf"(?P<name>(?:{_LETTERS}|{_SIGN})+)(?P<number>[0-9]+)[)\s]*")
_WORD = re.compile(rf"{_LETTERS}+")
_NAME = re.compile(rf"(?:{_LETTERS}|[ .,'’-])+")
_SEVERAL = 2
_SHORTEST, _SHORTEST_IN_CAPITALS = 3, 4


class Parted(NamedTuple):
    """A number, and what stood beside it."""

    number: str
    name: str


def parted(value: object) -> Parted | None:
    """The number and the name in ``1001 - Jansen, P.``, ``Jansen, P. (1001)`` or ``Jansen1001``; not in ``1001-A``."""
    if not isinstance(value, str) or value.isdigit() or len(value) > LONGEST_TEXT:
        return None
    found = _BEFORE.fullmatch(value) or _BEHIND.fullmatch(value)
    return Parted(found["number"], found["name"]) if found and _like_a_name(found["name"]) else None


def _like_a_name(text: str) -> bool:
    """Two words, or one that is longer than a code: one letter more when it is written against the number."""
    found = _WORD.findall(text)
    longest = max(found, key=len, default="")
    against = text[0].isalpha() and text[-1].isalpha()
    least = (_SHORTEST_IN_CAPITALS if longest.isupper() else _SHORTEST) + against
    return len(longest) >= least or (len(found) >= _SEVERAL and len(longest) >= _SHORTEST)


def is_name(value: object) -> bool:
    """Whether a reference is the name of somebody: two words or more and no digit."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or not _NAME.fullmatch(value):
        return False
    found = _WORD.findall(value)
    return len(found) >= _SEVERAL and max(map(len, found)) >= _SHORTEST


def numbers_beside_names(values: Iterable[Any]) -> dict[Any, str]:
    """The number for each value that holds a number and a name.

    Nothing when the same one word stands everywhere: that is a prefix (Team-12), no name.
    """
    found = {value: both for value in values if (both := parted(value))}
    words = {tuple(_WORD.findall(both.name.lower())) for both in found.values()}
    if len(found) > 1 and _SEVERAL * len(words) <= len(found) and all(len(each) == 1 for each in words):
        return {}
    return {value: both.number for value, both in found.items()}


def without_names(values: Sequence[Any]) -> list[Any]:
    """The values with only the number where a name stood beside it, and nothing where there was only a name."""
    numbers = numbers_beside_names(dict.fromkeys(values))
    return [None if is_name(value) else numbers.get(value, value) for value in values]

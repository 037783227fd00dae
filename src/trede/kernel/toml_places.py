# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""TOML that somebody else wrote, and where it is wrong.

The library says that in English only; the line itself says more, in any language.
"""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_AT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_LONGEST = 80
_PARTS = re.compile("[=,]")
_MOST_DEEP, _MOST_BITS = 100, 256
"""What nobody writes: a key of more parts takes the library a time that grows with their square, and a deeper document,
or a number of more digits, is not even printed by Python."""


class NoTomlError(ValueError):
    """``line`` (from 1) is where it is wrong, ``wrong`` its text."""

    def __init__(self, text: str, problem: Exception) -> None:
        super().__init__("This is no TOML.")
        self.line, self.wrong = wrong_line(text, problem)


def read_toml(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The document in a text. Raises NoTomlError; also for numbers and layers that no file of people has, which the

    library does not count among its own mistakes. A byte order mark before it, as some editors write, is left out.
    """
    text = text.removeprefix("\ufeff")
    try:
        if any(map(_long_key, text.splitlines())):
            raise ValueError("A key has too many parts.")
        document = tomllib.loads(text, parse_float=parse_float)
        _check_values(document)
    except (ValueError, RecursionError) as problem:
        raise NoTomlError(text, problem) from None
    return document


def _long_key(line: str) -> bool:
    if line.count(".") <= _MOST_DEEP or line.lstrip().startswith("#"):
        return False
    return any(part.count(".") > _MOST_DEEP for part in _PARTS.split(line))


def _check_values(document: dict[str, Any]) -> None:
    """Layer by layer: what is too deep must not be walked as deep."""
    layer: list[Any] = [document]
    for _ in range(_MOST_DEEP):
        inside = [list(each.values()) if isinstance(each, dict) else each for each in layer]
        layer = [value for values in inside for value in values if isinstance(value, dict | list)]
        if any(isinstance(each, int) and each.bit_length() > _MOST_BITS for each in chain(*inside)):
            raise ValueError("A number has too many digits.")
    if layer:
        raise ValueError("There are too many layers.")


def wrong_line(text: str, problem: Exception) -> tuple[int, str]:
    """The number of the line (from 1) that ``tomllib`` stumbled over, and its text; the last one at the end.

    Of bytes that are no UTF-8, which gave no text, the line of the first that is not. Where no place is told, the
    longest line: that has what is too long or too deep.
    """
    if isinstance(problem, UnicodeDecodeError):
        text = problem.object[: problem.start].decode("utf-8") + "?"
    lines = text.splitlines() or [""]
    if found := _AT.search(str(problem)):
        number = min(int(found[1]), len(lines))
    elif isinstance(problem, UnicodeDecodeError | tomllib.TOMLDecodeError):
        number = len(lines)
    else:
        number = 1 + max(range(len(lines)), key=lambda each: len(lines[each]))
    return number, lines[number - 1].strip()[:_LONGEST]

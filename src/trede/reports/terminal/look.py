# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How wide, with or without colour: what a terminal can show. Nothing is said by colour alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap

NARROW, WIDE = 60, 100
# Control signs (all but tab and line end) and those that turn the direction of writing.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# For a terminal or a pipe that cannot write box drawing.
_PLAIN_SIGNS = str.maketrans(
    {"├": "|", "┤": "|", "│": "|", "─": "-", "═": "=", "╞": "|", "╡": "|", "▶": ">", "•": "*", "└": "`"}
    | {
        "€": "EUR",
        "‘": "'",
        "’": "'",
        "→": "->",
        "·": "-",
        "–": "-",
        "≠": "*",
        "\N{REPLACEMENT CHARACTER}": "?",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """``width`` in columns (kept between 60 and 100), ANSI colours or none, box drawing or plain signs."""

    width: int = 80
    colour: bool = False
    plain: bool = False

    @property
    def columns(self) -> int:
        return min(max(self.width, NARROW), WIDE)

    def bold(self, text: str) -> str:
        return self._inked("1", text)

    def heading(self, text: str) -> str:
        return self._inked("1;34", text)

    def warning(self, text: str) -> str:
        return self._inked("33", text)

    def error(self, text: str) -> str:
        return self._inked("1;31", text)

    def faint(self, text: str) -> str:
        return self._inked("2", text)

    def wrapped(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        """Lines that fit, the first behind ``first``, the others behind as much white.

        Control signs are replaced: what the user typed must not steer the terminal.
        """
        indent = " " * len(first) if rest is None else rest
        return wrap(
            _STEERING.sub("\N{REPLACEMENT CHARACTER}", text),
            self.columns,
            initial_indent=first,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )

    def page(self, lines: list[str]) -> str:
        """The lines as one text, in signs this terminal can write."""
        text = "\n".join(line.rstrip() for line in lines) + "\n"
        text = text.replace("\N{NO-BREAK SPACE}", " ")  # it has done its work; now people can search and copy
        return text.translate(_PLAIN_SIGNS) if self.plain else text

    def _inked(self, codes: str, text: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and text else text

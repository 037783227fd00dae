# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What programs put around a value in a table: signs nobody sees, ``="1001"``, an apostrophe in front."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from trede.intake.limits import JOINERS

if TYPE_CHECKING:
    from trede.intake.fields import Field

_AS_FORMULA = re.compile(r'=\s*"(.*)"', re.DOTALL)
# The sign with which Excel marks a text; in "'t Hart" it belongs to the name.
_MARKED_AS_TEXT = re.compile(r"['’‘`´](?![a-z])")
_BREAK = re.compile(r"[\t\n\r\x0b\x0c]+")
NAMES = ("name", "supplier")
"""Fields that hold what somebody or something is called."""
_EMPTY = frozenset(
    {"", "-", "–", "—", "n.v.t.", "nvt", "n.v.t", "n/a", "n.a.", "#n/a", "#n/b", "null", "(null)", "<null>"}
    | {"none", "nil", "nan", "leeg", "(leeg)", "(blank)"}
)
_LONGEST_EMPTY = 20


def blank(raw: object) -> bool:
    """Whether a cell is empty or says so."""
    if isinstance(raw, str):
        return len(raw) <= _LONGEST_EMPTY and visible(raw).strip().lower() in _EMPTY
    return raw is None


def plain(raw: str) -> bool:
    """Whether a text is of digits alone: nothing stands around it, no marks are in it, and it is no name."""
    return raw.isascii() and raw.isdigit()


def visible(text: str, *, but: str = "") -> str:
    """The text without marks of direction and other signs that have no shape."""
    if text.isascii():
        return text
    return "".join(sign for sign in text if sign in but or unicodedata.category(sign) != "Cf")


def tidy(field: Field, raw: object) -> object:
    """A value without what a program put around it; a text on one line. Names keep what joins their signs."""
    if not isinstance(raw, str):
        return raw
    text = visible(raw, but=JOINERS if field.key in NAMES else "").strip()
    if found := _AS_FORMULA.fullmatch(text):
        text = found[1].replace('""', '"').strip()
    if _MARKED_AS_TEXT.match(text):
        text = text[1:]
    return _on_one_line(text.strip())


def _on_one_line(text: str) -> str:
    """A space for each break with the spaces around it; by parts, for to search those takes long where many stand."""
    if not _BREAK.search(text):
        return text
    *parts, last = _BREAK.split(text)
    kept = (each.rstrip(" ") for each in (parts[0], *(each.lstrip() for each in parts[1:])))
    return " ".join(each for each in (*kept, last.lstrip()) if each)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a name is found although it was typed wrongly: by the threes of letters that two texts share.

The same threes as PostgreSQL's pg_trgm makes, kept in a table of our own, so that both databases give one answer.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+")
ALIKE = 0.4
"""So much of what was typed must be in a name (0 to 1) before it is shown."""
MOST_SIGNS = 200


def folded(text: str) -> str:
    """In small letters without accents, one blank between words."""
    plain = unicodedata.normalize("NFKD", text[:MOST_SIGNS].casefold())
    return " ".join(WORD.findall("".join(each for each in plain if not unicodedata.combining(each))))


def grams(text: str) -> frozenset[str]:
    """The threes of letters in each word, with two blanks before it and one behind."""
    found: set[str] = set()
    for word in folded(text).split():
        padded = f"  {word} "
        found.update(padded[place : place + 3] for place in range(len(padded) - 2))
    return frozenset(found)


def likeness(typed: frozenset[str], name: frozenset[str]) -> float:
    """How much of what was typed is in the name, 0 to 1; of two that hold as much the shorter name wins a little."""
    if not typed or not name:
        return 0.0
    shared = len(typed & name)
    return shared / len(typed) + shared / (100 * len(name))

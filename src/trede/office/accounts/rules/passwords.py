# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which passwords are guessed first: made of few parts that everybody knows, or of words of this place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

WORDS = frozenset((
    "trede", "pso", "prestatieladder", "ladder", "socialer", "sociaal", "ondernemen", "onderneming", "certificaat",
    "participatie", "social", "return", "welkom", "welcome", "wachtwoord", "password", "geheim", "inloggen", "login",
    "beheer", "admin", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december", "lente", "zomer", "herfst", "winter", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag",
))  # fmt: skip
"""Words of what trede is for, and those that come to mind first; with them those of the installation."""
FEWEST = 3
"""So many parts that everybody knows, beside such words, make a password."""
LONGEST = 40
DIGITS = re.compile(r"[0-9]{1,4}")


def is_guessable(password: str, words: Set[str], common: Set[str]) -> bool:
    """Whether it is made of words of this place and fewer than three other known parts.

    Such a part is a common password, up to four digits, or one sign repeated; capitals, blanks and other signs between
    them count for nothing.
    """
    text = "".join(filter(str.isalnum, password.lower())) or password
    if len(text) > LONGEST:
        return len(set(text)) == 1
    fewest = [0, *(FEWEST for _ in text)]
    for end in range(1, len(text) + 1):
        for start in range(end):
            cost = _cost(text[start:end], words, common)
            fewest[end] = min(fewest[end], fewest[start] + cost)
    return fewest[-1] < FEWEST


def _cost(part: str, words: Set[str], common: Set[str]) -> int:
    if part in words or part in WORDS:
        return 0
    return 1 if part in common or len(set(part)) == 1 or DIGITS.fullmatch(part) else FEWEST

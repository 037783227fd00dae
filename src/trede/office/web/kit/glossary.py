# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the scheme with what they mean, by the terms of ``GLOSSARY.md``; the texts stand in ``glossary.toml``.

On a page a script makes the first of each word a button that opens what it means (``trede.js``); all of them stand
together in the manual, also without scripts.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).with_name("glossary.toml")
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Term:
    """``key`` is the term of ``GLOSSARY.md``; ``forms`` are the word itself and how it is written besides."""

    key: str
    word: str
    forms: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """The id of the explanation on a page."""
        return "woord-" + re.sub(r"\W+", "-", self.key).strip("-")


@cache
def terms(language: str) -> tuple[Term, ...]:
    """All of them in one of ``LANGUAGES``."""
    return tuple(
        Term(key, (forms := tuple(told[f"words_{language}"]))[0], forms, told[language])
        for key, told in tomllib.loads(_TEXTS.read_text("utf-8")).items()
    )

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two languages, and whatever says the same in both."""

from __future__ import annotations

from typing import Literal, Protocol

Language = Literal["nl", "en"]


class Bilingual(Protocol):
    """A finding, a field of the format, a part of it."""

    @property
    def nl(self) -> str: ...

    @property
    def en(self) -> str: ...


def in_language(each: Bilingual, language: Language) -> str:
    """What it says in this language."""
    return each.nl if language == "nl" else each.en

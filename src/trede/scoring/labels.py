# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call a field of an employment, a starting position and a contract, for findings."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trede.kernel.findings import finding
from trede.scheme.shelf import texts_of
from trede.scheme.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from trede.kernel.findings import Finding
    from trede.kernel.languages import Language
    from trede.scheme.edition import Edition

CodeKind = Literal["position", "contract"]


@cache
def field_labels() -> Mapping[str, Mapping[str, str]]:
    """The headers of the fields that a window or a minimum may need, by key and language."""
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))


def labels(field: str) -> dict[str, str]:
    """``field_nl`` and ``field_en``."""
    return {f"field_{language}": field_labels()[field][language] for language in LANGUAGES}


def names(edition: Edition, position: str) -> dict[str, str]:
    """``position_nl`` and ``position_en``."""
    return {
        f"position_{language}": texts_of(edition.folder, language).positions[position]
        for language in LANGUAGES
    }


def codes_of(kind: CodeKind, edition: Edition) -> Collection[str]:
    """Every code of this kind that the handbook knows."""
    return edition.positions if kind == "position" else edition.contracts


def contract_refused(edition: Edition, code: str, place: str) -> Finding:
    """That nobody under this kind of contract counts anywhere."""
    named = {
        f"contract_{language}": texts_of(edition.folder, language).refused[code] for language in LANGUAGES
    }
    return finding("employment.contract-refused", f"{place}.contract", code, **named)


MOST_WORDS = 50
"""For so many different words are codes like them looked for: whoever has more got the whole column wrong."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Findings on codes that a handbook does not know, with those like them: looked for once for each word.

    ``by_name``: they were written where names are read too, so that no codes need to be told.
    """

    edition: Edition
    by_name: bool = False
    words: dict[tuple[CodeKind, str], Mapping[str, str]] = field(default_factory=dict)

    def unknown(self, kind: CodeKind, code: str, place: str, times: int = 1) -> Iterator[Finding]:
        """That the handbook does not know this code; with the ones like it, and when there are none, with all.

        ``times`` is how often it stands there.
        """
        if code not in codes_of(kind, self.edition):
            known = self._known(kind, code)
            yield finding(f"employment.{kind}-unknown", f"{place}.{kind}", code, count=times, **known)

    def _known(self, kind: CodeKind, code: str) -> Mapping[str, str]:
        if (kind, code) not in self.words:
            code = code if len(self.words) < MOST_WORDS else ""  # of nothing there is no like: all are told
            self.words[kind, code] = self.words.get((kind, code)) or self._like(kind, code)
        return self.words[kind, code]

    def _like(self, kind: CodeKind, code: str) -> Mapping[str, str]:
        return {f"known_{language}": self._choices(kind, code, language) for language in LANGUAGES}

    def _choices(self, kind: CodeKind, code: str, language: Language) -> str:
        from difflib import get_close_matches  # only for who makes a mistake: it takes time to load

        codes, texts = codes_of(kind, self.edition), texts_of(self.edition.folder, language)
        names = texts.positions if kind == "position" else texts.contracts
        by_word = {word.lower(): each for each in codes for word in (names[each], each)}
        like = dict.fromkeys(by_word[word] for word in get_close_matches(code.lower(), by_word))
        return "; ".join(names[each] if self.by_name else f"{each} ({names[each]})" for each in like or codes)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels of positions, contracts and kinds, as people write them, to the codes of the scheme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from trede.intake.headers import normal, words
from trede.scheme.shelf import open_shelf, texts_of
from trede.scheme.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.intake.fields import Field
    from trede.intake.said import Words
    from trede.scheme.texts import Texts

_ROOMS = {"position": "positions", "contract": "contracts", "kind": "kinds"}
# A reading of the words of a contract goes before one that is only "some contract".
_ANY_CONTRACT = "regular"


@dataclass(frozen=True, slots=True)
class Labels:
    """Codes by the normal form of their labels, for each field that holds a code."""

    codes: Mapping[str, Mapping[str, str | None]]
    nobody: frozenset[str]

    def code(self, field: Field, written: str) -> str | None:
        """The code a label stands for; a label nobody knows stays as it is, for a check to name the nearest.

        None for a position that says that there is none.
        """
        name, codes = normal(written), self.codes[field.key]
        if name in codes:
            return codes[name]
        if field.key == "position":
            return self._position(name, written)
        return _by_words(name) or written if field.key == "contract" else written

    def knows(self, field: Field, written: str) -> bool:
        """Whether a label stands for anything."""
        return self.code(field, written) != written or normal(written) in self.codes[field.key]

    def _position(self, name: str, written: str) -> str | None:
        if name in self.nobody:
            return None
        nothing = words()["position_words"]["nothing"]
        without = " ".join(word for word in name.split() if word not in nothing)
        if without in self.nobody:
            return None
        codes = self.codes["position"]
        several = {codes.get(word) for word in without.split()}  # VSO/PrO, WIA / WGA
        return codes.get(without) or (several.pop() if len(several) == 1 else None) or written


def self_employed(label: str) -> bool:
    """Whether a label of a contract says that somebody works for themselves."""
    known = words()["self_employed"]
    return any(
        word in known["words"] or word.startswith(tuple(known["begin"])) for word in normal(label).split()
    )


def _by_words(name: str) -> str | None:
    """The contract that the words of a label mean, when they mean one and no word is unknown."""
    meant: set[str] = set()
    for word in name.split():
        code = _of_word(word)
        if code is None:
            return None
        meant.add(code)
    meant.discard("")
    more = meant - {_ANY_CONTRACT} or meant
    return more.pop() if len(more) == 1 else None


def _of_word(word: str) -> str | None:
    """The contract in one word, nothing in words such as ``voor`` and ``tijd``; None for a word we do not know."""
    for code, known in words()["contract_words"].items():
        if word in known or word.startswith(words()["contract_words_begin"].get(code, ("\0",))):
            return code
    return "" if word in words()["contract_nothing"]["words"] or word.isdigit() else None


def labels(texts: Iterable[Texts] = (), said: Words | None = None) -> Labels:
    """The labels of these texts of editions, beside the codes themselves and ``words.toml``.

    ``said`` is what a user says of words, by field; it goes before everything.
    """
    codes: dict[str, dict[str, str | None]] = {}
    for key, room in _ROOMS.items():
        known = codes[key] = {}
        for named in texts:
            known.update({normal(label): code for code, label in getattr(named, room, {}).items()})
        for code, synonyms in words()[room].items():
            known.update(dict.fromkeys((normal(code), *synonyms), code))
        known.update({normal(word): code for word, code in (said or {}).get(key, {}).items()})
    return Labels(codes, frozenset(words()["nobody"]["position"]))


@cache
def newest_texts() -> tuple[Texts, ...]:
    """The texts of the newest edition that comes with trede, in every language."""
    shelf = open_shelf()
    newest = max(shelf.editions(), key=lambda edition: edition.in_force).id
    folder = dict(shelf.folders)[newest]
    return tuple(texts_of(folder, language) for language in LANGUAGES)

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
    from trede.scheme.texts import Texts

_ROOMS = {"position": "positions", "contract": "contracts", "kind": "kinds"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Codes by the normal form of their labels, for each field that holds a code."""

    codes: Mapping[str, Mapping[str, str]]
    nobody: frozenset[str]

    def code(self, field: Field, written: str) -> str | None:
        """The code a label stands for; a label nobody knows stays as it is, for a check to name the nearest.

        None for a position that says that there is none.
        """
        name = normal(written)
        if field.key == "position" and name in self.nobody:
            return None
        return self.codes[field.key].get(name, written)


def labels(texts: Iterable[Texts] = ()) -> Labels:
    """The labels of these texts of editions, beside the codes themselves and ``words.toml``."""
    codes: dict[str, dict[str, str]] = {}
    for key, room in _ROOMS.items():
        known = codes[key] = {}
        for named in texts:
            known.update({normal(label): code for code, label in getattr(named, room, {}).items()})
        for code, synonyms in words()[room].items():
            known.update(dict.fromkeys((normal(code), *synonyms), code))
    return Labels(codes, frozenset(words()["nobody"]["position"]))


@cache
def newest_texts() -> tuple[Texts, ...]:
    """The texts of the newest edition that comes with trede, in every language."""
    shelf = open_shelf()
    newest = max(shelf.editions(), key=lambda edition: edition.in_force).id
    folder = dict(shelf.folders)[newest]
    return tuple(texts_of(folder, language) for language in LANGUAGES)

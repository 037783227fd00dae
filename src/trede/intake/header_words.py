# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a header stands for by the parts of its words, and how sure that is.

``DatumInDienst``, ``datum_in_dienst`` and ``Indienstdatum`` are one header. The parts and what they make together
stand in ``header_words.toml``; a header with a part that is not in there is not known.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Certainty = Literal["sure", "likely"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PERCENT = re.compile(r"%")
_MOST_PARTS, _LONGEST_PART, _LONGEST_PHRASE = 12, 40, 4
_NOTHING = ""


class Pattern(NamedTuple):
    """The field that these notions make; ``needed`` must be there, ``allowed`` may."""

    field: str
    certainty: Certainty
    needed: frozenset[str]
    allowed: frozenset[str]


def apart(header: str) -> str:
    """The header with its words apart: DatumInDienst as Datum In Dienst, PT% as PT %."""
    return _PERCENT.sub(" % ", _CAMEL.sub(" ", header))


def field_of(name: str) -> tuple[str, Certainty] | None:
    """The key of the field that a header in normal form stands for, and how sure that is."""
    return _field_of(name)


@lru_cache(maxsize=2_000)
def _field_of(name: str) -> tuple[str, Certainty] | None:
    found = notions(name)
    if not found:
        return None
    for pattern in _patterns():
        if pattern.needed <= found <= pattern.allowed:
            return pattern.field, pattern.certainty
    return None


def notions(name: str) -> frozenset[str] | None:
    """The notions in a header in normal form; None when a part of it is not known."""
    parts: list[str] = []
    for word in name.split():
        cut = _cut(word)
        if cut is None:
            return None
        parts += cut
    if len(parts) > _MOST_PARTS:
        return None
    found = set(_phrases(parts))
    return None if None in found else frozenset(each for each in found if each)


def _phrases(parts: list[str]) -> Iterator[str | None]:
    """The notion of each longest run of parts that has one; None for a part without, and nothing after it."""
    known, place = _known(), 0
    while place < len(parts):
        for length in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(parts[place : place + length])
            if phrase in known:
                yield known[phrase]
                break
        else:
            yield None
            return
        place += length


@lru_cache(maxsize=2_000)
def _cut(word: str) -> list[str] | None:
    """A word as known parts, the fewest there can be; None when some of it is not known."""
    if word in _pieces():
        return [word]
    if len(word) > _LONGEST_PART:
        return None
    best: dict[int, list[str]] = {0: []}
    for start in range(len(word)):
        for piece in _pieces_at(word, start) if start in best else ():
            end, parts = start + len(piece), [*best[start], piece]
            if end not in best or len(parts) < len(best[end]):
                best[end] = parts
    return best.get(len(word))


def _pieces_at(word: str, start: int) -> Iterator[str]:
    """The pieces that a word may go on with here, short ones first."""
    pieces = (word[start : start + length] for length in _lengths() if start + length <= len(word))
    return (piece for piece in pieces if piece in _pieces())


@cache
def _lengths() -> tuple[int, ...]:
    """How long pieces of a compound can be; one letter is none."""
    return tuple(sorted({len(piece) for piece in _pieces()} - {1}))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("header_words.toml").read_text(encoding="utf-8"))


@cache
def _known() -> Mapping[str, str]:
    """The notion of each part and phrase; nothing for those that say nothing."""
    found = {part: notion for notion, parts in _table()["notions"].items() for part in parts}
    return {**dict.fromkeys(_table()["nothing"]["parts"], _NOTHING), **found}


@cache
def _pieces() -> frozenset[str]:
    return frozenset(piece for phrase in _known() for piece in phrase.split())


@cache
def _patterns() -> tuple[Pattern, ...]:
    """The sure ones first; of each the one that needs most."""
    found = []
    for certainty in ("sure", "likely"):
        for field, lines in _table()[certainty].items():
            for line in lines:
                needed, _, more = line.partition("|")
                needs = frozenset(needed.split())
                found.append(Pattern(field, certainty, needs, needs | frozenset(more.split())))
    return tuple(sorted(found, key=lambda each: (each.certainty != "sure", -len(each.needed))))

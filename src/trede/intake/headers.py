# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers of columns and what they mean: a field, something never to be read, or nothing we know."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trede.intake.fields import Field, part

if TYPE_CHECKING:
    from collections.abc import Mapping

How = Literal["template", "synonym", "key", "given"]

_BRACKETS = (("(", ")"), ("[", "]"))
# A longer header is a sentence: "BSN" in it need not say what the column holds.
_FEW_WORDS = 4
_NO_WORD = re.compile(r"[^\w%]|_")
# A header that anybody reads is shorter; no known one comes near.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field a header stands for and how that was seen; of two columns the lower rank is the better."""

    field: Field
    how: How
    rank: int


def normal(text: object) -> str:
    """Lower case, without accents and punctuation (% apart), single blanks: the form words are compared in.

    Of a long text its beginning.
    """
    written = str(text)[:_LONGEST]
    plain = written if written.isascii() else _without_accents(written)
    return " ".join(_NO_WORD.sub(" ", plain).lower().split())


def _without_accents(text: str) -> str:
    """Sign by sign: in one go, thousands of accents on one letter are put in order in as many steps squared."""
    parts = "".join(sign if sign.isascii() else unicodedata.normalize("NFKD", sign) for sign in text)
    return parts.encode("ascii", "ignore").decode()


def _bare(header: object) -> str:
    """The normal form without remarks in brackets; a bracket that is never closed is none."""
    text = str(header)[:_LONGEST]
    for opening, closing in _BRACKETS:
        *remarks, rest = text.split(closing)
        text = " ".join([*(remark.partition(opening)[0] for remark in remarks), rest])
    return normal(text)


@cache
def words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """``words.toml``."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {room: {key: tuple(each) for key, each in entry.items()} for room, entry in table.items()}


@cache
def known_headers(path: str) -> Mapping[str, Meaning]:
    """Every header that stands for a field of one part, best meaning first."""
    found: dict[str, Meaning] = {}
    for field in part(path).fields:
        for header in (field.nl, field.en):
            found.setdefault(normal(header), Meaning(field, "template", 0))
    for field in part(path).fields:
        for rank, synonym in enumerate(field.synonyms, start=1):
            found.setdefault(synonym, Meaning(field, "synonym", rank))
        found.setdefault(normal(field.key), Meaning(field, "key", 0))
    return found


def meaning(header: object, path: str) -> Meaning | None:
    """The field of a part that a header stands for.

    A remark in brackets does not matter, nor does the order of the words: ``Contract: startdatum``.
    """
    known = known_headers(path)
    name, bare = normal(header), _bare(header)
    return known.get(name) or known.get(bare) or _in_any_order(path).get(_sorted(name))


@cache
def _in_any_order(path: str) -> Mapping[str, Meaning]:
    found: dict[str, Meaning] = {}
    for name, each in known_headers(path).items():
        found.setdefault(_sorted(name), each)
    return found


def _sorted(name: str) -> str:
    return " ".join(sorted(name.split()))


def never_read(header: object) -> str | None:
    """The kind of personal data under a header (a key of ``[personal]``), ``bsn``, or None."""
    name, bare = normal(header), _bare(header)
    parts = name.split() if len(name.split()) <= _FEW_WORDS else []
    if {name, bare, *parts} & set(words()["bsn"]["header"]):
        return "bsn"
    return next((kind for kind, headers in words()["personal"].items() if {name, bare} & set(headers)), None)


def doubtful(header: object) -> bool:
    """Whether the values must show if the column holds numbers or names."""
    return normal(header) in words()["doubtful"]["name"]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headers of columns and what they mean: a field, something never to be read, or nothing we know."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trede.intake.fields import Field, part
from trede.intake.header_words import apart, field_of, notions

if TYPE_CHECKING:
    from collections.abc import Mapping

How = Literal["template", "synonym", "key", "words", "likely", "given"]
"""``words``: by the parts of its words; ``likely``: the same, but good to have a look at."""

_BRACKETS = (("(", ")"), ("[", "]"))
# A longer header is a sentence: "BSN" in it need not say what the column holds.
_FEW_WORDS = 4
_NO_WORD = re.compile(r"[^\w%]|_")
_BROKEN_OFF = re.compile(r"(?<=\w)[-\u00ad]\s*[\r\n]\s*(?=\w)|\u00ad")
"""A word cut in two to fit a narrow column."""
# A header that anybody reads is shorter; no known one comes near.
_LONGEST = 200
_BEHIND = 1_000


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

    A remark in brackets does not matter, nor does the order of the words: ``Contract: startdatum``. Of a word that is
    broken off at the end of a line both readings are tried.
    """
    return _meaning(header, path) or _meaning(_BROKEN_OFF.sub("", str(header)[:_LONGEST]), path)


def _meaning(header: object, path: str) -> Meaning | None:
    known = known_headers(path)
    name, bare = normal(header), _bare(header)
    found = known.get(name) or known.get(bare) or _in_any_order(path).get(_sorted(name))
    return _behind_contract(found or _by_parts(header, path), header)


def _behind_contract(found: Meaning | None, header: object) -> Meaning | None:
    """A first or last day at the employer comes after one of the contract, whichever word is the better known."""
    if (
        found
        and found.field.key in ("from", "to")
        and found.how != "template"
        and day_of(header) == "employer"
    ):
        return replace(found, rank=found.rank + _BEHIND)
    return found


def _by_parts(header: object, path: str) -> Meaning | None:
    """The same for a header in other words, or in one word; only of employees we know the parts."""
    name, bare = _apart(header)
    known = known_headers(path)
    if found := known.get(name) or known.get(bare) or _in_any_order(path).get(_sorted(name)):
        return found
    forms = (name, bare, normal(header)) if path == "employments" else ()  # DTfactor is no D Tfactor
    said = next(filter(None, map(field_of, forms)), None)
    if said is None:
        return None
    key, certainty = said
    return Meaning(part(path).field(key), *(("words", 100) if certainty == "sure" else ("likely", 200)))


def _apart(header: object) -> tuple[str, str]:
    """The normal form of a header whose words stand apart, with and without remarks in brackets."""
    spaced = apart(str(header)[:_LONGEST])
    return normal(spaced), _bare(spaced)


OfContract = Literal["contract", "day", "employer"]


def day_of(header: object) -> OfContract:
    """Whether a first or last day is that of the contract, of being employed, or of neither in so many words."""
    found = notions(_apart(header)[0]) or frozenset()
    if "contract" in found:
        return "contract"
    return "employer" if found & {"joined", "left"} else "day"


def of_either_week(header: object) -> bool:
    """Whether it is the length of a working week, and not said whether of somebody or of a full job."""
    found = notions(_apart(header)[0]) or frozenset()
    return "duration" in found and not found & {"agreed", "average", "contract"}


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
    forms = {normal(header), _bare(header), *_apart(header)}
    parts = {word for form in forms if len(form.split()) <= _FEW_WORDS for word in form.split()}
    if (forms | parts) & set(words()["bsn"]["header"]):
        return "bsn"
    for kind, headers in words()["personal"].items():
        if forms & set(headers) or _of_a_person(parts, headers):
            return kind
    return None


def _of_a_person(parts: set[str], headers: tuple[str, ...]) -> bool:
    """``Achternaam partner``, ``Naam mdw``: a word of personal data, beside words that only say whose."""
    whose = {header for each in words()["personal"].values() for header in each}
    return bool(parts & set(headers)) and all(part in whose or notions(part) for part in parts)


def doubtful(header: object) -> bool:
    """Whether the values must show if the column holds numbers or names."""
    return normal(header) in words()["doubtful"]["name"]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a certificate, in Dutch and English: what its PDF shows, in that order, and nothing else.

So whoever checks a PDF can hold what it shows to what was signed.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trede.proofs.certificate_facts import CertificateFacts

LANGUAGES = ("nl", "en")
LOST, MOST_LOST = "\N{REPLACEMENT CHARACTER}", 8
"""What a reader finds where no face of the page has a sign, and of how many signs it says so at most."""
SHAPED = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Letters of Hebrew, Arabic, Indic scripts and Thai."""
HANDBOOK = re.compile(r"pso-([0-9]+(?:\.[0-9]+)*)")
URN = "urn:uuid:"
MOST_SHOWN = 12
"""So many entities and so many places fit on the page; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Words:
    """Every text of a certificate in one language; ``lines`` are label and value."""

    title: str
    description: str
    criteria: str
    kind: str
    to: str
    holder: str
    kvk: str
    achieved: str
    level: str
    lines: tuple[tuple[str, str], ...]
    notice: str
    signature: str
    check: str
    id: str

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands on the page, in the order in which it is read."""
        lines = (text for line in self.lines for text in line)
        return (
            self.kind, self.to, self.holder, self.kvk, self.achieved, self.level, *lines,
            self.notice, self.signature, self.check, self.id,
        )  # fmt: skip


@cache
def _texts(language: str) -> Mapping[str, Any]:
    text = Path(__file__).with_name("certificate.toml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = tomllib.loads(text)[language]
    return found


def level_name(facts: CertificateFacts, language: str) -> str:
    """The level as it is called: trede 2, or trede 3 with 30+."""
    name = _texts(language)["levels"][facts.level]
    return f"{name}, 30+" if facts.thirty_plus else str(name)


def day_name(day: date, language: str) -> str:
    """The day in full: 1 maart 2026, 1 March 2026."""
    return f"{day.day} {_texts(language)['months'][day.month - 1]} {day.year}"


def handbook_name(edition: str, language: str) -> str:
    """The handbook of an edition as people call it; of an edition with a name of its own, that name."""
    found = HANDBOOK.fullmatch(edition)
    return str(_texts(language)["handbook"].format(number=found[1])) if found else edition


def words(facts: CertificateFacts, language: str) -> Words:
    """The words for this certificate."""
    say = _texts(language)
    level = level_name(facts, language)
    official = facts.official
    start, end = day_name(facts.valid_from, language), day_name(facts.valid_until, language)
    lines = [
        (say["valid"], say["from_until"].format(start=start, end=end)),
        (say["scope"], _some([f"{name} ({kvk})" for kvk, name in facts.scope.items()], say)),
        (say["places"], _some(list(facts.places), say)),
        (say["decided"], day_name(facts.decided_on, language)),
        (say["edition"], handbook_name(facts.edition, language)),
    ]
    notice = say["unofficial"] if official is None else say["official"].format(
        by=official.by, since=day_name(official.since, language)
    )  # fmt: skip
    return Words(
        title=say["title" if official else "title_unofficial"].format(level=level),
        description=" ".join([say["description"].format(level=level), notice]),
        criteria=say["criteria"].format(handbook=handbook_name(facts.edition, language)),
        kind=say["kind"],
        to=say["to"],
        holder=facts.holder,
        kvk=say["kvk"].format(kvk=facts.kvk),
        achieved=say["achieved"],
        level=level,
        lines=tuple(line for line in lines if line[1]),
        notice=notice,
        signature=say["signature"].format(issuer=facts.issuer_name),
        check=say["check"],
        id=say["number"].format(id=facts.id.removeprefix(URN)),
    )


def _first_words(facts: CertificateFacts, language: str) -> Words:
    """As they stood on the first certificates: the edition and the number as the credential has them."""
    now = words(facts, language)
    label, edition = _texts(language)["edition_once"], facts.edition
    return replace(now, lines=(*now.lines[:-1], (label, edition)), id=facts.id)


def _some(names: list[str], say: Mapping[str, Any]) -> str:
    shown = "; ".join(names[:MOST_SHOWN])
    more = len(names) - MOST_SHOWN
    return f"{shown}; {say['more'].format(count=more)}" if more > 0 else shown


def shows(facts: CertificateFacts, text: str) -> bool:
    """Whether a page with this text shows what the certificate says, and nothing else, in one of the languages."""
    page = _plain(text)
    return any(
        _same(_plain("".join(said(facts, language).shown)), page)
        for said in (words, _first_words)
        for language in LANGUAGES
    )


def _plain(text: str) -> str:
    """Without blanks and ways to write the same sign: a page breaks its lines where it wants."""
    return re.sub(r"[\s\u00ad\u200b-\u200f]", "", unicodedata.normalize("NFKC", text))


def _same(expected: str, page: str) -> bool:
    if SHAPED.search(expected):
        # Of letters that change with their neighbours a reader finds pieces in any order: only which ones are there.
        found, said = (set(SHAPED.findall(text)) for text in (page, expected))
        return found == said and _same(SHAPED.sub("", expected), SHAPED.sub("", page))
    if LOST in page:  # signs that no face of the page has
        return _fits(page.split(LOST), expected)
    return expected == page


def _fits(pieces: Sequence[str], text: str) -> bool:
    """Whether the text is these pieces with one to eight signs between each two.

    By all places where a piece may end, as bits: a pattern with as many gaps as a stranger writes takes for ever.
    """
    ends = 1 << len(pieces[0]) if text.startswith(pieces[0]) else 0
    for piece in pieces[1:]:
        if not ends:
            return False
        begins = sum(1 << at for at in range(len(text) + 1) if text.startswith(piece, at))
        after = (ends << gap for gap in range(1, MOST_LOST + 1))
        ends = (reduce(or_, after) & begins) << len(piece)
    return bool(ends >> len(text) & 1)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Events in words: the ``events.toml`` of each room holds a Dutch and an English sentence for each kind."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trede.kernel.counting import filled
from trede.kernel.periods import day_number
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.office.journal.rules import Entry

GONE = {"nl": "iemand die hier niet meer werkt", "en": "somebody who no longer works here"}
WITH_LINK = {"nl": "iemand met een link", "en": "somebody with a link"}
ITSELF = {"nl": "trede", "en": "trede"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMELESS = {"person": GONE, "link": WITH_LINK, "system": ITSELF}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The two texts of a kind of event, with ``{actor}`` and the facts as ``{fields}``."""

    nl: str
    en: str


@cache
def sentences() -> dict[str, Sentence]:
    """Every kind of event there is, by its dotted name."""
    found: dict[str, Sentence] = {}
    for room in sorted(files("trede.office").iterdir(), key=lambda entry: entry.name):
        texts = room / "events.toml"
        if texts.is_file():
            for kind, entry in tomllib.loads(texts.read_text(encoding="utf-8")).items():
                if kind in found:
                    raise ValueError(f"event {kind} stands in two rooms")
                found[kind] = Sentence(**entry)
    return found


def sentence(entry: Entry, language: str, names: Mapping[str, str]) -> str:
    """One event in words.

    ``names`` gives what to show for ids and codes: ``person:<id>`` to a name, a role to its title.
    """
    text: str = getattr(sentences()[entry.kind], language)
    fields = {name: in_words(value, language, names) for name, value in entry.facts.items()}
    return filled(text, {"actor": in_words(entry.actor, language, names), **fields})


def in_words(value: object, language: str, names: Mapping[str, str]) -> str:
    """An actor or a value of an event, a day as one says it; who left is not named any more.

    ``names`` as for ``sentence``.
    """
    told = str(value)
    if told in names:
        return names[told]
    if DAY.fullmatch(told):
        return wording("en" if language == "en" else "nl").numerals.day(day_number(date.fromisoformat(told)))
    return NAMELESS.get(told.partition(":")[0], {}).get(language, told) if ":" in told else told

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every Dutch text that people see, with the file it stands in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "trede"
LOCALE = SOURCE / "office" / "locale"
END_OF_SENTENCE = re.compile(r"(?<=[.?!:;])\s+|\n\n+|<br>")
MARKUP = re.compile(r"<[^>]+>")
FIELD = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]|%[sd]")

Text = tuple[str, str]
"""Where it stands, and what it says."""


def dutch() -> Iterator[Text]:
    """Texts of the library, of the office, and what we say instead of libraries."""
    for path in sorted(SOURCE.rglob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        whole = path.name == "nl.toml" or path.name.endswith(".nl.toml")
        for text in strings(table) if whole else named_dutch(table):
            yield path.relative_to(ROOT).as_posix(), text
    yield from catalogue("en", "msgid")
    yield from catalogue("nl", "msgstr")


def catalogue(language: str, side: str) -> Iterator[Text]:
    for entry in polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po")):
        for text in (getattr(entry, side), entry.msgid_plural if side == "msgid" else ""):
            if text:
                yield f"locale/{language}/django.po", text


def strings(value: object) -> Iterator[str]:
    """Every text in a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def named_dutch(value: object) -> Iterator[str]:
    """The texts under a key ``nl``."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each) if key == "nl" else named_dutch(each)
    elif isinstance(value, list):
        for each in value:
            yield from named_dutch(each)


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is filled in counts as one word."""
    plain = FIELD.sub("iets", MARKUP.sub("", text))
    return [sentence for sentence in END_OF_SENTENCE.split(plain) if sentence.strip()]

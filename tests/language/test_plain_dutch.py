# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain Dutch, level B1: short sentences, everyday words, active, and "u"."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tests.language.texts import dutch, sentences

TEXTS = sorted(set(dutch()))
WORDS = tomllib.loads((Path(__file__).parent / "plain_words.toml").read_text(encoding="utf-8"))
LONGEST = 25
"""Words in a sentence."""
PASSIVE = re.compile(r"\b(word|wordt|worden|werd|werden)\b", re.IGNORECASE)
MOST_PASSIVE = 0.03
"""Share of the sentences."""


def whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])", re.IGNORECASE)


def test_the_texts_are_found() -> None:
    files = {file for file, _ in TEXTS}
    assert {"locale/en/django.po", "locale/nl/django.po", "src/trede/reports/texts/nl.toml"} <= files
    assert len(TEXTS) > 500


def test_sentences_are_short() -> None:
    long = [
        f"{file}: {len(sentence.split())} words: {sentence}"
        for file, text in TEXTS
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_everyday_words(kind: str) -> None:
    found = [
        f"{file}: '{words}', write: {better}: {text}"
        for words, better in WORDS[kind].items()
        for file, text in TEXTS
        if whole(words).search(text)
    ]
    assert found == []


def test_sentences_say_who_does_it() -> None:
    every = [(file, sentence) for file, text in TEXTS for sentence in sentences(text)]
    passive = [f"{file}: {sentence}" for file, sentence in every if PASSIVE.search(sentence)]
    assert len(passive) <= MOST_PASSIVE * len(every), "\n".join(passive)

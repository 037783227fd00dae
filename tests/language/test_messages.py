# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""English is complete: every text of the office is translated, and none is left that is no longer used."""

from __future__ import annotations

import re
from pathlib import Path

import allauth
import polib
import pytest
from scripts.messages import CATALOGUE, complaints
from tests.language.texts import LOCALE

FIELDS = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")
OURS = {name: polib.pofile(str(LOCALE / name / "LC_MESSAGES" / "django.po")) for name in ("en", "nl")}
OFF = ("phone", "username", "user ID", "basic profile", "client_name", "displayed on your device")
"""Marks of texts that belong to what the office does not use: phone numbers, user names, being a log-in service."""


def test_nothing_is_new_gone_untranslated_or_fuzzy() -> None:
    assert complaints(polib.pofile(str(CATALOGUE))) == [], "run: make messages"


@pytest.mark.parametrize("language", OURS)
def test_a_translation_has_the_fields_and_the_markup_of_its_source(language: str) -> None:
    for entry in OURS[language]:
        said = list(entry.msgstr_plural.values()) or [entry.msgstr]
        asked = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
        for source, text in zip(asked, said, strict=True):
            assert sorted(FIELDS.findall(text)) == sorted(FIELDS.findall(source)), source


def test_libraries_say_u() -> None:
    theirs = polib.pofile(str(Path(allauth.__file__).parent / "locale/nl/LC_MESSAGES/django.po"))
    ours = {entry.msgid for entry in OURS["nl"]}
    familiar = [
        entry.msgid
        for entry in theirs.translated_entries()
        if re.search(r"\b(je|jij|jou|jouw)\b", entry.msgstr, re.IGNORECASE)
        and entry.msgid not in ours
        and not any(mark.lower() in entry.msgid.lower() for mark in OFF)
    ]
    assert familiar == []

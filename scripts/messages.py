# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Collect the texts of the office: the source is Dutch, ``locale/en`` is its translation.

    python scripts/messages.py          write new texts into the English catalogue, drop those that are gone
    python scripts/messages.py --check  list what is new, gone or not translated; exit status 1 if anything is

``locale/nl`` is written by hand: it holds only texts of libraries that we say differently (in the u-form).
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFICE = Path(__file__).resolve().parent.parent / "src" / "trede" / "office"
CATALOGUE = OFFICE / "locale" / "en" / "LC_MESSAGES" / "django.po"
SINGULAR = ("gettext", "gettext_lazy", "gettext_noop", "_")
PLURAL = ("ngettext", "ngettext_lazy")
WITH_CONTEXT = ("pgettext", "pgettext_lazy")

Text = tuple[str, str, str]
"""Context, text and plural; empty when there is none."""


def collected(folder: Path = OFFICE) -> set[Text]:
    """Every text of the pages and the code that people see."""
    sources = sorted([*folder.rglob("*.py"), *folder.rglob("*.html"), *folder.rglob("*.txt")])
    return {text for path in sources for text in texts_of(path)}


def texts_of(path: Path) -> Iterator[Text]:
    """The texts of one file; a template is read as Django's own tools do."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.strip() for line in templatize(source, origin=str(path)).splitlines())
    words = (*SINGULAR, *PLURAL, *WITH_CONTEXT)
    for _line, function, found, _comments in extract_python(io.BytesIO(source.encode()), words, [], {}):
        parts = [found] if isinstance(found, str) else [part or "" for part in found]
        if function in WITH_CONTEXT:
            yield parts[0], parts[1], ""
        elif parts[0]:
            yield "", parts[0], parts[1] if function in PLURAL else ""


def key(entry: polib.POEntry) -> Text:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def blank(text: Text) -> polib.POEntry:
    """An entry that waits for its translation."""
    context, singular, plural = text
    return polib.POEntry(
        msgctxt=context or None,
        msgid=singular,
        msgid_plural=plural,
        msgstr_plural={0: "", 1: ""} if plural else {},
    )


def complaints(catalogue: polib.POFile) -> list[str]:
    """What is new, gone, not translated or uncertain."""
    wanted, there = collected(), {key(entry) for entry in catalogue}
    return [
        *(f"new: {text[1]}" for text in sorted(wanted - there)),
        *(f"gone: {text[1]}" for text in sorted(there - wanted)),
        *(f"not translated: {entry.msgid}" for entry in catalogue.untranslated_entries()),
        *(f"fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()),
    ]


def update(catalogue: polib.POFile) -> None:
    """Put in what is new, take out what is gone, in the order of the alphabet: small differences in a review."""
    wanted = collected()
    kept = {key(entry): entry for entry in catalogue if key(entry) in wanted}
    catalogue[:] = [
        kept.get(text) or blank(text) for text in sorted(wanted, key=lambda text: (text[1], text))
    ]
    catalogue.save(newline="\n")


def main(arguments: list[str]) -> int:
    settings.configure()
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110)
    if "--check" not in arguments:
        update(catalogue)
    found = complaints(catalogue)
    print("\n".join(found) or "Every text is translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

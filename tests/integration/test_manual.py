# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual of the web application says what the pages say, and its pictures and links are there."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
MANUAL = sorted((ROOT / "docs/tutorials/office").glob("*.md"))
PICTURES = ROOT / "docs/tutorials/images"
SHOWN = re.compile(r"\*\*([^*]+)\*\*")
LINK = re.compile(r"\]\(([^)#]+)\)")
OURS = {"Oefening:"}
"""In bold, and not on a page."""


def said() -> set[str]:
    """Every Dutch text of the pages."""
    catalogue = polib.pofile(str(ROOT / "src/trede/office/locale/en/LC_MESSAGES/django.po"))
    return {plain(entry.msgid) for entry in catalogue}


def plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_what_is_bold_stands_on_a_page(page: Path) -> None:
    bold = set(SHOWN.findall(page.read_text("utf-8"))) - OURS
    assert {text for text in bold if plain(text) not in said()} == set()


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)
def test_links_and_pictures_are_there(page: Path) -> None:
    linked = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in linked if not (page.parent / link).exists()] == []


def test_every_picture_is_shown() -> None:
    shown = {Path(link).name for page in MANUAL for link in LINK.findall(page.read_text("utf-8"))}
    assert {picture.name for picture in PICTURES.iterdir()} - shown == set()

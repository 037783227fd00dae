# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual, as it is shipped with the pages: which part belongs to a page, and each part as HTML.

The texts are those of ``docs/tutorials/office``, in Dutch. A release packs them beside the templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

CONTENTS = "README"
_OFFICE = Path(__file__).parents[2]
_PLACES = (_OFFICE / "manual", _OFFICE.parents[2] / "docs" / "tutorials")
"""In a release, and in the repository."""
_EMPLOYER = "organisaties/<uuid:organisation>/"
_DOSSIER = f"{_EMPLOYER}dossiers/<uuid:dossier>/"
PARTS = {
    "account/": "1-beginnen",
    "mijn-account/": "1-beginnen",
    "tweede-factor/": "1-beginnen",
    "welkom/": "1-beginnen",
    "uitnodiging/": "1-beginnen",
    "organisaties/": "1-beginnen",
    _EMPLOYER: "1-beginnen",
    f"{_EMPLOYER}certificaten/": "8-onderzoek",
    f"{_EMPLOYER}uitreiking/": "8-onderzoek",
    f"{_DOSSIER}medewerkers/": "2-medewerkers",
    f"{_DOSSIER}inkoop/": "3-inkoop",
    f"{_DOSSIER}uitkomst/": "4-uitkomst",
    f"{_DOSSIER}scenarios/": "5-scenarios",
    f"{_DOSSIER}vooruitblik/": "5-scenarios",
    f"{_DOSSIER}vragen/": "6-vragen",
    "antwoorden/": "6-vragen",
    f"{_DOSSIER}aanvraag/": "7-aanvraag",
    f"{_DOSSIER}onderzoek/": "8-onderzoek",
    f"{_DOSSIER}actieplan/": "15-actieplan",
    f"{_EMPLOYER}werk/": "16-werk-en-groei",
    "hoe-gaat-het/": "16-werk-en-groei",
    f"{_EMPLOYER}werk/verdelingen/": "17-werk-verdelen",
    f"{_EMPLOYER}werk/mensen/": "17-werk-verdelen",
    f"{_EMPLOYER}werk/competenties/": "17-werk-verdelen",
    f"{_EMPLOYER}werk/vacatures/": "20-recruiter",
    f"{_EMPLOYER}teams/": "18-teamleider",
    f"{_EMPLOYER}begeleiding/": "19-jobcoach",
    "mijn-werk/": "21-medewerker",
    f"{_EMPLOYER}onderzoeken/": "10-auditor",
    f"{_EMPLOYER}onderzoeken/offertes/": "9-planner",
    f"{_EMPLOYER}onderzoeken/agenda/": "9-planner",
    f"{_EMPLOYER}onderzoeken/auditors/": "9-planner",
    f"{_EMPLOYER}onderzoeken/<uuid:case>/bezoek/": "9-planner",
    f"{_EMPLOYER}besluiten/": "11-beslisser",
    f"{_EMPLOYER}uitgegeven-certificaten/": "11-beslisser",
    f"{_EMPLOYER}ladder/": "11-beslisser",
    "register/": "12-register",
    "controleren/": "12-register",
    "log/": "12-register",
    f"{_EMPLOYER}opdrachten/": "13-opdrachtgever",
    f"{_EMPLOYER}social-return/": "14-opdrachtnemer",
}
"""How an address begins, as in the table of routes, with the part that is about it; the longest beginning decides."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the manual; ``body`` is our own text, without its first heading."""

    title: str
    body: SafeString


def part_for(route: str) -> str:
    """The part for whoever is at this address; the contents where none is about it."""
    found = [start for start in PARTS if route.startswith(start)]
    return PARTS[max(found, key=len)] if found else CONTENTS


def address(part: str) -> str:
    """Where a part is read."""
    return reverse("manual") if part == CONTENTS else reverse("manual-part", args=[part])


def parts() -> tuple[str, ...]:
    """The names of all of them."""
    return tuple(sorted(path.stem for path in (_folder() / "office").glob("*.md")))


def picture(name: str) -> Path | None:
    """The file of a picture in it."""
    found = {path.stem: path for path in (_folder() / "images").glob("*.webp")}
    return found.get(name)


@cache
def read(part: str) -> Part:
    """A part by its name, which is one of ``parts()``."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse((_folder() / "office" / f"{part}.md").read_text("utf-8"))
    title = capfirst(tokens[1].content.removeprefix("Handleiding: ").strip())
    for token in tokens:
        _prepare(token)
    body = markdown.renderer.render(tokens[3:], markdown.options, {})
    number = count(1)
    whole = re.sub(
        r"<table[^>]*>(.*?)</table>", lambda found: _table(found[1], next(number)), body, flags=re.DOTALL
    )
    return Part(title, mark_safe(whole))  # noqa: S308  # our own text, shipped with the pages


@cache
def _folder() -> Path:
    return next(place for place in _PLACES if (place / "office").is_dir())


def _prepare(token: Token) -> None:
    """The classes of the pages, and addresses of this office for those of files."""
    if token.type == "heading_open":
        token.attrSet("class", f"nl-heading nl-heading--level-{token.tag[1]}")
    if token.children:
        token.children = list(_led_onward(token.children))


def _led_onward(inside: Iterable[Token]) -> Iterator[Token]:
    """Pictures and links with their address here; a link to what is no part is for who has all files: words only."""
    leads = True
    for each in inside:
        if each.type == "image":
            each.attrSet("src", reverse("manual-picture", args=[Path(str(each.attrs["src"])).stem]))
            each.attrSet("loading", "lazy")
        elif each.type == "link_open":
            name = Path(str(each.attrs["href"]).partition("#")[0]).stem
            leads = name in parts()
            each.attrSet("href", address(name) if leads else "")
        if leads or each.type not in ("link_open", "link_close"):
            yield each


def _table(rows: str, number: int) -> str:
    """One that is wider than a phone can be moved with the keyboard too."""
    region = f'role="region" tabindex="0" aria-label="Tabel {number}"'
    return f'<div class="table-wrap" {region}><table class="utrecht-table">{rows}</table></div>'

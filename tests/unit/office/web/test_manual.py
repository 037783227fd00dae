# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual is there on the machine itself, each page leads to the part that is about it, and words are explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.office.web.routes import OURS

from trede.office.web.kit import glossary, manual

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).parents[4]
TEXTS = {path.stem: path.read_text("utf-8") for path in (ROOT / "docs/tutorials/office").glob("*.md")}
GLOSSARY = dict(
    re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", (ROOT / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
)
ROLES = {"10-auditor", "11-beslisser", "13-opdrachtgever", "18-teamleider", "19-jobcoach", "21-medewerker"}


@pytest.mark.django_db
@pytest.mark.parametrize("part", TEXTS)
def test_each_part_is_read_here_with_all_that_it_leads_to(client: Client, part: str) -> None:
    shown = client.get(manual.address(part)).content.decode()
    assert shown.count("<h1") == 1
    assert re.search(r"<h1[^>]*>(<[^>]*>|\s)*[A-Z0-9]", shown), "a title begins with a capital"
    assert not re.search(r'<a(?![^>]*href="[^"])', shown), "what leads nowhere is no link"
    assert len(re.findall(r"<img", shown)) == TEXTS[part].count("![")
    for there in set(re.findall(r'(?:href|src)="(/handleiding/[^"#]*)', shown)):
        assert client.get(there).status_code == 200, there
    assert ".md" not in re.sub(r"<code>.*?</code>", "", shown)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/handleiding/weg/", "/handleiding/beelden/weg.webp"])
def test_what_is_not_in_the_manual_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_each_page_leads_to_a_part() -> None:
    own = {route: manual.part_for(route) for route in OURS}
    assert set(own.values()) <= set(TEXTS)
    assert set(own.values()) >= ROLES
    without = {
        route for route, part in own.items() if part == manual.CONTENTS and "GET" in OURS[route].methods
    }
    assert not {route for route in without if route.startswith("organisaties/")}


@pytest.mark.django_db
def test_the_link_stands_on_the_page(client: Client) -> None:
    shown = client.get("/register/").content.decode()
    assert 'href="/handleiding/12-register/" target="_blank"' in shown
    assert "target=" not in client.get("/handleiding/12-register/").content.decode()


def test_the_words_are_those_of_the_glossary() -> None:
    dutch, english = glossary.terms("nl"), glossary.terms("en")
    assert len(dutch) == len(english) > 30
    for nl, en in zip(dutch, english, strict=True):
        assert nl.key in GLOSSARY
        assert nl.word in GLOSSARY[nl.key] or GLOSSARY[nl.key] in nl.word
        assert all(len(each.text.split()) < 30 for each in (nl, en))
    for language in (dutch, english):
        forms = [form.casefold() for term in language for form in term.forms]
        assert len(forms) == len(set(forms))


@pytest.mark.django_db
def test_every_word_in_one_list(client: Client) -> None:
    shown = client.get("/handleiding/woorden/").content.decode()
    assert all(f'id="{term.place}"' in shown for term in glossary.terms("nl"))


@pytest.mark.django_db
def test_the_words_for_the_script(client: Client) -> None:
    found = client.get("/handleiding/woorden/en.json").json()["terms"]
    assert next(each for each in found if "reference year" in each["forms"])["text"].startswith(
        "The twelve months"
    )
    assert client.get("/handleiding/woorden/fr.json").status_code == 404
    assert 'data-words="/handleiding/woorden/nl.json"' in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/", []),
        ("/register/", ["Start", "Register"]),
        ("/register/vragen/", ["Start", "Register", "Vraag het register"]),
    ],
)
def test_the_way_up_stands_on_pages_for_everybody(client: Client, address: str, way: list[str]) -> None:
    shown = client.get(address).content.decode().partition('class="crumbs"')[2].partition("</nav>")[0]
    assert re.findall(r">([^<>]+)</(?:a|span)>", shown) == way

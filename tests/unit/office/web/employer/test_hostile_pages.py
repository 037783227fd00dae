# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files made to do harm, brought to pages as a browser does it; ``make attack`` brings all of them to every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.urls import get_resolver, reverse
from tests.hostile.attacks import attacks
from tests.hostile.office import REFUSED, Way, bring
from tests.hostile.pages import PLACES, brought_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.test import Client

    from trede.office.accounts.rules.members import Member

WEB = "trede.office.web."
SHOWN_ONLY = "public.guide.Upload"
"""In the style guide, which takes nothing."""
SOME = {
    "register": "zip/overlapping.zip",
    "people": "workbook/merged over everything.xlsx",
    "choices": "toml/a number of 5,000 digits.toml",
    "purchases": "xml/a billion laughs.xml",
    "advice": "json/an exponent without end.json",
    "forecast": "json/lists that end.json",
    "photo": "picture/65,535 by 65,535.jpg",
}


def kinds(of: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for each in of.__subclasses__():
        yield each
        yield from kinds(each)


def test_every_field_for_a_file_is_attacked() -> None:
    """A form that takes a file has a place among those of the long form, and an attack that comes there."""
    _ = get_resolver().url_patterns  # every page with its forms is loaded
    found = {
        f"{each.__module__}.{each.__qualname__}".removeprefix(WEB)
        for each in kinds(forms.Form)
        if each.__module__.startswith(WEB)
        and any(isinstance(field, forms.FileField) for field in each.base_fields.values())
    }
    assert found - {SHOWN_ONLY} == {place.form for place in PLACES.values()} - {""}
    families = {name.partition("/")[0] for name in attacks()}
    assert all(any(brought_to(place, family) for family in families) for place in PLACES)


def test_some_are_refused_in_words_and_nothing_is_kept(
    browser: Client, measured: UUID, administrator: Member
) -> None:
    session, home = browser.cookies["trede-session"].value, administrator.organisation
    of_home, of_dossier = {"organisation": home}, {"organisation": home, "dossier": measured}
    for number, (name, attack) in enumerate(SOME.items()):
        place = PLACES[name]
        whose = {"register": {}, "photo": of_home}.get(name, of_dossier)
        beside = {"until": "01-01-2027"} if name == "forecast" else {}
        way = Way(place, reverse(place.page, kwargs=whose), session, beside)
        language = ("nl", "en")[number % 2]
        assert bring(way, attack.partition("/")[2], attacks()[attack](), language) == REFUSED, name

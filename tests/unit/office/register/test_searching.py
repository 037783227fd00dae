# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor finds in the register, typed right or wrong."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from tests.unit.office.register.histories import row

from trede.office.journal.rules import System
from trede.office.register import actions
from trede.office.register.models import Listing
from trede.office.register.searching import Wanted, search

DAY = date(2026, 6, 1)
VINK = row(
    "trede-3", "2025-01-01", "2026-12-31", name="Softwaretesters De Groene Vink", sector="6210", place="Ede"
)
PLUS = replace(VINK, thirty_plus=True)
GLAS = row(
    "trede-2", "2025-03-01", "2027-02-28", kvk="99000501", name="Schoonmaakbedrijf Helder Glas", place="Almelo",
    sector="8121", entities=(("99000502", "Ramen Rond Borne"),), places=("Almelo", "Hengelo (Overijssel)"),
)  # fmt: skip
PAST = row(
    "trede-1", "2020-01-01", "2021-12-31", kvk="99000601", name="Café 't Hoekje", place="’s-Hertogenbosch"
)
NUMBER = UUID("5d0c2f1e-3a64-4b7c-9e52-0f8b6f3a1c77")
"""The same in every process that collects these tests."""


@pytest.fixture(autouse=True)
def listed(now):
    actions.fill_with_demo(by=System("test"), on=now, listings=[VINK, PLUS, GLAS, PAST])
    Listing.objects.filter(kvk=GLAS.kvk).update(certificate=NUMBER)


def found(text="", **more):
    return [rows[0].kvk for rows in search(Wanted(text, **more), day=DAY).holders]


@pytest.mark.parametrize(
    ("text", "kvk"),
    [
        ("softwaretesters de groene vink", "99000201"),
        ("Groene Vink", "99000201"),
        ("groenevink", "99000201"),
        ("softwaretester groen vinkk", "99000201"),
        ("grone vink ede", "99000201"),
        ("SCHOONMAKBEDRIJF", "99000501"),
        ("helderglas", "99000501"),
        ("Ramen Rond", "99000501"),
        ("cafe hoekje", "99000601"),
        ("Cafè ’t hoekje", "99000601"),
        ("99000502", "99000501"),
        ("9900 0502", "99000501"),
        ("990005", "99000501"),
        (f"{NUMBER}", "99000501"),
        (f"urn:uuid:{NUMBER}", "99000501"),
        ("hengelo", "99000501"),
    ],
)
def test_it_is_found(text, kvk):
    assert found(text)[:1] == [kvk]


@pytest.mark.parametrize(
    "text",
    [
        "zwembad",
        "xqz",
        "12345678",
        "0b6f3a1c-9e52-4b7c-8a64-5d0c2f1e3a77",
        "%",
        "'; DROP TABLE",
        "\x00",
        "🙂",
        "a" * 5000,
    ],
)
def test_it_is_not_found(text):
    assert found(text) == []


def test_place_sector_level_and_thirty_plus():
    assert found(place="Almelo") == ["99000501"]
    assert found(place="Almello") == ["99000501"]
    assert found(sectors=("62",)) == ["99000201"]
    assert found(sectors=("62", "81")) == ["99000501", "99000201"]
    assert found(level="trede-2") == ["99000501"]
    assert found(thirty_plus=True) == ["99000201"]
    assert found("vink", level="trede-2") == []
    assert found("vink", level="trede-3", sectors=("6210",), thirty_plus=True, place="ede") == ["99000201"]


def test_level_is_that_of_the_day_and_a_name_is_found_for_good():
    assert found(level="trede-1") == []
    assert found("hoekje") == ["99000601"]


def test_pages_hold_no_double_and_nothing_is_lost(now):
    many = [
        row("trede-1", "2025-01-01", "2026-12-31", kvk=f"990010{number:02}", name=f"Bakker {number}")
        for number in range(45)
    ]
    actions.fill_with_demo(by=System("test"), on=now, listings=many)
    pages = [search(Wanted("bakker"), day=DAY, most=20, start=start) for start in (0, 20, 40)]
    assert [each.more for each in pages] == [True, True, False]
    kvks = [rows[0].kvk for each in pages for rows in each.holders]
    assert len(kvks) == len(set(kvks)) == 45


def test_what_witnesses_did_not_see_is_not_found():
    Listing.objects.filter(kvk=GLAS.kvk).update(public_since=None)
    assert found("Helder Glas") == found("99000502") == found(f"{NUMBER}") == found(level="trede-2") == []

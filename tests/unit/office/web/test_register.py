# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as a visitor without an account sees it."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.utils import timezone
from tests.unit.office.register.histories import row

from trede.office.journal.rules import System
from trede.office.register import actions
from trede.office.register.queries import history
from trede.office.register.rules import Gap
from trede.office.web.public.register import views

pytestmark = pytest.mark.django_db
TODAY = date.today()  # noqa: DTZ011 - the pages look at the clock, and so do these rows
YEAR, DAY = timedelta(days=365), timedelta(days=1)
SVG = "{http://www.w3.org/2000/svg}"


def between(level, first, last, **more):
    return row(level, first.isoformat(), last.isoformat(), **more)


def of_the_vink():
    """Since 2012 at trede 3, two years each, the last of which still runs."""
    rows, first = [], date(2012, 1, 1)
    while first <= TODAY:
        last = first.replace(year=first.year + 2) - DAY
        rows.append(between("trede-3", first, last, name="Softwaretesters De Groene Vink", sector="6210"))
        first = last + DAY
    return rows


@pytest.fixture(autouse=True)
def listed(now):
    running = (TODAY - YEAR, TODAY + YEAR)
    late = [replace(each, kvk="99000202", name="Late Testers", sector="6220") for each in of_the_vink()[1:]]
    group = between(
        "trede-2", *running, kvk="99000501", name="Groep <Glas> & Zonen", places=("Almelo", "Borne"),
        entities=(("99000502", "Ramen BV"),),
    )  # fmt: skip
    actions.fill_with_demo(
        by=System("test"),
        on=now,
        listings=[
            *of_the_vink(),
            *late,
            group,
            between("trede-1", *running, kvk="99000601", name="Weg BV", ended_on=TODAY - DAY),
            between("trede-1", *running, kvk="99000602", name="Stil BV", gaps=(Gap(TODAY - DAY),)),
            between("trede-1", TODAY - 2 * YEAR, TODAY - DAY, kvk="99000603", name="Over BV"),
            between("trede-3", *running, kvk="99000604", name="Sociaal Werk", is_sw=True),
        ],
    )


def words(answer):
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_the_first_page_asks_and_says_what_stays(client):
    page = words(client.get("/register/"))
    assert "Zoek in het register" in page
    assert "Gevonden" not in page


def test_a_name_typed_wrong_is_found_with_its_state(client):
    page = words(client.get("/register/", {"q": "softwaretester groen vinck"}))
    assert "Softwaretesters De Groene Vink" in page
    assert "KvK 99000201" in page
    assert "Geldig" in page


def test_not_in_this_register_is_another_thing_than_withdrawn(client):
    nothing = words(client.get("/register/", {"q": "12345678"}))
    assert "KvK-nummer 12345678 staat niet in dit register" in nothing
    assert "iets anders dan ingetrokken" in nothing
    assert "Ingetrokken op" in words(client.get("/register/", {"q": "99000601"}))
    unknown = client.get("/register/12345678/")
    assert unknown.status_code == 404
    assert "staat niet in dit register" in words(unknown)


@pytest.mark.parametrize(
    ("kvk", "says"),
    [
        ("99000601", "Ingetrokken op"),
        ("99000602", "Geschorst: het geldt nu niet."),
        ("99000603", "Verlopen: het gold tot en met"),
        ("99000604", "SW-organisatie"),
    ],
)
def test_each_state_is_said_on_the_page(client, kvk, says):
    assert says in words(client.get(f"/register/{kvk}/"))


def test_a_row_that_ran_its_time_says_so_once(client):
    """The day stands in the row; of a row that ended before its time it is said."""
    page = words(client.get("/register/99000201/"))
    assert page.count("Verlopen: het gold tot en met") == 0
    assert page.count("Verlopen") >= len(of_the_vink()) - 1
    withdrawn = words(client.get("/register/99000601/")).partition("Alle certificaten")[2]
    assert withdrawn.count("Ingetrokken op") == 1


def test_what_is_said_of_the_software_testers(client):
    answer = client.get("/register/99000201/")
    page = words(answer)
    assert f"Voor de {len(of_the_vink())}e keer op trede 3." in page
    assert "Sinds 1 januari 2012 zonder onderbreking." in page
    assert "Vanaf het allereerste begin op de hoogste trede." in page
    sector = "Informatietechnologie (ICT) (SBI 62)"
    assert f"Als eerste in de sector {sector} op trede 3 of hoger." in page
    assert f"Als eerste in de sector {sector} voor de 2e keer op trede 3 of hoger." in page
    assert "Als eerste" not in words(client.get("/register/99000202/"))
    assert "Dit zijn geen officiële PSO-certificaten." in page
    assert "https://www.linkedin.com/sharing/share-offsite/?url=" in answer.content.decode()
    assert 'property="og:title" content="Softwaretesters De Groene Vink: trede 3"' in answer.content.decode()


@pytest.mark.parametrize("few", [1, 2])
def test_who_was_first_does_not_hang_on_how_few_are_looked_at_before_all(monkeypatch, few):
    found = {}
    for kvk in ("99000201", "99000202"):
        own = history(kvk)
        monkeypatch.setattr(views, "FEW", 0)  # that is all of them at once
        found[kvk] = views.history_of(own, TODAY)
        monkeypatch.setattr(views, "FEW", few)
        assert views.history_of(own, TODAY) == found[kvk]
    assert found["99000201"].firsts
    assert not found["99000202"].firsts


def test_the_picture_has_a_bar_for_each_stretch_and_a_table_beside_it(client):
    page = client.get("/register/99000602/").content.decode()
    picture = ET.fromstring(re.search(r"<svg xmlns.*?</svg>", page, re.DOTALL)[0])  # noqa: S314 - made by us
    bars = list(picture.iter(f"{SVG}rect"))[1:]
    assert ["stroke-dasharray" in each.attrib for each in bars] == [False, True]
    assert "Geschorst sinds" in page


def test_an_entity_leads_to_its_group_and_names_are_escaped(client):
    answer = client.get("/register/99000502/")
    page = words(answer)
    assert "Ramen BV" in page
    assert "Valt onder het certificaat van Groep <Glas> & Zonen" in page
    assert "<Glas>" not in answer.content.decode()
    assert "Almelo, Borne" in words(client.get("/register/99000501/"))
    assert "Groep <Glas> & Zonen" in words(client.get("/register/", {"q": "99000502"}))


@pytest.mark.parametrize(
    ("kvk", "says"),
    [
        ("99000201", "PSO trede 3 · Geldig tot en met"),
        ("99000502", "PSO trede 2"),
        ("99000601", "PSO · Ingetrokken"),
        ("99000602", "PSO · Geschorst"),
        ("99000603", "PSO · Verlopen"),
        ("12345678", "PSO · Niet in dit register"),
        ("no-number", "PSO · Niet in dit register"),
    ],
)
def test_the_badge_says_the_state_of_today(client, kvk, says):
    answer = client.get(f"/register/{kvk}/badge.svg")
    picture = ET.fromstring(answer.content)  # noqa: S314 - made by us
    assert picture.find(f"{SVG}title").text.startswith(says)
    assert "Geen officieel PSO-certificaat" in picture.find(f"{SVG}title").text
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not picture.findall(f".//{SVG}script")


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "x" * 201},
        {"sector": "2025:99999"},
        {"level": "trede-9"},
        {"q": "a", "page": "0"},
        {"q": "a", "page": "9" * 400},
        {"q": "a", "page": "٣"},
        {"sector": "2008:45", "place": "'", "level": "trede-3", "thirty_plus": "on"},
    ],
)
def test_whatever_is_asked_is_answered(client, asked):
    assert client.get("/register/", asked).status_code == 200


def test_a_sector_of_2008_finds_those_of_2025(client):
    assert "De Groene Vink" in words(client.get("/register/", {"sector": "2008:62"}))
    assert "De Groene Vink" not in words(client.get("/register/", {"sector": "2008:82"}))


def test_it_is_the_same_in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = words(client.get("/register/99000201/"))
    assert "Since 1 January 2012 without a break." in page
    assert "Information technology (IT) (SBI 62)" in page


def test_a_day_is_a_moment_in_the_netherlands(client):
    assert timezone.now().date() - TODAY <= DAY


def test_a_page_is_kept_a_minute_but_not_with_a_name_on_it(client, person):
    for place in ("/register/", "/register/99000201/", "/register/99000201/badge.svg"):
        assert client.get(place)["Cache-Control"] == "private, max-age=60"
    client.force_login(person)
    for place in ("/register/", "/register/99000201/"):
        assert "no-store" in client.get(place)["Cache-Control"]

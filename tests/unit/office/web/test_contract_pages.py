# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contracts through the pages: a buyer asks, fills in and shows; a contractor declares and reports."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.unit.office.contracts import noted
from tests.unit.office.strangers.parties import browser_of

from trede.office.accounts.models import Membership
from trede.office.accounts.queries import member, organisations_of, person
from trede.office.accounts.rules.kinds import Kind
from trede.office.contracts.models import Contract
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held

NEW = {
    "contractor": "Voorbeeld BV",
    "kvk": "12345678",
    "name": "Schoonmaak stadhuis",
    "kind": "services",
    "rule": "friesland-2016",
    "value_cents": "1.000.000",
    "tender": "01-11-2025",
    "first": "01-01-2026",
    "last": "31-12-2027",
    "offered_hundredths": "",
    "wages_cents": "",
}


class Side:
    """Somebody with a browser, at home in their organisation."""

    def __init__(self, by):
        self.by, self.browser = by, browser_of(person(by.person))
        self.home = f"/organisaties/{by.organisation}/"

    def get(self, place):
        answer = self.browser.get(self.home + place)
        assert answer.status_code == 200, place
        return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())

    def post(self, place, **told):
        page = self.browser.get(self.home + place)
        seen = (
            re.search(r'name="seen" value="([^"]+)"', page.content.decode())
            if page.status_code == 200
            else None
        )
        data = told | ({"seen": seen[1]} if seen else {})
        return self.browser.post(self.home + place, data)


@pytest.fixture
def town(now):
    return Side(noted.buyer(timezone.now()))


@pytest.fixture
def employer(administrator):
    return Side(administrator)


def made(town, **told):
    assert town.post("opdrachten/nieuw/", **(NEW | told)).status_code == 302
    return Contract.objects.latest("added_at")


def test_a_buyer_registers_itself_and_begins(sign_up):
    """Without anybody's help: the organisation, the role of contract manager for oneself, the first contract."""
    boss = sign_up("Baas")
    browser = browser_of(boss)
    told = {"name": "Gemeente Nieuw", "kvk": "30000077", "asks": "on"}
    assert browser.post("/organisaties/nieuw/", told).status_code == 302
    (home,) = organisations_of(boss.pk, on=timezone.now())
    assert home.kind == Kind.BUYER
    roles = f"/organisaties/{home.pk}/mensen/{boss.pk}/rollen/"
    assert browser.post(roles, {"give": "contract-manager"}).status_code == 302
    town = Side(member(boss.pk, home.pk, on=timezone.now()))
    assert "Nog te doen: € 20.000,00." in town.get(f"opdrachten/{made(town).pk}/")


def test_from_a_contract_to_a_report(town, employer):
    """2 % of a million is 20,000; Friesland states no block value, so the buyer fills one in."""
    contract = made(town)
    place, own = f"opdrachten/{contract.pk}/", f"social-return/{contract.pk}/"
    assert "Nog te doen: € 20.000,00." in town.get(place)
    assert "Voorbeeld BV" in town.get("opdrachten/")
    assert employer.browser.get(employer.home + own).status_code == 404
    assert town.post(f"{place}delen/").status_code == 302
    assert "Nog te doen: € 20.000,00." in employer.get(own)

    told = {"group": "ww", "count": "1", "hours_hundredths": "36", "first": "01-01-2026"}
    assert employer.post(f"{own}mensen/", **told).status_code == 302
    assert "Niet vermeld: bedrag voor WW." in employer.get(own)
    filled = {"day": "05-01-2026", "stands_in": "Overeenkomst, artikel 12"}
    for key, value in (
        ("group.ww.amount", {"number": "12.000"}),
        ("group.ww.per", {"word": "year"}),
        ("group.ww.term", {"word": "", "number": "12"}),
        ("base-hours", {"number": "36"}),
    ):
        assert town.post(f"{place}regel/{key}/", **filled, **value).status_code == 302, key
    assert "Nog te doen: € 8.000,00." in employer.get(own)
    assert "Nog te doen: € 20.000,00." in town.get(place)

    assert employer.post(f"{own}rapporteren/", until="31-03-2026").status_code == 302
    page = town.get(place)
    assert "Nog te doen: € 8.000,00." in page
    assert "Gerapporteerd tot en met 31 maart 2026." in page
    assert "1 × 36,00 uur per week, vanaf 1 januari 2026" in page
    assert "Overeenkomst, artikel 12" in page
    assert "nog te doen: hoogstens € 8.000,00" in employer.get("social-return/")


def test_where_a_figure_comes_from_is_on_the_page(town):
    contract = made(town)
    page = town.get(f"opdrachten/{contract.pk}/")
    assert (
        "Drempel: € 100.000,00 (gepubliceerd; Social return in Friesland, pagina van de opdrachtgevers)"
        in page
    )
    rule = town.get(f"opdrachten/{contract.pk}/regel/")
    assert "Waarde van trede 2 niet vermeld Invullen" in rule


def test_what_the_rule_states_cannot_be_filled_in(town):
    contract = made(town)
    for key in ("percentage", "kleur"):
        assert town.browser.get(f"{town.home}opdrachten/{contract.pk}/regel/{key}/").status_code == 404


def test_the_worth_of_a_level_is_filled_in_by_the_buyer(town):
    today = timezone.now().date()
    days = (today - timedelta(days=1000), today + timedelta(days=1000))
    held = Held("12345678", "Voorbeeld BV", "", "trede-2", *days)
    fill_with_demo(by=noted.TREDE, on=timezone.now(), listings=[held])
    contract = made(town)
    page = town.get(f"opdrachten/{contract.pk}/")
    assert "Nog te doen: hoogstens € 20.000,00. Niet alles staat in de regel." in page
    assert "Waarde van trede 2 Invullen" in page
    told = {"word": "", "number": "40", "day": "05-01-2026", "stands_in": "Brief"}
    assert town.post(f"opdrachten/{contract.pk}/regel/worth.trede-2/", **told).status_code == 302
    assert "Nog te doen: € 12.000,00." in town.get(f"opdrachten/{contract.pk}/")


def test_a_subcontractor_is_added_and_sees_no_amounts_of_the_contract(town, employer):
    contract = made(town, contractor="Hoofd BV", kvk="69599068")
    place = f"opdrachten/{contract.pk}/"
    told = {"contractor": "Voorbeeld BV", "kvk": "12345678"}
    assert town.post(f"{place}onderaannemer/", **told).status_code == 302
    below = Contract.objects.get(main=contract)
    assert "Voorbeeld BV" in town.get(place)
    assert "Dit is een onderaannemer." in town.get(f"opdrachten/{below.pk}/")
    town.post(f"opdrachten/{below.pk}/delen/")
    page = employer.get(f"social-return/{below.pk}/")
    assert "U bent onderaannemer." in page
    assert "20.000" not in page
    assert "1.000.000" not in page
    assert "u bent onderaannemer" in employer.get("social-return/")


def test_extending_and_taking_back(town, employer):
    contract = made(town)
    place, own = f"opdrachten/{contract.pk}/", f"social-return/{contract.pk}/"
    town.post(f"{place}delen/")
    assert town.post(f"{place}verlengen/", last="31-12-2028", value_cents="500.000").status_code == 302
    assert "Nog te doen: € 30.000,00." in town.get(place)
    assert employer.post(f"{own}inkoop/", what="Lunch", amount_cents="500").status_code == 302
    assert employer.post(f"{own}activiteit/", what="Training", count="2", worth_cents="0").status_code == 302
    seen = Contract.objects.get(pk=contract.pk).version
    assert "Haal weg: Lunch" in employer.get(own)
    gone = employer.browser.post(f"{employer.home}{own}regels/purchases/0/weghalen/", {"seen": seen})
    assert gone.status_code == 302
    assert "Haal weg: Lunch" not in employer.get(own)
    again = employer.browser.post(f"{employer.home}{own}regels/activities/0/weghalen/", {"seen": seen})
    assert again.status_code == 302
    assert "Iemand heeft dit intussen veranderd." in employer.get(own)
    assert "Haal weg: Training" in employer.get(own)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kvk": "123"}, "KvK-nummer"),
        ({"last": "31-12-2025"}, "De laatste dag"),
        ({"rule": "utopia"}, "Welke regel geldt?"),
        ({"value_cents": "veel"}, "Vul een getal in"),
        ({"name": "Jansen 111222333"}, "lijkt"),
    ],
)
def test_a_wrong_contract_is_told_at_its_field(town, wrong, words):
    answer = town.post("opdrachten/nieuw/", **(NEW | wrong))
    assert answer.status_code == 200
    assert words in html.unescape(answer.content.decode())
    assert not Contract.objects.exists()


def test_every_kind_of_value_has_a_form(town):
    """Words, a number, both, and a text: each is asked in its own way."""
    contract = made(town, rule="eigen")
    place = f"opdrachten/{contract.pk}/regel/"
    for key, shows in (
        ("base", ["word"]),
        ("threshold", ["number"]),
        ("cap", ["word", "number"]),
        ("fine", ["text"]),
    ):
        page = town.browser.get(f"{town.home}{place}{key}/").content.decode()
        assert [name for name in ("word", "number", "text") if f'name="{name}"' in page] == shows
    told = {"word": "", "number": "", "day": "05-01-2026", "stands_in": "Brief"}
    assert "Vul een getal in." in town.post(f"{place}cap/", **told).content.decode()


def test_pages_say_what_to_do_when_there_is_nothing(town, employer):
    assert "U hebt nog geen opdracht toegevoegd" in town.get("opdrachten/")
    assert "Er zijn nog geen opdrachten met u gedeeld" in employer.get("social-return/")


def test_the_menu_of_a_buyer_is_that_of_a_buyer(town):
    """Also for who administers it, who may have the organisation measured too: from the page of the organisation."""
    boss = Membership.objects.get(organisation=town.by.organisation, role="administrator").person
    browser, home = browser_of(boss), f"/organisaties/{town.by.organisation}"
    page = browser.get("/", follow=True).content.decode()
    assert f'href="{home}/gegevens/"' in page
    assert "Nieuwe meting" not in page
    menu = page[page.index("<nav") : page.index("</nav>")]
    assert "Metingen" not in menu
    assert "Social return" not in menu
    link = re.search(r'href="([^"]+)">Meet waar uw eigen organisatie staat', page)[1]
    assert browser.get(link).status_code == 200


def test_a_contract_manager_begins_with_the_contracts(town):
    answer = town.browser.get("/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{town.home}opdrachten/"


def test_no_rule_and_no_group_is_chosen_for_anybody(town, employer):
    """Who passes over the list is told, and gets nothing that the first in the alphabet asks."""
    assert town.post("opdrachten/nieuw/", **(NEW | {"rule": ""})).status_code == 200
    assert not Contract.objects.exists()
    contract = made(town)
    assert town.post(f"opdrachten/{contract.pk}/delen/").status_code == 302
    for side, place in ((town, "opdrachten/nieuw/"), (employer, f"social-return/{contract.pk}/mensen/")):
        page = side.browser.get(side.home + place).content.decode()
        assert re.search(r'<option value=""[^>]*>\s*Kies een', page), place

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page of the table of routes is looked at. A new page is found by its links, or this fails."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from django.urls import Resolver404, resolve
from tests.browser.checks import assert_accessible, assert_fits, assert_valid_html
from tests.browser.journey import Journey, hand_in_a_test, keep_plan, open_dossier
from tests.unit.office.web.routes import (
    CERTIFICATE,
    DIVISIONS,
    DOSSIER,
    EVERYONE,
    LADDER,
    LIBRARIES,
    OURS,
    WORK,
    address,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Response

pytestmark = pytest.mark.needs("java")
NOBODY = SimpleNamespace(pk=UUID(int=7))
AUDITS, DECISIONS, ISSUED = (
    "organisaties/<uuid:organisation>/onderzoeken/",
    "organisaties/<uuid:organisation>/besluiten/",
    "organisaties/<uuid:organisation>/uitgegeven-certificaten/",
)
FILES = {
    f"{DOSSIER}uitkomst/rapport/",
    f"{DOSSIER}uitkomst/werkboek/",
    f"{DOSSIER}medewerkers/sjabloon/",
    f"{DIVISIONS}sjabloon/",
    f"{DOSSIER}aanvraag/<uuid:application>/pdf/",
    f"{DOSSIER}aanvraag/<uuid:application>/gegevens/",
    f"{DOSSIER}aanvraag/<uuid:application>/zegel/",
    f"{DOSSIER}aanvraag/ondertekenen/gegevens/",
    f"{DOSSIER}onderzoek/rapport/pdf/",
    f"{CERTIFICATE}pdf/",
    f"{CERTIFICATE}bundel/",
    "account/2fa/recovery-codes/download/",
    "mijn-account/gegevens/",
    "favicon.ico",
    "api/v1/certificates/verify",
    *(
        each
        for each in (*OURS, *LIBRARIES)
        if each.endswith(("/badge.svg", "/voorbeeld.png", ".ics", ".jpg", ".webp", "<slug:language>.json"))
    ),
    *(each for each in LIBRARIES if each.startswith("api/v1/register/")),
    *(
        each
        for each in OURS
        if each.startswith((".well-known/", "contexts/", "log/", "open-data/", "status/")) and each != "log/"
    ),
}
"""Addresses that give a file to take home, or something for a program."""
ELSEWHERE = {
    f"{DOSSIER}medewerkers/lezen/<slug:reading>/",
    f"{DOSSIER}medewerkers/bewaard/<slug:reading>/",
    f"{DOSSIER}medewerkers/opmerkingen/<slug:reading>/",
    f"{DOSSIER}inkoop/facturen/<slug:reading>/",
    f"{DOSSIER}vooruitblik/<slug:reading>/",
    f"{DOSSIER}scenarios/kleinste-stap/<slug:reading>/",
    f"{DOSSIER}aanvraag/ondertekenen/",
    f"{DIVISIONS}lezen/<slug:reading>/",
    f"{WORK}competenties/lezen/<slug:reading>/",
    "opnieuw-versturen/",
    "register/<slug:kvk>/",
    "register/<slug:kvk>/contact/",
    *(each for each in OURS if each.startswith((f"{DOSSIER}onderzoek/", AUDITS, DECISIONS, ISSUED, LADDER))),
}
"""Of a file that is being read, of a complete dossier, of an audit, of the scheme, of somebody in the register and of a
log-in that was over: the journeys and ``test_session_over`` look at these."""
WORK_FILE = Path(__file__).parents[2] / "examples" / "testwerk.json"
SKILLS = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": b"code;label\nS1;lezen\n"}
OFTEN = {f"{DOSSIER}uitkomst/": 3, f"{DOSSIER}aanvraag/": 3}
"""Routes to come to more than once: a dossier differs when it is open, tried and handed in."""


def route_of(link: str) -> str:
    """The line of the table that an address belongs to; nothing for one outside it."""
    try:
        return resolve(urlsplit(link).path).route
    except Resolver404:
        return ""


class Round:
    """Goes along pages, looks at each, and remembers what it saw."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.times: dict[str, int] = {}
        self.seen: dict[str, str] = {}

    def look(self, link: str) -> Response | None:
        """At this address, when it answers with a page of its own."""
        answer = self.page.goto(link)
        own = answer and "text/html" in answer.headers["content-type"] and not answer.request.redirected_from
        if own:
            assert_fits(self.page)
            assert_accessible(self.page)
            self.seen[self.page.title()] = self.page.content()
        return answer if own else None

    def follow(self, start: str) -> None:
        """Every link from here on, to each route as often as is worth it."""
        waiting = [start]
        while waiting:
            link = waiting.pop(0)
            route = route_of(link)
            if route in FILES or route not in OURS or self.times.get(route, 0) >= OFTEN.get(route, 1):
                continue
            if self.look(link):
                self.times[route] = self.times.get(route, 0) + 1
                waiting += self.page.locator("a[href^='/']").evaluate_all("all => all.map(a => a.pathname)")


def test_every_page_of_an_employer(visit: Callable[..., Page]) -> None:
    """Without our scripts: with them the journeys look."""
    page = visit("/", known=True, width=375, ours=False)
    in_full(Journey(page, look=False))
    way = Round(page)
    here = urlsplit(page.url).path
    way.follow(here)
    # the button keeps the answers
    way.follow(f"{here.partition('aanvraag/')[0]}vragen/passend-werk/collega/")
    way.follow("/")
    for route in ("tweede-factor/", "organisaties/nieuw/"):
        way.follow(f"/{route}")
    for link in of_a_plan(page, here.partition("dossiers/")[0]):
        way.follow(link)
    for link in of_the_work(page, way):
        way.follow(link)
    links = {route for route, entry in OURS.items() if "GET" in entry.methods and "<str:token>" not in route}
    assert links - FILES - ELSEWHERE - set(way.times) == set()
    assert_valid_html(*way.seen.values())


def of_a_plan(page: Page, home: str) -> list[str]:
    """The plan of the demo has steps, and what is asked before this part is on can be read there too."""
    page.goto(f"{home}werk/")
    page.locator("main .tasks a", has_text="Op weg naar trede 2").first.click()
    inside = page.locator("main a[href*='/actieplan/']").evaluate_all("all => all.map(a => a.pathname)")
    return [f"{home}werk/aanzetten/", *inside]


def of_the_work(page: Page, way: Round) -> list[str]:
    """Work of the demo that was divided; a file that is read, and what a worker sees by a link, are looked at here."""
    page.goto("/")
    page.locator("main .tasks a", has_text="Softwaretesters").first.click()
    home = urlsplit(page.url).path
    for place, file in (("competenties", SKILLS), ("verdelingen/nieuw", WORK_FILE)):
        page.goto(f"{home}werk/{place}/")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("main form[enctype] button[type=submit]").first.click()
        page.wait_for_url("**/lezen/**")
        page.locator("main form").first.wait_for()
        assert_fits(page)
        assert_accessible(page)
    page.goto(f"{home}werk/verdelingen/")
    found = page.locator("main .tasks a").evaluate_all("all => all.map(a => a.pathname)")
    page.goto(next(link for link in found if "/verdelingen/" in link))
    page.locator(".crew a").first.click()
    page.goto(f"{page.url}link/")
    page.locator("main form button").first.click()
    own = page.locator(".address").inner_text()
    for part in ("", "laten-weten/", "gegevens/", "weghalen/"):
        assert way.look(own + part)
    page.goto("/")
    page.locator("main .tasks a", has_text="Jobcoaches").first.click()
    beside = f"{urlsplit(page.url).path}begeleiding/"
    return [
        *found,
        *(f"{link}bevestigen/" for link in found if "/verdelingen/" in link),
        beside,
        f"{home}gegevens/sluiten/",
    ]


def in_full(on: Journey) -> None:
    """A dossier with a scenario and a test application in it."""
    open_dossier(on)
    on.press("main a[href$='/kleinste-stap/']")
    keep_plan(on)
    hand_in_a_test(on)


def test_every_page_of_an_account(visit: Callable[..., Page]) -> None:
    known, stranger = Round(visit("/", known=True, width=375)), Round(visit("/", width=375))
    for route, access in LIBRARIES.items():
        if route not in FILES:
            (stranger if access == EVERYONE else known).look(address(route, NOBODY))
    for route in ("", "controleren/", "log/", "welkom/<str:token>/", "uitnodiging/<str:token>/"):
        assert stranger.look(address(route, NOBODY))
    assert len(stranger.seen) > 6
    assert len(known.seen) > 5
    assert_valid_html(*stranger.seen.values(), *known.seen.values())


DETECTOR = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["qr_code"]; }
  async detect() { return window.code ? [{ rawValue: window.code }] : []; }
};
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
"""
"""A browser that reads codes, which that of the tests does not, with a camera that sees nothing."""


def test_the_code_on_paper_is_scanned(visit: Callable[..., Page]) -> None:
    page = visit("/controleren/")
    assert page.locator("[data-scan]").is_hidden()  # this browser reads no codes: the phone does
    page.add_init_script(DETECTOR)
    page.reload()
    page.get_by_role("button", name="Scan de code met deze camera").click()
    page.get_by_role("button", name="Stop de camera").wait_for()
    page.evaluate("window.code = 'https://elders.example/controleren/?certificate=x'")
    page.get_by_text("Deze code is niet van deze site. Hij verwijst naar: elders.example").wait_for()
    page.evaluate(f"window.code = location.origin + '/controleren/?certificate={NOBODY.pk}'")
    page.wait_for_url(f"**/controleren/?certificate={NOBODY.pk}")
    page.get_by_text("hoort hier bij geen certificaat").wait_for()


@pytest.mark.parametrize("width", [375, 1280])
def test_every_page_for_when_something_goes_wrong(visit: Callable[..., Page], width: int) -> None:
    page = visit("/", known=True, width=width)
    way = Round(page)
    buyer = page.locator("main .tasks a", has_text="Gemeente").get_attribute("href")
    other = re.sub(r"//[\d.]+", "//other.localhost", page.url)
    assert buyer
    signing = f"{buyer.removesuffix('opdrachten/')}dossiers/{NOBODY.pk}/aanvraag/ondertekenen/"
    wrong = {signing: 403, "/weg/": 404, "/taal/": 405, "/stuk/": 500, other: 400}
    for link, status in wrong.items():
        answer = way.look(link)
        assert answer
        assert answer.status == status
        assert page.locator("h1").count() == 1
    page.goto("/")
    page.context.clear_cookies(name="trede-csrf")
    page.get_by_role("button", name="English").click()
    assert_accessible(page)
    assert page.locator("h1").inner_text() == "Stuur dit nog een keer"
    assert_valid_html(*way.seen.values(), page.content())

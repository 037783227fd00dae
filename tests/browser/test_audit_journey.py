# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a signature to a decision in a browser, each step by another role of the demo."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.browser.checks import assert_valid_html
from tests.browser.conftest import serving
from tests.browser.journey import Journey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HR, DIRECTOR = "mila@groenevink.example", "daan@groenevink.example"
PLANNER, TIRED, AUDITOR = "petra@keurhuis.example", "auke@keurhuis.example", "ans@keurhuis.example"
DECIDER = "cor@voorbeeldladder.example"
NARROW, WIDE = 375, 1280
VISIT = date.today() + timedelta(days=14)  # noqa: DTZ011 - any day soon will do
SEND = "main form button[type=submit]"


class Cast:
    """A browser for each role; the auditor works on a phone."""

    def __init__(self, chromium: Browser, folder: Path, address: str) -> None:
        self.sessions = json.loads((folder / "sessions.json").read_text("utf-8"))
        self.chromium, self.address = chromium, address
        self.ways: dict[str, Journey] = {}
        self.complaints: list[str] = []

    def as_(self, email: str, place: str = "/") -> Journey:
        """Their way, at this page."""
        if email not in self.ways:
            self.ways[email] = Journey(self._page(email))
        on = self.ways[email]
        on.page.goto(place)
        on.look()
        return on

    def _page(self, email: str) -> Page:
        width = NARROW if email == AUDITOR else WIDE
        context = self.chromium.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            locale="nl-NL",
        )
        cookie = {"name": "trede-session", "value": self.sessions[email], "url": self.address}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto("/")
        return page


@pytest.fixture
def cast(chromium: Browser, tmp_path: Path) -> Iterator[Cast]:
    with serving(tmp_path) as (address, _session):
        made = Cast(chromium, tmp_path, address)
        yield made
        for way in made.ways.values():
            way.page.context.close()
        assert made.complaints == []


@pytest.mark.needs("java")
def test_from_a_signature_to_a_decision_by_five_people(cast: Cast) -> None:
    dossier = sign(cast)
    ask_and_choose(cast, dossier)
    case = plan(cast)
    examine(cast, case)
    send_report(cast, case)
    on = cast.as_(HR, dossier)
    on.press("a[href$='/rapport/reactie/']")
    on.type("#id_reaction", "De feiten kloppen.")
    on.press(SEND)
    send_report(cast, case)
    decide(cast)
    assert "Trede 3" in cast.as_(DIRECTOR, dossier).told("#besluit + dl")
    assert_valid_html(*(html for way in cast.ways.values() for html in way.seen.values()))


def sign(cast: Cast) -> str:
    """The director reads and signs; where the audit of that dossier is."""
    on = cast.as_(DIRECTOR)
    on.press("main article a:has-text('Verlenging trede 3')")
    on.press("a[href$='/aanvraag/']")
    on.press("a[href$='/ondertekenen/']")
    on.check("#id_agreed")
    on.press("form.confirm button[type=submit]")
    on.press("a[href$='/onderzoek/']")
    return on.page.url


def ask_and_choose(cast: Cast, dossier: str) -> None:
    on = cast.as_(HR, dossier)
    assert "per jaar" in on.told()
    on.press("a[href$='/onderzoek/offerte/']")
    on.check("[name=body]")
    on.type("#id_period_from", f"{date.today():%d-%m-%Y}")  # noqa: DTZ011
    on.type("#id_period_until", f"{VISIT:%d-%m-%Y}")
    on.press(SEND)
    on = cast.as_(PLANNER)
    on.press("#offertes + ul a:has-text('Groene Vink')")
    on.type("#id_price_cents", "2450")
    on.type("#id_days_hundredths", "1,5")
    on.type("#id_visit_on", f"{VISIT:%d-%m-%Y}")
    on.press(SEND)
    on = cast.as_(DIRECTOR, dossier)
    on.press("#offertes + ul a")
    on.check("#id_agreed")
    on.press(SEND)


def plan(cast: Cast) -> str:
    """Who did the last two audits is refused; a colleague is put into the planning, and declares."""
    on = cast.as_(PLANNER)
    on.press("nav a[href$='/auditors/']")
    on.press("main a:has-text('Ans')")
    on.type("#id_week_hundredths", "4")
    for subject in ("pso", "thirty-plus"):
        on.type(f"#id_until-{subject}", f"{VISIT + timedelta(days=300):%d-%m-%Y}")
    on.press(SEND)
    on.press("nav a[href$='/onderzoeken/']")
    on.press("#zaken ~ div a:has-text('Groene Vink') >> nth=-1")
    case = on.page.url
    on.press("a[href$='/bezoek/']")
    for name in ("Auke", "Ans"):
        on.check(f"label:has-text('{name}')")
        on.type("#id_visit_on", f"{VISIT:%d-%m-%Y}")
        on.press(SEND)
        if name == "Auke":
            assert "de laatste twee onderzoeken" in on.told()
    on = cast.as_(AUDITOR)
    on.press("#zaken ~ div a:has-text('Groene Vink')")
    on.press("a[href$='/belang/']")
    on.check("[name=interest][value=none]")
    on.press(SEND)
    return case


def examine(cast: Cast, case: str) -> None:
    on = cast.as_(AUDITOR, case)
    on.press("a[href$='/plan/']")
    least = int(re.search(r"ten minste (\d+)", on.told())[1])  # type: ignore[index]
    on.type("#id_places", "Het testlab in Ede.")
    on.type("#id_documents", "Arbeidsovereenkomsten.")
    on.type("#id_talks", "De directie en zes testers.")
    on.type("#id_rows", f"1-{least}")
    on.press(SEND)
    for row in range(least):
        on.looking = row == 0
        on.press("#steekproef + p a")
        on.check("[name=figures][value=right]")
        for box in on.page.locator("[name=met]").all():
            box.check()
        on.type("#id_performance_on", f"{VISIT - timedelta(days=100):%d-%m-%Y}")
        on.type("#id_development_on", f"{VISIT - timedelta(days=100):%d-%m-%Y}")
        on.press(SEND)
    on.looking = True
    on.press("a[href$='/gesprek/']")
    on.check("[name=kind][value=workers]")
    on.type("#id_people", "6")
    on.type("#id_text", "De testers werken in paren.")
    on.press(SEND)
    on.press("a[href$='/bevinding/']")
    on.check("[name=kind][value=strength]")
    on.type("#id_text", "Werk wordt gesplitst in pakketten.")
    on.press(SEND)


def send_report(cast: Cast, case: str) -> None:
    on = cast.as_(AUDITOR, case)
    on.press("#rapport + div a[href$='/rapport/']")
    on.press("form.confirm button[type=submit]")


def decide(cast: Cast) -> None:
    on = cast.as_(DECIDER)
    on.press("#wachten ~ div a:has-text('Groene Vink') >> nth=-1")
    on.press("a[href$='/belang/']")
    on.check("[name=interest][value=none]")
    on.press(SEND)
    on.press("a[href$='/besluit/']")
    on.check("[name=level][value=trede-3]")
    on.press(SEND)
    assert on.at("#besluit").is_visible()

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a signature to a certificate that a stranger checks, in a browser, each step by another role of the demo."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from tests.browser.checks import assert_valid_html
from tests.browser.conftest import PATIENCE, serving
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey, Mouse
from tests.browser.keyboard import Keyboard
from tests.browser.office import KEEPS

from trede.sampling import sample_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HR, DIRECTOR = "mila@groenevink.example", "daan@groenevink.example"
PLANNER, TIRED, AUDITOR = "petra@keurhuis.example", "auke@keurhuis.example", "ans@keurhuis.example"
DECIDER = "cor@voorbeeldladder.example"
ROLES = {
    "employer in an audit": (HR, DIRECTOR),
    "planner": (PLANNER,),
    "auditor": (AUDITOR,),
    "decider": (DECIDER,),
}
NARROW, WIDE = 375, 1280
TODAY = date.today()  # noqa: DTZ011 - any day soon will do
VISIT = TODAY + timedelta(days=14)
SEND = "main form button[type=submit]"


class Cast:
    """A browser for each role: the planner reads English, the auditor has a phone on which our scripts do not run, the
    decider has a keyboard alone, and the employer has none of this.
    """

    def __init__(self, chromium: Browser, folder: Path, address: str) -> None:
        self.sessions = json.loads((folder / "sessions.json").read_text("utf-8"))
        self.chromium, self.address = chromium, address
        self.ways: dict[str, Journey] = {}
        self.complaints: list[str] = []

    def as_(self, email: str, place: str = "/") -> Journey:
        """Their way, at this page."""
        if email not in self.ways:
            hands = Keyboard() if email == DECIDER else Mouse()
            self.ways[email] = Journey(self._page(email), hands=hands, count=Count())
        on = self.ways[email]
        on.page.goto(place)
        on.look()
        return on

    def _page(self, email: str) -> Page:
        width = NARROW if email == AUDITOR else WIDE
        context = self.chromium.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            locale="en-GB" if email == PLANNER else "nl-NL",
        )
        context.set_default_timeout(PATIENCE)
        if email == AUDITOR:  # axe needs a browser that runs scripts, also where ours do not
            context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        cookie = {"name": "trede-session", "value": self.sessions[email], "url": self.address}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto("/")
        return page


@pytest.fixture
def cast(chromium: Browser, tmp_path: Path) -> Iterator[Cast]:
    with serving(tmp_path, **{KEEPS: "1"}) as (address, _session):
        made = Cast(chromium, tmp_path, address)
        yield made
        for way in made.ways.values():
            way.page.context.close()
        assert made.complaints == []


@pytest.mark.needs("java")
def test_from_a_signature_to_a_stranger_who_checks(cast: Cast, tmp_path: Path) -> None:
    dossier = sign(cast)
    ask_and_choose(cast, dossier)
    case = plan(cast)
    examine(cast, case)
    see_rows(cast, dossier, case, tmp_path)
    send_report(cast, case)
    on = cast.as_(HR, dossier)
    on.press("a[href$='/rapport/reactie/']")
    on.type("#id_reaction", "De feiten kloppen.")
    on.press(SEND)
    send_report(cast, case)
    decide(cast)
    on = cast.as_(DIRECTOR, dossier)
    assert "Trede 3" in on.told("#besluit + dl")
    assert "nog niet uitgegeven" in on.told()
    certificate = issue(cast)
    pdf = take_home(cast, dossier)
    assert off_line(cast, pdf, tmp_path) == "Dit certificaat is echt"
    assert_checked(cast, pdf, "Dit certificaat is echt")
    assert_checked(cast, edited(pdf), "Deze pdf is veranderd", "Vertrouw de pdf niet.")
    suspend(cast, certificate)
    on = cast.as_(HR, dossier)
    on.press("#certificaat + ul a")
    assert "Er loopt een onderzoek." in on.told()
    assert not on.page.locator("#downloaden").count()
    assert_checked(cast, pdf, "Dit certificaat is geschorst.")
    for role, email in ROLES.items():
        assert_quick(role, *(way.count for who, way in cast.ways.items() if who in email and way.count))
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
    on.type("#id_period_from", f"{TODAY:%d-%m-%Y}")
    on.type("#id_period_until", f"{VISIT:%d-%m-%Y}")
    on.press(SEND)
    on = cast.as_(PLANNER)
    on.press("#offertes + ul a:has-text('Groene Vink')")
    on.type("#id_price_cents", "2450")
    on.type("#id_days_hundredths", "1.5")  # the planner reads English
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
    on.press("nav a[href$='/agenda/']")
    look_narrow(on)
    on.press("main li a:has-text('Groene Vink')")  # still without a visit
    on.press("nav a[href$='/onderzoeken/']")
    on.press("#zaken ~ div a:has-text('Groene Vink') >> nth=-1")
    case = on.page.url
    on.press("a[href$='/bezoek/']")
    for name in ("Auke", "Ans"):
        on.check(f"label:has-text('{name}')")
        on.type("#id_visit_on", f"{VISIT:%d-%m-%Y}")
        on.press(SEND)
        if name == "Auke":
            assert "did the last two audits" in on.told()
    on = cast.as_(AUDITOR)
    on.press("#zaken ~ div a:has-text('Groene Vink')")
    on.press("a[href$='/belang/']")
    on.check("[name=interest][value=none]")
    on.press(SEND)
    return case


def see_rows(cast: Cast, dossier: str, case: str, folder: Path) -> None:
    """The employer sees which rows are asked for; both bring a file that has no rows in it."""
    on = cast.as_(HR, dossier)
    on.press("a[href$='/rijen/']")
    asked = [int(number) for number in on.at("#gevraagd + p").inner_text().split(", ")]
    assert asked == sorted(set(asked))
    assert min(asked) >= 1
    assert len(asked) >= sample_size(max(asked))
    look_narrow(on)
    other = folder / "ander.json"
    other.write_text("{}", "utf-8")
    on.hands.choose(on.at("#id_file"), other)
    on.press(SEND)
    assert "Dit is geen rijenbestand" in on.told()
    on = cast.as_(AUDITOR, f"{case}geopende-rijen/")
    on.hands.choose(on.at("#id_file"), other)
    on.press(SEND)
    assert "Dit is geen bestand met geopende rijen" in on.told()


def drawn_rows(on: Journey) -> list[str]:
    """Those that nobody chose, as soon as the log holds the seal of the employer."""
    until = time.monotonic() + 30
    while not (rows := on.at("#id_rows").input_value()):
        assert time.monotonic() < until, "no rows are drawn"
        on.page.reload()
    return rows.split(", ")


def examine(cast: Cast, case: str) -> None:
    on = cast.as_(AUDITOR, case)
    on.press("a[href$='/plan/']")
    rows = drawn_rows(on)
    assert len(rows) >= int(re.search(r"ten minste (\d+)", on.told())[1])  # type: ignore[index]
    on.type("#id_places", "Het testlab in Ede.")
    on.type("#id_documents", "Arbeidsovereenkomsten.")
    on.type("#id_talks", "De directie en zes testers.")
    on.press(SEND)
    for number, _row in enumerate(rows):
        on.looking = number == 0
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
    on.type("#id_valid_from", f"{TODAY:%d-%m-%Y}")
    on.type("#id_valid_until", f"{TODAY + timedelta(days=700):%d-%m-%Y}")
    on.press(SEND)
    assert on.at("#besluit").is_visible()


def look_narrow(on: Journey) -> None:
    """The same page on a phone."""
    on.page.set_viewport_size({"width": NARROW, "height": 900})
    on.look()
    on.page.set_viewport_size({"width": WIDE, "height": 900})


def issue(cast: Cast) -> str:
    """Who decided issues it, as the one that follows on the certificate that the holder has."""
    on = cast.as_(DECIDER)
    on.press("#besloten + ul a:has-text('Groene Vink')")
    on.press("a[href$='/certificaat/']")
    assert "Dit is geen officieel PSO-certificaat" in on.told()
    assert on.at("[name=how][value^=renew]").is_checked()
    look_narrow(on)
    on.press(SEND)
    assert "Volgt op" in on.told()
    look_narrow(on)
    certificate = on.page.url
    for place in ("uitgegeven-certificaten", "ladder/instellingen", "ladder/cijfers", "ladder/handboeken"):
        on.press(f"nav a[href$='/{place}/']")
        look_narrow(on)
    return certificate


def take_home(cast: Cast, dossier: str) -> Path:
    """The holder finds it beside the decision, and downloads it once it counts."""
    on = cast.as_(HR, dossier)
    on.press("#certificaat + ul a")
    until = time.monotonic() + 30
    while not on.page.locator("#downloaden").count():
        assert time.monotonic() < until, on.told()
        assert "Wacht op het logboek" in on.told()
        on.page.reload()
    look_narrow(on)
    pdf = on.download("main a[href*='/pdf/']")
    on.press("nav a[href$='/certificaten/']")
    look_narrow(on)
    return pdf


def off_line(cast: Cast, pdf: Path, folder: Path) -> str:
    """The verdict of ``trede verify`` by the trust file of this office, up to its first semicolon."""
    trust = folder / "trust.json"
    trust.write_bytes(cast.ways[HR].page.request.get("/log/trust.json").body())
    trede = Path(sys.executable).with_name("trede")
    told = subprocess.run(
        [trede, "verify", pdf, "--trust", trust], capture_output=True, text=True, check=True
    )
    return re.split("[;.]| en ", told.stdout)[0]


def edited(pdf: Path) -> Path:
    """The same with a page more."""
    writer = PdfWriter(clone_from=PdfReader(pdf))
    writer.add_blank_page()
    changed = pdf.with_name("edited.pdf")
    writer.write(changed)
    return changed


def assert_checked(
    cast: Cast, pdf: Path, verdict: str, shows: str = "Softwaretesters De Groene Vink"
) -> None:
    """A stranger, on a wide screen and on a phone."""
    for width in (WIDE, NARROW):
        context = cast.chromium.new_context(
            base_url=cast.address, viewport={"width": width, "height": 900}, locale="nl-NL"
        )
        context.set_default_timeout(PATIENCE)
        until = time.monotonic() + PATIENCE / 1000
        while True:
            page = context.new_page()
            page.goto("/controleren/")
            on = Journey(page)
            on.hands.choose(on.at("#id_file"), pdf)
            on.press(SEND)
            if on.told("h1").startswith(verdict):
                break
            assert time.monotonic() < until, on.told()
        assert shows in on.told()
        assert_valid_html(page.content())
        context.close()


def suspend(cast: Cast, certificate: str) -> None:
    on = cast.as_(DECIDER, certificate)
    on.press("a[href$='/schorsen/']")
    look_narrow(on)
    on.press(SEND)
    assert on.at(".error-summary").is_visible()
    on.type("#id_reason", "Er loopt een onderzoek.")
    on.press(SEND)
    assert "Geschorst" in on.told()

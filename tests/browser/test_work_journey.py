# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Divided work goes round: HR gives a link and a coach, the worker says no, the lead and the coach hear it, HR decides.

Five people in the same office: HR, who does the work (on a phone, without an account), who leads the team (without a
mouse), a job coach from outside, and a recruiter. Looked at here is what changes on the way; ``test_every_page`` looks
at every page as it lies.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.browser.counting import Count, assert_quick
from tests.browser.journey import Journey
from tests.browser.keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("java")
SEND = "main form button[type=submit]"
WHO, PACKAGE_OF = "M06", "main article.card a[href*='pakket=']"
HR, LEAD, COACH, RECRUITER = (
    *("mila@groenevink.example", "loes@groenevink.example"),
    *("coen@naastje.example", "rik@groenevink.example"),
)


def test_from_a_no_to_work_that_is_agreed(visit: Callable[..., Page], sessions: dict[str, str]) -> None:
    hr = Journey(visit("/", session=sessions[HR]), look=False, count=Count(), measure=True)
    own = a_link_and_a_coach(hr)
    worker = Journey(visit(own, width=375), look=False, count=Count(), measure=True)
    package = says_no(worker)
    lead = Journey(
        visit("/", session=sessions[LEAD]), hands=Keyboard(), look=False, count=Count(), measure=True
    )
    hears_and_replaces(lead, package)
    coach = Journey(visit("/", session=sessions[COACH], width=375), look=False, count=Count(), measure=True)
    answers(coach)
    worker.page.goto(own)
    worker.look()
    assert "Wij kijken morgen samen." in worker.told()
    decides(hr, package)
    worker.page.goto(own)
    worker.look()
    assert "Dit is nog niet afgesproken." not in worker.told()
    recruiter = Journey(visit("/", session=sessions[RECRUITER]), look=False, count=Count(), measure=True)
    reads_a_vacancy(recruiter)
    ends_the_guidance(hr, coach)
    for role, way in {
        "HR with divided work": hr,
        "worker with a link": worker,
        "team lead": lead,
        "job coach": coach,
        "recruiter": recruiter,
    }.items():
        assert way.count
        assert_quick(role, way.count)


def to_division(hr: Journey) -> None:
    hr.press("nav a[href$='/werk/']")
    hr.press("main a[href$='/verdelingen/']")
    hr.press("main .tasks a:has-text('Testwerk')")


def a_link_and_a_coach(hr: Journey) -> str:
    """The address that the worker gets, told once."""
    to_division(hr)
    hr.press(f".crew a:has-text('{WHO}')")
    here = hr.page.url
    hr.press("main a[href$='/link/']")
    hr.press(SEND)
    own = hr.told(".address")
    hr.press("main .actions a")
    hr.press("main a[href$='/jobcoach/']")
    hr.type("[name=email]", COACH)
    day = date.today() + timedelta(days=90)  # noqa: DTZ011 - any day soon will do
    hr.type("[name=until_day]", f"{day:%d-%m-%Y}")
    hr.press(SEND)
    assert hr.page.url == here
    assert "Coen Coach, Jobcoaches Naast Je" in hr.told()
    return own


def says_no(worker: Journey) -> str:
    """On a phone, in two steps; the code of the package."""
    assert f"Mijn werk ({WHO})" in worker.told("h1")
    assert "Dit is nog niet afgesproken." not in worker.told()
    worker.press(PACKAGE_OF)
    package = worker.page.locator("[name=package]").input_value()
    worker.type("[name=text]", "Te veel geluid daar.")
    worker.press(SEND)
    assert "Dit is nog niet afgesproken." in worker.told()
    assert "U krijgt nog antwoord." in worker.told()
    return package


def hears_and_replaces(lead: Journey, package: str) -> None:
    """Reads it at the top of the team, and replaces somebody else who is not there with one press."""
    if lead.page.locator("main a[href*='/teams/']").count() == 0:
        lead.press("nav a[href$='/teams/']")
    lead.press("main a[href*='/teams/']")
    assert f"{WHO}: zegt nee tegen {package}. Te veel geluid daar." in lead.told()
    row = "tr:has(th:has-text('M09'))"
    helper = lead.told(f"{row} td:nth-of-type(3)").split(",")[0]
    lead.press(f"{row} form[action$='/afwezig/'] button")
    assert helper in lead.told(f"{row} td:nth-of-type(3)")
    assert "Is er niet" in lead.told(row)
    lead.press(f"{row} form[action$='/terug/'] button")
    assert "Is er niet" not in lead.told(row)
    lead.press("main a[href$='/weken/']")
    assert lead.page.locator(".wall tbody tr").count() == 15


def answers(coach: Journey) -> None:
    coach.press("nav a[href$='/begeleiding/']")
    coach.press(f"main a:has-text('{WHO}')")
    coach.press("main a[href*='/antwoord/']")
    coach.type("[name=text]", "Wij kijken morgen samen.")
    coach.press(SEND)


def decides(hr: Journey, package: str) -> None:
    """After a talk the package is theirs again."""
    to_division(hr)
    hr.press("main a[href$='/bevestigen/']")
    hr.check(f"[name=package][value={package}]")
    hr.press(SEND)


def reads_a_vacancy(recruiter: Journey) -> None:
    recruiter.press("nav a[href$='/vacatures/']")
    told = recruiter.told()
    assert "Wat het werk niet vraagt" in told
    assert WHO not in told


def ends_the_guidance(hr: Journey, coach: Journey) -> None:
    """The coach reads that it is over, also at an address that was open."""
    there = coach.page.url
    hr.press(f".crew a:has-text('{WHO}')")
    hr.press("main a[href*='/stoppen/']")
    hr.check("[name=sure]")
    hr.press(SEND)
    assert "Coen Coach, Jobcoaches" not in hr.told()
    coach.page.goto(there)
    coach.look()
    assert "U begeleidt deze medewerker niet meer." in coach.told()
    assert WHO not in coach.told("main ul.tasks")

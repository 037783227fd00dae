# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a body: who is where on which day, how much fits in a month, and what ends."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from tests.unit.office.audit.filled import Chain
from tests.unit.office.strangers.parties import browser_of

from trede.errors import RefusedError
from trede.office.accounts.queries import person
from trede.office.audit import actions
from trede.office.audit.models import Auditor, TimeOff
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.months import month_named, month_of


@pytest.fixture
def chain(now):
    return Chain(now).planned()


def read(chain, name, month=""):
    browser = browser_of(person(chain.members[name].person))
    place = f"/organisaties/{chain.members['body'].organisation}/onderzoeken/agenda/?maand={month}"
    answer = browser.get(place)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(answer.content.decode()))


@pytest.mark.parametrize(
    ("month", "week", "days"),
    [
        ("2026-11", 500, 2100),  # 21 working days, no holiday
        ("2026-12", 500, 2200),  # 23 without Christmas Day on a Friday; Boxing Day is a Saturday
        ("2026-05", 500, 1800),  # 21 without 5 May, Ascension Day and Whit Monday
        ("2026-11", 200, 840),
    ],
)
def test_what_fits_in_a_month(month, week, days):
    assert month_named(month, date(2026, 1, 1)).capacity(week) == days


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "x", "9999-99", "2026-11-01"])
def test_another_text_is_this_month(text):
    assert month_named(text, date(2026, 2, 3)) == month_of(date(2026, 2, 28))


def test_from_month_to_month():
    december = month_of(date(2026, 12, 31))
    assert (december.before.key, december.after.key) == ("2026-11", "2027-01")
    assert december.after.before == december


def test_the_planner_sees_everybody_and_the_auditor_themselves(chain):
    chain.join("body", "auditor", "colleague")
    chain.kept_auditor("colleague")
    month = f"{chain.visit_on:%Y-%m}"
    told = read(chain, "planner", month)
    assert "employer BV" in told
    assert told.count("Gepland:") == 2
    assert read(chain, "auditor", month).count("Gepland:") == 1
    assert "employer BV" not in read(chain, "colleague", month)


def test_what_is_too_much_and_what_ends_is_said(chain):
    """Four days, 95 minutes of them on the road, when the auditor worked four days a week; now it is half a day."""
    by, auditor = chain.step("planner"), chain.members["auditor"].person
    moved = {"visit_on": chain.visit_on, "days_hundredths": 380, "travel_minutes": 95, "seen": 1}
    actions.plan_visit(**by, case=chain.case, person=auditor, **moved)
    month = f"{chain.visit_on:%Y-%m}"
    assert "te veel" not in read(chain, "planner", month)
    version = Auditor.objects.get(person=auditor).version
    kept = {"week_hundredths": 50, "until": {"pso": chain.visit_on}, "seen": version}
    actions.keep_auditor(**by, person=auditor, **kept)
    told = read(chain, "planner", month)
    fits = month_of(chain.visit_on).capacity(50) / 100
    assert f"Te veel dagen: {4 - fits:.2f}".replace(".", ",") in told
    assert "1:35 uur reizen" in told
    assert f"Bevoegd tot en met {chain.visit_on.day} " in told


def test_the_planner_writes_days_off_on_the_page(chain):
    """A visit on such a day is said, no other is planned there, and what is no day is told with its line."""
    planner, auditor = chain.members["planner"], chain.members["auditor"].person
    browser = browser_of(person(planner.person))
    place = f"/organisaties/{planner.organisation}/onderzoeken/auditors/{auditor}/"
    until = (chain.today + timedelta(days=700)).isoformat()
    last, next_one = chain.visit_on + timedelta(days=7), chain.visit_on + timedelta(days=1)
    lines = f"{chain.visit_on:%d-%m-%Y} t/m {last:%d-%m-%Y}\n\n2027-07-01\n"
    filled = {"week_hundredths": "4", "until-pso": until, "off": lines}
    wrong = browser.post(place, filled | {"off": "volgende week"})
    assert "volgende week" in wrong.content.decode()
    assert not TimeOff.objects.exists()
    assert browser.post(place, filled).status_code == 302
    kept = {(each.first, each.last) for each in TimeOff.objects.all()}
    assert kept == {(chain.visit_on, last), (date(2027, 7, 1), date(2027, 7, 1))}
    assert "01-07-2027" in browser.get(place).content.decode()
    told = read(chain, "planner", f"{chain.visit_on:%Y-%m}")
    assert f"Vrij: {chain.visit_on:%d-%m-%Y} t/m {last:%d-%m-%Y}." in told
    assert "01-07-2027" not in told
    assert "Op deze dag is de auditor vrij." in told
    with pytest.raises(RefusedError) as error:
        chain.plan_visit(next_one, seen=1)
    assert "audit.day-off" in {each.code for each in error.value.findings}


def test_a_case_without_a_visit_is_said(chain):
    assert "Nog zonder bezoek" not in read(chain, "planner")
    actions.declare_interest(**chain.step("auditor"), case=chain.case, interest=Interest.RELATIVE)
    assert "Nog zonder bezoek" in read(chain, "planner")
    assert "Nog zonder bezoek" not in read(chain, "auditor")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page: where each measurement stands, how long is left, how far it is, and what to do next."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils.translation import override

from trede.office.accounts import actions as accounts
from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.members import Member
from trede.office.dossier.queries import Line
from trede.office.web.employer.home.lines import shown_line, years

HOME, ON = UUID(int=1), datetime(2026, 11, 30, 22, 30, tzinfo=UTC)
EVERYTHING = Member(UUID(int=2), HOME, frozenset({"hr-editor", "signatory"}))
READER = Member(UUID(int=2), HOME, frozenset({"guest-reader"}))


def line(**other):
    told = {
        "id": UUID(int=3),
        "organisation": HOME,
        "title": "Naar trede 2",
        "stage": "draft",
        "wanted_level": "trede-2",
        "intended_on": date(2027, 2, 28),
        "opened_at": ON,
        "level": "trede-1",
        "total_percent": "1.8",
        "measured_at": ON,
    }
    return Line(**told | other)


@pytest.fixture(autouse=True)
def _dutch():
    with override("nl"):
        yield


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"level": None, "total_percent": None}, "Breng uw medewerkers"),
        ({}, "Zoek de kleinste stap"),
        ({"level": "none"}, "Zoek de kleinste stap"),
        ({"level": "trede-2"}, "Beantwoord de vragen"),
        ({"level": "trede-3"}, "Beantwoord de vragen"),
        ({"wanted_level": "aspirant", "level": "none"}, "Beantwoord de vragen"),
        ({"level": "trede-2", "stage": "test"}, "Vraag definitief aan"),
        ({"level": "trede-1", "stage": "definitive"}, "Bekijk het onderzoek"),
    ],
)
def test_the_next_step_is_the_first_that_is_left(other, words):
    shown = shown_line(line(**other), EVERYTHING, ON)
    assert shown.step.label == words
    assert str(UUID(int=3)) in shown.step.url


def test_who_may_only_read_is_sent_where_there_is_something_to_read():
    assert shown_line(line(level=None, total_percent=None), READER, ON).step.label == "Bekijk de uitkomst"


@pytest.mark.parametrize(
    ("day", "stage", "left"),
    [
        (date(2026, 12, 1), "draft", "nog 1 dag."),
        (date(2027, 2, 28), "test", "nog 90 dagen."),
        (date(2026, 11, 30), "draft", "nog 0 dagen."),
        (date(2026, 11, 29), "draft", ""),
        (date(2027, 2, 28), "definitive", ""),
    ],
)
def test_how_many_days_are_left_until_the_application(day, stage, left):
    """At half past ten in the evening by UTC it is still the thirtieth in the Netherlands."""
    plan = shown_line(line(intended_on=day, stage=stage), EVERYTHING, ON).plan
    assert plan.endswith(left) if left else "nog" not in plan


def test_how_far_it_is():
    far = [
        [done for _label, done in shown_line(line(stage=stage), EVERYTHING, ON).far]
        for stage in ("draft", "test", "definitive")
    ]
    assert far == [[True, False, False], [True, True, False], [True, True, True]]
    assert not any(done for _label, done in shown_line(line(level=None), EVERYTHING, ON).far)


def test_the_course_over_measurements_goes_by_their_day_and_needs_two():
    first = line(title="Eerste", total_percent="1.61", intended_on=date(2024, 12, 30))
    told = years([line(), line(level=None, total_percent=None), first])
    assert told["course"].replace("\N{NO-BREAK SPACE}", " ") == "Van 1,61 % naar 1,80 %."
    assert told["years"].index("Eerste: trede 1") < told["years"].index("Naar trede 2: trede 1")
    assert years([line()]) == {}
    nothing = years([line(total_percent="0", level="none"), line(total_percent="0", level="none")])
    assert "geen trede" in nothing["years"]


def test_who_works_for_several_sees_where_each_stands(browser, at, measured, administrator, stranger, now):
    """An adviser of a stranger's too: its own measurements, and not those where nobody asked it."""
    sent = accounts.invite(by=stranger, on=now, email="Noor@voorbeeld.example", role="adviser")
    accounts.accept_invitation(by=Person.objects.get(pk=administrator.person), on=now, token=sent.token)
    shown = browser.get(reverse("own-organisations")).content.decode()
    assert shown.index("Elders BV") < shown.index("Voorbeeld BV")
    assert "Hier is nog geen meting." in shown
    there = browser.get(at("home")).content.decode()
    (step,) = re.findall(r'class="measured__step">.*?href="([^"]+)"', there, re.DOTALL)
    assert f'href="{step}"' in shown
    assert reverse("own-organisations") in browser.get("/").content.decode()


def test_it_asks_for_the_second_factor_and_shows_nothing_of_others(client, browser, measured, stranger):
    client.force_login(Person.objects.get(pk=stranger.person))
    answer = client.get(reverse("own-organisations"))
    assert answer.url.startswith(reverse("second-factor"))
    session = client.session
    session[STRONG] = True
    session.save()
    shown = client.get(reverse("own-organisations")).content.decode()
    assert "Elders BV" in shown
    assert "Voorbeeld BV" not in shown

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose session ended while they typed finds it back after logging in: they, and nobody else."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from tests.unit.office.dossier.filled import INTENDED
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.web.routes import EVERYONE, OURS, address
from tests.unit.office.web.test_attacks import PASSWORD, log_in

from trede.office.accounts import queries
from trede.office.dossier import actions
from trede.office.dossier.models import Answer
from trede.quality import questions_for

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
ONCE_MORE = "/opnieuw-versturen/"
TEXT = "Wat ik een uur lang <typte> & nog niet bewaarde"
FORMS = [pattern for pattern, route in OURS.items() if route.allows("POST") and route.access != EVERYONE]
QUESTION = next(each for each in questions_for("trede-1") if each.kind == "text")


@pytest.fixture(autouse=True)
def waiting(settings, tmp_path):
    settings.TREDE_WAITING = tmp_path / "waiting"
    return settings.TREDE_WAITING


@pytest.fixture
def browser(administrator, person):
    """Of somebody who works here and looked at a page."""
    client = log_in(Client(), person)
    client.get("/mijn-account/")
    return client


def without_session(client):
    del client.cookies["trede-session"]
    return client


def offered(client, place=ONCE_MORE):
    """The address and the fields of the form that is ready to be sent again."""
    page = client.get(place)
    if (typed := page.context["typed"]) is None:
        assert 'type="hidden" name="text"' not in page.content.decode()
        return None
    assert f'<form method="post" action="{typed.address}">' in page.content.decode()
    assert all(
        f'name="{name}" value="{escape(value)}"' in page.content.decode() for name, value in typed.fields
    )
    return typed.address, dict(typed.fields)


def next_of(answer):
    return parse_qs(urlsplit(answer["Location"]).query)["next"]


@pytest.mark.parametrize("pattern", FORMS)
def test_what_was_typed_in_any_form_waits(browser, organisation, person, pattern):
    place = address(pattern, organisation)
    sent = without_session(browser).post(place, {"text": TEXT, "step": "save"}, **ORIGIN)
    assert sent["Location"].startswith("/account/login/")
    assert next_of(sent) == [ONCE_MORE]
    assert offered(log_in(browser, person)) == (place, {"text": TEXT, "step": "save"})


def test_an_answer_is_kept_in_the_end(browser, administrator, organisation, person, now):
    told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
    dossier = actions.open_dossier(by=administrator, on=now, **told)
    page = f"/organisaties/{organisation.pk}/dossiers/{dossier.pk}/vragen/{QUESTION.aspect}/"
    form = browser.get(page).context["form"]
    fields = {each.name: each.value() or "" for each in form}
    without_session(browser).post(page, {**fields, QUESTION.id: TEXT}, **ORIGIN)
    place, again = offered(log_in(browser, person))
    assert browser.post(place, again, **ORIGIN).status_code == 302
    assert Answer.objects.get().text == TEXT


def test_logging_in_with_a_password_leads_back_to_it(browser, person):
    person.set_password(PASSWORD)
    person.save()
    sent = without_session(browser).post("/mijn-account/", {"name": TEXT}, **ORIGIN)
    page = sent["Location"]
    inside = browser.post(page, {"login": person.email, "password": PASSWORD, "next": next_of(sent)[0]})
    assert inside["Location"] == ONCE_MORE
    assert offered(browser) == ("/mijn-account/", {"name": TEXT})


def test_without_a_second_factor_it_waits_too(browser, organisation, person):
    place = address("organisaties/<uuid:organisation>/onderdelen/", organisation)
    sent = log_in(browser, person, strong=False).post(place, {"name": TEXT}, **ORIGIN)
    assert sent["Location"].startswith("/tweede-factor/")
    assert next_of(sent) == [ONCE_MORE]
    assert offered(log_in(browser, person)) == (place, {"name": TEXT})


def test_nobody_else_gets_it(browser, person, stranger):
    without_session(browser).post("/mijn-account/", {"name": TEXT}, **ORIGIN)
    assert offered(log_in(browser, queries.person(stranger.person))) is None
    browser.get("/mijn-account/")
    assert offered(log_in(browser, person)) is None, "who logged in last has the key, and only theirs"


def test_it_is_nowhere_to_be_read(browser, waiting, tmp_path, caplog):
    caplog.set_level("DEBUG")
    without_session(browser).post("/mijn-account/", {"name": TEXT}, **ORIGIN)
    (file,) = waiting.iterdir()
    assert b"typte" not in file.read_bytes()
    assert "typte" not in database_text() + caplog.text
    key = browser.cookies["trede-typed"].value
    assert key not in database_text() + caplog.text
    assert browser.cookies["trede-typed"]["httponly"]


def test_it_waits_for_half_an_hour(browser, person, monkeypatch):
    without_session(browser).post("/mijn-account/", {"name": TEXT}, **ORIGIN)
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr("trede.office.web.kit.access.timezone.now", lambda: later)
    assert offered(log_in(browser, person)) is None


def test_one_browser_has_one_place(browser, waiting, person):
    without_session(browser)
    for number in range(20):
        browser.post("/mijn-account/", {"name": f"{TEXT} {number}"}, **ORIGIN)
    assert len(list(waiting.iterdir())) == 1
    assert offered(log_in(browser, person))[1] == {"name": f"{TEXT} 19"}


@pytest.mark.parametrize(
    ("cookie", "origin", "size"),
    [
        ("", "http://testserver", 10),
        ("made:up", "http://testserver", 10),
        ("own", "https://evil.example", 10),
        ("own", "null", 10),
        ("own", "http://testserver", 600_000),
    ],
)
def test_from_elsewhere_nothing_is_kept(browser, waiting, cookie, origin, size):
    if cookie != "own":
        browser.cookies["trede-typed"] = cookie
    sent = without_session(browser).post("/mijn-account/", {"name": "x" * size}, HTTP_ORIGIN=origin)
    assert next_of(sent) == ["/"]
    assert not waiting.exists()


def test_a_full_disk_stops_nobody_from_logging_in(browser, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trede.office.vault.files.Folder.write", full)
    sent = without_session(browser).post("/mijn-account/", {"name": TEXT}, **ORIGIN)
    assert next_of(sent) == ["/"]


def test_a_part_of_a_page_becomes_the_whole_one(browser, organisation):
    place = address("organisaties/<uuid:organisation>/onderdelen/", organisation)
    part = {"HTTP_HX_REQUEST": "true", **ORIGIN}
    answer = without_session(browser).post(place, {"name": TEXT}, **part)
    assert (answer.status_code, "Location" in answer) == (200, False)
    assert answer["HX-Redirect"].startswith("/account/login/?next=%2Fopnieuw")
    boosted = browser.post(place, {"name": TEXT}, **part, HTTP_HX_BOOSTED="true")
    assert boosted.status_code == 302

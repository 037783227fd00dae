# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers at hand are those that Django gave, to whoever is nobody yet, for as long as the register is the same."""

from __future__ import annotations

import re
from io import BytesIO
from time import process_time

import pytest
from django.conf import settings as configured
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from tests.unit.office.register.shown import listed_chain, said

from trede.office.register import actions
from trede.office.server import at_hand
from trede.office.server.at_hand import AtHand
from trede.office.server.register_state import register_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("connection_stays")]
MARK = re.compile(r'csrfmiddlewaretoken" value="(\w{64})"')


class Site:
    """The application behind what is at hand, with a clock of ours, and how often it was really asked."""

    def __init__(self, state=register_state):
        self.now, self.asked = 0.0, 0
        self.inner = WSGIHandler()
        self.at_hand = AtHand(self.counting, state, configured.CSRF_COOKIE_NAME, lambda: self.now)

    def counting(self, environ, start_response):
        self.asked += 1
        return self.inner(environ, start_response)

    def get(self, place, query="", **more):
        told = {}

        def start_response(status, headers, *rest):
            told["status"], told["headers"] = status, headers

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": place,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "HTTP_HOST": "testserver",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **more,
        }
        text = b"".join(self.at_hand(environ, start_response)).decode("latin-1")
        return told["status"][:3], dict(told["headers"]), text


@pytest.fixture
def chain(now):
    return listed_chain(now)


@pytest.fixture
def page(chain):
    return f"/register/{chain.kvk['employer']}/"


def without_marks(answer):
    status, headers, text = answer
    headers = {name: value for name, value in headers.items() if name != "Set-Cookie"}
    return status, headers, MARK.sub("", text)


def test_who_asks_again_gets_the_same_with_a_mark_of_their_own(page):
    site = Site()
    first, second, third = (site.get(page) for _ in range(3))
    assert site.asked == 1
    assert without_marks(first) == without_marks(second) == without_marks(third)
    assert first[1]["Content-Security-Policy"]
    assert len({MARK.search(each[2])[1] for each in (first, second, third)}) == 3
    assert int(second[1]["Content-Length"]) == len(second[2].encode("latin-1"))


def test_that_mark_is_good_to_django_and_no_other_is(page):
    site = Site()
    site.get(page)
    marks = []
    for _ in range(2):
        _status, headers, text = site.get(page)
        marks.append((headers["Set-Cookie"].partition("=")[2].partition(";")[0], MARK.search(text)[1]))
    for cookie, sent, expected in (
        (marks[0][0], marks[0][1], 302),
        (marks[0][0], marks[1][1], 403),
    ):
        browser = Client(enforce_csrf_checks=True)
        browser.cookies[configured.CSRF_COOKIE_NAME] = cookie
        told = {"csrfmiddlewaretoken": sent, "appearance": "dark"}
        assert browser.post("/weergave/", told).status_code == expected


def cookie_of(headers):
    return headers["Set-Cookie"].partition(";")[0].strip()


def test_who_looks_up_a_second_one_keeps_the_mark_it_has(page):
    site = Site()
    cookie = cookie_of(site.get(page)[1])
    _status, headers, text = site.get(page, HTTP_COOKIE=cookie)
    assert site.asked == 1
    assert cookie_of(headers) == cookie
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[configured.CSRF_COOKIE_NAME] = cookie.partition("=")[2]
    told = {"csrfmiddlewaretoken": MARK.search(text)[1], "appearance": "dark"}
    assert browser.post("/weergave/", told).status_code == 302


@pytest.mark.parametrize("more", ["; trede-session=x", "x", "; appearance=dark", ""])
def test_who_has_more_than_that_mark_is_asked_anew(page, more):
    """And so is who has a mark that Django did not give."""
    site = Site()
    cookie = cookie_of(site.get(page)[1]) if more else f"{configured.CSRF_COOKIE_NAME}={'-' * 32}"
    for _ in range(2):
        site.get(page, HTTP_COOKIE=cookie + more)
    assert site.asked == 2 + bool(more)


def test_each_language_site_and_question_has_its_own(page):
    site = Site()
    for _ in range(2):
        assert 'lang="nl"' in site.get(page)[2]
        assert 'lang="en"' in site.get(page, HTTP_ACCEPT_LANGUAGE="en")[2]
        assert site.get(page, HTTP_HOST="elsewhere.example")[0] == "400"
        program = site.get(f"/api/v1/register/organisations/{page.split('/')[2]}")
        assert program[1]["Cache-Control"] == at_hand.PUBLIC
        site.get(f"/api/v1/register/organisations/{page.split('/')[2]}", "on=2012-01-01")
    assert site.asked == 6


@pytest.mark.parametrize(
    "told",
    [
        {"HTTP_COOKIE": "x=1"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_ACCEPT_LANGUAGE": "nl," * 200},
    ],
)
def test_whoever_is_somebody_is_always_asked_anew(page, told):
    site = Site()
    for _ in range(2):
        site.get(page, **told)
    assert site.asked == 2


def test_what_is_not_there_is_kept_nowhere(page):
    site = Site()
    for _ in range(2):
        assert site.get("/register/12345678/")[0] == "404"
        site.get("/register/vragen/")
        site.get("/")
    assert site.asked == 6


def test_a_second_after_a_change_everybody_sees_it(page, chain, now):
    """A hand-over that is approved, and one that is taken away."""
    site = Site()
    made = actions.add_hand_over(by=chain.members["employer"], on=now, shown=said())
    assert "erbij" not in site.get(page)[2]
    actions.approve_hand_over(by=chain.members["decider"], on=now, hand_over=made.pk, seen=made.version)
    site.now += at_hand.LOOKS_EVERY
    assert "erbij" in site.get(page)[2]
    assert "erbij" in site.get(page)[2]
    actions.remove_hand_over(by=chain.members["employer"], on=now, hand_over=made.pk)
    site.now += at_hand.LOOKS_EVERY
    assert "erbij" not in site.get(page)[2]


def test_nobody_gets_what_is_from_before_while_another_looks():
    """After a night in which nobody asked, two ask at once: one looks, the other gets no answer of yesterday."""
    made, now = [], [0.0]

    def application(_environ, start_response):
        made.append(start_response("200 OK", [("Cache-Control", at_hand.PUBLIC)]))
        return [b"x"]

    kept = AtHand(application, lambda: "the same", configured.CSRF_COOKIE_NAME, lambda: now[0])
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/register/99000201/"}
    for _ in range(2):
        kept(asked, lambda *told: None)
    assert len(made) == 1
    now[0] = 1.5
    with kept._looking:
        kept(asked, lambda *told: None)
        assert len(made) == 1
        now[0] = 60.0
        kept(asked, lambda *told: None)
        assert len(made) == 2
    kept(asked, lambda *told: None)
    assert len(made) == 2


def test_while_the_state_is_not_known_nothing_is_kept(page):
    def broken():
        raise OSError("no database")

    site = Site(broken)
    for _ in range(2):
        site.get(page)
    assert site.asked == 2


def test_it_takes_no_more_room_than_it_may(monkeypatch, page):
    site = Site()
    monkeypatch.setattr(at_hand, "MOST_BYTES", 60_000)
    for number in range(30):
        site.get(page, f"x={number}")
    assert 0 < site.at_hand._bytes <= 60_000
    assert sum(each.size for each in site.at_hand._kept.values()) == site.at_hand._bytes
    before = site.asked
    site.get(page, "x=29")
    site.get(page, "x=0")
    assert site.asked == before + 1


def test_and_hardly_any_time(page):
    """0.4 ms of a processor is 5,000 a second on two of them; this takes a tenth of it."""
    site = Site()
    site.get(page)
    before = process_time()
    for _ in range(500):
        site.get(page)
    assert (process_time() - before) / 500 < 0.0004
    assert site.asked == 1

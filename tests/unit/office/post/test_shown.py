# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a demo on one's own machine can be read in it."""

from importlib import reload

import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import clear_url_caches, get_resolver

from trede.office.post import shown
from trede.office.server.configuration import Configuration
from trede.office.web import urls


@pytest.fixture
def folder(settings, tmp_path):
    settings.TREDE_SHOWN_MAIL = tmp_path / "demo-mail"
    return settings.TREDE_SHOWN_MAIL


def sends(*subjects):
    letters = [
        EmailMessage(each, "Ga naar http://testserver/welkom/abc/", to=["sam@bedrijf.example"])
        for each in subjects
    ]
    letters[-1].attach("dag.ics", b"BEGIN:VCALENDAR", "text/calendar")
    return get_connection("trede.office.post.shown.Kept").send_messages(letters)


def test_the_newest_letter_comes_first_with_what_came_along(folder, capsys):
    assert sends("Eén", "Twee") == 2
    found = shown.shown_letters()
    assert [each.subject for each in found] == ["Twee", "Eén"]
    assert (found[0].to, found[0].beside) == ("sam@bedrijf.example", ("dag.ics",))
    assert found[0].text == "Ga naar http://testserver/welkom/abc/"
    assert capsys.readouterr().out == ""  # the links of the people stay on the terminal
    assert folder.stat().st_mode & 0o77 == 0


def test_old_letters_go(folder, monkeypatch):
    monkeypatch.setattr(shown, "MOST", 2)
    sends("Eén", "Twee", "Drie")
    assert [each.subject for each in shown.shown_letters()] == ["Drie", "Twee"]


def test_a_letter_that_goes_meanwhile_is_left_out(folder, monkeypatch):
    sends("Eén", "Twee")
    monkeypatch.setattr(
        shown, "_newest_first", lambda _: [folder / "gone.eml", *sorted(folder.glob("*.eml"))]
    )
    assert len(shown.shown_letters()) == 2


def test_without_letters_there_are_none(folder):
    assert shown.shown_letters() == []


@pytest.mark.parametrize(
    ("told", "is_shown"),
    [
        ({"demo": True, "url": "http://127.0.0.1:8420"}, True),
        ({"demo": True, "url": "http://localhost:8420"}, True),
        ({"demo": True, "url": "https://demo.example.nl"}, False),
        ({"demo": True, "url": "http://127.0.0.1:8420", "mail": "smtp://mail.example"}, False),
        ({"demo": False, "url": "http://127.0.0.1:8420"}, False),
    ],
)
def test_only_who_started_the_demo_can_read_them(told, is_shown):
    assert bool(Configuration(**told).shown_mail) == is_shown


def test_the_page_is_there_in_such_a_demo_only(client, folder, settings, db):
    sends("Welkom <b>Sam</b>")
    assert client.get("/demo/post/").status_code == 404
    try:
        reload(urls)
        get_resolver().url_patterns  # noqa: B018 - read before the addresses change
        settings.ROOT_URLCONF = "trede.office.web.urls"
        clear_url_caches()
        page = client.get("/demo/post/").content.decode()
    finally:
        settings.TREDE_SHOWN_MAIL = None
        reload(urls)
        clear_url_caches()
    assert "Welkom &lt;b&gt;Sam&lt;/b&gt;" in page
    assert '<a href="http://testserver/welkom/abc/"' in page

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing to an organisation in the register, and the picture beside a link to it."""

import re
import struct
from datetime import date, timedelta
from html import unescape

import pytest
from django.core import mail
from tests.unit.office.register.histories import row

from trede.office.accounts.actions.contacting import LETTERS_OF_A_VISITOR
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.register import actions
from trede.office.web.public.register import contact

pytestmark = pytest.mark.django_db
TODAY = date.today()  # noqa: DTZ011 - the pages look at the clock, and so do these rows
TYPED = {"name": "Piet", "email": "piet@elders.example", "text": "Mag ik een keer langskomen?"}


@pytest.fixture
def place(organisation, now, settings):
    """Of an employer with an account that is in the register."""
    first, last = (TODAY - timedelta(days=400)).isoformat(), (TODAY + timedelta(days=400)).isoformat()
    held = row("trede-2", first, last, kvk=organisation.kvk, name=organisation.name)
    other = row("trede-1", first, last, kvk="99000777", name="Zonder account BV")
    actions.fill_with_demo(by=System("test"), on=now, listings=[held, other])
    return f"/register/{organisation.kvk}/"


def given(client, place):
    return re.search(r'name="given" value="([^"]+)"', client.get(f"{place}contact/").content.decode())[1]


def typed(client, place, seconds_ago=60, **other):
    """Sent as somebody does who took a minute for it."""
    moment = contact._moment(given(client, place)) - seconds_ago
    signed = contact.Signer(salt=contact.SALT).sign_object(moment)
    return client.post(f"{place}contact/", {**TYPED, "given": signed, **other}, follow=True)


def test_a_question_reaches_who_manages_it_and_shows_no_address(client, place, person):
    shown = client.get(place).content.decode()
    assert f'href="{place}contact/"' in shown
    page = client.get(f"{place}contact/").content.decode()
    assert person.email not in shown + page
    assert "<script src=" not in re.sub(r'<script src="/static/[^"]*"', "", page)
    answer = typed(client, place)
    assert answer.redirect_chain == [(place, 302)]
    assert "Uw vraag is verstuurd." in answer.content.decode()
    (letter,) = mail.outbox
    assert letter.to == [person.email]
    assert letter.reply_to == [TYPED["email"]]
    assert TYPED["text"] in letter.body
    told = Event.objects.get(kind="organisation.written-to")
    assert TYPED["email"] not in str(told.facts)


@pytest.mark.parametrize(
    "sent",
    [
        {"website": "https://spam.example"},
        {"seconds_ago": 1},
        {"seconds_ago": 90_000},
        {"given": "verzonnen"},
    ],
    ids=["fills in everything", "at once", "a day later", "given by nobody"],
)
def test_what_a_program_sends_stays_here_and_a_person_sends_it_again(client, place, sent):
    answer = typed(client, place, **sent)
    page = unescape(answer.content.decode())
    assert not answer.redirect_chain
    assert "Druk nog een keer op Versturen" in page
    assert TYPED["text"] in page
    assert mail.outbox == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 2001},
        {"text": "111222333"},
        {"email": "a@b"},
        {"name": "Piet\r\nBcc: x@y.example"},
    ],
)
def test_what_cannot_be_sent(client, place, wrong):
    assert not typed(client, place, **wrong).redirect_chain
    assert mail.outbox == []


def test_one_visitor_writes_a_few_letters_a_day(client, place):
    for _number in range(LETTERS_OF_A_VISITOR):
        assert typed(client, place).redirect_chain
    assert not typed(client, place).redirect_chain
    assert len(mail.outbox) == LETTERS_OF_A_VISITOR


@pytest.mark.parametrize("kvk", ["99000777", "12121212", "x"])
def test_who_has_no_account_or_is_not_in_it_cannot_be_written_to(client, place, kvk):
    assert client.get(f"/register/{kvk}/contact/").status_code == 404
    assert client.post(f"/register/{kvk}/contact/", TYPED).status_code == 404
    assert "/contact/" not in client.get(f"/register/{kvk}/").content.decode()


def test_a_shared_link_has_a_picture_of_the_levels(client, place, settings):
    settings.TREDE_URL = "https://trede.example"
    page = unescape(client.get(place).content.decode())
    image = re.search(r'property="og:image" content="([^"]+)"', page)[1]
    assert image == f"https://trede.example{place}voorbeeld.png"
    answer = client.get(f"{place}voorbeeld.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)
    assert len(answer.content) < 300_000
    assert client.get("/register/12121212/voorbeeld.png").status_code == 404


def test_the_announcement_has_a_day_and_a_picture(client, place):
    page = unescape(client.get(place).content.decode())
    told = page[page.index("Bericht om over te nemen") :]
    assert f"{TODAY.year}" in told[: told.index("</p><p>")]
    assert f'href="{place}voorbeeld.png"' in told

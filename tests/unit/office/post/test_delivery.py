# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each letter fails for itself: with a real conversation with a mail server that refuses, or falls silent."""

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from tests.mail_server import SILENCE, mail_server

from trede.office.post import delivery
from trede.office.post.delivery import deliver
from trede.office.post.models import Letter
from trede.office.post.queries import next_delivery, standing
from trede.office.post.rules import LEASE, MOST_TRIES, Trouble
from trede.office.vault.keys import encrypt

SECONDS_OF_PATIENCE = 0.3


@pytest.fixture
def at(settings):
    """Points the outbox at a mail server."""

    def point(server):
        settings.EMAIL_BACKEND = "trede.office.post.outbox.Outbox"
        settings.TREDE_MAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = SECONDS_OF_PATIENCE

    return point


def write(to="sam@bedrijf.example", subject="Hallo"):
    EmailMessage(subject, "Een tekst.", "trede@voorbeeld.example", [to]).send()


def poison(now):
    """A letter of before addresses were looked at, such as an old version wrote."""
    content = encrypt(
        '{"subject": "x", "body": "y", "from_email": "a@b.example", "to": ["=?utf-8?q?=0a1?=@corp.nl"]}'
    )
    return Letter.objects.create(content=content, written_at=now, next_try_at=now)


def test_letters_that_cannot_be_written_do_not_stop_an_honest_one(at, now):
    with mail_server() as server:
        at(server)
        bad = [poison(now) for _ in range(8)]
        write()
        deliver(on=moment())
        assert len(server.taken) == 1
        assert {letter.trouble for letter in Letter.objects.all()} == {Trouble.UNWRITABLE}
        assert Letter.objects.filter(pk__in=[each.pk for each in bad], tries=1).count() == 8


def moment():
    """After everything that was written."""
    return timezone.now()


def test_such_a_letter_is_tried_so_often_and_no_more(at, now):
    with mail_server() as server:
        at(server)
        poison(now)
        pauses, last = [], now
        while (due := next_delivery()) is not None:
            pauses.append(due - last)
            deliver(on=(last := due))
        letter = Letter.objects.get()
        assert (letter.tries, letter.failed_at, standing().failed) == (MOST_TRIES, last, 1)
        assert pauses[1:] == sorted(pauses[1:])
        assert len(pauses) == MOST_TRIES


def test_a_letter_that_ends_the_worker_is_not_tried_for_ever(at, now, monkeypatch):
    """Its try counts before it is made: a process that is killed counts nothing afterwards."""
    with mail_server() as server:
        at(server)
        poison(now)
        monkeypatch.setattr(delivery, "_try", lambda *_: None)
        for number in range(MOST_TRIES + 1):
            deliver(on=now + number * LEASE)
        assert next_delivery() is None
        assert Letter.objects.get().failed_at


def test_what_is_written_so_that_it_cannot_be_sent_is_told_at_once_and_breaks_no_page(at):
    with mail_server() as server:
        at(server)
        write(subject="Een\r\nBcc: iedereen@elders.example")
        letter = Letter.objects.get()
        assert (letter.trouble, letter.next_try_at) == (Trouble.UNWRITABLE, None)


class TestAServerThatRefuses:
    def test_one_address_is_refused_and_the_other_gets_its_letter(self, at):
        with mail_server(lambda line: "550 unknown" if line.startswith("RCPT TO:<weg") else None) as server:
            at(server)
            write("weg@bedrijf.example")
            write("sam@bedrijf.example")
            deliver(on=moment())
            assert len(server.taken) == 1
            assert Letter.objects.get().trouble == Trouble.ADDRESS

    def test_the_log_in_is_refused(self, at, settings):
        def manners(line):
            if line.startswith("EHLO"):
                return "250-here\r\n250 AUTH PLAIN"
            return "535 no" if line.startswith("AUTH") else None

        with mail_server(manners) as server:
            at(server)
            settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "u", "p"
            write()
            deliver(on=moment())
            assert Letter.objects.get().trouble == Trouble.LOG_IN

    def test_the_text_is_refused(self, at):
        with mail_server(lambda line: "554 spam" if "Een tekst." in line else None) as server:
            at(server)
            write()
            deliver(on=moment())
            assert Letter.objects.get().trouble == Trouble.REFUSED


class TestASilentServer:
    def test_that_says_nothing_is_called_once_for_all_letters(self, at):
        with mail_server(lambda line: SILENCE) as server:
            at(server)
            for _ in range(20):
                write()
            deliver(on=moment())
            assert server.callers == 1
            assert set(Letter.objects.values_list("tries", "trouble")) == {(1, Trouble.SILENT)}

    def test_that_stops_halfway_delays_one_letter(self, at):
        with mail_server(lambda line: SILENCE if "weg@" in line else None) as server:
            at(server)
            write("weg@bedrijf.example")
            write("sam@bedrijf.example")
            deliver(on=moment())
            assert len(server.taken) == 1
            assert Letter.objects.get().trouble == Trouble.SILENT

    def test_a_round_has_an_end(self, at, monkeypatch):
        monkeypatch.setattr(delivery, "ROUND_SECONDS", SECONDS_OF_PATIENCE)
        with mail_server(lambda line: SILENCE if line.startswith("RCPT") else None) as server:
            at(server)
            for _ in range(20):
                write()
            deliver(on=moment())
            assert 1 <= Letter.objects.filter(tries=1).count() <= 3

    def test_what_was_not_tried_yet_goes_first(self, at, now):
        with mail_server() as server:
            at(server)
            write("oud@bedrijf.example")
            Letter.objects.update(tries=2, written_at=now)
            write("nieuw@bedrijf.example")
            deliver(on=moment())
            assert [line for line in server.lines if line.startswith("RCPT")] == [
                "RCPT TO:<nieuw@bedrijf.example>",
                "RCPT TO:<oud@bedrijf.example>",
            ]


def test_a_letter_without_a_key_that_fits_waits_for_it(at, now):
    with mail_server() as server:
        at(server)
        Letter.objects.create(content="gAAAAAB=", written_at=now, next_try_at=now)
        write()
        deliver(on=moment())
        assert len(server.taken) == 1
        assert Letter.objects.get().trouble == Trouble.KEYS

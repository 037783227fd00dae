# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail is sent by the worker, tried again, and told about when it does not go."""

import socket

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from trede.office.accounts import actions
from trede.office.accounts.models import Invitation, Person
from trede.office.accounts.receivers import STRONG
from trede.office.post.delivery import deliver
from trede.office.post.models import Letter
from trede.office.post.queries import next_delivery
from trede.office.post.rules import LEASE, WAITS
from trede.office.post.tasks import see_that_letters_are_sent, send_letters
from trede.office.vault.keys import decrypt


@pytest.fixture
def works(settings):
    """Our outbox, with a mail server that takes everything."""
    settings.EMAIL_BACKEND = "trede.office.post.outbox.Outbox"
    settings.TREDE_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def is_down(works, settings):
    """The same with a mail server that does not listen."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.TREDE_MAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        yield


def write(subject="Hallo", to="sam@bedrijf.example"):
    EmailMessage(subject, "Een tekst met een geheim.", "trede@voorbeeld.example", [to]).send()


def test_an_answer_goes_to_who_asked(works):
    letter = EmailMessage("Vraag", "Mag ik?", "trede@voorbeeld.example", ["sam@bedrijf.example"])
    letter.reply_to = ["piet@elders.example"]
    letter.send()
    deliver(on=Letter.objects.get().written_at)
    assert [each.reply_to for each in mail.outbox] == [["piet@elders.example"]]


@pytest.fixture
def invite(client, administrator):
    """An administrator invites somebody on the page; gives the page of people afterwards."""
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    place = f"/organisaties/{administrator.organisation}/mensen/"

    def ask():
        client.post(f"{place}uitnodigen/", {"email": "sam@bedrijf.example", "role": "adviser"})
        return lambda: str(client.get(place).content, "utf-8")

    return ask


@pytest.mark.usefixtures("works")
class TestWhenAllIsWell:
    def test_the_worker_sends_it(self):
        write()
        assert not mail.outbox
        assert DBTaskResult.objects.filter(task_path=send_letters.module_path).exists()
        send_letters.func()
        assert (mail.outbox[0].subject, mail.outbox[0].to) == ("Hallo", ["sam@bedrijf.example"])
        assert not Letter.objects.exists()

    def test_what_did_not_happen_is_not_told(self):
        with transaction.atomic():
            write()
            transaction.set_rollback(True)
        assert not Letter.objects.exists()
        assert not DBTaskResult.objects.exists()

    def test_the_database_cannot_be_read_for_links(self):
        write()
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM post_letter")
            kept = repr(cursor.fetchall())
        assert "geheim" not in kept
        assert "bedrijf" not in kept

    def test_a_letter_that_another_worker_took_is_left_to_it(self, now):
        write()
        Letter.objects.update(next_try_at=now + LEASE)
        deliver(on=now)
        assert not mail.outbox

    def test_a_worker_that_stopped_halfway_is_followed_by_another(self):
        see_that_letters_are_sent()
        assert not DBTaskResult.objects.exists()
        write()
        DBTaskResult.objects.all().delete()
        see_that_letters_are_sent()
        assert DBTaskResult.objects.count() == 1

    def test_a_letter_is_one_text(self):
        with pytest.raises(ValueError, match="no attachments"):
            EmailMessage("a", "b", to=["c@d.example"], attachments=[("e", "f", "text/plain")]).send()

    def test_the_page_tells_that_it_is_on_its_way(self, invite):
        page = invite()
        assert "Wij versturen de e-mail zo." in page()
        send_letters.func()
        assert "/uitnodiging/" in mail.outbox[0].body
        assert "X-Trede-About" not in mail.outbox[0].extra_headers
        assert "De e-mail" not in page()


@pytest.mark.usefixtures("is_down")
class TestWhenTheMailServerIsDown:
    def test_the_invitation_stays_and_the_page_tells(self, invite):
        page = invite()
        send_letters.func()
        assert Invitation.objects.get().withdrawn_at is None
        assert "de mailserver werkt niet mee. Wij proberen het opnieuw." in page()

    def test_it_is_tried_again_later(self):
        write()
        DBTaskResult.objects.all().delete()  # the one that is now done
        send_letters.func()
        letter = Letter.objects.get()
        assert letter.tries == 1
        assert DBTaskResult.objects.filter(run_after=letter.next_try_at).exists()

    def test_and_not_for_ever(self, invite):
        page = invite()
        for tried in range(len(WAITS) + 1):
            deliver(on=next_delivery())
            assert Letter.objects.get().tries == tried + 1
        assert next_delivery() is None
        assert Letter.objects.get().failed_at
        assert "geheim" not in decrypt(Letter.objects.get().content)
        assert "Wij konden de e-mail niet versturen." in page()

    def test_when_it_works_again_it_goes(self, settings):
        write()
        send_letters.func()
        settings.TREDE_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        deliver(on=next_delivery())
        assert len(mail.outbox) == 1

    def test_logs_hold_no_address(self, caplog):
        write()
        send_letters.func()
        assert "try 1" in caplog.text
        assert "bedrijf" not in caplog.text


def test_a_withdrawn_invitation_needs_no_letter(works, invite, administrator):
    from django.utils import timezone

    invite()
    actions.withdraw_invitation(by=administrator, on=timezone.now(), invitation=Invitation.objects.get().pk)
    send_letters.func()
    assert not mail.outbox


def test_an_accepted_invitation_needs_no_letter_either(works, administrator, sign_up):
    from django.utils import timezone

    piet, now = sign_up("Piet"), timezone.now()
    sent = actions.invite(by=administrator, on=now, email=piet.email, role="adviser")
    actions.accept_invitation(by=piet, on=now, token=sent.token)
    send_letters.func()
    assert not mail.outbox

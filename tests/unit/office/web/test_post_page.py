# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the administrator sees of letters that do not go, and of a worker that is silent."""

from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.post.models import Letter
from trede.office.post.outbox import OF
from trede.office.post.packing import address_only, packed
from trede.office.post.rules import MOST_TRIES, Trouble
from trede.office.web.people.post import TROUBLES
from trede.office.work.attendance import show
from trede.office.work.rules import GONE, QUEUES


@pytest.fixture
def pages(client, administrator):
    """The page of the post, and that of people."""
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    place = f"/organisaties/{administrator.organisation}"
    return lambda name="post": str(client.get(f"{place}/{name}/").content, "utf-8")


def seen(on):
    for queue in QUEUES:
        show(uuid4(), queue, on=on)


def letter(organisation, **more):
    content = packed(EmailMessage("Hallo", "geheim", "a@b.example", ["sam@bedrijf.example"]))
    now = timezone.now()
    told = {"content": content, "organisation": organisation, "written_at": now, "next_try_at": now}
    return Letter.objects.create(**told | more)


def test_all_is_well(pages):
    seen(timezone.now())
    assert "E-mails versturen werkt." in pages()
    assert "zijn verstuurd" in pages()
    assert "staat stil" not in pages("mensen")


def test_a_silent_worker_is_told_where_one_invites(pages):
    seen(timezone.now() - 2 * GONE)
    for page in (pages(), pages("mensen")):
        assert "staat stil" in page
    assert "Voor het laatst gezien" in pages()


def test_one_that_is_tried_again(pages, administrator):
    letter(administrator.organisation, tries=1, trouble=Trouble.ADDRESS)
    page = pages()
    assert "sam@bedrijf.example" in page
    assert "weigert dit adres" in page
    assert "opnieuw om" in page
    assert "geheim" not in page


def test_one_that_was_given_up(pages, administrator):
    kept = letter(administrator.organisation, tries=MOST_TRIES, trouble=Trouble.SILENT)
    Letter.objects.update(next_try_at=None, failed_at=timezone.now(), content=address_only(kept.content))
    assert "sam@bedrijf.example" in pages()
    assert f"Gestopt na {MOST_TRIES} keer" in pages()


def test_letters_of_others_are_not_shown(pages, stranger):
    letter(stranger.organisation)
    letter(None)
    assert "sam@" not in pages()


def test_each_trouble_has_words():
    assert set(TROUBLES) == set(Trouble)


def test_whose_letter_it_is_stands_in_no_letter():
    message = EmailMessage("a", "b", "a@b.example", ["c@d.example"], headers={OF: "x"})
    assert OF not in packed(message)

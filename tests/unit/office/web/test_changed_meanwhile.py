# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two pages with the same details: the second to save hears that it changed, and keeps what was typed."""

import html
import re

import pytest
from django.urls import reverse

from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.receivers import STRONG


@pytest.fixture
def browser(client, administrator):
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    return client


def text(answer):
    return html.unescape(answer.content.decode())


def seen_on(answer):
    (seen,) = re.findall(r'name="seen" value="(\w+)"', text(answer))
    return seen


def test_of_two_who_change_the_organisation_none_undoes_the_other(browser, administrator):
    page = reverse("organisation-change", args=[administrator.organisation])
    opened = seen_on(browser.get(page))
    assert browser.post(page, {"name": "Eerste BV", "kvk": "12345678", "seen": opened}).status_code == 302
    late = browser.post(page, {"name": "Tweede BV", "kvk": "12345678", "seen": opened})
    assert "Dit is veranderd sinds u deze pagina opende" in text(late)
    assert "Nu staat er: ‘Eerste BV’" in text(late)
    assert "Nu staat er: ‘12345678’" not in text(late), "that is the same"
    assert 'value="Tweede BV"' in text(late)
    assert Organisation.objects.get().name == "Eerste BV"
    again = {"name": "Tweede BV", "kvk": "12345678", "seen": seen_on(late)}
    assert browser.post(page, again).status_code == 302
    assert Organisation.objects.get().name == "Tweede BV"


def test_without_saying_what_one_saw_nothing_is_changed(browser, administrator):
    page = reverse("organisation-change", args=[administrator.organisation])
    assert browser.post(page, {"name": "Blind BV", "kvk": "12345678"}).status_code == 200
    assert Organisation.objects.get().name == "Voorbeeld BV"


def test_in_two_tabs_one_does_not_undo_oneself(browser, person):
    page = reverse("account")
    opened = seen_on(browser.get(page))
    assert browser.post(page, {"name": "Noor B.", "language": "en", "seen": opened}).status_code == 302
    late = browser.post(page, {"name": "Noor C.", "language": "nl", "seen": opened})
    assert "‘Noor B.’" in text(late)
    assert "‘English’" in text(late)
    assert 'value="Noor C."' in text(late)
    assert Person.objects.get(pk=person.pk).name == "Noor B."

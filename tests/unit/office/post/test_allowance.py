# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody sends mail to everybody with us, in whose name they like."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from trede.errors import RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.receivers import STRONG
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.post.allowance import OF_A_PERSON_A_DAY, TO_A_STRANGER_A_DAY
from trede.office.post.models import Posted

BAIT = "Uw account is geblokkeerd, log in op https://kwaad.example/login"


def organisations(person, now, count):
    founded = [
        actions.found_organisation(by=person, on=now, name=f"{BAIT} {number}", kvk=str(20000001 + number))
        for number in range(count)
    ]
    return [queries.member(person.pk, each.pk, on=now) for each in founded]


def ask(by, now, address):
    return actions.invite(by=by, on=now, email=address, role="adviser")


@pytest.fixture
def inside(client, person):
    client.force_login(person)
    session = client.session
    session[STRONG] = True
    session.save()
    return client


class TestOnePerson:
    def test_sends_so_many_a_day_in_all_organisations_together(self, person, now):
        inviting = organisations(person, now, 3)
        for number in range(OF_A_PERSON_A_DAY):
            ask(inviting[number % 3], now, f"s{number}@corp.example")
        with pytest.raises(RefusedError, match="most in a day"):
            ask(inviting[0], now, "een-te-veel@corp.example")
        assert len(mail.outbox) == OF_A_PERSON_A_DAY

    def test_and_withdrawing_gives_none_back(self, administrator, now):
        for _ in range(TO_A_STRANGER_A_DAY):
            sent = ask(administrator, now, "sam@corp.example")
            actions.withdraw_invitation(by=administrator, on=now, invitation=sent.invitation.pk)
        with pytest.raises(RefusedError, match="received"):
            ask(administrator, now, "sam@corp.example")

    def test_and_goes_on_tomorrow(self, administrator, now):
        for _ in range(TO_A_STRANGER_A_DAY):
            sent = ask(administrator, now, "sam@corp.example")
            actions.withdraw_invitation(by=administrator, on=now, invitation=sent.invitation.pk)
        tomorrow = now + timedelta(days=1)
        ask(administrator, tomorrow, "sam@corp.example")
        actions.tidy(by=System("test"), on=tomorrow)
        assert Posted.objects.count() == 1

    def test_has_so_many_organisations(self, person, now):
        with pytest.raises(RefusedError, match="cannot register more"):
            organisations(person, now, 11)
        assert Organisation.objects.count() == 10


def test_one_address_gets_so_many_from_everybody_together(sign_up, now):
    attackers = []
    for number in range(TO_A_STRANGER_A_DAY + 1):
        person = sign_up(f"a{number}")
        own = actions.found_organisation(by=person, on=now, name="x", kvk=str(20000001 + number))
        attackers.append(queries.member(person.pk, own.pk, on=now))
    for each in attackers[1:]:
        ask(each, now, "slachtoffer@corp.example")
    with pytest.raises(RefusedError, match="received"):
        ask(attackers[0], now, "slachtoffer@corp.example")


def test_the_text_of_an_attacker_stands_in_no_subject_and_is_short_and_no_link(person, now):
    (by,) = organisations(person, now, 1)
    ask(by, now, "sam@corp.example")
    (letter,) = mail.outbox
    assert letter.subject == "Uitnodiging voor trede"
    assert "kwaad.example" not in letter.body
    assert "://" not in letter.body.replace("http://testserver/", "")


class TestANumberThatIsTaken:
    @pytest.fixture
    def newcomer(self, client, organisation, sign_up):
        person = sign_up("Nieuw")
        client.force_login(person)
        return person

    def register(self, client, kvk="12345678"):
        page = client.post("/organisaties/nieuw/", {"name": "Voorbeeld BV", "kvk": kvk})
        return str(page.content, "utf-8")

    def test_is_not_registered_again_and_its_administrator_can_invite(
        self, client, newcomer, person, administrator, organisation
    ):
        page = self.register(client)
        assert "al aangemeld" in page
        assert Organisation.objects.filter(kvk="12345678").count() == 1
        (letter,) = mail.outbox
        assert letter.to == [person.email]
        link = f"/organisaties/{organisation.pk}/mensen/uitnodigen/?email=nieuw%40voorbeeld.example"
        assert link in letter.body
        assert "Voorbeeld" not in letter.subject

        client.force_login(Person.objects.get(pk=administrator.person))
        session = client.session
        session[STRONG] = True
        session.save()
        form = client.get(link)
        assert 'value="nieuw@voorbeeld.example"' in str(form.content, "utf-8")
        client.post(link, {"email": "nieuw@voorbeeld.example", "role": "hr-editor"})
        assert mail.outbox[-1].to == ["nieuw@voorbeeld.example"]

    def test_written_with_spaces_is_the_same_number(self, client, newcomer):
        assert "al aangemeld" in self.register(client, "1234 5678")

    def test_its_administrator_is_not_flooded(self, client, newcomer):
        pages = [self.register(client) for _ in range(TO_A_STRANGER_A_DAY + 2)]
        assert len(mail.outbox) == TO_A_STRANGER_A_DAY
        assert "Probeer het morgen opnieuw" in pages[-1]

    def test_the_organisation_can_read_that_it_happened(self, client, newcomer, organisation):
        self.register(client)
        (event,) = Event.objects.filter(kind="organisation.asked-for")
        assert event.actor == newcomer.actor_id

    def test_is_not_taken_by_changing_ones_own(self, stranger, organisation, now):
        seen = queries.organisation(stranger).version
        with pytest.raises(RefusedError, match="registered already"):
            actions.change_organisation(by=stranger, on=now, name="x", kvk="12345678", seen=seen)

    def test_that_was_registered_twice_before_keeps_its_name_changeable(self, administrator, now):
        Organisation.objects.create(name="Dubbel", kvk="12345678", created_at=timezone.now())
        seen = queries.organisation(administrator).version
        actions.change_organisation(by=administrator, on=now, name="Nieuw", kvk="12345678", seen=seen)

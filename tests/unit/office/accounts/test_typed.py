# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot stand in a letter is refused where it is typed, at every door."""

import pytest
from django.core import mail
from django.core.mail.message import sanitize_address
from django.test import Client

from trede.errors import RefusedError
from trede.office.accounts import actions
from trede.office.accounts.models import Organisation, Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.addresses import is_plain
from trede.office.journal.rules import System

ADDRESSES = ("=?utf-8?q?=0a1?=@corp.nl", "=?utf-8?b?YWE=?=@corp.nl", '"a b"@corp.nl', "a?b@corp.nl")
NAMES = ("Een\r\nBcc: iedereen@elders.example", "Een\x0btwee", "Een\u2028twee", "\u202eLB dleebroov")


@pytest.fixture
def inside(client, administrator):
    client.force_login(Person.objects.get(pk=administrator.person))
    session = client.session
    session[STRONG] = True
    session.save()
    return client


@pytest.mark.parametrize("address", ADDRESSES)
class TestAnAddress:
    def test_in_an_invitation(self, inside, administrator, address):
        place = f"/organisaties/{administrator.organisation}/mensen/uitnodigen/"
        page = inside.post(place, {"email": address, "role": "adviser"})
        assert "e-mailadres" in str(page.content, "utf-8")
        assert page.status_code == 200
        assert not mail.outbox

    @pytest.mark.parametrize(
        ("place", "more"),
        [
            ("/account/signup/", {"password1": "een lange zin om te onthouden"}),
            ("/account/password/reset/", {}),
        ],
    )
    def test_before_one_has_an_account(self, client, place, more, address):
        page = client.post(place, {"email": address, **more})
        assert page.status_code == 200
        assert not mail.outbox

    def test_as_a_second_address(self, inside, address):
        inside.post("/account/email/", {"email": address, "action_add": ""})
        assert not mail.outbox

    def test_in_the_actions(self, administrator, now, address):
        with pytest.raises(RefusedError, match="name@organisation"):
            actions.invite(by=administrator, on=now, email=address, role="adviser")
        with pytest.raises(RefusedError, match="name@organisation"):
            actions.sign_up(by=System("test"), on=now, email=address, name="Sam")


def test_who_signs_up_says_their_name(client):
    told = {
        "name": " Sam de Wit ",
        "email": "sam@bedrijf.example",
        "password1": "een lange zin om te onthouden",
    }
    assert client.post("/account/signup/", told).status_code == 302
    assert Person.objects.get(email="sam@bedrijf.example").name == "Sam de Wit"
    nameless = told | {"name": "", "email": "kim@bedrijf.example"}
    assert Client().post("/account/signup/", nameless).status_code == 302
    assert Person.objects.get(email="kim@bedrijf.example").name == ""


@pytest.mark.parametrize("name", NAMES)
class TestAName:
    def test_at_signing_up(self, client, name):
        told = {"email": "sam@bedrijf.example", "password1": "een lange zin om te onthouden"}
        page = client.post("/account/signup/", told | {"name": name})
        assert "onzichtbare tekens" in str(page.content, "utf-8")
        assert not Person.objects.exists()

    def test_of_an_organisation(self, inside, administrator, name):
        for place in (
            "/organisaties/nieuw/",
            f"/organisaties/{administrator.organisation}/gegevens/wijzigen/",
        ):
            page = inside.post(place, {"name": name, "kvk": "12345678"})
            assert "onzichtbare tekens" in str(page.content, "utf-8")
        assert list(Organisation.objects.values_list("name", flat=True)) == ["Voorbeeld BV"]

    def test_of_an_entity(self, inside, administrator, name):
        page = inside.post(
            f"/organisaties/{administrator.organisation}/onderdelen/", {"name": name, "kvk": "23456789"}
        )
        assert "onzichtbare tekens" in str(page.content, "utf-8")

    def test_of_oneself(self, inside, name):
        page = inside.post("/mijn-account/", {"name": name, "language": "nl"})
        assert "onzichtbare tekens" in str(page.content, "utf-8")

    def test_in_the_actions(self, person, now, name):
        with pytest.raises(RefusedError, match="invisible"):
            actions.found_organisation(by=person, on=now, name=name, kvk="23456789")
        with pytest.raises(RefusedError, match="invisible"):
            actions.change_person(by=person, on=now, name=name, language="nl", seen=person.version)


@pytest.mark.parametrize(
    "address",
    [
        *("j.de-vries+pso@bedrijf.nl", "o'neil@bedrijf.co.uk", "a@b.example", "x_y@sub.bedrijf.nl"),
        *(
            "p.ümit@bedrijf.nl",
            "sam@müller.example",
            "a..b@c.nl",
            ".a@c.nl",
            "a@c..nl",
            "a@-c.nl",
            "a@c nl",
            "@c.nl",
        ),
        *ADDRESSES,
    ],
)
def test_what_we_take_django_can_write_as_it_is(address):
    """A second way to know: the code that writes the head of a letter keeps what stands before the @."""
    if is_plain(address):
        written = sanitize_address(address, "utf-8")
        assert written.rpartition("@")[0] == address.rpartition("@")[0]
    else:
        assert address not in {"j.de-vries+pso@bedrijf.nl", "o'neil@bedrijf.co.uk", "a@b.example"}


@pytest.mark.parametrize(
    "address", ["111222333@bedrijf.example", "p-111.222.333@bedrijf.example", "w@bsn111222333.nl"]
)
class TestABsnInAnAddress:
    """It would be kept as long as the account is."""

    def test_is_refused_in_a_form(self, client, inside, administrator, address):
        places = {
            f"/organisaties/{administrator.organisation}/mensen/uitnodigen/": {"role": "adviser"},
            "/account/signup/": {"password1": "een lange zin om te onthouden"},
            "/account/email/": {"action_add": ""},
        }
        for place, more in places.items():
            browser = Client() if "signup" in place else inside
            page = browser.post(place, {"email": address, **more})
            assert "burgerservicenummer (BSN)" in page.content.decode(), place
        assert not mail.outbox

    def test_is_refused_in_the_actions(self, administrator, now, address):
        with pytest.raises(RefusedError, match="citizen service number"):
            actions.invite(by=administrator, on=now, email=address, role="adviser")
        with pytest.raises(RefusedError, match="citizen service number"):
            actions.sign_up(by=System("test"), on=now, email=address, name="Sam")


def test_digits_that_are_no_such_number_are_no_reason_to_refuse(administrator, now):
    for address in ("info2026@bedrijf.example", "06-12345678@bedrijf.example", "123456789@bedrijf.example"):
        actions.invite(by=administrator, on=now, email=address, role="adviser")

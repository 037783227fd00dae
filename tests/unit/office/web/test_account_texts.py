# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages and mail of accounts, those of libraries too, are in Dutch with "u", and in English in English."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.utils import translation
from tests.unit.office.web.routes import LIBRARIES, OURS, address

from trede.office.accounts.receivers import STRONG

PAGES = [pattern for pattern in [*OURS, *LIBRARIES] if "dossiers" not in pattern and "api/" not in pattern]
FORMS = {
    "/account/login/": {"login": "wie@bedrijf.example", "password": "kort"},
    "/account/signup/": {"email": "geen adres", "password1": "kort"},
    "/account/password/reset/": {"email": "geen adres"},
    "/account/password/change/": {"oldpassword": "x", "password1": "kort", "password2": "anders"},
    "/account/password/set/": {"password1": "kort", "password2": "anders"},
    "/account/reauthenticate/": {"password": "x"},
    "/account/2fa/reauthenticate/": {"code": "x"},
    "/account/2fa/totp/activate/": {"code": "x"},
    "/account/email/": {"email": "geen adres", "action_add": ""},
    "/mijn-account/": {},
    "/organisaties/nieuw/": {"kvk": "1"},
}
FAMILIAR = r"\b(je|jij|jou|jouw|jullie)\b"
# Words that no Dutch page has, but English ones often do.
ENGLISH = (
    r"\b(the|your|you|please|sign|password|address|name|remove|confirm|email|e-mail address|verify|"
    r"current|again|this|field|enter|valid|key|authenticator|from|and)\b"
)
DUTCH = r"\b(de|het|een|uw|niet|wachtwoord|inloggen|naam|vul|kies|weghalen)\b"


def words(html):
    """What people read, without what a page says in the other language on purpose."""
    without = re.sub(
        r"<(script|style|svg)\b.*?</\1>|<form class=\"languages\".*?</form>", " ", html, flags=re.DOTALL
    )
    spoken = " ".join(re.findall(r"(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"", without))
    told = " ".join(f"{re.sub(r'<[^>]+>', ' ', without)} {spoken}".split())
    return told.replace("trede verify", "")  # the name of a command


@pytest.fixture(autouse=True)
def _back_to_dutch():
    """The language of the last page stays that of the process."""
    with translation.override("nl"):
        yield


@pytest.fixture
def enter(client, person):
    """Makes the client somebody."""

    def become(who):
        if who != "nobody":
            client.force_login(person)
            session = client.session
            session[STRONG] = True
            session.save()
        if who == "with a code app":
            TOTP.activate(person, "JBSWY3DPEHPK3PXP")
            RecoveryCodes.activate(person)
            person.set_password("een lange zin om te onthouden")
            person.save()
            client.force_login(person)

    return become


@pytest.mark.parametrize("who", ["nobody", "without a factor", "with a code app"])
@pytest.mark.parametrize("pattern", PAGES)
def test_pages_are_in_dutch_with_u(client, organisation, enter, who, pattern):
    enter(who)
    answer = client.get(address(pattern, organisation), follow=True)
    if "attachment" in answer.get("Content-Disposition", ""):
        return  # a file to take home: data, and a workbook with words of its own
    told = words(answer.content.decode())
    assert not re.findall(FAMILIAR, told, re.IGNORECASE), told
    assert not re.findall(ENGLISH, told, re.IGNORECASE), told


@pytest.mark.parametrize("who", ["nobody", "without a factor", "with a code app"])
@pytest.mark.parametrize("place", FORMS)
def test_mistakes_are_in_dutch_with_u(client, enter, who, place):
    enter(who)
    told = words(client.post(place, FORMS[place], follow=True).content.decode())
    assert not re.findall(FAMILIAR, told, re.IGNORECASE), told
    assert not re.findall(ENGLISH, told, re.IGNORECASE), told


@pytest.mark.parametrize(
    "place", [*FORMS, "/account/2fa/", "/account/2fa/recovery-codes/", "/account/2fa/webauthn/"]
)
def test_and_in_english_in_english(client, enter, place):
    enter("with a code app")
    page = client.get(place, follow=True, headers={"accept-language": "en"})
    told = words(re.sub(r"<footer.*?</footer>", "", page.content.decode(), flags=re.DOTALL))
    assert not re.findall(DUTCH, told, re.IGNORECASE), told


@pytest.mark.parametrize(("language", "wrong"), [("nl", f"{FAMILIAR}|{ENGLISH}"), ("en", DUTCH)])
def test_mail_speaks_the_language_of_the_page(person, language, wrong):
    for known in (person.email, "onbekend@bedrijf.example"):
        new = {"email": known, "password1": "een lange zin om te onthouden"}
        for place, asked in (("/account/password/reset/", {"email": known}), ("/account/signup/", new)):
            Client(headers={"accept-language": language}).post(place, asked)
    assert len(mail.outbox) == 4
    for letter in mail.outbox:
        told = re.sub(r"https?://\S+|\S+@\S+", "", f"{letter.subject} {letter.body}")
        assert not re.findall(wrong, told, re.IGNORECASE), told
        assert "testserver" not in told

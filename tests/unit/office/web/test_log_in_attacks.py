# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an attacker tries around the log-in: half of one, an old one, and what is sent instead of what is asked."""

import json
import logging
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.filled import INTENDED, answer_all, declared
from tests.unit.office.web.routes import LIBRARIES, OURS, address
from tests.unit.office.web.software_passkey import SoftwarePasskey, text_of
from tests.unit.office.web.test_attacks import PASSWORD, SECRET, Counting, code_of, enter, is_inside, log_in

from trede.errors import NotFoundError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.dossier import actions as dossiers
from trede.office.journal.models import Event
from trede.office.journal.rules import System

NEW = f"{PASSWORD} en nog een"
TOKEN = "geheim-" + "x" * 36
ELSEWHERE = "5d9f6a34-0c52-4f0e-9a1b-6d1f2f9a7c11"
TYPED = {"name": "Noor & zonen", "language": "nl"}
AJAX = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def victim(person):
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """The transaction of a test never ends; in life this runs within the request."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then: then())


def test_signing_up_with_an_address_that_has_an_account_takes_as_long(settings, victim):
    settings.PASSWORD_HASHERS = [
        f"{Counting.__module__}.Counting",
    ]
    worked = []
    for email in (victim.email, "onbekend@bedrijf.example"):
        Counting.worked = 0
        Client().post("/account/signup/", {"email": email, "password1": PASSWORD})
        worked.append(Counting.worked)
    assert worked == [1, 1]


class TestHalfALogIn:
    """The password is given, the second step is not."""

    def test_does_not_outlive_a_new_password(self, client, victim):
        TOTP.activate(victim, SECRET)
        thief = Client()
        enter(thief, victim)
        client.post("/account/password/reset/", {"email": victim.email})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
        page = client.get(link, follow=True)
        client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
        answer = thief.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        assert answer.url == "/account/login/"
        assert not is_inside(thief)
        enter(client, victim, NEW)
        assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200

    def test_does_not_outlive_the_account(self, client, victim):
        TOTP.activate(victim, SECRET)
        enter(client, victim)
        Person.objects.update(is_active=False)
        client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        Person.objects.update(is_active=True)
        assert not is_inside(client)

    def test_is_finished_when_nothing_changed(self, client, victim):
        TOTP.activate(victim, SECRET)
        enter(client, victim)
        client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        assert is_inside(client)
        assert client.session[STRONG]


class TestASecondFactorTakenAway:
    def test_ends_what_it_opened_elsewhere(self, client, victim):
        TOTP.activate(victim, SECRET)
        thief = log_in(Client(), victim)
        thief.get("/mijn-account/")
        enter(client, victim)
        client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.post("/account/2fa/totp/deactivate/")
        assert not Authenticator.objects.exists()
        assert is_inside(client)
        assert not client.session.get(STRONG)
        assert not is_inside(thief)

    def test_also_when_another_is_left(self, client, victim):
        TOTP.activate(victim, SECRET)
        SoftwarePasskey(victim)
        thief = log_in(Client(), victim)
        thief.get("/mijn-account/")
        enter(client, victim)
        client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.post("/account/2fa/totp/deactivate/")
        assert client.session[STRONG]
        assert not is_inside(thief)


class TestLinksOfTheTerminal:
    """Somebody started trede twice before the first account was made."""

    @pytest.fixture
    def links(self):
        now = timezone.now()
        return [actions.make_login_link(by=System("start"), on=now) for _ in range(2)]

    def test_an_older_one_makes_no_second_account(self, client, links):
        older, newer = links
        made = {"name": "Noor", "email": "noor@bedrijf.example"}
        assert client.post(f"/welkom/{newer}/", made).status_code == 302
        thief = Client()
        assert thief.get(f"/welkom/{older}/").status_code == 404
        late = thief.post(f"/welkom/{older}/", {"name": "Vreemd", "email": "vreemd@bedrijf.example"})
        assert late.status_code == 404
        assert not is_inside(thief)
        assert Person.objects.count() == 1

    def test_nor_when_both_are_open_at_once(self, links, sign_up):
        """The account of the other is made between looking at the link and using it."""
        sign_up("Noor")
        with pytest.raises(NotFoundError):
            actions.use_login_link(by=sign_up("Vreemd"), on=timezone.now(), token=links[0])

    def test_such_a_log_in_can_be_ended_elsewhere_from_the_start(self, client, links):
        from allauth.usersessions.models import UserSession

        client.post(f"/welkom/{links[0]}/", {"name": "Noor", "email": "noor@bedrijf.example"})
        assert UserSession.objects.filter(session_key=client.session.session_key).exists()


class TestLogs:
    """A secret link in the log is a secret link for whoever reads logs."""

    @pytest.fixture
    def lines(self):
        """What stands on stderr, by the handler of the settings."""
        from django.conf import settings

        found = []

        class Kept(logging.Handler):
            def emit(self, record):
                found.append(self.format(record))

        handler = Kept()
        for name in settings.LOGGING["handlers"]["stderr"]["filters"]:
            handler.addFilter(_made(settings.LOGGING["filters"][name]))
        logging.getLogger().addHandler(handler)
        yield found
        logging.getLogger().removeHandler(handler)

    @pytest.mark.parametrize("place", ["uitnodiging", "welkom"])
    @pytest.mark.parametrize("referer", ["", f"https://elders.example/{TOKEN}"])
    def test_a_refused_form(self, lines, settings, place, referer):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        client = Client(enforce_csrf_checks=True, HTTP_X_FORWARDED_PROTO="https" if referer else "http")
        answer = client.post(f"/{place}/{TOKEN}/?x={TOKEN}", HTTP_REFERER=referer)
        assert answer.status_code == 403
        assert any("Forbidden" in line for line in lines)
        assert not [line for line in lines if TOKEN in line]

    def test_who_may_not_see_something_is_told_by_id_and_route(self, lines, client, person, organisation):
        client.force_login(person)
        session = client.session
        session[STRONG] = True
        session.save()
        client.get(f"/organisaties/{ELSEWHERE}/mensen/")
        (told,) = [line for line in lines if person.actor_id in line]
        assert "NotFoundError" in told
        assert "/organisaties/<uuid:organisation>/mensen/" in told
        assert ELSEWHERE not in told

    def test_a_wrong_password_is_told_without_the_address(self, lines, client, person):
        for given, whom in ((person.email, person.actor_id), ("niemand@elders.example", "nobody")):
            client.post("/account/login/", {"login": given, "password": "een verkeerd wachtwoord"})
            assert whom in lines[-1]
            assert "password" in lines[-1]
            assert given not in "".join(lines)

    def test_a_page_that_breaks(self, lines, monkeypatch):
        def breaks(*_, **__):
            raise ValueError("stuk")

        monkeypatch.setattr("trede.office.web.people.invitation.invitation_by_token", breaks)
        Client(raise_request_exception=False).get(f"/uitnodiging/{TOKEN}/")
        assert any("/uitnodiging/<str:token>/" in line for line in lines)
        assert not [line for line in lines if TOKEN in line]

    def test_a_link_to_a_new_password(self, lines):
        key = "1-abc123-" + "f" * 32
        Client(enforce_csrf_checks=True).post(f"/account/password/reset/key/{key}/")
        assert lines
        assert not [line for line in lines if key in line]

    @pytest.mark.parametrize(
        "host", ["evil.example", "evil.example:8420", "a" * 5000, "[::1", "evil.example\r\nX: 1", "é"]
    )
    @pytest.mark.parametrize("place", ["/", "/account/login/", "/bestaat-niet/", f"/uitnodiging/{TOKEN}/"])
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_host_that_we_are_not(self, lines, host, place, method):
        answer = getattr(Client(raise_request_exception=False), method)(place, HTTP_HOST=host)
        assert answer.status_code == 400
        assert "evil" not in answer.content.decode()
        assert len(lines) == 1
        assert len(lines[0]) < 150
        assert "Traceback" not in lines[0]
        assert len(lines[0].splitlines()) == 1

    def test_too_many_fields(self, lines, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
        answer = Client(raise_request_exception=False).post(
            "/account/login/", {str(n): "x" for n in range(20)}
        )
        assert answer.status_code == 400
        assert "Traceback" not in "".join(lines)


def _made(described):
    from django.utils.module_loading import import_string

    return import_string(described["()"])()


@pytest.mark.parametrize(
    ("place", "more"), [("/account/password/reset/", {}), ("/account/signup/", {"password1": PASSWORD})]
)
@pytest.mark.parametrize("known", [True, False])
def test_a_letter_names_the_address_of_the_settings(client, victim, place, more, known):
    email = victim.email if known else "onbekend@bedrijf.example"
    client.post(place, {"email": email, **more}, HTTP_HOST="testserver:6666")
    assert "6666" not in mail.outbox[-1].body
    links = re.findall(r"https?://\S+", mail.outbox[-1].body)
    assert all(link.startswith("http://testserver/") for link in links)


FOR_ALL = "contexts/"
"""The same for everybody and always: the terms of certificates."""


@pytest.mark.parametrize("pattern", [each for each in (*OURS, *LIBRARIES) if not each.startswith(FOR_ALL)])
def test_no_page_is_kept(client, organisation, administrator, pattern):
    log_in(client, Person.objects.get(pk=administrator.person))
    assert "no-store" in client.get(address(pattern, organisation))["Cache-Control"]


class TestAnotherTab:
    """Somebody types for an hour, and logs in again in another tab before sending it."""

    def once_more(self, victim, **more):
        client = Client(enforce_csrf_checks=True)
        log_in(client, victim)
        seen = client.get("/mijn-account/").context["form"]["seen"].value()
        return client, client.post("/mijn-account/", {**TYPED, "seen": seen}, **more)

    def test_what_was_typed_can_be_sent_again(self, victim):
        client, page = self.once_more(victim, HTTP_ORIGIN="http://testserver")
        assert page.status_code == 403
        fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()))
        assert fields["name"] == "Noor &amp; zonen"
        again = {**TYPED, "seen": fields["seen"], "csrfmiddlewaretoken": fields["csrfmiddlewaretoken"]}
        assert client.post("/mijn-account/", again, HTTP_ORIGIN="http://testserver").status_code == 302
        assert Person.objects.get().name == TYPED["name"]

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "http://testserver:6666"])
    def test_a_form_from_elsewhere_is_not(self, victim, origin):
        _, page = self.once_more(victim, HTTP_ORIGIN=origin)
        assert page.status_code == 403
        assert "zonen" not in page.content.decode()

    def test_a_password_is_not_repeated(self):
        client = Client(enforce_csrf_checks=True)
        sent = {"login": "noor@bedrijf.example", "password": PASSWORD}
        page = client.post("/account/login/", sent, HTTP_ORIGIN="http://testserver")
        assert page.status_code == 403
        assert PASSWORD not in page.content.decode()


NUL = "\x00"
NAMES = ("q", "next", "take", "give", "email", "name", "question", "reading", "sheet")


class TestNul:
    def test_no_page_falls_over_it(self, client, organisation, administrator):
        log_in(client, Person.objects.get(pk=administrator.person))
        fell = []
        for place in (address(pattern, organisation) for pattern in (*OURS, *LIBRARIES)):
            sent = [{name: f"a{NUL}b"} for name in NAMES] + [{NUL: "x"}]
            taken = {client.get(place, {name: NUL}).status_code for name in NAMES} - {400}
            taken |= {client.post(place, each).status_code for each in sent} - {400, 405}
            fell += [(place, taken)] if taken else []
        assert fell == []

    def test_nor_in_the_address(self, client):
        assert client.get("/uitnodiging/x%00x/").status_code == 400

    def test_nor_in_a_cookie(self, client):
        client.cookies["trede-session"] = f'"{"x" * 20}\\000"'
        client.cookies["trede-session"].set("trede-session", "x", f'"{"x" * 20}\\000"')
        assert client.get("/mijn-account/").status_code == 400


NOTHING = text_of(b"niets")
NO_ANSWERS = {
    "an id only": '{"id":1}',
    "a list": "[]",
    "a number": "7",
    "null": "null",
    "deep": "[" * 50_000,
    "a long number": "9" * 6_000,
    "long": json.dumps({"id": "x" * 60_000}),
    "a NUL": '{"id":"\\u0000"}',
    "half a sign": '{"id":"\\ud800"}',
    "not a number": '{"id":NaN}',
    "texts": json.dumps({"id": "x", "rawId": "x", "response": "x", "type": "public-key"}),
    "empty": json.dumps({"id": NOTHING, "rawId": NOTHING, "response": {}, "type": "public-key"}),
    "wrong bytes": json.dumps(
        {
            "id": NOTHING,
            "rawId": NOTHING,
            "type": "public-key",
            "response": dict.fromkeys(
                ("clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject"),
                NOTHING,
            ),
        }
    ),
    "wrong bytes in JSON": json.dumps(
        {
            "id": NOTHING,
            "rawId": NOTHING,
            "type": "public-key",
            "response": {
                "clientDataJSON": text_of(b"[]"),
                "authenticatorData": text_of(bytes(37)),
                "signature": NOTHING,
                "userHandle": text_of(b"\xff"),
                "attestationObject": text_of(b"\x81" * 5_000),
            },
        }
    ),
}


class TestPasskeys:
    @pytest.mark.parametrize("answer", NO_ANSWERS)
    def test_an_answer_that_is_none_opens_nothing(self, client, victim, answer):
        client.get("/account/2fa/webauthn/login/", **AJAX)
        sent = {"credential": NO_ANSWERS[answer]}
        assert client.post("/account/2fa/webauthn/login/", sent).status_code == 302
        assert not is_inside(client)
        SoftwarePasskey(victim)
        enter(client, victim)
        client.get("/account/2fa/authenticate/")
        assert client.post("/account/2fa/authenticate/", sent).status_code == 200
        assert not is_inside(client)

    @pytest.mark.parametrize("answer", NO_ANSWERS)
    def test_nor_is_it_kept(self, client, victim, answer):
        enter(client, victim)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.get("/account/2fa/webauthn/add/")
        sent = {"credential": NO_ANSWERS[answer], "name": "x"}
        assert client.post("/account/2fa/webauthn/add/", sent).status_code == 200
        SoftwarePasskey(victim)
        client.get("/account/2fa/webauthn/reauthenticate/")
        assert client.post("/account/2fa/webauthn/reauthenticate/", sent).status_code < 500
        assert Authenticator.objects.count() == 1

    def use(self, passkey):
        client = Client()
        asked = client.get("/account/2fa/webauthn/login/", **AJAX).json()
        challenge = asked["request_options"]["publicKey"]["challenge"]
        client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(passkey.answer(challenge))})
        return client

    @pytest.mark.parametrize(
        ("counted", "opens"),
        [((5, 6, 9), [True, True, True]), ((5, 5), [True, False]), ((5, 3, 6), [True, False, True])],
    )
    def test_a_copy_falls_behind(self, victim, counted, opens):
        passkey, opened = SoftwarePasskey(victim, counter=1), []
        for passkey.counter in counted:
            opened.append(is_inside(self.use(passkey)))
        assert opened == opens
        assert Event.objects.filter(kind="person.passkey-copied").count() == opens.count(False)

    def test_one_that_does_not_count_works_each_time(self, victim):
        passkey = SoftwarePasskey(victim)
        assert [is_inside(self.use(passkey)) for _ in range(3)] == [True, True, True]

    def test_one_that_counted_before_and_says_nothing_now(self, victim):
        passkey = SoftwarePasskey(victim, counter=3)
        passkey.counter = 0
        assert not is_inside(self.use(passkey))


class TestOneselfASignatory:
    """The page: a warning and a second factor first, for the only one; a refusal for all others."""

    @pytest.fixture
    def inside(self, client, administrator):
        me = Person.objects.get(pk=administrator.person)
        me.set_password(PASSWORD)
        me.save()
        TOTP.activate(me, SECRET)
        log_in(client, me)
        return f"/organisaties/{administrator.organisation}/mensen/{administrator.person}/rollen/"

    def holds(self, administrator):
        return queries.member(administrator.person, administrator.organisation, on=timezone.now()).roles

    def test_after_the_warning_and_the_second_factor(self, client, inside, administrator):
        warning = client.post(inside, {"give": "signatory"}).url
        asked = client.get(warning)
        assert asked.url.startswith("/account/2fa/reauthenticate/?next=")
        onward = client.post(asked.url, {"code": code_of(SECRET)}).url
        assert onward == warning
        page = client.get(onward).content.decode()
        assert "op elke aanvraag die u maakt" in page
        assert self.holds(administrator) == {"administrator"}
        client.post(inside, {"give": "signatory", "knowingly": "1"})
        assert self.holds(administrator) == {"administrator", "signatory"}

    def test_not_without_the_second_factor(self, client, inside, administrator):
        client.post(inside, {"give": "signatory", "knowingly": "1"})
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        client.post(inside, {"give": "signatory", "knowingly": "1"})
        assert self.holds(administrator) == {"administrator"}

    def test_not_where_a_colleague_can(self, client, inside, administrator, colleague):
        colleague("administrator")
        client.post("/account/2fa/reauthenticate/", {"code": code_of(SECRET)})
        client.post(inside, {"give": "signatory", "knowingly": "1"})
        assert self.holds(administrator) == {"administrator"}

    def test_who_has_no_second_factor_of_their_own_sets_one(self, client, inside):
        Authenticator.objects.all().delete()
        assert client.get(client.post(inside, {"give": "signatory"}).url).url.startswith("/tweede-factor/")


class TestAddressesOfColleagues:
    """An adviser from outside helps with answers, and does not see who works here."""

    def test_stand_on_no_page(self, client, administrator, colleague, now):
        editor, adviser = colleague("hr-editor"), colleague("adviser")
        nameless = Person.objects.get(pk=editor.person)
        Person.objects.filter(pk=editor.person).update(name="")
        opened = dossiers.open_dossier(
            by=administrator, on=now, title="Aanvraag", wanted_level="trede-1", intended_on=INTENDED
        ).pk
        dossiers.measure(by=administrator, on=now, dossier=opened, declared=declared())
        answer_all(editor, now, opened)
        dossiers.ask_colleague(by=adviser, on=now, dossier=opened, aspect="integratie", person=editor.person)
        made = dossiers.hand_in_test(by=editor, on=now, dossier=opened)
        log_in(client, Person.objects.get(pk=adviser.person))
        there = {
            "<uuid:organisation>": adviser.organisation,
            "<uuid:dossier>": opened,
            "<slug:aspect>": "integratie",
            "<uuid:application>": made.pk,
            "<uuid:person>": administrator.person,
        }
        told, statuses = set(), set()
        for pattern in (each for each in OURS if "<uuid:organisation>" in each):
            place = pattern
            for part, value in there.items():
                place = place.replace(part, str(value))
            page = client.get(f"/{place}")
            statuses.add(page.status_code)
            content = page.content.decode(errors="replace")
            told |= {
                (pattern, email) for email in (nameless.email, "noor@voorbeeld.example") if email in content
            }
        assert told == set()
        assert 200 in statuses

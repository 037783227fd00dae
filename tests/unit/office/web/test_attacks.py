# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an attacker tries with accounts: each of these stays shut."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.unit.office.dossier.filled import INTENDED
from tests.unit.office.web.routes import OURS

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Entity, Invitation, Membership, Person
from trede.office.accounts.receivers import STRONG
from trede.office.dossier import actions as dossiers
from trede.office.web.kit.files import download

PASSWORD = "een lange zin om te onthouden"
SECRET = "JBSWY3DPEHPK3PXP"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
)


@pytest.fixture
def victim(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(client, person, strong=True):
    client.force_login(person)
    session = client.session
    session[STRONG] = strong
    session.save()
    return client


def enter(client, person, password=PASSWORD, **more):
    return client.post("/account/login/", {"login": person.email, "password": password, **more})


def is_inside(client):
    return client.get("/mijn-account/").status_code == 200


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def read(page, *addresses):
    """A page without what differs for everybody: the address that was typed, and the marks against forgery."""
    text = re.sub(r'(csrfmiddlewaretoken" value=|"csrf[^"]*": )"[^"]+"', "", page.content.decode())
    for address in addresses:
        text = text.replace(address, "ADDRESS")
    return text


class Counting(MD5PasswordHasher):
    """How often a password was worked on: what takes the time."""

    algorithm = "counting"
    worked = 0

    def encode(self, password, salt):
        Counting.worked += 1
        return super().encode(password, salt)


class TestWhoHasAnAccount:
    """Nobody can find out, by what a page says, what it does, or how long it takes."""

    @pytest.mark.parametrize(
        ("place", "field", "more"),
        [("/account/signup/", "email", {"password1": PASSWORD}), ("/account/password/reset/", "email", {})],
    )
    def test_the_page_says_the_same(self, victim, place, field, more):
        pages = []
        for address in (victim.email, "onbekend@bedrijf.example"):
            client = Client()
            answer = client.post(place, {field: address, **more})
            pages.append((answer.status_code, answer.url, read(client.get(answer.url), address)))
        assert pages[0] == pages[1]
        assert len(mail.outbox) == 2

    def test_a_wrong_password_and_an_unknown_address_look_the_same(self, client, victim):
        known = enter(client, victim, "iets anders")
        unknown = client.post(
            "/account/login/", {"login": "onbekend@bedrijf.example", "password": "iets anders"}
        )
        assert read(known, victim.email) == read(unknown, "onbekend@bedrijf.example")

    def test_and_take_as_long(self, settings, victim, sign_up):
        settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
        victim.set_password(PASSWORD)
        victim.save()
        without = sign_up("zonder-wachtwoord").email
        worked = []
        for address in (victim.email, "onbekend@bedrijf.example", without):
            Counting.worked = 0
            Client().post("/account/login/", {"login": address, "password": "iets anders"})
            worked.append(Counting.worked)
        assert worked == [1, 1, 1]


class TestGuessing:
    def test_codes_of_an_app(self, client, victim):
        TOTP.activate(victim, SECRET)
        enter(client, victim)
        for _ in range(6):
            client.post("/account/2fa/authenticate/", {"code": "000000"})
        client.post("/account/2fa/authenticate/", {"code": code_of(SECRET)})
        assert not is_inside(client)

    def test_the_code_from_the_mail(self, client):
        client.post("/account/signup/", {"email": "sam@bedrijf.example", "password1": PASSWORD})
        code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]
        for _ in range(5):
            client.post("/account/confirm-email/", {"code": "AAAAAA"})
        client.post("/account/confirm-email/", {"code": code})
        assert not is_inside(client)

    def test_a_code_works_once(self, victim):
        TOTP.activate(victim, SECRET)
        code, inside = code_of(SECRET), []
        for client in (Client(), Client()):
            enter(client, victim)
            client.post("/account/2fa/authenticate/", {"code": code})
            inside.append(is_inside(client))
        assert inside == [True, False]

    @pytest.mark.parametrize("place", ["/account/signup/", "/account/password/reset/"])
    def test_mail_to_everybody(self, client, place):
        for number in range(40):
            Client().post(place, {"email": f"a{number}@bedrijf.example", "password1": PASSWORD})
        assert len(mail.outbox) <= 20

    def test_invitations_to_everybody(self, administrator, now):
        def ask(number):
            actions.invite(by=administrator, on=now, email=f"a{number}@bedrijf.example", role="adviser")

        for number in range(actions.INVITATIONS_A_DAY):
            ask(number)
        with pytest.raises(RefusedError) as refusal:
            ask("meer")
        assert refusal.value.findings[0].code == "accounts.too-many-invitations"

    def test_the_same_invitation_again_and_again(self, administrator, now):
        asked = {"by": administrator, "on": now, "email": "a@bedrijf.example", "role": "adviser"}
        actions.invite(**asked)
        with pytest.raises(RefusedError) as refusal:
            actions.invite(**asked)
        assert refusal.value.findings[0].code == "accounts.invited-already"


class TestSentElsewhere:
    """``next`` in an address never leads to another site."""

    @pytest.mark.parametrize("wanted", ELSEWHERE)
    def test_after_log_in(self, client, victim, wanted):
        answer = enter(client, victim, next=wanted)
        assert answer.status_code == 302
        assert answer.url == "/"

    @pytest.mark.parametrize("wanted", ELSEWHERE)
    @pytest.mark.parametrize(
        "place", ["/account/logout/", "/account/reauthenticate/", "/taal/", "/weergave/"]
    )
    def test_after_anything_else(self, client, victim, place, wanted):
        log_in(client, victim)
        sent = {"next": wanted, "password": PASSWORD, "language": "nl", "appearance": "dark"}
        answer = client.post(place, sent)
        assert "evil" not in answer.headers.get("Location", "")
        assert "javascript" not in answer.headers.get("Location", "")

    @pytest.mark.parametrize("wanted", ELSEWHERE)
    def test_on_the_page_of_the_second_factor(self, client, victim, wanted):
        log_in(client, victim)
        page = client.get("/tweede-factor/", {"next": wanted}).content.decode()
        assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', page) if "evil" in link]


class TestSessions:
    def test_a_planted_session_is_left_at_log_in(self, client, victim):
        client.get("/uitnodiging/x/")
        session = client.session
        session[STRONG] = False
        session.save()
        planted = session.session_key
        enter(client, victim)
        assert is_inside(client)
        assert client.session.session_key != planted
        thief = Client()
        thief.cookies["trede-session"] = planted
        assert not is_inside(thief)

    def test_logging_out_ends_it_on_the_server(self, client, victim):
        enter(client, victim)
        key = client.session.session_key
        client.post("/account/logout/")
        thief = Client()
        thief.cookies["trede-session"] = key
        assert not is_inside(thief)

    def test_nobody_is_logged_out_by_a_link_or_a_form_from_elsewhere(self, victim):
        client = Client(enforce_csrf_checks=True)
        log_in(client, victim)
        client.get("/account/logout/")
        assert client.post("/account/logout/").status_code == 403
        assert is_inside(client)

    def test_a_new_password_ends_the_sessions_of_a_thief(self, client, victim):
        thief = Client()
        enter(thief, victim)
        enter(client, victim)
        new = f"{PASSWORD} en nog een"
        client.post(
            "/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )
        assert is_inside(client)
        assert not is_inside(thief)

    def test_a_first_second_factor_ends_the_sessions_without_one(self, client, victim, monkeypatch):
        # The transaction of a test never ends; in life this runs within the request.
        monkeypatch.setattr("django.db.transaction.on_commit", lambda then: then())
        thief = Client()
        enter(thief, victim)
        enter(client, victim)
        for visitor in (thief, client):
            visitor.get("/mijn-account/")
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        secret = client.get("/account/2fa/totp/activate/").context["form"].secret
        client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
        assert client.session[STRONG]
        assert not is_inside(thief)

    def test_a_session_of_somebody_else_cannot_be_ended(self, client, victim, sign_up):
        from allauth.usersessions.models import UserSession

        enter(Client(), victim)
        theirs = UserSession.objects.get()
        log_in(client, sign_up("Vreemd"))
        assert client.post(f"/mijn-account/sessies/{theirs.pk}/uitloggen/").status_code == 404
        assert UserSession.objects.filter(pk=theirs.pk).exists()

    def test_a_password_from_the_mail_opens_no_dossier(self, client, victim, organisation):
        TOTP.activate(victim, SECRET)
        client.post("/account/password/reset/", {"email": victim.email})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]
        page = client.get(link, follow=True)
        new = f"{PASSWORD} en nog een"
        client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
        assert not is_inside(client)
        enter(client, victim, new)
        assert not is_inside(client)


@pytest.fixture
def sent(administrator):
    """An invitation of now, for Sam."""
    return actions.invite(by=administrator, on=timezone.now(), email="sam@voorbeeld.example", role="adviser")


class TestInvitations:
    @pytest.fixture
    def place(self, sent):
        return f"/uitnodiging/{sent.token}/"

    def test_works_once(self, client, place, sign_up):
        log_in(client, sign_up("Sam"))
        assert client.post(place).status_code == 302
        assert client.post(place).status_code == 404
        over = client.get(place)
        assert over.status_code == 404
        assert "Deze uitnodiging werkt niet meer" in over.content.decode()

    def test_two_at_once_take_it_once(self, sent, sign_up):
        sam, now = sign_up("Sam"), timezone.now()
        actions.accept_invitation(by=sam, on=now, token=sent.token)
        with pytest.raises(NotFoundError):
            actions.accept_invitation(by=sam, on=now, token=sent.token)

    def test_looking_at_it_takes_nothing(self, client, place, sign_up):
        log_in(client, sign_up("Sam"))
        client.get(place)
        assert not Membership.objects.filter(role="adviser").exists()

    def test_is_for_nobody_else(self, client, place, sign_up):
        log_in(client, sign_up("Vreemd"))
        page = client.post(place)
        assert page.status_code == 200
        assert not Membership.objects.filter(role="adviser").exists()

    def test_is_not_won_by_claiming_the_address(self, client, place, sign_up):
        thief = sign_up("Vreemd")
        log_in(client, thief)
        client.post("/account/email/", {"email": "sam@voorbeeld.example", "action_add": ""})
        client.post("/account/email/", {"email": "sam@voorbeeld.example", "action_primary": ""})
        client.post(place)
        assert Person.objects.get(pk=thief.pk).email == thief.email
        assert not Membership.objects.filter(role="adviser").exists()

    @pytest.mark.parametrize("change", [{"expires_at": timezone.now()}, {"withdrawn_at": timezone.now()}])
    def test_is_over_when_it_is_over(self, client, place, sign_up, change):
        Invitation.objects.update(**change)
        log_in(client, sign_up("Sam"))
        assert client.post(place).status_code == 404

    def test_gives_the_role_that_was_offered_and_no_other(self, client, place, sign_up):
        sam = sign_up("Sam")
        log_in(client, sam).post(place, {"role": "administrator", "organisation": "x"})
        assert list(sam.memberships.values_list("role", flat=True)) == ["adviser"]


class TestMoreThanOneMay:
    """A form that was edited by hand."""

    @pytest.fixture
    def inside(self, client, administrator):
        log_in(client, Person.objects.get(pk=administrator.person))
        return f"/organisaties/{administrator.organisation}/"

    @pytest.mark.parametrize("role", ["adviser", "hr-editor", "signatory", "guest-reader"])
    def test_nobody_but_an_administrator_gives_roles(self, client, colleague, role):
        me = colleague(role)
        log_in(client, Person.objects.get(pk=me.person))
        place = f"/organisaties/{me.organisation}/mensen/{me.person}/rollen/"
        assert client.post(place, {"give": "administrator"}).status_code == 403
        assert not Membership.objects.filter(person=me.person, role="administrator").exists()

    @pytest.mark.parametrize("role", ["system", "", "Administrator", "administrator "])
    def test_a_role_that_does_not_exist(self, client, inside, colleague, role):
        other = colleague("adviser")
        client.post(f"{inside}mensen/{other.person}/rollen/", {"give": role})
        client.post(f"{inside}mensen/uitnodigen/", {"email": "a@bedrijf.example", "role": role})
        assert set(Membership.objects.values_list("role", flat=True)) == {"administrator", "adviser"}
        assert not Invitation.objects.filter(email="a@bedrijf.example").exists()

    def test_somebody_of_another_organisation(self, client, inside, stranger):
        assert (
            client.post(f"{inside}mensen/{stranger.person}/rollen/", {"give": "adviser"}).status_code == 404
        )

    def test_a_detail_that_is_no_field(self, client, person):
        log_in(client, person, strong=False)
        sent = {
            "name": "Noor",
            "language": "nl",
            "email": "baas@voorbeeld.example",
            "is_active": "",
            "strong": "1",
        }
        client.post("/mijn-account/", sent)
        assert Person.objects.get().email == person.email
        assert not client.session.get(STRONG)

    def test_the_last_administrator_stays(self, client, inside, administrator):
        client.post(f"{inside}mensen/{administrator.person}/rollen/", {"take": "administrator"})
        held = queries.member(administrator.person, administrator.organisation, on=timezone.now()).roles
        assert held == {"administrator"}

    def test_what_belongs_to_another_organisation(self, client, inside, stranger, now):
        soon = timezone.now() + timedelta(days=1)
        theirs = actions.add_entity(by=stranger, on=now, name="Deel", kvk="11112222")
        asked = actions.invite(
            by=stranger, on=timezone.now(), email="x@bedrijf.example", role="adviser"
        ).invitation
        assert client.post(f"{inside}onderdelen/{theirs.pk}/weg/").status_code == 404
        assert client.post(f"{inside}uitnodigingen/{asked.pk}/intrekken/").status_code == 404
        assert Entity.objects.filter(pk=theirs.pk).exists()
        assert queries.open_invitations(stranger, on=soon)


DOSSIER_PAGES = [pattern for pattern in OURS if "<uuid:dossier>" in pattern]


@pytest.mark.parametrize("pattern", DOSSIER_PAGES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_dossier_of_another_organisation_is_not_there(
    client, administrator, stranger, now, pattern, method
):
    """Under one's own organisation, and under theirs."""
    theirs = dossiers.open_dossier(
        by=stranger, on=now, title="Geheim", wanted_level="trede-1", intended_on=INTENDED
    )
    actions.give_role(by=administrator, on=now, person=administrator.person, role="signatory", knowingly=True)
    log_in(client, Person.objects.get(pk=administrator.person))
    route = OURS[pattern]
    for organisation in (administrator.organisation, stranger.organisation):
        place = pattern.replace("<uuid:organisation>", str(organisation)).replace(
            "<uuid:dossier>", str(theirs.pk)
        )
        place = re.sub(r"<uuid:\w+>", str(theirs.pk), place).replace("<slug:aspect>", "integratie")
        answer = client.generic(method, f"/{place}")
        assert answer.status_code in ({404} if route.allows(method) else {404, 405})
        assert b"Geheim" not in answer.content


@pytest.mark.parametrize(
    "name", ["a\r\nX-Evil: 1.pdf", "a\nX-Evil: 1", 'a"; filename="b.exe', "é\r\nX-Evil: 1", "\x00\x0b.pdf"]
)
def test_a_name_of_a_file_begins_no_header_of_its_own(name):
    told = download(b"", name, "application/pdf").headers
    assert set(told) == {"Content-Type", "Content-Disposition", "Cache-Control", "X-Content-Type-Options"}
    assert told["Content-Disposition"].isprintable()
    assert "X-Evil: " not in told["Content-Disposition"]

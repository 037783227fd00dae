# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Log-in by a service, from our own settings file to the dossier; and what an attacker tries on the way."""

import re
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client
from requests import TooManyRedirects
from tests import openid

from trede.office.accounts.adapters import ServiceAdapter
from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.services import is_meant_for, shows_second_factor
from trede.office.journal.models import Event
from trede.office.server.configuration import load_configuration
from trede.office.server.services import login_services

START = "/account/oidc/zorg/login/"
CALLBACK = "http://testserver/account/oidc/zorg/login/callback/"
SETTINGS = """
[[oidc]]
id = "zorg"
name = "Inloggen bij Zorg"
server_url = "{address}"
client_id = "{client}"
client_secret = "{secret}"
"""
TWO_KINDS = {"amr": ["pwd", "otp"]}


@pytest.fixture
def provider():
    with openid.running(CALLBACK) as running:
        yield running


@pytest.fixture
def configured(provider, settings, tmp_path, monkeypatch):
    """Reads a settings file with this service and more lines about it."""

    def configure(*lines):
        text = SETTINGS.format(address=provider.address, client=openid.CLIENT, secret=openid.SECRET)
        (tmp_path / "trede.toml").write_text("\n".join([text, *lines]))
        monkeypatch.setenv("TREDE_CONFIG", str(tmp_path / "trede.toml"))
        settings.SOCIALACCOUNT_PROVIDERS = login_services(load_configuration())

    configure()
    return configure


def visit_provider(address):
    """What the browser does at the provider: the address it is sent back to."""
    parts = urlsplit(address)
    with closing(HTTPConnection(parts.netloc, timeout=5)) as connection:
        connection.request("GET", f"{parts.path}?{parts.query}")
        answer = connection.getresponse()
        assert answer.status == HTTPStatus.FOUND, address
        return answer.headers["Location"]


def ask(client):
    """Press the button: the address at the provider."""
    return client.post(START).url


def log_in(client):
    """All the way: the answer to coming back."""
    return client.get(visit_provider(ask(client)))


def is_inside(client):
    return client.get("/mijn-account/").status_code == 200


def refused(client, answer):
    return (
        answer.status_code == 401
        and "Inloggen is niet gelukt" in answer.content.decode()
        and not is_inside(client)
    )


@pytest.mark.usefixtures("configured")
class TestFromSettingsToAccount:
    def test_who_comes_for_the_first_time_gets_an_account(self, client, provider):
        provider.person["name"] = "Noor Jansen"
        assert log_in(client).status_code == 302
        person = Person.objects.get()
        assert (person.email, person.name, person.has_usable_password()) == (
            "noor@zorg.example",
            "Noor Jansen",
            False,
        )
        assert is_inside(client)
        assert not mail.outbox

    def test_and_the_second_time_the_same_one(self, client, provider):
        log_in(client)
        provider.person["email"] = "veranderd@zorg.example"
        again = Client()
        log_in(again)
        assert is_inside(again)
        assert Person.objects.get().email == "noor@zorg.example"

    def test_the_log_in_page_has_the_button(self, client):
        assert "Inloggen bij Zorg" in client.get("/account/login/").content.decode()

    def test_a_link_from_elsewhere_only_shows_a_button(self, client, provider):
        assert client.get(START).status_code == 200
        assert not provider.asked

    def test_the_question_has_pkce_and_a_nonce_of_its_own(self, client, provider):
        for _ in range(2):
            visit_provider(ask(client))
        first, second = provider.asked
        assert first["code_challenge_method"] == "S256"
        assert len({first["nonce"], second["nonce"], first["state"], second["state"]}) == 4

    def test_the_maker_of_a_link_adds_nothing_to_the_question(self, client):
        extra = (
            "?scope=phone&auth_params=redirect_uri%3Dhttps%3A%2F%2Fevil.example%26nonce%3Dx%26prompt%3Dnone"
        )
        asked = parse_qs(urlsplit(client.post(START + extra).url).query)
        assert asked["redirect_uri"] == [CALLBACK]
        assert "prompt" not in asked
        assert "phone" not in asked["scope"][0].split()

    def test_details_may_come_from_userinfo(self, client, provider):
        provider.details = {
            "sub": provider.person["sub"],
            "email": "noor@zorg.example",
            "email_verified": True,
        }
        provider.person = {"sub": provider.person["sub"]}
        log_in(client)
        assert Person.objects.get().email == "noor@zorg.example"

    def test_little_is_kept(self, client, provider):
        provider.person |= {"phone_number": "0612345678", "bsn": "123456782"}
        log_in(client)
        assert SocialAccount.objects.get().extra_data == {"second_factor": False}
        assert not SocialToken.objects.exists()


def without(name):
    return lambda claims: {key: value for key, value in claims.items() if key != name}


LIES = {
    "wrong nonce": lambda claims: claims | {"nonce": "of another log-in"},
    "no nonce": without("nonce"),
    "wrong audience": lambda claims: claims | {"aud": "another client"},
    "also for another": lambda claims: claims | {"aud": [openid.CLIENT, "another"], "azp": "another"},
    "for several, without saying who": lambda claims: claims | {"aud": [openid.CLIENT, "another"]},
    "wrong issuer": lambda claims: claims | {"iss": "https://elsewhere.example"},
    "expired": lambda claims: claims | {"exp": claims["iat"] - 60},
    "without an end": without("exp"),
    "from the future": lambda claims: claims | {"iat": claims["iat"] + 600, "exp": claims["iat"] + 900},
    "without a person": without("sub"),
}


@pytest.mark.usefixtures("configured")
class TestAttacks:
    @pytest.mark.parametrize("lie", LIES)
    def test_a_token_that_is_not_right_lets_nobody_in(self, client, provider, lie):
        provider.tell = LIES[lie]
        assert refused(client, log_in(client))
        assert not Person.objects.exists()

    def test_a_token_signed_with_an_unknown_key(self, client, provider):
        provider.signs_with = openid.new_key()
        assert refused(client, log_in(client))

    @pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
    @pytest.mark.parametrize("algorithm", ["HS256", "none"])
    def test_a_token_that_is_signed_with_no_public_key(self, client, provider, algorithm):
        provider.algorithm = algorithm
        assert refused(client, log_in(client))

    def test_userinfo_of_somebody_else(self, client, provider):
        provider.details = {"sub": "another", "email": "baas@zorg.example", "email_verified": True}
        provider.person = {"sub": provider.person["sub"]}
        assert refused(client, log_in(client))

    def test_a_wrong_state(self, client):
        back = visit_provider(ask(client))
        assert refused(client, client.get(re.sub("state=[^&]+", "state=wrong", back)))

    def test_an_answer_that_was_taken_over_and_one_that_comes_again(self, client):
        back, thief = visit_provider(ask(client)), Client()
        assert refused(thief, thief.get(back))
        assert client.get(back).status_code == 302
        assert client.get(back).status_code == 401

    def test_a_code_of_the_attacker_in_the_browser_of_the_victim(self, client, provider):
        provider.person = {"sub": "attacker", "email": "a@evil.example", "email_verified": True}
        stolen = parse_qs(urlsplit(visit_provider(ask(Client()))).query)["code"][0]
        back = visit_provider(ask(client))
        assert refused(client, client.get(re.sub("code=[^&]+", f"code={stolen}", back)))

    def test_an_answer_that_was_used(self, client):
        back = visit_provider(ask(client))
        client.get(back)
        client.logout()
        assert refused(client, client.get(back))

    def test_a_description_of_another_service(self, client, provider):
        provider.about = lambda told: told | {"issuer": "https://elsewhere.example"}
        assert refused(client, client.post(START))

    def test_an_answer_that_says_it_is_of_another_service(self, client, provider):
        """RFC 9207: a service that an attacker has in hand must not get the code that another gave."""
        back = visit_provider(ask(client))
        assert refused(client, client.get(f"{back}&iss=https://elsewhere.example"))
        assert client.get(f"{visit_provider(ask(client))}&iss={provider.address}").status_code == 302

    def test_a_service_that_always_says_who_it_is_must_do_so(self, client, provider):
        provider.about = lambda told: told | {"authorization_response_iss_parameter_supported": True}
        assert refused(client, log_in(client))

    def test_we_follow_no_redirect_when_we_ask_a_service(self, client):
        with pytest.raises(TooManyRedirects):
            ServiceAdapter().get_requests_session().get(ask(client))

    def test_a_service_that_is_down_is_told(self, client, provider):
        provider.about = without("token_endpoint")
        assert refused(client, client.post(START))

    @pytest.mark.parametrize("word", [False, "false", "true", None])
    def test_an_address_that_the_service_did_not_check_is_checked_by_us(self, client, provider, word):
        provider.person["email_verified"] = word
        assert log_in(client).url == "/account/confirm-email/"
        assert not is_inside(client)
        assert mail.outbox[-1].to == ["noor@zorg.example"]

    def test_free_mail_is_not_a_way_around(self, client, provider):
        provider.person["email"] = "noor@gmail.com"
        assert log_in(client).url == "/account/3rdparty/signup/"
        assert not is_inside(client)


ODD = (None, "", 7, ["a"], {}, "x" * 70_000, "a\x00b", "\ud800", "é")
KEYS = ({}, {"keys": 5}, {"keys": None}, {"keys": ["x"]}, {"keys": [{"kty": 7}]}, {"keys": [{}]})


@pytest.mark.usefixtures("configured")
class TestOddAnswers:
    """A service, or who has its key, tells anything as details of a person."""

    @pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
    def test_an_id_that_is_none_lets_nobody_in(self, client, provider, odd):
        provider.tell = lambda claims: claims | {"sub": odd}
        assert refused(client, log_in(client))
        assert not Person.objects.exists()

    @pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
    def test_a_name_that_is_none_is_a_short_line_or_nothing(self, client, provider, odd):
        provider.person["name"] = odd
        log_in(client)
        name = Person.objects.get().name
        assert is_inside(client)
        assert len(name) <= 120
        assert name.isprintable()

    @pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
    def test_an_address_that_is_none_is_asked(self, client, provider, odd):
        provider.person["email"] = odd
        provider.details = dict(provider.person)
        assert log_in(client).url == "/account/3rdparty/signup/"
        assert not Person.objects.exists()

    @pytest.mark.parametrize("claim", ["amr", "acr", "azp", "nonce", "aud", "iss", "exp", "email_verified"])
    def test_anything_else(self, client, provider, claim, configured):
        configured("second_factor = true", 'levels = ["high"]')
        for odd in (7, ["a"], {}):
            provider.tell = lambda claims, odd=odd: claims | {claim: odd}
            assert log_in(client).status_code < 500
            assert not client.session.get(STRONG)
            client.logout()

    @pytest.mark.parametrize("odd", [[], "x", 7, {"sub": []}], ids=repr)
    def test_userinfo_that_is_no_object(self, client, provider, odd):
        provider.person, provider.details = {"sub": provider.person["sub"]}, odd
        assert refused(client, log_in(client)) or odd is None

    @pytest.mark.parametrize("odd", KEYS, ids=repr)
    def test_keys_that_are_none(self, client, provider, odd, monkeypatch):
        monkeypatch.setattr(provider, "keys", lambda: odd)
        assert refused(client, log_in(client))


@pytest.mark.usefixtures("configured")
class TestAnAccountThatIsThere:
    @pytest.fixture
    def owner(self, provider, sign_up):
        person = sign_up("Noor")
        provider.person["email"] = person.email
        return person

    def test_is_not_taken_over(self, client, owner):
        answer = log_in(client)
        assert answer.url == "/account/login/?next=%2Faccount%2F3rdparty%2F"
        assert "U hebt al een account met dit e-mailadres" in client.get(answer.url).content.decode()
        assert not is_inside(client)
        assert not SocialAccount.objects.exists()

    def test_nor_with_an_address_that_is_not_checked_and_nobody_learns_of_it(self, client, provider, owner):
        provider.person["email_verified"] = False
        assert log_in(client).url == "/account/confirm-email/"
        assert not SocialAccount.objects.exists()
        provider.person |= {"sub": "somebody new", "email": "onbekend@zorg.example"}
        assert log_in(Client()).url == "/account/confirm-email/"

    def test_who_is_logged_in_links_the_service(self, client, owner):
        client.force_login(owner)
        client.get(visit_provider(client.post(f"{START}?process=connect").url))
        assert SocialAccount.objects.get().user == owner
        assert Event.objects.latest("number").kind == "person.service-linked"
        again = Client()
        log_in(again)
        assert is_inside(again)


class TestSecondFactor:
    """What the setting says is what happens."""

    @pytest.fixture
    def inside(self, client, provider):
        """Logs in with these claims: whether a page of a dossier would open."""

        def enter(**claims):
            provider.person |= claims
            log_in(client)
            assert is_inside(client)
            return bool(client.session.get(STRONG))

        return enter

    def test_a_service_that_is_not_trusted_for_it_opens_nothing(self, configured, inside):
        assert not inside(**TWO_KINDS)

    def test_a_trusted_service_that_asked_one_opens_the_dossier(self, configured, inside):
        configured("second_factor = true")
        assert inside(**TWO_KINDS)

    @pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"amr": "mfa"}, {"amr": ["pwd", "pin"]}])
    def test_a_trusted_service_that_did_not_leaves_it_to_us(self, configured, inside, claims):
        configured("second_factor = true")
        assert not inside(**claims)

    def test_a_level_that_counts_is_asked_and_must_come_back(self, configured, inside, provider):
        configured("second_factor = true", 'levels = ["substantial", "high"]')
        assert inside(acr="high")
        assert provider.asked[-1]["acr_values"] == "substantial high"

    def test_a_lower_level_leaves_it_to_us(self, configured, inside):
        configured("second_factor = true", 'levels = ["substantial", "high"]')
        assert not inside(acr="low", **TWO_KINDS)

    @pytest.mark.parametrize(("trusted", "then"), [("true", "/"), ("false", "/account/2fa/authenticate/")])
    def test_our_own_is_asked_unless_theirs_was(self, client, configured, provider, trusted, then):
        from allauth.mfa.totp.internal.auth import TOTP

        configured(f"second_factor = {trusted}")
        log_in(Client())
        TOTP.activate(Person.objects.get(), "GEHEIM")
        provider.person |= TWO_KINDS
        assert log_in(client).url == then
        assert is_inside(client) == (trusted == "true")

    def test_the_next_log_in_counts_and_not_the_last(self, client, configured, provider, inside):
        configured("second_factor = true")
        assert inside(**TWO_KINDS)
        client.logout()
        provider.person.pop("amr")
        assert not inside()


@pytest.mark.parametrize(
    ("claims", "levels", "shown"),
    [
        ({"amr": ["mfa"]}, (), True),
        ({"amr": ["fpt", "hwk"]}, (), True),
        ({"amr": ["otp", "sms"]}, (), False),
        ({"amr": [1, None]}, (), False),
        ({"acr": "high", "amr": []}, ("high",), True),
        ({"amr": ["mfa"]}, ("high",), False),
    ],
)
def test_what_shows_a_second_factor(claims, levels, shown):
    assert shows_second_factor(claims, levels) == shown


@pytest.mark.parametrize(
    ("claims", "meant"),
    [
        ({"aud": "us"}, True),
        ({"aud": ["us"]}, True),
        ({"aud": ["us", "them"], "azp": "us"}, True),
        ({"aud": "us", "azp": "them"}, False),
    ],
)
def test_whom_a_token_is_for(claims, meant):
    assert is_meant_for(claims, "us") == meant

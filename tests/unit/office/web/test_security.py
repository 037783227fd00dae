# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a browser is told, and what an attacker tries at the door."""

import re

import pytest
from django.core import mail
from django.urls import get_resolver
from tests.unit.office.web.routes import LIBRARIES, OURS, address

PASSWORD = "een lange zin om te onthouden"
ADDRESS = "sam@bedrijf.example"


def sign_up(client, email=ADDRESS):
    return client.post("/account/signup/", {"email": email, "password1": PASSWORD})


def code_from_mail():
    return re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def log_in(client, email, password):
    return client.post("/account/login/", {"login": email, "password": password})


@pytest.mark.parametrize("pattern", [*OURS, *LIBRARIES])
def test_every_answer_forbids_scripts_from_elsewhere(client, organisation, person, pattern):
    client.force_login(person)
    policy = client.get(address(pattern, organisation)).get("Content-Security-Policy", "")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("pattern", [*OURS, *LIBRARIES])
def test_no_page_has_anything_inline(client, organisation, person, pattern):
    client.force_login(person)
    page = client.get(address(pattern, organisation)).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    for attributes in re.findall(r"<script([^>]*)>", page):
        assert "src=" in attributes or "application/json" in attributes


def test_cookies_are_closed(client):
    client.get("/account/login/")
    sign_up(client)
    for name in ("trede-session", "trede-csrf"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_a_program_is_not_sent_on_from_http(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.post("/api/v1/certificates/verify", {})
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert client.get("/api/v1/alive").status_code == 200


def test_a_form_from_elsewhere_is_refused(person):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    assert client.post("/mijn-account/", {"name": "x", "language": "nl"}).status_code == 403


def test_every_other_form_asks_for_the_mark_too():
    """The interface has no log-in: whoever sends something there is nobody, whatever cookies come along."""
    found = [str(each.pattern) for each in get_resolver().url_patterns if exempt(each)]
    assert found == ["api/v1/"]


def exempt(each):
    inside = getattr(each, "url_patterns", None)
    return any(map(exempt, inside)) if inside else getattr(each.callback, "csrf_exempt", False)


def test_signing_up_asks_for_the_code_from_the_mail(client):
    assert sign_up(client).url == "/account/confirm-email/"
    assert client.get("/mijn-account/").status_code == 302
    done = client.post("/account/confirm-email/", {"code": code_from_mail()})
    assert done.status_code == 302
    assert client.get("/mijn-account/").status_code == 200


def test_free_mail_is_refused_kindly(client):
    page = sign_up(client, "sam@gmail.com").content.decode()
    assert "Gebruik het e-mailadres dat u van uw organisatie hebt" in page
    assert not mail.outbox


def test_who_was_invited_may_use_the_address_that_was_invited(client, administrator, now):
    from trede.office.accounts.actions import invite

    sent = invite(by=administrator, on=now, email="sam@gmail.com", role="guest-reader")
    sent.invitation.expires_at = sent.invitation.expires_at.replace(year=2099)
    sent.invitation.save()
    client.get(f"/uitnodiging/{sent.token}/")
    assert sign_up(client, "another@gmail.com").status_code == 200
    assert sign_up(client, "sam@gmail.com").url == "/account/confirm-email/"


def test_nobody_learns_who_has_an_account(client, person):
    known, unknown = sign_up(client, person.email), sign_up(client)
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_guessing_a_password_is_slowed_down(client, person):
    person.set_password(PASSWORD)
    person.save()
    for _ in range(6):
        log_in(client, person.email, "iets anders")
    page = log_in(client, person.email, PASSWORD)
    assert page.status_code == 200
    assert client.get("/mijn-account/").status_code == 302


def test_a_code_app_opens_the_dossier(client, organisation, person, monkeypatch):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    # The transaction of a test never ends; in life this runs within the request.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then: then())
    client.force_login(person)
    inside = f"/organisaties/{organisation.pk}/gegevens/"
    assert client.get(inside).url.startswith("/tweede-factor/")
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    assert client.post("/account/2fa/totp/activate/", {"code": code}).status_code == 302
    assert client.get(inside).status_code == 200


def test_logs_hold_no_contents(client, caplog, organisation, person):
    client.force_login(person)
    client.post("/mijn-account/", {"name": "Geheime Naam", "language": "xx"})
    client.get("/geheim/")
    assert "Geheime" not in caplog.text
    assert person.email not in caplog.text

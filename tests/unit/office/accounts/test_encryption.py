# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads the database cannot log in with what it holds."""

import importlib
import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import Fernet
from django.apps import apps
from django.db import connection

from trede.errors import ConfigurationError
from trede.office.accounts.actions import tidy
from trede.office.accounts.encryption import decrypt, encrypt
from trede.office.journal.rules import System
from trede.office.server.configuration import Configuration
from trede.office.server.doctor import secrets

TREDE = System("test")
SECRET = "JBSWY3DPEHPK3PXP"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def kept():
    """All that the tables of log-in hold, as the database keeps it."""
    with connection.cursor() as cursor:
        rows = []
        for table in ("mfa_authenticator", "django_session"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - two names of ours
            rows += cursor.fetchall()
    return repr(rows)


def test_the_database_holds_no_secret_that_makes_codes(person):
    app, codes = TOTP.activate(person, SECRET), RecoveryCodes.activate(person)
    assert app.validate_code(code_of(SECRET))
    seed = decrypt(codes.instance.data["seed"])
    assert len(codes.generate_codes()) == 10
    for secret in (SECRET, seed, *codes.generate_codes()):
        assert secret not in kept()


def test_nor_while_a_code_app_is_set_up(client, person):
    client.force_login(person)
    shown = client.get("/account/2fa/totp/activate/").context["form"].secret
    assert client.session[SECRET_SESSION_KEY] != shown
    assert decrypt(client.session[SECRET_SESSION_KEY]) == shown
    assert shown not in json.dumps(dict(client.session))
    assert client.post("/account/2fa/totp/activate/", {"code": "000000"}).context["form"].secret == shown
    assert client.post("/account/2fa/totp/activate/", {"code": code_of(shown)}).status_code == 302
    assert SECRET_SESSION_KEY not in client.session


def test_the_doctor_counts_what_no_key_fits(settings, person):
    TOTP.activate(person, SECRET)
    configuration = Configuration(database_url="postgresql://somewhere/trede")  # no file to look for
    assert secrets.unreadable(configuration) == []
    settings.TREDE_ENCRYPTION_KEYS = (Fernet.generate_key().decode(),)
    assert [wrong.value for wrong in secrets.unreadable(configuration)] == ["1"]


def test_the_same_secret_never_looks_the_same():
    assert encrypt(SECRET) != encrypt(SECRET)


def test_a_new_key_reads_what_the_old_one_wrote_and_takes_over(settings, person, now):
    old, new = settings.TREDE_ENCRYPTION_KEYS[0], Fernet.generate_key().decode()
    written = encrypt(SECRET)
    TOTP.activate(person, SECRET)
    settings.TREDE_ENCRYPTION_KEYS = (new, old)
    assert decrypt(written) == SECRET
    tidy(by=TREDE, on=now)
    settings.TREDE_ENCRYPTION_KEYS = (new,)
    assert Authenticator.objects.get().wrap().validate_code(code_of(SECRET))
    with pytest.raises(ConfigurationError, match=r"encryption\.keys"):
        decrypt(written)


def test_what_was_changed_is_not_believed():
    written = encrypt(SECRET)
    with pytest.raises(ConfigurationError):
        decrypt(written[:-4] + "AAA=")
    with pytest.raises(ConfigurationError):
        decrypt(SECRET)


def test_without_a_key_nothing_is_kept(settings):
    settings.TREDE_ENCRYPTION_KEYS = ()
    with pytest.raises(ConfigurationError, match="no encryption keys"):
        encrypt(SECRET)


def test_what_stood_there_before_is_encrypted(person):
    plain = {"totp": {"secret": SECRET}, "recovery_codes": {"seed": "ab" * 40, "used_mask": 3}}
    for kind, data in plain.items():
        Authenticator.objects.create(user=person, type=kind, data=data)
    migration = importlib.import_module("trede.office.accounts.migrations.0002_encrypt_second_factors")
    migration.encrypt_all(apps, None)
    assert SECRET not in kept()
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(SECRET))
    assert Authenticator.objects.get(type="recovery_codes").data["used_mask"] == 3

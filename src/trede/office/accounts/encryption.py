# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets that stand in the database and must be read again: only with a key that is not in the database.

Who steals the database, or a backup of it, can make no codes with it. Fernet: AES in CBC mode with an HMAC.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from trede.errors import ConfigurationError
from trede.office.journal.parts import part

SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""Kind of second factor to the name of its secret."""


def encrypt(text: str) -> str:
    """With the first key. Raises ConfigurationError when there is none."""
    return _keys().encrypt(text.encode()).decode("ascii")


def decrypt(encrypted: str) -> str:
    """With whichever key fits. Raises ConfigurationError when none does."""
    try:
        return _keys().decrypt(encrypted.encode("ascii")).decode()
    except InvalidToken:
        raise ConfigurationError(f"None of {_WHERE} fits what the database holds. {_REPAIR}") from None


@part
def renew_second_factors() -> None:
    """Encrypt all of them with the first key, when there is more than one; within a transaction.

    A day after a new key came on top, the old one can go. Raises ConfigurationError.
    """
    if len(settings.TREDE_ENCRYPTION_KEYS) > 1:
        for each in Authenticator.objects.select_for_update().filter(type__in=SECRETS):
            name = SECRETS[each.type]
            each.data[name] = encrypt(decrypt(each.data[name]))
            each.save(update_fields=["data"])


def unreadable() -> int:
    """How many second factors no key fits: their people cannot log in with a code."""
    return sum(not _readable(each) for each in Authenticator.objects.filter(type__in=SECRETS))


def _readable(each: Authenticator) -> bool:
    try:
        decrypt(each.data[SECRETS[each.type]])
    except ConfigurationError:
        return False
    return True


def _keys() -> MultiFernet:
    keys: tuple[str, ...] = settings.TREDE_ENCRYPTION_KEYS
    if not keys:
        raise ConfigurationError(f"There are no {_WHERE}. {_REPAIR}")
    return MultiFernet([Fernet(key) for key in keys])


_WHERE = "encryption keys (keys/encryption.keys in the data folder, or TREDE_ENCRYPTION_KEYS)"
_REPAIR = "Put back the keys that belong to this database."

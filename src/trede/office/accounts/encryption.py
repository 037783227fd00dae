# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The secrets of second factors: who steals the database, or a backup of it, can make no codes with it."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings

from trede.errors import ConfigurationError
from trede.office.journal.parts import part
from trede.office.vault.keys import decrypt as decrypt
from trede.office.vault.keys import encrypt as encrypt

SECRETS = {Authenticator.Type.TOTP: "secret", Authenticator.Type.RECOVERY_CODES: "seed"}
"""Kind of second factor to the name of its secret."""


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

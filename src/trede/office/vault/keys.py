# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be read again but not by who reads the database: hidden with a key that is not in the database.

Who steals the database, or a backup of it, can make nothing of it. Fernet: AES in CBC mode with an HMAC.
"""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from trede.errors import ConfigurationError


def encrypt(text: str, at: datetime | None = None) -> str:
    """With the first key. What is hidden tells when that was, unless another moment is given (``at``).

    Raises ConfigurationError when there is no key.
    """
    moment = int((at or datetime.now(UTC)).timestamp())
    return _keys().encrypt_at_time(text.encode(), moment).decode("ascii")


def decrypt(encrypted: str) -> str:
    """With whichever key fits. Raises ConfigurationError when none does."""
    try:
        return _keys().decrypt(encrypted.encode("ascii")).decode()
    except InvalidToken:
        raise ConfigurationError(f"None of {_WHERE} fits what the database holds. {_REPAIR}") from None


def _keys() -> MultiFernet:
    keys: tuple[str, ...] = settings.TREDE_ENCRYPTION_KEYS
    if not keys:
        raise ConfigurationError(f"There are no {_WHERE}. {_REPAIR}")
    return MultiFernet([Fernet(key) for key in keys])


_WHERE = "encryption keys (keys/encryption.keys in the data folder, or TREDE_ENCRYPTION_KEYS)"
_REPAIR = "Put back the keys that belong to this database."

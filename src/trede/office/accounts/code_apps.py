# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setting up a code app: the secret waits in the session, which is in the database too."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from allauth.core import context
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY

from trede.errors import ConfigurationError
from trede.office.accounts.encryption import decrypt, encrypt


class NewCodeApp(ActivateTOTPForm):
    """allauth's form, with the secret in the session unreadable between two requests."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        session = context.request.session
        waiting = session.pop(SECRET_SESSION_KEY, None)
        with suppress(ConfigurationError):  # another key by now: then a new secret
            if waiting:
                session[SECRET_SESSION_KEY] = decrypt(waiting)
        super().__init__(*args, **kwargs)
        session[SECRET_SESSION_KEY] = encrypt(self.secret)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal fields in the tables of libraries; our own models declare theirs in ``personal``."""

from __future__ import annotations

LOG_IN = "to log in"
NOTICE = "so that somebody notices a log-in that was not theirs"

OF_LIBRARIES: dict[str, dict[str, str]] = {
    "account.EmailAddress": {"user": LOG_IN, "email": LOG_IN},
    "account.EmailConfirmation": {"email_address": LOG_IN},
    "auth.Group": {},
    "auth.Permission": {},
    "contenttypes.ContentType": {},
    "django_tasks_database.DBTaskResult": {},
    "mfa.Authenticator": {"user": LOG_IN, "data": "the public key of a passkey, or the secret of a code app"},
    "sessions.Session": {"session_data": LOG_IN},
    "socialaccount.SocialAccount": {"user": LOG_IN, "uid": LOG_IN, "extra_data": LOG_IN},
    "socialaccount.SocialApp": {},
    "socialaccount.SocialToken": {"account": LOG_IN, "token": LOG_IN, "token_secret": LOG_IN},
    "usersessions.UserSession": {"user": NOTICE, "ip": NOTICE, "user_agent": NOTICE},
}
"""For each table: the field and why it is kept."""

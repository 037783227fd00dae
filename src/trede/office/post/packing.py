# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as it is kept: unreadable without our key."""

from __future__ import annotations

import json

from django.core.mail import EmailMessage

from trede.office.vault.keys import decrypt, encrypt


def packed(message: EmailMessage) -> str:
    """Unreadable without our key: it may hold a link that opens an account."""
    if message.attachments or getattr(message, "alternatives", []) or message.cc or message.bcc:
        raise ValueError("A letter has one text and no attachments.")
    parts = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "reply_to": list(message.reply_to),
    }
    return encrypt(json.dumps(parts))


def unpacked(content: str) -> EmailMessage:
    """The mail. Raises ConfigurationError when no key fits."""
    return EmailMessage(**json.loads(decrypt(content)))


def address_only(content: str) -> str:
    """What is kept of a letter that is given up: no text, for it may hold a link; the address, for who repairs it."""
    return encrypt(json.dumps({"to": json.loads(decrypt(content))["to"]}))


def addressees(content: str) -> tuple[str, ...]:
    """Whom a letter is for. Raises ConfigurationError when no key fits."""
    return tuple(json.loads(decrypt(content))["to"]) if content else ()

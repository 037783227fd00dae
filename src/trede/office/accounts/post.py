# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail goes out after what it tells about is certain, and is tried again when the mail server is down.

A letter stands in the database from the same transaction on. The worker sends it and removes it. At least once: who
loses power between sending and removing sends it twice.
"""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Min
from django.utils import timezone

from trede.office.accounts.encryption import decrypt, encrypt
from trede.office.accounts.models import Letter
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

ABOUT = "X-Trede-About"
"""A header for ourselves: what the letter is about. It is not sent."""
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""After each try that failed; after the last of them no other follows."""
LEASE = timedelta(minutes=5)
"""How long a letter belongs to the worker that took it."""
log = logging.getLogger(__name__)


class Outbox(BaseEmailBackend):
    """Django's door for all mail: it writes the letter down and asks the worker."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were written down. Raises ValueError for what a letter cannot hold."""
        from trede.office.accounts.tasks import send_letters

        now = timezone.now()
        with transaction.atomic():
            for message in email_messages:
                about = str(message.extra_headers.pop(ABOUT, ""))
                Letter.objects.create(about=about, content=_packed(message), written_at=now, next_try_at=now)
            send_letters.enqueue()
        return len(email_messages)


def _packed(message: EmailMessage) -> str:
    """Unreadable without our key: it may hold a link that opens an account."""
    if message.attachments or getattr(message, "alternatives", []) or message.cc or message.bcc:
        raise ValueError("A letter has one text and no attachments.")
    parts = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
    }
    return encrypt(json.dumps(parts))


def deliver(*, on: datetime) -> None:
    """Send every letter that is due; one that fails does not stop the others."""
    for letter in Letter.objects.filter(next_try_at__lte=on).order_by("written_at"):
        if _taken(letter, on):
            _try(letter, on)


def _taken(letter: Letter, on: datetime) -> bool:
    """Whether it is ours now: of two workers one gets it. No transaction is open while it is sent."""
    mine = Letter.objects.filter(pk=letter.pk, tries=letter.tries, next_try_at__lte=on)
    return mine.update(tries=F("tries") + 1, next_try_at=on + LEASE) == 1


def _try(letter: Letter, on: datetime) -> None:
    tried = letter.tries + 1
    try:
        connection = get_connection(settings.TREDE_MAIL_BACKEND)
        EmailMessage(**json.loads(decrypt(letter.content)), connection=connection).send()
    except OSError as failed:  # smtplib's errors too; their text may hold an address
        log.warning("letter %s, try %d: %s", letter.pk, tried, type(failed).__name__)
        if tried <= len(WAITS):
            Letter.objects.filter(pk=letter.pk).update(next_try_at=on + WAITS[tried - 1])
        else:
            Letter.objects.filter(pk=letter.pk).update(next_try_at=None, content="")
    else:
        letter.delete()


def next_delivery() -> datetime | None:
    """When the next letter is due; None when none waits."""
    moment: datetime | None = Letter.objects.aggregate(first=Min("next_try_at"))["first"]
    return moment


@part
def forget_letters(about: str) -> None:
    """What they are about is over."""
    Letter.objects.filter(about=about).delete()


def invitation_letter(invitation: UUID) -> str:
    """What the letter of an invitation is about."""
    return f"invitation:{invitation}"


def how_letters_go(invitations: Iterable[UUID]) -> dict[UUID, str]:
    """For each invitation whose letter is not sent: ``waits``, ``fails`` (tried, and will be again), ``failed``."""
    asked = {invitation_letter(each): each for each in invitations}
    return {asked[letter.about]: _how(letter) for letter in Letter.objects.filter(about__in=asked)}


def _how(letter: Letter) -> str:
    if letter.next_try_at is None:
        return "failed"
    return "fails" if letter.tries else "waits"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's door for all mail: it writes a letter down, hidden, and asks the worker to send it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.utils import timezone

from trede.office.post.models import Letter
from trede.office.post.packing import address_only, packed
from trede.office.post.rules import Trouble
from trede.office.post.tasks import send_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage

ABOUT = "X-Trede-About"
"""A header for ourselves: what the letter is about. It is not sent."""
OF = "X-Trede-Of"
"""The same: whose letter it is, as the id of an organisation."""
log = logging.getLogger(__name__)


class Outbox(BaseEmailBackend):
    """What Django calls to send mail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were written down. Raises ValueError for what a letter cannot hold: code that is wrong.

        One that cannot be sent as it stands, whoever typed what, is written down as failed: the page that asks for
        it goes on, and the administrator and ``trede doctor`` see it.
        """
        now = timezone.now()
        with transaction.atomic():
            for message in email_messages:
                about = str(message.extra_headers.pop(ABOUT, ""))
                of = message.extra_headers.pop(OF, None)
                letter = Letter(about=about, organisation=UUID(str(of)) if of else None, written_at=now)
                letter.content, letter.next_try_at = packed(message), now
                if not can_be_sent(message):
                    log.warning("letter %s cannot be sent as it stands", letter.pk)
                    letter.next_try_at, letter.failed_at = None, now
                    letter.trouble, letter.content = Trouble.UNWRITABLE, address_only(letter.content)
                letter.save(force_insert=True)
            send_letters.enqueue()
        return len(email_messages)


def can_be_sent(message: EmailMessage) -> bool:
    """Whether headers and addresses can be written as mail writes them."""
    try:
        message.message()
        for address in (message.from_email, *message.to):
            sanitize_address(address, message.encoding or "utf-8")
    except Exception:  # Python's own code for addresses raises whatever it meets
        return False
    return True

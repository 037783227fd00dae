# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending what is due. Each letter fails for itself, and none of them holds up the others for long."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F

from trede.errors import ConfigurationError
from trede.office.post.models import Letter
from trede.office.post.packing import address_only, unpacked
from trede.office.post.rules import LEASE, MOST_TRIES, Trouble, next_try, trouble_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.core.mail.backends.base import BaseEmailBackend

ROUND_SECONDS = 60
"""After this no next letter is begun in the same round, so that a round has an end with a slow server too."""
log = logging.getLogger(__name__)


def deliver(*, on: datetime) -> None:
    """Send the letters that are due: those that were tried least first, for they are most likely to go."""
    begun, line = time.monotonic(), Line()
    try:
        for letter in Letter.objects.filter(next_try_at__lte=on).order_by("tries", "written_at"):
            if time.monotonic() - begun > ROUND_SECONDS:
                return
            if _taken(letter, on):
                _try(letter, line, on)
    finally:
        line.hang_up()


def _taken(letter: Letter, on: datetime) -> bool:
    """Whether it is ours now: of two workers one gets it. No transaction is open while it is sent.

    The try counts from here on, so that a letter that ends the worker is not tried for ever either.
    """
    mine = Letter.objects.filter(pk=letter.pk, tries=letter.tries, next_try_at__lte=on)
    if letter.tries >= MOST_TRIES:  # the last try ended the worker
        _give_up(letter, Trouble.UNWRITABLE, on)
        return False
    ours = mine.update(tries=F("tries") + 1, next_try_at=on + LEASE) == 1
    letter.tries += 1
    return ours


def _try(letter: Letter, line: Line, on: datetime) -> None:
    try:
        line.send(letter)
    except Exception as wrong:  # whatever it is, it is about this letter, and the next one goes on
        line.hang_up()
        _note_failure(letter, trouble_of(wrong), on)
    else:
        letter.delete()


def _note_failure(letter: Letter, trouble: Trouble, on: datetime) -> None:
    # No text of the error: it may hold an address.
    log.warning("letter %s, try %d: %s", letter.pk, letter.tries, trouble)
    if (again := next_try(letter.tries, on)) is None:
        _give_up(letter, trouble, on)
    else:
        Letter.objects.filter(pk=letter.pk).update(next_try_at=again, trouble=trouble)


def _give_up(letter: Letter, trouble: Trouble, on: datetime) -> None:
    content = ""
    with suppress(ConfigurationError):
        content = address_only(letter.content)
    Letter.objects.filter(pk=letter.pk).update(
        next_try_at=None, failed_at=on, trouble=trouble, content=content
    )


@dataclass(slots=True)
class Line:
    """The conversation with the mail server, for one round of letters.

    A server that cannot be reached is asked once in a round, and every letter of the round is then tried later.
    """

    connection: BaseEmailBackend | None = None
    closed: Exception | None = None

    def send(self, letter: Letter) -> None:
        """Raises whatever went wrong."""
        message = unpacked(letter.content)
        message.message()  # what cannot be written is no reason to call anybody
        if self.connection is None:
            self.connection = self._opened()
        message.connection = self.connection
        message.send()

    def _opened(self) -> BaseEmailBackend:
        if self.closed is not None:
            raise self.closed
        connection: BaseEmailBackend = get_connection(settings.TREDE_MAIL_BACKEND)
        try:
            connection.open()
        except OSError as wrong:
            self.closed = wrong
            with suppress(OSError):
                connection.close()
            raise
        return connection

    def hang_up(self) -> None:
        """Begin the next letter with a new conversation: nobody knows where this one stands."""
        connection, self.connection = self.connection, None
        if connection is not None:
            with suppress(Exception):
                connection.close()

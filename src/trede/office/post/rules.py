# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a letter is tried again, what went wrong with it, and what may stand in one; without Django."""

from __future__ import annotations

import smtplib
import unicodedata
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.errors import ConfigurationError

if TYPE_CHECKING:
    from datetime import datetime

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""After each try that failed; after the last of them one more try follows, and then no other."""
MOST_TRIES = len(WAITS) + 1
LEASE = timedelta(minutes=5)
"""How long a letter belongs to the worker that took it, and how long the longest try may take."""
FAILED_IS_KEPT = timedelta(days=30)
"""So long one can see that a letter was never sent, and to whom."""
LONGEST_NAME = 60
"""Signs of a name in a letter: enough to know who it is, too few for a message."""


class Trouble(StrEnum):
    """Why a letter was not sent."""

    UNREACHABLE = "unreachable"
    LOG_IN = "log-in"
    SILENT = "silent"
    ADDRESS = "address"
    REFUSED = "refused"
    KEYS = "keys"
    UNWRITABLE = "unwritable"


def trouble_of(wrong: Exception) -> Trouble:
    """What an exception while sending one letter says; whatever is not of the mail server lies in the letter."""
    kinds: tuple[tuple[type[Exception], Trouble], ...] = (
        (ConfigurationError, Trouble.KEYS),
        (smtplib.SMTPAuthenticationError, Trouble.LOG_IN),
        (smtplib.SMTPRecipientsRefused, Trouble.ADDRESS),
        (smtplib.SMTPServerDisconnected, Trouble.SILENT),
        (smtplib.SMTPException, Trouble.REFUSED),
        (TimeoutError, Trouble.SILENT),
        (OSError, Trouble.UNREACHABLE),
    )
    return next((trouble for kind, trouble in kinds if isinstance(wrong, kind)), Trouble.UNWRITABLE)


def next_try(tries: int, on: datetime) -> datetime | None:
    """When a letter is tried again after it failed ``tries`` times; None when it is not."""
    return on + WAITS[tries - 1] if tries < MOST_TRIES else None


def stands_on_one_line(text: str) -> bool:
    """Whether a text can stand in a header, or in a line of a letter, and be read as it is written.

    Signs that break a line, end a text or turn the direction of reading do not; the two that join letters in
    Persian and Hindi do.
    """
    joining = "\u200c\u200d"
    return not any(unicodedata.category(sign) in _UNSEEN for sign in text if sign not in joining)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def shortened(name: str) -> str:
    """A name as a letter shows it: on one line, not longer than a name is, and no link.

    Mail programs make a link of everything that looks like one, so that a name could lead people elsewhere.
    """
    shown = " ".join("".join(sign if stands_on_one_line(sign) else " " for sign in name).split())
    shown = shown.replace("://", " ").replace("www.", "www ").replace("/", " ")
    words = [_unlinked(word) for word in shown.split()]
    shown = " ".join(words)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1].rstrip()}…"


def _unlinked(word: str) -> str:
    """``voorbeeld.nl`` is a link to a mail program, and ``voorbeeld. nl`` and ``B.V.`` are none."""
    before, dot, after = word.rpartition(".")
    looks_like_a_link = bool(dot) and len(before) > 1 and len(after) > 1
    return f"{_unlinked(before)}. {after}" if looks_like_a_link else word

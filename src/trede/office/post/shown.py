# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters of a demo on one's own machine: they go nowhere, and are read in the demo itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from trede.kernel import on_disk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from django.core.mail import EmailMessage

MOST = 20
"""So many letters are kept: the newest."""


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A letter as whoever gets it reads it; ``beside`` are the names of what came with it."""

    to: str
    subject: str
    text: str
    at: datetime
    beside: tuple[str, ...]


class Kept(BaseEmailBackend):
    """Keep letters for the page that shows them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many there were. Raises OSError when the folder cannot be written."""
        folder = _folder()
        folder.mkdir(mode=0o700, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S%f%z}-{uuid4().hex[:8]}.eml"
            on_disk.put(folder / name, message.message().as_bytes())
        for old in _newest_first(folder)[MOST:]:
            old.unlink(missing_ok=True)
        return len(email_messages)


def shown_letters() -> list[ShownLetter]:
    """The newest first; one that goes to make room while this reads is left out."""
    found = []
    for each in _newest_first(_folder()):
        with suppress(FileNotFoundError):
            found.append(_read(each))
    return found


def _folder() -> Path:
    folder: Path = settings.TREDE_SHOWN_MAIL  # type: ignore[assignment]  # only where it is set is this used
    return folder


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.eml"), reverse=True)


def _read(file: Path) -> ShownLetter:
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",))
    return ShownLetter(
        to=str(letter["To"]),
        subject=str(letter["Subject"]),
        text=body.get_content().strip() if body else "",
        at=datetime.strptime(file.name.partition("-")[0], "%Y%m%dT%H%M%S%f%z"),
        beside=tuple(filter(None, (each.get_filename() for each in letter.iter_attachments()))),
    )

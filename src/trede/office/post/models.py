# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of this room; other rooms use its queries and functions."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Letter(models.Model):
    """A mail that waits to be sent, written in the transaction that it tells about; removed once it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.CharField(max_length=80, blank=True)
    """``<thing>:<id>``, so that a page can tell how it went."""
    organisation = models.UUIDField(null=True)
    """Whose administrator sees how it goes; None for letters of the log-in part."""
    content = models.TextField()
    """Encrypted, for it holds links and codes. Of a letter that failed only the address is left."""
    written_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    """When it was given up; None as long as it waits."""
    trouble = models.CharField(max_length=20, blank=True)
    """Why the last try failed: one of ``Trouble``."""

    personal: ClassVar[dict[str, str]] = {
        "content": "to send it: an address and a text; the address of one that failed, so that somebody can repair it"
    }

    class Meta:
        indexes = (models.Index(fields=["next_try_at"], name="post_due"),)

    def __str__(self) -> str:
        return str(self.id)


class Posted(models.Model):
    """That somebody had us send a letter; kept for a day, to bound how many."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.CharField(max_length=80)
    address_sha256 = models.CharField(max_length=64)
    """With a key, so that nobody can try addresses on it."""
    at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {
        "sender": "to bound how many letters one person has us send in a day",
        "address_sha256": "to bound how many letters one address gets in a day",
    }

    class Meta:
        indexes = (models.Index(fields=["at"], name="post_posted_at"),)

    def __str__(self) -> str:
        return str(self.id)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of this room, for an office of several machines; one machine alone has a folder."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class WaitingFile(models.Model):
    """A file that waits, encrypted with a key that is not here; see ``waiting.py``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200, unique=True)
    """When its time is over, and a checksum: what somebody called the file is encrypted in it."""
    content = models.BinaryField()
    touched_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {
        "content": "what somebody brought, for half an hour at most; only the page in their browser has the key"
    }

    def __str__(self) -> str:
        return str(self.id)

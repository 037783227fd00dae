# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of this room; the tasks themselves stand in that of the library."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Worker(models.Model):
    """A process that does the work of one queue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    queue = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    def __str__(self) -> str:
        return f"{self.queue} {self.id}"

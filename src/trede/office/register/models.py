# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of who holds what: written when a certificate is issued, and by the demo."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Listing(models.Model):
    """One organisation at one level over one period, both days included.

    ``ended_on`` is the first day on which it no longer holds, when it was suspended, withdrawn or replaced.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kvk = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField()
    is_sw = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    thirty_plus = models.BooleanField(default=False)
    certificate = models.UUIDField(null=True, unique=True)
    ended_on = models.DateField(null=True)

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("name", "-first_day")
        indexes = (
            models.Index(fields=["kvk", "first_day"], name="listing_by_kvk"),
            models.Index(fields=["name"], name="listing_by_name"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="listing_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kvk} {self.level}"

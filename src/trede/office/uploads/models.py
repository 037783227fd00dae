# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays of the files that pass by: what their columns and words mean, and no word of them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class ColumnMemory(models.Model):
    """What an organisation said a column of its own files is. Of the header only a checksum is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    header_sha256 = models.CharField(max_length=64)
    field = models.CharField(max_length=40, blank=True)
    remembered_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        verbose_name_plural = "column memories"
        constraints = (models.UniqueConstraint(fields=["organisation", "header_sha256"], name="column_once"),)

    def __str__(self) -> str:
        return self.field


class WordMemory(models.Model):
    """What an organisation said a word in its own files means, for a contract or a position; or its full-time week.

    Of the word only a checksum is kept. ``about`` is the key of a field.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    about = models.CharField(max_length=40)
    word_sha256 = models.CharField(max_length=64)
    meaning = models.CharField(max_length=40, blank=True)
    remembered_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        verbose_name_plural = "word memories"
        constraints = (models.UniqueConstraint(fields=["organisation", "word_sha256"], name="word_once"),)

    def __str__(self) -> str:
        return self.meaning

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the log. Triggers in the database refuse every change and removal (``guards.py``)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One entry; ``index`` counts from 0 without gaps. ``subject`` (``<thing>:<id>``) stays here, ``entry`` is public.

    No foreign keys out: what was logged outlives what it is about.
    """

    class Kind(models.TextChoices):
        SEAL = "seal"
        CERTIFICATE = "certificate"
        STATUS = "status"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    index = models.PositiveBigIntegerField(unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    sha256 = models.CharField(max_length=64)
    entry = models.CharField(max_length=200)
    subject = models.CharField(max_length=120)
    logged_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("index",)
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=["subject", "index"], name="log_by_subject"),)
        constraints = (models.UniqueConstraint(fields=["kind", "sha256"], name="logged_once"),)

    def __str__(self) -> str:
        return f"{self.index} {self.kind}"


class Checkpoint(models.Model):
    """A checkpoint that was signed: so many entries, their root (hexadecimal), and the note with our signature."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    note = models.TextField()
    signed_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("size",)

    def __str__(self) -> str:
        return f"{self.size} {self.root}"


class Cosignature(models.Model):
    """What a witness put below a checkpoint: the line of its key, and its signature line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=300)
    line = models.TextField()
    received_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["checkpoint", "witness"], name="cosigned_once"),)

    def __str__(self) -> str:
        return f"{self.checkpoint_id} {self.witness}"

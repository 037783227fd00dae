# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of certificates. The database itself guards what may not be otherwise (``guards.py``)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.certificates.rules import State

TO_TELL_WHO = "the id of the person who acted; the name stands in accounts"


class Certificate(models.Model):
    """One certificate. Only ``state``, ``ended_on`` and ``reminded_at`` ever change.

    ``credential`` is the signed document (canonical JSON), ``sha256`` that of it, as it is logged. ``ended_on`` is the
    first day on which it no longer holds, before its last day is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scheme = models.UUIDField()
    organisation = models.UUIDField()
    dossier = models.UUIDField()
    decision = models.UUIDField()
    thirty_plus = models.BooleanField(default=False)
    level = models.CharField(max_length=40)
    kvk = models.CharField(max_length=8)
    holder = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField()
    credential = models.TextField()
    sha256 = models.CharField(max_length=64)
    status_index = models.PositiveIntegerField(unique=True)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=80)
    state = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in State], default=State.VALID
    )
    ended_on = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {"issued_by": TO_TELL_WHO}

    class Meta:
        ordering = ("-valid_from", "id")
        indexes = (
            models.Index(fields=["scheme", "-valid_from"], name="certificate_by_scheme"),
            models.Index(fields=["organisation", "-valid_from"], name="certificate_by_organisation"),
            models.Index(fields=["state", "valid_until"], name="certificate_by_state"),
        )
        constraints = (
            models.UniqueConstraint(fields=["decision", "thirty_plus"], name="one_certificate_a_decision"),
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="certificate_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kvk} {self.level}"


class Change(models.Model):
    """What happened to a certificate after it was issued; ``document`` is what was logged of it. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="changes")
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in State])
    reason = models.TextField(blank=True)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "changed_by": TO_TELL_WHO,
        "reason": "free text about an organisation, for whoever decides; never published",
    }

    class Meta:
        ordering = ("changed_at", "id")

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.state}"


class StatusList(models.Model):
    """The newest signed list of one purpose, as it is published."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=20, unique=True)
    document = models.TextField()
    signed_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    def __str__(self) -> str:
        return self.purpose

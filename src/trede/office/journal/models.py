# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of events. Triggers in the database refuse every change and removal (see the migrations)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from trede.office.journal.rules import Entry


class Event(models.Model):
    """One thing that somebody did. No foreign keys: what an event tells must outlive what it is about."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    organisation = models.UUIDField(null=True)
    subject = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    personal: ClassVar[dict[str, str]] = {
        "actor": "the id of the person who acted; the name stands in accounts"
    }

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=["organisation", "number"], name="journal_by_organisation"),
            models.Index(fields=["subject", "number"], name="journal_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def entry(self) -> Entry:
        """This row as the rules know it."""
        return Entry(
            number=self.number,
            at=self.at,
            kind=self.kind,
            actor=self.actor,
            organisation=self.organisation,
            subject=self.subject,
            facts=self.facts,
            previous_sha256=self.previous_sha256,
            sha256=self.sha256,
        )

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of events. Triggers in the database refuse every change and removal (``append_only.py``)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.journal.rules import Entry


class Event(models.Model):
    """One thing that somebody did. No foreign keys out: what an event tells must outlive what it is about."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    personal: ClassVar[dict[str, str]] = {
        "actor": "the id of the person who acted; the name stands in accounts",
        "subject": "the id of the person it is about, when it is about one",
        "facts": "the id of the person it is about; the name of a contract or division of work, which somebody typed",
    }

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=["subject", "number"], name="journal_by_subject"),)

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def entry(self) -> Entry:
        """This row as the rules know it."""
        return Entry(
            number=self.number,
            at=self.at,
            kind=self.kind,
            actor=self.actor,
            organisations=frozenset(each.organisation for each in self.concerns.all()),
            subject=self.subject,
            facts=self.facts,
            previous_sha256=self.previous_sha256,
            sha256=self.sha256,
        )


class Concern(models.Model):
    """One organisation that an event concerns. Part of the checksum of the event, and written before it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        Event, models.DO_NOTHING, related_name="concerns", db_constraint=False, db_index=False
    )
    organisation = models.UUIDField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["event", "organisation"], name="concern_once"),)
        indexes = (models.Index(fields=["organisation", "-event"], name="concern_by_organisation"),)

    def __str__(self) -> str:
        return f"{self.event_id} {self.organisation}"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of a dossier. No row about a worker is in any of them: totals and classes only.

Every table but the scenarios and requests is frozen by triggers once the definitive application is there; those of
applications refuse every change from the start (see the migrations). Texts of ratios are exact: ``241/4000``.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.journal.versions import version

TO_TELL_WHO = "the id of the person who did this; the name stands in accounts"


class Dossier(models.Model):
    """One case of one organisation: working towards one application, on an intended day, for a wanted level.

    ``year_from`` is the first day of the reference year as chosen, or as measured since; None when nobody was asked.
    ``purchases`` are orders in the format ``trede/measurement/1``, each with an ``id``; they name suppliers, no people.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft"
        TEST = "test"
        DEFINITIVE = "definitive"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    title = models.CharField(max_length=120)
    wanted_level = models.CharField(max_length=40)
    intended_on = models.DateField()
    year_from = models.DateField(null=True)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.DRAFT)
    purchases = models.JSONField(default=list)
    opened_at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        verbose_name_plural = "dossiers"
        indexes = (models.Index(fields=["organisation", "-opened_at", "id"], name="dossier_by_organisation"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_signed(self) -> bool:
        return self.stage == self.Stage.DEFINITIVE

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.title, self.wanted_level, self.intended_on, self.year_from)


class Measurement(models.Model):
    """What was declared for one reference year, added up; made once and never changed. The newest one counts.

    ``organisation_document`` is the organisation as it was then; ``seal`` is the seal over the dropped rows
    (``trede/seal/1``); ``forecast`` is without people (``rules/forecasting.py``), and
    ``lasting`` counts them (``rules/lasting.py``; empty for measurements from before that);
    ``declared_total_fte`` is an exact ratio, empty when everybody was listed.
    """

    class Source(models.TextChoices):
        FILE = "file"
        BY_HAND = "by-hand"
        PURCHASES = "purchases"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="measurements")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=20, choices=Source.choices)
    first_day = models.DateField()
    last_day = models.DateField()
    edition = models.CharField(max_length=60)
    level = models.CharField(max_length=40)
    total_percent = models.CharField(max_length=20)
    declared_total_fte = models.CharField(max_length=80, blank=True)
    organisation_document = models.JSONField()
    purchases = models.JSONField(default=list)
    seal = models.JSONField()
    forecast = models.JSONField(default=dict)
    lasting = models.JSONField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"made_by": TO_TELL_WHO}

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["dossier", "number"], name="measurement_number_once"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number}"


class Scored(models.Model):
    """The score of a measurement under one edition: exact figures, class totals, and the document without rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    measurement = models.ForeignKey(Measurement, models.PROTECT, related_name="scores")
    edition = models.CharField(max_length=60)
    level = models.CharField(max_length=40)
    total_percent = models.CharField(max_length=20)
    figures = models.JSONField()
    classes = models.JSONField()
    document = models.JSONField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        verbose_name_plural = "scores"
        constraints = (models.UniqueConstraint(fields=["measurement", "edition"], name="scored_once"),)

    def __str__(self) -> str:
        return f"{self.measurement_id} {self.edition}"


class Scenario(models.Model):
    """Changes to try on the measurement, under a title, in the format ``trede/changes/1``.

    ``present`` is what a plan does to people who are there: classes and steps without anybody, or empty
    (``rules/present.py``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="scenarios")
    title = models.CharField(max_length=120)
    changes = models.TextField()
    present = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"changed_by": TO_TELL_WHO}

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(fields=["dossier", "title"], name="scenario_title_once"),)

    def __str__(self) -> str:
        return self.title

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.title, self.changes)


class Answer(models.Model):
    """One revision of the answer to one question; the highest revision counts, the others are its history.

    ``taken_over`` from another dossier, and not confirmed here yet; empty for what was written here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=80)
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    taken_over = models.BooleanField(null=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "given_by": TO_TELL_WHO,
        "text": "free text; the form asks to leave out names, and a BSN is refused",
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["dossier", "question", "revision"], name="answer_revision_once"),
        )

    def __str__(self) -> str:
        return f"{self.question} {self.revision}"


class Evidence(models.Model):
    """Where evidence for an aspect is to be found. The evidence itself stays with the employer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="evidence")
    aspect = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    reference = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "added_by": TO_TELL_WHO,
        "reference": "free text: a folder or a code; a BSN is refused",
    }

    class Meta:
        ordering = ("added_at", "id")
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"{self.aspect} {self.kind}"


class Request(models.Model):
    """A colleague asked to answer the questions of one aspect: somebody with a role here, or who holds a ``link``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="requests")
    aspect = models.CharField(max_length=80)
    person = models.UUIDField(null=True)
    link = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    done_at = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {
        "person": "the id of the colleague who was asked",
        "asked_by": TO_TELL_WHO,
    }

    class Meta:
        indexes = (models.Index(fields=["person", "done_at"], name="request_by_person"),)
        constraints = (models.UniqueConstraint(fields=["dossier", "aspect"], name="aspect_asked_once"),)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.aspect}"

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.person or self.link, self.asked_at.timestamp(), self.done_at)


class Application(models.Model):
    """An application as it was handed in: canonical JSON and its SHA-256. Only ever added.

    Several test applications are possible, which go with a dossier that is removed, and one definitive one.
    """

    class Kind(models.TextChoices):
        TEST = "test"
        DEFINITIVE = "definitive"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "handed_in_by": TO_TELL_WHO,
        "document": "the answers as they were given: free text, see Answer",
    }

    class Meta:
        indexes = (models.Index(fields=["dossier", "kind"], name="application_by_dossier"),)
        constraints = (
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(kind="definitive"), name="one_definitive_application"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"

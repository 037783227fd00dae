# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of growth: what is agreed, the steps of a plan with its reviews, and rows under a code.

A training, a talk and an adaptation are about somebody. They hold a code, days and choices: never a name, a starting
position, a diagnosis, or why something is needed.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.kernel.days import dutch_day
from trede.office.growth.rules import planning, rows
from trede.office.growth.rules.arranging import Arranged
from trede.office.journal.versions import version

TO_TELL_WHO = "the id of the person who did this; the name stands in accounts"
A_CODE = "a code of the employer with a digit in it, which a name does not fit"


class Arrangement(models.Model):
    """What an employer agreed before it switched this part on; it is on as long as the row is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField(unique=True)
    aim = models.TextField()
    basis = models.CharField(max_length=40)
    council = models.CharField(max_length=40)
    council_on = models.DateField(null=True)
    seen_by = models.TextField()
    months = models.PositiveSmallIntegerField()
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"agreed_by": TO_TELL_WHO}

    def __str__(self) -> str:
        return f"{self.organisation} since {dutch_day(self.agreed_at):%Y-%m-%d}"

    @property
    def arranged(self) -> Arranged:
        """What was agreed."""
        return Arranged(self.aim, self.basis, self.council, self.council_on, self.seen_by, self.months)


class Step(models.Model):
    """One step of the plan that goes with a dossier; ``origin``: where it came from, ``evidence``: where to see it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    dossier = models.UUIDField()
    topic = models.CharField(max_length=40)
    origin = models.CharField(max_length=20)
    what = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)
    due = models.DateField()
    effect_hundredths = models.PositiveIntegerField(default=0)
    evidence = models.CharField(max_length=200, blank=True)
    done_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "added_by": TO_TELL_WHO,
        "owner": "who sees to it: a function or a colleague of the staff, never whom it is about",
        "what": "free text; the form asks to leave out names, and a BSN is refused",
        "evidence": "free text: a folder or a code; a BSN is refused",
    }

    class Meta:
        ordering = ("due", "added_at", "id")
        indexes = (models.Index(fields=["organisation", "dossier"], name="step_by_dossier"),)

    def __str__(self) -> str:
        return self.what

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.what, self.owner, self.due, self.effect_hundredths, self.done_on, self.evidence)

    @property
    def step(self) -> planning.Step:
        """What the calculation takes of it."""
        return planning.Step(
            str(self.pk), self.topic, self.what, self.due, self.effect_hundredths, self.done_on
        )


class Review(models.Model):
    """A moment at which the plan was gone through; ``steps`` are as they stood then."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    dossier = models.UUIDField()
    held_on = models.DateField()
    remarks = models.TextField(blank=True)
    steps = models.JSONField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "remarks": "free text; the form asks to leave out names, and a BSN is refused",
    }

    class Meta:
        ordering = ("-held_on", "-noted_at")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "dossier", "held_on"], name="one_review_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.held_on}"


class Training(models.Model):
    """A training that somebody followed, in the group of its role; without ``valid_until`` it stays valid."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    group = models.CharField(max_length=20)
    who = models.CharField(max_length=20)
    what = models.CharField(max_length=120)
    followed_on = models.DateField()
    valid_until = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "who": A_CODE,
        "what": "what the training is called; a BSN is refused",
    }

    class Meta:
        ordering = ("group", "what", "who", "followed_on")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "group", "who", "what", "followed_on"], name="training_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.what}"

    @property
    def followed(self) -> rows.Followed:
        """What the matrix takes of it."""
        return rows.Followed(self.group, self.who, self.what, self.valid_until)


class DueTalk(models.Model):
    """That a talk is due, and when it was held: day and kind only, nothing of what was said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    who = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    due = models.DateField()
    held_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"noted_by": TO_TELL_WHO, "who": A_CODE}

    class Meta:
        ordering = ("due", "who", "kind")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "who", "kind", "due"], name="talk_once"),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.kind} {self.due}"


class Adaptation(models.Model):
    """What the work or the place asks too much of somebody, and what is done about it. Never why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    who = models.CharField(max_length=20)
    need = models.CharField(max_length=20)
    solution = models.CharField(max_length=20)
    asked_by = models.CharField(max_length=20)
    asked_on = models.DateField()
    made_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "who": A_CODE,
        "asked_by": "the worker, a guide, a supervisor or HR: a choice, no name",
    }

    class Meta:
        ordering = ("asked_on", "who", "need")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "who", "need", "solution", "asked_on"], name="adaptation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.need}"

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.made_on, self.checked_on)

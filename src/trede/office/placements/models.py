# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of divisions of work. People stand here by a code: never a starting position, a diagnosis or a reason.

A package has a row whether or not anybody does it, so that no gap can be silent.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.journal.versions import version

TO_TELL_WHO = "the id of the person who did this, or of a link; the name stands in accounts"
A_CODE = "a code of the employer with a digit in it, which a name does not fit"


class Team(models.Model):
    """A team of an employer; who leads it has a role for this team alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    name = models.CharField(max_length=100)

    personal: ClassVar[dict[str, str]] = {"name": "what the team is called; a BSN is refused"}

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["organisation", "name"], name="team_once"),)

    def __str__(self) -> str:
        return self.name


class Division(models.Model):
    """Work that was divided. ``work`` is the case without its people (``trede/matching/1``), ``packages`` are the codes
    of tasks by the code of their package; ``value`` and ``bound`` say how near the best it was when it was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    name = models.CharField(max_length=200)
    work = models.JSONField()
    packages = models.JSONField()
    proven = models.BooleanField()
    value = models.BigIntegerField(null=True)
    bound = models.BigIntegerField(null=True)
    starts_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "made_by": TO_TELL_WHO,
        "name": "what the employer calls it; a BSN is refused",
        "work": "tasks, places and jobs; guides by a code, a BSN is refused",
    }

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=["organisation", "name"], name="division_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> str:
        """Of what a new division of the same work replaces."""
        return version(self.made_at.isoformat())


class Coworker(models.Model):
    """Somebody by a code, with what they can and what a place may ask of them, as in ``trede/matching/1``.

    ``away_since`` is there while somebody is not: never why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    division = models.ForeignKey(Division, models.CASCADE, related_name="workers")
    code = models.CharField(max_length=20)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="workers")
    told = models.JSONField()
    away_since = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {
        "code": A_CODE,
        "told": "levels, conditions, hours and wishes, to divide work that fits; the worker sees and corrects it",
        "away_since": "so that somebody takes over; never why",
    }

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["division", "code"], name="worker_once"),)

    def __str__(self) -> str:
        return self.code

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.told, self.away_since and self.away_since.isoformat())


class Match(models.Model):
    """A package with who does it and who looks along now, and as usual when somebody is away; empty: nobody.

    It counts from the moment at which a person agreed to it; until then it is a proposal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    division = models.ForeignKey(Division, models.CASCADE, related_name="matches")
    package = models.CharField(max_length=20)
    doer = models.CharField(max_length=20, blank=True)
    second = models.CharField(max_length=20, blank=True)
    stand_in = models.CharField(max_length=20, blank=True)
    usual_doer = models.CharField(max_length=20, blank=True)
    usual_second = models.CharField(max_length=20, blank=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("doer", "second", "stand_in", "usual_doer", "usual_second"), A_CODE),
        "agreed_by": TO_TELL_WHO,
    }

    class Meta:
        ordering = ("package",)
        verbose_name_plural = "matches"
        constraints = (models.UniqueConstraint(fields=["division", "package"], name="match_once"),)

    def __str__(self) -> str:
        return self.package

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.doer, self.second, self.usual_doer, self.usual_second, self.agreed_at is None)


class Announcement(models.Model):
    """What changed for one worker, from which day, and who did it: for the worker to read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    worker = models.ForeignKey(Coworker, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20)
    package = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "worker": "whose work it is; the row goes with the worker",
        "noted_by": TO_TELL_WHO,
    }

    class Meta:
        ordering = ("-noted_at", "package", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.package}"


class Voice(models.Model):
    """What a worker said through their own page, and what was answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    worker = models.ForeignKey(Coworker, models.CASCADE, related_name="voices")
    kind = models.CharField(max_length=20)
    package = models.CharField(max_length=20, blank=True)
    text = models.CharField(max_length=600, blank=True)
    said_at = models.DateTimeField()
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    personal: ClassVar[dict[str, str]] = {
        "worker": "who said it; the row goes with the worker",
        "text": "in the worker's own words; the form says that no reason is needed, and a BSN is refused",
        "answer": "for the worker to read; a BSN is refused",
        "answered_by": TO_TELL_WHO,
    }

    class Meta:
        ordering = ("-said_at", "id")

    def __str__(self) -> str:
        return self.kind

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.answer, self.answered_at is None)


class SkillList(models.Model):
    """The list of competences that an employer brought, with the codes of whoever keeps it (ESCO, CompetentNL)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField(unique=True)
    name = models.CharField(max_length=200)
    lines = models.JSONField()
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "brought_by": TO_TELL_WHO,
        "name": "of a file with a public list; a BSN is refused",
    }

    def __str__(self) -> str:
        return self.name

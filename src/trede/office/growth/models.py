# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of growth: what is agreed, the steps of a plan with its reviews, and rows under a code.

A training, a talk and an adaptation are about somebody. They hold a code, days and choices: never a name, a starting
position, a diagnosis, or why something is needed.
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models

from trede.kernel.days import dutch_day
from trede.office.growth.rules import guiding, landing, planning, rows
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
    work = models.CharField(max_length=60, blank=True)
    followed_on = models.DateField()
    valid_until = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "who": A_CODE,
        "what": "what the training is called; a BSN is refused",
        "work": "for which work, as the employer calls it; a BSN is refused",
    }

    class Meta:
        ordering = ("group", "work", "what", "who", "followed_on")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "group", "work", "who", "what", "followed_on"], name="training_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.what}"

    @property
    def followed(self) -> rows.Followed:
        """What the matrix takes of it."""
        return rows.Followed(self.group, self.who, self.what, self.valid_until, self.work)


class Aim(models.Model):
    """How many people of a group, or of one kind of work in it, should have a training that is valid."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    group = models.CharField(max_length=20)
    work = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=120)
    people = models.PositiveSmallIntegerField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "what": "what the training is called; a BSN is refused",
        "work": "for which work, as the employer calls it; a BSN is refused",
    }

    class Meta:
        ordering = ("group", "work", "what")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "group", "work", "what"], name="aim_once"),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.what}"

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.people)


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


class Start(models.Model):
    """Somebody who begins: with which buddy, what of the beginning is done, and whether they are still there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    who = models.CharField(max_length=20)
    buddy = models.CharField(max_length=20)
    starts_on = models.DateField()
    began_as = models.CharField(max_length=20)
    hours_hundredths = models.PositiveIntegerField()
    may_know = models.CharField(max_length=20, blank=True)
    asked_on = models.DateField(null=True)
    done = models.JSONField(default=dict)
    permanent_on = models.DateField(null=True)
    hours_now_hundredths = models.PositiveIntegerField(null=True)
    left_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "who": A_CODE,
        "buddy": A_CODE,
        "may_know": "what the worker said that the team may know: a choice, never the thing itself",
    }

    class Meta:
        ordering = ("-starts_on", "who")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "who", "starts_on"], name="start_once"),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.starts_on}"

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        told = (self.buddy, self.starts_on, self.may_know, self.asked_on, sorted(self.done.items()))
        return version(*told, self.permanent_on, self.hours_now_hundredths, self.left_on)

    @property
    def stay(self) -> landing.Stay:
        """What the figures of lasting work take of it."""
        return landing.Stay(
            self.starts_on,
            self.began_as,
            self.hours_hundredths,
            self.permanent_on,
            self.hours_now_hundredths,
            self.left_on,
        )


class Guide(models.Model):
    """A guide under a code: how many people at most, who stands in, and when the guide is absent. Never why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    code = models.CharField(max_length=20)
    most = models.PositiveSmallIntegerField()
    stand_in = models.CharField(max_length=20, blank=True)
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"noted_by": TO_TELL_WHO, "code": A_CODE, "stand_in": A_CODE}

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["organisation", "code"], name="guide_once"),)

    def __str__(self) -> str:
        return self.code

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.most, self.stand_in, self.away_from, self.away_until)

    @property
    def guide(self) -> guiding.Guide:
        """What the rules take of it."""
        return guiding.Guide(self.code, self.most, self.stand_in, self.away_from, self.away_until)


class Guided(models.Model):
    """Somebody with the guide who was named for them; how often there is contact at least, and the days of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    who = models.CharField(max_length=20)
    guide = models.CharField(max_length=20)
    every = models.CharField(max_length=20)
    since = models.DateField()
    contacts = models.JSONField(default=list)
    until = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {"noted_by": TO_TELL_WHO, "who": A_CODE, "guide": A_CODE}

    class Meta:
        ordering = ("who", "since")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "who"], condition=models.Q(until=None), name="one_guide_each"
            ),
        )

    def __str__(self) -> str:
        return f"{self.who} {self.guide}"

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.guide, self.every, self.contacts, self.until)

    @property
    def last_contact_on(self) -> date | None:
        """The newest of the days on which there was contact."""
        return date.fromisoformat(max(self.contacts)) if self.contacts else None


class AskingRound(models.Model):
    """One time that everybody was asked how it goes. No row for a reply: nobody's moment, order or link is kept.

    ``slips``: checksums of the links that were not used yet. ``box``: the replies together, hidden with a key that is
    not in the database, in an order that only what they say decides; it is emptied when the result is made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    people = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()
    slips = models.JSONField(default=list)
    box = models.TextField(blank=True)
    closed_on = models.DateField(null=True)
    result = models.JSONField(null=True)
    noted_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "noted_by": TO_TELL_WHO,
        "box": "what was answered, by nobody in particular; never readable in the database, and gone with the result",
    }

    class Meta:
        ordering = ("-opened_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(closed_on=None), name="one_round_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.opened_on}"

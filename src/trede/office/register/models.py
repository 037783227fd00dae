# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of who holds what: written when a certificate is issued or changes, and by the demo."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from trede.office.journal.versions import version
from trede.office.register.rules import Step
from trede.office.register.rules.hand_overs import Judged
from trede.office.register.rules.spelling import grams


class Listing(models.Model):
    """One organisation at one level over one period, both days included.

    ``ended_on`` is the first day on which it no longer holds, when it was withdrawn or (``replaced``) replaced;
    ``gaps`` the suspensions, as pairs of the first day and the day on which it held again, or null. Nobody sees the row
    before ``public_since``: when witnesses saw the certificate in the log. ``sector`` is a code of SBI 2025.
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
    replaced = models.BooleanField(default=False)
    gaps = models.JSONField(default=list)
    entities = models.JSONField(default=list)
    places = models.JSONField(default=list)
    sector = models.CharField(max_length=5, blank=True)
    public_since = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("name", "-first_day")
        indexes = (
            models.Index(fields=["kvk", "first_day"], name="listing_by_kvk"),
            models.Index(fields=["name"], name="listing_by_name"),
            models.Index(fields=["sector", "first_day"], name="listing_by_sector"),
            models.Index(fields=["level", "name"], name="listing_by_level"),
            models.Index(fields=["level", "sector"], name="listing_by_level_sector"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="listing_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kvk} {self.level}"

    def numbers(self) -> set[str]:
        """The KvK numbers that it covers."""
        return {self.kvk, *(kvk for kvk, name in self.entities)}

    def grams(self) -> set[str]:
        """What it is found by."""
        texts = [self.name, self.place, *self.places, *(name for kvk, name in self.entities)]
        return {gram for text in texts for gram in grams(text)}


class Covered(models.Model):
    """A KvK number that a row covers: its holder, and each entity. Made from the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="covered")
    kvk = models.CharField(max_length=8)

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kvk", "listing"], name="covered_once"),)

    def __str__(self) -> str:
        return self.kvk


class Gram(models.Model):
    """Three letters of what a holder is found by: its names, its entities and its places. Made from the rows."""

    pk = models.CompositePrimaryKey("gram", "kvk")
    gram = models.CharField(max_length=3)
    kvk = models.CharField(max_length=8)

    personal: ClassVar[dict[str, str]] = {}

    def __str__(self) -> str:
        return f"{self.gram} {self.kvk}"


class Moved(models.Model):
    """One step in the life of a row, in the order in which they were made public: the change feed. Only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveBigIntegerField(unique=True)
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="moved")
    step = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Step])
    on = models.DateField()
    at = models.DateTimeField()

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.step}"


class Confirmed(models.Model):
    """The sector of an organisation as an auditor confirmed it (SBI 2025). The newest counts; only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kvk = models.CharField(max_length=8)
    sector = models.CharField(max_length=5)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "confirmed_by": "the id of the person who acted; the name stands in accounts"
    }

    class Meta:
        ordering = ("-confirmed_at", "id")
        indexes = (models.Index(fields=["kvk", "-confirmed_at"], name="confirmed_by_kvk"),)

    def __str__(self) -> str:
        return f"{self.kvk} {self.sector}"


class HandOver(models.Model):
    """What a holder wants to show of the moment at which it was handed its certificate: a photo, words of somebody, or
    both. Everybody sees it once the owner of the scheme approved it. Taken away means gone.

    ``picture``: a JPEG that we made anew (empty without one), ``sha256`` of it, ``shows`` what is on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField()
    kvk = models.CharField(max_length=8)
    handed_on = models.DateField()
    picture = models.BinaryField(default=bytes)
    sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    shows = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=500, blank=True)
    speaker = models.CharField(max_length=120, blank=True)
    speaker_is = models.CharField(max_length=120, blank=True)
    consent_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    judged = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Judged], default=Judged.WAITS.value
    )
    judged_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    personal: ClassVar[dict[str, str]] = {
        "picture": "shown to everybody with the consent of who is on it, and thrown away when that is withdrawn",
        "shows": "says in words what is on the photo, for who does not see it",
        "words": "shown to everybody with the consent of who said it",
        "speaker": "shown beside the words, with consent",
        "speaker_is": "shown beside the words, with consent",
        "consent_on": "since when everybody on it agrees",
        "added_by": "the id of the person who acted; the name stands in accounts",
        "judged_by": "the id of the person who acted; the name stands in accounts",
        "reason": "free text for the holder, without names",
    }

    class Meta:
        ordering = ("-handed_on", "-added_at", "id")
        indexes = (
            models.Index(fields=["kvk", "judged"], name="hand_over_by_kvk"),
            models.Index(fields=["judged", "added_at"], name="hand_over_by_judged"),
        )

    def __str__(self) -> str:
        return f"{self.kvk} {self.handed_on}"

    @property
    def version(self) -> str:
        """Of what can be approved; who approves says what they saw."""
        return version(self.sha256, self.shows, self.words, self.speaker, self.speaker_is, self.judged)

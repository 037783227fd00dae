# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of this room; other rooms use its queries and actions."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.kinds import Kind
from trede.office.journal.versions import version

if TYPE_CHECKING:
    from datetime import datetime

TO_LOG_IN = "to log in and to be written to"
TO_BE_KNOWN = "so that colleagues see who did what"


class People(BaseUserManager["Person"]):
    """Addresses are kept in one form, so that they can be compared."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=normal(username or ""))


class Person(AbstractBaseUser):
    """Somebody with an account. Rights come from roles in an organisation, never from the account itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    EMAIL_FIELD = "email"
    personal: ClassVar[dict[str, str]] = {
        "email": TO_LOG_IN,
        "name": TO_BE_KNOWN,
        "password": "a slow checksum, to log in",
        "last_login": "to notice a log-in by somebody else",
        "language": "to choose the language of pages and mail",
        "joined_at": "to know since when somebody takes part",
    }

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return str(self.id)

    @property
    def actor_id(self) -> str:
        return f"person:{self.id}"

    @property
    def shown_name(self) -> str:
        """The name, or the address as long as there is no name."""
        return self.name or self.email

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.name, self.language)


class Organisation(models.Model):
    """An employer, a buyer or a certifying body: what people work in and data belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(
        max_length=20, choices=[(each.value, each.name) for each in Kind], default=Kind.EMPLOYER
    )
    name = models.CharField(max_length=200)
    kvk = models.CharField(max_length=8)
    created_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        indexes = (models.Index(fields=["kvk"], name="organisation_by_kvk"),)

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> str:
        """Of what can be changed; who changes it says which version they saw."""
        return version(self.name, self.kvk)


class Entity(models.Model):
    """A part of an organisation with its own KvK number, measured together with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="entities")
    name = models.CharField(max_length=200)
    kvk = models.CharField(max_length=8)

    personal: ClassVar[dict[str, str]] = {}

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "entities"
        constraints = (models.UniqueConstraint(fields=["organisation", "kvk"], name="entity_once"),)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person in one organisation, until a day or for as long as it lasts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    team = models.UUIDField(null=True, blank=True)
    """The one team that it is for; empty for the whole organisation."""
    given_by = models.CharField(max_length=80, default="")
    """``person:<id>`` or ``system:<part>``; empty from before this was kept."""

    personal: ClassVar[dict[str, str]] = {
        "person": TO_BE_KNOWN,
        "given_by": "to tell whether somebody who signs was chosen by somebody else",
        "role": "to decide what somebody may do",
        "since": "to decide what somebody may do",
        "until": "to decide what somebody may do",
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=models.Q(team=None),
                name="role_once",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "team"], name="role_once_a_team"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"

    @staticmethod
    def on(moment: datetime) -> models.Q:
        """Those that hold at this moment."""
        begun = models.Q(since__lte=moment)
        return begun & (models.Q(until=None) | models.Q(until__gt=moment))


class Invitation(models.Model):
    """A request to take a role. The link in the mail holds a token; here stands only its checksum."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=40)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=80)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {
        "email": "to send the invitation; cleared when it is accepted or withdrawn",
        "invited_by": TO_BE_KNOWN,
    }

    def __str__(self) -> str:
        return str(self.id)


class LoginLink(models.Model):
    """A link that logs in once, shown only in the terminal of the machine that holds the data."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="login_links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {"person": TO_LOG_IN}

    def __str__(self) -> str:
        return str(self.id)


class Assignment(models.Model):
    """One thing that somebody of another organisation may do in one case, from and until a moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="assignments")
    home = models.ForeignKey(Organisation, models.CASCADE, related_name="assigned_out")
    """Where the person works."""
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="assigned_in")
    """Whose case it is."""
    case = models.UUIDField()
    permission = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField()
    given_by = models.CharField(max_length=80)

    personal: ClassVar[dict[str, str]] = {
        "person": "to decide what somebody may do",
        "given_by": TO_BE_KNOWN,
    }

    class Meta:
        indexes = (models.Index(fields=["person", "organisation", "case"], name="assignment_by_case"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.permission}"

    @staticmethod
    def on(moment: datetime) -> models.Q:
        """Those that hold at this moment."""
        return models.Q(since__lte=moment, until__gt=moment)


class PurposeLink(models.Model):
    """A link for somebody without an account, for one purpose. Here stands only the checksum of its token."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="purpose_links")
    case = models.UUIDField()
    topic = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    token_sha256 = models.CharField(max_length=64, unique=True)
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    personal: ClassVar[dict[str, str]] = {
        "name": f"{TO_BE_KNOWN}; cleared two years after the link ended, or with the worker it was for",
        "given_by": TO_BE_KNOWN,
    }

    class Meta:
        indexes = (models.Index(fields=["organisation", "case"], name="purpose_link_by_case"),)

    def __str__(self) -> str:
        return str(self.id)

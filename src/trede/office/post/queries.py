# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads: how letters go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min

from trede.errors import ConfigurationError
from trede.office.post.models import Letter
from trede.office.post.packing import addressees

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Standing:
    """How many letters wait, how many of them were tried in vain, and how many were given up."""

    waiting: int
    tried: int
    failed: int
    waiting_since: datetime | None


@dataclass(frozen=True, slots=True)
class Underway:
    """A letter of an organisation that is not sent."""

    about: str
    to: tuple[str, ...]
    written_at: datetime
    tries: int
    trouble: str
    next_try_at: datetime | None
    failed_at: datetime | None


def standing() -> Standing:
    """Of all letters of this installation."""
    waiting = Letter.objects.exclude(next_try_at=None)
    return Standing(
        waiting=waiting.count(),
        tried=waiting.filter(tries__gt=0).exclude(trouble="").count(),
        failed=Letter.objects.exclude(failed_at=None).count(),
        waiting_since=waiting.aggregate(first=Min("written_at"))["first"],
    )


def letters_of(organisation: UUID) -> list[Underway]:
    """Those of an organisation that are not sent, the oldest first."""
    return [
        Underway(
            about=letter.about,
            to=_addressees(letter),
            written_at=letter.written_at,
            tries=letter.tries,
            trouble=letter.trouble,
            next_try_at=letter.next_try_at,
            failed_at=letter.failed_at,
        )
        for letter in Letter.objects.filter(organisation=organisation).order_by("written_at")
    ]


def _addressees(letter: Letter) -> tuple[str, ...]:
    try:
        return addressees(letter.content)
    except ConfigurationError:
        return ()


def next_delivery() -> datetime | None:
    """When the next letter is due; None when none waits."""
    moment: datetime | None = Letter.objects.aggregate(first=Min("next_try_at"))["first"]
    return moment


def how_letters_go(abouts: Iterable[str]) -> dict[str, str]:
    """For each thing whose letter is not sent: ``waits``, ``fails`` (tried, and will be again), ``failed``."""
    return {letter.about: _how(letter) for letter in Letter.objects.filter(about__in=list(abouts))}


def _how(letter: Letter) -> str:
    if letter.failed_at is not None:
        return "failed"
    return "fails" if letter.trouble else "waits"

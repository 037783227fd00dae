# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chain: what an event is, its checksum, and how an edited row is found. No Django."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

GENESIS = "0" * 64
"""Stands in the place of the previous checksum at event 1."""

Fact = str | int | bool | None
"""What an event may tell beside who, what and when: ids, codes and counts; never a name or a cell of a file."""


class Actor(Protocol):
    """Who acts."""

    @property
    def actor_id(self) -> str:
        """``person:<id>`` or ``system:<part>``."""


@dataclass(frozen=True, slots=True)
class System:
    """trede itself: the part that acts when no person does."""

    part: str

    @property
    def actor_id(self) -> str:
        return f"system:{self.part}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it stands in the chain; checksums are lowercase hexadecimal SHA-256.

    ``organisations`` are those that it concerns: each of them may read it, and nobody else.
    """

    number: int
    at: datetime
    kind: str
    actor: str
    organisations: frozenset[UUID]
    subject: str
    facts: Mapping[str, Fact]
    previous_sha256: str
    sha256: str

    def computed_sha256(self) -> str:
        """The checksum that this entry should have."""
        return checksum(self.previous_sha256, self.content())

    def content(self) -> bytes:
        """Canonical JSON (RFC 8785) of everything but the checksums."""
        return content(
            number=self.number,
            at=self.at,
            kind=self.kind,
            actor=self.actor,
            organisations=self.organisations,
            subject=self.subject,
            facts=self.facts,
        )


def content(
    *,
    number: int,
    at: datetime,
    kind: str,
    actor: str,
    organisations: Iterable[UUID],
    subject: str,
    facts: Mapping[str, Fact],
) -> bytes:
    """Canonical JSON (RFC 8785) of an event.

    Raises ValueError when ``at`` has no time zone.
    """
    return rfc8785.dumps(
        {
            "number": number,
            "at": timestamp(at),
            "kind": kind,
            "actor": actor,
            "organisations": sorted(str(each) for each in set(organisations)),
            "subject": subject,
            "facts": dict(facts),
        }
    )


def timestamp(at: datetime) -> str:
    """UTC to the microsecond, always of one length."""
    if at.tzinfo is None:
        raise ValueError("a moment in the journal needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def checksum(previous_sha256: str, content: bytes) -> str:
    """SHA-256 over the previous checksum (32 bytes) and the event."""
    return hashlib.sha256(bytes.fromhex(previous_sha256) + content).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain no longer holds: ``number`` is the row, ``why`` what is wrong with it."""

    number: int
    why: str


EDITED = "edited"
UNLINKED = "unlinked"
MISSING = "missing"
AHEAD = "ahead"


def _is_whole(entry: Entry) -> bool:
    """Whether it has its own checksum; what somebody wrote by hand may be nothing that has one."""
    try:
        return entry.computed_sha256() == entry.sha256
    except (ValueError, TypeError):
        return False


def breaks(entries: Iterable[Entry]) -> list[Break]:
    """Every row that was edited, put in or taken out; ``entries`` in the order of their numbers from 1.

    Cutting off the newest rows leaves a chain that holds; only a head remembered elsewhere shows that.
    """
    found: list[Break] = []
    number, previous = 0, GENESIS
    for entry in entries:
        found += [Break(gone, MISSING) for gone in range(number + 1, entry.number)]
        adjacent = entry.number == number + 1
        if not _is_whole(entry):
            found.append(Break(entry.number, EDITED))
        elif adjacent and entry.previous_sha256 != previous:
            found.append(Break(entry.number, UNLINKED))
        number, previous = entry.number, entry.sha256
    return found

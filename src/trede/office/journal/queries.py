# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from trede.office.journal.models import Concern, Event
from trede.office.journal.rules import AHEAD, Break, Entry, breaks
from trede.office.journal.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.journal.rules import Fact


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a readable history."""

    number: int
    at: datetime
    text: str


def entries() -> Iterator[Entry]:
    """The whole chain from event 1, a little at a time."""
    found = Event.objects.order_by("number").prefetch_related("concerns")
    return (event.entry() for event in found.iterator(chunk_size=1000))


def broken_rows() -> list[Break]:
    """Every row that was edited by hand, put in or taken out; empty when the chain holds."""
    last = head()
    ahead = Concern.objects.filter(event_id__gt=last.number if last else 0).order_by("event_id")
    return [*breaks(entries()), *(Break(each.event_id, AHEAD) for each in ahead)]


IN_LINE = 200
"""More than ever wait for each other at once."""


def latest_moment() -> datetime | None:
    """The latest moment among the newest events; who waited in line is written after who began later."""
    newest = Event.objects.order_by("-number").values_list("at", flat=True)[:IN_LINE]
    return max(newest, default=None)


def head() -> Entry | None:
    """The newest event; remember its number and checksum elsewhere to notice a journal that was cut off."""
    last = Event.objects.order_by("-number").first()
    return last.entry() if last else None


def last_of_kind(kind: str) -> Entry | None:
    """The newest event of this kind."""
    last = Event.objects.filter(kind=kind).order_by("-number").first()
    return last.entry() if last else None


def history_of_subject(
    organisation: UUID, subject: str, *, language: str, names: Mapping[str, str]
) -> list[Line]:
    """What happened to one thing, as far as it concerns this organisation, newest first."""
    return _lines(_concerning(organisation).filter(subject=subject), language, names)


def history_of_organisation(
    organisation: UUID, *, language: str, names: Mapping[str, str], limit: int = 100
) -> list[Line]:
    """What happened in one organisation, newest first."""
    return _lines(_concerning(organisation), language, names, limit)


def tells(kind: str, *, by: str, on: datetime, subject: str, organisation: UUID, **facts: Fact) -> bool:
    """Whether there is an event that says exactly this, and still has the checksum that it should have."""
    found = _concerning(organisation).filter(kind=kind, actor=by, at=on, subject=subject)
    entries = (event.entry() for event in found)
    return any(
        entry.computed_sha256() == entry.sha256
        and all(entry.facts.get(name) == fact for name, fact in facts.items())
        for entry in entries
    )


def happened(organisation: UUID, subject: str, *kinds: str, **facts: Fact) -> bool:
    """Whether an event of one of these kinds, with these facts, concerns this organisation."""
    named = {f"facts__{name}": fact for name, fact in facts.items()}
    return _concerning(organisation).filter(kind__in=kinds, subject=subject, **named).exists()


def last_time(organisation: UUID, subject: str, kind: str) -> datetime | None:
    """When an event of this kind last concerned this organisation."""
    found = _concerning(organisation).filter(kind=kind, subject=subject)
    latest: datetime | None = found.aggregate(Max("at"))["at__max"]
    return latest


def _concerning(organisation: UUID) -> QuerySet[Event]:
    """What an organisation may read: the events that concern it, and no others."""
    return Event.objects.filter(concerns__organisation=organisation).prefetch_related("concerns")


def _lines(
    events: QuerySet[Event], language: str, names: Mapping[str, str], limit: int | None = None
) -> list[Line]:
    found = [event.entry() for event in events.order_by("-number")[:limit]]
    return [Line(entry.number, entry.at, sentence(entry, language, names)) for entry in found]

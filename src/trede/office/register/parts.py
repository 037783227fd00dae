# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the life of a certificate writes in the register; each gives the facts for the event of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from trede.office.journal.parts import part
from trede.office.journal.states import ALL
from trede.office.register.models import Covered, Gram, HandOver, Listing, Moved
from trede.office.register.rules import Step
from trede.office.register.rules.held import ENDS
from trede.office.register.states import HAND_OVER, REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.register.rules import Held

AT_ONCE = 1000
"""Rows in one statement."""
AS_SAID = ("ended_on", "replaced", "gaps", "entities", "places", "place")
"""What a row that nobody saw may still learn from its certificate."""


@part
def enter(certificate: UUID, held: Held) -> dict[str, str]:
    """A row for a certificate that is issued. Nobody sees it before ``show``."""
    made = listing_of(held, certificate=certificate)
    made.save()
    find_by([made])
    return REGISTER.fact(ALL)


@part
def show(certificate: UUID, held: Held, *, on: datetime, day: date) -> dict[str, str]:
    """Everybody sees the row from now on, as it is said here: witnesses saw the certificate in the log. Once."""
    found = Listing.objects.filter(certificate=certificate, public_since=None).first()
    if found:
        now = listing_of(held)
        for each in AS_SAID:
            setattr(found, each, getattr(now, each))
        found.public_since = on
        found.save()
        find_by([found])
        note_step(found, Step.ENTERED, on=on, day=day)
        if held.ended_on:
            note_step(found, Step.REPLACED if held.replaced else Step.WITHDRAWN, on=on, day=held.ended_on)
        elif any(gap.end is None for gap in held.gaps):
            note_step(found, Step.SUSPENDED, on=on, day=day)
    return REGISTER.fact(ALL)


@part
def end_hand_overs(organisation: UUID, on: datetime) -> dict[str, str]:
    """Photos and words of people go with the organisation that had their consent; the states of what that changed."""
    there = HandOver.objects.filter(organisation=organisation)
    gone = list(there.values_list("pk", flat=True))
    there.delete()
    return {name: state for each in gone for name, state in HAND_OVER.fact(each).items()}


@part
def move(certificate: UUID, step: Step, *, on: datetime, day: date) -> dict[str, str]:
    """What happened to a certificate, from this day on; a suspension and its end leave their trace."""
    found = Listing.objects.filter(certificate=certificate).first()
    if found:
        if step is Step.SUSPENDED:
            found.gaps = [*found.gaps, [day.isoformat(), None]]
        elif step is Step.REINSTATED and found.gaps:
            found.gaps = [*found.gaps[:-1], [found.gaps[-1][0], day.isoformat()]]
        if step in ENDS:
            found.ended_on, found.replaced = day, step is Step.REPLACED
        found.save(update_fields=["gaps", "ended_on", "replaced"])
        if found.public_since:
            note_step(found, step, on=on, day=day)
    return REGISTER.fact(ALL)


def listing_of(held: Held, *, certificate: UUID | None = None) -> Listing:
    """The row that says this, not saved yet."""
    return Listing(
        certificate=certificate,
        kvk=held.kvk,
        name=held.name,
        place=held.place or next(iter(held.places), ""),
        level=held.level,
        first_day=held.first_day,
        last_day=held.last_day,
        is_sw=held.is_sw,
        thirty_plus=held.thirty_plus,
        ended_on=held.ended_on,
        replaced=held.replaced,
        gaps=[[each.first.isoformat(), each.end.isoformat() if each.end else None] for each in held.gaps],
        entities=[list(each) for each in held.entities],
        places=list(held.places),
        sector=held.sector,
    )


@part
def find_by(rows: Iterable[Listing]) -> None:
    """Make these rows findable: by every KvK number that they cover, and by names and places."""
    covered: list[Covered] = []
    found: set[tuple[str, str]] = set()
    for row in rows:
        covered += [Covered(listing=row, kvk=kvk) for kvk in sorted(row.numbers())]
        found.update((gram, row.kvk) for gram in row.grams())
    Covered.objects.bulk_create(covered, batch_size=AT_ONCE, ignore_conflicts=True)
    Gram.objects.bulk_create(
        (Gram(gram=gram, kvk=kvk) for gram, kvk in sorted(found)), batch_size=AT_ONCE, ignore_conflicts=True
    )


@part
def note_step(row: Listing, step: Step, *, on: datetime, day: date) -> None:
    """One more in the change feed."""
    last = Moved.objects.aggregate(last=Max("number"))["last"] or 0
    Moved.objects.create(number=last + 1, listing=row, step=step, on=day, at=on)

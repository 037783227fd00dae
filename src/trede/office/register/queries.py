# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the register. It is public: no tenant, no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from trede.office.register.models import Listing
from trede.office.register.rules import Held

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet


def held_on(kvk: str, day: date) -> Held | None:
    """What an organisation held on a day; the newest when two overlap."""
    newest = _on(day).filter(kvk=kvk).order_by("-first_day", "thirty_plus").first()
    return _held(newest) if newest else None


def history(kvk: str) -> list[Held]:
    """Everything that an organisation held, newest first."""
    return [_held(each) for each in Listing.objects.filter(kvk=kvk).order_by("-first_day")]


def issued_elsewhere(kvk: str) -> list[Held]:
    """What an organisation held by certificates that were not issued here, newest first."""
    found = Listing.objects.filter(kvk=kvk, certificate=None).order_by("-first_day")
    return [_held(each) for each in found]


def held_by(kvks: Iterable[str]) -> dict[str, list[Held]]:
    """The history of several organisations in one query, newest first."""
    found: dict[str, list[Held]] = {}
    for each in Listing.objects.filter(kvk__in=set(kvks)).order_by("-first_day"):
        found.setdefault(each.kvk, []).append(_held(each))
    return found


def search(text: str, *, day: date, limit: int = 20) -> list[Held]:
    """Organisations that hold something on a day, by a part of the name or the start of the KvK number."""
    wanted = Q(name__icontains=text.strip()) | Q(kvk__startswith=text.strip())
    return [_held(each) for each in _on(day).filter(wanted).order_by("name", "kvk")[:limit]]


def _on(day: date) -> QuerySet[Listing]:
    """Those that hold on a day."""
    still = Q(ended_on=None) | Q(ended_on__gt=day)
    return Listing.objects.filter(still, first_day__lte=day, last_day__gte=day)


def _held(listing: Listing) -> Held:
    return Held(
        kvk=listing.kvk,
        name=listing.name,
        place=listing.place,
        level=listing.level,
        first_day=listing.first_day,
        last_day=listing.last_day,
        is_sw=listing.is_sw,
        thirty_plus=listing.thirty_plus,
        ended_on=listing.ended_on,
    )

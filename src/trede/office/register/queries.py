# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the register. It is public: no tenant, no permission. What witnesses did not see yet is in none of these."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, Max, When

from trede.errors import AlteredError, NotFoundError
from trede.kernel.receipts import sha256_of
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.register.models import Confirmed, Covered, HandOver, Listing, Moved
from trede.office.register.rules import Gap, Held
from trede.office.register.rules.hand_overs import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member

AT_ONCE = 500
"""KvK numbers in one query."""
FIELDS = (
    *("kvk", "name", "place", "level", "first_day", "last_day", "is_sw", "thirty_plus"),
    *("ended_on", "replaced", "gaps", "entities", "places", "sector", "certificate"),
)


def public() -> QuerySet[Listing]:
    """Every row that may be seen, newest first."""
    return Listing.objects.exclude(public_since=None).order_by("-first_day", "thirty_plus", "id")


def shown() -> list[Held]:
    """Every row that may be seen, newest first."""
    return [*_read(public())]


def held_on(kvk: str, day: date) -> Held | None:
    """What an organisation, or the group that covers it, held on a day; the newest when two overlap."""
    return next((each for each in history(kvk) if each.on(day)), None)


def history(kvk: str) -> list[Held]:
    """Every row that covers an organisation, of its own or of its group, newest first."""
    return held_by([kvk]).get(kvk, [])


def stands_in_register(_organisation: UUID, kvk: str) -> bool:
    """Whether anybody may read here what the organisation with this number holds or held."""
    return bool(history(kvk))


def issued_elsewhere(kvk: str) -> list[Held]:
    """What an organisation held by certificates that were not issued here, newest first."""
    return [*_read(public().filter(kvk=kvk, certificate=None))]


def held_by(kvks: Iterable[str]) -> dict[str, list[Held]]:
    """Every row that covers each of these organisations, newest first; one query for each 500 of them."""
    found: dict[str, list[Held]] = {}
    wanted = sorted(set(kvks))
    for place in range(0, len(wanted), AT_ONCE):
        some = wanted[place : place + AT_ONCE]
        rows = Covered.objects.filter(kvk__in=some).exclude(listing__public_since=None)
        rows = rows.order_by("-listing__first_day", "listing__thirty_plus", "listing_id")
        for covered, *row in rows.values_list("kvk", *(f"listing__{each}" for each in FIELDS)):
            found.setdefault(covered, []).append(held_of(row))
    return found


def in_sector(code: str, levels: Iterable[str], until: date, few: int | None = None) -> dict[str, list[Held]]:
    """By KvK number, the rows of a sector at these levels that began up to a day; with ``few`` of no more
    organisations than that, among the first to begin.
    """
    rows = public().filter(sector__gte=code, sector__lt=f"{code}:", level__in=list(levels))
    rows = rows.filter(first_day__lte=until)
    if few:
        early = rows.order_by("sector", "first_day").values_list("kvk", flat=True)  # as the index has them
        rows = rows.filter(kvk__in=early[:few])
    found: dict[str, list[Held]] = {}
    for each in _read(rows):
        found.setdefault(each.kvk, []).append(each)
    return found


def confirmed_sector(kvk: str) -> str:
    """The sector that an auditor confirmed last; empty when none did."""
    found = Confirmed.objects.filter(kvk=kvk).values_list("sector", flat=True).first()
    return found or ""


def not_shown() -> list[UUID]:
    """Certificates with a row that nobody sees yet."""
    waiting = Listing.objects.filter(public_since=None).exclude(certificate=None)
    return [each for each in waiting.values_list("certificate", flat=True) if each]


def entered() -> set[str]:
    """The certificates that have a row, also one that nobody sees yet."""
    found = Listing.objects.exclude(certificate=None).values_list("certificate", flat=True)
    return {str(each) for each in found}


def row_of(certificate: UUID) -> Held | None:
    """The row of a certificate, also one that nobody sees yet."""
    return next(_read(Listing.objects.filter(certificate=certificate)), None)


def moves(after: int = 0, most: int = 1000) -> list[tuple[Moved, Held]]:
    """The change feed: each step in the order in which it was made public, after the one with this number."""
    found = Moved.objects.filter(number__gt=after).select_related("listing").order_by("number")[:most]
    return [(each, held_of([getattr(each.listing, name) for name in FIELDS])) for each in found]


def newest_there() -> tuple[object, ...]:
    """What tells all that everybody sees here apart from what it was: the newest step, and what holders show."""
    step = Moved.objects.order_by("-number").values_list("number", flat=True).first()
    shown = HandOver.objects.filter(judged=Judged.APPROVED).aggregate(
        many=Count("pk"), newest=Max("judged_at")
    )
    return step, shown["many"], shown["newest"]


def _read(rows: QuerySet[Listing]) -> Iterator[Held]:
    return map(held_of, rows.values_list(*FIELDS))


def held_of(row: Iterable[Any]) -> Held:
    """A row in the order of ``FIELDS``."""
    kvk, name, place, level, first_day, last_day, is_sw, thirty_plus, *rest = row
    ended_on, replaced, gaps, entities, places, sector, certificate = rest
    return Held(
        kvk=kvk,
        name=name,
        place=place,
        level=level,
        first_day=first_day,
        last_day=last_day,
        is_sw=is_sw,
        thirty_plus=thirty_plus,
        ended_on=ended_on,
        replaced=replaced,
        gaps=tuple(
            Gap(date.fromisoformat(first), date.fromisoformat(end) if end else None) for first, end in gaps
        ),
        entities=tuple((number, called) for number, called in entities),
        places=tuple(places),
        sector=sector,
        certificate=str(certificate) if certificate else "",
    )


def hand_overs_of(by: Member) -> QuerySet[HandOver]:
    """What a holder added, newest first."""
    return HandOver.objects.filter(organisation=by.organisation)


def hand_overs_to_judge(by: Member) -> QuerySet[HandOver]:
    """All of them for the owner of the scheme, what waits first. Raises NotFoundError for everybody else."""
    if by.kind is not Kind.SCHEME or not by.may(Permission.CERTIFICATE_CHANGE):
        raise NotFoundError("There is no such thing here.")
    return HandOver.objects.order_by(Case(When(judged=Judged.WAITS, then=0), default=1), "-added_at", "id")


def hand_overs_shown(kvk: str) -> list[HandOver]:
    """What everybody sees of a holder, without the pictures themselves."""
    return list(approved(kvk).defer("picture"))


def picture_of(rows: QuerySet[HandOver], hand_over: UUID) -> bytes:
    """The photo of one of these, as it was made. Raises NotFoundError without one, AlteredError when it was changed."""
    found = rows.filter(pk=hand_over).exclude(sha256="").first()
    if found is None:
        raise NotFoundError("There is no such photo.")
    picture = bytes(found.picture)
    if sha256_of(picture) != found.sha256:
        raise AlteredError("This photo is no longer the one that was kept.")
    return picture


def approved(kvk: str) -> QuerySet[HandOver]:
    """What everybody sees of a holder."""
    return HandOver.objects.filter(kvk=kvk, judged=Judged.APPROVED)

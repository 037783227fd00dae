# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching the register: by name, number or place, typed more or less right, and by sector, level and 30+.

A text is found by the rarest threes of letters in it, and those few candidates are compared with it as a whole: so a
search takes as long among many organisations as among few, and the same on both databases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q

from trede.office.register.models import Covered, Gram, Listing
from trede.office.register.queries import FIELDS, held_of, public
from trede.office.register.rules.spelling import ALIKE, folded, grams, likeness
from trede.proofs.certificates import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from trede.office.register.rules import Held

COMMON = 3000
"""A three that more organisations have says too little to look for."""
RAREST, CANDIDATES = 10, 300
NUMBER = re.compile(r"[0-9]{3,8}")
DIGITS = 8
"""Of a whole KvK number; who types fewer finds those that begin so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor looks for. ``text``: a name, place, KvK number or number of a certificate; ``sectors``: the
    beginnings of codes of SBI 2025; ``level``: this one and no other.
    """

    text: str = ""
    place: str = ""
    sectors: tuple[str, ...] = ()
    level: str = ""
    thirty_plus: bool = False

    @property
    def anything(self) -> bool:
        return bool(self.text or self.place or self.sectors or self.level or self.thirty_plus)


@dataclass(frozen=True, slots=True)
class Found:
    """``holders``: of each organisation its rows, newest first, the best match first; ``more``: there are others."""

    holders: Sequence[Sequence[Held]]
    more: bool


def search(wanted: Wanted, *, day: date, most: int = 20, start: int = 0) -> Found:
    """Organisations that fit. Level, sector and 30+ are those of a row that holds on the day; name, place and number
    also find what does not hold any more.
    """
    numbers = _by_text(wanted.text) if wanted.text.strip() else None
    if wanted.place.strip():
        near = _by_text(wanted.place)
        numbers = near if numbers is None else [kvk for kvk in numbers if kvk in set(near)]
    if wanted.sectors or wanted.level or wanted.thirty_plus or numbers is None:
        numbers = _fitting(wanted, day, numbers, start + most + 1)
    some = numbers[start : start + most]
    return Found(_rows_of(some), more=len(numbers) > start + most)


def _by_text(text: str) -> list[str]:
    """Holders by KvK number, number of a certificate, or letters; the best match first."""
    typed = text.strip()
    if NUMBER.fullmatch(digits := re.sub(r"[\s.]", "", typed)):
        whole = Q(kvk=digits) if len(digits) == DIGITS else Q(kvk__gte=digits, kvk__lt=f"{digits}:")
        covered = Covered.objects.filter(whole).exclude(listing__public_since=None)
        return sorted(set(covered.values_list("listing__kvk", flat=True)[:CANDIDATES]))
    try:
        return [
            *public().filter(certificate=UUID(typed.removeprefix("urn:uuid:"))).values_list("kvk", flat=True)
        ]
    except ValueError:
        return _alike(typed)


def _alike(text: str) -> list[str]:
    wanted = grams(text)
    near = Gram.objects.filter(gram__in=_rarest(wanted)).order_by()
    counted = near.values("kvk").annotate(shared=Count("gram")).order_by("-shared", "kvk")
    candidates = [each["kvk"] for each in counted[:CANDIDATES]]
    scored = [(-_likeness(rows, wanted, text), rows[0].name, rows[0].kvk) for rows in _rows_of(candidates)]
    return [kvk for score, name, kvk in sorted(scored) if -score >= ALIKE]


def _rarest(wanted: Iterable[str]) -> list[str]:
    """Those that fewest organisations have. Counting stops where there are many."""
    found = [(Gram.objects.filter(gram=each)[:COMMON].count(), each) for each in sorted(wanted)]
    known = sorted(each for each in found if each[0])
    telling = [gram for count, gram in known if count < COMMON]
    return (telling or [gram for count, gram in known[:1]])[:RAREST]


def _likeness(rows: Sequence[Held], wanted: frozenset[str], text: str) -> float:
    """How well the best of the names of a holder fits, alone or with its places; its own first word counts most."""
    names = {each.name for each in rows} | {name for each in rows for kvk, name in each.entities}
    places = " ".join({place for each in rows for place in (each.place, *each.places)})
    alone = max(likeness(wanted, grams(name)) for name in names)
    beside = max(likeness(wanted, grams(f"{name} {places}")) for name in names)
    begins = any(folded(name).startswith(folded(text)) for name in names)
    return max(alone, beside) + begins


def _fitting(wanted: Wanted, day: date, among: Sequence[str] | None, most: int) -> list[str]:
    """Of these holders, or of all by name, those with a row that holds on the day and fits."""
    rows = _holding(day)
    if wanted.level in LEVELS:
        rows = rows.filter(level=wanted.level, thirty_plus=False)
    if wanted.thirty_plus:
        rows = rows.filter(kvk__in=_holding(day).filter(thirty_plus=True).values("kvk"))
    if wanted.sectors:
        rows = rows.filter(_in_any(wanted.sectors))
    if among is not None:
        there = set(rows.filter(kvk__in=among).values_list("kvk", flat=True))
        return [kvk for kvk in among if kvk in there]
    found: dict[str, None] = {}
    for kvk in rows.order_by("name", "kvk").values_list("kvk", flat=True).iterator(chunk_size=most):
        found[kvk] = None
        if len(found) >= most:
            break
    return [*found]


def _in_any(sectors: Iterable[str]) -> Q:
    wanted = Q()
    for code in sectors:
        wanted |= Q(sector__gte=code, sector__lt=f"{code}:")
    return wanted


def _holding(day: date) -> QuerySet[Listing]:
    """Rows that hold on a day, also those that are suspended: what is shown says so."""
    still = Q(ended_on=None) | Q(ended_on__gt=day)
    return public().filter(still, first_day__lte=day, last_day__gte=day).order_by()


def _rows_of(kvks: Sequence[str]) -> list[list[Held]]:
    """Of each of these holders its own rows, newest first."""
    found: dict[str, list[Held]] = {kvk: [] for kvk in kvks}
    for row in public().filter(kvk__in=kvks).values_list(*FIELDS):
        found[row[0]].append(held_of(row))
    return [rows for rows in found.values() if rows]

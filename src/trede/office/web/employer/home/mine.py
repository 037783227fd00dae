# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""For who works for several organisations, as an adviser does: where each stands, and what is to be done there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.shortcuts import render
from django.urls import reverse

from trede.office.accounts.queries import member, organisations_of
from trede.office.dossier import queries
from trede.office.web.employer.home.lines import shown_line
from trede.office.web.kit.access import SECOND_FACTOR, is_strong
from trede.office.web.kit.pages import declared
from trede.office.web.kit.typed import to_log_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.web.employer.home.lines import LineShown
    from trede.office.web.kit.pages import Visit


class Somebody(Protocol):
    """Whoever logged in."""

    @property
    def pk(self) -> UUID: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """One organisation: its newest measurement, if it has one, and how many there are besides."""

    name: str
    url: str
    newest: LineShown | None
    others: int


def mine(visit: Visit[Somebody]) -> HttpResponse:
    """Every organisation whose measurements this person may see. What stands in them asks for a second factor."""
    if not is_strong(visit.request):
        return to_log_in(visit.request, visit.on, SECOND_FACTOR)
    return render(visit.request, "employer/home/mine.html", {"organisations": list(_standings(visit))})


def _standings(visit: Visit[Somebody]) -> Iterator[Standing]:
    for each in organisations_of(visit.by.pk, on=visit.on):
        by = member(visit.by.pk, each.pk, on=visit.on)
        if not declared()["home"].lets_in(by):
            continue
        lines = queries.dossiers(by, number=1).lines
        newest = shown_line(lines[0], by, visit.on) if lines else None
        yield Standing(each.name, reverse("home", args=[each.pk]), newest, max(len(lines) - 1, 0))

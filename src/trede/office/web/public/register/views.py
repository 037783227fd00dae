# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searching the register, and the page of one organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit.queries.citing import passages_read
from trede.office.register import queries
from trede.office.register.rules.firsts import begun, current, sector_of, told
from trede.office.register.rules.held import rank
from trede.office.register.rules.sectors import DIVISION
from trede.office.register.searching import search
from trede.office.web.kit.files import picture
from trede.office.web.kit.look.parts import Link
from trede.office.web.public.open_data import is_published
from trede.office.web.public.register import words
from trede.office.web.public.register.badge import badge_of
from trede.office.web.public.register.drawing import drawn
from trede.office.web.public.register.forms import Search
from trede.proofs.certificates import LEVELS
from trede.reports.preview import preview

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from trede.office.register.rules import Held
    from trede.office.register.rules.firsts import Told
    from trede.office.web.kit.pages import Visit

ON_A_PAGE, LAST_PAGE = 20, 500
FEW = 8
"""Organisations among the first of a sector."""
KVK = re.compile(r"[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row in words: ``state`` with its ``tone``, and what it says of today."""

    held: Held
    level: str
    state: object
    tone: str
    sentence: str


def line(held: Held, day: date) -> Line:
    """A row as it is on a day."""
    state, tone = words.STANDINGS[held.standing(day)]
    return Line(held, words.level_of(held), state, tone, words.state_sentence(held, day))


def newest(rows: Sequence[Held], day: date) -> Held:
    """The row that says most of an organisation today: what holds, else what began last."""
    return current(rows, day) or max(
        rows, key=lambda each: (each.first_day <= day, each.counts, each.first_day, rank(each.level))
    )


def register(visit: Visit[None]) -> HttpResponse:
    """Look something up; without scripts, and the address can be kept."""
    day, form = dutch_day(visit.on), Search(visit.request.GET or None)
    shown: dict[str, object] = {"form": form if form.is_bound else Search(), "as_files": is_published()}
    if form.is_valid() and form.wanted().anything:
        page = _page(visit.request.GET.get("page", ""))
        found = search(form.wanted(), day=day, most=ON_A_PAGE, start=(page - 1) * ON_A_PAGE)
        shown |= {
            "asked": True,
            "lines": [line(newest(rows, day), day) for rows in found.holders],
            "page": page,
            "more": found.more,
            "kvk": form.cleaned_data["q"] if KVK.fullmatch(form.cleaned_data["q"]) else "",
        }
    return _kept_a_while(visit, render(visit.request, "public/register/search.html", shown))


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= LAST_PAGE else 1


def organisation(visit: Visit[None], *, kvk: str) -> HttpResponse:
    """What an organisation holds and held, or the group that it belongs to."""
    day, rows = dutch_day(visit.on), queries.history(kvk) if KVK.fullmatch(kvk) else []
    if not rows:
        return render(visit.request, "public/register/unknown.html", {"kvk": kvk[:20]}, status=404)
    own = [each for each in rows if each.kvk == kvk]
    main = newest(own or rows, day)
    name = main.name if own else dict(main.entities).get(kvk, kvk)
    shown = {
        "kvk": kvk,
        "name": name,
        "main": line(main, day),
        "lines": [line(each, day) for each in own],
        "groups": [line(each, day) for each in rows if each.kvk != kvk],
        "picture": drawn(own or rows, name, day),
        "sector": words.sector_name(sector_of(own or rows)),
        "lines_are_official": settings.TREDE_ENTITLED is not None,
        "crumbs": [Link(_("Register"), reverse("register")), Link(name, "", current=True)],
        "today": day,
        **_beside(kvk),
        **_to_share(kvk, name, history_of(own, day)),
    }
    return _kept_a_while(visit, render(visit.request, "public/register/organisation.html", shown))


def _beside(kvk: str) -> dict[str, object]:
    """What the holder itself lets everybody see, and whether one can write to it."""
    employer = people.employer_with(kvk)
    return {
        "can_write": employer is not None,
        "passages": passages_read(employer.pk, kvk) if employer else (),
        "hand_overs": queries.hand_overs_shown(kvk),
    }


def photo(visit: Visit[None], *, kvk: str, hand_over: UUID) -> HttpResponse:
    """A photo of a hand-over that its holder shows, for as long as it does."""
    return _kept_a_while(visit, picture(queries.picture_of(queries.approved(kvk), hand_over)))


def _to_share(kvk: str, name: str, said: Told | None) -> dict[str, object]:
    """What the history says, and how it is told on."""
    address = f"{settings.TREDE_URL.rstrip('/')}{reverse('register-organisation', args=[kvk])}"
    return {
        "sentences": words.sentences(said) if said else [],
        "announcement": words.announcement(name, said) if said else "",
        "address": address,
        "share": f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': address})}",
        "badge": f"{address}badge.svg",
        "preview": f"{address}voorbeeld.png",
    }


def history_of(own: Sequence[Held], day: date) -> Told | None:
    """What the history of an organisation says today, beside that of all others in its sector."""
    now, sector = current(own, day), sector_of(own)[:DIVISION]
    levels = set(LEVELS[rank(now.level) :]) if now else set()
    days = begun([each for each in own if each.sector.startswith(sector)], day, levels) if sector else []
    if not days:
        return told(own, day, {}, DIVISION)
    # One that was earlier is enough, and is soon found; that nobody was, only all of them can tell.
    said = told(own, day, queries.in_sector(sector, levels, days[-1], FEW), DIVISION)
    if said and said.firsts:
        return told(own, day, queries.in_sector(sector, levels, days[-1]), DIVISION)
    return said


def badge(visit: Visit[None], *, kvk: str) -> HttpResponse:
    """The present state as a small picture, for the site of a holder."""
    rows = queries.history(kvk) if KVK.fullmatch(kvk) else []
    response = HttpResponse(badge_of(rows, dutch_day(visit.on)), content_type="image/svg+xml; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return _kept_a_while(visit, response)


def preview_picture(visit: Visit[None], *, kvk: str) -> HttpResponse:
    """What stands beside a link that somebody shares: today's state and the levels through the years, as PNG."""
    day, rows = dutch_day(visit.on), queries.history(kvk) if KVK.fullmatch(kvk) else []
    if not rows:
        raise NotFoundError("Nobody with this number is in the register.")
    own = [each for each in rows if each.kvk == kvk]
    main = newest(own or rows, day)
    name, said = main.name if own else dict(main.entities).get(kvk, kvk), line(main, day)
    foot = "" if settings.TREDE_ENTITLED else _("Dit is geen officieel PSO-certificaat.")
    made = preview(name, said.level.capitalize(), said.sentence, drawn(own or rows, name, day), foot)
    response = HttpResponse(made, content_type="image/png")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return _kept_a_while(visit, response)


def _kept_a_while(visit: Visit[None], response: HttpResponse) -> HttpResponse:
    """A minute old is new enough; the page of somebody who is logged in has a name on it, and is not kept."""
    if not visit.request.user.is_authenticated:
        response["Cache-Control"] = "private, max-age=60"
    return response

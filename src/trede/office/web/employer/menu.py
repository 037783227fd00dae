# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where one is in a dossier: the menu of its pages and the way up, the same on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.urls import reverse

from trede.office.web.kit import pages

if TYPE_CHECKING:
    from django.http import HttpRequest

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.access import Visited
    from trede.office.web.kit.look.parts import Link
    from trede.office.web.kit.pages import Visit


SHUT = ("employees", "purchases")
"""The names of pages on which nothing can be seen but what is changed there."""


def at(visit: Visit[Member], case: Case, **names: str) -> dict[str, object]:
    """The menu with this page marked, and the crumbs; ``names`` of pages that have no fixed one, by the page's own."""
    may_bring = pages.declared()["employees"].lets_in(visit.by)
    up = pages.way(visit, {"result": case.title, **names})
    return {"case": case, "navigation": menu(visit, case), "crumbs": up, "may_bring": may_bring}


def here(request: HttpRequest, case: Case) -> dict[str, object]:
    """The same, for what has the request alone."""
    return at(cast("Visited", request).visit, case)


def menu(visit: Visit[Member], case: Case) -> list[Link]:
    """The pages of a dossier that this person may open; without those that only change what was signed."""
    shut = {address(case, name) for name in SHUT} if case.frozen else set()
    return [link for link in pages.menu(pages.DOSSIER, visit, case.id) if link.url not in shut]


def address(case: Case, name: str, *more: object) -> str:
    """The address of a page of this dossier."""
    return reverse(name, args=[case.organisation, case.id, *more])

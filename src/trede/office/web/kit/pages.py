# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page, declared once: name, address, view, who may open it, its words in menus. Everything else follows from that.

See ``docs/how-to/add-a-page.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from django.urls import URLResolver, get_resolver, resolve, reverse

from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import EMPLOYERS_WORK, Permission
from trede.office.web.kit.look.parts import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member

READ = ("GET",)
READ_AND_WRITE = ("GET", "POST")
WRITE = ("POST",)
EVERYONE: Literal["everyone"] = "everyone"
"""Without an account."""
PEOPLE: Literal["people"] = "people"
"""Who logged in, about their own account."""
ORGANISATION, DOSSIER = "organisation", "dossier"
"""The menus: of an organisation, and of one dossier in it."""

Who = TypeVar("Who")


@dataclass(frozen=True, slots=True)
class Page:
    """``view`` gets a ``Visit`` and what stands in the address. ``access`` is what one must be allowed to do in the
    organisation of the address (``<uuid:organisation>``), or EVERYONE or PEOPLE.

    ``label`` is what it is called in menus, and in the crumbs unless ``crumb`` says otherwise; without words it is part
    of the page above it, which ``under`` names. ``menu`` for a page that stands in a menu.
    """

    name: str
    address: str
    view: Callable[..., HttpResponse]
    access: Permission | Literal["everyone", "people"]
    methods: tuple[str, ...] = READ
    label: StrOrPromise = ""
    menu: str = ""
    under: str = ""
    crumb: StrOrPromise = ""

    def lets_in(self, by: Member) -> bool:
        """Whether a member of the organisation may open it there."""
        return not isinstance(self.access, Permission) or by.may_in_a_team(self.access)


@dataclass(frozen=True, slots=True)
class Visit(Generic[Who]):
    """A page that is asked for: by whom (a Member of the organisation in the address, a Person, or None), and when."""

    request: HttpRequest
    by: Who
    on: datetime
    page: Page


@cache
def declared() -> Mapping[str, Page]:
    """Every page by its name, in the order in which they were declared."""
    return {page.name: page for page in _pages(get_resolver())}


def _pages(resolver: URLResolver) -> Iterator[Page]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _pages(each)
        elif isinstance(page := getattr(each.callback, "page", None), Page):
            yield page


def menu(which: str, visit: Visit[Member], *place: object) -> list[Link]:
    """The pages in a menu that this member may open; ``place`` is what their addresses need behind the organisation."""
    here = _in_menu(visit.page, which)
    return [
        Link(str(page.label), reverse(page.name, args=[visit.by.organisation, *place]), current=page is here)
        for page in declared().values()
        if page.menu == which and page.lets_in(visit.by) and _fits(page, visit)
    ]


def _fits(page: Page, visit: Visit[Member]) -> bool:
    """A buyer may have itself measured too: those pages stand in its menu only while it is at them."""
    others = visit.by.kind is Kind.BUYER and visit.page.access not in EMPLOYERS_WORK
    return not (others and page.access in EMPLOYERS_WORK)


def way(visit: Visit[Who], names: Mapping[str, str]) -> list[Link]:
    """The way down to this page, as declared; ``names`` are those that only the view knows, by the name of the page."""
    found = resolve(visit.request.path).kwargs
    links: list[Link] = []
    page: Page | None = visit.page
    while page:
        if words := names.get(page.name) or str(page.crumb or page.label):
            place = {key: told for key, told in found.items() if f":{key}>" in page.address}
            links.append(Link(words, reverse(page.name, kwargs=place)))
        page = declared().get(page.under)
    return links[::-1]


def _in_menu(page: Page | None, which: str) -> Page | None:
    """The page itself or the nearest one above it that stands in this menu."""
    while page and page.menu != which:
        page = declared().get(page.under)
    return page

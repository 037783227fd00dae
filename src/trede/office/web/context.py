# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every template knows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.look.parts import Link
from trede.office.web.kit.manual import CONTENTS, address, part_for
from trede.office.web.kit.pages import ORGANISATION, Visit, menu, way
from trede.office.web.kit.undo import offered
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.undo import Undo


class Known(TypedDict):
    """``demo``: this installation holds invented organisations, and every page says so; ``shown_mail``: its post."""

    appearance: str
    demo: bool
    shown_mail: bool
    account_links: list[Link]
    navigation: list[Link]
    crumbs: Callable[[], list[Link]]
    undo: Callable[[], Undo | None]
    manual: str
    words_address: str


def installation(request: HttpRequest) -> Known:
    """For each page: whether this is a demo, and the menu of one's own account."""
    return {
        "appearance": request.COOKIES.get(settings.TREDE_APPEARANCE_COOKIE, "auto"),
        "demo": settings.TREDE_DEMO,
        "shown_mail": bool(settings.TREDE_SHOWN_MAIL),
        "account_links": account_links(request.path),
        "navigation": navigation(request),
        "crumbs": partial(crumbs, request),
        "undo": partial(offered, request),
        "manual": manual(request),
        # Not where there is no page: an address that is not ours has no words either.
        "words_address": reverse("words-data", args=[spoken()]) if request.resolver_match else "",
    }


def navigation(request: HttpRequest) -> list[Link]:
    """The main menu of an organisation, on every page of it."""
    visit: Visit[Member] | None = getattr(request, "visit", None)
    return menu(ORGANISATION, visit) if visit else []


def crumbs(request: HttpRequest) -> list[Link]:
    """The way down to a page of an organisation, as declared; a view that knows more names tells its own."""
    visit: Visit[Member] | None = getattr(request, "visit", None)
    if visit is None:
        return _without_organisation(request)
    if not visit.page.lets_in(visit.by):
        return []
    if request.path == (top := reverse("home", args=[visit.by.organisation])):
        return []
    found = way(visit, {})
    return found if found and found[0].url == top else [Link(_("Start"), reverse("start")), *found]


def _without_organisation(request: HttpRequest) -> list[Link]:
    """To a page for everybody, or about one's own account; who came by a link begins at what it opens."""
    page = getattr(request.resolver_match.func, "page", None) if request.resolver_match else None
    if page is None or isinstance(page.access, Permission):
        return []
    found = way(Visit(request, None, timezone.now(), page), {})
    if "<str:token>" in page.address:
        return found if len(found) > 1 else []
    return [Link(_("Start"), reverse("start")), *found] if found else []


def manual(request: HttpRequest) -> str:
    """Where the part of the manual is that belongs to this page; nowhere in the manual itself."""
    found = request.resolver_match
    if found is None or found.route.startswith(address(CONTENTS).lstrip("/")):
        return ""
    return address(part_for(found.route))


def account_links(here: str) -> list[Link]:
    """Under the name of whoever logged in."""
    pages = ((_("Mijn account"), "account"), (_("Waar u bent ingelogd"), "sessions"))
    return [Link(label, address := reverse(name), current=address == here) for label, name in pages]

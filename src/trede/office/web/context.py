# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.web.kit.look.parts import Link
from trede.office.web.kit.pages import ORGANISATION, menu

if TYPE_CHECKING:
    from django.http import HttpRequest

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


class Known(TypedDict):
    """``demo``: this installation holds invented organisations, and every page says so."""

    demo: bool
    account_links: list[Link]
    navigation: list[Link]


def installation(request: HttpRequest) -> Known:
    """For each page: whether this is a demo, and the menu of one's own account."""
    return {
        "demo": settings.TREDE_DEMO,
        "account_links": account_links(request.path),
        "navigation": navigation(request),
    }


def navigation(request: HttpRequest) -> list[Link]:
    """The main menu of an organisation, on every page of it."""
    visit: Visit[Member] | None = getattr(request, "visit", None)
    return menu(ORGANISATION, visit) if visit else []


def account_links(here: str) -> list[Link]:
    """Under the name of whoever logged in."""
    pages = ((_("Mijn account"), "account"), (_("Waar u bent ingelogd"), "sessions"))
    return [Link(label, address := reverse(name), current=address == here) for label, name in pages]

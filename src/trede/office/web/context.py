# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.web.kit.look.parts import Link

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import ResolverMatch


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
        "navigation": navigation(request.resolver_match),
    }


PLACES = (
    ("home", gettext_lazy("Metingen"), {"home"}),
    ("organisation", gettext_lazy("Organisatie"), {"organisation", "organisation-change", "entity-new"}),
    ("people", gettext_lazy("Mensen"), {"people", "invite", "roles", "post"}),
    ("organisation-history", gettext_lazy("Logboek"), {"organisation-history"}),
)
"""The main menu within an organisation: address, words, and the pages that belong under it."""


def navigation(match: ResolverMatch | None) -> list[Link]:
    """The main menu, on every page of an organisation; a page of a dossier stands under the measurements."""
    if match is None or "organisation" not in match.kwargs:
        return []
    here = "home" if "dossier" in match.kwargs else match.url_name
    return [
        Link(str(label), reverse(name, args=[match.kwargs["organisation"]]), current=here in under)
        for name, label, under in PLACES
    ]


def account_links(here: str) -> list[Link]:
    """Under the name of whoever logged in."""
    pages = ((_("Mijn account"), "account"), (_("Waar u bent ingelogd"), "sessions"))
    return [Link(label, address := reverse(name), current=address == here) for label, name in pages]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where one is in a dossier: the menu of its pages and the way up, the same on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.look.parts import Link

if TYPE_CHECKING:
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier

PAGES: tuple[tuple[str, StrOrPromise, Permission], ...] = (
    ("result", gettext_lazy("Uitkomst"), Permission.DOSSIER_VIEW),
    ("scenarios", gettext_lazy("Scenario's"), Permission.DOSSIER_VIEW),
    ("forecast", gettext_lazy("Vooruitblik"), Permission.MEASUREMENT_EDIT),
    ("questions", gettext_lazy("Vragen"), Permission.DOSSIER_VIEW),
    ("overview", gettext_lazy("Aanvraag"), Permission.DOSSIER_VIEW),
    ("dossier-history", gettext_lazy("Geschiedenis"), Permission.HISTORY_VIEW),
)


def at(by: Member, case: Dossier, here: str, *below: Link) -> dict[str, object]:
    """The menu with this page marked, and the crumbs; ``below`` are pages under it, the last one is open."""
    links = menu(by, case.pk, here)
    way = [Link(link.label, link.url) for link in links if link.current]
    top = Link(case.title, address(case, "result"))
    return {"case": case, "navigation": links, "crumbs": crumbs(by, top, *way, *below)}


def crumbs(by: Member, *below: Link) -> list[Link]:
    """The way up from a page of this organisation; the last one is open."""
    return [Link(_("Start"), reverse("home", args=[by.organisation])), *below]


def menu(by: Member, dossier: UUID, here: str) -> list[Link]:
    """The pages of a dossier that this person may open."""
    return [
        Link(str(label), reverse(name, args=[by.organisation, dossier]), current=name == here)
        for name, label, permission in PAGES
        if by.may(permission)
    ]


def address(case: Dossier, name: str, *more: object) -> str:
    """The address of a page of this dossier."""
    return reverse(name, args=[case.organisation, case.pk, *more])

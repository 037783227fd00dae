# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where one is in a dossier: the menu of its pages and the way up, the same on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.web.kit import pages
from trede.office.web.kit.look.parts import Link

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit


def at(visit: Visit[Member], case: Case, *below: Link) -> dict[str, object]:
    """The menu with this page marked, and the crumbs; ``below`` are pages under it, the last one is open."""
    links = menu(visit, case.id)
    way = [Link(link.label, link.url) for link in links if link.current]
    top = Link(case.title, address(case, "result"))
    may_bring = pages.declared()["employees"].lets_in(visit.by)
    up = crumbs(visit.by, top, *way, *below)
    return {"case": case, "navigation": links, "crumbs": up, "may_bring": may_bring}


def crumbs(by: Member, *below: Link) -> list[Link]:
    """The way up from a page of this organisation; the last one is open."""
    return [Link(_("Start"), reverse("home", args=[by.organisation])), *below]


def menu(visit: Visit[Member], dossier: UUID) -> list[Link]:
    """The pages of a dossier that this person may open."""
    return pages.menu(pages.DOSSIER, visit, dossier)


def address(case: Case, name: str, *more: object) -> str:
    """The address of a page of this dossier."""
    return reverse(name, args=[case.organisation, case.id, *more])

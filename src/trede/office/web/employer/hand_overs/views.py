# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a holder shows of the hand-over: added, looked at, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.accounts.queries import organisation
from trede.office.register import actions
from trede.office.register.queries import hand_overs_of, history, picture_of
from trede.office.register.rules.hand_overs import MOST_KEPT
from trede.office.web.employer.hand_overs.forms import HandOverForm, shown
from trede.office.web.kit.files import picture
from trede.office.web.kit.hand_overs import in_list, remove_hand_over
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def hand_overs(visit: Visit[Member]) -> HttpResponse:
    """What is there, and how the owner of the scheme judged it."""
    there, kvk = in_list(hand_overs_of(visit.by).defer("picture")), organisation(visit.by).kvk
    told = {
        "by": visit.by,
        "lines": there,
        "kvk": kvk,
        "listed": any(each.kvk == kvk for each in history(kvk)),
        "may_add": len(there) < MOST_KEPT,
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/hand_overs/hand_overs.html", told)


def add(visit: Visit[Member]) -> HttpResponse:
    """A photo, words, or both."""

    def do(**told: Any) -> object:
        return actions.add_hand_over(by=visit.by, on=visit.on, shown=shown(**told))

    sent = visit.request.method == "POST"
    return one_form(
        visit,
        HandOverForm(*((visit.request.POST, visit.request.FILES) if sent else ())),
        do,
        title=_("Foto of citaat toevoegen"),
        lead=_("De beheerder van de ladder kijkt er eerst naar. Daarna staat het bij u in het register."),
        words=_("Versturen"),
        back=reverse("hand-overs", args=[visit.by.organisation]),
        done=_("Het is verstuurd. De beheerder van de ladder kijkt ernaar."),
        crumbs=way(visit, {visit.page.name: _("Toevoegen")}),
    )


def remove(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """Gone for good; who presses twice hears so."""
    remove_hand_over(visit, hand_over, _("De foto en het citaat zijn weg, ook uit het register."))
    return redirect("hand-overs", visit.by.organisation)


def own_picture(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """The photo as it was made, before everybody sees it."""
    return picture(picture_of(hand_overs_of(visit.by), hand_over))

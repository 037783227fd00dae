# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Photos and words of hand-overs, for the owner of the scheme, whose register it is: approved, refused, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts.queries import organisation_names
from trede.office.register import actions
from trede.office.register.queries import hand_overs_to_judge, picture_of
from trede.office.register.rules.hand_overs import LONGEST
from trede.office.web.kit.cases import OneText
from trede.office.web.kit.files import picture
from trede.office.web.kit.hand_overs import in_list, remove_hand_over
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import said

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

ON_A_PAGE = 10


def hand_overs(visit: Visit[Member]) -> HttpResponse:
    """All of them, what waits first."""
    found = hand_overs_to_judge(visit.by).defer("picture")
    page = Paginator(found, ON_A_PAGE).get_page(visit.request.GET.get("page"))
    names = organisation_names([each.organisation for each in page])
    told = {
        "by": visit.by,
        "lines": [(names.get(each.row.organisation, each.row.kvk), each) for each in in_list(page)],
        "page": page,
    }
    return render(visit.request, "scheme/hand_overs.html", told)


def approve(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """Everybody sees it."""
    seen = visit.request.POST.get("seen", "")
    try:
        actions.approve_hand_over(by=visit.by, on=visit.on, hand_over=hand_over, seen=seen)
        messages.success(visit.request, _("Het staat nu in het register."))
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    return redirect("hand-overs-to-judge", visit.by.organisation)


def remove(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """Gone for good."""
    remove_hand_over(visit, hand_over, _("De foto en het citaat zijn weg."))
    return redirect("hand-overs-to-judge", visit.by.organisation)


def refuse(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """Nobody sees it, and its holder reads why."""
    found = hand_overs_to_judge(visit.by).defer("picture").filter(pk=hand_over).first()
    if found is None:
        raise NotFoundError("There is no such hand-over.")
    form = OneText("reason", _("Waarom kan dit niet?"), visit.request.POST or None)
    form.fields["reason"].widget.attrs["maxlength"] = LONGEST["reason"]
    return one_form(
        visit,
        form,
        lambda **told: actions.refuse_hand_over(
            by=visit.by, on=visit.on, hand_over=hand_over, seen=found.version, **told
        ),
        title=_("Foto of citaat afkeuren"),
        lead=_("De houder leest uw reden, en kan het weghalen en iets anders insturen."),
        words=_("Afkeuren"),
        back=reverse("hand-overs-to-judge", args=[visit.by.organisation]),
        done=_("Het is afgekeurd."),
        crumbs=way(visit, {visit.page.name: _("Afkeuren")}),
    )


def seen_picture(visit: Visit[Member], *, hand_over: UUID) -> HttpResponse:
    """The photo, before everybody sees it."""
    return picture(picture_of(hand_overs_to_judge(visit.by), hand_over))

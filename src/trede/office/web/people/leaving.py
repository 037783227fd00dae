# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept about oneself, erasing one's account, and closing an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.accounts import actions, queries
from trede.office.accounts.own_data import own_data
from trede.office.accounts.rules.kinds import CAN_CLOSE
from trede.office.audit.doors import end_audits
from trede.office.contracts.ending import end_contracts
from trede.office.dossier.doors import end_dossiers, has_signed
from trede.office.growth.ending import end_growth
from trede.office.placements.holding import end_placements
from trede.office.register.parts import end_hand_overs
from trede.office.register.queries import stands_in_register
from trede.office.uploads.ending import end_memory
from trede.office.web.kit.access import second_factor_again
from trede.office.web.kit.words import accepted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.models import Person
    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

ENDINGS = (
    *(end_audits, end_dossiers, end_placements, end_growth),
    *(end_memory, end_contracts, end_hand_overs),
)
"""What ends with an organisation, in the rooms above accounts; the first refuses while something runs."""
RELYING = (has_signed, stands_in_register)
"""Why the number of an organisation stays taken."""
SURE = "zeker"
"""In an address: what it means was read."""
TO_SURE = f"?{SURE}=1"
FILE = "trede-mijn-gegevens.json"


class Sure(forms.Form):
    """Somebody means it."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ja, verwijder mijn account. Ik weet dat dit niet terug te draaien is."),
        error_messages={"required": gettext_lazy("Zet een vinkje als u het zeker weet.")},
    )


class NameTyped(forms.Form):
    """The name of what will be closed."""

    name = forms.CharField(
        label=gettext_lazy("Typ de naam van de organisatie"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


def own(visit: Visit[Person]) -> HttpResponse:
    """A file with all that is kept about who asks."""
    return JsonResponse(
        own_data(visit.by),
        headers={"Content-Disposition": f'attachment; filename="{FILE}"'},
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )


def erase(visit: Visit[Person]) -> HttpResponse:
    """What goes and what stays; then, for who is sure, it goes."""
    form = Sure(visit.request.POST or None)
    if (
        _sure(visit, form)
        and is_mfa_enabled(visit.by)
        and (asked := second_factor_again(visit.request, visit.on))
    ):
        return asked
    if accepted(form, lambda sure: actions.erase_account(by=visit.by, on=visit.on)):
        logout(visit.request)
        messages.success(visit.request, _("Uw account is verwijderd."))
        return redirect("start")
    told = {"form": form, "sure": form.is_bound or _sure(visit, form), "to_sure": TO_SURE}
    return render(visit.request, "people/erase.html", told)


def _sure(visit: Visit[Any], form: forms.Form) -> bool:
    """Whether they read what it means, or do it: then the second factor is asked once more."""
    return form.is_valid() or (visit.request.method != "POST" and SURE in visit.request.GET)


def close(visit: Visit[Member]) -> HttpResponse:
    """What goes and what stays; then, for who is sure, it is closed."""
    there = queries.organisation(visit.by)
    form = NameTyped(visit.request.POST or None)
    if _sure(visit, form) and (asked := second_factor_again(visit.request, visit.on)):
        return asked
    closing = {"by": visit.by, "on": visit.on, "endings": ENDINGS, "relying": RELYING}
    if accepted(form, actions.close_organisation, **closing):
        messages.success(visit.request, _("De organisatie is gesloten."))
        return redirect("start")
    told = {"form": form, "by": visit.by, "organisation": there, "can_close": there.kind in CAN_CLOSE}
    told |= {"sure": form.is_bound or _sure(visit, form), "to_sure": TO_SURE}
    return render(visit.request, "people/close.html", told)

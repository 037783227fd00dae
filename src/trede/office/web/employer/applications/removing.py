# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Throwing a measurement away that was not signed: what goes, what stays, and then it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.audit.doors import end_audit_of
from trede.office.dossier import actions, queries
from trede.office.growth.ending import end_plan
from trede.office.web.employer.menu import at
from trede.office.web.kit.changing import changed, of_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

ENDINGS = (end_audit_of, end_plan)
"""What ends with a dossier, in the rooms above it; the first refuses while a body examines it."""


class Sure(forms.Form):
    """Somebody means it."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ja, verwijder deze meting. Ik weet dat dit niet terug te draaien is."),
        error_messages={"required": gettext_lazy("Zet een vinkje als u het zeker weet.")},
    )


def remove(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """What goes and what stays; of what was signed why it cannot go."""
    case, there = queries.case(visit.by, dossier), queries.contents(visit.by, dossier)
    form = of_version(Sure(visit.request.POST or None), there.version)
    if (
        not case.frozen
        and form.is_valid()
        and changed(form, lambda: _do(visit, dossier, form), _anew(visit, dossier))
    ):
        messages.success(visit.request, _("De meting ‘%(title)s’ is verwijderd.") % {"title": case.title})
        return redirect("home", visit.by.organisation)
    told = {**at(visit, case), "form": form, "there": there}
    return render(visit.request, "employer/applications/remove.html", told)


def _do(visit: Visit[Member], dossier: UUID, form: forms.Form) -> None:
    seen = form.cleaned_data["seen"]
    actions.remove_dossier(by=visit.by, on=visit.on, dossier=dossier, seen=seen, endings=ENDINGS)


def _anew(visit: Visit[Member], dossier: UUID) -> Callable[[], Sure]:
    """The form for what is there by now."""
    return lambda: of_version(Sure(None), queries.contents(visit.by, dossier).version)

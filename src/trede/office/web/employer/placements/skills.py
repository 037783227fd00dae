# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of competences of an employer, from a CSV file with codes (ESCO, CompetentNL or their own)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import Finding
from trede.office.growth.queries import arrangement
from trede.office.placements import actions, queries
from trede.office.uploads import passing
from trede.office.web.employer.placements.reading import Reading
from trede.office.web.employer.waiting import arrived, unkept
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import said, spoken, with_refusal

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

SHOWN = 50
READING = Reading("skills-read", "skills", ("open", "rows"), gettext_lazy("Wij lezen uw lijst"))


class Bring(forms.Form):
    """A CSV file with a column of codes and one of names."""

    file = forms.FileField(
        label=gettext_lazy("Lijst met competenties (CSV)"),
        help_text=gettext_lazy(
            "Met boven de kolommen: code en label, en als u wilt altLabels. Zo’n bestand geven ESCO en CompetentNL. "
            "Wij leveren er geen mee."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Exporteer of bewaar het opnieuw."),
        },
    )


def skills(visit: Visit[Member]) -> HttpResponse:
    """The list that is there; bringing another, whose reading has a page of its own."""
    if arrangement(visit.by) is None:
        return redirect("work", visit.by.organisation)
    sent = visit.request.method == "POST"
    form = Bring(visit.request.POST, visit.request.FILES) if sent else Bring()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            token = passing.begin_skills(by=visit.by, on=visit.on, name=file.name, data=file.read())
        except RefusedError as refused:
            with_refusal(form, "file", refused)
        else:
            return READING.begun(visit.by.organisation, token)
    kept = queries.skill_list(visit.by)
    page = {
        "by": visit.by,
        "form": form,
        "kept": kept,
        "shown": kept.lines[:SHOWN] if kept else [],
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/placements/skills.html", page)


def read(visit: Visit[Member], *, reading: str) -> HttpResponse:
    """How far it is, or what was read; a button keeps it."""
    there = READING.found(visit, reading)
    if not isinstance(there, tuple):
        return there
    token, found = there
    lines = found.get("lines", [])
    if lines and visit.request.POST.get("step") == "keep":
        try:
            actions.bring_skills(by=visit.by, on=visit.on, name=_("Eigen lijst"), lines=lines)
        except RefusedError as refused:
            return READING.left(visit, reading, said(refused.findings[0]))
        words = ngettext(
            "%(count)s competentie is bewaard.", "%(count)s competenties zijn bewaard.", len(lines)
        )
        messages.success(visit.request, words % {"count": len(lines)})
        return READING.done(visit, reading, token, reverse("skills", args=[visit.by.organisation]))
    page = {
        "groups": grouped((Finding(**each) for each in found["findings"]), spoken()),
        "count": len(lines),
        "shown": lines[:SHOWN],
        "by": visit.by,
        "crumbs": way(visit, {}),
    }
    return arrived(visit.request, unkept(render(visit.request, "employer/placements/skills_read.html", page)))


def drop(visit: Visit[Member]) -> HttpResponse:
    """Throw the list away."""
    try:
        actions.drop_skills(by=visit.by, on=visit.on)
    except NotFoundError:
        messages.info(visit.request, _("Er was geen lijst meer."))
    except RefusedError as refused:  # switched off meanwhile
        for each in refused.findings:
            messages.warning(visit.request, said(each))
    else:
        messages.success(visit.request, _("De lijst is weg."))
    return redirect("skills", visit.by.organisation)

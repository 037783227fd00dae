# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every division; a file that passes by becomes a proposal, or a kept one is divided anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import RefusedError
from trede.kernel.findings import Finding
from trede.matching.pasted import pasted_book
from trede.matching.template import template_bytes
from trede.office.growth.queries import arrangement
from trede.office.placements import actions, queries
from trede.office.placements.rules.found import checked, with_present_people
from trede.office.uploads import passing
from trede.office.web.employer.placements.reading import Reading
from trede.office.web.employer.waiting import arrived, unkept
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import accepted, spoken, with_refusal
from trede.reports.matching import MatchingTeller
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

READING = Reading(
    "division-read", "divisions", ("open", "rows", "split", "match"), gettext_lazy("Wij verdelen het werk")
)
KINDS = ".xlsx,.ods,.json"
LONGEST = 400_000
"""Signs of what is pasted: two thousand tasks are about half of it."""


def _wrong_way(told: Mapping[str, Any]) -> tuple[str, str] | None:
    """The field and what is wrong when there is a file and a text, neither, or half of what is pasted."""
    pasted = [name for name in ("tasks", "people") if told.get(name)]
    if told.get("file"):
        both = _("Kies een bestand, of plak de taken en de mensen: niet allebei.")
        return ("file", both) if pasted else None
    if not pasted:
        return "file", _("Kies een bestand, of plak de taken en de mensen.")
    if len(pasted) == 1:
        return ("people" if pasted == ["tasks"] else "tasks"), _("Dit veld is nog leeg. Vul het in.")
    return None


class Bring(forms.Form):
    """A file with tasks, places and people by a code; or tasks and people, typed or copied out of a sheet."""

    file = forms.FileField(
        required=False,
        label=gettext_lazy("Bestand met taken en mensen"),
        help_text=gettext_lazy(
            "Een werkboek (.xlsx of .ods) of JSON. Mensen staan erin met een code met een cijfer, zoals T07. Zet er "
            "geen naam, diagnose, uitkering of reden in: wij weigeren zo’n kolom."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": KINDS}),
        error_messages={"empty": gettext_lazy("Dit bestand is leeg. Exporteer of bewaar het opnieuw.")},
    )
    tasks = forms.CharField(
        label=gettext_lazy("Of typ of plak taken"),
        help_text=gettext_lazy(
            "Kopieer ze uit een werkblad, met de koppen. Of typ op elke regel een taak: code, taak, klant, uren per "
            "week, wat het vraagt. Bijvoorbeeld: T1 | Testgevallen nalopen | Bank | 4 | nauwkeurig 3; lezen 2"
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    people = forms.CharField(
        label=gettext_lazy("En mensen"),
        help_text=gettext_lazy(
            "Op elke regel iemand: code, uren per week, uren per dag, dagen, wat iemand kan. Bijvoorbeeld: "
            "M01 | 24 | 6 | ma; di; wo; do | nauwkeurig 4; lezen ?"
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two ways, and then all of it."""
        told = super().clean() or {}
        wrong = None if self.errors else _wrong_way(told)
        if wrong:
            self.add_error(*wrong)
        return told

    def brought(self) -> tuple[str, bytes]:
        """The name and the bytes of the file, or of what was pasted as one."""
        told = self.cleaned_data
        if told["file"]:
            return told["file"].name, told["file"].read()
        texts = {name: told[name] for name in ("tasks", "people")}
        return _("geplakt.xlsx"), pasted_book(texts, spoken())


class Keep(forms.Form):
    """What the proposal is called."""

    name = forms.CharField(
        label=gettext_lazy("Hoe heet deze werkverdeling?"),
        error_messages={"required": gettext_lazy("Dit veld is nog leeg. Vul het in.")},
    )


def divisions(visit: Visit[Member]) -> HttpResponse:
    """What is there, and how it stands."""
    told = {
        "by": visit.by,
        "is_on": arrangement(visit.by) is not None,
        "rows": queries.divisions(visit.by),
        "teams": queries.teams(visit.by),
        "skills": queries.skill_list(visit.by),
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/placements/divisions.html", told)


def template(visit: Visit[Member]) -> HttpResponse:
    """A workbook to fill in."""
    return download(template_bytes(spoken()), _("werk-verdelen.xlsx"), WORKBOOK)


def new(visit: Visit[Member]) -> HttpResponse:
    """Choose a file; the reading of it has a page of its own. ``?voor=`` says which division it replaces."""
    if arrangement(visit.by) is None:
        return redirect("work", visit.by.organisation)
    sent = visit.request.method == "POST"
    form = Bring(visit.request.POST, visit.request.FILES) if sent else Bring()
    before = _replaced(visit)
    if form.is_valid():
        name, data = form.brought()
        try:
            token = passing.begin_division(
                by=visit.by,
                on=visit.on,
                name=name,
                data=data,
                skills=_skills(visit.by),
                typed=before,
            )
        except RefusedError as refused:
            with_refusal(form, "file", refused)
        else:
            return READING.begun(visit.by.organisation, token)
    told = {"form": form, "by": visit.by, "before": before.get("name"), "crumbs": way(visit, {})}
    return render(visit.request, "employer/placements/bring.html", told)


def again(visit: Visit[Member], *, division: UUID) -> HttpResponse:
    """Divide the same work anew; whoever does it now keeps it where possible."""
    found = queries.division(visit.by, division)
    people = [each.told for each in found.workers.filter(away_since=None)]
    doers = {task: row.doer for row in found.matches.all() for task in found.packages[row.package]}
    there = {each["code"] for each in people}
    doers = {task: doer for task, doer in doers.items() if doer in there}
    case = with_present_people({**found.work, "people": people}, doers)
    token = passing.begin_division(
        by=visit.by, on=visit.on, name=found.name, data=b"", case=case, typed=_as_seen(found)
    )
    return READING.begun(visit.by.organisation, token)


def read(visit: Visit[Member], *, reading: str) -> HttpResponse:
    """How far it is, or the proposal; a button keeps it."""
    there = READING.found(visit, reading)
    if not isinstance(there, tuple):
        return there
    token, found = there
    if found["findings"]:
        groups = grouped((Finding(**each) for each in found["findings"]), spoken())
        page = {"groups": groups, "crumbs": way(visit, {}), "by": visit.by}
        return arrived(visit.request, unkept(render(visit.request, "employer/placements/refused.html", page)))
    typed = found["typed"]
    form = Keep(visit.request.POST or None, initial={"name": typed.get("name") or found["case"]["name"]})
    told = {"found": found, "instead": typed.get("division"), "seen": typed.get("seen", "")}
    if visit.request.method == "POST" and accepted(
        form, actions.keep_division, by=visit.by, on=visit.on, **told
    ):
        messages.success(
            visit.request, _("Het voorstel is bewaard. Bespreek het met iedereen en bevestig het dan.")
        )
        name = form.cleaned_data["name"].strip()
        kept = next(each for each in queries.divisions(visit.by) if each.name == name)
        return READING.done(visit, reading, token, reverse("division", args=[visit.by.organisation, kept.pk]))
    return arrived(visit.request, unkept(_proposal(visit, form, found)))


def _proposal(visit: Visit[Member], form: Keep, found: Mapping[str, Any]) -> HttpResponse:
    told = checked(found)
    tell = MatchingTeller(told.outcome, wording(spoken()))
    page = {
        "form": form,
        "lead": list(tell.lead()),
        "pairs": list(tell.pairs()),
        "open": list(tell.open()),
        "unknown": found.get("unknown_skills", ()),
        "crumbs": way(visit, {}),
        "again": found["typed"].get("division"),
    }
    return render(visit.request, "employer/placements/proposal.html", page)


def _replaced(visit: Visit[Member]) -> dict[str, str]:
    """The division that the address names, as it is seen now; empty: a new one."""
    asked = visit.request.GET.get("voor", "")
    found = next((each for each in queries.divisions(visit.by) if str(each.pk) == asked), None)
    return _as_seen(found) if found else {}


def _as_seen(found: Any) -> dict[str, str]:
    return {"division": str(found.pk), "seen": found.version, "name": found.name}


def _skills(by: Member) -> list[Any]:
    kept = queries.skill_list(by)
    return list(kept.lines) if kept else []

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest change that is enough, and other ways to the same level: from what was kept, or with the rows again.

With the rows the planner also knows more hours, other contracts and what could go on. They pass by: what it says
of people is on one page, for half an hour. The search itself goes on beside the requests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import FindingsError, NotFoundError
from trede.kernel.findings import Finding
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.uploads import passing
from trede.office.uploads.places import Progress
from trede.office.uploads.rules.passed import read_brought
from trede.office.web.employer.keys import held, key, to_page, with_key, without_key
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.scenarios.brought import compared
from trede.office.web.employer.scenarios.plans import keep, shown, table
from trede.office.web.employer.scenarios.search import Search, choose_from
from trede.office.web.employer.scenarios.views import measured
from trede.office.web.employer.waiting import ADVICE, ADVICE_ALONE, arrived, unkept, wait
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import said, spoken, with_refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit
    from trede.reports.result import Result

PAGE = "advice-made"


class Goal(forms.Form):
    """The level to reach."""

    to = forms.ChoiceField(label=gettext_lazy("Naar welke trede?"))


def advice(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """What is the least that is enough, from what was kept; or a file is brought; a plan can be kept as a scenario."""
    case = queries.case(visit.by, dossier)
    now = measured(visit.by, case)
    if now is None:
        return redirect(address(case, "scenarios"))
    if "kept" in visit.request.POST:
        return keep(visit.request, visit.by, visit.on, case)
    if visit.request.POST.get("step") == "stop":
        return _stopped(visit, case)
    if visit.request.method == "POST":
        return _bring(visit, case, now)
    return _from_classes(visit, case, now)


def _from_classes(visit: Visit[Member], case: Case, now: Result) -> HttpResponse:
    """The advice that needs no rows, or how far the search is; it is begun when nobody did."""
    goal = _goal(visit.request, now)
    to, token = goal.initial["to"], held(visit.request)
    try:
        if not passing.advice_fits(by=visit.by, on=visit.on, dossier=case.id, to=to, token=token):
            passing.leave(by=visit.by, on=visit.on, token=token)
            token = passing.begin_advice_from_classes(by=visit.by, on=visit.on, dossier=case.id, to=to)
        found = passing.seen(by=visit.by, on=visit.on, token=token)
    except FindingsError as refused:
        messages.warning(visit.request, said(refused.findings[0]))
        return redirect(address(case, "scenarios"))
    if isinstance(found, Progress) and found.failed:
        return _stopped(visit, case)
    if isinstance(found, Progress):
        page = wait(visit.request, found, ADVICE_ALONE, _("Wij zoeken de kleinste stap"), _at(visit, case))
    else:
        search = Search(initial={"to": to}, auto_id="search_%s")
        search.fields["to"].widget = forms.HiddenInput()
        page = _page(visit, case, now, found, {"goal": goal, "search": search})
    return with_key(page, address(case, "advice"), token)


def _stopped(visit: Visit[Member], case: Case) -> HttpResponse:
    """Back to the scenarios: the search is over, and nothing changed."""
    passing.leave(by=visit.by, on=visit.on, token=held(visit.request))
    messages.warning(visit.request, _("Het zoeken is gestopt. Er is niets veranderd."))
    return away(visit.request, address(case, "scenarios"))


def _bring(visit: Visit[Member], case: Case, now: Result) -> HttpResponse:
    """Begin with a file that is read for this search and then dropped; or what is wrong in the form."""
    search = Search(visit.request.POST, visit.request.FILES, auto_id="search_%s")
    choose_from(search, _levels(now))
    if search.is_valid():
        file = search.cleaned_data["rows"]
        try:
            token = passing.begin_advice(
                by=visit.by,
                on=visit.on,
                dossier=case.id,
                name=file.name,
                data=file.read(),
                to=search.cleaned_data["to"],
                chosen=search.chosen(),
                typed=search.typed(),
            )
        except FindingsError as refused:
            with_refusal(search, "rows", refused)
        else:
            return to_page(PAGE, case, token)
    return unkept(
        render(visit.request, "employer/scenarios/advice.html", {**_at(visit, case), "search": search})
    )


def made(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The advice on a file that passes by, or how far the search is."""
    case = queries.case(visit.by, dossier)
    now = measured(visit.by, case)
    try:
        token = key(visit.request, reading)
        found = passing.seen(by=visit.by, on=visit.on, token=token)
    except NotFoundError:
        return _leave(
            visit.request, case, reading, _("Dit advies is er niet meer. Breng uw bestand opnieuw.")
        )
    if visit.request.POST.get("step") == "stop" or now is None:
        passing.leave(by=visit.by, on=visit.on, token=token)
        return _leave(visit.request, case, reading, _("Gestopt. Wij hebben uw bestand weggegooid."))
    if isinstance(found, Progress):
        if found.failed:
            passing.leave(by=visit.by, on=visit.on, token=token)
            return _leave(visit.request, case, reading, _("Het zoeken is mislukt. Breng uw bestand opnieuw."))
        more = {**_at(visit, case), "file": True}
        return wait(visit.request, found, ADVICE, _("Wij zoeken de kleinste stap"), more)
    search = Search(initial=found["typed"], auto_id="search_%s")
    choose_from(search, _levels(now))
    return _page(visit, case, now, found, {"search": search})


def _page(
    visit: Visit[Member], case: Case, now: Result, found: Mapping[str, Any], more: Mapping[str, object]
) -> HttpResponse:
    """What was found, or what is wrong with the file."""
    told: dict[str, object] = {}
    if "advice" in found:
        advice, may_keep = found["advice"], visit.by.may(Permission.SCENARIO_EDIT)
        told = {
            "words": advice["words"][spoken()],
            "plans": shown(advice, case, spoken(), keep=may_keep),
            "table": table(advice, now),
        }
    else:
        told = {"groups": grouped((Finding(**each) for each in found["findings"]), spoken())}
    if "brought" in found:
        told["brought"] = compared(read_brought(found["brought"]), now)
    page = {**_at(visit, case), **more, **told}
    return unkept(arrived(visit.request, render(visit.request, "employer/scenarios/advice.html", page)))


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    messages.warning(request, words)
    return without_key(away(request, address(case, "advice")), PAGE, case, name)


def _at(visit: Visit[Member], case: Case) -> dict[str, object]:
    return {
        **at(visit, case),
        "advice": address(case, "advice"),
    }


def _goal(request: HttpRequest, now: Result) -> Goal:
    """The level in the address, or else the next one up that is wanted."""
    levels = now.edition.levels
    following = now.score.next.level if now.score.next else levels[-1]
    asked = request.GET.get("to", following)
    goal = Goal(initial={"to": asked if asked in levels else following})
    choose_from(goal, _levels(now))
    return goal


def _levels(now: Result) -> list[tuple[str, str]]:
    return [(level, now.level_name(level)) for level in now.edition.levels]

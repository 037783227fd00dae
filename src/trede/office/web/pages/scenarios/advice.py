# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest change that is enough, and other ways to the same level: from what was kept, or with the rows again.

With the rows the planner also knows more hours, other contracts and what could go on. They pass by: what it says
of people is on this one page.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import FindingsError
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.dossier.passing import pass_by
from trede.office.dossier.rules.scenarios import WITHOUT_ROWS, smallest
from trede.office.web.access import READ_AND_WRITE, for_members
from trede.office.web.look.parts import Link
from trede.office.web.pages.findings import grouped
from trede.office.web.pages.menu import address, at
from trede.office.web.pages.scenarios.brought import compared
from trede.office.web.pages.scenarios.plans import keep, shown, table
from trede.office.web.pages.scenarios.search import Search, choose_from
from trede.office.web.pages.scenarios.views import measured
from trede.office.web.pages.words import spoken, with_refusal
from trede.planning.advice import advise
from trede.planning.solvers import installed
from trede.reports.advice import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.office.dossier.passing import PassedBy
    from trede.planning.advice import Advice
    from trede.planning.costs import Costs
    from trede.reports.result import Result
    from trede.scheme import Edition
    from trede.scoring import Measurement

SECONDS = 8
"""Somebody waits for this page. What was found by then is shown, with a sentence that says so."""


class Goal(forms.Form):
    """The level to reach."""

    to = forms.ChoiceField(label=gettext_lazy("Naar welke trede?"))


@for_members(Permission.DOSSIER_VIEW, READ_AND_WRITE)
def advice(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """What is the least that is enough; a plan can be kept as a scenario."""
    case = queries.dossier(by, dossier)
    now = measured(by, case)
    if now is None:
        return redirect(address(case, "scenarios"))
    if "kept" in request.POST:
        return keep(request, by, on, case)
    page = {
        **at(by, case, "scenarios", Link(_("Kleinste stap"), "")),
        "may_bring": by.may(Permission.MEASUREMENT_EDIT),
        **(_with_rows if request.method == "POST" else _from_classes)(request, by, on, case, now),
    }
    answer = render(request, "scenarios/advice.html", page)
    answer["Cache-Control"] = "no-store"  # people may be named on it
    return answer


def _from_classes(
    request: HttpRequest, by: Member, on: datetime, case: Dossier, now: Result
) -> dict[str, object]:
    """The advice that needs no rows."""
    goal = _goal(request, now)
    ground, target = queries.ground(by, case.pk), goal.initial["to"]
    found = smallest(ground, target, installed(), _within(SECONDS))
    search = Search(initial={"to": target}, auto_id="search_%s")
    search.fields["to"].widget = forms.HiddenInput()
    answer = _answer(found, WITHOUT_ROWS, by, case, now, ground.edition, ground.measurement)
    return {**answer, "goal": goal, "search": search}


def _with_rows(
    request: HttpRequest, by: Member, on: datetime, case: Dossier, now: Result
) -> dict[str, object]:
    """The advice on a file that is read for this page and then dropped; or what is wrong with it."""
    search = Search(request.POST, request.FILES, auto_id="search_%s")
    choose_from(search, _levels(now))
    if not search.is_valid():
        return {"search": search}
    file = search.cleaned_data["rows"]
    try:
        brought = pass_by(by=by, on=on, dossier=case.pk, name=file.name, data=file.read())
        return {**_looked_for(search, by, case, now, brought), "search": search}
    except FindingsError as refused:
        return {"search": with_refusal(search, "rows", refused)}


def _looked_for(
    search: Search, by: Member, case: Dossier, now: Result, brought: PassedBy
) -> dict[str, object]:
    declared = brought.declared
    if declared is None:
        search.add_error(
            "rows", _("Wij kunnen dit bestand niet lezen. Kijk hieronder wat er moet veranderen.")
        )
        return {"groups": grouped(brought.findings, spoken())}
    costs, target = search.costs(brought.edition, declared), search.cleaned_data["to"]
    found = advise(
        brought.edition,
        declared,
        target,
        costs,
        search.objective,
        solver=installed(),
        in_time=_within(SECONDS),
    )
    answer = _answer(found, costs, by, case, now, brought.edition, declared, keep=brought.same)
    return {**answer, "brought": compared(brought, now)}


def _answer(
    found: Advice,
    costs: Costs,
    by: Member,
    case: Dossier,
    now: Result,
    edition: Edition,
    declared: Measurement,
    *,
    keep: bool = True,
) -> dict[str, object]:
    words = told(found, declared, edition, costs, spoken())
    plans = shown(found, words, case, edition, declared, keep=keep and by.may(Permission.SCENARIO_EDIT))
    return {"words": words, "plans": plans, "table": table(found, now)}


def _within(seconds: int) -> Callable[[], bool]:
    """Whether so many seconds from now are not over yet."""
    end = monotonic() + seconds
    return lambda: monotonic() < end


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

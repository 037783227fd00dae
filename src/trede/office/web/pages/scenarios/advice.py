# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The smallest change that is enough, and other ways to the same level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import RefusedError
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.trying import WITHOUT_ROWS, smallest
from trede.office.web.access import READ_AND_WRITE, for_members
from trede.office.web.look.parts import Link
from trede.office.web.pages.menu import address, at
from trede.office.web.pages.scenarios.views import measured
from trede.office.web.pages.words import spoken
from trede.planning.changes import Scenario
from trede.planning.changes_file import changes_text
from trede.planning.solvers import installed
from trede.reports.advice import told

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.planning.advice import Advice
    from trede.planning.result import Plan
    from trede.reports.result import Result


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
    goal = _goal(request, now, case)
    found = smallest(now.edition, now.measurement, goal.initial["to"], installed())
    if request.method == "POST" and by.may(Permission.SCENARIO_EDIT):
        return _keep(request, by, on, case, found)
    words = told(found, now.measurement, now.edition, WITHOUT_ROWS, spoken())
    shown = {
        **at(by, case, "scenarios", Link(_("Kleinste stap"), "")),
        "form": goal,
        "words": words,
        "alternatives": list(enumerate(words.alternatives, start=1)),
        "target": goal.initial["to"],
        "may_keep": by.may(Permission.SCENARIO_EDIT),
    }
    return render(request, "scenarios/advice.html", shown)


def _goal(request: HttpRequest, now: Result, case: Dossier) -> Goal:
    """The level in the address, or else the next one up that is wanted."""
    levels = now.edition.levels
    following = now.score.next.level if now.score.next else levels[-1]
    asked = request.GET.get("to", following)
    goal = Goal(initial={"to": asked if asked in levels else following})
    field = goal.fields["to"]
    if isinstance(field, forms.ChoiceField):
        field.choices = [(level, now.level_name(level)) for level in levels]
    return goal


def _keep(request: HttpRequest, by: Member, on: datetime, case: Dossier, found: Advice) -> HttpResponse:
    """Keep one of the plans as a scenario: 0 is the best, the next numbers are the alternatives."""
    plans = [each for each in (found.best, *found.alternatives) if each]
    number = request.POST.get("plan", "")
    if not number.isdecimal() or int(number) >= len(plans):
        return redirect(request.get_full_path())
    plan, title = plans[int(number)], _title(found, int(number))
    taken = {each.title for each in queries.scenarios(by, case.pk)}
    fresh = next(each for each in (title, *(f"{title} ({n})" for n in range(2, 99))) if each not in taken)
    try:
        _keep_plan(by, on, case, plan, fresh)
    except RefusedError as refused:
        messages.error(request, refused.findings[0].en if spoken() == "en" else refused.findings[0].nl)
        return redirect(request.get_full_path())
    messages.success(request, _("Het plan staat nu bij uw scenario's."))
    return redirect(address(case, "scenarios"))


def _keep_plan(by: Member, on: datetime, case: Dossier, plan: Plan, title: str) -> None:
    text = changes_text(Scenario(title, plan.changes))
    actions.keep_scenario(by=by, on=on, dossier=case.pk, title=title, changes=text)


def _title(found: Advice, number: int) -> str:
    named = {"level": found.target.replace("-", " "), "number": number + 1}
    if number == 0:
        return _("Kleinste stap naar %(level)s") % named
    return _("Naar %(level)s, keuze %(number)s") % named

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trying out: a scenario with fields and sliders, all of them side by side, and the smallest change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.scenarios import tried, tried_text
from trede.office.journal.queries import happened
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.scenarios.forms import WhatIf
from trede.office.web.employer.scenarios.plans import signed
from trede.office.web.employer.scenarios.shown import (
    Line,
    Message,
    beside,
    drawn,
    outcome,
    steps_of,
    wrong_of,
)
from trede.office.web.kit.changing import changed, of_version, taken_away
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.undo import offer
from trede.office.web.kit.words import spoken
from trede.office.web.templatetags.look import form_mistakes
from trede.planning.changes_file import changes_text, read_changes
from trede.reports.conclusion import conclusion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Scenario as Kept
    from trede.office.dossier.rules.cases import Case
    from trede.office.dossier.rules.scenarios import Ground, Tried
    from trede.office.web.kit.pages import Visit
    from trede.reports.result import Result


def scenarios(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Where one stands now, and every scenario beside it."""
    case = queries.case(visit.by, dossier)
    now = measured(visit.by, case)
    if now is None:
        return render(visit.request, "employer/scenarios/nothing.html", {**at(visit, case)})
    kept = queries.scenarios(visit.by, dossier)
    ground = queries.ground(visit.by, dossier)
    tries = [tried_text(ground, each.title, each.changes, each.present) for each in kept]
    lines = [
        Line(each.pk, each.title, _steps(now, one, each), wrong_of(one))
        for each, one in zip(kept, tries, strict=True)
    ]
    told = {
        "lines": lines,
        "table": beside(now, tries, case.wanted_level),
        **drawn(now, tries, case.wanted_level),
        "conclusion": conclusion(now),
        "may_edit": visit.by.may(Permission.SCENARIO_EDIT),
    }
    return render(visit.request, "employer/scenarios/scenarios.html", {**at(visit, case), **told})


def _steps(now: Result, one: Tried, kept: Kept) -> list[str]:
    return steps_of(now, one.scenario, kept.present) if one.score else []


def new(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Make a scenario."""
    return _edit(visit, queries.case(visit.by, dossier), None)


def edit(visit: Visit[Member], *, dossier: UUID, scenario: UUID) -> HttpResponse:
    """Change a scenario; of one that a colleague took away meanwhile, what was typed becomes a new one."""
    case = queries.case(visit.by, dossier)
    if not (kept := _one(visit.by, dossier, scenario)) and not _was(visit.by, dossier, scenario):
        raise Http404
    if not kept and "keep" in visit.request.POST:
        words = _("Een collega haalde dit scenario intussen weg. Wat u bewaart, wordt een nieuw scenario.")
        messages.info(visit.request, words)
    if kept or visit.request.method == "POST":
        return _edit(visit, case, kept)
    messages.info(visit.request, _("Dit scenario was al weggehaald."))
    return redirect(address(case, "scenarios"))


def remove(visit: Visit[Member], *, dossier: UUID, scenario: UUID) -> HttpResponse:
    """Throw a scenario away; the next page can put it back."""
    kept = _one(visit.by, dossier, scenario)
    gone = taken_away(
        visit.request,
        lambda: actions.remove_scenario(by=visit.by, on=visit.on, dossier=dossier, scenario=scenario),
        _("Het scenario is weg."),
        was=lambda: _was(visit.by, dossier, scenario),
        already=_("Dit scenario was al weggehaald."),
    )
    if gone and kept:
        case = queries.case(visit.by, dossier)
        was = {"title": kept.title, "changes": kept.changes, "present": kept.present}
        offer(visit.request, address(case, "advice"), kept=signed(case, was))
    return redirect("scenarios", visit.by.organisation, dossier)


def measured(by: Member, case: Case) -> Result | None:
    """The result that counts now; None before the first measurement."""
    try:
        return queries.report(by, case.id, language=spoken())
    except NotFoundError:
        return None


def _edit(visit: Visit[Member], case: Case, kept: Kept | None) -> HttpResponse:
    now = measured(visit.by, case)
    if now is None:
        return redirect(address(case, "scenarios"))
    form = _form(visit.request.POST, now, kept)
    # htmx sends the button along that was pressed a moment ago
    only_tries = "HX-Request" in visit.request.headers
    asked = "keep" in visit.request.POST and not only_tries
    if asked and form.is_valid() and _kept(form, visit.by, visit.on, case, now, kept):
        messages.success(visit.request, _("Het scenario is bewaard."))
        return redirect(address(case, "scenarios"))
    if form.errors and only_tries:
        told = _mistakes(form)
    else:
        told = _tried(form, now, queries.ground(visit.by, case.id), case, kept.present if kept else {})
    title = kept.title if kept else _("Nieuw scenario")
    page = at(visit, case, scenario=title)
    return render(
        visit.request, "employer/scenarios/scenario.html", {**page, **told, "form": form, "page_title": title}
    )


def _mistakes(form: WhatIf) -> dict[str, object]:
    """What is wrong, said where the outcome would be: with htmx nothing else of the page is renewed."""
    return {"told": [Message(Tone.WARNING, text) for _field, text in form_mistakes(form)]}


def _form(data: QueryDict | None, now: Result, kept: Kept | None) -> WhatIf:
    before = read_changes(kept.changes, kept.title)[0] if kept else None
    return of_version(WhatIf(data or None, shown=now, scenario=before), kept.version if kept else "")


def _kept(form: WhatIf, by: Member, on: datetime, case: Case, now: Result, kept: Kept | None) -> bool:
    """Keep it under its name; what is refused stands at its field. Whether it was kept."""
    scenario = form.scenario()

    def keep() -> None:
        actions.keep_scenario(
            by=by,
            on=on,
            dossier=case.id,
            title=scenario.name,
            changes=changes_text(scenario),
            scenario=kept.pk if kept else None,
            seen=form.cleaned_data["seen"],
        )

    return changed(form, keep, lambda: _form(None, now, kept and _one(by, case.id, kept.pk)))


def _one(by: Member, dossier: UUID, scenario: UUID) -> Kept | None:
    return next((each for each in queries.scenarios(by, dossier) if each.pk == scenario), None)


def _was(by: Member, dossier: UUID, scenario: UUID) -> bool:
    """Whether it stood in this dossier and was taken away."""
    return happened(by.organisation, f"dossier:{dossier}", "scenario.removed", scenario=str(scenario))


def _tried(
    form: WhatIf, now: Result, ground: Ground, case: Case, present: Mapping[str, Any]
) -> dict[str, object]:
    """The outcome of what stands in the fields; nothing while a field is wrong."""
    trial = form.trial()
    if trial is None:
        return {}
    one = tried(ground, trial, present)
    if one.score is None:
        return {"told": [Message(Tone.WARNING, message) for message in wrong_of(one)]}
    return {
        "table": beside(now, [one], case.wanted_level),
        "present": steps_of(now, replace(one.scenario, changes=()), present),
        "told": [outcome(now, one.score)],
    }

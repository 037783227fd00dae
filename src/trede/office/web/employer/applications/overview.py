# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is missing before the application, and changing what one applies for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.kernel.findings import errors
from trede.office.accounts.queries import colleagues, is_alone, names_in
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.dossier import actions, queries
from trede.office.web.employer.applications.forms import Plan
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.questions.shown import shown_aspect
from trede.office.web.kit.changing import changed, of_version
from trede.office.web.kit.days import end_of_year
from trede.office.web.kit.handbooks import handbooks
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.names import level_names
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from django.http import HttpResponse, QueryDict

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit

DAY_AND_LEVEL = ("wanted_level", "intended_on")


@dataclass(frozen=True, slots=True)
class Task:
    """Something that an application asks: where to do it, how it stands, and what to repair."""

    label: str
    url: str
    status: str
    tone: Tone
    notes: Sequence[str] = ()


def overview(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Everything that the application asks, and what of it is missing."""
    case = queries.case(visit.by, dossier)
    missing = queries.what_is_missing(visit.by, dossier, on=visit.on)
    definitive = case.frozen
    measured = not any(each.code == "dossier.no-measurement" for each in missing)
    told = {
        "tasks": list(_tasks(visit.by, case, missing)),
        "warnings": [said(each) for each in missing if not each.blocks and each.place == "requests"],
        "level": level_names(case.intended_on)[case.wanted_level],
        "year": (first := case.year_from),
        "until": end_of_year(first),
        "ready": not errors(missing),
        "definitive": definitive,
        "applications": queries.applications(visit.by, dossier),
        "may_change": visit.by.may(Permission.MEASUREMENT_EDIT) and not definitive,
        "may_remove": visit.by.may(Permission.MEASUREMENT_EDIT),
        "may_test": visit.by.may(Permission.APPLICATION_TEST) and not definitive and measured,
        "may_sign": visit.by.may(Permission.APPLICATION_SIGN),
        "person": visit.by.person,
        "signing": None if definitive else _who_signs(visit),
    }
    return render(visit.request, "employer/applications/overview.html", {**at(visit, case), **told})


@dataclass(frozen=True, slots=True)
class Signing:
    """For who may not sign: who may, or whether they are the only one here; ``manages`` when they give roles."""

    names: str
    alone: bool
    manages: bool


def _who_signs(visit: Visit[Member]) -> Signing | None:
    """None for who may sign."""
    if visit.by.may(Permission.APPLICATION_SIGN):
        return None
    able = [
        each.name
        for each in colleagues(visit.by, on=visit.on)
        if any(Permission.APPLICATION_SIGN in ROLES[role].permissions for role in each.roles)
    ]
    alone = is_alone(visit.by, on=visit.on)
    return Signing(", ".join(able), alone, visit.by.may(Permission.PEOPLE_MANAGE))


def _tasks(by: Member, case: Case, missing: Sequence[Finding]) -> Iterator[Task]:
    measurement = [each for each in missing if each.place == "measurement"]
    may_edit = by.may(Permission.MEASUREMENT_EDIT)
    to_bring = may_edit and not _there(measurement)
    yield _task(_("Meting"), address(case, "employees" if to_bring else "result"), measurement)
    change = address(case, "dossier-change") if may_edit else ""
    yield _task(_("Trede en datum"), change, [each for each in missing if each.place in DAY_AND_LEVEL])
    names = names_in(by)
    for section in queries.sections(by, case.id):
        line = shown_aspect(section, names, spoken())
        yield Task(line.name, address(case, "aspect", line.id), line.status, line.tone, [line.asked])


def _there(measurement: Sequence[Finding]) -> bool:
    return not any(each.code == "dossier.no-measurement" for each in measurement)


def _task(label: str, url: str, found: Sequence[Finding]) -> Task:
    notes = [said(each) for each in found]
    if errors(found):
        return Task(label, url, _("Nog niet goed"), Tone.NEGATIVE, notes)
    return Task(
        label, url, _("Let op") if found else _("Klaar"), Tone.WARNING if found else Tone.POSITIVE, notes
    )


def change(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Another title, level, day or year."""
    case = queries.case(visit.by, dossier)
    form = _plan(visit.request.POST or None, case)
    if form.is_valid() and changed(
        form,
        lambda: actions.change_dossier(by=visit.by, on=visit.on, dossier=dossier, **form.cleaned_data),
        lambda: _plan(None, queries.case(visit.by, dossier)),
    ):
        messages.success(visit.request, _("Uw keuze is bewaard."))
        return redirect(address(case, "overview"))
    shown = {**at(visit, case), "form": form}
    shown |= handbooks(case.intended_on)
    return render(visit.request, "employer/applications/change.html", shown)


def _plan(data: QueryDict | None, case: Case) -> Plan:
    now: dict[str, object] = {name: getattr(case, name) for name in ("title", "wanted_level", "intended_on")}
    now["year_from"] = case.year_from
    return of_version(Plan(data, initial=now, levels=level_names(case.intended_on).items()), case.version)

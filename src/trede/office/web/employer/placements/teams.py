# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A team for who leads it: the week on the wall, who is there, who takes over in one click, what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts.actions import give_role
from trede.office.accounts.queries import colleagues, organisation
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import TeamLead
from trede.office.placements import actions, queries
from trede.office.placements.rules.divided import broken
from trede.office.web.kit.answering import Answer
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.told import told_of_worker
from trede.office.web.kit.weeks import shown_weeks

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Coworker
    from trede.office.placements.rules.divided import Divided
    from trede.office.web.kit.pages import Visit


def teams(visit: Visit[Member]) -> HttpResponse:
    """Those that one may see; who leads one team is there at once."""
    found = queries.teams(visit.by)
    if len(found) == 1 and not visit.by.may(Permission.WORK_EDIT):
        return redirect("team", visit.by.organisation, found[0].pk)
    page = {"by": visit.by, "teams": found, "crumbs": way(visit, {})}
    return render(visit.request, "employer/placements/teams.html", page)


def team(visit: Visit[Member], *, team: UUID) -> HttpResponse:
    """Who is there today, with who takes over beside everybody."""
    found, parts = queries.team(visit.by, team), []
    for division, people in queries.of_team(visit.by, team).items():
        divided = queries.divided(division)
        codes = {each.code for each in people}
        parts.append(
            {
                "division": division,
                "people": [_person(each, divided) for each in people],
                "nobody": _without_people(divided, codes),
                "unfit": [code for code in broken(divided) if _touches(divided, code, codes)],
                "voices": queries.open_voices(people),
            }
        )
    page = {
        "by": visit.by,
        "found": found,
        "parts": parts,
        "may_plan": visit.by.may(Permission.TEAM_PLAN, team),
        "may_appoint": visit.by.may(Permission.PEOPLE_MANAGE),
        "crumbs": way(visit, {"team": found.name}),
    }
    return render(visit.request, "employer/placements/team.html", page)


class Lead(forms.Form):
    """A colleague who will lead the team."""

    person = forms.ChoiceField(label=gettext_lazy("Wie leidt dit team?"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


def lead(visit: Visit[Member], *, team: UUID) -> HttpResponse:
    """Let a colleague lead the team: they see this team, and no other by it."""
    found = queries.team(visit.by, team)
    people = [(str(each.person), each.name) for each in colleagues(visit.by, on=visit.on)]
    return one_form(
        visit,
        Lead(visit.request.POST or None, choices=people),
        lambda person: give_role(by=visit.by, on=visit.on, person=UUID(person), role=TeamLead.key, team=team),
        title=_("Teamleider van %(team)s") % {"team": found.name},
        lead=_(
            "Wie een team leidt, ziet daarmee alleen dit team. Wat iemand door een andere rol ziet, blijft zo."
        ),
        words=_("Maak teamleider"),
        back=reverse("team", args=[visit.by.organisation, team]),
        done=_("De teamleider ziet het team voortaan."),
        crumbs=way(visit, {"team": found.name}),
    )


def weeks(visit: Visit[Member], *, team: UUID) -> HttpResponse:
    """The week of the team on one sheet, and of everybody on one of their own, to hang on the wall."""
    found = queries.team(visit.by, team)
    shown = []
    for division, people in queries.of_team(visit.by, team).items():
        shown += [
            (division, each) for each in shown_weeks(queries.divided(division), {one.code for one in people})
        ]
    page = {
        "by": visit.by,
        "found": found,
        "employer": organisation(visit.by).name,
        "weeks": [week for _division, week in shown],
        "begins": max((division.starts_on for division, _week in shown), default=None),
        "drawings": visit.request.GET.get("tekeningen") != "nee",
        "crumbs": way(visit, {"team": found.name}),
    }
    return render(visit.request, "employer/placements/team_weeks.html", page)


def away(visit: Visit[Member], *, team: UUID, worker: UUID) -> HttpResponse:
    """Somebody is not there today: one click, and the others take over."""
    found = _of_team(visit, team, worker)
    try:
        moved = actions.report_away(by=visit.by, on=visit.on, worker=worker)
    except RefusedError:
        messages.info(visit.request, _("%(who)s was al afgemeld.") % {"who": found.code})
    else:
        left = _open_after(found)
        words = ngettext(
            "%(who)s is afgemeld. %(count)s pakket is overgenomen.",
            "%(who)s is afgemeld. %(count)s pakketten zijn overgenomen.",
            moved - left,
        ) % {"who": found.code, "count": moved - left}
        messages.success(visit.request, words)
        if left:
            told = ngettext(
                "Voor %(count)s pakket is er nu niemand. Overleg met het team.",
                "Voor %(count)s pakketten is er nu niemand. Overleg met het team.",
                left,
            )
            messages.warning(visit.request, told % {"count": left})
    return redirect("team", visit.by.organisation, team)


def back(visit: Visit[Member], *, team: UUID, worker: UUID) -> HttpResponse:
    """Somebody is back: everybody has their own work again."""
    found = _of_team(visit, team, worker)
    try:
        actions.report_back(by=visit.by, on=visit.on, worker=worker)
    except RefusedError:
        messages.info(visit.request, _("%(who)s was er al weer.") % {"who": found.code})
    else:
        messages.success(
            visit.request, _("%(who)s is er weer en heeft het eigen werk terug.") % {"who": found.code}
        )
    return redirect("team", visit.by.organisation, team)


def worker(visit: Visit[Member], *, team: UUID, worker: UUID) -> HttpResponse:
    """One worker of the team."""
    found = _of_team(visit, team, worker)
    page = {
        **told_of_worker(found),
        "by": visit.by,
        "team": found.team,
        "crumbs": way(visit, {"team": found.team.name if found.team else "", "team-worker": found.code}),
    }
    return render(visit.request, "employer/placements/worker.html", page)


def answer(visit: Visit[Member], *, team: UUID, voice: UUID) -> HttpResponse:
    """Answer what somebody of the team said."""
    found = queries.voice(visit.by, voice)
    mine = _of_team(visit, team, found.worker_id)
    return one_form(
        visit,
        of_version(Answer(visit.request.POST or None), found.version),
        lambda **filled: actions.answer_voice(by=visit.by, on=visit.on, voice=voice, **filled),
        title=_("Antwoord aan %(who)s") % {"who": mine.code},
        lead=found.text or _("Zegt nee tegen pakket %(package)s.") % {"package": found.package},
        words=_("Versturen"),
        back=reverse("team", args=[visit.by.organisation, team]),
        done=_("Uw antwoord staat op de pagina van de medewerker."),
        crumbs=way(visit, {"team": mine.team.name if mine.team else ""}),
    )


def _of_team(visit: Visit[Member], team: UUID, worker: UUID) -> Coworker:
    """Raises NotFoundError for somebody of another team."""
    found = queries.worker(visit.by, worker)
    if found.team_id != team:
        raise NotFoundError("There is no such worker in this team.")
    return found


def _person(each: Coworker, divided: Divided) -> dict[str, Any]:
    """With who would take over each package now."""
    process = {task.code: task.process for task in divided.case.tasks}
    work = [
        (code, pair, process[divided.bundles[code][0]])
        for code, pair in divided.pairs.items()
        if pair.doer == each.code
    ]
    along = [pair.doer for pair in divided.pairs.values() if pair.second == each.code and pair.doer]
    covers = [code for code, pair in divided.pairs.items() if pair.doer == each.code != pair.usual_doer]
    return {
        "row": each,
        "work": work,
        "along": sorted(set(along)),
        "covers": covers,
        "stand_ins": sorted({pair.stand_in for _, pair, _ in work if pair.stand_in}),
        "uncovered": [code for code, pair, _ in work if not pair.stand_in],
        "taken_over": [
            (code, pair.doer)
            for code, pair in divided.pairs.items()
            if each.away_since and pair.usual_doer == each.code
        ],
    }


def _touches(divided: Divided, package: str, codes: set[str]) -> bool:
    pair = divided.pairs[package]
    return bool({pair.doer, pair.second, pair.usual_doer, pair.usual_second} & codes)


def _without_people(divided: Divided, codes: set[str]) -> list[str]:
    """Packages of this team that nobody does now."""
    return [
        code for code, pair in divided.pairs.items() if not pair.is_there and _touches(divided, code, codes)
    ]


def _open_after(found: Coworker) -> int:
    pairs = queries.divided(found.division).pairs.values()
    return sum(not pair.is_there and found.code in (pair.usual_doer, pair.usual_second) for pair in pairs)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The training matrix, talks and adaptations: what is there, what runs out, what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.growth import actions, queries
from trede.office.growth.rules import rows
from trede.office.growth.rules.rehearsing import MOST, rehearsed
from trede.office.journal.queries import happened
from trede.office.web.employer.growth.calendar import as_file
from trede.office.web.employer.growth.row_forms import (
    AddTraining,
    AimTraining,
    AskAdaptation,
    FollowAdaptation,
    HoldTalk,
    PlanTalk,
)
from trede.office.web.kit.changing import of_version, taken_away
from trede.office.web.kit.growth_words import ASKERS, GROUPS, NEEDS, SOLUTIONS, TALKS
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import spoken
from trede.reports.parts_chart import Bar, parts_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import Adaptation, DueTalk, Training
    from trede.office.growth.rules.rows import Coverage, Followed
    from trede.office.web.kit.pages import Visit

PLACES = {
    "training": "trainings",
    "talk": "talks",
    "adaptation": "adaptations",
    "start": "starts",
    "aim": "trainings",
    "guide": "guidance",
    "guided": "guidance",
}


def trainings(visit: Visit[Member]) -> HttpResponse:
    """Coverage by group and work, what runs out when, and every row."""
    found, today = queries.trainings(visit.by), dutch_day(visit.on)
    aims = queries.aims(visit.by)
    wanted = {(each.group, each.work, each.what): each.people for each in aims}
    covered = rows.coverage((each.followed for each in found), today, wanted)
    ends = [(each, _validity(each.valid_until, today)) for _key, each in _ends(found)]
    told = {
        "covered": [(GROUPS[each.group], each) for each in covered],
        "aims": [(GROUPS[each.group], each) for each in aims],
        "picture": _coverage(covered),
        "soon": [(each, state) for each, state in ends if state[1] is not Tone.POSITIVE],
        "later": [(each, state) for each, state in ends if state[1] is Tone.POSITIVE],
        "rows": [(GROUPS[each.group], each, _validity(each.valid_until, today)) for each in found],
    }
    return page(visit, "trainings", told)


def _coverage(covered: Sequence[Coverage]) -> str:
    bars = [
        Bar(
            f"{GROUPS[each.group]}: {each.what}" + (f" ({each.work})" if each.work else ""),
            min(each.valid, each.whole),
            each.whole,
            _("%(part)s van %(whole)s") % {"part": each.valid, "whole": each.whole},
        )
        for each in covered
    ]
    return parts_chart(
        bars, title=_("Hoeveel mensen een geldige training hebben"), id_="dekking", language=spoken()
    )


def trainings_calendar(visit: Visit[Member]) -> HttpResponse:
    """The days on which trainings run out, for a calendar."""
    ends = [
        (key, each.valid_until, _("%(what)s van %(who)s loopt af") % {"what": each.what, "who": each.who})
        for key, each in _ends(queries.trainings(visit.by))
        if each.valid_until is not None
    ]
    return as_file(ends, visit.on, "trainingen.ics")


def _ends(found: Sequence[Training]) -> list[tuple[UUID, Followed]]:
    return rows.ends((each.pk, each.followed) for each in found)


def talks(visit: Visit[Member]) -> HttpResponse:
    """What is due and held, and what the 80 % rule says of it."""
    found, today = queries.talks(visit.by), dutch_day(visit.on)
    counted = queries.counted_talks(visit.by)
    now, ahead = rows.talks(counted, today)
    shown = [(TALKS[each.kind], each, *_talk_state(each, today)) for each in found]
    people = {who for who, *_ in counted}
    told = {
        "rows": shown,
        "now": now,
        "ahead": ahead,
        "drawn": rehearsed(people, ahead, _number(visit)) if people else None,
        "without": queries.without_talks(visit.by, today),
        "to_hold": [each for each in shown if each[1].held_on is None],
        "held": [each for each in shown if each[1].held_on is not None],
    }
    return page(visit, "talks", told)


def talks_calendar(visit: Visit[Member]) -> HttpResponse:
    """The talks that are still to be held, for a calendar."""
    to_come = [
        (each.pk, each.due, _("%(kind)s met %(who)s") % {"kind": TALKS[each.kind], "who": each.who})
        for each in queries.talks(visit.by)
        if each.held_on is None
    ]
    return as_file(to_come, visit.on, "gesprekken.ics")


def _number(visit: Visit[Member]) -> int:
    """Which rehearsal the address asks for; the first without one."""
    asked = visit.request.GET.get("steekproef", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and 0 < int(asked[:9]) <= MOST else 1


def adaptations(visit: Visit[Member]) -> HttpResponse:
    """What was asked, made and checked, and how many days it took."""
    today = dutch_day(visit.on)
    found = queries.adaptations(visit.by)
    shown: list[dict[str, Any]] = [
        {
            "row": each,
            "need": NEEDS[each.need],
            "solution": SOLUTIONS[each.solution],
            "asker": ASKERS[each.asked_by],
            "days": rows.days_between(each.asked_on, each.made_on, today),
            "state": _adaptation_state(each),
        }
        for each in found
    ]
    told = {
        "rows": shown,
        "to_do": [each for each in shown if each["row"].checked_on is None],
        "done": [each for each in shown if each["row"].checked_on is not None],
    }
    return page(visit, "adaptations", told)


def add_training(visit: Visit[Member]) -> HttpResponse:
    """Note a training."""
    return added(visit, AddTraining, actions.add_training, "trainings", _("Training toevoegen"))


def set_training_aim(visit: Visit[Member]) -> HttpResponse:
    """Say how many people should have a training."""
    return added(
        visit,
        AimTraining,
        actions.set_training_aim,
        "trainings",
        _("Zeggen hoeveel mensen een training nodig hebben"),
    )


def plan_talk(visit: Visit[Member]) -> HttpResponse:
    """Plan a talk."""
    return added(visit, PlanTalk, actions.plan_talk, "talks", _("Gesprek plannen"))


def ask_adaptation(visit: Visit[Member]) -> HttpResponse:
    """Note what was asked."""
    return added(visit, AskAdaptation, actions.ask_adaptation, "adaptations", _("Aanpassing toevoegen"))


def hold_talk(visit: Visit[Member], *, talk: UUID) -> HttpResponse:
    """On which day it was held."""
    found = queries.talk(visit.by, talk)
    form = HoldTalk(visit.request.POST or None, initial={"held_on": dutch_day(visit.on)})
    return one_form(
        visit,
        form,
        lambda **told: actions.hold_talk(by=visit.by, on=visit.on, talk=talk, **told),
        title=_("Gesprek gehouden"),
        lead=f"{found.who}: {TALKS[found.kind]}",
        words=_("Vastleggen"),
        back=place(visit, "talks"),
        done=_("Het gesprek staat erin."),
        crumbs=way(visit, {}),
    )


def follow_adaptation(visit: Visit[Member], *, adaptation: UUID) -> HttpResponse:
    """When it was there, and checked with the worker."""
    found = queries.adaptation(visit.by, adaptation)
    initial = {"made_on": found.made_on, "checked_on": found.checked_on}
    form = FollowAdaptation(visit.request.POST or None, initial=initial)
    return one_form(
        visit,
        of_version(form, found.version),
        lambda **told: actions.follow_adaptation(by=visit.by, on=visit.on, adaptation=adaptation, **told),
        title=_("Aanpassing bijwerken"),
        lead=f"{found.who}: {NEEDS[found.need]}",
        words=_("Bewaren"),
        back=place(visit, "adaptations"),
        done=_("De aanpassing is bijgewerkt."),
        crumbs=way(visit, {}),
    )


def remove(visit: Visit[Member], *, sort: str, noted: UUID) -> HttpResponse:
    """Throw a row away."""
    organisation = visit.by.organisation
    taken_away(
        visit.request,
        lambda: actions.remove_row(by=visit.by, on=visit.on, kind=sort, row=noted),
        _("De regel is weg."),
        was=lambda: happened(
            organisation, f"growth:{organisation}", f"growth.{sort}-removed", row=str(noted)
        ),
        already=_("Deze regel was al weg."),
    )
    return redirect(place(visit, PLACES[sort]))


def page(visit: Visit[Member], name: str, told: dict[str, Any]) -> HttpResponse:
    """A list of this part; what was agreed comes first."""
    is_on = queries.arrangement(visit.by) is not None
    shown = {**told, "is_on": is_on, "by": visit.by, "crumbs": way(visit, {})}
    return render(visit.request, f"employer/growth/{name}.html", shown)


def added(
    visit: Visit[Member], form: type[Form], act: Callable[..., object], back: str, title: str
) -> HttpResponse:
    """Add a row with a form, once this part is on."""
    if queries.arrangement(visit.by) is None:
        return redirect(place(visit, "work"))
    return one_form(
        visit,
        form(visit.request.POST or None),
        lambda **told: act(by=visit.by, on=visit.on, **told),
        title=title,
        words=_("Toevoegen"),
        back=place(visit, back),
        done=_("De regel is toegevoegd."),
        crumbs=way(visit, {}),
    )


def _validity(until: date | None, today: date) -> tuple[str, Tone]:
    if until is None or (until - today).days > rows.RUNS_OUT_DAYS:
        return _("Geldig"), Tone.POSITIVE
    return (_("Verlopen"), Tone.NEGATIVE) if until < today else (_("Loopt af"), Tone.WARNING)


def _talk_state(each: DueTalk, today: date) -> tuple[str, Tone]:
    if each.held_on is not None:
        return _("Gehouden"), Tone.POSITIVE
    return (_("Te laat"), Tone.WARNING) if each.due < today else (_("Gepland"), Tone.INFO)


def _adaptation_state(each: Adaptation) -> tuple[str, Tone]:
    if each.checked_on is not None:
        return _("Nagevraagd"), Tone.POSITIVE
    return (_("Nog navragen"), Tone.INFO) if each.made_on is not None else (_("Nog maken"), Tone.WARNING)


def place(visit: Visit[Member], name: str) -> str:
    """The address of a page of this part."""
    return reverse(name, args=[visit.by.organisation])

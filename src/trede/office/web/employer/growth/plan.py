# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan of action of a dossier: where it leads, its steps, what changed since the last review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.kernel.days import dutch_day
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries as dossiers
from trede.office.growth import actions, queries
from trede.office.growth.rules import planning
from trede.office.web.employer.growth.forms import TOPICS, ReviewForm
from trede.office.web.employer.growth.outlook import ahead, now_of, suggested
from trede.office.web.employer.menu import address, at
from trede.office.web.kit.look.parts import Tone
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.words import spoken
from trede.reports.progress import Lines, progress
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Outcome
    from trede.office.dossier.rules.cases import Case
    from trede.office.growth.models import Step
    from trede.office.growth.queries import Plan
    from trede.office.growth.rules.planning import Changed, Month
    from trede.office.web.kit.pages import Visit
    from trede.reports.result import Result

ORIGINS: dict[str, StrOrPromise] = {
    "scenario": gettext_lazy("Uit uw scenario's"),
    "forecast": gettext_lazy("Uit de vooruitblik"),
    "finding": gettext_lazy("Uit het onderzoek"),
    "missing": gettext_lazy("Wat nog ontbreekt voor het onderzoek"),
    "aspect": gettext_lazy("Wat andere organisaties doen"),
}
LIKE: dict[str, StrOrPromise] = {
    "contact-centre": gettext_lazy("zoals in een contactcentrum"),
    "testing": gettext_lazy("zoals bij softwaretesters"),
}


def plan(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Where the plan leads, and its steps."""
    case = dossiers.case(visit.by, dossier)
    is_on, found = queries.arrangement(visit.by) is not None, now_of(visit.by, case)
    told: dict[str, object] = {**at(visit, case), "by": visit.by, "is_on": is_on}
    told["may_edit"] = is_on and found is not None and visit.by.may(Permission.WORK_EDIT)
    if is_on and found is not None:
        told |= _shown(queries.plan(visit.by, dossier), case, *found, dutch_day(visit.on))
    return render(visit.request, "employer/growth/plan.html", told)


def suggestions(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """What may be taken over; what stands in the plan already is not shown."""
    case = dossiers.case(visit.by, dossier)
    is_on = queries.arrangement(visit.by) is not None
    there = {each.what for each in queries.plan(visit.by, dossier).steps}
    found = (
        [each for each in suggested(visit.by, case, dutch_day(visit.on)) if each.what not in there]
        if is_on
        else []
    )
    groups = [
        (
            words,
            [
                (each, TOPICS[each.topic], _points(each.effect_hundredths), LIKE.get(each.like, ""))
                for each in found
                if each.origin == origin
            ],
        )
        for origin, words in ORIGINS.items()
    ]
    told = {
        **at(visit, case),
        "is_on": is_on,
        "may_edit": is_on and case.measured and visit.by.may(Permission.WORK_EDIT),
        "groups": groups,
        "opened": next((words for words, each in groups if each), None),
    }
    return render(visit.request, "employer/growth/suggestions.html", told)


def review(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Keep how the plan stands today."""
    case = dossiers.case(visit.by, dossier)
    if queries.arrangement(visit.by) is None:
        return redirect(address(case, "action-plan"))

    def do(**filled: Any) -> None:
        actions.hold_review(by=visit.by, on=visit.on, dossier=dossier, **filled)

    told = {**at(visit, case), "changed": _changed(queries.plan(visit.by, dossier))}
    return one_form(
        visit,
        ReviewForm(visit.request.POST or None),
        do,
        title=_("Plan doornemen"),
        lead=_("Neem elk kwartaal het plan door. Wij bewaren hoe de stappen er vandaag voor staan."),
        words=_("Vastleggen"),
        back=address(case, "action-plan"),
        done=_("Het plan is doorgenomen."),
        told=told,
        template="employer/growth/review.html",
    )


def _shown(found: Plan, case: Case, now: Result, outcome: Outcome, today: date) -> dict[str, object]:
    steps = [each.step for each in found.steps]
    goal, points = ahead(case, now, outcome)
    months = planning.months(points, steps, measured_until=outcome.last_day, today=today)
    sentence = _sentence(months, now.level_in_sentence(goal), case.intended_on)
    held = found.reviews[0].held_on if found.reviews else None
    began = min((dutch_day(each.added_at) for each in found.steps), default=None)
    following = planning.next_review(held, began)
    return {
        "sentence": sentence,
        "picture": _picture(months, now.level_in_sentence(goal), sentence),
        "months": _table(months),
        "norm_name": now.level_in_sentence(goal),
        "steps": steps,
        "to_do": [_line(each, today) for each in found.steps if each.done_on is None],
        "done": [_line(each, today) for each in found.steps if each.done_on is not None],
        "reviews": list(zip(found.reviews, _between(found), strict=True)),
        "next_review": following,
        "review_due": following is not None and following <= today,
        "changed": _changed(found),
    }


def _sentence(months: Sequence[Month], level: str, intended_on: date) -> str:
    """Whether and when the level is reached, in time for the application, and whether it is kept."""
    if planning.reached(months) is None:
        return _missed(months[-1], level)
    return " ".join(_reached(months, level, intended_on))


def _reached(months: Sequence[Month], level: str, intended_on: date) -> Iterator[str]:
    day, by = wording(spoken()).numerals.day, planning.reached(months) or months[-1]
    named = {"level": level, "day": day(by.last.toordinal())}
    yield _("Met dit plan haalt u %(level)s in het jaar tot en met %(day)s.") % named
    if planning.on_day(months, intended_on).planned < by.norm and by.last > intended_on:
        told = {"day": day(intended_on.toordinal())}
        yield _("Op de dag van uw aanvraag, %(day)s, is dat nog niet zo.") % told
    if (after := planning.fallen(months)) is not None:
        yield _("In het jaar tot en met %(day)s zakt u daar weer onder.") % {
            "day": day(after.last.toordinal())
        }


def _missed(last: Month, level: str) -> str:
    numerals = wording(spoken()).numerals
    named = {
        "level": level,
        "day": numerals.day(last.last.toordinal()),
        "share": numerals.percent_below(last.planned, [last.norm]),
        "norm": numerals.norm(last.norm),
        "gap": numerals.number_up((last.norm - last.planned) * 100),
    }
    return (
        _(
            "Met dit plan komt u in het jaar tot en met %(day)s op %(share)s. De norm voor %(level)s is %(norm)s. "
            "Er is nog %(gap)s %% nodig."
        )
        % named
    )


def _picture(months: Sequence[Month], level: str, sentence: str) -> str:
    lines = Lines(
        [each.last.toordinal() for each in months],
        [each.today for each in months],
        [each.planned for each in months],
        [each.norm for each in months],
    )
    return progress(lines, wording(spoken()), level=level, sentence=sentence)


def _table(months: Sequence[Month]) -> list[tuple[str, str, str, str]]:
    numerals = wording(spoken()).numerals
    return [
        (
            numerals.day(each.last.toordinal()),
            numerals.percent_below(each.today, [each.norm]),
            numerals.percent_below(each.planned, [each.norm]),
            numerals.norm(each.norm),
        )
        for each in months
    ]


def _line(each: Step, today: date) -> dict[str, object]:
    if each.done_on is not None:
        state, tone = _("Klaar"), Tone.POSITIVE
    elif planning.late(each.step, today):
        state, tone = _("Te laat"), Tone.WARNING
    else:
        state, tone = _("Gepland"), Tone.INFO
    return {
        "row": each,
        "topic": TOPICS[each.topic],
        "effect": _points(each.effect_hundredths),
        "state": state,
        "tone": tone,
    }


def _points(hundredths: int) -> str:
    """As people read it; empty for no effect."""
    if not hundredths:
        return ""
    return _("+ %(points)s %%") % {"points": wording(spoken()).numerals.scaled(hundredths, 2)}


def _between(found: Plan) -> list[list[tuple[str, Sequence[str]]]]:
    """For each review what was other than at the one before it; nothing for the first one."""
    pairs = zip(found.reviews, found.reviews[1:], strict=False)
    told = [_words(planning.changed_between(before.steps, review.steps)) for review, before in pairs]
    return [*told, []] if found.reviews else []


def _changed(found: Plan) -> list[tuple[str, Sequence[str]]]:
    """Since the last review, or nothing when there was none."""
    if not found.reviews:
        return []
    return _words(planning.changed(found.reviews[0].steps, [each.step for each in found.steps]))


def _words(changed: Changed) -> list[tuple[str, Sequence[str]]]:
    told = (
        (_("Klaar"), changed.done),
        (_("Nieuw"), changed.added),
        (_("Andere datum"), changed.moved),
        (_("Weggehaald"), changed.dropped),
    )
    return [(words, steps) for words, steps in told if steps]

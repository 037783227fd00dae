# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Readiness: by aspect what an auditor will ask, what is there and what is missing; and from there into the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.kernel.days import dutch_day
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions as dossiers
from trede.office.dossier import queries as dossier_queries
from trede.office.growth import queries
from trede.office.growth.rules import guiding, landing, planning, rows
from trede.office.growth.rules.readiness import Begun, Fact, Helped, Kept, facts
from trede.office.growth.rules.suggesting import Suggestion
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.questions.views import may_answer
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.words import spoken
from trede.reports.parts_chart import Bar, parts_chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Section
    from trede.office.web.kit.pages import Visit
    from trede.quality import Question

WORDS: dict[str, StrOrPromise] = {
    "adaptations": gettext_lazy(
        "Aanpassingen: %(asked)s gevraagd, %(made)s klaar. Bij %(checked)s is aan de medewerker gevraagd of het helpt."
    ),
    "no-adaptations": gettext_lazy("Er staat nog geen aanpassing in de lijst."),
    "adaptations-open": gettext_lazy(
        "Aanpassingen die nog niet klaar zijn: %(unmade)s. Nog niet nagevraagd: %(unchecked)s."
    ),
    "starts": gettext_lazy(
        "Collega's die begonnen met een vast maatje en een lijst: %(all)s. "
        "Gevraagd wat het team mag weten: bij %(asked)s van hen."
    ),
    "no-starts": gettext_lazy("Er staat nog geen start in de lijst."),
    "starts-open": gettext_lazy(
        "Nog niet gevraagd wat het team mag weten: %(unasked)s. Taken van een start die te laat zijn: %(late)s."
    ),
    "home": gettext_lazy(
        "Op de vraag of mensen zich thuis voelen, zei ongeveer %(tenths)s op 10 ja of meestal wel."
    ),
    "home-unknown": gettext_lazy("U vroeg het afgelopen jaar niet hoe het gaat, of er is geen uitkomst."),
    "talks": gettext_lazy(
        "Mensen met wie in twaalf maanden beide gesprekken zijn gehouden: %(done)s van %(all)s. Nodig: %(needed)s."
    ),
    "no-talks": gettext_lazy("Er staat nog geen gesprek in de lijst."),
    "talks-open": gettext_lazy(
        "Mensen met wie nog een gesprek nodig is voor de regel van 80 %%: %(lacking)s."
    ),
    "learning": gettext_lazy(
        "Geldige trainingen: %(trained)s. Mensen met meer uren dan aan het begin: %(grown)s."
    ),
    "training-open": gettext_lazy("Trainingen die nog ontbreken of zijn verlopen: %(lacking)s."),
    "guidance": gettext_lazy(
        "Mensen met een vaste begeleider: %(all)s. Begeleiders: %(guides)s, ieder met een grens."
    ),
    "no-guidance": gettext_lazy("Er staat nog niemand met een begeleider in de lijst."),
    "guidance-open": gettext_lazy(
        "Mensen die vandaag niemand helpt: %(alone)s. Begeleiders zonder vervanger: %(without)s."
    ),
    "skills": gettext_lazy("Begeleiders met een geldige training: %(part)s van %(whole)s."),
    "skills-open": gettext_lazy("Geldige trainingen die begeleiders nog missen: %(lacking)s."),
    "contact": gettext_lazy("Mensen met wie het contact op tijd is: %(part)s van %(whole)s."),
    "contact-open": gettext_lazy(
        "Mensen met wie contact te laat is: %(late)s. Begeleiders boven hun grens: %(over)s."
    ),
}


class Proposed(forms.Form):
    """An answer with what is there put behind it, to make one's own text of."""

    text = forms.CharField(
        label=gettext_lazy("Uw antwoord"),
        help_text=gettext_lazy("Maak er uw eigen tekst van. Noem geen namen en geen ziektes."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Dit veld is nog leeg. Vul het in.")},
    )
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def readiness(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """By aspect the questions, each with what is there and what is missing."""
    case, today = dossier_queries.case(visit.by, dossier), dutch_day(visit.on)
    told: dict[str, Any] = {**at(visit, case), "by": visit.by}
    told["is_on"] = queries.arrangement(visit.by) is not None
    if told["is_on"]:
        found = facts(_kept(visit.by, today), today)
        sections = dossier_queries.sections(visit.by, dossier)
        shown = [_aspect(each, found) for each in sections if each.aspect.id in planning.ASPECTS]
        told["opened"] = next((each["id"] for each in shown if each["ready"] < len(each["lines"])), None)
        told |= {"aspects": shown, "picture": _picture(shown), "may_answer": may_answer(visit.by, case)}
    return render(visit.request, "employer/growth/readiness.html", told)


def missing(by: Member, today: date) -> list[Suggestion]:
    """What is missing for an audit, as steps to take over; for who may see the lists."""
    if not by.may(Permission.WORK_EDIT):
        return []
    return [
        Suggestion(f"missing:{each.code}", "missing", each.question.partition(".")[0], _said(each))
        for each in facts(_kept(by, today), today)
        if not each.is_there
    ]


def propose(visit: Visit[Member], *, dossier: UUID, question: str) -> HttpResponse:
    """Put what is there behind the answer of one question, and keep that as an answer."""
    case, today = dossier_queries.case(visit.by, dossier), dutch_day(visit.on)
    if queries.arrangement(visit.by) is None or not may_answer(visit.by, case):
        return redirect(address(case, "readiness"))
    asked, text, revision = _answered(dossier_queries.sections(visit.by, dossier), question)
    there = [
        _said(each)
        for each in facts(_kept(visit.by, today), today)
        if each.question == question and each.is_there
    ]
    initial = {"text": "\n".join([*([text] if text else []), *there]), "seen_revision": revision}

    def do(**filled: Any) -> None:
        dossiers.answer(by=visit.by, on=visit.on, dossier=dossier, question=question, **filled)

    return one_form(
        visit,
        Proposed(visit.request.POST or None, initial=initial),
        do,
        title=_("In het antwoord zetten"),
        lead=asked.texts[spoken()],
        words=_("Bewaren als antwoord"),
        back=address(case, "readiness"),
        done=_("Het antwoord is bewaard."),
        told=at(visit, case),
    )


def _answered(sections: Sequence[Section], question: str) -> tuple[Question, str, int]:
    for section in sections:
        for each, answer in section.questions:
            if each.id == question:
                return each, answer.text if answer else "", answer.revision if answer else 0
    raise Http404


def _kept(by: Member, today: date) -> Kept:
    """Everything that counts are made of."""
    aims = {(each.group, each.work, each.what): each.people for each in queries.aims(by)}
    helped = [each for each in queries.guided(by) if each.until is None]
    return Kept(
        [(each.asked_on, each.made_on, each.checked_on) for each in queries.adaptations(by)],
        list(_begun(by, today)),
        rows.talks(queries.counted_talks(by), today)[0],
        rows.coverage((each.followed for each in queries.trainings(by)), today, aims),
        {each.code: each.guide for each in queries.guides(by)},
        [
            Helped(each.guide, guiding.next_contact(each.every, each.since, each.last_contact_on))
            for each in helped
        ],
        _home(by),
    )


def _begun(by: Member, today: date) -> Iterator[Begun]:
    for each in queries.starts(by):
        lines = landing.lines(each.starts_on, each.done)
        yield Begun(each.stay, bool(each.may_know), sum(line.is_late(today) for line in lines))


def _home(by: Member) -> tuple[date, int] | None:
    for each in queries.asked(by):
        if each.result is not None and each.closed_on is not None and each.result["feelings"]["home"]:
            return each.closed_on, each.result["feelings"]["home"]
    return None


def _aspect(section: Section, found: Sequence[Fact]) -> dict[str, Any]:
    lines = [_line(question, answer.text if answer else "", found) for question, answer in section.questions]
    return {
        "name": section.aspect.names[spoken()],
        "id": section.aspect.id,
        "lines": lines,
        "ready": sum(each["ready"] for each in lines),
        "evidence": len(section.evidence),
    }


def _line(question: Question, text: str, found: Sequence[Fact]) -> dict[str, Any]:
    there = [_said(each) for each in found if each.question == question.id and each.is_there]
    missing = [_said(each) for each in found if each.question == question.id and not each.is_there]
    return {
        "id": question.id,
        "asked": question.texts[spoken()],
        "there": there,
        "missing": missing,
        "answered": bool(text),
        "ready": bool(text) and not missing,
    }


def _said(fact: Fact) -> str:
    return str(WORDS[fact.code]) % fact.numbers


def _picture(shown: Sequence[dict[str, Any]]) -> str:
    bars = [
        Bar(
            each["name"],
            each["ready"],
            len(each["lines"]),
            _("%(part)s van %(whole)s") % {"part": each["ready"], "whole": len(each["lines"])},
        )
        for each in shown
    ]
    return parts_chart(bars, title=_("Vragen waarop u klaar bent"), id_="klaar", language=spoken())

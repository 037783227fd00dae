# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking everybody how it goes: the links once, the page behind a link, and what came of it over time."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.growth import actions, queries
from trede.office.growth.rules.asking import FEELINGS, FEWEST, again_from
from trede.office.growth.rules.rows import NEEDS
from trede.office.journal.queries import happened
from trede.office.journal.rules import System
from trede.office.web.employer.growth.asking_forms import QUESTIONS, WISHES, AskEverybody, Questionnaire
from trede.office.web.employer.growth.rows import page, place
from trede.office.web.kit.changing import taken_away
from trede.office.web.kit.pages import way
from trede.office.web.kit.squares import square
from trede.office.web.kit.words import spoken, with_refusal
from trede.reports.parts_chart import Bar, parts_chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import AskingRound
    from trede.office.web.kit.pages import Visit

NOBODY = System("growth")
"""Who answers is no actor: the journal hears that trede put an answer with the rest."""


MOST_SQUARES = 500
"""Of more links the squares would take longer than a page may; whoever asks so many sends them."""


def asked(visit: Visit[Member]) -> HttpResponse:
    """The newest result beside the one before it, and what is going on now."""
    found, today = queries.asked(visit.by), dutch_day(visit.on)
    told = [each for each in found if each.result is not None]
    before = told[1].result["feelings"] if len(told) > 1 and told[1].result else {}
    newest = told[0] if told else None
    return page(
        visit,
        "asked",
        {
            "now": next((each for each in found if each.closed_on is None), None),
            "newest": newest,
            "picture": _feelings(newest, before) if newest else "",
            "needs": _needs(newest) if newest else "",
            "rounds": list(_rows(found, today)),
            "fewest": FEWEST,
            "again_from": again_from(queries.last_result(visit.by), today),
        },
    )


def ask(visit: Visit[Member]) -> HttpResponse:
    """Begin, and show the links: this once."""
    if queries.arrangement(visit.by) is None:
        return redirect(place(visit, "work"))
    form = AskEverybody(visit.request.POST or None)
    if visit.request.method == "POST" and form.is_valid():
        try:
            made, tokens = actions.ask_everybody(by=visit.by, on=visit.on, **form.cleaned_data)
        except RefusedError as refused:
            with_refusal(form, None, refused)
        else:
            places = (reverse("asked-by-link", args=[each]) for each in tokens)
            return _slips(visit, made, [visit.request.build_absolute_uri(each) for each in places])
    told = {
        "form": form,
        "title": _("Vragen hoe het gaat"),
        "lead": _(
            "Iedereen krijgt een link naar vijf korte vragen, zonder naam. Wij bewaren niet wie wat zei, niet wanneer "
            "en niet in welke volgorde. Er komt één uitkomst, over minstens 10 antwoorden."
        ),
        "words": _("Maak de links"),
        "back": place(visit, "asked"),
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "one_form.html", told)


def cancel(visit: Visit[Member], *, asked: UUID) -> HttpResponse:
    """Stop, and throw away what was said."""
    organisation = visit.by.organisation
    taken_away(
        visit.request,
        lambda: actions.cancel_round(by=visit.by, on=visit.on, asked=asked),
        _("De vragenlijst is gestopt. Alle antwoorden zijn weggegooid."),
        was=lambda: happened(
            organisation, f"growth:{organisation}", "growth.round-cancelled", round=str(asked)
        ),
        already=_("Deze vragenlijst was al gestopt."),
    )
    return redirect(place(visit, "asked"))


def answer(visit: Visit[None], *, token: str) -> HttpResponse:
    """Five short questions for who holds a link. What is said goes with the rest; the link works no more."""
    try:
        found = queries.round_of(token, dutch_day(visit.on))
    except NotFoundError:
        return render(visit.request, "employer/growth/asked_over.html", status=HTTPStatus.NOT_FOUND)
    form = Questionnaire(visit.request.POST if visit.request.method == "POST" else None)
    if form.is_valid():
        try:
            needs = form.cleaned_data["needs"]
            actions.answer_round(by=NOBODY, on=visit.on, token=token, feelings=form.feelings(), needs=needs)
        except RefusedError as refused:
            with_refusal(form, None, refused)
        else:
            return render(visit.request, "employer/growth/asked_done.html")
    return render(visit.request, "employer/growth/asked_by_link.html", {"form": form, "round": found})


def _slips(visit: Visit[Member], made: AskingRound, links: Sequence[str]) -> HttpResponse:
    messages.success(visit.request, _("De links zijn er. U ziet ze alleen nu."))
    slips = [(each, square(each) if len(links) <= MOST_SQUARES else "") for each in links]
    told = {"slips": slips, "round": made, "back": place(visit, "asked"), "crumbs": way(visit, {})}
    return render(visit.request, "employer/growth/slips.html", told)


def _feelings(newest: AskingRound, before: Mapping[str, int | None]) -> str:
    found = newest.result["feelings"] if newest.result else {}
    bars = [
        Bar(
            str(QUESTIONS[each]),
            found[each] or 0,
            10 if found[each] else 0,
            _told(found[each], before.get(each)),
        )
        for each in FEELINGS
    ]
    return parts_chart(
        bars, title=_("Hoeveel mensen ja of meestal wel zeggen"), id_="gevoel", language=spoken()
    )


def _needs(newest: AskingRound) -> str:
    found = newest.result["needs"] if newest.result else {}
    bars = [Bar(str(WISHES[each]), found[each], 10, _told(found[each], None)) for each in NEEDS]
    ordered = sorted(bars, key=lambda bar: -bar.part)
    return parts_chart(ordered, title=_("Wat mensen nodig hebben"), id_="nodig", language=spoken())


def _told(tenths: int | None, before: int | None) -> str:
    """Behind a bar; with what it was the time before, when that was something else."""
    if tenths is None:
        return _("te weinig gezegd")
    words = {1: _("hooguit 1 op 10"), 9: _("minstens 9 op 10")}.get(tenths)
    now = words or _("%(part)s op 10") % {"part": tenths}
    return now if before in (None, tenths) else _("%(now)s, was %(before)s") % {"now": now, "before": before}


def _rows(found: Sequence[AskingRound], today: date) -> Iterator[tuple[AskingRound, str, list[str]]]:
    for each in found:
        if each.result is not None:
            told = [_told(each.result["feelings"][name], None) for name in FEELINGS]
            yield each, _("%(count)s of meer") % {"count": each.result["at_least"]}, told
        elif each.closed_on is not None:
            yield each, _("te weinig antwoorden"), []
        else:
            words = _("loopt nog") if each.closes_on >= today else _("wordt geteld")
            yield each, words, []

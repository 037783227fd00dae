# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits at a certifying body: quotes, cases, and who can be planned."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.accounts import queries as people
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions
from trede.office.audit.queries import lists
from trede.office.audit.queries.planning import days_off
from trede.office.audit.rules.auditors import competences
from trede.office.audit.rules.stages import Outcome
from trede.office.web.certifier.forms import Offer, Working
from trede.office.web.kit.cases import OUTCOMES, stage_badge
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import granted_name, spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def audits(visit: Visit[Member]) -> HttpResponse:
    """The work list."""
    plans = visit.by.may(Permission.AUDIT_PLAN)
    cases = lists.cases_of_body(visit.by, on=visit.on)
    told = {
        "by": visit.by,
        "plans": plans,
        "quotes": [(each, *OUTCOMES[Outcome(each.quote.outcome)]) for each in lists.quotes_for(visit.by)]
        if plans
        else [],
        "cases": [(each, granted_name(each.level), *stage_badge(each.stage)) for each in cases],
    }
    return render(visit.request, "certifier/audits.html", told)


def answer(visit: Visit[Member], *, quote: UUID) -> HttpResponse:
    """Answer an employer with a price and a day, or say that it cannot be done."""
    line = lists.quote_for(visit.by, quote)
    back = reverse("audits", args=[visit.by.organisation])
    fte = wording(spoken()).numerals.number(Fraction(line.quote.facts["fte"]))
    if visit.request.method == "POST" and "decline" in visit.request.POST:
        actions.decline_quote(by=visit.by, on=visit.on, quote=quote)
        return redirect(back)
    form = Offer(visit.request.POST or None, initial={"visit_on": line.quote.period_from})
    return one_form(
        visit,
        form,
        lambda **told: actions.offer_quote(by=visit.by, on=visit.on, quote=quote, **told),
        title=_("Offerte voor %(name)s") % {"name": line.employer},
        words=_("Offerte versturen"),
        back=back,
        done=_("Uw offerte is verstuurd."),
        crumbs=way(visit, {visit.page.name: line.employer}),
        told={"line": line, "level": granted_name(line.quote.facts["level"]), "fte": fte},
        template="certifier/quote.html",
    )


def auditors(visit: Visit[Member]) -> HttpResponse:
    """Who can be planned, with competence and coming visits."""
    names = {subject: texts[spoken()] for subject, texts in competences().items()}
    shown = [
        (each, [(names[subject], day) for subject, day in sorted(each.competences.items())])
        for each in lists.auditors(visit.by, on=visit.on)
    ]
    told = {"by": visit.by, "auditors": shown, "crumbs": way(visit, {})}
    return render(visit.request, "certifier/auditors.html", told)


def auditor(visit: Visit[Member], *, person: UUID) -> HttpResponse:
    """Competence and working time of one of them."""
    member = people.member(person, visit.by.organisation, on=visit.on)
    line = next(
        (each for each in lists.auditors(visit.by, on=visit.on) if each.person == member.person), None
    )
    held, kept = (line.competences, line.auditor) if line else ({}, None)
    week, off = (kept.week_hundredths, days_off(kept)) if kept else (None, ())
    form = Working(visit.request.POST or None, held, week, off)
    name = people.name_of(person)
    list_of_all = reverse("auditors", args=[visit.by.organisation])
    return one_form(
        visit,
        form,
        lambda **told: actions.keep_auditor(
            by=visit.by,
            on=visit.on,
            person=person,
            week_hundredths=told["week_hundredths"],
            off=told["off"],
            until=form.until(),
            seen=kept.version if kept else "",
        ),
        title=_("Planning van %(name)s") % {"name": name},
        words=_("Bewaren"),
        back=list_of_all,
        done=_("De gegevens zijn bewaard."),
        crumbs=way(visit, {visit.page.name: name}),
    )

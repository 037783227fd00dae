# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue with days left, and one case: taken, decided, agreed to, sent back; objections answered."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions
from trede.office.audit.queries import files, lists
from trede.office.audit.queries.deciding import facts_for
from trede.office.audit.rules.deciding import ASPIRANT
from trede.office.audit.rules.stages import Stage
from trede.office.web.kit import reports
from trede.office.web.kit.cases import Answer, OneText, decided, interest_page, stage_badge
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import granted_name, said, spoken
from trede.office.web.scheme.certificates import beside
from trede.office.web.scheme.forms import Decide
from trede.reports.application import application_record
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile
    from trede.office.audit.rules.deciding import Facts
    from trede.office.web.kit.look.parts import Link
    from trede.office.web.kit.pages import Visit


def _place(visit: Visit[Member], case: UUID, name: str = "decision") -> str:
    return reverse(name, args=[visit.by.organisation, case])


def _crumbs(visit: Visit[Member], file: CaseFile, title: str = "") -> list[Link]:
    """The way down to a page of a case."""
    return way(visit, {visit.page.name: title, "decision": file.employer})


def decisions(visit: Visit[Member]) -> HttpResponse:
    """What waits, with the days left of the month; and what was decided."""
    told = {
        "by": visit.by,
        "queue": [(each, granted_name(each.level)) for each in lists.queue(visit.by, on=visit.on)],
        "decided": [(each, granted_name(each.level)) for each in lists.decided(visit.by, on=visit.on)],
    }
    return render(visit.request, "scheme/decisions.html", told)


def decision(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The report and what was proposed, for who took the case; the decision and objections for who decides here."""
    file, mine = files.for_scheme(visit.by, case), False
    noticed: list[Finding] = []
    with suppress(NotFoundError):
        file, by = files.for_assigned(visit.by, case, on=visit.on)
        noticed, mine = files.noticed_in(by, case), True
    words, tone = stage_badge(file.stage)
    waiting = file.proposal
    told = {
        "by": visit.by,
        "file": file,
        "mine": mine,
        "noticed": list(map(said, noticed)),
        "stage": words,
        "tone": tone,
        "level": granted_name(str(file.facts["level"])),
        "record": reports.newest(file) if mine else None,
        "waits": file.stage is Stage.DECISION,
        "proposal": json.loads(waiting.document) if waiting and mine else None,
        "proposal_row": waiting,
        "votes": waiting.votes.count() if waiting else 0,
        "decided": decided(file),
        "may_appeal": visit.by.may(Permission.APPEAL_ANSWER),
        "crumbs": _crumbs(visit, file),
        **beside(visit, file, mine=mine),
    }
    return render(visit.request, "scheme/decision.html", told)


def application(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """What the employer signed, for who took the case: answers, evidence, the plan of an aspirant."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    signed = files.application_of(by, case)
    told = {
        "record": application_record(signed.document, signed.sha256, spoken()),
        "file": file,
        "back": _place(visit, case),
        "crumbs": _crumbs(visit, file, _("De hele aanvraag")),
    }
    return render(visit.request, "scheme/application.html", told)


def take(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Declare what ties one to the employer, and with that take the case."""
    file = files.for_scheme(visit.by, case)
    return interest_page(
        visit,
        file.employer,
        lambda **told: actions.declare_interest(by=visit.by, on=visit.on, case=case, **told),
        back=_place(visit, case),
        crumbs=_crumbs(visit, file, _("Belang")),
    )


def decide(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Propose a decision; with a quorum of one it is the decision."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    facts = facts_for(by, case)
    ladder = [each for each in open_shelf().editions()[-1].levels if each in facts.reached]
    first = file.visit.on if file.visit else dutch_day(visit.on)
    form = Decide(visit.request.POST or None, facts, ladder, first)
    stands = [said(each) for each in facts.in_the_way]
    return one_form(
        visit,
        form,
        lambda **_told: actions.decide(by=by, on=visit.on, case=case, proposed=form.proposed()),
        title=_("Besluit over %(name)s") % {"name": file.employer},
        words=_("Besluiten"),
        back=_place(visit, case),
        done=_("Uw besluit is bewaard."),
        crumbs=_crumbs(visit, file, _("Besluit")),
        lead=_aspirant(facts) if facts.asked == ASPIRANT else "",
        told={"stands": stands},
        template="scheme/decide.html",
    )


def _aspirant(facts: Facts) -> str:
    """Which time it is, and how often the handbook allows."""
    if not facts.extension:
        return _(
            "Deze werkgever vraagt voor het eerst om aspirant te worden. Lees eerst het plan in de aanvraag."
        )
    return _("Dit is verlenging %(number)s van aspirant. Het handboek staat er %(most)s toe.") % {
        "number": facts.extension,
        "most": facts.extensions,
    }


def agree(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Agree to the proposal that the page showed."""
    _file, by = files.for_assigned(visit.by, case, on=visit.on)
    try:
        seen = visit.request.POST.get("sha256", "")
        actions.agree(by=by, on=visit.on, case=case, seen_sha256=seen)
        messages.success(visit.request, _("U stemde in met het voorstel."))
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    return redirect(_place(visit, case))


def send_back(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Send the case back to the auditor with a question."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    return one_form(
        visit,
        OneText("text", _("Uw vraag aan de auditor"), visit.request.POST or None),
        lambda **told: actions.return_to_auditor(by=by, on=visit.on, case=case, **told),
        title=_("Terug naar de auditor"),
        words=_("Terugsturen"),
        back=reverse("decisions", args=[visit.by.organisation]),
        done=_("De zaak is terug bij de auditor."),
        crumbs=_crumbs(visit, file, _("Terugsturen")),
    )


def answer(visit: Visit[Member], *, case: UUID, objection: UUID) -> HttpResponse:
    """Answer an objection, for the board or the committee."""
    file = files.for_scheme(visit.by, case)
    raised = next((each for each in file.objections if each.pk == objection), None)
    if raised is None:
        raise NotFoundError("There is no such objection.")
    return one_form(
        visit,
        Answer(visit.request.POST or None),
        lambda **told: actions.answer_decision_objection(
            by=visit.by, on=visit.on, case=case, objection=objection, **told
        ),
        title=_("Bezwaar van %(name)s") % {"name": file.employer},
        lead=raised.reasons,
        words=_("Antwoord versturen"),
        back=_place(visit, case),
        done=_("Uw antwoord is verstuurd."),
        crumbs=_crumbs(visit, file, _("Bezwaar")),
    )


def as_pdf(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The report, for who took the case."""
    file, _by = files.for_assigned(visit.by, case, on=visit.on)
    return reports.pdf(file)

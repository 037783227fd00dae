# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employer's side of an audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.accounts.queries import organisation
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions
from trede.office.audit.queries import files, lists
from trede.office.audit.queries.citing import passages_of
from trede.office.audit.rules.objecting import next_instance
from trede.office.audit.rules.stages import AT_WORK, Outcome, Stage
from trede.office.certificates.queries import of_dossier
from trede.office.dossier import queries
from trede.office.web.employer.audits.forms import AskQuote, Yes
from trede.office.web.employer.fees import fee
from trede.office.web.employer.menu import address, at
from trede.office.web.kit import reports
from trede.office.web.kit.cases import OUTCOMES, SIDES, OneText, decided, stage_badge
from trede.office.web.kit.certificates import in_list
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile
    from trede.office.web.kit.pages import Visit


def audit(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Where the audit of this dossier stands, from the quotes to the decision."""
    case, file = queries.case(visit.by, dossier), files.for_employer(visit.by, dossier)
    quotes = lists.quotes_of(visit.by, dossier)
    today, euro = dutch_day(visit.on), wording(spoken()).numerals.euro
    told = {
        **at(visit, case),
        "by": visit.by,
        "quotes": [
            (each, euro(each.quote.price_cents or 0), *OUTCOMES[Outcome(each.quote.outcome)])
            for each in quotes
        ],
        "may_ask": case.measured and file is None and visit.by.may(Permission.QUOTE_ASK),
        "may_sign": visit.by.may(Permission.APPLICATION_SIGN),
        "may_answer": visit.by.may(Permission.AUDIT_ANSWER),
        "fee": fee(visit, dossier) if case.measured else None,
        "file": file,
        "certificates": in_list(visit, of_dossier(visit.by, dossier)),
        "passages": passages_of(visit.by, file.id) if file else (),
        "kvk": organisation(visit.by).kvk,
        **(_shown(file) | _objections(file, today) if file else {}),
    }
    return render(visit.request, "employer/audits/audit.html", told)


def _objections(file: CaseFile, today: date) -> dict[str, bool]:
    """Whether an objection to the plan, and to the decision, is possible today."""
    to_plan = file.stage is Stage.AUDIT and file.plan_objection is None
    return {
        "may_object_to_plan": to_plan and _in_time(file.plan_until, today),
        "may_object": file.stage is Stage.DECIDED
        and next_instance([each.upheld for each in file.objections]) is not None
        and _in_time(file.decision_until, today),
    }


def _in_time(until: date | None, today: date) -> bool:
    return until is not None and today <= until


def _shown(file: CaseFile) -> dict[str, object]:
    words, tone = stage_badge(file.stage)
    return {
        "stage": words,
        "tone": tone,
        "thread": [(SIDES[each.side], each) for each in file.messages],
        "at_work": file.stage in AT_WORK,
        "may_withdraw": file.stage in {Stage.PLANNING, Stage.AUDIT},
        "may_react": file.stage is Stage.REPORT
        and file.report is not None
        and file.report.reacted_at is None,
        "decided": decided(file),
        "plan_rows": len(file.plan.document["rows"]) if file.plan else 0,
    }


def _form(
    visit: Visit[Member],
    dossier: UUID,
    form: Form,
    do: Callable[..., object],
    *,
    title: str,
    words: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
    """A form about the audit of this dossier."""
    case = queries.case(visit.by, dossier)
    below = at(visit, case, **{visit.page.name: title})
    return one_form(
        visit,
        form,
        lambda **told: do(by=visit.by, on=visit.on, **told),
        title=title,
        words=words,
        back=address(case, "audit-of-dossier"),
        done=done,
        lead=lead,
        told=below,
    )


def _case(visit: Visit[Member], dossier: UUID) -> CaseFile:
    found = files.for_employer(visit.by, dossier)
    if found is None:
        raise NotFoundError("There is no audit yet.")
    return found


def ask(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Ask a certifying body for a quote."""
    bodies = lists.bodies_to_ask(visit.by, dossier)
    return _form(
        visit,
        dossier,
        AskQuote(visit.request.POST or None, bodies),
        lambda **told: actions.ask_quote(dossier=dossier, **told),
        title=_("Offerte vragen"),
        words=_("Offerte vragen"),
        done=_("De instelling krijgt uw vraag, en antwoordt binnen drie werkdagen."),
        lead=_(
            "De instelling ziet de trede, het aantal fte, KvK-nummers, plaatsen en periode. Niets over mensen."
        ),
    )


def accept(visit: Visit[Member], *, dossier: UUID, quote: UUID) -> HttpResponse:
    """Choose an offer."""
    line = lists.quote_for(visit.by, quote)
    if line.quote.dossier != dossier:
        raise NotFoundError("There is no such quote.")
    promise = _(
        "Ik kies deze instelling. Haar auditor mag deze meting lezen, na een verklaring zonder belang."
    )
    seen = line.quote.version

    def choose(**told: object) -> object:
        return actions.accept_quote(by=visit.by, on=visit.on, quote=quote, seen=seen)

    price = wording(spoken()).numerals.euro(line.quote.price_cents or 0)
    return _form(
        visit,
        dossier,
        Yes(visit.request.POST or None, promise),
        choose,
        title=_("Offerte van %(name)s") % {"name": line.body},
        words=_("Deze offerte kiezen"),
        done=_("U koos een instelling. Andere offertes vervallen."),
        lead=_("%(price)s zonder btw. Andere offertes vervallen als u deze kiest.") % {"price": price},
    )


def object_to_plan(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Object to the plan, with reasons."""
    file = _case(visit, dossier)
    return _form(
        visit,
        dossier,
        OneText("reasons", _("Waarom maakt u bezwaar?"), visit.request.POST or None),
        lambda **told: actions.object_to_plan(case=file.id, **told),
        title=_("Bezwaar tegen het auditplan"),
        words=_("Bezwaar maken"),
        done=_("Uw bezwaar is verstuurd. De instelling antwoordt u."),
    )


def write(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Ask the auditor something, or answer."""
    file = _case(visit, dossier)
    return _form(
        visit,
        dossier,
        OneText("text", _("Uw vraag of antwoord"), visit.request.POST or None),
        lambda **told: actions.write_message(case=file.id, **told),
        title=_("Vraag of antwoord"),
        words=_("Versturen"),
        done=_("Uw bericht is verstuurd."),
    )


def react(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Say what is wrong in the facts of the report."""
    file = _case(visit, dossier)
    return _form(
        visit,
        dossier,
        OneText("reaction", _("Welke feiten kloppen niet?"), visit.request.POST or None),
        lambda **told: actions.react_to_report(case=file.id, **told),
        title=_("Reactie op het rapport"),
        words=_("Reactie versturen"),
        done=_("Uw reactie is verstuurd. Zij komt in het rapport."),
        lead=_("U kunt één keer reageren. Klopt alles? Schrijf dat dan."),
    )


def report(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Read the report."""
    case, file = queries.case(visit.by, dossier), _case(visit, dossier)
    record = reports.newest(file)
    if record is None:
        raise NotFoundError("There is no report.")
    told = {
        **at(visit, case, **{visit.page.name: record.title}),
        "record": record,
        "title": record.title,
        "file": file,
    }
    return render(visit.request, "employer/audits/report.html", told)


def report_pdf(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The report as PDF."""
    return reports.pdf(_case(visit, dossier))


def object_to_decision(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Object to the decision: to the board, then to the committee of experts."""
    file = _case(visit, dossier)
    to = _("het bestuur") if not file.objections else _("de Commissie van Deskundigen")
    return _form(
        visit,
        dossier,
        OneText("reasons", _("Waarom maakt u bezwaar?"), visit.request.POST or None),
        lambda **told: actions.object_to_decision(case=file.id, **told),
        title=_("Bezwaar tegen het besluit"),
        words=_("Bezwaar maken"),
        done=_("Uw bezwaar is verstuurd."),
        lead=_("Uw bezwaar gaat naar %(to)s.") % {"to": to},
    )


def withdraw(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Withdraw the application before the visit."""
    file = _case(visit, dossier)
    sure = _("Ik trek de aanvraag in. Opnieuw aanvragen is een nieuwe aanvraag.")

    def do(**told: object) -> object:
        return actions.withdraw_application(by=visit.by, on=visit.on, case=file.id)

    return _form(
        visit,
        dossier,
        Yes(visit.request.POST or None, sure),
        do,
        title=_("Aanvraag intrekken"),
        words=_("Intrekken"),
        done=_("De aanvraag is ingetrokken."),
        lead=_("Wat u hebt ondertekend, blijft bewaard zoals het was."),
    )

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The test application, the definitive one with its signature, and both of them afterwards."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import errors
from trede.office.dossier import actions, queries
from trede.office.web.employer.applications.folds import as_it_was, folds
from trede.office.web.employer.applications.forms import Signature
from trede.office.web.employer.fees import fee
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.purchases.suppliers import not_held
from trede.office.web.kit.files import JSON, PDF, TEXT, download
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.words import said, spoken, with_refusal
from trede.reports.application import Made, application_record, application_title
from trede.reports.changes import changes
from trede.reports.record import record_pdf
from trede.reports.wording import wording

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Application
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit
    from trede.reports.record import Record


def test(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Keep the dossier as it is as a test application."""
    case = queries.case(visit.by, dossier)
    try:
        made = actions.hand_in_test(by=visit.by, on=visit.on, dossier=dossier)
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
        return redirect(address(case, "overview"))
    messages.success(visit.request, _("Uw proefaanvraag is gemaakt."))
    return redirect(address(case, "application", made.pk))


def sign(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Read exactly what is frozen, and sign it."""
    case = queries.case(visit.by, dossier)
    if not _may_be_signed(visit.by, visit.on, case):
        return redirect(address(case, "overview"))
    form = Signature(visit.request.POST.copy() if visit.request.method == "POST" else None)
    if (
        visit.request.method == "POST"
        and form.is_valid()
        and (made := _signed(form, visit.by, visit.on, case))
    ):
        return redirect(address(case, "application", made.pk))
    shown = queries.to_freeze(visit.by, dossier)
    form.show(shown.sha256)
    record = application_record(shown.document, shown.sha256, spoken(), demo=settings.TREDE_DEMO)
    told = {
        **at(visit, case),
        "form": form,
        "folds": folds(record, case, visit.by),
        "fee": fee(visit, dossier),
        "planned": _planned(case, visit.on),
        "warnings": _warnings(visit.by, dossier),
        **_since_tried(visit.by, dossier, record),
    }
    return render(visit.request, "employer/applications/sign.html", told)


def _warnings(by: Member, dossier: UUID) -> list[str]:
    """What deserves a look before one signs, once each; it stands in the way of nothing."""
    found = grouped(queries.report(by, dossier, language=spoken()).score.findings, spoken())
    told = [each.repair for each in found]
    return list(dict.fromkeys([*told, *filter(None, [not_held(queries.checked_orders(by, dossier))])]))


def _since_tried(by: Member, dossier: UUID, now: Record) -> dict[str, object]:
    """The newest test application, and what changed since; nothing where nobody made one."""
    tried = next((each for each in queries.applications(by, dossier) if each.kind == each.Kind.TEST), None)
    if tried is None:
        return {}
    was = _record_of_made(by, queries.application(by, dossier, tried.pk))
    return {"tried": tried, "changed": [astuple(each) for each in changes(was, now)]}


def _planned(case: Case, on: datetime) -> str:
    """Which day the application counts with, when that is another than today; else nothing."""
    today, day = dutch_day(on), wording(spoken()).numerals.day
    if case.intended_on == today:
        return ""
    words = _("U tekent vandaag, op %(today)s. Wij rekenen met een aanvraag op %(planned)s.")
    return words % {"today": day(today.toordinal()), "planned": day(case.intended_on.toordinal())}


def _may_be_signed(by: Member, on: datetime, case: Case) -> bool:
    return not case.frozen and not errors(queries.what_is_missing(by, case.id, on=on))


def to_sign(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The document that the signing page shows, to the byte: its checksum is that of the page."""
    case = queries.case(visit.by, dossier)
    if not _may_be_signed(visit.by, visit.on, case):
        return redirect(address(case, "overview"))
    shown = queries.to_freeze(visit.by, dossier)
    return download(shown.text.encode(), _("te-ondertekenen.json"), JSON)


def _signed(form: Signature, by: Member, on: datetime, case: Case) -> Application | None:
    """The application that was handed in, or None with the reason in the form."""
    try:
        return actions.hand_in(by=by, on=on, dossier=case.id, seen_sha256=form.cleaned_data["sha256"])
    except RefusedError as refused:
        with_refusal(form, None, refused)
        return None


def application(visit: Visit[Member], *, dossier: UUID, application: UUID) -> HttpResponse:
    """What was handed in, word for word."""
    case, made = queries.case(visit.by, dossier), queries.application(visit.by, dossier, application)
    definitive = made.kind == made.Kind.DEFINITIVE
    title = application_title(spoken(), definitive=definitive)
    told = {
        **at(visit, case, application=title),
        "made": made,
        "page_title": title,
        "definitive": definitive,
        "folds": as_it_was(_record_of_made(visit.by, made)),
    }
    return render(visit.request, "employer/applications/application.html", told)


def as_pdf(visit: Visit[Member], *, dossier: UUID, application: UUID) -> HttpResponse:
    """The same as PDF, with the document inside."""
    made = queries.application(visit.by, dossier, application)
    record = _record_of_made(visit.by, made)
    return download(
        record_pdf(record, made.document.encode(), made.handed_in_at), f"{_file_name(made)}.pdf", PDF
    )


def as_file(visit: Visit[Member], *, dossier: UUID, application: UUID) -> HttpResponse:
    """The document itself, to the byte, so that its checksum can be worked out again."""
    made = queries.application(visit.by, dossier, application)
    return download(made.document.encode(), f"{_file_name(made)}.json", JSON)


def proof_of_seal(visit: Visit[Member], *, dossier: UUID, application: UUID) -> HttpResponse:
    """That the seal is in the public log: with it anybody draws the rows that an auditor asks for."""
    proof = queries.proof_of_seal(visit.by, dossier, application)
    if proof is None:
        words = _(
            "Dit bewijs is er niet. Het komt er bij een definitieve aanvraag, zodra het logboek is ondertekend."
        )
        messages.info(visit.request, words)
        return redirect(address(queries.case(visit.by, dossier), "application", application))
    return download(proof.encode(), "seal.tlog-proof", TEXT)


def _file_name(made: Application) -> str:
    kind = _("aanvraag") if made.kind == made.Kind.DEFINITIVE else _("proefaanvraag")
    return f"{kind}-{dutch_day(made.handed_in_at).isoformat()}"


def _record_of_made(by: Member, made: Application) -> Record:
    name = queries.who_handed_in(by, made, language=spoken())
    who = Made(made.handed_in_at, name, handed_in=made.kind == made.Kind.DEFINITIVE)
    document = json.loads(made.document)
    return application_record(document, made.sha256, spoken(), who, demo=settings.TREDE_DEMO)

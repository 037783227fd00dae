# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring invoices or an audit file: read beside the request, laid beside the register, and taken over as orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import Finding
from trede.office.dossier import actions, queries
from trede.office.uploads import passing
from trede.office.uploads.places import Progress
from trede.office.uploads.rules.invoicing import read_invoices
from trede.office.web.employer.case import closed
from trede.office.web.employer.journey import PURCHASES, steps
from trede.office.web.employer.keys import key, to_page, without_key
from trede.office.web.employer.menu import address, at, here
from trede.office.web.employer.purchases.billed import MOST_SUPPLIERS, joined, orders_of, shown_suppliers
from trede.office.web.employer.waiting import READING, arrived, unkept, wait
from trede.office.web.kit.findings import grouped
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import said, spoken, with_refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.employer.purchases.billed import Joined
    from trede.office.web.kit.pages import Visit

PAGE, KINDS = "purchases-invoices-read", ".xml,.xaf,.zip"


class Invoices(forms.Form):
    """A file with invoices."""

    file = forms.FileField(
        label=gettext_lazy("Bestand met facturen"),
        help_text=gettext_lazy(
            "Facturen in UBL (XML), de auditfile van uw boekhouding (XAF), of een zip daarvan. Hebt u cijfers van"
            " leveranciers in een lijst? Zet die als Leveranciers.csv in de zip."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": KINDS}),
        error_messages={
            "required": gettext_lazy("Kies eerst een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Exporteer of bewaar het opnieuw."),
        },
    )


def bring(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Choose a file; the reading of it has a page of its own."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    sent = visit.request.method == "POST"
    form = Invoices(visit.request.POST, visit.request.FILES) if sent else Invoices()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            token = passing.begin_invoices(by=visit.by, on=visit.on, name=file.name, data=file.read())
        except RefusedError as refused:
            with_refusal(form, "file", refused)
        else:
            return to_page(PAGE, case, token)
    page = {**at(visit, case), "form": form, "steps": steps(case, PURCHASES)}
    return render(visit.request, "employer/purchases/bring.html", page)


def read(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How far it is, or the invoices by supplier; a button takes them over."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    try:
        token = key(visit.request, reading)
        found = passing.seen(by=visit.by, on=visit.on, token=token)
    except NotFoundError:
        return _leave(visit.request, case, reading, _("Wij hebben uw bestand niet meer. Kies het opnieuw."))
    stopped = visit.request.POST.get("step") == "stop"
    if stopped or (isinstance(found, Progress) and found.failed):
        passing.leave(by=visit.by, on=visit.on, token=token)
        words = _("Gestopt.") if stopped else _("Het lezen is mislukt.")
        return _leave(visit.request, case, reading, f"{words} {_('Er is niets bewaard.')}")
    if isinstance(found, Progress):
        more = {**at(visit, case), "steps": steps(case, PURCHASES), "file": True}
        return wait(visit.request, found, READING, _("Wij lezen uw facturen"), more)
    if visit.request.POST.get("step") == "add":
        return _add(visit.request, visit.by, visit.on, case, token, found)
    return arrived(visit.request, _page(visit.request, case, found, _joined(visit.by, case, found)))


def _joined(by: Member, case: Case, found: Mapping[str, Any]) -> Joined:
    orders = queries.checked_orders(by, case.id)
    return joined(read_invoices(found), found.get("suppliers", {}), orders)


def _add(
    request: HttpRequest, by: Member, on: datetime, case: Case, token: str, found: Mapping[str, Any]
) -> HttpResponse:
    laid = _joined(by, case, found)
    orders, wrong = orders_of(laid, request.POST)
    if wrong or not orders:
        if not wrong:
            messages.warning(request, _("U hebt geen leverancier gekozen. Er is niets toegevoegd."))
        return _page(request, case, found, laid, wrong)
    try:
        added = actions.add_orders(by=by, on=on, dossier=case.id, orders=orders)
    except RefusedError as refused:
        messages.error(request, said(refused.findings[0]))
        return _page(request, case, found, laid)
    passing.leave(by=by, on=on, token=token)
    words = ngettext("%(added)s opdracht is toegevoegd.", "%(added)s opdrachten zijn toegevoegd.", added)
    messages.success(request, words % {"added": added})
    return redirect("purchases", by.organisation, case.id)


def _page(
    request: HttpRequest,
    case: Case,
    found: Mapping[str, Any],
    laid: Joined,
    wrong: Mapping[str, tuple[Finding, ...]] | None = None,
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    page = {
        **here(request, case),
        "steps": steps(case, PURCHASES),
        "groups": grouped((Finding(**each) for each in found["findings"]), spoken()),
        "suppliers": shown_suppliers(laid, posted, wrong or {}),
        "more": max(0, len(laid.suppliers) - MOST_SUPPLIERS),
        "mistakes": [said(each) for told in (wrong or {}).values() for each in told[:1]],
        "unknown": laid.unknown,
        "left": laid.left,
        "form": Invoices(),
    }
    return unkept(render(request, "employer/purchases/billed.html", page))


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    messages.warning(request, words)
    return without_key(away(request, address(case, "purchases-invoices")), PAGE, case, name)

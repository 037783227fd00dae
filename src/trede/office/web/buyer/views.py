# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contracts of a buyer: every contractor in one overview, and one contract in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts.queries import employer_with
from trede.office.contracts import actions, queries
from trede.office.web.buyer.forms import Contractor, Extend, FillIn, NewContract
from trede.office.web.kit import contracts as kit
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import accepted, said, spoken
from trede.reports.social_return import key_name
from trede.reports.wording import wording
from trede.scheme.buyer_values import form_of
from trede.social_return.terms import UNSTATED, may_fill

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.contracts.queries import ContractLine
    from trede.office.web.kit.pages import Visit


def contracts(visit: Visit[Member]) -> HttpResponse:
    """Every contractor: what is asked, what is still to do, when the next report is due."""
    found = queries.of_buyer(visit.by, on=visit.on)
    told = {
        "by": visit.by,
        "lines": kit.in_list(found),
        "summed": kit.summed(queries.totals(found), sum(not each.is_sub for each in found)),
    }
    return render(visit.request, "buyer/contracts.html", told)


def contract(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """One contract: the bar, each amount with where it comes from, and what is not stated."""
    found = queries.one_of_buyer(visit.by, contract, on=visit.on)
    shown = found.row.contractor is None and employer_with(found.row.contractor_kvk)
    told = {
        "by": visit.by,
        **kit.in_full(found),
        "below": kit.in_list(queries.subcontracts(visit.by, contract, on=visit.on)),
        "to_show": shown.name if shown else "",
        "crumbs": way(visit, {visit.page.name: _name(found)}),
    }
    return render(visit.request, "buyer/contract.html", told)


def rule(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """Every value of its rule, with its basis and source; what is not stated can be filled in."""
    found = queries.one_of_buyer(visit.by, contract, on=visit.on)
    told = {
        "by": visit.by,
        "row": found.row,
        "rule": kit.rule_names()[found.standing.rule.id],
        "topics": kit.topics(found),
        "crumbs": way(visit, {"contract": _name(found)}),
    }
    return render(visit.request, "buyer/rule.html", told)


def add(visit: Visit[Member]) -> HttpResponse:
    """A new contract."""
    form = NewContract(visit.request.POST if visit.request.method == "POST" else None)
    made = []

    def do(**_filled: object) -> None:
        who = {"kvk": form.cleaned_data["kvk"], "contractor": form.cleaned_data["contractor"]}
        made.append(actions.add_contract(by=visit.by, on=visit.on, told=form.told(), **who))

    if accepted(form, do):
        messages.success(visit.request, _("De opdracht is toegevoegd."))
        return redirect("contract", visit.by.organisation, made[0].pk)
    told = {
        "form": form,
        "title": _("Opdracht toevoegen"),
        "words": _("Toevoegen"),
        "back": reverse("contracts", args=[visit.by.organisation]),
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "one_form.html", told)


def add_below(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """Who does a part of it."""
    found = queries.one_of_buyer(visit.by, contract, on=visit.on)
    form = Contractor(visit.request.POST if visit.request.method == "POST" else None)
    form.fields["contractor"].label = _("Naam van de onderaannemer")
    form.fields["kvk"].label = _("KvK-nummer van de onderaannemer")

    def do(**filled: str) -> None:
        actions.add_subcontractor(by=visit.by, on=visit.on, contract=contract, **filled)

    return one_form(
        visit,
        form,
        do,
        title=_("Onderaannemer toevoegen"),
        lead=_("Wat de onderaannemer rapporteert, telt mee bij deze opdracht."),
        words=_("Toevoegen"),
        back=_place(visit, contract),
        done=_("De onderaannemer is toegevoegd."),
        crumbs=way(visit, {"contract": _name(found)}),
    )


def extend(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """A longer contract."""
    found = queries.one_of_buyer(visit.by, contract, on=visit.on)
    form = of_version(
        Extend(visit.request.POST if visit.request.method == "POST" else None), found.row.version
    )

    def do(**filled: object) -> None:
        actions.extend_contract(by=visit.by, on=visit.on, contract=contract, **filled)  # type: ignore[arg-type]

    return one_form(
        visit,
        form,
        do,
        title=_("Opdracht verlengen"),
        lead=_("De opdracht loopt nu tot en met %(day)s.") % {"day": date_format(found.row.last)},
        words=_("Verlengen"),
        back=_place(visit, contract),
        done=_("De opdracht is verlengd."),
        crumbs=way(visit, {"contract": _name(found)}),
    )


def fill(visit: Visit[Member], *, contract: UUID, key: str) -> HttpResponse:
    """A value that the rule does not state, with the day and where it stands."""
    found = queries.one_of_buyer(visit.by, contract, on=visit.on)
    written = form_of(key)
    if written is None or not may_fill(found.standing.terms.get(key, UNSTATED)):
        raise NotFoundError("There is no such value to fill in.")
    data = visit.request.POST if visit.request.method == "POST" else None
    form = of_version(FillIn(data, key, written), found.row.version)

    def do(**filled: object) -> None:
        actions.fill_in(by=visit.by, on=visit.on, contract=contract, key=key, **filled)  # type: ignore[arg-type]

    name = key_name(key, wording(spoken()))
    return one_form(
        visit,
        form,
        do,
        title=_("Invullen: %(name)s") % {"name": name},
        lead=_("De regel noemt dit niet. Uw waarde geldt alleen voor deze opdracht."),
        words=_("Bewaren"),
        back=_place(visit, contract),
        done=_("De waarde is bewaard."),
        crumbs=way(visit, {"contract": _name(found), visit.page.name: name}),
    )


def show(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """Let the contractor see it and report on it."""
    try:
        actions.show_contract(by=visit.by, on=visit.on, contract=contract)
        messages.success(visit.request, _("De opdrachtnemer ziet deze opdracht nu, en kan rapporteren."))
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    return redirect(_place(visit, contract))


def _name(found: ContractLine) -> str:
    return f"{found.contractor}: {found.row.name}"


def _place(visit: Visit[Member], contract: UUID) -> str:
    return reverse("contract", args=[visit.by.organisation, contract])

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every contract over all buyers, one in full, and what covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.office.accounts.rules.permissions import Permission
from trede.office.contracts import actions, queries
from trede.office.web.employer.social_return.forms import (
    DeclareActivity,
    DeclarePeople,
    DeclarePurchase,
    Report,
)
from trede.office.web.kit import contracts as kit
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import said
from trede.scheme.buyer_values import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.rules.members import Member
    from trede.office.contracts.queries import ContractLine
    from trede.office.web.kit.pages import Visit


def contracts(visit: Visit[Member]) -> HttpResponse:
    """Over all buyers: what is asked, what is still to do, when the next report is due."""
    found = queries.of_contractor(visit.by, on=visit.on)
    told = {
        "by": visit.by,
        "lines": kit.in_list(found),
        "summed": kit.summed(queries.totals(found), sum(not each.is_sub for each in found)),
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/social_return/contracts.html", told)


def contract(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """One contract with what was declared, and what of it the buyer knows."""
    found = queries.one_of_contractor(visit.by, contract, on=visit.on)
    told = {
        "by": visit.by,
        **kit.in_full(found),
        "may_report": visit.by.may(Permission.CONTRACT_REPORT),
        "is_told": found.row.declared == found.row.reported,
        "crumbs": way(visit, {visit.page.name: _name(found)}),
    }
    return render(visit.request, "employer/social_return/contract.html", told)


def declare_people(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """People, in counts."""
    found = queries.one_of_contractor(visit.by, contract, on=visit.on)
    named = found.standing.rule.groups
    groups = (*named, *(each for each in GROUPS if each not in named))
    return _declared(
        visit,
        found,
        DeclarePeople(_sent(visit), groups),
        actions.declare_people,
        title=_("Mensen toevoegen"),
        lead=_("Wij bewaren geen rijen over mensen, alleen aantallen. Schrijf nergens een naam."),
    )


def declare_purchase(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """What was bought."""
    found = queries.one_of_contractor(visit.by, contract, on=visit.on)
    return _declared(
        visit, found, DeclarePurchase(_sent(visit)), actions.declare_purchase, title=_("Inkoop toevoegen")
    )


def declare_activity(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """What was done."""
    found = queries.one_of_contractor(visit.by, contract, on=visit.on)
    return _declared(
        visit, found, DeclareActivity(_sent(visit)), actions.declare_activity, title=_("Activiteit toevoegen")
    )


def report(visit: Visit[Member], *, contract: UUID) -> HttpResponse:
    """Tell the buyer what stands there now."""
    found = queries.one_of_contractor(visit.by, contract, on=visit.on)

    def do(**filled: Any) -> None:
        actions.report(by=visit.by, on=visit.on, contract=contract, **filled)

    return one_form(
        visit,
        of_version(Report(_sent(visit)), found.row.version),
        do,
        title=_("Rapporteren aan %(buyer)s") % {"buyer": found.buyer},
        lead=_("De opdrachtgever ziet daarna alle regels die u bij deze opdracht hebt ingevuld."),
        words=_("Rapporteren"),
        back=_place(visit, contract),
        done=_("U hebt gerapporteerd."),
        crumbs=way(visit, {"own-contract": _name(found)}),
    )


def take_back(visit: Visit[Member], *, contract: UUID, kind: str, number: int) -> HttpResponse:
    """Take away a line."""
    seen = visit.request.POST.get("seen", "")
    try:
        actions.take_line_back(
            by=visit.by, on=visit.on, contract=contract, kind=kind, number=number, seen=seen
        )
        messages.success(visit.request, _("De regel is weggehaald."))
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    return redirect(_place(visit, contract))


def _declared(
    visit: Visit[Member],
    found: ContractLine,
    form: Form,
    act: Callable[..., None],
    *,
    title: str,
    lead: str = "",
) -> HttpResponse:
    def do(**filled: Any) -> None:
        act(by=visit.by, on=visit.on, contract=found.row.pk, **filled)

    return one_form(
        visit,
        form,
        do,
        title=title,
        lead=lead or _("De opdrachtgever ziet dit pas als u rapporteert."),
        words=_("Toevoegen"),
        back=_place(visit, found.row.pk),
        done=_("De regel is toegevoegd."),
        crumbs=way(visit, {"own-contract": _name(found)}),
    )


def _sent(visit: Visit[Member]) -> QueryDict | None:
    return visit.request.POST if visit.request.method == "POST" else None


def _name(found: ContractLine) -> str:
    return f"{found.buyer}: {found.row.name}"


def _place(visit: Visit[Member], contract: UUID) -> str:
    return reverse("own-contract", args=[visit.by.organisation, contract])

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Orders at certified suppliers and SW organisations: what counts, and what a supplier held on the day of the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.intake.filled_in import read_order
from trede.kernel.findings import errors
from trede.office.dossier import actions, queries
from trede.office.web.employer.case import closed
from trede.office.web.employer.journey import PURCHASES, steps
from trede.office.web.employer.menu import here
from trede.office.web.employer.purchases.forms import KEYS, Order, as_typed, typed_again
from trede.office.web.employer.purchases.suppliers import looked_up, shown_orders, without_register
from trede.office.web.kit.undo import offer
from trede.office.web.kit.words import said, with_refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import OrderCheck
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.employer.purchases.suppliers import Found
    from trede.office.web.kit.pages import Visit


CHOSEN = "chosen"
"""The name of the buttons with suppliers that were found by name; each says a KvK number."""


def purchases(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The orders; a button of the page looks a supplier up, adds an order or takes one away."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    orders = queries.checked_orders(visit.by, dossier)
    if visit.request.method != "POST":
        return _begin(visit, case, orders)
    step = visit.request.POST.get("step", "add")
    if step == "look-up" or CHOSEN in visit.request.POST:
        sent = {key: visit.request.POST.get(key, "") for key in KEYS}
        typed, found = looked_up(sent | {"kvk": visit.request.POST.get(CHOSEN) or sent["kvk"]})
        return _page(visit.request, case, orders, Order(initial=typed), found)
    if step.startswith("remove-"):
        return _remove(visit.request, visit.by, visit.on, case, step.removeprefix("remove-"))
    return _add(visit.request, visit.by, visit.on, case, orders)


def _begin(visit: Visit[Member], case: Case, orders: Sequence[OrderCheck]) -> HttpResponse:
    """The page as it opens: with what is known of a supplier of an earlier measurement, when one was chosen."""
    title, earlier = queries.suppliers_before(visit.by, case.id)
    chosen = earlier.get(visit.request.GET.get("supplier", ""))
    told = {key: as_typed(text) for key, text in (chosen or {}).items()}
    names = [(kvk, each["supplier"]) for kvk, each in earlier.items()]
    more = {"earlier": title, "suppliers": names, "chosen": chosen}
    return _page(visit.request, case, orders, Order(initial=told), more=more)


def _add(
    request: HttpRequest, by: Member, on: datetime, case: Case, orders: Sequence[OrderCheck]
) -> HttpResponse:
    form = Order(request.POST)
    form.is_valid()
    order, findings = read_order({key: request.POST.get(key, "") for key in KEYS}, len(orders))
    if wrong := errors(findings):
        for found in wrong:
            form.add_error(_field(found.place), said(found))
        return _page(request, case, orders, form)
    try:
        actions.add_order(by=by, on=on, dossier=case.id, order=order)
    except RefusedError as refused:
        return _page(request, case, queries.checked_orders(by, case.id), with_refusal(form, None, refused))
    messages.success(request, _("De opdracht is toegevoegd."))
    return redirect("purchases", by.organisation, case.id)


def _field(place: str) -> str | None:
    """The field of the form that a finding about one order is at."""
    key = place.rpartition(".")[2]
    return key if key in KEYS else None


def _remove(request: HttpRequest, by: Member, on: datetime, case: Case, order: str) -> HttpResponse:
    """Who presses twice, or after a colleague did, hears that it is gone; no other order goes."""
    there = {each.id: each.order for each in queries.checked_orders(by, case.id)}
    try:
        actions.remove_order(by=by, on=on, dossier=case.id, order=order)
    except NotFoundError:
        messages.info(request, _("Deze opdracht was al weggehaald."))
    except RefusedError as refused:
        messages.error(request, said(refused.findings[0]))
    else:
        offer(request, request.path, step="add", **typed_again(there[order]))
        messages.success(request, _("De opdracht is weggehaald."))
    return redirect("purchases", by.organisation, case.id)


def _page(
    request: HttpRequest,
    case: Case,
    orders: Sequence[OrderCheck],
    form: Order,
    found: Found | None = None,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    return render(
        request,
        "employer/purchases/purchases.html",
        {
            **here(request, case),
            "orders": shown_orders(orders),
            "not_held": without_register() if any(each.held is None for each in orders) else "",
            "form": form,
            "found": found,
            "steps": steps(case, PURCHASES),
            **(more or {}),
        },
    )

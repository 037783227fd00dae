# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, with contracts: see ``at_once.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.contracts import noted

from trede.office.contracts import actions
from trede.office.contracts.models import Contract
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.register.actions import fill_with_demo
from trede.office.register.rules import Held

SYSTEM = System("contracts")


def buyer(stage):
    return noted.buyer(stage.now, kvk=str(int(stage.kvk) + 50_000_000), mark=f"inkoper-{stage.mark}")


def there(stage):
    return noted.noted(buyer(stage), stage.by, stage.now)


def lines(found, kind):
    return lambda: len(found.now.declared[kind])


@case("contracts.actions.add_contract", WRITERS)
def add_many_contracts(stage):
    by = buyer(stage)
    told = {"by": by, "kvk": stage.kvk, "contractor": "Voorbeeld BV"}
    found = Contract.objects.filter(buyer=by.organisation)

    def add(number, on):
        return actions.add_contract(**told, told=replace(noted.TOLD, name=f"Opdracht {number}"), on=on)

    return add, found.count


@case("contracts.actions.add_subcontractor", WRITERS)
def add_many_below(stage):
    made = there(stage)
    told = {**made.at_buyer, "contractor": "Onder BV"}
    found = Contract.objects.filter(main=made.contract)

    def add(number, on):
        return actions.add_subcontractor(**told | {"on": on, "kvk": f"{87_000_000 + number}"})

    return add, found.count


@case("contracts.actions.show_contract", 1)
def show_once(stage):
    by = buyer(stage)
    told = {"kvk": stage.kvk, "contractor": "Voorbeeld BV", "told": noted.TOLD}
    made = actions.add_contract(by=by, on=stage.now, **told)
    found = Contract.objects.filter(pk=made.pk, contractor=stage.by.organisation)
    return lambda number, on: actions.show_contract(by=by, on=on, contract=made.pk), found.count


@case("contracts.actions.extend_contract", 1)
def extend_once(stage):
    made = there(stage)
    told = {**made.at_buyer, "last": date(2028, 12, 31), "value_cents": 5, **made.seen}
    return lambda number, on: actions.extend_contract(**told | {"on": on}), lambda: len(made.now.extensions)


@case("contracts.actions.fill_in", 1)
def fill_in_once(stage):
    made = there(stage)
    told = {**made.at_buyer, "key": "agreed", "value": "50000", "day": date(2026, 1, 5), "stands_in": "Brief"}
    told |= made.seen
    return lambda number, on: actions.fill_in(**told | {"on": on}), lambda: len(made.now.filled)


@case("contracts.actions.declare_people", WRITERS)
def declare_many_people(stage):
    made = there(stage)
    told = {
        **made.at_contractor,
        "group": "ww",
        "hours_hundredths": 3600,
        "first": date(2026, 1, 1),
    }

    def declare(number, on):
        return actions.declare_people(**told | {"on": on, "count": number + 1})

    return declare, lines(made, "people")


@case("contracts.actions.declare_purchase", WRITERS)
def declare_many_purchases(stage):
    made = there(stage)
    told = {**made.at_contractor, "what": "Lunch"}

    def declare(number, on):
        return actions.declare_purchase(**told | {"on": on, "amount_cents": number + 1})

    return declare, lines(made, "purchases")


@case("contracts.actions.declare_activity", WRITERS)
def declare_many_activities(stage):
    made = there(stage)
    told = {**made.at_contractor, "what": "Training", "worth_cents": 5}

    def declare(number, on):
        return actions.declare_activity(**told | {"on": on, "count": number + 1})

    return declare, lines(made, "activities")


@case("contracts.actions.take_line_back", 1)
def take_back_once(stage):
    made = there(stage)
    for cents in (5, 6):
        actions.declare_purchase(**made.at_contractor, what="Lunch", amount_cents=cents)
    told = {**made.at_contractor, "kind": "purchases", "number": 0, **made.seen}
    return lambda number, on: actions.take_line_back(**told | {"on": on}), lines(made, "purchases")


@case("contracts.actions.report", 1)
def report_once(stage):
    made = there(stage)
    told = {**made.at_contractor, "until": date(2026, 3, 31), **made.seen}
    found = Event.objects.filter(kind="contract.reported", subject=f"contract:{made.contract.pk}")
    return lambda number, on: actions.report(**told | {"on": on}), found.count


@case("contracts.actions.tell_of_certificate", 1)
def tell_once(stage):
    made = there(stage)
    day = stage.now.date()
    days = (day - timedelta(days=9), day + timedelta(days=90))
    held = Held(stage.kvk, "Voorbeeld BV", "", "trede-2", *days)
    fill_with_demo(by=System("test"), on=stage.now, listings=[held])
    told = {"by": SYSTEM, "contract": made.contract.pk}
    found = Contract.objects.filter(pk=made.contract.pk, level_told="trede-2")
    return lambda number, on: actions.tell_of_certificate(**told, on=on), found.count

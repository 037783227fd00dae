# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, in dossiers: see ``at_once.py``."""

from __future__ import annotations

from datetime import timedelta

from tests.builders import order
from tests.integration.office.at_once import TO_TRY, WRITERS, case
from tests.unit.office.dossier.filled import INTENDED, answer_all

from trede.office.accounts.models import PurposeLink
from trede.office.accounts.queries import member
from trede.office.accounts.rules.links import LinkHolder, Purpose
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Dossier, Measurement
from trede.office.dossier.rules.measuring import prepared
from trede.office.dossier.salts import new_salt
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.uploads.actions import remember_columns, remember_words
from trede.office.uploads.models import ColumnMemory, WordMemory
from trede.scheme import open_shelf

QUESTION = "integratie.team"


@case("dossier.actions.reminding.remind", 1)
def remind_once(stage):
    by, ends_on = System("periods"), stage.now.date() + timedelta(days=40)
    found = Event.objects.filter(kind="dossier.reminded", subject=f"dossier:{stage.dossier}")
    told = {"by": by, "dossier": stage.dossier, "ends_on": ends_on}
    return lambda number, on: actions.remind(**told, on=on), found.count


@case("dossier.actions.answers.add_evidence", WRITERS)
def add_evidence_often(stage):
    def one(number, on):
        told = {"aspect": "integratie", "kind": "team-activities", "reference": f"map {number}"}
        actions.add_evidence(**stage.here, on=on, **told)

    _ = stage.dossier
    return one, lambda: stage.kept("Evidence")


@case("dossier.actions.answers.remove_evidence", 1)
def remove_one_evidence(stage):
    told = {"aspect": "integratie", "kind": "team-activities"}
    first, _ = (
        actions.add_evidence(**stage.here, on=stage.now, **told, reference=f"map {number}")
        for number in range(2)
    )
    return (
        lambda number, on: actions.remove_evidence(**stage.here, on=on, evidence=first.pk),
        lambda: 2 - stage.kept("Evidence"),
    )


@case("dossier.actions.answers.answer", 1)
def answer_the_same_page(stage):
    def one(number, on):
        actions.answer(**stage.here, on=on, question=QUESTION, text=f"Zo {number}.", seen_revision=0)

    _ = stage.dossier
    return one, lambda: stage.kept("Answer")


@case("dossier.actions.answers.take_over_answers", 1)
def take_over_once(stage):
    actions.answer(**stage.here, on=stage.now, question=QUESTION, text="Zo.", seen_revision=0)
    told = {"title": "Volgende", "wanted_level": "trede-1", "intended_on": INTENDED}
    other = actions.open_dossier(by=stage.by, on=stage.now, **told).pk

    def one(number, on):
        actions.take_over_answers(by=stage.by, on=on, dossier=other, source=stage.dossier)

    return one, lambda: stage.kept("Answer", dossier=other)


def asked(stage):
    other = stage.colleague("hr-editor")
    told = {"aspect": "integratie", "person": other.pk}
    return told, lambda on, **more: actions.ask_colleague(**stage.here, on=on, **told, **more)


@case("dossier.actions.answers.ask_colleague", 1)
def ask_from_the_same_page(stage):
    _ = stage.dossier
    _told, ask = asked(stage)
    return lambda number, on: ask(on), lambda: stage.kept("Request")


@case("dossier.actions.answers.finish_request", 1)
def finish_once(stage):
    seen = asked(stage)[1](stage.now).version
    return (
        lambda number, on: actions.finish_request(**stage.here, on=on, aspect="integratie", seen=seen),
        lambda: stage.kept("Request", done_at__isnull=False),
    )


@case("dossier.actions.applications.hand_in", 1)
def sign_once(stage):
    stage.measure()
    answer_all(stage.by, stage.now, stage.dossier)
    signatory = stage.colleague("signatory")
    by = member(signatory.pk, stage.by.organisation, on=stage.now)
    seen = queries.to_freeze(by, stage.dossier).sha256

    def one(number, on):
        actions.hand_in(by=by, on=on, dossier=stage.dossier, seen_sha256=seen)

    return one, lambda: stage.kept("Application", kind="definitive")


@case("dossier.actions.applications.hand_in_test", WRITERS)
def try_often(stage):
    stage.measure()
    return lambda number, on: actions.hand_in_test(**stage.here, on=on), lambda: stage.kept("Application")


@case("dossier.actions.dossiers.open_dossier", WRITERS)
def open_many(stage):
    def one(number, on):
        told = {"title": f"Aanvraag {number}", "wanted_level": "trede-1", "intended_on": INTENDED}
        actions.open_dossier(by=stage.by, on=on, **told)

    return one, lambda: Dossier.objects.filter(organisation=stage.by.organisation).count()


@case("dossier.actions.dossiers.change_dossier", 1)
def change_from_the_same_page(stage):
    seen = queries.dossier(stage.by, stage.dossier).version

    def one(number, on):
        told = {"title": f"Anders {number}", "wanted_level": "trede-2", "intended_on": INTENDED}
        actions.change_dossier(**stage.here, on=on, **told, seen=seen)

    return one, lambda: queries.dossier(stage.by, stage.dossier).title.startswith("Anders")


@case("dossier.actions.dossiers.remove_dossier", 1)
def remove_once(stage):
    stage.measure()
    seen = queries.contents(stage.by, stage.dossier).version

    def one(number, on):
        actions.remove_dossier(**stage.here, on=on, seen=seen, endings=())

    return one, lambda: 1 - Dossier.objects.filter(pk=stage.dossier).count()


@case("dossier.actions.measurements.measure", WRITERS)
def measure_often(stage):
    def one(number, on):
        actions.measure(**stage.here, on=on, declared=stage.declared())

    _ = stage.dossier
    return one, lambda: stage.kept("Measurement")


@case("dossier.actions.measurements.keep_prepared", WRITERS)
def keep_what_was_prepared(stage):
    stage.measure()  # from now on the dossier holds the orders of the file
    facts = queries.facts(stage.by, stage.dossier).sha256
    ready, _rows = prepared(open_shelf(), INTENDED, stage.declared(), (), new_salt, facts)
    return (
        lambda number, on: actions.keep_prepared(**stage.here, on=on, ready=ready),
        lambda: stage.kept("Measurement") - 1,
    )


@case("uploads.actions.remember_columns", WRITERS)
def remember_many_columns(stage):
    def one(number, on):
        remember_columns(by=stage.by, on=on, columns={f"Kolom {number}": "hours", "Naam": ""})

    return one, lambda: ColumnMemory.objects.filter(organisation=stage.by.organisation).count() - 1


@case("uploads.actions.remember_words", WRITERS)
def remember_many_words(stage):
    def one(number, on):
        remember_words(by=stage.by, on=on, words={"contract": {f"Woord {number}": "regular", "los": None}})

    return one, lambda: WordMemory.objects.filter(organisation=stage.by.organisation).count() - 1


@case("dossier.actions.orders.add_order", WRITERS)
def add_many_orders(stage):
    """Of forty orders that were said to be added forty are there, and count."""
    stage.measure()

    def one(number, on):
        bought = order(order=f"N{number}", on="2026-06-01", kvk="33334444")
        actions.add_order(**stage.here, on=on, order=bought)

    def found():
        counted = Measurement.objects.filter(dossier=stage.dossier).first().purchases
        there = queries.checked_orders(stage.by, stage.dossier)
        assert len(counted) == len(there)
        return len(there) - 1

    return one, found


@case("dossier.actions.orders.add_orders", WRITERS)
def add_many_orders_of_invoices(stage):
    """Two invoices each, of which one is the same for all."""
    here = stage.here

    def one(number, on):
        bought = [order(order=name, on="2026-06-01", kvk="33334444") for name in ("same", f"N{number}")]
        actions.add_orders(**here, on=on, orders=bought)

    return one, lambda: len(queries.checked_orders(stage.by, stage.dossier)) - 1


@case("dossier.actions.orders.remove_order", 1)
def remove_the_first_order(stage):
    kept = [
        actions.add_order(**stage.here, on=stage.now, order=order(order=f"N{number}", on="2026-06-01"))
        for number in range(3)
    ]
    return (
        lambda number, on: actions.remove_order(**stage.here, on=on, order=kept[0]),
        lambda: 3 - len(queries.checked_orders(stage.by, stage.dossier)),
    )


@case("dossier.actions.orders.remove_order", WRITERS)
def remove_every_order(stage):
    kept = [
        actions.add_order(**stage.here, on=stage.now, order=order(order=f"N{number}", on="2026-06-01"))
        for number in range(WRITERS)
    ]
    return (
        lambda number, on: actions.remove_order(**stage.here, on=on, order=kept[number]),
        lambda: WRITERS - len(queries.checked_orders(stage.by, stage.dossier)),
    )


@case("dossier.actions.scenarios.keep_scenario", WRITERS)
def keep_many_scenarios(stage):
    _ = stage.dossier
    return (
        lambda number, on: actions.keep_scenario(**stage.here, on=on, title=f"Plan {number}", changes=TO_TRY),
        lambda: stage.kept("Scenario"),
    )


@case("dossier.actions.scenarios.keep_scenario", 1)
def keep_one_title(stage):
    _ = stage.dossier
    return (
        lambda number, on: actions.keep_scenario(**stage.here, on=on, title="Plan", changes=TO_TRY),
        lambda: stage.kept("Scenario"),
    )


def scenario(stage):
    return actions.keep_scenario(**stage.here, on=stage.now, title="Plan", changes=TO_TRY)


@case("dossier.actions.scenarios.keep_scenario", 1)
def change_one_scenario(stage):
    kept = scenario(stage)

    def one(number, on):
        told = {"title": f"Anders {number}", "changes": TO_TRY, "scenario": kept.pk, "seen": kept.version}
        actions.keep_scenario(**stage.here, on=on, **told)

    return one, lambda: stage.kept("Scenario", title__startswith="Anders")


@case("dossier.actions.scenarios.remove_scenario", 1)
def remove_one_scenario(stage):
    kept = scenario(stage)
    return (
        lambda number, on: actions.remove_scenario(**stage.here, on=on, scenario=kept.pk),
        lambda: 1 - stage.kept("Scenario"),
    )


def ask_by_link(stage, on, number=0, **more):
    told = {"aspect": "integratie", "name": "Piet", "email": f"piet{number}-{stage.mark}@voorbeeld.example"}
    actions.ask_by_link(**stage.here, on=on, **told, **more)


def holder(stage):
    """Who holds the link to the topic of the case."""
    ask_by_link(stage, stage.now)
    link = PurposeLink.objects.get(case=stage.dossier)
    return LinkHolder(link.pk, Purpose.ANSWERS, link.organisation_id, link.case, link.topic)


@case("dossier.actions.by_link.ask_by_link", 1)
def ask_by_link_from_the_same_page(stage):
    _ = stage.dossier
    return lambda number, on: ask_by_link(stage, on, number), lambda: stage.kept("Request")


@case("dossier.actions.by_link.answer_by_link", 1)
def answer_the_same_page_by_link(stage):
    by = holder(stage)

    def one(number, on):
        actions.answer_by_link(by=by, on=on, question=QUESTION, text=f"Zo {number}.", seen_revision=0)

    return one, lambda: stage.kept("Answer")


@case("dossier.actions.by_link.finish_by_link", 1)
def finish_by_link_once(stage):
    by = holder(stage)
    return (
        lambda number, on: actions.finish_by_link(by=by, on=on),
        lambda: stage.kept("Request", done_at__isnull=False),
    )

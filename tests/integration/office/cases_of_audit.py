# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, from a quote to a decision: see ``at_once.py``."""

from __future__ import annotations

from datetime import timedelta

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.audit.filled import LESS, MET, PLAN, REACTION, ROWS, Chain

from trede.office.audit import actions
from trede.office.audit.models import Auditor, Cited, Decision, Involvement, Quote, Visit
from trede.office.audit.rules.checking import Held
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.tested import Figures, Kind, With


def chain(stage):
    return Chain(stage.now)


def each_their_own(name, field, made, told, found):
    """Every writer another text: nobody stands in the way of somebody else."""
    return (
        lambda number, on: getattr(actions, name)(**(told | {"on": on, field: f"{told[field]} ({number})"})),
        lambda: found(made.the_case),
    )


def often(name, made, told, found):
    """What one writer does, by who has the case open, as often as wanted; and how much of it is found."""
    return lambda number, on: getattr(actions, name)(**(told | {"on": on})), lambda: found(made.the_case)


@case("audit.actions.quotes.ask_quote", 1)
def ask_one_body(stage):
    made = chain(stage).settled()
    period = {"period_from": made.today, "period_until": made.today + timedelta(days=60), "places": 1}
    told = made.step("hr-editor", dossier=made.dossier, body=made.members["body"].organisation, **period)
    return (
        lambda number, on: actions.ask_quote(**(told | {"on": on})),
        lambda: Quote.objects.filter(dossier=made.dossier).count(),
    )


def quotes(made, outcome):
    return lambda: Quote.objects.filter(dossier=made.dossier, outcome=outcome).count()


@case("audit.actions.quotes.offer_quote", 1)
def offer_once(stage):
    made = chain(stage).asked()
    told = {"price_cents": 1, "days_hundredths": 100, "visit_on": made.visit_on, "quote": made.made["quote"]}
    by = made.members["planner"]
    return lambda number, on: actions.offer_quote(by=by, on=on, **told), quotes(made, "offered")


@case("audit.actions.quotes.decline_quote", 1)
def decline_once(stage):
    made = chain(stage).asked()
    told = {"by": made.members["planner"], "quote": made.made["quote"]}
    return lambda number, on: actions.decline_quote(**told, on=on), quotes(made, "declined")


@case("audit.actions.quotes.accept_quote", 1)
def accept_once(stage):
    made = chain(stage).offered()
    seen = Quote.objects.get(pk=made.made["quote"]).version
    told = {"by": made.members["signatory"], "quote": made.made["quote"], "seen": seen}
    return lambda number, on: actions.accept_quote(**told, on=on), quotes(made, "accepted")


@case("audit.actions.planning.keep_auditor", 1)
def keep_an_auditor_from_the_same_page(stage):
    made = chain(stage).settled()
    person = made.members["auditor"].person
    told = {"by": made.members["planner"], "person": person, "until": {"pso": made.visit_on}}
    return (
        lambda number, on: actions.keep_auditor(**told, on=on, week_hundredths=100 + number),
        lambda: Auditor.objects.filter(person=person).count(),
    )


@case("audit.actions.planning.plan_visit", 1)
def move_a_visit_from_the_same_page(stage):
    made = chain(stage).planned()
    told = {"by": made.members["planner"], "case": made.case, "person": made.members["auditor"].person}

    def one(number, on):
        day = made.visit_on + timedelta(days=1 + number)
        actions.plan_visit(**told, on=on, visit_on=day, days_hundredths=100, seen=1)

    return one, lambda: Visit.objects.filter(case=made.case).count() - 1


@case("audit.actions.interests.declare_interest", 1)
def declare_once(stage):
    made = chain(stage).planned()
    told = {"by": made.members["auditor"], "case": made.case, "interest": Interest.NONE}
    return (
        lambda number, on: actions.declare_interest(**told, on=on),
        lambda: Involvement.objects.filter(case=made.case, kind="evaluated").count(),
    )


@case("audit.actions.plans.send_plan", WRITERS)
def send_many_plans(stage):
    made = chain(stage).opened()
    told = made.auditor | PLAN | {"rows": ROWS}
    return each_their_own("send_plan", "places", made, told, lambda of: of.plans.count())


@case("audit.actions.plans.send_plan", 1)
def send_one_plan(stage):
    made = chain(stage).opened()
    return often("send_plan", made, made.auditor | PLAN | {"rows": ROWS}, lambda of: of.plans.count())


@case("audit.actions.plans.object_to_plan", 1)
def object_to_a_plan_once(stage):
    made = chain(stage).with_plan()
    told = made.step("hr-editor", case=made.case, reasons="Die dag is de vestiging dicht.")
    return often("object_to_plan", made, told, lambda of: of.objections.count())


@case("audit.actions.plans.answer_plan_objection", 1)
def answer_once(stage):
    made = chain(stage).with_plan()
    told = made.step("hr-editor", case=made.case, reasons="Die dag is de vestiging dicht.")
    objection = actions.object_to_plan(**told).pk
    answer = {"case": made.case, "objection": objection, "answer": "Goed.", "upheld": True}
    return often(
        "answer_plan_objection",
        made,
        made.step("planner", **answer),
        lambda of: of.objections.filter(upheld=True).count(),
    )


@case("audit.actions.testing.judge", 1)
def judge_from_the_same_page(stage):
    made = chain(stage).with_plan()
    told = made.auditor | {"row": 0, "figures": Figures.RIGHT, "met": MET}
    return often("judge", made, told, lambda of: of.verdicts.count())


@case("audit.actions.testing.check_rows", 1)
def check_rows_from_the_same_page(stage):
    made = chain(stage).with_plan()
    told = made.auditor | {"verdicts": {0: Held.HOLDS, 1: Held.OTHER_SUMS}}
    return often("check_rows", made, told, lambda of: of.checks.count())


@case("audit.actions.testing.note_talk", 1)
def note_one_talk(stage):
    made = chain(stage).with_plan()
    told = made.auditor | {"kind": With.MANAGEMENT, "people": 2, "text": "Er is een gesprek."}
    return often("note_talk", made, told, lambda of: of.talks.count())


@case("audit.actions.testing.note_finding", WRITERS)
def note_many_findings(stage):
    made = chain(stage).with_plan()
    told = made.auditor | {"kind": Kind.STRENGTH, "text": "Goed gesplitst."}
    return each_their_own("note_finding", "text", made, told, lambda of: of.findings.count())


@case("audit.actions.testing.close_finding", 1)
def close_once(stage):
    made = chain(stage).with_plan()
    noted = {"kind": Kind.NONCONFORMITY, "text": "Geen plan.", "due_on": made.visit_on}
    finding = actions.note_finding(**made.auditor, **noted).pk
    told = made.auditor | {"finding_id": finding, "closing": "Er is een plan."}
    return often("close_finding", made, told, lambda of: of.findings.filter(closed_at__isnull=False).count())


@case("audit.actions.testing.correct", 1)
def correct_until_nothing_is_left(stage):
    """One and a half weighted fte: a second one less would leave fewer than nothing."""
    made = chain(stage).with_plan()
    return often("correct", made, made.auditor | LESS, lambda of: of.corrections.count())


@case("audit.actions.thread.write_message", 1)
def write_one_message(stage):
    made = chain(stage).opened()
    return often("write_message", made, made.auditor | {"text": "En waar?"}, lambda of: of.messages.count())


@case("audit.actions.thread.withdraw_application", 1)
def withdraw_once(stage):
    made = chain(stage).opened()
    told = made.step("signatory", case=made.case)
    return often("withdraw_application", made, told, lambda of: of.stage == "withdrawn")


@case("audit.actions.reports.send_report", 1)
def send_one_report(stage):
    made = chain(stage).noted()
    told = made.auditor | {"seen_sha256": made.draft()}
    return often("send_report", made, told, lambda of: of.reports.count())


@case("audit.actions.reports.react_to_report", 1)
def react_once(stage):
    made = chain(stage).reported()
    told = made.step("hr-editor", case=made.case, reaction=REACTION)
    return often("react_to_report", made, told, lambda of: of.reports.exclude(reaction="").count())


@case("audit.actions.reports.finish_report", 1)
def finish_once(stage):
    made = chain(stage).reacted()
    told = made.auditor | {"seen_sha256": made.draft(REACTION)}
    return often("finish_report", made, told, lambda of: of.reports.filter(final=True).count())


def decisions(of):
    return Decision.objects.filter(case=of).count()


@case("audit.actions.deciding.decide", 1)
def decide_once(stage):
    made = chain(stage).taken()
    return often("decide", made, made.decider | {"proposed": made.proposed()}, decisions)


@case("audit.actions.deciding.agree", 1)
def agree_once(stage):
    from django.test import override_settings

    with override_settings(TREDE_QUORUM=2):
        made = chain(stage).decided()
    made.take("second-decider")
    seen = made.the_case.proposals.get().sha256
    told = {"by": made.assigned("second-decider"), "case": made.case, "seen_sha256": seen}
    return often("agree", made, told, decisions)


@case("audit.actions.deciding.return_to_auditor", 1)
def return_once(stage):
    made = chain(stage).taken()
    told = made.decider | {"text": "Hoe zag u dit?"}
    return often("return_to_auditor", made, told, lambda of: of.messages.count())


def object_to_decision(made):
    return made.step("signatory", case=made.case, reasons="De cijfers halen trede 1.")


@case("audit.actions.objections.object_to_decision", 1)
def object_to_a_decision_once(stage):
    made = chain(stage).decided(level="basistrede")
    return often("object_to_decision", made, object_to_decision(made), lambda of: of.objections.count())


@case("audit.actions.objections.answer_decision_objection", 1)
def answer_an_objection_once(stage):
    made = chain(stage).decided(level="basistrede")
    objection = actions.object_to_decision(**object_to_decision(made)).pk
    answer = {"case": made.case, "objection": objection, "answer": "Wij blijven erbij.", "upheld": False}
    return often(
        "answer_decision_objection",
        made,
        made.step("second-decider", **answer),
        lambda of: of.objections.filter(upheld=False).count(),
    )


def cited(of):
    return Cited.objects.filter(case=of).count()


@case("audit.actions.citing.publish_passage", 1)
def publish_once(stage):
    made = chain(stage).with_a_passage()
    told = made.step("hr-editor", case=made.case, passage=made.made["passage"])
    return often("publish_passage", made, told, cited)


@case("audit.actions.citing.take_passage_back", 1)
def take_back_once(stage):
    made = chain(stage).with_a_passage()
    told = made.step("hr-editor", case=made.case, passage=made.made["passage"])
    actions.publish_passage(**told)
    return often("take_passage_back", made, told, lambda of: 1 - cited(of))

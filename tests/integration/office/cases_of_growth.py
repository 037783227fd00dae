# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, with what is agreed and a plan: see ``at_once.py``."""

from __future__ import annotations

from datetime import date, timedelta

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.growth import agreed

from trede.office.growth import actions
from trede.office.growth.models import (
    Adaptation,
    Aim,
    Arrangement,
    AskingRound,
    DueTalk,
    Guide,
    Guided,
    Review,
    Start,
    Step,
    Training,
)
from trede.office.journal.models import Event
from trede.office.journal.rules import System

DAY = date(2026, 1, 5)


def there(stage):
    """The address of a plan with one step, and that step."""
    here = {"by": stage.by, "dossier": agreed.measured(stage.by, stage.now)}
    return here, agreed.planned(stage.by, stage.now, here["dossier"])


def of(stage, model):
    return model.objects.filter(organisation=stage.by.organisation)


@case("growth.actions.arranging.switch_on", 1)
def switch_on_once(stage):
    told = {"by": stage.by, **agreed.AGREED}
    return lambda number, on: actions.switch_on(**told, on=on), of(stage, Arrangement).count


@case("growth.actions.arranging.switch_off", 1)
def switch_off_once(stage):
    there(stage)
    told = Event.objects.filter(kind="growth.off", subject=f"growth:{stage.by.organisation}")

    def count():
        return told.count() if not any(of(stage, each).exists() for each in (Arrangement, Step)) else -1

    return lambda number, on: actions.switch_off(by=stage.by, on=on), count


@case("growth.actions.planning.add_step", WRITERS)
def add_many_steps(stage):
    here, _step = there(stage)

    def add(number, on):
        return actions.add_step(**here, on=on, **agreed.STEP | {"what": f"Stap {number}"})

    return add, lambda: of(stage, Step).count() - 1


@case("growth.actions.planning.change_step", 1)
def change_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "what": "Anders", "owner": "HR", "due": date(2027, 6, 1)}
    told |= {"effect_hundredths": 5, "seen": step.version}
    return lambda number, on: actions.change_step(**told, on=on), of(stage, Step).filter(what="Anders").count


@case("growth.actions.planning.finish_step", 1)
def finish_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "done_on": date(2026, 1, 5), "evidence": "map 3", "seen": step.version}
    found = of(stage, Step).exclude(done_on=None)
    return lambda number, on: actions.finish_step(**told, on=on), found.count


@case("growth.actions.planning.drop_step", 1)
def drop_step_once(stage):
    here, step = there(stage)
    told = {**here, "step": step.pk, "seen": step.version}
    return lambda number, on: actions.drop_step(**told, on=on), lambda: 1 - of(stage, Step).count()


@case("growth.actions.planning.hold_review", 1)
def review_once(stage):
    here, _step = there(stage)
    return lambda number, on: actions.hold_review(**here, on=on, remarks=""), of(stage, Review).count


def coded(stage, number=0):
    return {"by": stage.by, "who": f"T{number}"}


def switched_on(stage):
    actions.switch_on(by=stage.by, on=stage.now, **agreed.AGREED)


@case("growth.actions.rows.add_training", WRITERS)
def add_many_trainings(stage):
    switched_on(stage)
    told = {"group": "guides", "what": "Harrie", "followed_on": DAY, "valid_until": None}

    def add(number, on):
        return actions.add_training(**coded(stage, number), **told, on=on)

    return add, of(stage, Training).count


@case("growth.actions.rows.plan_talk", 1)
def plan_talk_once(stage):
    switched_on(stage)
    told = {**coded(stage), "kind": "performance", "due": DAY}
    return lambda number, on: actions.plan_talk(**told, on=on), of(stage, DueTalk).count


@case("growth.actions.rows.hold_talk", 1)
def hold_talk_once(stage):
    switched_on(stage)
    made = actions.plan_talk(**coded(stage), on=stage.now, kind="performance", due=DAY)
    told = {"by": stage.by, "talk": made.pk, "held_on": DAY}
    return lambda number, on: actions.hold_talk(**told, on=on), of(stage, DueTalk).exclude(held_on=None).count


def asked(stage):
    switched_on(stage)
    told = {"need": "pace", "solution": "guidance", "asked_by": "hr", "asked_on": DAY}
    return {**coded(stage), **told}


@case("growth.actions.rows.ask_adaptation", 1)
def ask_adaptation_once(stage):
    told = asked(stage)
    return lambda number, on: actions.ask_adaptation(**told, on=on), of(stage, Adaptation).count


@case("growth.actions.rows.follow_adaptation", 1)
def follow_adaptation_once(stage):
    made = actions.ask_adaptation(**asked(stage), on=stage.now)
    told = {"by": stage.by, "adaptation": made.pk, "made_on": DAY, "checked_on": None, "seen": made.version}
    found = of(stage, Adaptation).exclude(made_on=None)
    return lambda number, on: actions.follow_adaptation(**told, on=on), found.count


@case("growth.actions.rows.remove_row", 1)
def remove_row_once(stage):
    switched_on(stage)
    made = actions.plan_talk(**coded(stage), on=stage.now, kind="performance", due=DAY)
    told = {"by": stage.by, "kind": "talk", "row": made.pk}
    return lambda number, on: actions.remove_row(**told, on=on), lambda: 1 - of(stage, DueTalk).count()


@case("growth.actions.rows.forget_rows", 1)
def forget_rows_once(stage):
    switched_on(stage)
    actions.plan_talk(**coded(stage), on=stage.now, kind="performance", due=date(2020, 1, 1))
    told = {"by": System("growth"), "organisation": stage.by.organisation}
    return lambda number, on: actions.forget_rows(**told, on=on), lambda: 1 - of(stage, DueTalk).count()


def started(stage):
    switched_on(stage)
    made = actions.plan_start(**coded(stage), **agreed.START, on=stage.now)
    return {"by": stage.by, "start": made.pk, "seen": made.version}


@case("growth.actions.landing.plan_start", 1)
def plan_start_once(stage):
    switched_on(stage)
    told = {**coded(stage), **agreed.START}
    return lambda number, on: actions.plan_start(**told, on=on), of(stage, Start).count


@case("growth.actions.landing.update_start", 1)
def update_start_once(stage):
    told = {**started(stage), "done": ["place"]}
    return lambda number, on: actions.update_start(**told, on=on), of(stage, Start).exclude(done={}).count


@case("growth.actions.landing.ask_start", 1)
def ask_start_once(stage):
    told = {**started(stage), "may_know": "work", "asked_on": DAY}
    return lambda number, on: actions.ask_start(**told, on=on), of(stage, Start).filter(may_know="work").count


@case("growth.actions.landing.follow_start", 1)
def follow_start_once(stage):
    days = {"starts_on": DAY, "permanent_on": DAY, "left_on": None}
    told = {**started(stage), **days, "buddy": "B2", "hours_now_hundredths": None}
    return lambda number, on: actions.follow_start(**told, on=on), of(stage, Start).filter(buddy="B2").count


@case("growth.actions.rows.set_training_aim", 1)
def set_aim_once(stage):
    switched_on(stage)
    told = {"by": stage.by, "group": "guides", "what": "Harrie", "people": 4}
    return lambda number, on: actions.set_training_aim(**told, on=on), of(stage, Aim).count


def named(stage):
    switched_on(stage)
    return actions.name_guide(by=stage.by, on=stage.now, code="B1", most=3, stand_in="")


GIVEN = {"guide": "B1", "every": "week", "since": DAY}


@case("growth.actions.guiding.name_guide", 1)
def name_guide_once(stage):
    switched_on(stage)
    told = {"by": stage.by, "code": "B1", "most": 3, "stand_in": ""}
    return lambda number, on: actions.name_guide(**told, on=on), of(stage, Guide).count


@case("growth.actions.guiding.change_guide", 1)
def change_guide_once(stage):
    made = named(stage)
    told = {"by": stage.by, "guide": made.pk, "most": 4, "stand_in": "", "seen": made.version}
    days = {"away_from": None, "away_until": None}
    return lambda number, on: actions.change_guide(**told, **days, on=on), of(stage, Guide).filter(
        most=4
    ).count


@case("growth.actions.guiding.give_guide", 3)
def as_many_as_were_agreed(stage):
    named(stage)
    return (
        lambda number, on: actions.give_guide(**coded(stage, number), **GIVEN, on=on),
        of(stage, Guided).count,
    )


def guided(stage):
    named(stage)
    made = actions.give_guide(**coded(stage), **GIVEN, on=stage.now)
    return {"by": stage.by, "guided": made.pk, "seen": made.version}


@case("growth.actions.guiding.change_guided", 1)
def change_guided_once(stage):
    told = {**guided(stage), "guide": "B1", "every": "month", "until": None}
    found = of(stage, Guided).filter(every="month")
    return lambda number, on: actions.change_guided(**told, on=on), found.count


@case("growth.actions.guiding.note_contact", 1)
def note_contact_once(stage):
    told = {**guided(stage), "held_on": DAY}
    return lambda number, on: actions.note_contact(**told, on=on), of(stage, Guided).exclude(
        contacts=[]
    ).count


def asked_all(stage, people=WRITERS):
    switched_on(stage)
    closes_on = stage.now.date() + timedelta(days=14)
    return actions.ask_everybody(by=stage.by, on=stage.now, people=people, closes_on=closes_on)


@case("growth.actions.asking.ask_everybody", 1)
def ask_everybody_once(stage):
    switched_on(stage)
    told = {"by": stage.by, "people": 10, "closes_on": stage.now.date() + timedelta(days=14)}
    return lambda number, on: actions.ask_everybody(**told, on=on), of(stage, AskingRound).count


@case("growth.actions.asking.answer_round", WRITERS)
def everybody_answers(stage):
    made, links = asked_all(stage)
    told = {"by": System("growth"), "feelings": {"home": "yes"}, "needs": []}

    def left():
        return WRITERS - len(AskingRound.objects.get(pk=made.pk).slips)

    return lambda number, on: actions.answer_round(**told, token=links[number], on=on), left


@case("growth.actions.asking.cancel_round", 1)
def cancel_round_once(stage):
    made, _links = asked_all(stage)
    told = {"by": stage.by, "asked": made.pk}
    return lambda number, on: actions.cancel_round(**told, on=on), lambda: 1 - of(stage, AskingRound).count()


@case("growth.actions.asking.count_replies", 1)
def count_replies_once(stage):
    made, _links = asked_all(stage)
    told, over = {"by": System("growth"), "asked": made.pk}, timedelta(days=15)
    found = of(stage, AskingRound).exclude(closed_on=None)
    return lambda number, on: actions.count_replies(**told, on=on + over), found.count

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at once, with a division of work: see ``at_once.py``."""

from __future__ import annotations

from datetime import timedelta

from tests.integration.office.at_once import WRITERS, case
from tests.unit.office.placements import small

from trede.office.accounts.models import Assignment, PurposeLink
from trede.office.journal.rules import System
from trede.office.placements import actions
from trede.office.placements.models import Coworker, Division, Match, SkillList, Voice

ROOM = "placements.actions"
LINES = [("S1", "lezen", [])]


def of(stage, model):
    return model.objects.filter(organisation=stage.by.organisation)


def there(stage):
    """A division, and the first of its people."""
    made = small.divided(stage.by, stage.now)
    return made, small.worker(made, "T1")


@case(f"{ROOM}.dividing.keep_division", 1)
def keep_division_once(stage):
    small.switched_on(stage.by, stage.now)
    told = {"by": stage.by, "name": "Werk", "found": small.found()}
    return lambda number, on: actions.keep_division(**told, on=on), of(stage, Division).count


@case(f"{ROOM}.dividing.keep_division", 1)
def keep_division_again_once(stage):
    made, _ = there(stage)
    told = {"by": stage.by, "name": "Anders", "found": small.found()}
    told |= {"instead": made.pk, "seen": made.version}
    return lambda number, on: actions.keep_division(**told, on=on), of(stage, Division).filter(
        name="Anders"
    ).count


@case(f"{ROOM}.dividing.drop_division", 1)
def drop_division_once(stage):
    made, _ = there(stage)
    told = {"by": stage.by, "division": made.pk}
    return lambda number, on: actions.drop_division(**told, on=on), lambda: 1 - of(stage, Division).count()


@case(f"{ROOM}.dividing.forget_divisions", 1)
def forget_divisions_once(stage):
    there(stage)
    of(stage, Division).update(made_at=stage.now - timedelta(days=3000))
    told = {"by": System("placements"), "organisation": stage.by.organisation}
    return lambda number, on: actions.forget_divisions(**told, on=on), lambda: 1 - of(stage, Division).count()


@case(f"{ROOM}.agreeing.agree", 1)
def agree_once(stage):
    made, _ = there(stage)
    told = {"by": stage.by, "division": made.pk, "seen": small.seen(made, "P1")}
    return lambda number, on: actions.agree(**told, on=on), of(stage, Match).exclude(agreed_at=None).count


@case(f"{ROOM}.agreeing.give_package", 1)
def give_package_once(stage):
    made, _ = there(stage)
    row = Match.objects.get(division=made, package="P3")
    told = {"by": stage.by, "division": made.pk, "package": "P3", "seen": row.version}
    told |= {"doer": "T1", "second": row.doer if row.doer != "T1" else row.second}
    return lambda number, on: actions.give_package(**told, on=on), of(stage, Match).exclude(
        agreed_at=None
    ).count


@case(f"{ROOM}.covering.report_away", 1)
def report_away_once(stage):
    _, who = there(stage)
    told = {"by": stage.by, "worker": who.pk}
    return lambda number, on: actions.report_away(**told, on=on), of(stage, Coworker).exclude(
        away_since=None
    ).count


@case(f"{ROOM}.covering.report_back", 1)
def report_back_once(stage):
    _, who = there(stage)
    actions.report_away(by=stage.by, on=stage.now, worker=who.pk)
    told = {"by": stage.by, "worker": who.pk}
    away = of(stage, Coworker).exclude(away_since=None)
    return lambda number, on: actions.report_back(**told, on=on), lambda: 1 - away.count()


@case(f"{ROOM}.hearing.say", 20)
def say_up_to_twenty(stage):
    _, who = there(stage)
    by = small.holder(stage.by, stage.now, who.pk)
    told = {"by": by, "kind": "need", "text": "Een stille plek"}
    return lambda number, on: actions.say(**told, on=on), of(stage, Voice).count


@case(f"{ROOM}.hearing.answer_voice", 1)
def answer_voice_once(stage):
    _, who = there(stage)
    by = small.holder(stage.by, stage.now, who.pk)
    made = actions.say(by=by, on=stage.now, kind="need", text="Een stille plek")
    told = {"by": stage.by, "voice": made.pk, "text": "Dat kan.", "seen": made.version}
    return lambda number, on: actions.answer_voice(**told, on=on), of(stage, Voice).exclude(
        answered_at=None
    ).count


@case(f"{ROOM}.hearing.correct_own", 1)
def correct_own_once(stage):
    _, who = there(stage)
    by = small.holder(stage.by, stage.now, who.pk)
    told = {"by": by, "own": {"wishes": ["Klant A"]}, "seen": who.version}
    found = of(stage, Coworker).filter(told__wishes=["Klant A"])
    return lambda number, on: actions.correct_own(**told, on=on), found.count


@case(f"{ROOM}.hearing.remove_own", 1)
def remove_own_once(stage):
    _, who = there(stage)
    by = small.holder(stage.by, stage.now, who.pk)
    left = of(stage, Coworker).filter(pk=who.pk)
    return lambda number, on: actions.remove_own(by=by, on=on), lambda: 1 - left.count()


@case(f"{ROOM}.hearing.remove_worker", 1)
def remove_worker_once(stage):
    _, who = there(stage)
    left, told = of(stage, Coworker).filter(pk=who.pk), {"by": stage.by, "worker": who.pk}
    return lambda number, on: actions.remove_worker(**told, on=on), lambda: 1 - left.count()


@case(f"{ROOM}.linking.give_worker_link", WRITERS)
def give_links(stage):
    _, who = there(stage)
    found = PurposeLink.objects.filter(case=who.pk)
    return lambda number, on: actions.give_worker_link(by=stage.by, on=on, worker=who.pk), found.count


def coach_of(stage, who):
    """What a coach is assigned by, for nine days."""
    from trede.office.accounts.actions import found_organisation, give_role
    from trede.office.accounts.queries import member
    from trede.office.accounts.rules.kinds import Kind

    coach = stage.somebody("coach")
    kvk = str(int(stage.kvk) + 50_000_000)
    home = found_organisation(by=coach, on=stage.now, name="Meekijk", kvk=kvk, kind=Kind.JOB_COACH)
    give_role(by=member(coach.pk, home.pk, on=stage.now), on=stage.now, person=coach.pk, role="job-coach")
    return {"by": stage.by, "worker": who.pk, "email": coach.email, "until": stage.now + timedelta(days=9)}


@case(f"{ROOM}.linking.assign_coach", 1)
def assign_coach_once(stage):
    _, who = there(stage)
    told = coach_of(stage, who)
    found = Assignment.objects.filter(case=who.pk)
    return lambda number, on: actions.assign_coach(**told, on=on), found.count


@case(f"{ROOM}.linking.end_coach", 1)
def end_coach_once(stage):
    _, who = there(stage)
    actions.assign_coach(**coach_of(stage, who), on=stage.now)
    made = Assignment.objects.get(case=who.pk)
    told = {"by": stage.by, "worker": who.pk, "assignment": made.pk}
    changed = Assignment.objects.filter(pk=made.pk).exclude(until=made.until)
    return lambda number, on: actions.end_coach(**told, on=on), changed.count


@case(f"{ROOM}.skills.bring_skills", WRITERS)
def bring_skills_each_time(stage):
    small.switched_on(stage.by, stage.now)
    told = {"by": stage.by, "lines": LINES}
    brought = []

    def bring(number, on):
        brought.append(actions.bring_skills(**told, on=on, name=f"lijst {number}.csv"))

    return bring, lambda: len(brought) if of(stage, SkillList).count() == 1 else -1


@case(f"{ROOM}.skills.drop_skills", 1)
def drop_skills_once(stage):
    small.switched_on(stage.by, stage.now)
    actions.bring_skills(by=stage.by, on=stage.now, name="lijst.csv", lines=LINES)
    return lambda number, on: actions.drop_skills(
        by=stage.by, on=on
    ), lambda: 1 - of(stage, SkillList).count()

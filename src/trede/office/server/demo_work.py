# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented test work for the demo: 45 people and 180 tasks, divided, agreed to, and somebody who is away.

What was found stands in ``demo_work.json`` (``scripts/make_examples.py``), the rest in ``demo.toml`` under ``work``.
"""

from __future__ import annotations

import json
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day
from trede.office.accounts import actions as accounts
from trede.office.accounts import queries as people
from trede.office.accounts.rules.links import Purpose
from trede.office.growth import actions as growth
from trede.office.journal.rules import System
from trede.office.placements import actions, queries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Coworker

DEMO = System("demo")
BEGAN = timedelta(days=60)


def found_work() -> dict[str, Any]:
    """What the work beside the requests found of ``examples/testwerk.json``."""
    text = files("trede.office.server").joinpath("demo_work.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def add_work(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> None:
    """Agreed on, divided, talked over; a lead, a recruiter, a coach; somebody away, and two who said something."""
    told = story["work"]
    home = members[told["organisation"]]
    by = people.member(home.person, home.organisation, on=on)
    then = on - BEGAN
    council_on = dutch_day(then) - timedelta(days=told["council_days_before"])
    growth.switch_on(by=by, on=then, council="agreed", council_on=council_on, **told["agreed"])
    made = actions.keep_division(by=by, on=then, name=told["name"], found=found_work())
    rows = {each.package: each for each in made.matches.all()}
    seen = {code: row.version for code, row in rows.items() if row.doer and row.second}
    actions.agree(by=by, on=then, division=made.pk, seen=seen)
    _add_people(by, told, on)
    workers = {each.code: each for each in made.workers.all()}
    leader = {"email": story["leader"]["email"], **told["leader_coaches"]}
    for coach in (*told["coaches"], leader):
        until = on + timedelta(days=coach["days"])
        for code in coach["who"]:
            actions.assign_coach(by=by, on=on, worker=workers[code].pk, email=coach["email"], until=until)
    for each in told["voices"]:
        _say(by, workers[each["who"]], each, on)
    actions.report_away(by=by, on=on, worker=workers[told["away"]].pk)


def _add_people(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    """Who leads a team has no role in the rest of the organisation."""
    teams = {each.name: each.pk for each in queries.teams(by)}
    for each in told["colleagues"]:
        person = accounts.sign_up(by=DEMO, on=on, email=each["email"], name=each["name"])
        first = "guest-reader" if "team" in each else each["role"]
        sent = accounts.invite(by=by, on=on, email=person.email, role=first)
        accounts.accept_invitation(by=person, on=on, token=sent.token)
        if "team" in each:
            whom: dict[str, Any] = {"by": by, "on": on, "person": person.pk}
            accounts.give_role(**whom, role=each["role"], team=teams[each["team"]])
            accounts.take_role(**whom, role=first)


def _say(by: Member, worker: Coworker, told: Mapping[str, Any], on: datetime) -> None:
    """By a link, as workers do; the link is not told to anybody."""
    token = actions.give_worker_link(by=by, on=on, worker=worker.pk)
    holder = people.link_holder(token, Purpose.WORKER, on=on)
    said = actions.say(by=holder, on=on, kind=told["kind"], text=told["text"])
    if "answer" in told:
        actions.answer_voice(by=by, on=on, voice=said.pk, text=told["answer"], seen=said.version)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An invented plan of action for the demo, as an HR manager would have it after a quarter.

It stands in ``demo.toml`` under ``growth``; days count from the day on which the demo is filled.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.dossier import queries
from trede.office.growth import actions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

BEGAN = timedelta(days=80)
"""How long ago everything was agreed and the plan was made; the next review is in a few days."""


def add_growth(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> None:
    """What was agreed, the steps of the plan, and its first review; what was done since."""
    for told in story["growth"]:
        member = members[told["organisation"]]
        _add(people.member(member.person, member.organisation, on=on), told, on)


def _add(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    then = on - BEGAN
    council_on = dutch_day(then) - timedelta(days=told["council_days_before"])
    actions.switch_on(by=by, on=then, council="agreed", council_on=council_on, **told["agreed"])
    (dossier,) = (each.id for each in queries.dossiers(by).lines if each.title.startswith(told["title"]))
    for step in told["steps"]:
        if "added" not in step:
            _add_step(by, dossier, step, then, on)
    actions.hold_review(by=by, on=then, dossier=dossier, remarks=told["remarks"])
    for step in told["steps"]:
        if "added" in step:
            _add_step(by, dossier, step, on, on)
    _add_rows(by, told, on)


def _add_step(by: Member, dossier: UUID, told: Mapping[str, Any], when: datetime, on: datetime) -> None:
    today = dutch_day(on)
    here: dict[str, Any] = {"by": by, "dossier": dossier}
    words = {name: told[name] for name in ("topic", "origin", "what", "owner")}
    effect = told.get("effect_hundredths", 0)
    due = today + timedelta(days=told["due"])
    made = actions.add_step(**here, on=when, due=due, effect_hundredths=effect, **words)
    if "done" in told:
        done_on = today + timedelta(days=told["done"])
        actions.finish_step(
            **here,
            on=on,
            step=made.pk,
            done_on=done_on,
            evidence=told["evidence"],
            seen=made.version,
        )


def _add_rows(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    """Trainings, talks and adaptations of people who are known by a code."""
    here: dict[str, Any] = {"by": by, "on": on}

    def day(each: Mapping[str, Any], name: str) -> Any:
        """Without that day in the story there is none."""
        return dutch_day(on) + timedelta(days=each[name]) if name in each else None

    for each in told["trainings"]:
        words = {name: each[name] for name in ("group", "who", "what")}
        days: dict[str, Any] = {"followed_on": day(each, "followed"), "valid_until": day(each, "valid")}
        actions.add_training(**here, **words, **days)
    for each in told["talks"]:
        made = actions.plan_talk(**here, who=each["who"], kind=each["kind"], due=day(each, "due"))
        if held_on := day(each, "held"):
            actions.hold_talk(**here, talk=made.pk, held_on=held_on)
    for each in told["adaptations"]:
        words = {name: each[name] for name in ("who", "need", "solution", "asked_by")}
        asked = actions.ask_adaptation(**here, **words, asked_on=day(each, "asked"))
        if made_on := day(each, "made"):
            days = {"made_on": made_on, "checked_on": day(each, "checked")}
            actions.follow_adaptation(**here, adaptation=asked.pk, **days, seen=asked.version)

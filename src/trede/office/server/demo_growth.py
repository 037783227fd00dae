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
from trede.office.growth import queries as growth
from trede.office.growth.rules import asking, landing
from trede.office.journal.rules import System

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

AGREED, BEGAN = timedelta(days=420), timedelta(days=80)
"""How long ago everything was agreed, and the plan was made; the next review is in a few days."""


def add_growth(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> None:
    """What was agreed, the steps of the plan, and its first review; what was done since."""
    for told in story["growth"]:
        member = members[told["organisation"]]
        _add(people.member(member.person, member.organisation, on=on), told, on)


def _add(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    then = on - BEGAN
    council_on = dutch_day(on - AGREED) - timedelta(days=told["council_days_before"])
    actions.switch_on(by=by, on=on - AGREED, council="agreed", council_on=council_on, **told["agreed"])
    (dossier,) = (each.id for each in queries.dossiers(by).lines if each.title.startswith(told["title"]))
    for step in told["steps"]:
        if "added" not in step:
            _add_step(by, dossier, step, then, on)
    actions.hold_review(by=by, on=then, dossier=dossier, remarks=told["remarks"])
    for step in told["steps"]:
        if "added" in step:
            _add_step(by, dossier, step, on, on)
    _add_rows(by, told, on)
    for each in told["aims"]:
        actions.set_training_aim(by=by, on=on, **each)
    for each in told["starts"]:
        _add_start(by, each, on)
    _add_guidance(by, told, on)
    for each in told["asked"]:
        _ask(by, each, on)


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
        words = {name: each[name] for name in ("group", "who", "what")} | {"work": each.get("work", "")}
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


def _ask(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    """Everybody was asked, answered and was counted; ``replies`` as ``rules.asking`` writes them."""
    then = on + timedelta(days=told["began"])
    system, closes_on = System("growth"), dutch_day(then) + timedelta(days=21)
    made, tokens = actions.ask_everybody(by=by, on=then, people=told["people"], closes_on=closes_on)
    for token, reply in zip(tokens, told["replies"], strict=False):
        feelings, needs = asking.told(reply)
        actions.answer_round(by=system, on=then, token=token, feelings=feelings, needs=needs)
    actions.count_replies(by=system, on=then + timedelta(days=22), asked=made.pk)


def _add_guidance(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    """Guides, one of them away for some days; whom they guide, with the days of contact."""
    here: dict[str, Any] = {"by": by, "on": on}
    today = dutch_day(on)
    for each in told["guides"]:
        made = actions.name_guide(**here, **{name: each[name] for name in ("code", "most", "stand_in")})
        if "away" in each:
            first, last = (today + timedelta(days=days) for days in each["away"])
            same: dict[str, Any] = {"most": made.most, "stand_in": made.stand_in, "seen": made.version}
            actions.change_guide(**here, guide=made.pk, **same, away_from=first, away_until=last)
    for each in told["guided"]:
        words = {name: each[name] for name in ("who", "guide", "every")}
        given = actions.give_guide(**here, **words, since=today + timedelta(days=each["since"]))
        for days in each["contacts"]:
            seen = growth.guided_person(by, given.pk).version
            actions.note_contact(**here, guided=given.pk, held_on=today + timedelta(days=days), seen=seen)


def _add_start(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    """Somebody who begins or began: what is due by now is done, save what the story leaves open."""
    today = dutch_day(on)
    words = {name: told[name] for name in ("who", "buddy", "began_as", "hours_hundredths")}
    made = actions.plan_start(by=by, on=on, starts_on=today + timedelta(days=told["starts"]), **words)
    here: dict[str, Any] = {"by": by, "on": on, "start": made.pk}

    def seen() -> str:
        return growth.start(by, made.pk).version

    if "may_know" in told:
        asked_on = min(made.starts_on - timedelta(days=14), today)
        actions.ask_start(**here, may_know=told["may_know"], asked_on=asked_on, seen=seen())
    left_open, before = {landing.ASKED, *told.get("open", ())}, 0
    for day in (made.starts_on, made.starts_on + timedelta(days=365)):
        over = [each.item.id for each in landing.lines(made.starts_on, {}) if each.due <= min(day, today)]
        done = [each for each in over if each not in left_open]
        if len(done) > before:
            when = min(on, on + timedelta(days=(day - today).days))
            actions.update_start(**here | {"on": when}, done=done, seen=seen())
            before = len(done)
    if told.keys() & {"permanent", "hours_now", "left"}:
        days: dict[str, Any] = {
            name: today + timedelta(days=told[word]) if word in told else None
            for name, word in (("permanent_on", "permanent"), ("left_on", "left"))
        }
        days |= {"buddy": made.buddy, "starts_on": made.starts_on}
        actions.follow_start(**here, **days, hours_now_hundredths=told.get("hours_now"), seen=seen())

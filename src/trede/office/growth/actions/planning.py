# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan of action: its steps, and the reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.dossier.doors import latest_figures
from trede.office.growth import queries
from trede.office.growth.holding import step_to_change, tell, to_work
from trede.office.growth.models import Review, Step
from trede.office.growth.rules import planning
from trede.office.growth.rules.typed import LONG, check_choice, checked_remark, checked_text
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def add_step(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    topic: str,
    origin: str,
    what: str,
    owner: str,
    due: date,
    effect_hundredths: int = 0,
) -> Step:
    """Put a step in the plan. Raises NotFoundError before the first measurement; RefusedError for what does not fit."""
    to_work(by)
    latest_figures(by, dossier)
    check_choice(topic, planning.TOPICS, "topic")
    check_choice(origin, planning.ORIGINS, "origin")
    _check_effect(effect_hundredths)
    own = Step.objects.filter(organisation=by.organisation, dossier=dossier)
    what = checked_text(what, "what")
    if own.filter(what=what, topic=topic, done_on=None).exists():
        raise RefusedError([finding("growth.step-there", "what")])
    if own.count() >= planning.MOST_STEPS:
        raise RefusedError([finding("growth.too-many", "what", most=planning.MOST_STEPS)])
    made = Step.objects.create(
        organisation=by.organisation,
        dossier=dossier,
        topic=topic,
        origin=origin,
        what=what,
        owner=checked_text(owner, "owner", 120),
        due=due,
        effect_hundredths=effect_hundredths,
        added_at=on,
        added_by=by.actor_id,
    )
    _tell_of("growth.step-added", made, by=by, on=on)
    return made


@action
def change_step(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    step: UUID,
    what: str,
    owner: str,
    due: date,
    effect_hundredths: int,
    seen: str,
) -> None:
    """Another day, owner, effect or other words. Raises NotFoundError; RefusedError also for another version."""
    found = step_to_change(by, dossier, step, seen)
    _check_effect(effect_hundredths)
    found.what, found.owner = checked_text(what, "what"), checked_text(owner, "owner", 120)
    found.due, found.effect_hundredths = due, effect_hundredths
    if found.version == seen:
        raise RefusedError([finding("growth.nothing-changed", "")])
    found.save(update_fields=["what", "owner", "due", "effect_hundredths"])
    _tell_of("growth.step-changed", found, by=by, on=on)


@action
def finish_step(
    *, by: Member, on: datetime, dossier: UUID, step: UUID, done_on: date, evidence: str, seen: str
) -> None:
    """Note that a step is done, since when, and where that can be seen. Raises NotFoundError, RefusedError."""
    found = step_to_change(by, dossier, step, seen)
    if done_on > dutch_day(on):
        raise RefusedError([finding("growth.not-yet", "done_on")])
    found.done_on, found.evidence = done_on, checked_remark(evidence, "evidence")
    if found.version == seen:
        raise RefusedError([finding("growth.nothing-changed", "")])
    found.save(update_fields=["done_on", "evidence"])
    _tell_of("growth.step-done", found, by=by, on=on)


@action
def drop_step(*, by: Member, on: datetime, dossier: UUID, step: UUID, seen: str) -> None:
    """Take a step out of the plan. Raises NotFoundError; RefusedError for another version."""
    found = step_to_change(by, dossier, step, seen)
    found.delete()
    about = f"growth-plan:{dossier}"
    tell("growth.step-dropped", by=by, on=on, organisation=by.organisation, about=about, step=str(step))


@action
def hold_review(*, by: Member, on: datetime, dossier: UUID, remarks: str) -> Review:
    """Keep how the plan stands today. Raises NotFoundError without a plan; RefusedError for a second one on a day."""
    to_work(by)
    latest_figures(by, dossier)
    there, today = queries.plan(by, dossier), dutch_day(on)
    if not there.steps:
        raise RefusedError([finding("growth.no-steps", "remarks")])
    if any(each.held_on == today for each in there.reviews):
        raise RefusedError([finding("growth.reviewed-today", "remarks")])
    made = Review.objects.create(
        organisation=by.organisation,
        dossier=dossier,
        held_on=today,
        remarks=checked_remark(remarks, "remarks", LONG),
        steps=planning.kept(each.step for each in there.steps),
        noted_at=on,
        noted_by=by.actor_id,
    )
    about = f"growth-plan:{dossier}"
    tell("growth.reviewed", by=by, on=on, organisation=by.organisation, about=about)
    return made


def _check_effect(effect_hundredths: int) -> None:
    if not 0 <= effect_hundredths <= planning.MOST_EFFECT:
        raise RefusedError([finding("growth.effect", "effect_hundredths")])


def _tell_of(kind: str, step: Step, *, by: Member, on: datetime) -> None:
    about = f"growth-plan:{step.dossier}"
    tell(kind, by=by, on=on, organisation=step.organisation, about=about)

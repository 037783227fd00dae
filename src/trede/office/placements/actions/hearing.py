# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a worker says and corrects through their own page, what is answered, and having it all removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.growth.ending import end_one
from trede.office.growth.rules.typed import check_choice
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.office.placements import queries
from trede.office.placements.holding import cover, end_access_to, myself, note_changes, tell, to_plan
from trede.office.placements.models import Coworker, Match, Team, Voice
from trede.office.placements.rules import voices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.accounts.rules.members import Member
    from trede.office.journal.rules import Actor


@action
def say(*, by: LinkHolder, on: datetime, kind: str, text: str, package: str = "") -> Voice:
    """Say no to a package, ask for something else, or tell what one needs; it goes to who leads and coaches.

    After a no the match counts no longer, until a person talked it over. Raises NotFoundError, RefusedError.
    """
    mine = myself(by, on)
    check_choice(kind, voices.KINDS, "kind")
    words = voices.checked_words(text, "text", needed=kind != voices.NO)
    if mine.voices.filter(answered_at=None).count() >= voices.MOST_OPEN:
        raise RefusedError([finding("growth.too-many", "text", most=voices.MOST_OPEN)])
    if kind == voices.NO:
        _count_no_longer(mine, package)
    made = Voice.objects.create(
        organisation=mine.organisation,
        worker=mine,
        kind=kind,
        package=package if kind == voices.NO else "",
        text=words,
        said_at=on,
    )
    _tell("placements.said", mine, by=by, on=on)
    return made


@action
def answer_voice(*, by: Member | Assigned, on: datetime, voice: UUID, text: str, seen: str) -> None:
    """Answer what somebody said, for them to read. Raises NotFoundError, NotAllowedError, RefusedError."""
    found = queries.voice(by, voice)
    mine = to_plan(by, found.worker_id)
    if seen != found.version:
        raise RefusedError([finding("placements.changed-meanwhile", "seen")])
    found.answer = voices.checked_words(text, "text", needed=True)
    found.answered_at, found.answered_by = on, by.actor_id
    found.save(update_fields=["answer", "answered_at", "answered_by"])
    _tell("placements.answered", mine, by=by, on=on)


@action
def correct_own(*, by: LinkHolder, on: datetime, own: Mapping[str, Any], seen: str) -> None:
    """Correct what is kept of oneself. Who leads sees it, and a match that fits no longer. Raises RefusedError."""
    mine = myself(by, on)
    if seen != mine.version:
        raise RefusedError([finding("placements.changed-meanwhile", "seen")])
    told = voices.corrected(mine.told, own)
    if told == mine.told:
        raise RefusedError([finding("growth.nothing-changed", "")])
    mine.told = told
    mine.save(update_fields=["told"])
    lines = [(mine.code, "data")]
    note_changes(mine.division, lines, "", by=by, on=on, starts_on=dutch_day(on))
    _tell("placements.corrected", mine, by=by, on=on)


@action
def remove_own(*, by: LinkHolder, on: datetime) -> None:
    """Have everything about oneself thrown away, in the lists of growth too where the code is theirs alone; the work
    goes to others, or to nobody and the pages say so.
    """
    mine = myself(by, on)
    states = {} if queries.elsewhere(mine) is None else end_one(mine.organisation, mine.code)
    _remove(mine, by=by, on=on, states=states)


@action
def remove_worker(*, by: Member, on: datetime, worker: UUID) -> None:
    """Throw away everything about somebody, who asked for it or left. Raises NotFoundError, NotAllowedError."""
    _remove(to_plan(by, worker), by=by, on=on, states={})


@part
def _remove(worker: Coworker, *, by: Actor, on: datetime, states: Mapping[str, str]) -> None:
    division, code, team = worker.division, worker.code, worker.team_id
    ended = end_access_to(Coworker.objects.filter(pk=worker.pk), on=on)
    worker.away_since = on  # whoever takes over when somebody is away does so now for good
    worker.save(update_fields=["away_since"])
    cover(division, by=by, on=on, starts_on=dutch_day(on))
    for row in division.matches.all():
        if code in (row.usual_doer, row.usual_second):
            row.usual_doer, row.usual_second = row.doer, row.second
            row.agreed_at, row.agreed_by = None, ""
        row.stand_in = "" if row.stand_in == code else row.stand_in
        row.save()
    division.work = {**division.work, "tasks": [_without(each, code) for each in division.work["tasks"]]}
    division.save(update_fields=["work"])
    worker_id = worker.pk
    worker.delete()
    if team and not Team.objects.get(pk=team).workers.exists():
        Team.objects.filter(pk=team).delete()
    about = f"worker:{worker_id}"
    tell(
        "placements.removed", by=by, on=on, organisation=division.organisation, about=about, **ended, **states
    )


def _without(task: Mapping[str, Any], code: str) -> dict[str, Any]:
    return {name: value for name, value in task.items() if (name, value) != ("now", code)}


@part
def _count_no_longer(worker: Coworker, package: str) -> None:
    """Raises NotFoundError for a package that they neither do nor look along with."""
    row = Match.objects.filter(division=worker.division_id, package=package).first()
    if row is None or worker.code not in (row.doer, row.second):
        raise NotFoundError("There is no such package.")
    row.agreed_at, row.agreed_by = None, ""
    row.save(update_fields=["agreed_at", "agreed_by"])


def _tell(kind: str, worker: Coworker, *, by: Actor, on: datetime) -> None:
    """The journal keeps what it is told for good, so not the code: who has all removed is in no list of absences."""
    about = f"worker:{worker.pk}"
    tell(kind, by=by, on=on, organisation=worker.organisation, about=about)

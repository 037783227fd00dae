# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading divisions, teams and workers: HR all of them, a team lead the own team, a coach and a worker one worker."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.matching.openings import openings
from trede.office.accounts.queries import assignments_of
from trede.office.accounts.rules.assignments import Assigned, require_case
from trede.office.accounts.rules.links import LinkHolder, Purpose, require_topic
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.growth.queries import about, agreed_months
from trede.office.growth.rules.rows import forget_before
from trede.office.placements.models import Announcement, Coworker, Division, Match, SkillList, Team, Voice
from trede.office.placements.rules.divided import Divided, Pair, case_of, outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.matching.openings import Opening

    Who = Member | Assigned | LinkHolder

OWN_PAGE = "work"
"""The topic of a worker's own link; its case is the worker."""


def divisions(by: Member) -> list[Division]:
    """Every division here, with how many packages have nobody, and how many wait for a person to agree."""
    require(by, Permission.WORK_EDIT, by.organisation)
    nobody = Q(matches__doer="") | Q(matches__second="")
    found = Division.objects.filter(organisation=by.organisation)
    return list(
        found.annotate(
            every=Count("matches", distinct=True),
            open=Count("matches", filter=nobody, distinct=True),
            waiting=Count("matches", filter=Q(matches__agreed_at=None) & ~nobody, distinct=True),
        )
    )


def division(by: Member, division: UUID) -> Division:
    """One division. Raises NotFoundError."""
    require(by, Permission.WORK_EDIT, by.organisation)
    found = Division.objects.filter(organisation=by.organisation, pk=division).first()
    if found is None:
        raise NotFoundError("There is no such division.")
    return found


def divided(found: Division) -> Divided:
    """As a value, to explain and plan. For a page of somebody who may see it."""
    workers = list(found.workers.all())
    away = sorted(
        (each for each in workers if each.away_since), key=lambda each: (each.away_since, each.code)
    )
    return Divided(
        case_of(found.work, (each.told for each in workers)),
        found.packages,
        {each.package: pair_of(each) for each in found.matches.all()},
        found.proven,
        found.value,
        found.bound,
        tuple(each.code for each in away),
    )


def pair_of(match: Match) -> Pair:
    """A match as a value."""
    return Pair(
        match.doer,
        match.second,
        match.stand_in,
        match.usual_doer,
        match.usual_second,
        agreed=match.agreed_at is not None,
    )


def teams(by: Member) -> list[Team]:
    """Those that this member may see."""
    found = Team.objects.filter(organisation=by.organisation)
    return [each for each in found if by.may(Permission.TEAM_VIEW, each.pk)]


def team(by: Member, team: UUID) -> Team:
    """One team. Raises NotFoundError for another one than theirs, NotAllowedError."""
    require(by, Permission.TEAM_VIEW, by.organisation, team=team)
    found = Team.objects.filter(organisation=by.organisation, pk=team).first()
    if found is None:
        raise NotFoundError("There is no such team here.")
    return found


def of_team(by: Member, team_id: UUID) -> dict[Division, list[Coworker]]:
    """Who is in this team, by division."""
    found = team(by, team_id)
    people: dict[Division, list[Coworker]] = defaultdict(list)
    for each in found.workers.select_related("division", "team"):
        people[each.division].append(each)
    return people


def worker(by: Who, worker: UUID) -> Coworker:
    """Somebody, for who may see them: HR, who leads their team, who was assigned to them, or they themselves.

    Raises NotFoundError, NotAllowedError.
    """
    found = Coworker.objects.filter(organisation=by.organisation, pk=worker).select_related(
        "division", "team"
    )
    there = found.first()
    if there is None:
        raise NotFoundError("There is no such worker.")
    if isinstance(by, LinkHolder):
        require_topic(by, Purpose.WORKER, worker, OWN_PAGE)
    elif isinstance(by, Assigned):
        require_case(by, Permission.WORK_GUIDE, by.organisation, worker)
    elif not by.may(Permission.WORK_EDIT):
        require(by, Permission.TEAM_VIEW, by.organisation, team=there.team_id or worker)
    return there


def elsewhere(worker: Coworker) -> dict[str, QuerySet[Any]] | None:
    """What the lists of growth hold under the code of somebody, by the kind of row. For them alone.

    None where more than one worker here goes by that code: whose rows they are, only the employer knows.
    """
    same = Coworker.objects.filter(organisation=worker.organisation, code__iexact=worker.code)
    return about(worker.organisation, worker.code) if same.count() == 1 else None


def asked_of(worker: Coworker) -> set[str]:
    """Every competence that the work asks which somebody does or looks along with."""
    mine = worker.division.matches.filter(Q(doer=worker.code) | Q(second=worker.code))
    tasks = {task for each in mine for task in worker.division.packages[each.package]}
    return {
        name
        for each in worker.division.work["tasks"]
        if each["code"] in tasks
        for name in each.get("asks", ())
    }


def changes_of(worker: Coworker) -> list[Announcement]:
    """What changed for somebody, newest first."""
    return list(worker.changes.all())


def voices_of(worker: Coworker) -> list[Voice]:
    """What somebody said, newest first."""
    return list(worker.voices.all())


def voice(by: Member | Assigned, voice: UUID) -> Voice:
    """One thing that was said, for who may answer it. Raises NotFoundError."""
    found = Voice.objects.filter(organisation=by.organisation, pk=voice).first()
    if found is None:
        raise NotFoundError("There is no such thing.")
    worker(by, found.worker_id)
    return found


def open_voices(workers: Iterable[Coworker]) -> list[Voice]:
    """What these people said and nobody answered yet, oldest first."""
    found = Voice.objects.filter(worker__in=[each.pk for each in workers], answered_at=None)
    return list(found.select_related("worker").order_by("said_at", "id"))


def has_coach(by: Member, worker: Coworker, person: UUID, home: UUID, *, on: datetime) -> bool:
    """Whether this person of ``home`` coaches somebody, now or from a moment that comes yet."""
    there = assignments_of(by, worker.pk, on=on)
    return any((each.person_id, each.home_id) == (person, home) for each in there)


def skill_list(by: Member) -> SkillList | None:
    """The list of competences that this employer brought."""
    require(by, Permission.WORK_VIEW, by.organisation)
    return SkillList.objects.filter(organisation=by.organisation).first()


def to_fill(by: Member) -> list[Opening]:
    """Work that was carved out of present jobs, or that nobody does, of every division; nothing of anybody is told."""
    require(by, Permission.VACANCY_VIEW, by.organisation)
    found: list[Opening] = []
    for each in Division.objects.filter(organisation=by.organisation):
        found += openings(outcome(divided(each)))
    return found


def over(organisation: UUID, today: date) -> QuerySet[Division]:
    """Divisions that nobody touched for as long as was agreed."""
    months = agreed_months().get(organisation)
    if months is None:
        return Division.objects.none()
    before = forget_before(today, months)
    touched = Announcement.objects.filter(noted_at__date__gte=before - timedelta(days=1))
    mine = Division.objects.filter(organisation=organisation, made_at__date__lt=before)
    return mine.exclude(workers__changes__in=touched)


def to_forget(on: datetime) -> list[UUID]:
    """The organisations that have such divisions."""
    found = Division.objects.order_by().values_list("organisation", flat=True).distinct()
    return [each for each in found if over(each, dutch_day(on)).exists()]

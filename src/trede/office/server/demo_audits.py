# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented audits for the demo: from a quote to the decision, through the actions that people use too.

Each stands in ``demo.toml`` under ``audits``; its days count from the signature of the dossier that it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.audit import actions
from trede.office.audit.queries import files, lists
from trede.office.audit.queries.deciding import facts_for
from trede.office.audit.rules.deciding import Proposed
from trede.office.audit.rules.interests import Interest
from trede.office.audit.rules.terms import is_working_day, longest_validity
from trede.office.audit.rules.tested import Figures, Kind, With
from trede.office.dossier import queries
from trede.office.register.actions import confirm_sector
from trede.quality import aspects_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

DAY = timedelta(days=1)
ASKED, OFFERED, ACCEPTED, PLANNED, OPENED, SENT, VISITED, REPORTED, REACTED, FINISHED, TAKEN, DECIDED = (
    *(0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 18),
)
"""Days after the signature."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is at it, in one dossier; ``since`` is when it was signed, or opened."""

    employer: Member
    planner: Member
    auditor: Member
    decider: Member
    dossier: UUID
    since: datetime
    visited: int

    def at(self, who: Member, days: int) -> dict[str, Any]:
        """Who does something, and when."""
        return {"by": who, "on": self.since + days * DAY}

    def at_work(self, who: Member, days: int) -> dict[str, Any]:
        """The same for somebody to whom the dossier was opened."""
        on = self.since + days * DAY
        by = people.assigned(who.person, self.employer.organisation, self.dossier, on=on)
        return {"by": by, "on": on}


def add_audits(members: Mapping[str, Member], story: Mapping[str, Any], on: datetime) -> dict[str, date]:
    """The audits of the story, each as far as it says; gives the first day that each organisation is granted."""
    begins: dict[str, date] = {}
    for told in story["audits"]:
        cast = _cast(members, told, on)
        _ask(cast)
        if told["until"] != "quote":
            case = _begin(cast)
            _visit(cast, told, case)
            if told["until"] != "visit":
                _report(cast, told, case)
            if told["until"] == "decision":
                begins.setdefault(told["organisation"], _decide(cast, told, case))
    return begins


def _cast(members: Mapping[str, Member], told: Mapping[str, Any], on: datetime) -> Cast:
    employer = members[told["organisation"]]
    lines = queries.dossiers(employer, stage=told["stage"]).lines
    line = next(each for each in lines if each.title.startswith(told["title"]))
    since = line.opened_at if told["stage"] == "definitive" else on

    def somebody(email: str, home: str) -> Member:
        found = people.person_with(email)
        assert found is not None, email  # noqa: S101 - a colleague of the story
        return people.member(found.pk, members[home].organisation, on=since)

    return Cast(
        employer=employer,
        planner=somebody(told["planner"], "certifier"),
        auditor=somebody(told["auditor"], "certifier"),
        decider=somebody(told["decider"], "scheme"),
        dossier=line.id,
        since=since,
        visited=told.get("visited", VISITED),
    )


def _ask(cast: Cast) -> None:
    day = dutch_day(cast.since)
    period: dict[str, Any] = {"period_from": day, "period_until": day + 60 * DAY, "places": 2}
    body = cast.planner.organisation
    actions.ask_quote(**cast.at(cast.employer, ASKED), dossier=cast.dossier, body=body, **period)


def _begin(cast: Cast) -> UUID:
    """An offer, chosen; a visit, planned; and the auditor's own statement."""
    (line,) = lists.quotes_of(cast.employer, cast.dossier)
    visit_on = _working_day(dutch_day(cast.since + cast.visited * DAY))
    told: dict[str, Any] = {
        "price_cents": 245_000,
        "days_hundredths": 150,
        "visit_on": visit_on,
        "quote": line.quote.pk,
    }
    actions.offer_quote(**cast.at(cast.planner, OFFERED), **told)
    (line,) = lists.quotes_of(cast.employer, cast.dossier)
    chosen: dict[str, Any] = {"quote": line.quote.pk, "seen": line.quote.version}
    case = actions.accept_quote(**cast.at(cast.employer, ACCEPTED), **chosen).pk
    _keep_auditor(cast)
    planned: dict[str, Any] = {
        "person": cast.auditor.person,
        "visit_on": visit_on,
        "days_hundredths": 150,
        "travel_minutes": 90,
    }
    actions.plan_visit(**cast.at(cast.planner, PLANNED), case=case, **planned)
    actions.declare_interest(**cast.at(cast.auditor, OPENED), case=case, interest=Interest.NONE)
    return case


def _working_day(day: date) -> date:
    """The day itself, or the last one before it on which offices are open."""
    while not is_working_day(day):
        day -= DAY
    return day


def _keep_auditor(cast: Cast) -> None:
    here = cast.at(cast.planner, ACCEPTED)
    (line,) = (each for each in lists.auditors(**here) if each.person == cast.auditor.person)
    if line.auditor is None:
        until = dict.fromkeys(("pso", "plan", "thirty-plus"), dutch_day(cast.since + 1500 * DAY))
        actions.keep_auditor(**here, person=line.person, week_hundredths=400, until=until)


def _visit(cast: Cast, told: Mapping[str, Any], case: UUID) -> None:
    """The plan, the rows of the sample, a talk, and what is wrong; when the story ends here there is still work."""
    by = cast.at_work(cast.auditor, SENT)
    count = files.rows_of_case(by["by"], case)
    actions.send_plan(**by, case=case, **told["plan"], rows=range(count))
    by = cast.at_work(cast.auditor, cast.visited)
    met = [each.id for each in aspects_for(told["level"])]
    held = dutch_day(cast.since - 100 * DAY)
    halfway = "nonconformity" in told
    for row in range(count // 2 if halfway else count):
        talks: dict[str, Any] = {"performance_on": held, "development_on": held}
        actions.judge(**by, case=case, row=row, figures=Figures.RIGHT, met=met, **talks)
    actions.note_talk(**by, case=case, kind=With.WORKERS, people=4, text=told["talk"])
    if halfway:
        due_on = dutch_day(cast.since) + 60 * DAY
        noted = {"text": told["nonconformity"], "aspect": told["aspect"], "due_on": due_on}
        actions.note_finding(**by, case=case, kind=Kind.NONCONFORMITY, **noted)
        actions.write_message(**by, case=case, text=told["question"])


def _report(cast: Cast, told: Mapping[str, Any], case: UUID) -> None:
    """The sector, what goes well, the report and the employer's reaction to it."""
    by = cast.at_work(cast.auditor, cast.visited)
    confirm_sector(by=by["by"], on=by["on"], sector=told["sector"])
    for kind in (Kind.STRENGTH, Kind.SAFE_CLIMATE, Kind.CITABLE):
        actions.note_finding(**by, case=case, kind=kind, text=told[kind.value])
    seen = files.work_of(by["by"], case).draft[1]
    actions.send_report(**cast.at_work(cast.auditor, REPORTED), case=case, seen_sha256=seen)
    said = told["reaction"]
    actions.react_to_report(**cast.at(cast.employer, REACTED), case=case, reaction=said)
    seen = files.work_of(by["by"], case).draft[1]
    actions.finish_report(**cast.at_work(cast.auditor, FINISHED), case=case, seen_sha256=seen)


def _decide(cast: Cast, told: Mapping[str, Any], case: UUID) -> date:
    actions.declare_interest(**cast.at(cast.decider, TAKEN), case=case, interest=Interest.NONE)
    by = cast.at_work(cast.decider, DECIDED)
    facts, first = facts_for(by["by"], case), dutch_day(cast.since + cast.visited * DAY)
    granted = Proposed(
        level=told["level"],
        thirty_plus=facts.thirty_plus,
        scope=facts.scope,
        places=tuple(told["places"]),
        valid_from=first,
        valid_until=longest_validity(first),
        reasons="",
    )
    actions.decide(**by, case=case, proposed=granted)
    return first

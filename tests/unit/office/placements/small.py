# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small division of work: two customers, three people who can do all of it, and one who cannot."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.unit.office.growth import agreed

from trede.intake.watching import unwatched
from trede.office.growth import actions as growth
from trede.office.growth.models import Arrangement
from trede.office.placements import actions
from trede.office.placements.models import Coworker, Match
from trede.office.uploads.rules.matching import division_document

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Division


def person(code: str, reading: int | None, team: str = "noord", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "hours_week": "24",
        "hours_day": "8",
        "competences": {"lezen": reading},
        "limits": {},
        "contact": "normal",
        "stepwise": False,
        "team": team,
        **more,
    }


def work() -> dict[str, Any]:
    """A case: a task of twelve hours for each of two customers, and a simple one of a present job."""
    return {
        "format": "trede/matching/1",
        "name": "Klein werk",
        "tasks": [
            {"code": "A1", "name": "Lezen A", "process": "Klant A", "hours": "12", "asks": {"lezen": 3}},
            {"code": "B1", "name": "Lezen B", "process": "Klant B", "hours": "12", "asks": {"lezen": 3}},
            {
                "code": "C1",
                "name": "Post sorteren",
                "process": "Klant C",
                "hours": "3",
                "asks": {"lezen": 2},
                "job": "balie",
            },
        ],
        "places": [],
        "jobs": [{"code": "balie", "name": "Baliemedewerker"}],
        "people": [person("T1", 4), person("T2", 4, "zuid"), person("T3", 3, "zuid"), person("T4", 1)],
        "guides": [{"code": "B1", "most": 9}, {"code": "B2", "most": 9}],
        "terms": {"first_day": "2026-12-07"},
    }


def found(case: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the work beside a request finds of it."""
    return deepcopy(_usual()) if case is None else _found(case)


@cache
def _usual() -> dict[str, Any]:
    return _found(work())


def _found(case: dict[str, Any]) -> dict[str, Any]:
    return division_document({"name": "werk.json", "seed": 1, "case": case}, b"", unwatched)


def switched_on(by: Member, on: datetime) -> None:
    if not Arrangement.objects.filter(organisation=by.organisation).exists():
        growth.switch_on(by=by, on=on, **agreed.AGREED)


def divided(by: Member, on: datetime, name: str = "Klein werk", **more: Any) -> Division:
    """The small division, kept as a proposal."""
    switched_on(by, on)
    return actions.keep_division(by=by, on=on, name=name, found=found(), **more)


def seen(division: Division, *packages: str) -> dict[str, str]:
    """Matches of a division with their versions, to agree to."""
    rows = Match.objects.filter(division=division)
    return {each.package: each.version for each in rows if not packages or each.package in packages}


def worker(division: Division, code: str) -> Coworker:
    return Coworker.objects.get(division=division, code=code)


def pairs(division: Division) -> dict[str, tuple[str, str]]:
    return {each.package: (each.doer, each.second) for each in Match.objects.filter(division=division)}


def holder(by: Member, on: datetime, worker_id: UUID) -> LinkHolder:
    """Who has the link of a worker in hand."""
    from trede.office.accounts.queries import link_holder
    from trede.office.accounts.rules.links import Purpose

    token = actions.give_worker_link(by=by, on=on, worker=worker_id)
    return link_holder(token, Purpose.WORKER, on=on)

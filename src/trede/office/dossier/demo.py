# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented dossiers of earlier years for the demo, through the actions that people use too. See ``demo.toml``."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.json_door import read_document
from trede.kernel.days import dutch_day
from trede.kernel.findings import errors
from trede.kernel.values import hundredths
from trede.office.dossier import actions, queries
from trede.planning.changes import Hire, Scenario
from trede.planning.changes_file import changes_text
from trede.quality import aspects_for, evidence_for
from trede.scoring.canonical import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.scoring import Measurement

YEAR, FULL_TIME = timedelta(days=365), hundredths("40")


@cache
def story() -> dict[str, Any]:
    """The dossiers and answers of ``demo.toml``."""
    text = files("trede.office.dossier").joinpath("demo.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def add_history(members: Mapping[str, Member], on: datetime) -> None:
    """Dossiers of this and earlier years for the organisations that are there; dates count back from ``on``."""
    for told in story()["dossiers"]:
        _add(members[told["organisation"]], told, on - told["years_ago"] * YEAR)


def _add(by: Member, told: Mapping[str, Any], on: datetime) -> None:
    today = dutch_day(on)
    dossier = actions.open_dossier(
        by=by,
        on=on,
        title=told["title"].format(year=today.year),
        wanted_level=told["wanted_level"],
        intended_on=today + timedelta(days=told["days_ahead"]),
        year_from=date(today.year - 1, 1, 1),
    )
    declared = _declared(by, dossier.pk, told, today.year - 1)
    actions.measure(by=by, on=on, dossier=dossier.pk, declared=declared)
    _answer(by, on, dossier.pk, told)
    for scenario in told.get("scenarios", []):
        changes = changes_text(Scenario(scenario["title"], tuple(map(_hire, scenario["hires"]))))
        actions.keep_scenario(by=by, on=on, dossier=dossier.pk, title=scenario["title"], changes=changes)
    if told["stage"] == "test":
        actions.hand_in_test(by=by, on=on, dossier=dossier.pk)
    if told["stage"] == "definitive":
        seen = queries.to_freeze(by, dossier.pk)
        actions.hand_in(by=by, on=on, dossier=dossier.pk, seen_sha256=seen.sha256)


def _declared(by: Member, dossier: UUID, told: Mapping[str, Any], year: int) -> Measurement:
    document: dict[str, object] = {
        **queries.facts(by, dossier).head(date(year, 1, 1), date(year, 12, 31)),
        "format": FORMAT,
        "employments": list(_employments(told, year)),
        "purchases": [{**each, "date": f"{year}-{each['date']}"} for each in told.get("purchases", [])],
    }
    if "total_fte" in told:
        document["total_fte"] = told["total_fte"]
    measurement, findings = read_document(document)
    if errors(findings):
        raise InputRefusedError(findings)
    return measurement


def _employments(told: Mapping[str, Any], year: int) -> Iterator[dict[str, object]]:
    """Each group of the story as that many people with the same contract, at work since the year before."""
    number = 0
    for group in told["groups"]:
        kind = {key: value for key, value in group.items() if key != "count"}
        for _ in range(group["count"]):
            number += 1
            yield {"ref": f"D{number:03}", "from": f"{year - 1}-02-01", "to": None, **kind}


def _hire(told: Mapping[str, Any]) -> Hire:
    position, contract = told["position"], told.get("contract", "regular")
    return Hire(position, contract, hundredths(told["hours"]), FULL_TIME, told.get("count", 1))


def _answer(by: Member, on: datetime, dossier: UUID, told: Mapping[str, Any]) -> None:
    """As many answers as the story says; evidence for the aspects that have one."""
    answers = list(story()["answers"][told["organisation"]].items())[: told["answers"]]
    for question, text in answers:
        actions.answer(by=by, on=on, dossier=dossier, question=question, text=text, seen_revision=0)
    answered = {question.partition(".")[0] for question, _ in answers}
    for aspect in aspects_for(told["wanted_level"]):
        if aspect.id in answered:
            kind = evidence_for(aspect.id)[0].id
            actions.add_evidence(
                by=by,
                on=on,
                dossier=dossier,
                aspect=aspect.id,
                kind=kind,
                reference="Map kwaliteit, tabblad 2",
            )

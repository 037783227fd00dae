# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The share ahead of a dossier, and what may be taken over in its plan: from its scenarios, forecast and audits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.kernel.periods import as_date
from trede.office.audit.queries import files
from trede.office.audit.rules.tested import Kind
from trede.office.dossier import queries
from trede.office.dossier.rules.cases import Stage
from trede.office.dossier.rules.forecasting import read_forecast, renewal
from trede.office.dossier.rules.scenarios import tried
from trede.office.growth.rules import planning
from trede.office.growth.rules.suggesting import Suggestion, effect_hundredths, per_aspect
from trede.office.growth.rules.typed import SHORT
from trede.office.web.employer.growth.readiness import missing
from trede.office.web.employer.scenarios.shown import goal_of, steps_of
from trede.office.web.employer.scenarios.views import measured
from trede.office.web.kit.words import spoken
from trede.planning.changes import Buy
from trede.planning.changes_file import read_changes
from trede.reports.forecast import told
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Outcome
    from trede.office.dossier.rules.cases import Case
    from trede.office.dossier.rules.forecasting import KeptForecast
    from trede.office.dossier.rules.scenarios import Ground
    from trede.reports.result import Result

BEFORE_LOSS = timedelta(days=60)
TO_REPAIR = (Kind.NONCONFORMITY, Kind.REMARK)
MOST_CHANGES = 12


def ahead(case: Case, now: Result, outcome: Outcome) -> tuple[str, list[tuple[date, Fraction, Fraction]]]:
    """The level to reach; for each month to the end of the certificate its last day, share and norm if nothing is done.

    Without a forecast share and norm stay as they are.
    """
    goal = goal_of(now, case.wanted_level)
    until = renewal(case.intended_on.toordinal(), outcome.last_day.toordinal())
    found = _forecast(outcome)
    points = [
        (as_date(each.last), each.figures.share, each.figures.norms[goal])
        for each in (found.points if found else ())
        if each.last <= until and goal in each.figures.norms
    ]
    if len(points) > 1:
        return goal, points
    days = planning.month_ends(outcome.last_day, as_date(until))
    return goal, [(day, now.score.total, now.score.norms[goal]) for day in days]


def suggested(by: Member, case: Case, today: date) -> list[Suggestion]:
    """Everything that may be taken over now."""
    now = measured(by, case)
    if now is None:
        return list(per_aspect(spoken()))
    return [
        *_from_scenarios(by, case, now),
        *_from_forecast(by, case),
        *_from_audits(by),
        *missing(by, today),
        *per_aspect(spoken()),
    ]


def _from_scenarios(by: Member, case: Case, now: Result) -> Iterator[Suggestion]:
    """Each change of each scenario, with what it adds to those before it."""
    ground = queries.ground(by, case.id)
    for each in queries.scenarios(by, case.id):
        yield from _of_scenario(ground, each.pk, each.changes, each.present, now)


def _of_scenario(
    ground: Ground, key: UUID, changes: str, present: Mapping[str, Any], now: Result
) -> Iterator[Suggestion]:
    scenario, _wrong = read_changes(changes, str(key))
    nothing = replace(scenario, changes=())
    before = now.score.total
    first = steps_of(now, nothing, present)
    told = [(first, nothing)] if first else []
    for number, change in enumerate(scenario.changes[:MOST_CHANGES], start=1):
        told.append(
            (
                steps_of(now, replace(scenario, changes=(change,))),
                replace(scenario, changes=scenario.changes[:number]),
            )
        )
    for number, (words, until_here) in enumerate(told):
        outcome = tried(ground, until_here, present).score
        if outcome is None:
            return
        topic = "indirect" if until_here.changes and isinstance(until_here.changes[-1], Buy) else "direct"
        effect = effect_hundredths(before, outcome.total)
        yield Suggestion(f"scenario:{key}:{number}", "scenario", topic, _short("; ".join(words)), effect)
        before = outcome.total


def _from_forecast(by: Member, case: Case) -> Iterator[Suggestion]:
    """What ends and costs a level, in time before it does."""
    found = _forecast(queries.outcome(by, case.id))
    if found is None:
        return
    losses = told(found, queries.ground(by, case.id).measurement, spoken()).losses
    for number, (loss, words) in enumerate(zip(found.losses, losses, strict=True)):
        what = _("Voorkom een trede lager. %(why)s") % {"why": " ".join((words.headline, *words.causes))}
        due = as_date(loss.day) - BEFORE_LOSS
        yield Suggestion(f"forecast:{number}", "forecast", "direct", _short(what), due=due)


def _from_audits(by: Member) -> Iterator[Suggestion]:
    """What an auditor wants to see repaired, or remarked, in the newest report on each application."""
    for line in queries.dossiers(by, stage=Stage.DEFINITIVE).lines:
        file = files.for_employer(by, line.id)
        if file is None or file.report is None:
            continue
        for number, each in enumerate(json.loads(file.report.document)["findings"]):
            if each["kind"] in TO_REPAIR and not each["closing"]:
                topic = each["aspect"] if each["aspect"] in planning.ASPECTS else planning.NUMERIC[0]
                due = date.fromisoformat(each["due_on"]) if each["due_on"] else None
                yield Suggestion(
                    f"finding:{file.id}:{number}", "finding", topic, _short(each["text"]), due=due
                )


def _forecast(outcome: Outcome) -> KeptForecast | None:
    """Without people's orders of another day: after new purchases the forecast no longer holds."""
    return None if outcome.source == "purchases" else read_forecast(open_shelf(), outcome.forecast)


def now_of(by: Member, case: Case) -> tuple[Result, Outcome] | None:
    """The result and the kept measurement; None before there is one."""
    now = measured(by, case)
    try:
        return (now, queries.outcome(by, case.id)) if now else None
    except NotFoundError:
        return None


def _short(text: str) -> str:
    """Fit for a step; on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= SHORT else plain[: SHORT - 1] + "…"

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice and forecasts as JSON: numbers as text with a fixed number of decimals, as in a score.

The schemas are ``schema/plan-1.json`` and ``schema/forecast-1.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.values import fixed, scaled_text
from trede.planning.changes_file import change_entry
from trede.scoring.canonical import iso

if TYPE_CHECKING:
    from fractions import Fraction

    from trede.planning.advice import Advice, Unhelpful
    from trede.planning.changes import Change
    from trede.planning.forecast import Forecast, Point
    from trede.planning.losses import Loss
    from trede.planning.result import Plan, Unreached
    from trede.scoring.score import Score

FORMAT = "trede/plan/1"
FORECAST_FORMAT = "trede/forecast/1"


def advice_document(advice: Advice) -> dict[str, Any]:
    """Everything there is to say, without the words."""
    return {
        "format": FORMAT,
        "edition": advice.before.edition,
        "target": advice.target,
        "objective": advice.objective,
        "complete": advice.complete,
        "before": standing(advice.before, advice.target),
        "plan": _maybe(advice.best),
        "alternatives": [_plan(each) for each in advice.alternatives],
        "not_enough": [_unhelpful(each) for each in advice.unhelpful],
        "weak_positions": list(advice.weak),
        "unreached": None if advice.unreached is None else _unreached(advice.unreached),
        "nearest": _maybe(advice.nearest),
    }


def standing(score: Score, target: str) -> dict[str, Any]:
    """Where a measurement stands with respect to a level."""
    return {
        "level": score.level,
        "total_percent": fixed(score.total * 100),
        "norm_percent": fixed(score.norms[target] * 100, 1),
        "total_fte": fixed(score.total_fte),
        "weighted_fte": fixed(score.weighted_fte),
        "input_sha256": score.receipt.input_sha256,
    }


def change_document(change: Change) -> dict[str, Any]:
    """A change as in a changes file, with its kind."""
    kind, entry = change_entry(change)
    return {"change": kind, **entry}


def _maybe(plan: Plan | None) -> dict[str, Any] | None:
    return None if plan is None else _plan(plan)


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "target": plan.target,
        "changes": [change_document(change) for change in plan.changes],
        "cost": scaled_text(plan.cents, 2),
        "status": "optimal" if plan.proven else "feasible",
        "gap_percent": fixed(plan.gap * 100),
        "after": standing(plan.after, plan.target),
    }


def _unhelpful(found: Unhelpful) -> dict[str, Any]:
    return {"change": found.kind, "reason": found.reason, "missing_fte": _fixed(found.missing_fte)}


def _unreached(found: Unreached) -> dict[str, Any]:
    return {
        "target": found.target,
        "lack": found.lack,
        "missing_fte": _fixed(found.missing_fte),
        "least_cost": None if found.least_cents is None else scaled_text(found.least_cents, 2),
        "least_hires": found.least_hires,
    }


def _fixed(value: Fraction | None) -> str | None:
    return None if value is None else fixed(value)


def forecast_document(forecast: Forecast) -> dict[str, Any]:
    """A forecast as JSON: every point, and every loss with its causes."""
    return {
        "format": FORECAST_FORMAT,
        "points": [_point(point) for point in forecast.points],
        "losses": [_loss(loss) for loss in forecast.losses],
    }


def _point(point: Point) -> dict[str, Any]:
    figures = point.figures
    return {
        "until": iso(point.last),
        "edition": point.edition.id,
        "level": figures.level,
        "total_percent": fixed(figures.share * 100),
        "norms": {level: fixed(norm * 100, 1) for level, norm in figures.norms.items()},
        "total_fte": fixed(figures.total),
        "weighted_fte": fixed(figures.weighted),
    }


def _loss(loss: Loss) -> dict[str, Any]:
    return {
        "day": iso(loss.day),
        "level": loss.level,
        "to": loss.to,
        "handbook": loss.handbook,
        "causes": [
            {"ref": cause.ref, "end": cause.end, "last_day": iso(cause.last_day), "prevents": cause.prevents}
            for cause in loss.causes
        ],
        "all_going_on_prevents": loss.together,
        "growth": loss.growth and {"before": fixed(loss.growth.before), "after": fixed(loss.growth.after)},
        "orders": loss.orders,
        "smaller": loss.smaller,
    }

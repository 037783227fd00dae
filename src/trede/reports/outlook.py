# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What looks ahead as PDF: a plan with the ladder before and after it, a forecast with its line and its table.

PDF/A-3a and PDF/UA-1, the same bytes for the same input, with the plan or forecast as JSON inside. It is a report.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.planning.application import apply
from trede.reports.advice import told as advice_told
from trede.reports.forecast import told as forecast_told
from trede.reports.ladder import ladder
from trede.reports.line_chart import WIDE
from trede.reports.result import result as result_of
from trede.reports.rungs import described
from trede.reports.trend import trend
from trede.reports.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.planning.advice import Advice
    from trede.planning.costs import Costs
    from trede.reports.advice import AdviceTold
    from trede.reports.forecast import Ahead, LossTold
    from trede.reports.result import Result
    from trede.reports.wording import Wording

Contents = dict[str, Any]
LADDER_WIDTH, LINE_WIDTH = "7.2", "17"


def plan_pdf(advice: Advice, result: Result, costs: Costs, document: bytes) -> bytes:
    """The advice for ``result``; ``document`` is ``trede/plan/1`` JSON."""
    words, language = result.wording, result.wording.language
    told = advice_told(advice, result.measurement, result.edition, costs, language)
    listed = told.best is not None and told.best.sentence != told.headline
    contents = {
        **_frame(result, told.title, "plan"),
        "headline": told.headline,
        "steps": list(told.best.steps) if told.best and listed else [],
        "told": [*(told.best.outcome if told.best else ()), *told.why],
        "pictures": _ladders(advice, result),
        "parts": _plan_parts(told, words),
        "table": None,
        "notes": [],
    }
    return typeset("outlook", contents, document, _date(result))


def forecast_pdf(forecast: Ahead, result: Result, document: bytes) -> bytes:
    """The forecast for ``result``; ``document`` is ``trede/forecast/1`` JSON."""
    words = result.wording
    told = forecast_told(forecast, result.measurement, words.language)
    picture = trend(forecast, result.measurement, words.language, caption=False, sheet=WIDE)
    contents = {
        **_frame(result, told.title, "forecast"),
        "headline": told.conclusion,
        "steps": [],
        "told": list(told.rises),
        "pictures": [_picture(picture, told.conclusion, "", LINE_WIDTH)],
        "parts": [_loss_part(loss, words) for loss in told.losses],
        "table": {
            "title": words.say("forecast.table"),
            "head": list(told.head),
            "sides": ["left", "right", "right", "left", "left"],
            "rows": [list(line) for line in told.lines],
        },
        "notes": [told.assumes],
    }
    return typeset("outlook", contents, document, _date(result))


def _frame(result: Result, title: str, kind: str) -> Contents:
    """What both have: whose it is, what it is, and what is inside."""
    say, organisation = result.wording.say, result.measurement.organisation
    return {
        "language": result.wording.language,
        "title": title,
        "subtitle": say("document.subtitle"),
        "author": result.score.receipt.engine,
        "keywords": ["PSO", result.score.edition, result.score.level],
        "demo": "",
        "page": say("document.page", page="\0", pages="\0").split("\0"),
        "unofficial": say("conclusion.unofficial"),
        "heading": [
            [say("lines.organisation"), organisation.name],
            [say("heading.kvk"), organisation.kvk],
            [say("heading.year"), result.year],
            [say("heading.edition"), result.names.title],
            [say("heading.level"), result.level_name(result.score.level)],
        ],
        "attachment": {"name": f"{kind}.json", "words": say(f"document.attached_{kind}")},
    }


def _ladders(advice: Advice, result: Result) -> list[Contents]:
    """Where one stands, and beside it where the plan leads."""
    say = result.wording.say
    shown = [(say("plan.ladder_now"), result, "now")]
    if advice.best and advice.best.changes:
        measurement = apply(result.edition, result.measurement, advice.best.changes)
        after = result_of(measurement, advice.best.after, result.edition, result.wording.language)
        shown.append((say("plan.ladder_after"), after, "after"))
    return [
        _picture(ladder(each, caption=False, id_=id_), described(each), name, LADDER_WIDTH)
        for name, each, id_ in shown
    ]


def _picture(svg: str, words: str, name: str, width: str) -> Contents:
    return {"svg": svg, "words": words, "name": name, "width": width}


def _plan_parts(told: AdviceTold, words: Wording) -> list[Contents]:
    others = ["; ".join(plan.steps) + " – " + " ".join(plan.outcome) for plan in told.alternatives]
    parts = (
        ("plan.alternatives", others, True),
        ("plan.unhelpful", told.unhelpful, False),
        ("plan.notes", told.notes, False),
    )
    return [_part(words.say(key), points, numbered=numbered) for key, points, numbered in parts if points]


def _loss_part(loss: LossTold, words: Wording) -> Contents:
    title = words.say("forecast.causes") if loss.causes else words.say("forecast.lost")
    return {**_part(title, loss.causes), "told": [loss.headline], "after": loss.prevention}


def _part(title: str, points: Sequence[str], *, numbered: bool = False) -> Contents:
    return {"title": title, "told": [], "points": list(points), "numbered": numbered, "after": ""}


def _date(result: Result) -> datetime:
    """That of the measurement, so that the clock has no part in it."""
    measurement = result.measurement
    day = measurement.application_day or measurement.reference_year.last
    return datetime.combine(as_date(day), time(0), UTC)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast on one screen: the conclusion first, then why, then month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.periods import as_date

if TYPE_CHECKING:
    from trede.reports.forecast import ForecastTold, LossTold
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording


def forecast_text(forecast: ForecastTold, wording: Wording, look: Look, plan: str = "trede plan") -> str:
    """The forecast as text that ends with a line end. ``plan`` is how the command that plans for this file starts."""
    lines = [look.heading(forecast.title), *(look.bold(line) for line in look.wrapped(forecast.conclusion))]
    lines += [line for text in forecast.rises for line in look.wrapped(text)]
    for loss in forecast.losses:
        lines += ["", *_loss(loss, wording, look), *_search(loss, wording, plan)]
    lines += ["", *_table(forecast, look), "", *look.wrapped(forecast.assumes), ""]
    return look.page([*lines, *look.wrapped(wording.say("conclusion.unofficial"))])


def _loss(loss: LossTold, wording: Wording, look: Look) -> list[str]:
    lines = look.wrapped(loss.headline)
    if loss.causes:
        lines.append(look.heading(wording.say("forecast.causes")))
        lines += [line for cause in loss.causes for line in look.wrapped(cause, "  • ")]
    return [*lines, *(look.wrapped(loss.prevention) if loss.prevention else [])]


def _search(loss: LossTold, wording: Wording, plan: str) -> list[str]:
    """The command that finds the smallest step, on one line so that it can be copied."""
    if not loss.search:
        return []
    command = f"{plan} --to {loss.search} --until {as_date(loss.last)}"
    return [wording.say("forecast.search", command=command)]


def _table(forecast: ForecastTold, look: Look) -> list[str]:
    """Dates and names to the left, figures to the right."""
    rows = [forecast.head, *forecast.lines]
    widths = [max(len(row[place]) for row in rows) for place in range(len(forecast.head))]
    shown = []
    for row in rows:
        cells = [
            f"{cell:>{width}}" if place in (1, 2) else f"{cell:<{width}}"
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        shown.append("  " + "   ".join(cells))
    return [look.bold(shown[0]), *shown[1:]]

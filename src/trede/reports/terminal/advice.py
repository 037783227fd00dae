# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Advice on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.reports.advice import AdviceTold, Told
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording


def advice_text(advice: AdviceTold, wording: Wording, look: Look) -> str:
    """The advice as text that ends with a line end."""
    lines = [look.heading(advice.title), *_best(advice, look), ""]
    if advice.alternatives:
        lines += [look.heading(wording.say("plan.alternatives"))]
        for number, plan in enumerate(advice.alternatives, start=1):
            lines += _alternative(number, plan, look)
        lines += [""]
    lines += _listed("plan.unhelpful", advice.unhelpful, wording, look)
    lines += _listed("plan.notes", advice.notes, wording, look)
    return look.page([*lines, *look.wrapped(wording.say("conclusion.unofficial"))])


def _best(advice: AdviceTold, look: Look) -> list[str]:
    lines = [look.bold(line) for line in look.wrapped(advice.headline)]
    if advice.best and advice.best.sentence != advice.headline:
        lines += [line for step in advice.best.steps for line in look.wrapped(step, "  • ")]
    for text in (*(advice.best.outcome if advice.best else ()), *advice.why):
        lines += look.wrapped(text)
    return lines


def _alternative(number: int, plan: Told, look: Look) -> list[str]:
    steps = "; ".join(plan.steps)
    first = f"  {number}. "
    return [
        *look.wrapped(steps, first),
        *(line for text in plan.outcome for line in look.wrapped(text, "     ")),
    ]


def _listed(key: str, texts: Sequence[str], wording: Wording, look: Look) -> list[str]:
    if not texts:
        return []
    lines = [line for text in texts for line in look.wrapped(text, "  • ")]
    return [look.heading(wording.say(key)), *lines, ""]

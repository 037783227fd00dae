# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The standing of a contract on one screen: the conclusion first, then each amount, then what is not stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.reports.social_return import AmountTold, StandingTold, StatedTold
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording


def standing_text(found: StandingTold, wording: Wording, look: Look, *, explain: bool = False) -> str:
    """The standing as text that ends with a line end; ``explain`` adds every value with its basis and source."""
    lines = [
        look.heading(found.name),
        *look.wrapped(found.lead),
        *(look.bold(line) for line in look.wrapped(found.conclusion)),
        "",
    ]
    every = (*found.lines, found.still)
    widest = max(len(each.label) for each in every)
    right = max(len(each.amount) for each in every)
    for each in every:
        lines += _amount(each, widest, right, look)
        lines += _explained(each, look) if explain else []
    lines += ["", *look.wrapped(found.report)]
    lines += [line for note in found.notes for line in look.wrapped(note)]
    lines += _open(found, wording, look)
    return look.page([*lines, "", *look.wrapped(wording.say("social_return.unofficial"))])


def _open(found: StandingTold, wording: Wording, look: Look) -> list[str]:
    if not found.open:
        return []
    each_open = [line for each in found.open for line in look.wrapped(f"{each.name} ({each.key})", "  • ")]
    return ["", look.heading(wording.say("social_return.open")), *each_open]


def _amount(each: AmountTold, widest: int, right: int, look: Look) -> list[str]:
    lines = [f"{each.label:<{widest}}  {each.amount:>{right}}"]
    return lines + [look.faint(line) for note in each.notes for line in look.wrapped(note, "  ")]


def _explained(each: AmountTold, look: Look) -> list[str]:
    return [line for stated in each.used for line in look.wrapped(_stated(stated), "    • ")]


def _stated(each: StatedTold) -> str:
    return f"{each.name}: {each.value} ({each.basis}; {each.source})"

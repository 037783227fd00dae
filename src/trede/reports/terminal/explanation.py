# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a score came about, as an indented tree for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.reports.reasoning import reasoning

if TYPE_CHECKING:
    from trede.reports.reasoning import Told
    from trede.reports.result import Result
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording


def explanation(result: Result, look: Look) -> str:
    """Every step with its rule and basis, as text that ends with a line end."""
    lines = [look.heading(result.wording.say("explanation.title"))]
    for told in reasoning(result, details=True):
        lines += _step(told, result.wording, look)
    return look.page(lines)


def _step(told: Told, wording: Wording, look: Look) -> list[str]:
    indent = "  " * told.depth
    if told.left_out:
        return look.wrapped(wording.count("explanation.left_out", told.left_out), f"{indent}  ")
    ground = wording.say("explanation.ground", rule=told.rule, basis=told.basis)
    lines = look.wrapped(told.sentence, f"{indent}• ")
    lines = lines if told.depth else ["", *(look.bold(line) for line in lines)]
    return lines + [look.faint(line) for line in look.wrapped(ground, f"{indent}  ")]

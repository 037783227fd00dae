# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matching on one screen: the conclusion first, then who does what, then what is open; and weeks when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.reports.matching import MatchingTold, Section
    from trede.reports.terminal.look import Look


def matching_text(found: MatchingTold, weeks: Iterable[Section], look: Look) -> str:
    """As text that ends with a line end."""
    lines = [look.heading(line) for line in look.wrapped(found.name)]
    lines += [line for each in found.lead for line in look.wrapped(each)]
    for section in (*found.sections, *weeks):
        lines += ["", *(look.heading(line) for line in look.wrapped(section.title))]
        for line, more in section.items:
            lines += look.wrapped(line, "• ")
            lines += [each for told in more for each in look.wrapped(told, "    ")]
    return look.page(lines)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a TOML file is wrong. The library says it in English only; the line itself says more, in any language."""

from __future__ import annotations

import re

_AT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_LONGEST = 80


def wrong_line(text: str, problem: Exception) -> tuple[int, str]:
    """The number of the line (from 1) that ``tomllib`` stumbled over, and its text; the last one at the end.

    Of bytes that are no UTF-8, which gave no text, the line of the first that is not.
    """
    if isinstance(problem, UnicodeDecodeError):
        text = problem.object[: problem.start].decode("utf-8") + "?"
    lines = text.splitlines() or [""]
    found = _AT.search(str(problem))
    number = min(int(found[1]), len(lines)) if found else len(lines)
    return number, lines[number - 1].strip()[:_LONGEST]

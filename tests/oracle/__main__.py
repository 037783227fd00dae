# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``python -m tests.oracle 1000``: so many generated cases of each kind beside the oracle, and how many agree.

``python -m tests.oracle 1000 5000 plan odd``: from case 5000 on, of the kinds and organisations whose name has one of
these words (all kinds, or all organisations, when none has).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from time import process_time
from typing import TYPE_CHECKING, Any

from tests.oracle import (
    test_explanation,
    test_forecast,
    test_plan,
    test_rows_file,
    test_scoring,
    test_what_if,
)
from tests.oracle.command_line import DOORS
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.unusual import unusual

from trede.planning.solvers import installed

if TYPE_CHECKING:
    from random import Random

    from tests.oracle.scoring import Document

Make = Callable[["Random"], "Document"]
KINDS: dict[str, Callable[[int, Make], bool | None]] = {
    "score": test_scoring.compared,
    "score, each handbook": test_scoring.under_each,
    "warnings": test_scoring.warned,
    "explanation": test_explanation.compared,
    "rows file": test_rows_file.compared,
    "what-if": test_what_if.compared,
    "forecast, points": test_forecast.points_agree,
    "forecast, each day": test_forecast.days_agree,
    "forecast, falls": test_forecast.falls_agree,
    "plan": lambda seed, make: test_plan.compared(seed, installed(), make),
    "plan, no solver": lambda seed, make: test_plan.compared(seed, None, make),
    **{f"command line, {name}": agrees for name, agrees in DOORS.items()},
}
MAKES: dict[str, Make] = {"usual": organisation, "unusual": unusual, "odd": odd}


def main(cases: int, first: int, words: list[str]) -> int:
    """A line for each kind: cases, those that agree, seconds of this process; and the cases that do not."""
    differ = 0
    for (name, compared), (kind, make) in product(_named(KINDS, words), _named(MAKES, words)):
        began = process_time()
        found = {seed: compared(seed, make) for seed in range(first, first + cases)}
        held = [seed for seed, same in found.items() if same is not None]
        wrong = [seed for seed in held if not found[seed]]
        differ += len(wrong)
        agree = f"{len(held):8,} cases{len(held) - len(wrong):8,} agree"
        print(f"{name:25}{kind:8}{agree}{process_time() - began:8.1f} s", *wrong, flush=True)
    return differ


def _named(all_there: dict[str, Any], words: list[str]) -> list[tuple[str, Any]]:
    found = [
        (name, each)
        for name, each in all_there.items()
        if any(word in name.replace(",", "").split() for word in words)
    ]
    return found or list(all_there.items())


if __name__ == "__main__":
    count, start = (
        int(sys.argv[place]) if len(sys.argv) > place else default for place, default in ((1, 200), (2, 0))
    )
    sys.exit(min(1, main(count, start, sys.argv[3:])))

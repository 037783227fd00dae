# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contracts that go on without a day between them, of which a later one would start its counting window anew.

The window starts at intake, and without that date on the first day of a row. Whoever splits a contract and leaves the
date out gets more counted days than before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date
from trede.scoring.canonical import iso
from trede.scoring.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.periods import Period
    from trede.scheme.edition import Edition
    from trede.scoring.rows import Row


def restarts(rows: Iterable[Row], year: Period, edition: Edition) -> Iterator[Finding]:
    """One for each row that counts other days in the year with the intake of the contract that it adjoins."""
    together: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.position and row.position.window.field == "intake":
            together[row.employment.ref, row.position.code].append(row)
    for mine in together.values():
        if len(mine) > 1:
            yield from _of_person(sorted(mine, key=lambda row: row.employment.first_day), year, edition)


def _of_person(rows: list[Row], year: Period, edition: Edition) -> Iterator[Finding]:
    """``rows`` of one position, the earliest first."""
    start, until = 0, 0
    for row in rows:
        own, said = row.employment.first_day, row.employment.intake
        if said is not None or own > until + 1:
            start = own if said is None else said
        elif _other_days(row, start, year, edition):
            shown = {"first_nl": f"{as_date(own):%d-%m-%Y}", "first_en": iso(own)}
            shown |= {"day_nl": f"{as_date(start):%d-%m-%Y}", "day_en": iso(start)}
            place = f"employments[{row.employment.index}].intake"
            yield finding("employment.intake-again", place, row.employment.ref, **shown)
        until = max(until, row.employment.last_day)


def _other_days(row: Row, intake: int, year: Period, edition: Edition) -> bool:
    begun = replace(row.employment, intake=intake)
    return row_of(edition, year, begun, row.relation).counted_days != row.counted_days

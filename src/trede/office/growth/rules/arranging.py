# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is agreed before an employer begins: what for, on which ground, who sees what, how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.growth.rules.typed import check_choice, checked_text

if TYPE_CHECKING:
    from datetime import date

BASES = ("contract", "legitimate-interest", "legal-duty", "public-task")
"""Grounds of article 6 of the GDPR. Consent is not among them: at work it is seldom given freely."""
AGREED, NO_COUNCIL = "agreed", "no-council"
COUNCILS = (AGREED, NO_COUNCIL)
MOST_MONTHS = 84
TEXT = 600


@dataclass(frozen=True, slots=True)
class Arranged:
    """``council_on`` is the day on which the works council agreed (article 27 of the Works Councils Act); ``months``:
    how long a row stays after it is over.
    """

    aim: str
    basis: str
    council: str
    council_on: date | None
    seen_by: str
    months: int


def checked(arranged: Arranged, today: date) -> Arranged:
    """As it is kept. Raises RefusedError for what is missing or cannot be."""
    check_choice(arranged.basis, BASES, "basis")
    check_choice(arranged.council, COUNCILS, "council")
    day = arranged.council_on if arranged.council == AGREED else None
    if arranged.council == AGREED and (day is None or day > today):
        raise RefusedError([finding("growth.council-day", "council_on")])
    if not 1 <= arranged.months <= MOST_MONTHS:
        raise RefusedError([finding("growth.months", "months", most=MOST_MONTHS)])
    aim = checked_text(arranged.aim, "aim", TEXT)
    seen_by = checked_text(arranged.seen_by, "seen_by", TEXT)
    return replace(arranged, aim=aim, seen_by=seen_by, council_on=day)

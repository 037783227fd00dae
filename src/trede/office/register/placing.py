# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether what the register is found by, and what it tells of its rows, is what the rows themselves say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.register.models import Confirmed, Covered, Gram, Listing, Moved
from trede.office.register.rules import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_READ = (ValueError, TypeError, AttributeError, LookupError)
"""What reading raises of what somebody wrote by hand."""


def out_of_place() -> list[str]:
    """KvK numbers of rows that nobody earned, or of which the change feed, sector or what they are found by differs."""
    rows = list(Listing.objects.prefetch_related("moved"))
    wrong = {*(row.kvk for row in rows if not _is_told(row)), *_out_of_turn()}
    readable = [row for row in rows if row.kvk not in wrong]
    covered = {(each.listing_id, each.kvk) for each in Covered.objects.all()}
    wanted = {(row.pk, kvk) for row in readable for kvk in row.numbers()}
    found = {(each.gram, each.kvk) for each in Gram.objects.all()}
    said = {(gram, row.kvk) for row in readable for gram in row.grams()}
    return sorted({*wrong, *(kvk for _, kvk in (covered ^ wanted) | (found ^ said))})


def _out_of_turn() -> list[str]:
    """The row of the first step of the change feed that is not in its turn."""
    steps = enumerate(Moved.objects.select_related("listing").order_by("number"), start=1)
    return next(([each.listing.kvk] for number, each in steps if each.number != number), [])


def _is_told(row: Listing) -> bool:
    try:
        row.numbers(), row.grams()
        return _is_earned(row) and _is_fed(row, list(row.moved.all()))
    except NOT_READ:
        return False


def _is_earned(row: Listing) -> bool:
    """By a certificate or for the demo; and with a sector that somebody confirmed."""
    if (row.certificate is None) != row.is_demo:
        return False
    known = row.is_demo or not row.sector
    return known or Confirmed.objects.filter(kvk=row.kvk, sector=row.sector).exists()


def _is_fed(row: Listing, moves: Sequence[Moved]) -> bool:
    """Whether the change feed told what happened to it, from the moment at which it was shown."""
    entered = [each for each in moves if each.step == Step.ENTERED]
    if [each.at for each in entered] != ([row.public_since] if row.public_since else []):
        return False
    firsts, ends = ({gap[place] for gap in row.gaps} for place in (0, 1))
    shown = {each.on.isoformat() for each in entered}
    ended = {row.ended_on.isoformat()} if row.ended_on else set()
    days = {
        Step.SUSPENDED: firsts | shown,
        Step.REINSTATED: ends,
        Step.WITHDRAWN: ended,
        Step.REPLACED: ended,
    }
    return all(each.on.isoformat() in days.get(Step(each.step), {each.on.isoformat()}) for each in moves)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a score warns of, a second way: the codes, and of how many rows or orders each is told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING

from tests.oracle import facts
from tests.oracle.scoring import DAY, NEVER, day_of, score, with_placements, year_of, years_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.scoring import Document, Row, Scored

CODES = frozenset(
    {
        "scheme.norms-raised",
        "scheme.handbook-unread",
        "scheme.norm-two-ways",
        "organisation.other-reference-year",
        "organisation.sw-scored-as-other",
        "organisation.below-minimum-fte",
        "indirect.above-cap",
        "employment.outside-year",
        "employment.minimum-not-reached",
        "employment.window-ends",
        "employment.intake-again",
        "purchase.outside-year",
    }
)
UNTIL = {"sw": "indication_until", "participatiewet-lks": "subsidy_until"}
NORMS_RAISED = date(2024, 1, 1)
OTHERWISE = [NormalDist().inv_cdf(share) for share in (0.65, 0.775, 0.90)]


def told(document: Document) -> Counter[str]:
    """How often each of ``CODES`` is told under the handbook of the application date."""
    return Counter(_told(document, score(document)))


def _told(document: Document, found: Scored) -> Iterator[str]:
    yield from _of_the_day(document)
    if document["organisation"].get("kind") == "sw":
        yield "organisation.sw-scored-as-other"
    if found.total < 2:
        yield "organisation.below-minimum-fte"
    elif "basistrede" in found.norms and _read_otherwise(found) != found.level:
        yield "scheme.norm-two-ways"
    if found.indirect > found.counted_indirect:
        yield "indirect.above-cap"
    rows = with_placements(document["employments"])
    for row in rows:
        yield from _of_row(document, row)
    yield from ("employment.intake-again" for row in rows if _begins_anew(document, row, rows))
    first, last = year_of(document)
    for order in document["purchases"]:
        if not first <= date.fromisoformat(order["date"]) <= last:
            yield "purchase.outside-year"


def _of_the_day(document: Document) -> Iterator[str]:
    last, applied = year_of(document)[1], date.fromisoformat(document["application_date"])
    if applied >= NORMS_RAISED:
        yield "scheme.norms-raised"
    if facts.IN_FORCE[facts.handbook_on(applied)].year != _handbook_year(applied):
        yield "scheme.handbook-unread"
    if not last < applied <= years_later(last, 1):
        yield "organisation.other-reference-year"


def _handbook_year(day: date) -> int:
    """The year of the 1 April from which the handbook of this day is."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def _read_otherwise(found: Scored) -> str:
    """The level when trede 2 is taken for the best 22.5 % where the basistrede is derived."""
    percents = [found.norms[level] * 100 for level in facts.LEVELS]
    basistrede = facts.basistrede(percents, OTHERWISE) / 100
    reached = [
        level for level, norm in {**found.norms, "basistrede": basistrede}.items() if found.share >= norm
    ]
    return reached[-1] if reached else "none"


def _of_row(document: Document, row: Row) -> Iterator[str]:
    (first, last), ends = year_of(document), day_of(row.get("to"))
    handbook = facts.handbook_on(date.fromisoformat(document["application_date"]))
    if ends < first or date.fromisoformat(row["from"]) > last:
        yield "employment.outside-year"
    elif row.get("position") == "ww" and int(row["benefit_months"]) < facts.WW_MONTHS:
        yield "employment.minimum-not-reached"
    elif row.get("position") and _window_over(row, handbook) <= min(ends, years_later(last, 1)):
        yield "employment.window-ends"


def _begins_anew(document: Document, row: Row, rows: list[Row]) -> bool:
    """Whether a row without intake counts other days in the year with that of the row it goes on from."""
    if row.get("position") not in facts.AS_PARTICIPATIEWET:
        return False
    return _counts(document, row) != _counts(document, {**row, "intake": _intake(row, rows)})


def _intake(row: Row, rows: list[Row]) -> str:
    """The day that it names, or of the last row before it of this person and position, if they adjoin."""
    if row.get("intake"):
        return row["intake"]
    same = [each for each in rows if (each["ref"], each.get("position")) == (row["ref"], row["position"])]
    order = sorted(same, key=lambda each: each["from"])  # as they stand, on one day
    before = order[: next((at for at, each in enumerate(order) if each is row), 0)]
    begun = date.fromisoformat(row["from"])
    if any(day_of(each.get("to")) >= begun - DAY for each in before):
        return _intake(before[-1], rows)
    return row["from"]


def _counts(document: Document, row: Row) -> tuple[date, date] | None:
    """The first counted day and the one after the last, in the year."""
    handbook = facts.handbook_on(date.fromisoformat(document["application_date"]))
    first, last = year_of(document)
    begun, ends = max(first, date.fromisoformat(row["from"])), min(last, day_of(row.get("to")))
    over = min(_window_over(row, handbook), ends + DAY)
    return (begun, over) if begun < over else None


def _window_over(row: Row, handbook: str) -> date:
    """The first day after the counting window."""
    start, position, over = date.fromisoformat(row["from"]), row["position"], [NEVER]
    if position in UNTIL:
        over.append(day_of(row[UNTIL[position]]) + DAY)
    if row["contract"] == "placement":
        over.append(years_later(day_of(row.get("placement_from"), start), facts.PLACEMENT_YEARS))
    if position in facts.AS_PARTICIPATIEWET:
        over.append(years_later(day_of(row.get("intake"), start), facts.participatiewet_years(handbook)))
    if position in ("vso-pro", "vso-pro-register"):
        over.append(years_later(day_of(row["left_school"]), 5))
    if position == "status-lost":
        over.append(years_later(day_of(row["status_lost"]), 2))
    return min(over)

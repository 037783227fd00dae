# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations as few are: tiny, all on a norm, careers of many contracts, days on every edge, one shape at a time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracle import facts, organisations
from tests.oracle.scoring import DAY, Document, Row, listed_fte, years_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Year = tuple[date, date]
Rows = list[Row]
_LEAP_STARTS = (date(2019, 3, 1), date(2020, 1, 1), date(2020, 3, 1), date(2023, 3, 1), date(2024, 1, 1))


def unusual(draw: Random) -> Document:
    """An organisation of one of the shapes, that can be measured."""
    while True:
        year, applied = _dates(draw)
        handbook = facts.handbook_on(applied)
        rows = draw.choice(list(SHAPES.values()))(draw, year, handbook)
        document: Document = {
            "format": "trede/measurement/1",
            "organisation": {"name": "Voorbeeld BV", "kvk": organisations.KVK, "entities": []},
            "reference_year": {"from": year[0].isoformat(), "to": year[1].isoformat()},
            "application_date": applied.isoformat(),
            "employments": rows,
            "purchases": _orders(draw, year, rows),
        }
        listed = listed_fte(document)
        if draw.random() < 0.4:
            document["total_fte"] = declared(draw, listed)
        if listed or document.get("total_fte", "0") != "0":
            return document


def _dates(draw: Random) -> tuple[Year, date]:
    """A year of any handbook, often with a leap day; applied for on the first or last day of a handbook, or any."""
    if draw.random() < 0.4:
        applied = draw.choice(list(facts.IN_FORCE.values())) - draw.choice([0, 0, 1]) * DAY
        applied = max(applied, facts.IN_FORCE["1.5"])
        last = max(applied - draw.choice([1, 30, 91]) * DAY, facts.IN_FORCE["1.5"] - DAY)
        first = years_later(last + DAY, -1)
        return (first, years_later(first, 1) - DAY), applied
    first = draw.choice([*_LEAP_STARTS, date(2016, 4, 1) + draw.randrange(3600) * DAY])
    if (first.month, first.day) == (2, 29):
        first += DAY
    last = years_later(first, 1) - DAY
    return (first, last), last + draw.choice([1, 60, 365]) * DAY


def declared(draw: Random, listed: Fraction) -> str:
    """A total a little or much above what is listed: 2 exactly, just below it, or half between two sizes."""
    least = -(-listed * 10**6 // 1)
    choices = [2 * 10**6, 1_999_999, 2_500_000, 2_499_999, 105 * 10**6, 104_499_999, least, least + 10**6]
    millionths = draw.choice([each for each in choices if each >= max(least, 1)])
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def edge(draw: Random, year: Year) -> date:
    """A day on the edge of the reference year, of a calendar year, of February, or on one of those years ago."""
    first, last = year
    of_year = [first - DAY, first, first + DAY, last - DAY, last, last + DAY]
    of_calendar = [date(last.year, 1, 1), date(last.year - 1, 12, 31), date(last.year, 12, 31)]
    of_february = [date(last.year, 2, 28), date(last.year, 3, 1), date(2016, 2, 29), date(2020, 2, 29)]
    day = draw.choice([*of_year, *of_year, *of_calendar, *of_february])
    back = years_later(day, -draw.choice([0, 0, 0, 1, 2, 3, 5]))
    return back + draw.choice([0, 0, 0, 1, -1]) * DAY


def _career(
    draw: Random, ref: str, year: Year, many: int, contracts: list[str], position: str | None
) -> Rows:
    """Contracts that adjoin, overlap, begin on one day, or lie a day apart."""
    rows: Rows = []
    start = min(edge(draw, year), year[1])
    for _ in range(many):
        end = start + timedelta(days=draw.choice([0, 1, 30, 90, 181, 183, 365, 1100]))
        if draw.random() < 0.3:
            end = max(start, edge(draw, year))
        row: Row = {
            "ref": ref,
            "contract": draw.choice(contracts),
            "hours": draw.choice(["40", "32", "1.99", "2", "0.01", "24", "36"]),
            "fulltime_hours": draw.choice(["40", "36"]),
            "from": start.isoformat(),
            "to": end.isoformat(),
        }
        if position:
            row |= {"position": position, **window(draw, position, start, year)}
        rows.append(row)
        start = max(end + draw.choice([1, 1, 1, 2, 0, -20, -200, (start - end).days]) * DAY, date(2009, 1, 1))
    if draw.random() < 0.5:
        rows[-1]["to"] = None
    draw.shuffle(rows)
    return rows


def window(draw: Random, position: str, start: date, year: Year) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if position in organisations.DATED:
        found[organisations.DATED[position]] = edge(draw, year).isoformat()
    if position == "ww":
        found["benefit_months"] = draw.choice([5, 6, 7])
    for name in ("intake", "placement_from"):
        if draw.random() < 0.2:
            found[name] = min(start, edge(draw, year)).isoformat()
    return found


def _any_position(draw: Random, handbook: str) -> str:
    return draw.choice([*facts.positions(handbook), *facts.AS_PARTICIPATIEWET[:1], "wajong", "sw"])


def _people(
    draw: Random, year: Year, handbook: str, contracts: list[str], most_people: int, most_rows: int
) -> Rows:
    found: Rows = []
    for number in range(draw.randrange(1, most_people + 1)):
        position = draw.choice([None, *[_any_position(draw, handbook)] * 3])
        many = draw.randrange(1, most_rows + 1)
        found += _career(draw, f"P{number + 1}", year, many, contracts, position)
    return found


def _tiny(draw: Random, year: Year, handbook: str) -> Rows:
    """Around the 2 fte that are asked, or hardly anybody."""
    rows = _people(draw, year, handbook, ["regular"], 3, 1)
    for row in rows:
        row["hours"] = draw.choice(["0.01", "1", "20", "39.99", "40"])
    return rows


def _on_the_norm(draw: Random, year: Year, handbook: str) -> Rows:
    """Everybody in the file: the target group is exactly one of the norms of that size, or an hour a week less."""
    total = draw.choice([2, 3, 4, 7, 10, 16, 24])
    norm = draw.choice(list(facts.norms(total, handbook).values()))
    hundredths = norm * total * 4000
    if hundredths.denominator > 1:
        hundredths = Fraction(facts.half_up(hundredths))
    group = int(hundredths) - draw.choice([0, 0, 1])
    return [
        _all_year(draw, f"{kind}{number}", hours, year, position)
        for kind, position, left in (("N", "wajong", group), ("M", None, total * 4000 - group))
        for number, hours in enumerate(_in_parts(left))
    ]


def _in_parts(hundredths: int) -> list[int]:
    """Working weeks of at most 40 hours."""
    whole, rest = divmod(hundredths, 4000)
    return [4000] * whole + ([rest] if rest else [])


def _all_year(draw: Random, ref: str, hours: int, year: Year, position: str | None) -> Row:
    row: Row = {
        "ref": ref,
        "contract": "regular",
        "hours": f"{hours // 100}.{hours % 100:02d}",
        "fulltime_hours": "40",
        "from": draw.choice([year[0], years_later(year[0], -4)]).isoformat(),
        "to": draw.choice([None, year[1], year[1] + DAY]),
    }
    row["to"] = row["to"] and row["to"].isoformat()
    return {**row, "position": position} if position else row


def _many_contracts(draw: Random, year: Year, handbook: str) -> Rows:
    return _people(draw, year, handbook, [*facts.CONTRACTS, "placement", "placement", "secondment"], 3, 9)


def _placements(draw: Random, year: Year, handbook: str) -> Rows:
    """One person with many placements, of which some say when they began."""
    return _people(draw, year, handbook, ["placement"], 2, 8)


def _seconded(draw: Random, year: Year, handbook: str) -> Rows:
    """In and out, with adjoining rows of few and of enough hours: what 30+ asks of them."""
    contracts = draw.choice([["secondment"], ["secondment", "regular"], ["sw-seconded-out", "secondment"]])
    rows = _people(draw, year, handbook, contracts, 4, 5)
    return [*rows, *(organisations.other(draw, number, *year) for number in range(draw.choice([0, 1, 3])))]


def _on_edges(draw: Random, year: Year, handbook: str) -> Rows:
    return _people(draw, year, handbook, ["regular", "guided-work", "placement", "trial"], 6, 2)


SHAPES: dict[str, Callable[[Random, Year, str], Rows]] = {
    "tiny": _tiny,
    "on the norm": _on_the_norm,
    "many contracts": _many_contracts,
    "placements": _placements,
    "seconded": _seconded,
    "on edges": _on_edges,
}


def _orders(draw: Random, year: Year, rows: Rows) -> list[dict[str, Any]]:
    """None, or some: many at one SW organisation, more than direct allows, with other figures at each."""
    found = []
    for number in range(draw.choice([0, 0, 1, 3, 8])):
        made = organisations.order(draw, number, *year)
        if draw.random() < 0.5:
            made |= {"kvk": organisations.SUPPLIERS[2], "kind": "sw", "supplier_turnover": "700000"}
            made |= {"supplier_fte": "40", "supplier_direct_share": draw.choice(["90", "100", "0.000001"])}
        if draw.random() < 0.5:
            made["date"] = edge(draw, year).isoformat()
        made["amount"] = draw.choice(["0.01", "1000.00", "699999.99", "333333.33"])
        found.append(made)
    hired = [row for row in rows if row.get("position") == "sw" and row["contract"] == "secondment"]
    for row in hired:
        row.update(draw.choice([{}, {"order": "F99"}]))
    return found

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Odd organisations: groups, only orders, 30+ on its borders, several lives of one person, other years than the usual.

What the usual and the unusual ones do not have: entities on rows, positions that change with the contract, figures as
JSON numbers, keys that are left out, nobody in the target group, applications before the year is over or years later.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracle import facts, organisations, unusual
from tests.oracle.scoring import DAY, Document, Row, listed_fte, years_later

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Year = tuple[date, date]
Rows = list[Row]
ENTITIES = (("68750110", "Zuid BV"), ("34567891", "Noord BV"), ("00000001", "Oost BV"))
FULL = ("30", "36", "36.86", "37.5", "38", "40", "48")


def odd(draw: Random) -> Document:
    """An organisation of one of the shapes, that can be measured."""
    while True:
        year, applied = _dates(draw)
        handbook = facts.handbook_on(applied)
        rows = draw.choice(list(SHAPES.values()))(draw, year, handbook)
        group = [{"kvk": kvk, "name": name} for kvk, name in ENTITIES[: draw.randrange(4)]]
        document: Document = {
            "format": "trede/measurement/1",
            "organisation": {"name": "Groep BV", "kvk": organisations.KVK, "entities": group},
            "reference_year": {"from": year[0].isoformat(), "to": year[1].isoformat()},
            "application_date": applied.isoformat(),
            "employments": _spread(draw, rows, group),
            "purchases": _orders(draw, year, listed_total=not rows),
        }
        if draw.random() < 0.15:
            document["organisation"]["kind"] = "sw"
        listed = listed_fte(document)
        if not rows or draw.random() < 0.3:
            document["total_fte"] = unusual.declared(draw, max(listed, Fraction(2)))
        if (document["employments"] or document["purchases"]) and (listed or "total_fte" in document):
            return document


def _dates(draw: Random) -> tuple[Year, date]:
    """Years of any day of the calendar; applied for before their end, at it, or long after."""
    first = date(2016, 4, 1) + draw.randrange(3700) * DAY
    if (first.month, first.day) == (2, 29) or draw.random() < 0.3:
        first = date(max(first.year, 2017), draw.choice([1, 3, 4, 7]), 1)
    last = years_later(first, 1) - DAY
    after = draw.choice([-40, 0, 1, 1, 30, 120, 364, 365, 366, 367, 800])
    applied = last + timedelta(days=after)
    if draw.random() < 0.4:
        days = [max(since - draw.choice([0, 1]) * DAY, date(2017, 4, 1)) for since in facts.IN_FORCE.values()]
        applied = min(days, key=lambda day: abs((day - applied).days))
    return (first, last), max(applied, date(2017, 4, 1))


def _spread(draw: Random, rows: Rows, group: list[dict[str, str]]) -> Rows:
    """The rows over the entities; numbers as JSON numbers and keys left out, here and there."""
    for row in rows:
        if group and draw.random() < 0.7:
            row["entity"] = draw.choice([organisations.KVK, *(each["kvk"] for each in group)])
        if draw.random() < 0.2 and "." not in row["hours"]:
            row["hours"] = int(row["hours"])
        if row.get("fulltime_hours") == "40" and draw.random() < 0.5:
            del row["fulltime_hours"]
        if row.get("to", "") is None and draw.random() < 0.5:
            del row["to"]
    return rows


def _row(draw: Random, ref: str, position: str | None, year: Year, **said: Any) -> Row:
    row: Row = {"ref": ref, "contract": "regular", "hours": "40", "fulltime_hours": draw.choice(FULL)}
    row |= {"from": year[0].isoformat(), "to": None, **said}
    if position:
        start = date.fromisoformat(row["from"])
        row |= {"position": position, **unusual.window(draw, position, start, year)}
    return row


def _lives(draw: Random, year: Year, handbook: str) -> Rows:
    """One person with another position in each contract; they adjoin or overlap by a day, and one began twice."""
    rows: Rows = []
    for number in range(draw.choice([1, 2, 4])):
        start = years_later(unusual.edge(draw, year), -draw.choice([0, 1, 3]))
        for _ in range(draw.choice([2, 3, 5])):
            end = start + timedelta(days=draw.choice([0, 27, 90, 365, 1095]))
            row = _row(
                draw,
                f"P{number}",
                draw.choice([None, *facts.positions(handbook)]),
                year,
                contract=organisations.some_contract(draw),
                hours=organisations.hours(draw),
                to=end.isoformat(),
                **{"from": start.isoformat()},
            )
            rows.append(row)
            start = draw.choice([end, end + DAY, end + DAY, start])
    return rows


def _thirty_plus(draw: Random, year: Year, handbook: str) -> Rows:
    """Some thirty percent of a small staff, partly seconded for about six months: from a day before to a day after."""
    many, rows = draw.choice([4, 10, 20]), []
    for number in range(many):
        target = number < draw.choice([-(-many * 3 // 10), many * 3 // 10 + 1])
        contract = draw.choice(["regular", "secondment", "secondment", "guided-work"])
        said: dict[str, Any] = {"contract": contract, "hours": draw.choice(["40", "40", "24", "2", "1.99"])}
        said["fulltime_hours"] = "40"
        if contract == "secondment":
            began = year[1] - timedelta(days=draw.choice([180, 181, 182, 183, 184, 185, 400]))
            said |= {"from": began.isoformat(), "to": draw.choice([None, year[1], year[1] - DAY])}
            said["to"] = said["to"] and said["to"].isoformat()
        students = draw.choice(["bbl-bol-1", "wajong", "wajong"])
        rows.append(_row(draw, f"P{number}", students if target else None, year, **said))
    return rows


def _share_of_a_norm(draw: Random, year: Year, handbook: str) -> Rows:
    """At a norm or a hundredth of an hour from it, in a staff of exactly so many fte, whatever full time is."""
    size = draw.choice([2, 5, 9, 10, 11, 20, 44, 47, 50, 105, 130])
    norm = draw.choice(list(facts.norms(min(size, facts.LARGEST), handbook).values()))
    full = draw.choice(FULL)
    whole = int(Fraction(full) * 100)
    group = facts.half_up(norm * size * whole) + draw.choice([-1, 0, 0, 0, 1])
    position = draw.choice(["wajong", "wia", "register-other"])
    return [
        _row(draw, f"{kind}{number}", code, year, hours=_text(hours), fulltime_hours=full)
        for kind, code, left in (("N", position, group), ("M", None, size * whole - group))
        for number, hours in enumerate(_in_parts(left, whole))
    ]


def _in_parts(hundredths: int, most: int) -> list[int]:
    """Working weeks of at most so many hours."""
    whole, rest = divmod(hundredths, most)
    return [most] * whole + ([rest] if rest else [])


def _text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _nobody_counts(draw: Random, year: Year, handbook: str) -> Rows:
    """Staff outside the target group, own SW staff elsewhere, or people whose window was over: direct is nothing."""
    rows = [_row(draw, f"M{number}", None, year) for number in range(draw.choice([0, 1, 4]))]
    rows += [
        _row(draw, f"S{number}", draw.choice(["sw", "wajong", None]), year, contract="sw-seconded-out")
        for number in range(draw.choice([0, 1, 2]))
    ]
    long_ago = years_later(year[0], -6).isoformat()
    return (
        [*rows, _row(draw, "L1", "participatiewet", year, intake=long_ago)] if draw.random() < 0.4 else rows
    )


def _large(draw: Random, year: Year, handbook: str) -> Rows:
    """Some hundred people, of whom a few count."""
    rows = [organisations.other(draw, number, *year) for number in range(draw.choice([60, 104, 150]))]
    for number in range(draw.choice([1, 3, 8])):
        rows += organisations.career(draw, f"P{number}", *year, handbook)
    return rows


SHAPES: dict[str, Callable[[Random, Year, str], Rows]] = {
    "lives": _lives,
    "thirty plus": _thirty_plus,
    "share of a norm": _share_of_a_norm,
    "nobody counts": _nobody_counts,
    "large": _large,
}


def _orders(draw: Random, year: Year, *, listed_total: bool) -> list[dict[str, Any]]:
    """Orders of any size at many suppliers, that may have a share of 0 or 100 %, or hardly any turnover."""
    found = []
    for number in range(draw.choice([1, 2]) if listed_total else draw.choice([0, 0, 1, 3, 12])):
        made = organisations.order(draw, number, *year)
        made |= {"kvk": f"9000000{draw.randrange(4)}", "kind": draw.choice(["pso", "sw"])}
        made["date"] = draw.choice([made["date"], unusual.edge(draw, year).isoformat()])
        made["amount"] = draw.choice(["0.01", "99999999.99", "12345.67", 5000])
        made["supplier_turnover"] = draw.choice(["1", "0.01", "3000000", "999999999999.99"])
        made["supplier_fte"] = draw.choice(["0.1", "1.333333", "12000", 7])
        made["supplier_direct_share"] = draw.choice(["0", "1", "100", "33.333333"])
        if draw.random() < 0.5:  # bought for a little more than nothing, as most are
            made |= {"supplier_turnover": "3000000", "supplier_fte": "12", "amount": "12345.67"}
        found.append(made)
    return found

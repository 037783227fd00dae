# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Generated organisations as measurement documents: small and large, careers, windows that end, exactly on a norm."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracle import facts
from tests.oracle.scoring import DAY, Document, Row, day_of, listed_fte, year_of, years_later

if TYPE_CHECKING:
    from random import Random

KVK, ENTITY = "69599068", "68750110"
SUPPLIERS = ("12345678", "23456789", "34567890")
STARTS = (
    "2017-01-01",
    "2018-01-01",
    "2018-01-01",
    "2018-07-01",
    "2019-03-01",
    "2020-01-01",
    "2022-04-01",
    "2024-01-01",
)
DATED = {
    "sw": "indication_until",
    "participatiewet-lks": "subsidy_until",
    "vso-pro": "left_school",
    "vso-pro-register": "left_school",
    "status-lost": "status_lost",
}


def organisation(draw: Random) -> Document:
    """Any organisation that can be measured, with at least half an fte listed or declared."""
    while True:
        made = _organisation(draw)
        total = made.get("total_fte")
        if (Fraction(total) if total else listed_fte(made)) >= Fraction(1, 2):
            return made


def _organisation(draw: Random) -> Document:
    first = date.fromisoformat(draw.choice(STARTS))
    last = years_later(first, 1) - DAY
    applied = last + timedelta(days=draw.choice([1, 1, 59, 90, 120]))
    handbook = facts.handbook_on(applied)
    rows = [
        row
        for number in range(draw.choice([1, 1, 2, 3, 4, 6]))
        for row in career(draw, f"P{number + 1}", first, last, handbook)
    ]
    document: Document = {
        "format": "trede/measurement/1",
        "organisation": {
            "name": "Voorbeeld BV",
            "kvk": KVK,
            "entities": [{"kvk": ENTITY, "name": "Zuid BV"}],
        },
        "reference_year": {"from": first.isoformat(), "to": last.isoformat()},
        "application_date": applied.isoformat(),
        "employments": rows,
        "purchases": [order(draw, number, first, last) for number in range(draw.choice([0, 0, 0, 1, 2, 4]))],
    }
    _with_total(draw, document, handbook)
    return document


def _with_total(draw: Random, document: Document, handbook: str) -> None:
    """Everybody listed (with staff outside the target group), or a total declared: tiny, large, or on a norm."""
    how = draw.choice(["listed", "listed", "small", "large", "norm"])
    first, last = year_of(document)
    if how == "norm":
        document["employments"], document["total_fte"] = _on_a_norm(draw, first, handbook)
        document["purchases"] = []
    elif how == "listed":
        others = (other(draw, number, first, last) for number in range(draw.choice([0, 2, 5, 12])))
        document["employments"] += list(others)
    else:
        room = draw.randrange(0, 1500) if how == "large" else draw.randrange(0, 400)
        document["total_fte"] = _decimal(Fraction(-(-listed_fte(document) * 10 // 1) + room, 10))


def _on_a_norm(draw: Random, first: date, handbook: str) -> tuple[list[Row], str]:
    """People at work all year, and a total of which they are exactly one of the norms."""
    total = draw.choice([2, 3, 7, 10, 20, 24, 47, 60, 104])
    norm = draw.choice(list(facts.norms(total, handbook).values()))
    left, rows = norm * total * 40, []
    while left:
        hours = min(left, Fraction(draw.choice([4000, 2400, 6000]), 100))
        left -= hours
        since = (first - draw.randrange(0, 700) * DAY).isoformat()
        row = {"position": "wajong", "contract": "regular", "hours": _decimal(hours), "from": since}
        end = draw.choice([None, years_later(first, 1) + draw.randrange(0, 400) * DAY])
        rows.append({"ref": f"N{len(rows) + 1}", **row, "to": None if end is None else end.isoformat()})
    return rows, str(total)


def _decimal(value: Fraction) -> str:
    whole = value * 10**6
    return f"{whole.numerator // 10**6}.{whole.numerator % 10**6:06d}".rstrip("0").rstrip(".")


def career(draw: Random, ref: str, first: date, last: date, handbook: str) -> list[Row]:
    """One to three contracts of one person: one after another, with a gap, or at the same time."""
    rows = [_contract(draw, ref, first, last, handbook)]
    for _ in range(draw.choice([0, 0, 0, 1, 2])):
        before = rows[-1]
        following = dict(before) if draw.random() < 0.6 else _contract(draw, ref, first, last, handbook)
        if before.get("to") is None or draw.random() < 0.15:
            before["to"] = near(draw, first, last).isoformat()
            before["to"] = max(before["to"], before["from"])
        gap = draw.choice([1, 1, 1, 15, 120, -40])
        start = day_of(before["to"]) + gap * DAY
        following["from"] = max(start, date(2009, 1, 1)).isoformat()
        following["to"] = draw.choice([None, (start + draw.randrange(0, 900) * DAY).isoformat()])
        if following["to"] and following["to"] < following["from"]:
            following["to"] = None
        if draw.random() < 0.5:
            following["hours"], following["contract"] = hours(draw), some_contract(draw)
        if draw.random() < 0.5:
            following.pop("intake", None)
            following.pop("placement_from", None)
        rows.append(following)
    return rows


def some_contract(draw: Random) -> str:
    return draw.choice([*facts.CONTRACTS, "regular", "regular", "placement"])


def hours(draw: Random) -> str:
    return draw.choice(
        [
            "40",
            "40",
            "32",
            "20",
            "24",
            "36",
            "38",
            "8",
            "12.5",
            f"{draw.randrange(1, 60)}.{draw.randrange(100):02d}",
        ]
    )


def _contract(draw: Random, ref: str, first: date, last: date, handbook: str) -> Row:
    position = draw.choice([*facts.positions(handbook), "wajong", "wajong", "participatiewet", "sw"])
    start = draw.choice(
        [first, near(draw, first, last), years_later(near(draw, first, last), -draw.choice([1, 2, 3, 5]))]
    )
    end = draw.choice(
        [
            None,
            None,
            None,
            max(near(draw, first, last), start),
            max(last + draw.randrange(1, 700) * DAY, start),
        ]
    )
    row: Row = {
        "ref": ref,
        "position": position,
        "contract": some_contract(draw),
        "hours": hours(draw),
        "fulltime_hours": draw.choice(["40", "40", "40", "36", "38"]),
        "from": start.isoformat(),
        "to": None if end is None else end.isoformat(),
    }
    row.update(_window(draw, position, start, first, last))
    return row


def _window(draw: Random, position: str, start: date, first: date, last: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if position in ("sw", "participatiewet-lks"):
        ends = [near(draw, first, last), last + draw.randrange(1, 700) * DAY, date(2035, 12, 31)]
        found[DATED[position]] = draw.choice(ends).isoformat()
    elif position in DATED:
        found[DATED[position]] = years_later(near(draw, first, last), -draw.choice([1, 2, 3, 5])).isoformat()
    if position == "ww":
        found["benefit_months"] = draw.choice([3, 6, 6, 8, 24])
    if draw.random() < 0.3:
        found["intake"] = (start - draw.randrange(0, 900) * DAY).isoformat()
    if draw.random() < 0.2:
        found["placement_from"] = (start - draw.randrange(0, 900) * DAY).isoformat()
    return found


def near(draw: Random, first: date, last: date) -> date:
    """A day in or around the year, often on one of its edges or on 28 or 29 February."""
    edges = [first, last, first - DAY, last + DAY, date(2020, 2, 29), date(2016, 2, 29)]
    inside = first + draw.randrange(0, 365) * DAY
    return draw.choice([*edges, inside, inside, inside, inside + draw.randrange(-400, 500) * DAY])


def other(draw: Random, number: int, first: date, last: date) -> Row:
    """Somebody outside the target group."""
    start = draw.choice([first, date(2012, 5, 1), near(draw, first, last)])
    end = draw.choice(
        [None, None, None, max(start, near(draw, first, last)), last + draw.randrange(1, 500) * DAY]
    )
    return {
        "ref": f"M{number + 1}",
        "contract": draw.choice(["regular", "regular", "secondment"]),
        "hours": draw.choice(["40", "40", "32", "24"]),
        "fulltime_hours": "40",
        "from": start.isoformat(),
        "to": None if end is None else max(end, start).isoformat(),
    }


def order(draw: Random, number: int, first: date, last: date) -> dict[str, Any]:
    """An order at one of a few suppliers, mostly in the year, with the same figures mostly."""
    kvk = draw.choice(SUPPLIERS)
    usual = SUPPLIERS.index(kvk)
    return {
        "order": f"F{number + 1}",
        "supplier": f"Leverancier {usual + 1}",
        "kvk": kvk,
        "kind": "sw" if usual == 2 else "pso",
        "date": draw.choice(
            [near(draw, first, last), first + 100 * DAY, last + draw.randrange(1, 300) * DAY]
        ).isoformat(),
        "amount": draw.choice(["1000.00", "25000.00", "333333.33", "100000.00"]),
        "supplier_turnover": ("2000000", "500000", "700000")[usual],
        "supplier_fte": draw.choice([("25", "6", "40")[usual]] * 4 + ["30"]),
        "supplier_direct_share": ("8.0", "33.3", "90")[usual],
    }

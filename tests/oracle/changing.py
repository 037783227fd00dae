# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What-if a second way, from docs/reference/changes-file.md: the document rewritten by hand, change by change.

A scenario is a list of (kind, table) in the order of the page: hire, hours, contract, renewal, leave, purchase.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracle.organisations import near
from tests.oracle.scoring import DAY, listed_fte, year_of

if TYPE_CHECKING:
    from random import Random

    from tests.oracle.scoring import Document, Row

Scenario = list[tuple[str, dict[str, Any]]]
ORDER = ("hire", "hours", "contract", "renewal", "leave", "purchase")
ENDS = ("indication_until", "subsidy_until")
FAR = "9999-12-31"


def changed(document: Document, scenario: Scenario) -> Document:
    """The document after these changes; declared total fte moves along with the hours in the list."""
    after = {**document, "employments": [dict(row) for row in document["employments"]]}
    after["purchases"] = list(document.get("purchases", ()))
    for kind, table in sorted(scenario, key=lambda each: ORDER.index(each[0])):
        if kind == "hire":
            after["employments"] += _hired(after, table)
        elif kind == "purchase":
            after["purchases"].append(_bought(after, table))
        else:
            rows = after["employments"]
            mine = [row for row in rows if row["ref"] == table["ref"]]
            others = [row for row in rows if row["ref"] != table["ref"]]
            after["employments"] = [*others, *_of_person(kind, mine, table)]
    if document.get("total_fte") is not None:
        after["total_fte"] = Fraction(document["total_fte"]) + listed_fte(after) - listed_fte(document)
    return after


def _hired(document: Document, table: dict[str, Any]) -> list[Row]:
    first = table.get("from", document["reference_year"]["from"])
    last, position = table.get("to"), table.get("position")
    taken = len(document["employments"])
    dates: dict[str, Any] = {"indication_until": last or FAR, "subsidy_until": last or FAR}
    dates |= {"left_school": first, "status_lost": first, "benefit_months": 6}
    row = {
        "position": position,
        "contract": table.get("contract", "regular"),
        "hours": table["hours"],
        "fulltime_hours": table.get("fulltime_hours", "40"),
        "from": first,
        "to": last,
        **(dates if position else {}),
    }
    return [
        {"ref": table.get("ref", f"extra {taken + each}"), **row} for each in range(table.get("count", 1))
    ]


def _of_person(kind: str, rows: list[Row], table: dict[str, Any]) -> list[Row]:
    if kind == "renewal":
        latest = max(row["from"] for row in rows)
        return [_renewed(row, table["until"], latest) for row in rows]
    if kind == "leave":
        stayed = [row for row in rows if row["from"] <= table["last_day"]]
        return [{**row, "to": min(row.get("to") or FAR, table["last_day"])} for row in stayed]
    return [part for row in rows for part in _from(row, kind, table)]


def _renewed(row: Row, until: str, latest: str) -> Row:
    """Everything goes on until this day; a contract that another followed did end."""
    ended = dict(row)
    if row.get("to") and not row["to"] < latest:
        ended["to"] = max(row["to"], until)
    for field in ENDS:
        if row.get(field):
            ended[field] = max(row[field], until)
    return ended


def _from(row: Row, kind: str, table: dict[str, Any]) -> list[Row]:
    """All of the contract, or the part of it from a day on; that part keeps its intake, and its placement goes on."""
    since = table.get("from")
    if since is None or row["from"] >= since:
        return [_altered(row, kind, table)]
    if (row.get("to") or FAR) < since:
        return [row]
    before = {**row, "to": (date.fromisoformat(since) - DAY).isoformat()}
    after = {**row, "intake": row.get("intake", row["from"])}
    return [before, {**_altered(after, kind, table), "from": since}]


def _altered(row: Row, kind: str, table: dict[str, Any]) -> Row:
    """Another contract is a new start of what it is: a placement counts from its own first day."""
    if kind == "hours":
        return {**row, "hours": table["hours"]}
    if row["contract"] == table["contract"]:
        return row
    return {key: value for key, value in row.items() if key != "placement_from"} | {
        "contract": table["contract"]
    }


def _bought(document: Document, table: dict[str, Any]) -> dict[str, Any]:
    known = [order for order in document["purchases"] if order["kvk"] == table["kvk"]]
    latest = max(known, key=lambda order: (order["date"], order["order"]), default={})
    named = {"date": document["reference_year"]["to"], "order": f"extra {len(document['purchases'])}"}
    return {**latest, **named, **table}


def scenario(draw: Random, document: Document) -> Scenario:
    """Some changes that fit the document, in the order of the page."""
    first, last = year_of(document)
    found: Scenario = []
    refs = sorted({row["ref"] for row in document["employments"] if row.get("position")})
    for _ in range(draw.choice([1, 1, 2, 3, 4])):
        kind = draw.choice(ORDER)
        if kind == "hire":
            found.append((kind, _some_hire(draw, first, last)))
        elif kind == "purchase":
            found.append((kind, _some_order(draw, document, first, last)))
        elif refs:
            found.append((kind, _some_change(draw, kind, draw.choice(refs), first, last)))
    left = {table["ref"] for kind, table in found if kind == "leave"}
    found = [each for each in found if each[0] != "leave" or len(left) == 1]
    return sorted(found, key=lambda each: ORDER.index(each[0]))


def _maybe_from(draw: Random, first: date, last: date) -> dict[str, Any]:
    return draw.choice([{}, {"from": near(draw, first, last).isoformat()}])


def _some_hire(draw: Random, first: date, last: date) -> dict[str, Any]:
    made: dict[str, Any] = {"hours": draw.choice(["24", "40", "12.5"]), **_maybe_from(draw, first, last)}
    position = draw.choice([None, "wajong", "sw", "ww", "participatiewet-lks", "vso-pro", "status-lost"])
    if position:
        made["position"] = position
    made["contract"] = draw.choice(["regular", "placement", "trial", "sw-seconded-out"])
    if draw.random() < 0.3:
        start = date.fromisoformat(made.get("from", first.isoformat()))
        made["to"] = (start + draw.randrange(0, 500) * DAY).isoformat()
    if draw.random() < 0.3:
        made["count"] = draw.choice([2, 3])
    return made


def _some_order(draw: Random, document: Document, first: date, last: date) -> dict[str, Any]:
    known = sorted({order["kvk"] for order in document.get("purchases", ())})
    made: dict[str, Any] = {"amount": draw.choice(["5000.00", "123456.78"])}
    if draw.random() < 0.5:
        made["date"] = near(draw, first, last).isoformat()
    if known and draw.random() < 0.6:
        return {"kvk": draw.choice(known), **made}
    figures = {"supplier_turnover": "1000000", "supplier_fte": "12", "supplier_direct_share": "35"}
    return {"kvk": "45678901", "supplier": "Nieuw BV", "kind": "pso", **made, **figures}


def _some_change(draw: Random, kind: str, ref: str, first: date, last: date) -> dict[str, Any]:
    made: dict[str, Any] = {"ref": ref}
    if kind == "renewal":
        return {**made, "until": (last + draw.randrange(-100, 400) * DAY).isoformat()}
    if kind == "leave":
        return {**made, "last_day": near(draw, first, last).isoformat()}
    if kind == "hours":
        made["hours"] = draw.choice(["40", "32", "16.5"])
    else:
        made["contract"] = draw.choice(["regular", "placement", "placement", "trial", "secondment"])
    return {**made, **_maybe_from(draw, first, last)}


def as_toml(found: Scenario) -> str:
    """The scenario as a changes file."""
    lines = ['format = "trede/changes/1"']
    for kind, table in found:
        lines.append(f"[[{kind}]]")
        lines += [f"{key} = {_written(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


def _written(value: object) -> str:
    is_date = isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"
    return str(value) if is_date or isinstance(value, int) else f'"{value}"'

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Odd changes and costs: every kind together and on one another, ties, and limits and percentages of 0 and 1."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tests.oracle import facts
from tests.oracle.scoring import year_of
from tests.oracle.unusual import edge

if TYPE_CHECKING:
    from random import Random

    from tests.oracle.changing import Scenario
    from tests.oracle.planned import Costs
    from tests.oracle.scoring import Document

FIGURES = {"supplier": "Nieuw BV", "kind": "sw", "supplier_turnover": "1000000", "supplier_fte": "12"}


def odd_scenario(draw: Random, document: Document) -> Scenario:
    """Some of every kind, of which many are about one person or about somebody who is hired in the same file."""
    year = year_of(document)
    found: Scenario = [("hire", {"ref": "N1", **_hire(draw, year)}) for _ in range(draw.choice([0, 1, 1]))]
    found += [
        ("hire", {"count": draw.choice([1, 2]), **_hire(draw, year)}) for _ in range(draw.choice([0, 1]))
    ]
    named = [table for _kind, table in found if "ref" in table]
    refs = sorted({each["ref"] for each in [*document["employments"], *named]})
    for kind in ("hours", "contract", "renewal", "leave"):
        for _ in range(draw.choice([0, 1, 1, 2]) if refs else 0):
            found.append((kind, _change(draw, kind, draw.choice(refs[:2]), year)))
    return found + [("purchase", _order(draw, document, year)) for _ in range(draw.choice([0, 1, 2]))]


def _hire(draw: Random, year: tuple[date, date]) -> dict[str, Any]:
    start = edge(draw, year)
    made: dict[str, Any] = {
        "hours": draw.choice(["0.01", "24.5", "60"]),
        "contract": draw.choice([*facts.CONTRACTS]),
    }
    if draw.random() < 0.7:
        made["position"] = draw.choice(
            ["wajong", "sw", "ww", "vso-pro-register", "status-lost", "participatiewet"]
        )
    made |= draw.choice([{}, {"fulltime_hours": draw.choice(["36", "37.5", "48"])}])
    if draw.random() < 0.6:
        made["from"] = start.isoformat()
        made |= draw.choice([{}, {"to": (start + timedelta(days=draw.choice([0, 1, 364]))).isoformat()}])
    return made


def _change(draw: Random, kind: str, ref: str, year: tuple[date, date]) -> dict[str, Any]:
    day = edge(draw, year).isoformat()
    if kind == "renewal":
        return {"ref": ref, "until": day}
    if kind == "leave":
        return {"ref": ref, "last_day": day}
    value = ["0.01", "39.99", "60"] if kind == "hours" else [*facts.CONTRACTS]
    return {"ref": ref, kind: draw.choice(value), **draw.choice([{}, {"from": day}])}


def _order(draw: Random, document: Document, year: tuple[date, date]) -> dict[str, Any]:
    made = {
        "amount": draw.choice(["0.01", "99999.99"]),
        **draw.choice([{}, {"date": edge(draw, year).isoformat()}]),
    }
    if document["purchases"] and draw.random() < 0.5:
        return {"kvk": draw.choice(document["purchases"])["kvk"], **made}
    share = draw.choice(["0.000001", "1", "100"])
    return {"kvk": "45678901", **made, **FIGURES, "supplier_direct_share": share}


def odd_costs(draw: Random, document: Document) -> Costs:
    """Two tables of one kind with a limit each, ways that cost the same, and limits and percentages of 0 and 1."""
    same = _price(draw)
    made: Costs = {
        "supplier": [],
        "most_hires": draw.choice([1, 1, 2]),
        "hire_hours": [draw.choice([1, 20, 40])],
    }
    made["hire"] = [
        {
            "position": draw.choice(["wajong", "wajong", "participatiewet"]),
            **draw.choice([same, _price(draw)]),
        }
        for _ in range(draw.choice([0, 1, 2, 2]))
    ]
    for kind in ("hours", "contract", "renewal"):
        made[kind] = draw.choice([same, same, {"most": 1}, {}, _price(draw)])
        if draw.random() < 0.2:
            made[kind] = False
    if draw.random() < 0.4:
        made["supplier"] = [_supplier(draw, document)]
    if draw.random() < 0.3:
        made["budget"] = draw.choice([0, 1, 1000])
    return made


def _price(draw: Random) -> dict[str, int]:
    return draw.choice(
        [{}, {"cost": 0}, {"cost": 1}, {"cost": 1000}, {"cost_per_hour": 1}, {"cost": 1, "most": 1}]
    )


def _supplier(draw: Random, document: Document) -> dict[str, Any]:
    terms = {"most": draw.choice([1, 1000000]), "extra_percent": draw.choice([0, 1, 100])}
    if document["purchases"] and draw.random() < 0.6:
        return {"kvk": document["purchases"][0]["kvk"], **terms}
    return {"kvk": "45678901", **terms, **FIGURES, "supplier_direct_share": draw.choice(["1", "100"])}

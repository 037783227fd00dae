# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan a second way, from docs/how-to/plan-the-next-step.md and docs/reference/costs-file.md: try everything.

What a person, a supplier or new colleagues could do is listed; every combination is measured; the least is the best.
Costs are as in a costs file; ``hire`` and ``supplier`` are always given here, so that there is little to try.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, pairwise, product
from math import ceil
from typing import TYPE_CHECKING, Any

from tests.oracle.changing import ENDS, changed
from tests.oracle.scoring import bought_fte, day_of, from_figures, listed_fte, weighted_fte, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.oracle.changing import Scenario
    from tests.oracle.scoring import Document, Row

Costs = dict[str, Any]


@dataclass(frozen=True)
class Way:
    """Something that could be done, with what it adds and what it asks; ``uses`` counts for the limits."""

    total: Fraction
    weighted: Fraction
    bought: Fraction
    many: int
    cents: int
    hours: Fraction
    uses: tuple[str, ...]


NOTHING = Way(Fraction(0), Fraction(0), Fraction(0), 0, 0, Fraction(0), ())


def best(document: Document, costs: Costs, target: str, objective: str, handbook: str) -> Fraction | None:
    """The least that reaches the target: changes, cents, or hours a week; None when nothing does."""
    start = _figures(document, handbook)
    people = [[NOTHING, *_of_person(document, rows, costs, handbook)] for rows in _people(document)]
    suppliers = [[NOTHING, *_of_supplier(document, terms, handbook)] for terms in costs["supplier"]]
    found: list[Fraction] = []
    for chosen in product(*people, *suppliers, list(_hires(document, costs, handbook))):
        ways = [*chosen[:-1], *chosen[-1]]
        value = Fraction(sum(_value(way, objective) for way in ways))
        if (
            (not found or value < min(found))
            and _allowed(ways, costs)
            and _reached(start, ways, target, handbook)
        ):
            found.append(value)
    return min(found, default=None)


def _value(way: Way, objective: str) -> Fraction:
    return {"fewest": Fraction(way.many), "cost": Fraction(way.cents), "change": way.hours}[objective]


def _figures(document: Document, handbook: str) -> tuple[Fraction, Fraction, Fraction]:
    declared = document.get("total_fte")
    total = listed_fte(document) if declared is None else Fraction(declared)
    return total, weighted_fte(document, handbook), bought_fte(document)


def _reached(start: tuple[Fraction, Fraction, Fraction], ways: list[Way], target: str, handbook: str) -> bool:
    total = start[0] + sum(way.total for way in ways)
    weighted = start[1] + sum(way.weighted for way in ways)
    made = from_figures(total, weighted, start[2] + sum(way.bought for way in ways), handbook)
    ladder = ["none", *made.norms]
    return ladder.index(made.level) >= ladder.index(target)


def _allowed(ways: list[Way], costs: Costs) -> bool:
    if "budget" in costs and sum(way.cents for way in ways) > costs["budget"] * 100:
        return False
    used = [name for way in ways for name in way.uses]
    for number, terms in enumerate(costs["hire"]):
        if used.count(f"hire {number}") > terms.get("most", 99):
            return False
    return all(
        used.count(kind) <= _terms(costs, kind).get("most", 99) for kind in ("hours", "contract", "renewal")
    )


def _terms(costs: Costs, kind: str) -> dict[str, Any]:
    return costs.get(kind) or {}


def _cents(terms: dict[str, Any], hours: Fraction) -> int:
    return terms.get("cost", 0) * 100 + ceil(terms.get("cost_per_hour", 0) * 100 * hours)


def _effect(document: Document, rows: list[Row], scenario: Scenario, handbook: str, **asks: Any) -> Way:
    """What changes do to a document with no more than these rows."""
    only = {**document, "employments": rows}
    after = changed(only, scenario)
    before = _figures(only, handbook)
    total, weighted, bought = (new - old for new, old in zip(_figures(after, handbook), before, strict=True))
    return Way(total, weighted, bought, many=1, **asks)


def _hires(document: Document, costs: Costs, handbook: str) -> Iterator[tuple[Way, ...]]:
    """Every choice of new colleagues, up to as many as there may be."""
    each = []
    for number, terms in enumerate(costs["hire"]):
        for hours in costs["hire_hours"]:
            table = {
                "position": terms["position"],
                "contract": terms.get("contract", "regular"),
                "hours": str(hours),
            }
            full = {"fulltime_hours": usual_fulltime(document)}
            asks = {
                "cents": _cents(terms, Fraction(hours)),
                "hours": Fraction(hours),
                "uses": (f"hire {number}",),
            }
            each.append(_effect(document, [], [("hire", {**table, **full})], handbook, **asks))
    for many in range(costs["most_hires"] + 1):
        yield from combinations_with_replacement(each, many)


def usual_fulltime(document: Document) -> str:
    """New colleagues have the full-time hours that most people have; the largest of those."""
    listed = [str(row.get("fulltime_hours", "40")) for row in document["employments"]]
    return max(set(listed), key=lambda hours: (listed.count(hours), Fraction(hours))) if listed else "40"


def _people(document: Document) -> Iterator[list[Row]]:
    """The rows of each person who is in the target group and has no two contracts at the same time."""
    first, last = (day.isoformat() for day in year_of(document))
    for ref in sorted({row["ref"] for row in document["employments"]}):
        rows = [row for row in document["employments"] if row["ref"] == ref]
        inside = [row for row in rows if row["from"] <= last and (row.get("to") or "9999-12-31") >= first]
        inside.sort(key=lambda row: row["from"])
        apart = all((a.get("to") or "9999-12-31") < b["from"] for a, b in pairwise(inside))
        if inside and apart and inside[-1].get("position"):
            yield rows


def _of_person(document: Document, rows: list[Row], costs: Costs, handbook: str) -> Iterator[Way]:
    """More hours, a regular contract, a renewal; and these together."""
    first, last = year_of(document)
    inside = [
        row for row in rows if date.fromisoformat(row["from"]) <= last and day_of(row.get("to")) >= first
    ]
    row = max(inside, key=lambda each: each["from"])
    since = {"from": row["from"]} if len(inside) > 1 else {}
    works = day_of(row.get("to")) >= last
    ended = not works or any(row.get(field) and row[field] < last.isoformat() for field in ENDS)
    followed = any(other["from"] > (row.get("to") or "9999-12-31") for other in rows)
    hours, full = Fraction(row["hours"]), Fraction(row.get("fulltime_hours", "40"))
    for renewal in (False, True) if ended and costs.get("renewal") is not False else (False,):
        stays = works or (renewal and not followed)
        mores = [Fraction(0), *(_more(hours, full) if stays and costs.get("hours") is not False else ())]
        regular = stays and row["contract"] != "regular" and costs.get("contract") is not False
        for more, better in product(mores, (False, True) if regular else (False,)):
            scenario: Scenario = []
            if more:
                scenario.append(("hours", {"ref": row["ref"], "hours": _text(hours + more), **since}))
            if better:
                scenario.append(("contract", {"ref": row["ref"], "contract": "regular", **since}))
            if renewal:
                scenario.append(("renewal", {"ref": row["ref"], "until": last.isoformat()}))
            if scenario:
                cents = sum(
                    _cents(_terms(costs, kind), more if kind == "hours" else hours) for kind, _ in scenario
                )
                touched = more + (hours if better or renewal else 0)
                asks = {"cents": cents, "hours": touched, "uses": tuple(kind for kind, _ in scenario)}
                yield _effect(document, rows, scenario, handbook, **asks)


def _more(hours: Fraction, full: Fraction) -> Iterator[Fraction]:
    """Every fourth hour above what is worked now, below full time; and full time."""
    if hours < full:
        yield from (Fraction(step) - hours for step in range(0, 61, 4) if hours < step < full)
        yield full - hours


def _text(hours: Fraction) -> str:
    return f"{int(hours * 100) // 100}.{int(hours * 100) % 100:02d}"


def _of_supplier(document: Document, terms: dict[str, Any], handbook: str) -> Iterator[Way]:
    """Amounts up to the most, in twenty steps that are round where that is fine enough."""
    most = terms["most"] * 100
    grains = (10_000_000, 1_000_000, 100_000, 10_000, 100)
    grain = next((each for each in grains if most >= 20 * each), 1)
    step = max(1, most // 20 // grain) * grain
    for cents in [*range(step, most, step), most]:
        figures = {key: value for key, value in terms.items() if key.startswith("supplier")}
        table = {"kvk": terms["kvk"], "amount": _text(Fraction(cents, 100)), **figures}
        extra = ceil(cents * Fraction(terms.get("extra_percent", 0)) / 100)
        way = _effect(document, [], [("purchase", table)], handbook, cents=extra, hours=Fraction(0), uses=())
        yield Way(way.total, way.weighted, way.bought, 1, extra, _as_hours(document, way.bought), ())


def _as_hours(document: Document, bought: Fraction) -> Fraction:
    """Buying touches as many hours as the fte bought stand for, in whole hundredths."""
    return Fraction(bought * Fraction(usual_fulltime(document)) * 100 // 1, 100)


def some_costs(draw: Random, document: Document) -> Costs:
    """A few ways only, so that all can be tried; prices and limits of every kind."""
    made: Costs = {
        "hire": [],
        "supplier": [],
        "most_hires": draw.choice([1, 1, 2]),
        "hire_hours": [draw.choice([8, 24, 40])],
    }
    for _ in range(draw.choice([0, 0, 1, 2])):
        terms: dict[str, Any] = {"position": draw.choice(["wajong", "wajong", "ww", "bbl-bol-2"])}
        terms |= draw.choice([{}, {"contract": "placement"}]) | _prices(draw)
        made["hire"].append(terms)
    for kind in ("hours", "contract", "renewal"):
        choice = draw.choice([None, None, None, False, {}, _prices(draw)])
        if choice is not None:
            made[kind] = choice
    if document["purchases"] and draw.random() < 0.4:
        kvk = document["purchases"][0]["kvk"]
        made["supplier"].append(
            {"kvk": kvk, "most": draw.choice([50000, 200000]), "extra_percent": draw.choice([2, 5])}
        )
    if draw.random() < 0.3:
        made["budget"] = draw.choice([0, 2000, 20000])
    return made


def _prices(draw: Random) -> dict[str, int]:
    made: dict[str, int] = {}
    if draw.random() < 0.6:
        made["cost"] = draw.choice([0, 500, 1500])
    if draw.random() < 0.6:
        made["cost_per_hour"] = draw.choice([10, 100, 700])
    if draw.random() < 0.4:
        made["most"] = draw.choice([1, 2])
    return made


def as_toml(costs: Costs) -> str:
    """The costs as a costs file."""
    lines = ['format = "trede/costs/1"']
    lines += [f"{key} = {costs[key]}" for key in ("most_hires", "hire_hours", "budget") if key in costs]
    lines += [f"{key} = []" for key in ("hire", "supplier") if not costs[key]]
    lines += [f"{key} = false" for key in ("hours", "contract", "renewal") if costs.get(key) is False]
    for key in ("hours", "contract", "renewal"):
        if costs.get(key):
            lines += [f"[{key}]", *_lines(costs[key])]
    for key in ("hire", "supplier"):
        for table in costs[key]:
            lines += [f"[[{key}]]", *_lines(table)]
    return "\n".join(lines) + "\n"


def _lines(table: dict[str, Any]) -> list[str]:
    return [
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in table.items()
    ]

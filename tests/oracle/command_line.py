# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line beside the oracle, as a user meets it: a file goes in, one JSON document comes out.

Figures are told with six places, norms with one, so that is how those of the oracle are written here.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import tempfile
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.oracle import facts, test_explanation, test_plan
from tests.oracle.as_files import FILES
from tests.oracle.beside import beside
from tests.oracle.changing import as_toml, changed, scenario
from tests.oracle.looking_ahead import falls, measured, points
from tests.oracle.odd import odd
from tests.oracle.odd_changes import odd_scenario
from tests.oracle.organisations import organisation
from tests.oracle.planned import as_toml as costs_as_toml
from tests.oracle.planned import best
from tests.oracle.scoring import missing, score, year_of

from trede.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.scoring import Document, Scored

Make = Callable[[Random], "Document"]


def said(*arguments: object) -> tuple[int, Any]:
    """The exit status, and the document on standard output."""
    out, wrong = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(wrong):
        status = run([*map(str, arguments), "--json"])
    return status, json.loads(out.getvalue()) if out.getvalue() else wrong.getvalue()


@contextlib.contextmanager
def written(draw: Random, document: Document) -> Iterator[Path]:
    """The path of the document as a file of one of the kinds, in a folder for what belongs to it."""
    with tempfile.TemporaryDirectory() as folder:
        yield draw.choice(FILES)(draw, document, Path(folder) / "meting")


def places(value: Fraction, many: int) -> str:
    whole = math.floor(value * 10**many + Fraction(1, 2))
    return f"{whole // 10**many}.{whole % 10**many:0{many}d}"


def figures(found: Scored) -> dict[str, Any]:
    """As a score, a point of a forecast and a plan tell them."""
    return {
        "total_fte": places(found.total, 6),
        "weighted_fte": places(found.weighted, 6),
        "total_percent": places(found.share * 100, 6),
        "norms": {name: places(norm * 100, 1) for name, norm in found.norms.items()},
        "level": found.level,
    }


def told(document: dict[str, Any]) -> dict[str, Any]:
    """The same figures of a score."""
    flat = {**document, **document["size"], **document["direct"]}
    return {name: flat[name] for name in ("total_fte", "weighted_fte", "total_percent", "norms", "level")}


def measure_agrees(seed: int, make: Make = organisation) -> bool | None:
    """The score, what stands beside it and the explanation; None when nobody works."""
    draw = Random(seed)
    document = make(draw)
    expected = score(document)
    if not expected.total:
        return None
    with written(draw, document) as path:
        status, found = said("measure", path)
    if status:
        return False
    total, direct, indirect, *_ = found["explanation"]
    tree = (document, total, direct, indirect["children"][0])
    above, plus = missing(expected), beside(document)
    return (
        told(found) == figures(expected)
        and found["indirect"]["fte"] == places(expected.bought, 6)
        and found["thirty_plus"]["reached"] is plus.reached
        and found["thirty_plus"]["percent"] == places(plus.share * 100, 6)
        and found["banenafspraak"]["jobs"] == places(plus.jobs, 6)
        and (found["next"] and (found["next"]["level"], found["next"]["missing_fte"]))
        == (above and (above[0], places(Fraction(above[2], 10**6), 6)))
        and test_explanation.all_there(*tree)
        and test_explanation.adds_up(*tree)
    )


def what_if_agrees(seed: int, make: Make = organisation) -> bool | None:
    """A file of changes beside the file; None when nobody is left."""
    draw = Random(seed)
    document = make(draw)
    changes = odd_scenario(draw, document) if make is odd else scenario(draw, document)
    after = changed(document, changes)
    expected = score(after)
    if not score(document).total or not expected.total or not (after["employments"] or after["purchases"]):
        return None
    with written(draw, document) as path:
        toml = path.parent / "changes.toml"
        toml.write_text(as_toml(changes), encoding="utf-8")
        status, found = said("measure", path, "--with", toml)
    return status == 0 and told(found) == figures(expected)


def forecast_agrees(seed: int, make: Make = organisation) -> bool:
    """Every point, and every fall with its day."""
    draw = Random(seed)
    document = make(draw)
    until = year_of(document)[1] + timedelta(days=draw.choice([1, 25, 120, 400, 800]))
    with written(draw, document) as path:
        status, found = said("forecast", path, "--until", until.isoformat())
    if status:
        return False
    expected = [{"until": str(day), **figures(measured(document, day))} for day in points(document, until)]
    kept = ("until", "total_fte", "weighted_fte", "total_percent", "norms", "level")
    lost = [(str(each.day), each.level, each.to) for each in falls(document, until)]
    return [{name: point[name] for name in kept} for point in found["points"]] == expected and [
        (each["day"], each["level"], each["to"]) for each in found["losses"]
    ] == lost


def plan_agrees(seed: int, make: Make = organisation) -> bool | None:
    """Reached or not, at the least; None when nobody works."""
    document, handbook, costs, target, objective = test_plan.asked(seed, make)
    if not score(document).total:
        return None
    expected = best(document, costs, target, objective, handbook)
    with written(Random(seed), document) as path:
        toml = path.parent / "costs.toml"
        toml.write_text(costs_as_toml(costs), encoding="utf-8")
        status, found = said(
            "plan", path, "--to", target, "--costs", toml, "--objective", objective, "--alternatives", 0
        )
    if status == 1:
        return expected is None and found["plan"] is None
    plan, ladder = found["plan"], ["none", *facts.levels(handbook)]
    reached = status == 0 and ladder.index(plan["after"]["level"]) >= ladder.index(target)
    if objective == "change":  # which hours a plan counts is not told; that it reaches the level is
        return reached and expected is not None
    counted = {"fewest": _many(plan), "cost": Fraction(plan["cost"]) * 100}
    return reached and plan["status"] == "optimal" and counted[objective] == expected


def _many(plan: dict[str, Any]) -> int:
    """What is done for one person is one change."""
    people = {each["ref"] for each in plan["changes"] if "ref" in each}
    return len(people) + sum(each.get("count", 1) for each in plan["changes"] if "ref" not in each)


def rows_file_agrees(seed: int, make: Make = organisation) -> bool | None:
    """The rows file, measured, gives the score of the file again; None when nobody works."""
    draw = Random(seed)
    document = make(draw)
    expected = score(document)
    if not expected.total:
        return None
    with written(draw, document) as path:
        out = path.parent / "rows.json"
        status, _ = said("commit", path, "--out", out)
        again, found = said("measure", out)
    return (status, again) == (0, 0) and told(found) == figures(expected)


DOORS: dict[str, Callable[[int, Make], bool | None]] = {
    "measure": measure_agrees,
    "what-if": what_if_agrees,
    "forecast": forecast_agrees,
    "plan": plan_agrees,
    "rows file": rows_file_agrees,
}

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How lasting the work is, from the dates of the rows, before they are dropped: counts of people, and nobody's dates.

Who left before the reference year stands in no row, so they are not counted; what is shown of it says so.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import NEVER, months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.kernel.periods import Period
    from trede.scoring import Measurement
    from trede.scoring.measurement import Employment

MONTHS = 12


@cache
def _rules() -> Mapping[str, Any]:
    text = files("trede.office.dossier").joinpath("rules", "lasting.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def lasting(declared: Measurement) -> dict[str, Any]:
    """Of the people of the target group: ``stays`` has for one and for two years how many had been there for that long
    on some day of the reference year (``of``) and how many of them were there on that day (``there``); ``trials`` how
    many trial placements ended in that year (``of``), after how many there was a job (``hired``), and one without an
    end (``permanent``).
    """
    year = declared.reference_year
    people = _people(declared.employments)
    return {
        "stays": {str(years): _stays(people, years, year) for years in _rules()["stays"]["years"]},
        "trials": _trials(people, year),
    }


def _people(employments: Iterable[Employment]) -> list[Sequence[Employment]]:
    """The contracts of each person who has one that counts for the target group."""
    found: dict[str, list[Employment]] = defaultdict(list)
    for each in employments:
        found[each.ref].append(each)
    return [each for each in found.values() if any(row.position for row in each)]


def _stays(people: Iterable[Sequence[Employment]], years: int, year: Period) -> dict[str, int]:
    of = there = 0
    for contracts in people:
        since = months_later(min(each.first_day for each in contracts), years * MONTHS)
        if year.first <= since <= year.last:
            of += 1
            there += any(each.first_day <= since <= each.last_day for each in contracts)
    return {"of": of, "there": there}


def _trials(people: Iterable[Sequence[Employment]], year: Period) -> dict[str, int]:
    of = hired = permanent = 0
    kinds = _rules()["trials"]
    for contracts in people:
        trials = [each for each in contracts if each.contract in kinds["contracts"]]
        ended = [each for each in trials if year.first <= each.last_day <= year.last]
        if not ended:
            continue
        began = max(each.first_day for each in ended)
        jobs = [each for each in contracts if each.contract in kinds["jobs"] and each.first_day > began]
        of += 1
        hired += bool(jobs)
        permanent += any(each.last_day == NEVER for each in jobs)
    return {"of": of, "hired": hired, "permanent": permanent}

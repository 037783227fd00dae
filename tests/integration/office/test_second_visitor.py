# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of somebody else while each heavy thing is done: the short form of ``make bench``, by its second clock.

That clock counts what the web process worked between a question and its answer; a busy machine does not change it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import heavy, visitor
from bench.heavy import CAME, HEAVY, Person
from tests.unit.office.web.routes import OURS, of_things

from trede.office.uploads import jobs
from trede.office.web.kit.pages import declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.visitor import Office

pytestmark = [pytest.mark.needs("styles"), pytest.mark.needs("linux")]
SECONDS = 3.0
MOST = 300
"""Milliseconds. A tenth of what forty orders cost when all wait in one line; the goal of the bench is two thirds of it,
over minutes instead of some thirty pages."""
HEAVY_PAGE = 100
"""Milliseconds of work from which on a page is heavy."""


@pytest.fixture(scope="module")
def there() -> Iterator[Office]:
    with visitor.office() as office:
        yield office


@pytest.mark.parametrize("name", HEAVY)
def test_others_hardly_notice(there: Office, name: str) -> None:
    found = visitor.keep_busy(visitor.Noticed(name), there, SECONDS, heavy.QUICK_ROWS)
    assert visitor.p95(found.busy.work) <= MOST, found
    assert {"200", "302"} & set(found.did), "nobody kept it busy"
    assert not HEAVY[name].covers & set(jobs.KINDS) or str(CAME) in found.did, (
        "no work that was asked for came to its end"
    )
    assert not [status for status in found.did if status >= "500" or status == "0"], found.did


def uncovered() -> set[str]:
    """Jobs that nobody does in the bench; who adds one declares it in ``bench/heavy.py``."""
    return set(jobs.KINDS) - set().union(*(each.covers for each in HEAVY.values()))


def test_every_job_keeps_somebody_busy_in_the_bench() -> None:
    assert uncovered() == set()


def test_a_new_job_that_is_not_in_the_bench_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "KINDS", {**jobs.KINDS, "new": jobs.KINDS["look"]})
    assert uncovered() == {"new"}


def test_what_is_covered_exists() -> None:
    covered = set().union(*(each.covers for each in HEAVY.values()))
    assert covered <= set(jobs.KINDS) | set(declared())


def test_a_page_that_works_long_is_in_the_bench(there: Office) -> None:
    """Every page that one can look at, with the things of one organisation."""
    person = Person(there.address, there.people[0], heavy.QUICK_ROWS, 0)
    covered = set().union(*(each.covers for each in HEAVY.values()))
    names = {page.address: name for name, page in declared().items()}
    slow = {}
    for pattern, route in OURS.items():
        if "GET" in route.methods and names.get(pattern) not in covered:
            place = of_things(pattern, {**person.told, "aspect": "integratie"})
            if (work := min(worked(there, person, place) for _ in range(3))) > HEAVY_PAGE:
                slow[pattern] = work
    assert slow == {}, "declare these in bench/heavy.py, or make them quicker"


def worked(there: Office, person: Person, place: str) -> float:
    before = there.worked()
    person.get(place)
    return there.worked() - before

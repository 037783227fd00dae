# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scoring engine beside the oracle."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from tests.oracle import doors, facts
from tests.oracle.beside import Beside, beside
from tests.oracle.organisations import organisation
from tests.oracle.scoring import score
from tests.oracle.unusual import unusual

from trede.scheme import open_shelf
from trede.scoring import score as measured

SHELF = open_shelf()


def compared(seed, make=organisation):
    """Whether one measurement has the score of the oracle under the handbook of its day; None when nobody works."""
    document = make(Random(seed))
    return _agrees(document, facts.handbook_on(date.fromisoformat(document["application_date"])))


def under_each(seed, make=organisation):
    """Whether it has, under every handbook that knows its positions."""
    document = make(Random(seed))
    positions = {row.get("position") for row in document["employments"]} - {None}
    known = [each for each in facts.HANDBOOKS if all(facts.known(position, each) for position in positions)]
    found = [_agrees(document, handbook) for handbook in known]
    return None if None in found else all(found)


def _agrees(document, handbook):
    expected, next_to_it = score(document, handbook), beside(document, handbook)
    if not expected.total:
        return None
    found = measured(SHELF.load(f"pso-{handbook}"), doors.read(document))
    figures = (expected.total, expected.weighted, expected.bought, expected.share, expected.level)
    plus = found.thirty_plus
    regular = plus.regular_share if facts.from_(handbook, "1.7") else next_to_it.regular
    return doors.figures(found) == (*figures, *expected.norms.values()) and next_to_it == (
        Beside(plus.share, regular, plus.reached, found.banenafspraak_jobs)
    )


@pytest.mark.parametrize("make", [organisation, unusual])
@pytest.mark.parametrize("hundred", range(6))
def test_every_score_is_that_of_the_oracle(hundred, make):
    seeds = range(100 * hundred, 100 * (hundred + 1))
    assert [seed for seed in seeds if compared(seed, make) is False] == []


@pytest.mark.parametrize("make", [organisation, unusual])
def test_under_each_handbook(make):
    assert [seed for seed in range(100) if under_each(seed, make) is False] == []


def test_the_cases_are_about_what_matters():
    """Every handbook and level, many on a norm exactly, many with orders and with a declared total."""
    documents = [organisation(Random(seed)) for seed in range(600)]
    scores = [score(document) for document in documents]
    handbooks = {facts.handbook_on(date.fromisoformat(each["application_date"])) for each in documents}
    assert handbooks == set(facts.HANDBOOKS)
    assert {each.level for each in scores} == {"none", "basistrede", *facts.LEVELS}
    assert sum(each.share in each.norms.values() for each in scores) > 20
    assert sum(each.bought > 0 for each in scores) > 60
    assert sum("total_fte" in each for each in documents) > 200


def test_the_unusual_cases_are_about_what_matters_too():
    """Every handbook and level and a leap day, many at exactly a norm or the 2 fte; 30+ reached and not by a little."""
    documents = [unusual(Random(seed)) for seed in range(600)]
    scores = [score(document) for document in documents]
    handbooks = Counter(facts.handbook_on(date.fromisoformat(each["application_date"])) for each in documents)
    assert min(handbooks[each] for each in facts.HANDBOOKS) > 20
    assert {each.level for each in scores} == {"none", "basistrede", *facts.LEVELS}
    assert sum(each.share in each.norms.values() for each in scores) > 20
    assert sum(each.total == 2 for each in scores) > 20
    assert sum(each.total < 2 for each in scores) > 60
    assert sum(each.indirect > each.counted_indirect for each in scores) > 60
    assert sum(len(each["employments"]) > 8 for each in documents) > 60
    reached = [beside(document).reached for document in documents]
    assert sum(reached) > 5

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scoring engine beside the oracle."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from tests.oracle import doors, facts
from tests.oracle.beside import Beside, beside
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.scoring import missing, score
from tests.oracle.told import CODES, told
from tests.oracle.unusual import unusual

from trede.scheme import open_shelf
from trede.scoring import score as measured

SHELF = open_shelf()


def compared(seed, make=organisation):
    """Whether one measurement has the score of the oracle under the handbook of its day; None when nobody works."""
    document = make(Random(seed))
    return _agrees(document, facts.handbook_on(date.fromisoformat(document["application_date"])))


def warned(seed, make=organisation):
    """Whether it warns of what the oracle warns of, of as many rows and orders; None when nobody works."""
    document = make(Random(seed))
    if not score(document).total:
        return None
    edition = SHELF.on(date.fromisoformat(document["application_date"]))
    found = Counter(each.code for each in measured(edition, doors.read(document)).findings)
    return Counter({code: found[code] for code in CODES if found[code]}) == told(document)


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
    told = found.next and (found.next.level, found.next.missing, found.next.missing_fte_millionths)
    return (
        doors.figures(found) == (*figures, *expected.norms.values())
        and next_to_it == Beside(plus.share, regular, plus.reached, found.banenafspraak_jobs)
        and told == missing(expected)
    )


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("hundred", range(4))
def test_every_score_is_that_of_the_oracle(hundred, make):
    seeds = range(100 * hundred, 100 * (hundred + 1))
    assert [seed for seed in seeds if compared(seed, make) is False] == []


@pytest.mark.parametrize("make", [organisation, unusual, odd])
def test_every_warning_is_that_of_the_oracle(make):
    assert [seed for seed in range(100) if warned(seed, make) is False] == []


@pytest.mark.parametrize("make", [organisation, unusual, odd])
def test_under_each_handbook(make):
    assert [seed for seed in range(60) if under_each(seed, make) is False] == []


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


def test_the_odd_cases_are_about_what_matters_too():
    """Every handbook and level, some exactly at a norm or with nobody who counts; groups, and 30+ on both sides."""
    documents = [odd(Random(seed)) for seed in range(600)]
    scores = [score(document) for document in documents]
    handbooks = Counter(facts.handbook_on(date.fromisoformat(each["application_date"])) for each in documents)
    assert min(handbooks[each] for each in facts.HANDBOOKS) > 20
    assert {each.level for each in scores} == {"none", "basistrede", *facts.LEVELS}
    assert sum(each.share in each.norms.values() for each in scores) > 20
    assert sum(not each.weighted for each in scores) > 60
    assert sum(any("entity" in row for row in each["employments"]) for each in documents) > 200
    shares = [beside(document) for document in documents[:200]]
    assert sum(each.reached for each in shares) > 5
    assert sum(facts.THIRTY_PLUS - 1 / 50 < each.share < facts.THIRTY_PLUS for each in shares) > 2

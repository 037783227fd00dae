# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scoring engine beside the oracle."""

from datetime import date
from random import Random

import pytest
from tests.oracle import doors, facts
from tests.oracle.organisations import organisation
from tests.oracle.scoring import score

from trede.scheme import open_shelf
from trede.scoring import score as measured

SHELF = open_shelf()


def compared(seed):
    """Whether one measurement has the score of the oracle."""
    document = organisation(Random(seed))
    expected = score(document)
    found = measured(SHELF.on(date.fromisoformat(document["application_date"])), doors.read(document))
    figures = (expected.total, expected.weighted, expected.bought, expected.share, expected.level)
    return doors.figures(found) == (*figures, *expected.norms.values())


@pytest.mark.parametrize("hundred", range(6))
def test_every_score_is_that_of_the_oracle(hundred):
    assert [seed for seed in range(100 * hundred, 100 * (hundred + 1)) if not compared(seed)] == []


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

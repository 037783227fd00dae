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


@pytest.mark.parametrize("hundred", range(6))
def test_every_score_is_that_of_the_oracle(hundred):
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        document = organisation(Random(seed))
        expected = score(document)
        found = measured(SHELF.on(date.fromisoformat(document["application_date"])), doors.read(document))
        expected_figures = (
            expected.total,
            expected.weighted,
            expected.bought,
            expected.share,
            expected.level,
        )
        assert doors.figures(found) == (*expected_figures, *expected.norms.values()), seed


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

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What-if beside the oracle: changes read from a file, applied and scored."""

from datetime import date
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.changing import as_toml, changed, scenario
from tests.oracle.odd import odd
from tests.oracle.odd_changes import odd_scenario
from tests.oracle.organisations import organisation
from tests.oracle.scoring import score
from tests.oracle.unusual import unusual

from trede.planning.application import apply
from trede.planning.changes_file import read_changes
from trede.scheme import open_shelf
from trede.scoring import score as measured

SHELF = open_shelf()


def compared(seed, make=organisation):
    """One case beside the oracle; None when nobody is left, which is refused."""
    draw = Random(seed)
    document = make(draw)
    changes = odd_scenario(draw, document) if make is odd else scenario(draw, document)
    after = changed(document, changes)
    expected = score(after)
    if not expected.total or not (after["employments"] or after["purchases"]):
        return None
    read, wrong = read_changes(as_toml(changes), "changes.toml")
    edition = SHELF.on(date.fromisoformat(document["application_date"]))
    found = measured(edition, apply(edition, doors.read(document), read.changes))
    figures = (expected.total, expected.weighted, expected.bought, expected.share, expected.level)
    return wrong == () and doors.figures(found) == (*figures, *expected.norms.values())


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("hundred", range(4))
def test_every_what_if_is_that_of_the_oracle(hundred, make):
    found = {seed: compared(seed, make) for seed in range(100 * hundred, 100 * (hundred + 1))}
    assert [seed for seed, same in found.items() if same is False] == []
    assert sum(same is True for same in found.values()) > 90


def test_a_contract_that_was_over_before_the_year_can_be_renewed_with_other_hours():
    """Changes that name no day hold for all of the contract; 24 h to 2016, renewed with 40 h, is 1 fte in 2017."""
    assert compared(10553)


def test_a_change_without_a_day_is_one_of_every_contract():
    """Also of one that was over before the year: a placement begins where the placements begin that it adjoins."""
    assert compared(5576)

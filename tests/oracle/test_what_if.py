# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What-if beside the oracle: changes read from a file, applied and scored."""

from datetime import date
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.changing import as_toml, changed, scenario
from tests.oracle.organisations import organisation
from tests.oracle.scoring import score

from trede.planning.application import apply
from trede.planning.changes_file import read_changes
from trede.scheme import open_shelf
from trede.scoring import score as measured

SHELF = open_shelf()


@pytest.mark.parametrize("hundred", range(6))
def test_every_what_if_is_that_of_the_oracle(hundred):
    tried = 0
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        draw = Random(seed)
        document = organisation(draw)
        changes = scenario(draw, document)
        after = changed(document, changes)
        expected = score(after)
        if not expected.total or not (after["employments"] or after["purchases"]):
            continue  # nobody is left, which is refused
        tried += 1
        read, wrong = read_changes(as_toml(changes), "changes.toml")
        assert wrong == (), seed
        edition = SHELF.on(date.fromisoformat(document["application_date"]))
        found = measured(edition, apply(edition, doors.read(document), read.changes))
        figures = (expected.total, expected.weighted, expected.bought, expected.share, expected.level)
        assert doors.figures(found) == (*figures, *expected.norms.values()), (seed, changes)
    assert tried > 90

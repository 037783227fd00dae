# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why somebody of the target group does not count: each reason there is."""

from __future__ import annotations

import pytest
from tests.builders import edition, measurement, person

from trede.scoring.explanation import why_not_weighted
from trede.scoring.rows import rows_of


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, ""),
        ({"position": "participatiewet", "intake": "2010-01-01"}, "outside-window"),
        ({"position": "participatiewet", "intake": "2015-03-01"}, "bounded"),
        ({"since": "2030-01-01"}, "outside-year"),
        ({"position": "ww", "benefit_months": 5}, "below-minimum"),
        ({"position": "ww", "benefit_months": 6}, ""),
    ],
)
def test_each_reason(given: dict[str, str | int], why: str) -> None:
    (row,) = rows_of(edition(), measurement(person(**given)))
    assert row.position is not None
    assert why_not_weighted(row, row.position) == why

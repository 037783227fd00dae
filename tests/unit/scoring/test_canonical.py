# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checksum of what was put in does not depend on the order of the rows, however little they differ."""

from dataclasses import replace

import pytest
from tests.builders import measurement, person

from trede.scoring.canonical import in_canonical_order, input_sha256

DAYS = ("intake", "indication_until", "subsidy_until", "left_school", "status_lost", "placement_from")


@pytest.mark.parametrize(
    ("field", "least"), [*((name, 1) for name in DAYS), ("benefit_months", 0), ("benefit_months", 1)]
)
def test_a_row_with_the_least_there_can_be_is_another_than_one_without(field, least):
    rows = person(), replace(person(), **{field: least})
    one, other = (input_sha256(in_canonical_order(measurement(*each))) for each in (rows, rows[::-1]))
    assert one == other


def test_rows_that_differ_in_the_order_of_a_supplier_only_have_one_order():
    rows = replace(person(), sw_order="A"), replace(person(), sw_order="B")
    one, other = (input_sha256(in_canonical_order(measurement(*each))) for each in (rows, rows[::-1]))
    assert one == other

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables that somebody gave another shape, so that rows can be there that trede would refuse."""

from unittest.mock import ANY

import pytest
from django.db import connection
from tests.unit.office.tampering import by_hand

from trede.office.server.doctor import shape

pytestmark = pytest.mark.django_db

CHANGES = {
    "something else in its place": (
        "ALTER TABLE register_confirmed RENAME TO elsewhere",
        "CREATE VIEW register_confirmed AS SELECT * FROM elsewhere",
    ),
    "its rules left out": (
        "ALTER TABLE register_confirmed RENAME TO elsewhere",
        "CREATE TABLE register_confirmed AS SELECT * FROM elsewhere",
    ),
}
if connection.vendor == "postgresql":
    CHANGES |= {
        "a rule": ("CREATE RULE r AS ON INSERT TO register_confirmed DO ALSO DELETE FROM register_moved",),
        "rows that are hidden": ("ALTER TABLE register_confirmed ENABLE ROW LEVEL SECURITY",),
    }


def test_the_tables_are_as_they_were_made():
    assert shape.other(ANY) == []


@pytest.mark.parametrize("statements", CHANGES.values(), ids=CHANGES)
def test_a_table_of_another_shape_is_named(statements):
    by_hand(*statements)
    (found,) = shape.other(ANY)
    assert (found.code, found.value) == ("doctor.shape-other", "register_confirmed")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether rows that come again are the same: people and fte by position and contract, whatever the classes."""

from fractions import Fraction

from tests.builders import SHELF, measurement, person, year

from trede.office.uploads.rules.same_rows import Difference, Group, differences
from trede.scoring.classes import classes_of

EDITION = SHELF.load("pso-1.6")
HALF, WHOLE = Group(1, Fraction(1, 2)), Group(1, Fraction(1))


def told(brought, measured):
    ours, theirs = (classes_of(EDITION, measurement(*each)) for each in (brought, measured))
    return differences(ours, theirs, year())


def test_the_same_rows_in_another_order_do_not_differ():
    rows = [person(), person("ww", "secondment", ref="P2", hours=20), person(None, ref="P3")]
    assert told(rows, rows[::-1]) == ()


def test_people_and_fte_of_a_group_are_added_over_its_classes():
    """Two full-time jobs of 36 and 40 hours are two classes of one position: 1.5 fte of two people."""
    brought = [person(hours=20), person(ref="P2", hours=36, fulltime_hours=36)]
    assert told(brought, [person()]) == (Difference("wajong", "regular", Group(2, Fraction(3, 2)), WHOLE),)


def test_as_many_people_for_other_hours_differ_and_so_do_more_people_for_the_same():
    assert told([person(hours=20)], [person()]) == (Difference("wajong", "regular", HALF, WHOLE),)
    two = [person(hours=20), person(ref="P2", hours=20)]
    assert told(two, [person()]) == (Difference("wajong", "regular", Group(2, Fraction(1)), WHOLE),)


def test_what_one_side_lacks_is_nobody_and_the_target_group_comes_first():
    none = Group()
    assert told([person(None)], [person()]) == (
        Difference("wajong", "regular", none, WHOLE),
        Difference(None, "regular", WHOLE, none),
    )

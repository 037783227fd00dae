# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from tests.unit.planning.examples import EDITION, START, YEAR, employment, measurement

from trede.planning.changes import Buy, ContractChange, Hire, Hours, Leave, Scenario
from trede.planning.costs import Costs, HireTerms
from trede.planning.fit import cost_misfits, misfits

NEW = Hire("wajong", "regular", 800, 4000, ref="N")


def codes(*changes):
    return [found.code for found in misfits(EDITION, measurement(employment()), Scenario("a", changes))]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Hours("P9", 800), "changes.person-unknown"),
        (Hire("wajung", "regular", 800, 4000), "employment.position-unknown"),
        (Hire(None, "vast", 800, 4000), "employment.contract-unknown"),
        (
            Hire(None, "regular", 800, 4000, from_day=YEAR.last, until=YEAR.first),
            "employment.end-before-start",
        ),
        (ContractChange("P1", "vast"), "employment.contract-unknown"),
        (Buy("12345678", 1), "changes.supplier-unknown"),
    ],
)
def test_what_is_not_there_is_told(change, code):
    assert codes(change) == [code]


def test_buying_from_oneself_does_not_count():
    assert "purchase.own-group" in codes(Buy("69599068", 1))


def test_a_change_may_build_on_the_one_before_it():
    assert codes(NEW, Hours("N", 1600), Leave("N", YEAR.last)) == []
    assert codes(Hours("N", 1600), NEW) == ["changes.person-unknown"]


def test_who_leaves_before_the_first_day_has_left_and_may_do_so_twice():
    """Of somebody who is gone nothing else can change; a new colleague may get the name."""
    gone = Leave("P1", START - 1)
    assert codes(gone, Leave("P1", YEAR.last)) == []
    assert codes(gone, Hours("P1", 1600)) == ["changes.person-gone"]
    assert codes(gone, replace(NEW, ref="P1"), Hours("P1", 1600)) == []


def test_an_empty_file_has_nobody_to_name_as_nearest():
    found = misfits(EDITION, measurement(), Scenario("a", (Hours("P", 1),)))
    assert "‘-’" in found[0].nl


def test_costs_name_codes_of_the_handbook():
    costs = Costs(hires=(HireTerms("wajong", "vast"), HireTerms("wajung")))
    found = cost_misfits(EDITION, costs, "c.toml")
    assert [each.place for each in found] == ["c.toml: hire[1].contract", "c.toml: hire[2].position"]


@pytest.mark.parametrize(("place", "nearest"), [(19, "P1"), (20, "-")])
def test_for_so_many_unknown_people_is_the_nearest_one_looked_for(place, nearest):
    unknown = [Hours(f"X{number:02}", 800) for number in range(21)]
    found = misfits(EDITION, measurement(employment()), Scenario("a", tuple(unknown)))
    assert len(found) == 21
    assert (found[place].value, f"‘{nearest}’" in found[place].nl) == (f"X{place}", True)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from tests.unit.planning.examples import EDITION, YEAR, day, employment, measurement, order

from trede.kernel.periods import NEVER
from trede.planning.application import apply
from trede.planning.changes import Buy, ContractChange, Figures, Hire, Hours, Leave, Renewal
from trede.scoring.scorer import check, score


def after(before, *changes):
    return apply(EDITION, before, changes)


def rows(before, *changes):
    return after(before, *changes).employments


def test_a_new_colleague_is_there_the_whole_year():
    new = rows(measurement(employment()), Hire("wajong", "regular", 2400, 4000))[-1]
    assert (new.ref, new.first_day, new.last_day, new.hours) == ("nieuw-1", YEAR.first, NEVER, 2400)


def test_new_colleagues_get_references_of_their_own():
    before = measurement(employment("nieuw-1"))
    assert [row.ref for row in rows(before, Hire("wia", "regular", 800, 4000, 2))[1:]] == [
        "nieuw-2",
        "nieuw-3",
    ]


@pytest.mark.parametrize("position", sorted(EDITION.positions))
def test_a_new_colleague_counts_whatever_the_position(position):
    """Dates and months that the window asks for are filled in."""
    made = after(measurement(employment()), Hire(position, "regular", 4000, 4000))
    assert check(EDITION, made) == ()
    weight = EDITION.positions[position].weight.value
    gained = score(EDITION, made).weighted_fte - score(EDITION, measurement(employment())).weighted_fte
    assert gained == Fraction(weight, 100)


def test_declared_total_moves_along_with_the_rows():
    before = measurement(employment(hours=2000), total_fte=20)
    assert after(before, Hire("wajong", "regular", 2000, 4000)).total_fte == Fraction(41, 2)
    assert after(before, Hours("P1", 4000)).total_fte == Fraction(41, 2)
    assert after(before, Hire("sw", "sw-seconded-out", 2000, 4000)).total_fte == 20


def test_hours_from_a_day_cut_the_row_in_two_and_keep_its_windows():
    before = measurement(employment(position="participatiewet"))
    first, second = rows(before, Hours("P1", 4000, day("2025-07-01")))
    assert (first.hours, first.last_day) == (3200, day("2025-06-30"))
    assert (second.hours, second.first_day, second.intake) == (
        4000,
        day("2025-07-01"),
        before.employments[0].first_day,
    )


def test_hours_without_a_day_hold_for_the_whole_row():
    assert [row.hours for row in rows(measurement(employment()), Hours("P1", 4000))] == [4000]


def test_a_placement_starts_when_it_starts():
    """Somebody on trial since 2022 who goes on placement halfway 2025: its three years run from then."""
    july = day("2025-07-01")
    row = employment(contract="trial", placement_from=day("2020-01-01"))
    made = after(measurement(row), ContractChange("P1", "placement", july))
    first, second = made.employments
    assert (first.contract, second.contract, second.first_day) == ("trial", "placement", july)
    assert second.placement_from in (None, july)
    # 0.8 fte: 181 days at half, 184 at three quarters.
    assert score(EDITION, made).weighted_fte == Fraction(8, 10) * Fraction(181 * 50 + 184 * 75, 36500)


def test_a_placement_that_gets_other_hours_goes_on():
    """Since 1 May 2022, so to 30 April 2025, whatever hours it has from February on: 31 days of 32 h, 89 of 40 h."""
    before = measurement(employment(contract="placement"))
    made = after(before, Hours("P1", 4000, day("2025-02-01")))
    assert score(EDITION, made).weighted_fte == Fraction(75, 100) * (
        Fraction(31 * 8, 3650) + Fraction(89, 365)
    )


def test_what_ended_before_the_change_stays():
    ended = employment(last_day=day("2025-03-31"))
    assert rows(measurement(ended), Hours("P1", 4000, day("2025-07-01"))) == (ended,)


def test_only_the_named_person_changes():
    made = rows(measurement(employment(), employment("P2")), ContractChange("P2", "trial"))
    assert [row.contract for row in made] == ["regular", "trial"]


def test_a_renewal_moves_every_end_that_comes_before_it():
    row = employment(
        position="participatiewet-lks", subsidy_until=day("2025-03-01"), last_day=day("2025-09-30")
    )
    made = rows(measurement(row), Renewal("P1", YEAR.last))[0]
    assert (made.subsidy_until, made.last_day, made.indication_until) == (YEAR.last, YEAR.last, None)


def test_a_renewal_shortens_nothing():
    assert rows(measurement(employment()), Renewal("P1", YEAR.last))[0].last_day == NEVER


def test_who_leaves_before_the_first_day_is_not_there():
    assert rows(measurement(employment()), Leave("P1", day("2020-01-01"))) == ()
    assert rows(measurement(employment()), Leave("P1", YEAR.first))[0].last_day == YEAR.first


def test_an_order_takes_the_figures_of_the_last_one_there():
    before = measurement(employment(), purchases=[order()])
    made = after(before, Buy("12345678", 500)).purchases[-1]
    assert (made.supplier, made.supplier_fte, made.amount_cents, made.day) == ("Groen BV", 25, 500, YEAR.last)


def test_an_order_at_a_new_supplier_has_figures_of_its_own():
    figures = Figures(Fraction(10), Fraction(2), Fraction(50))
    made = after(
        measurement(employment()), Buy("11111111", 100, "Nieuw", "sw", figures, YEAR.first)
    ).purchases[-1]
    assert (made.supplier, made.kind, made.supplier_direct_share, made.day) == ("Nieuw", "sw", 50, YEAR.first)


def test_an_order_without_figures_is_left_out():
    assert after(measurement(employment()), Buy("11111111", 100)).purchases == ()


def test_orders_get_numbers_of_their_own():
    before = measurement(employment(), purchases=[order(order="plan-1")])
    assert after(before, Buy("12345678", 1)).purchases[-1].order == "plan-2"


def test_changes_come_one_after_another():
    made = rows(
        measurement(), Hire("wajong", "regular", 800, 4000, ref="N"), Hours("N", 1600), Leave("N", YEAR.last)
    )
    assert (made[0].hours, made[0].last_day) == (1600, YEAR.last)

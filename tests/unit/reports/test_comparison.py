# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from fractions import Fraction

from tests.unit.reports.examples import YEAR, employed, measured

from trede.reports.comparison import changed_rows, changed_rules

PUPIL = employed("P1", "vso-pro-placement", contract="placement")
LONG_AGO = employed("P2", "participatiewet", first_day=YEAR.first - 4 * 365)


def test_only_rules_that_touch_the_measurement_are_named() -> None:
    staff = (PUPIL, employed("P3"))
    changes = changed_rules(measured(*staff), measured(*staff, edition="pso-1.7"))
    assert "positions.vso-pro-placement.weight" in {change.id for change in changes}
    assert "positions.participatiewet.window" not in {change.id for change in changes}


def test_a_rule_that_one_edition_lacks_has_nothing_on_that_side() -> None:
    staff = (PUPIL, employed("P3"))
    changes = {
        change.id: change for change in changed_rules(measured(*staff), measured(*staff, edition="pso-1.7"))
    }
    assert changes["thirty-plus.own-staff"].before is None


def test_a_row_says_which_weight_or_window_differs() -> None:
    staff = (PUPIL, LONG_AGO, employed("P3", "wajong"))
    pupil, long_ago = changed_rows(measured(*staff), measured(*staff, edition="pso-1.7"))
    assert (pupil.ref, pupil.before, pupil.after) == ("P1", Fraction("0.375"), Fraction("0.75"))
    assert pupil.reasons == ("weging uitgangspositie 0,50 wordt 1,00",)
    assert long_ago.reasons == ("getelde dagen 0 worden 365",)


def test_rows_that_come_and_go_are_named() -> None:
    before, after = measured(PUPIL, employed("P3")), measured(employed("P4", "wajong"), employed("P3"))
    assert [(each.ref, each.before, each.after) for each in changed_rows(before, after)] == [
        ("P1", Fraction("0.375"), None),
        ("P4", None, Fraction(1)),
    ]


def test_more_hours_and_another_contract_are_reasons() -> None:
    before = measured(employed("P1", "wajong", hours=2000, contract="secondment"), employed("P2"))
    after = measured(employed("P1", "wajong"), employed("P2"))
    (change,) = changed_rows(before, after)
    assert change.reasons == ("weging contract 0,90 wordt 1,00", "uren per week 20,00 worden 40,00")

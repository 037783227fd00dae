# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from fractions import Fraction

from tests.unit.reports.examples import employed, measured, purchase

from trede.reports.listings import listings

NBSP = "\N{NO-BREAK SPACE}"


def test_the_target_group_row_by_row_and_all_others_on_one_line() -> None:
    staff = [employed(f"P{number}") for number in range(3)]
    (people,) = listings(measured(*staff, employed("P9", "wajong", hours=3250)))
    assert people.rows == (
        ("P9", "Wajong", "Vast of tijdelijk dienstverband", "32,50 / 40", "365", "0,813"),
        ("", "3 andere medewerkers", "", "", "", "0,000"),
    )
    assert people.sums[0][-1] == "0,813"


def test_with_a_declared_total_the_others_are_not_counted() -> None:
    (people,) = listings(measured(employed("P1", "wajong"), total_fte=Fraction(20)))
    assert people.rows[-1][1] == "Andere medewerkers (alleen het totaal is opgegeven)"


def test_nobody_else_and_nobody_at_all_are_told_apart() -> None:
    only_group, only_others = (measured(*[employed("P1", position)] * 2) for position in ("wajong", None))
    assert [row[0] for row in listings(only_group)[0].rows] == ["P1", "P1"]
    assert listings(only_others)[0].intro == "Er staat niemand uit de doelgroep in deze meting."


def test_orders_and_what_each_supplier_gives() -> None:
    orders = (purchase(), purchase(order="F-2", kind="sw", kvk="87654321", supplier="SW Zuid"))
    _, listed, suppliers = listings(measured(employed("P1", "wajong"), employed("P2"), purchases=orders))
    assert listed.rows[0] == ("F-1", "Groen BV", "PSO", "1 januari 2018", f"€{NBSP}100.000,00")
    assert listed.sums[0][-1] == f"€{NBSP}200.000,00"
    assert suppliers.rows[0] == (
        "Groen BV", "12345678", f"€{NBSP}2.000.000,00", "25,00", f"8,00{NBSP}%", "0,100",
    )  # fmt: skip

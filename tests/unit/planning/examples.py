# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurements to plan with: a small office and a contact centre, both in 2025."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from trede.kernel.periods import NEVER, Period
from trede.scheme import open_shelf
from trede.scoring.measurement import Employment, Measurement, Organisation, Purchase

EDITION = open_shelf().load("pso-2.1")
YEAR = Period(date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal())
START = date(2022, 5, 1).toordinal()


def day(text):
    return date.fromisoformat(text).toordinal()


def employment(ref="P1", **values):
    row = Employment(0, ref, "regular", 3200, 4000, START, NEVER, "wajong")
    return replace(row, **values)


def order(kvk="12345678", cents=20_000_000, **values):
    figures = (Fraction(2_000_000), Fraction(25), Fraction(8))
    return replace(Purchase(0, "F1", "Groen BV", kvk, "pso", day("2025-06-01"), cents, *figures), **values)


def measurement(*rows, purchases=(), total_fte=20):
    total = None if total_fte is None else Fraction(total_fte)
    numbered = tuple(replace(row, index=index) for index, row in enumerate(rows))
    return Measurement(Organisation("Voorbeeld BV", "69599068"), YEAR, numbered, tuple(purchases), total)


def contact_centre(group=3, staff=200):
    """Some 120 fte with a few people from the target group, under several contracts."""
    contracts = ("regular", "regular", "secondment", "placement")
    others = [employment(f"M{n}", position=None, hours=1600 + 400 * (n % 6)) for n in range(staff - group)]
    people = [
        employment(
            f"D{n}", contract=contracts[n % 4], hours=2000 + 400 * (n % 3), position=("wajong", "wia")[n % 2]
        )
        for n in range(group)
    ]
    return measurement(*others, *people, purchases=[order()], total_fte=None)

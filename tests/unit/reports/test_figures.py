# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.unit.reports.examples import employed, example, measured

from trede.reports.figures import figures, next_level

if TYPE_CHECKING:
    from trede.reports.result import Result

NBSP = "\N{NO-BREAK SPACE}"


def noted(result: Result) -> dict[str, str]:
    return {figure.key: f"{figure.outcome} {figure.note}".replace(NBSP, " ") for figure in figures(result)}


def test_direct_and_indirect_apart_and_the_total_beside_its_norm() -> None:
    shown = noted(example())
    assert shown["direct"] == "6,03 % 1,21 gewogen fte van 20,00 fte"
    assert shown["indirect"] == "0,00 % 0,00 fte via inkoop"
    assert shown["total"] == "6,03 % norm voor trede 2: 7,3 %"


def test_indirect_says_whether_all_of_it_counts() -> None:
    some = Fraction("0.02")
    assert noted(example())["counted"].endswith("geen inkoop die meetelt")
    assert noted(example(indirect=some, counted_indirect=some))["counted"].endswith("telt helemaal mee")
    assert "afgetopt" in noted(example(indirect=some, counted_indirect=some / 2))["counted"]


def test_a_total_just_below_a_norm_does_not_look_reached() -> None:
    assert noted(example(direct=Fraction("0.0729999")))["total"].startswith("7,29 %")


def test_what_the_next_level_asks() -> None:
    title, asks = next_level(example())
    assert title.replace(NBSP, " ") == "Wat trede 2 vraagt"
    assert "1,28 % nodig: 0,26" in asks


def test_at_the_top_the_highest_norm_is_named() -> None:
    top = example(level="trede-3", next=None, direct=Fraction("0.2"))
    assert next_level(top)[0] == "Hoger kan niet"
    assert noted(top)["total"] == "20,00 % hoogste norm: 10,8 %"


def test_a_share_that_is_enough_points_to_the_findings() -> None:
    too_small = measured(employed("P1", "wajong"))
    assert "Dat is genoeg, maar er is nog iets anders nodig." in next_level(too_small)[1]

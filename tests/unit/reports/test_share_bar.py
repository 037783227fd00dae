# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The share to scale, and where it comes from: what stands in the pictures, where, and what is told in words."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.unit.reports.examples import employed, example, measured, purchase
from tests.unit.reports.test_groups import without_rows
from tests.unit.reports.test_ladder import SVG, words

from trede.reports.composition import MOST, group_bars, supplier_bars
from trede.reports.drawing import INK, PAPER
from trede.reports.share_bar import AHEAD, EDGE, ROOM, WIDTH, share_bar

WHOLE = WIDTH - 2 * EDGE
BOUGHT = Fraction("0.01")


def rects(svg: str, fill: str) -> list[dict[str, float]]:
    """Place and width of what is filled so, the frame of the picture and the legend left out."""
    root = ET.fromstring(svg)  # noqa: S314 (our own picture)
    found = [each for each in root.iter(f"{SVG}rect") if each.get("fill") == fill and each.get("x")]
    return [
        {"x": float(each.get("x", 0)), "wide": float(each.get("width", 0))}
        for each in found
        if each.get("width") != "16"
    ]


def lines(svg: str) -> list[float]:
    """Where the norms stand."""
    return sorted(float(x) for x in re.findall(r'd="M([\d.]+) \d+V', svg.partition("</pattern>")[2]))


def test_each_part_is_as_long_as_its_share_on_the_scale_of_the_norms() -> None:
    drawn = share_bar(example(indirect=2 * BOUGHT, counted_indirect=BOUGHT))
    far = Fraction("0.108") * AHEAD
    (direct,), (counted,) = rects(drawn, INK), rects(drawn, "url(#aandeel-hatch)")
    assert direct["wide"] == pytest.approx(WHOLE * float(Fraction("0.06025") / far), abs=0.1)
    assert counted["wide"] == pytest.approx(WHOLE * float(BOUGHT / far), abs=0.1)
    assert counted["x"] == pytest.approx(direct["x"] + direct["wide"], abs=0.1)
    norms = [EDGE + WHOLE * float(Fraction(norm) / far) for norm in ("0.057", "0.073", "0.108")]
    assert lines(drawn) == pytest.approx(norms, abs=0.1)


def test_it_is_told_in_letters_and_to_a_screen_reader() -> None:
    drawn = share_bar(example())
    for told in ("trede 2", "7,3\N{NO-BREAK SPACE}%", "u staat hier: 6,03\N{NO-BREAK SPACE}%"):
        assert told in words(drawn)
    described = ET.fromstring(drawn).findtext(f"{SVG}desc") or ""  # noqa: S314 (our own picture)
    assert described.startswith("Uw eigen mensen: 6,03")
    assert "trede 3: norm 10,8" in described


def test_who_is_far_above_every_norm_stays_in_the_picture() -> None:
    (direct,) = rects(share_bar(example(direct=Fraction(9, 10))), INK)
    assert direct["x"] + direct["wide"] < WIDTH - EDGE


def test_nobody_counts_and_the_bar_is_open() -> None:
    drawn = share_bar(example(direct=Fraction(0), level="none"))
    assert rects(drawn, INK) == rects(drawn, "url(#aandeel-hatch)") == []
    assert len(lines(drawn)) == 3


def test_names_of_norms_that_are_near_stand_above_each_other() -> None:
    near = {"trede-1": Fraction("0.100"), "trede-2": Fraction("0.101"), "trede-3": Fraction("0.102")}
    root = ET.fromstring(share_bar(example(norms=near)))  # noqa: S314 (our own picture)
    names = [
        (float(each.get("x", 0)), float(each.get("y", 0)))
        for each in root.iter(f"{SVG}text")
        if (each.text or "").startswith("trede ")
    ]
    assert len(names) == 3
    for place, (x, y) in enumerate(names):
        assert all(abs(y - other) > 30 or abs(x - there) >= ROOM for there, other in names[place + 1 :])


@pytest.mark.parametrize("drawn", [share_bar(example()), share_bar(example("en"))])
def test_it_says_nothing_by_colour_alone_and_is_read_on_a_phone(drawn: str) -> None:
    assert set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawn)) == {INK, PAPER}
    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', drawn)) * 320 / WIDTH >= 12


def test_groups_stand_by_what_they_add_and_one_name_stands_once() -> None:
    found = without_rows(
        employed("P1", "wajong"),
        employed("P2", "wajong", hours=2000),
        employed("P3", "wajong", hours=1800, fulltime_hours=3600),
        employed("P4", "ww", contract="secondment", benefit_months=8),
        employed("S1"),
    )
    drawn = group_bars(found)
    told = " ".join(words(drawn))
    assert told == (
        "Wajong, vast of tijdelijk dienstverband 2,00 fte"
        " WW, minstens 6 maanden voor de start, detachering of ander flexwerk 0,68 fte"
    )
    first, second = rects(drawn, INK)
    assert second["wide"] == pytest.approx(first["wide"] * 0.675 / 2, abs=0.1)


def test_nobody_and_nothing_bought_are_no_picture() -> None:
    found = without_rows(employed("S1"))
    assert group_bars(found) == supplier_bars(found) == ""


def test_what_is_less_stands_together_so_that_nothing_is_left_out() -> None:
    orders = [purchase(order=f"F{each}", kvk=f"9900{each:04}", supplier=f"L{each:02}") for each in range(12)]
    found = measured(employed("P1", "wajong"), purchases=tuple(orders))
    told = words(supplier_bars(found))
    assert told[-2] == "8 andere samen"
    assert len(told) == 2 * MOST
    each, rest = (Fraction(told[place].split()[0].replace(",", ".")) for place in (1, -1))
    assert abs(rest - 8 * each) <= Fraction("0.05")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""So many of so many as a picture: to scale, with every figure in words, and nothing outside of it."""

import re
import xml.etree.ElementTree as ET

from trede.reports.parts_chart import EDGE, WIDTH, Bar, parts_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*bars):
    return ET.fromstring(parts_chart(bars, title="Titel", id_="x", language="nl"))  # noqa: S314


def test_a_bar_is_filled_as_far_as_its_part():
    found = drawn(Bar("Na een jaar", 3, 4, "3 van 4"))
    _paper, whole, part = (float(each.get("width")) for each in found.iter(f"{SVG}rect"))
    assert abs(part / whole - 0.75) < 0.001


def test_nothing_is_filled_for_none_and_nothing_drawn_without_a_whole():
    assert len(list(drawn(Bar("a", 0, 4, "0 van 4")).iter(f"{SVG}rect"))) == 2
    assert len(list(drawn(Bar("a", 0, 0, "nog niemand")).iter(f"{SVG}rect"))) == 1
    assert parts_chart([], title="Titel", id_="x", language="nl") == ""


def test_who_does_not_see_it_hears_every_figure():
    found = drawn(Bar("Na een jaar", 3, 4, "3 van 4"), Bar("Na twee jaar", 1, 4, "1 van 4"))
    assert found.find(f"{SVG}desc").text == "Na een jaar: 3 van 4; Na twee jaar: 1 van 4."


def test_the_longest_words_behind_a_bar_have_room():
    """A bold letter of 15 units is about 8 wide."""
    told = "minstens 9 op 10, was 8"
    found = drawn(Bar("Thuis", 9, 10, told), Bar("Veilig", 5, 10, "5 op 10"))
    behind = [each for each in found.iter(f"{SVG}text") if each.text == told]
    assert float(behind[0].get("x")) + 8 * len(told) <= WIDTH - EDGE
    assert re.fullmatch(r"0 0 400 \d+", found.get("viewBox"))

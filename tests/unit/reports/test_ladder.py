# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.unit.reports.examples import example

from trede.reports import ladder as picture
from trede.reports.ladder import ladder
from trede.scoring.score import Next

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 (our own picture)
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_rungs_stand_from_the_top_down_with_their_norms() -> None:
    shown = words(ladder(example(), caption=False))
    assert shown[:8] == [
        "trede 3", "10,8\N{NO-BREAK SPACE}%", "trede 2", "7,3\N{NO-BREAK SPACE}%",
        "trede 1", "5,7\N{NO-BREAK SPACE}%", "aspirant", "met een plan",
    ]  # fmt: skip
    assert shown[8:] == ["u staat hier", "6,03\N{NO-BREAK SPACE}%"]


def test_the_picture_tells_itself_to_a_screen_reader() -> None:
    root = ET.fromstring(ladder(example()))  # noqa: S314
    title, desc = root.findtext(f"{SVG}title") or "", root.findtext(f"{SVG}desc") or ""
    assert "U staat op trede" in title
    assert desc.startswith("trede 3: norm 10,8")
    assert root.get("aria-labelledby") == "ladder-title ladder-desc"


def test_without_a_level_the_marker_stands_under_the_ladder() -> None:
    below = example(level="none", next=replace(example().score.next or Next("", 0, 0), level="trede-1"))  # type: ignore[arg-type]
    assert any(word.startswith("u staat hier: 6,03") for word in words(ladder(below)))


def test_the_caption_is_the_conclusion() -> None:
    assert " ".join(words(ladder(example()))[10:]).startswith("U staat op trede")


def test_markup_in_a_name_stays_text() -> None:
    hostile = replace(
        example(), names=replace(example().names, levels={**example().names.levels, "trede-1": "<b>&"})
    )
    assert "<b>&" in words(ladder(hostile))


def test_the_two_colours_have_enough_contrast() -> None:
    used = set(re.findall(r'(?:fill|stroke)="(#\w+)"', ladder(example())))
    assert used == {picture.INK, picture.PAPER}
    assert (luminance(picture.PAPER) + 0.05) / (luminance(picture.INK) + 0.05) > 7


def test_letters_are_at_least_12_px_when_300_px_wide() -> None:
    sizes = {int(size) for size in re.findall(r'font-size="(\d+)"', ladder(example()))}
    assert min(sizes) * 300 / picture.WIDTH >= 12


def test_two_on_one_page_have_ids_of_their_own() -> None:
    ids = [re.findall(r' id="([^"]+)"', ladder(example(), id_=id_)) for id_ in ("now", "before")]
    assert ids == [["now-title", "now-desc"], ["before-title", "before-desc"]]

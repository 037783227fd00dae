# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.reports.examples import employed, example, measured, warning

from trede.reports.terminal.look import Look
from trede.reports.terminal.overview import findings_text, overview
from trede.reports.wording import wording
from trede.scoring.score import Next

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_the_ladder_shows_where_you_stand() -> None:
    ladder = overview(example(), Look(72)).split("\n\n")[1]
    assert ladder.splitlines() == [
        "             │                    │",
        "  trede 3    ├────────────────────┤  10,8 %  nog 4,78 % nodig",
        "  trede 2    ├────────────────────┤   7,3 %  nog 1,28 % nodig",
        "▶ trede 1    ╞════════════════════╡   5,7 %  u staat hier met 6,03 %",
        "  aspirant   ├────────────────────┤          met een plan",
        "             │                    │",
    ]


def test_rungs_below_you_are_reached() -> None:
    shown = overview(example(level="trede-2"), Look())
    assert "  trede 1    ╞════════════════════╡   5,7 %  gehaald" in shown


def test_without_a_level_you_stand_under_the_ladder() -> None:
    shown = overview(
        example(
            "en", level="none", direct=Fraction("0.05"), next=Next("trede-1", Fraction("0.007"), 140_000)
        ),
        Look(),
    )
    assert "▶            you are here, not at a level yet: 5.00 %" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 100, 300])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_lines_fit(width: int, language: str) -> None:
    shown = overview(example(language, findings=(warning("employments[1].to"),) * 9), Look(width))
    assert max(map(len, shown.splitlines())) <= min(max(width, 60), 100)


def test_colour_adds_nothing_but_colour() -> None:
    found = (warning("employments[1].to"), replace(warning("total_fte"), severity="error"))
    coloured = overview(example(findings=found), Look(colour=True))
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == overview(example(findings=found), Look())


def test_a_plain_terminal_gets_plain_signs() -> None:
    assert overview(example(), Look(plain=True)).encode("latin-1")


def test_findings_are_counted_and_folded() -> None:
    shown = findings_text([warning(f"employments[{row}]") for row in range(5)], wording("nl"), Look())
    assert shown.splitlines() == [
        "5 waarschuwingen",
        "  • Deze rij telt niet mee.",
        "    5 keer: employments[0], employments[1], employments[2], employments[3],",
        "    employments[4]",
    ]


def test_assumptions_stand_in_words_with_their_basis() -> None:
    assert "• Size is total fte rounded half up to a whole number. (assumed)" in overview(
        example("en"), Look()
    )
    assert "leunt op geen enkele aanname" in overview(example(assumptions=()), Look())


def test_every_result_says_that_it_is_not_official() -> None:
    assert overview(example(), Look()).replace("\n", " ").endswith("Dit is geen officiële uitkomst. ")


def test_importing_it_pulls_in_no_heavy_library() -> None:
    probe = "import sys, trede.reports.terminal.overview; print(*sys.modules)"
    there = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"typst", "typer", "click", "rich"} & set(there)


def test_a_share_that_is_enough_is_not_shown_as_missing() -> None:
    too_small = overview(measured(employed("P1", "wajong")), Look())
    assert "▶            u staat hier, nog op geen trede: 100,00 %" in too_small
    assert "% nodig" not in too_small


def test_assumptions_about_positions_and_contracts_are_folded() -> None:
    staff = (employed("P1", "wajong"), employed("P2"))
    shown = " ".join(overview(measured(*staff, edition="pso-2.1"), Look()).split())
    assert shown.count("telperiode: Vast of tijdelijk dienstverband; Wajong.") == 1
    assert "De weging van ‘Wajong’" not in shown.split("Aannames")[1]

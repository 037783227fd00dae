# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.unit.reports.examples import employed, measured

from trede.reports.comparison import Compared
from trede.reports.terminal.comparison import ROWS_SHOWN, comparison
from trede.reports.terminal.look import Look

STAFF = (employed("P1", "vso-pro-placement", contract="placement"), *(employed(f"S{n}") for n in range(19)))


def editions(*ids: str, language: str = "nl") -> list[Compared]:
    return [Compared(id_, measured(*STAFF, edition=id_, language=language)) for id_ in ids]


def test_lines_that_differ_carry_a_mark() -> None:
    shown = [line.split() for line in comparison(editions("pso-1.6", "pso-1.7"), Look()).splitlines()]
    assert ["≠", "Directe", "bijdrage", "1,88", "%", "3,75", "%"] in shown
    assert ["Norm", "trede", "1", "5,7", "%", "5,7", "%"] in shown


def test_a_level_that_an_edition_lacks_has_a_dash() -> None:
    (line,) = [
        line
        for line in comparison(editions("pso-1.7", "pso-2.1"), Look()).splitlines()
        if "Norm basis" in line
    ]
    assert line.split()[3] == "–"


def test_it_says_why() -> None:
    shown = comparison(editions("pso-1.6", "pso-1.7"), Look(100))
    assert "pso-1.7: De weging van ‘Leerling vso of praktijkonderwijs met leerwerkplek’ is 1,00." in shown
    assert "• P1: 0,38 fte wordt 0,75 fte (weging uitgangspositie 0,50 wordt 1,00)" in shown


def test_nothing_that_changes_is_said_too() -> None:
    shown = comparison(editions("pso-1.6", "pso-1.6", language="en"), Look())
    assert "For this measurement the rules are the same." in shown
    assert "Everybody counts the same." in shown


def test_five_editions_fit_a_narrow_terminal() -> None:
    shown = comparison(editions("pso-1.5", "pso-1.6", "pso-1.7", "pso-1.9", "pso-2.1"), Look(60))
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.count("Directe bijdrage  ") == 3


def test_very_many_rows_are_counted() -> None:
    group = [employed(f"P{n}", "wajong") for n in range(ROWS_SHOWN + 2)]
    both = [Compared("nu", measured(*STAFF)), Compared("straks", measured(*STAFF, *group))]
    shown = comparison(both, Look())
    assert "• P0: nieuw, 1,00 fte" in shown
    assert "en nog 2 andere" in shown
    assert "• P0: niet meer, was 1,00 fte" in comparison(both[::-1], Look())


def test_at_the_top_nothing_is_needed() -> None:
    top = [Compared("nu", measured(employed("P1", "wajong"), employed("P2")))] * 2
    (line,) = [line for line in comparison(top, Look()).splitlines() if "Nog nodig" in line]
    assert line.split()[-2:] == ["–", "–"]

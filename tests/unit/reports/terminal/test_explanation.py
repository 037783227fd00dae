# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.unit.reports.examples import employed, measured

from trede.reports.terminal.explanation import explanation
from trede.reports.terminal.look import Look

RESULT = measured(*(employed(f"S{n}") for n in range(9)), employed("P1", "wajong"))


def test_steps_are_indented_under_their_figure_with_rule_and_basis() -> None:
    lines = explanation(RESULT, Look(100)).splitlines()
    at = lines.index("• De directe bijdrage is 10,00 %: 1,00 gewogen fte gedeeld door 10,00 totale fte.")
    assert lines[at + 1] == "  regel direct.share, gepubliceerd"
    assert lines[at + 2].startswith("  • P1: 40 van 40 uur per week")


def test_alike_rows_are_counted_and_lines_fit() -> None:
    lines = explanation(RESULT, Look(60)).splitlines()
    assert "    en 5 andere medewerkers op dezelfde manier" in lines
    assert max(map(len, lines)) <= 60

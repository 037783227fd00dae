# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from tests.unit.reports.examples import employed, measured, purchase

from trede.reports.reasoning import STAFF_SHOWN, reasoning

STAFF = [employed(f"P{number:02}") for number in range(12)]
RESULT = measured(*STAFF, employed("P90", "wajong"), purchases=(purchase(),))


def test_each_figure_has_a_sentence_a_rule_a_basis_and_a_source() -> None:
    direct = next(told for told in reasoning(RESULT, details=False) if told.rule == "direct.share")
    assert direct.sentence.startswith("De directe bijdrage is 7,69 %")
    assert (
        direct.says == "De directe bijdrage is de gewogen fte van de doelgroep, gedeeld door de totale fte."
    )
    assert (direct.basis, direct.source) == ("gepubliceerd", "PSO-Nederland, Directe sociale bijdrage")


def test_what_was_chosen_here_says_so() -> None:
    inclusive = next(
        told for told in reasoning(RESULT, details=False) if told.rule == "norms.threshold-inclusive"
    )
    assert inclusive.source == "gekozen of beredeneerd in trede"


def test_without_details_no_row_or_order_is_named() -> None:
    told = " ".join(told.sentence for told in reasoning(RESULT, details=False))
    assert "P90" not in told
    assert "Groen BV" not in told


def test_with_details_every_target_group_row_and_order_is_told() -> None:
    told = " ".join(told.sentence for told in reasoning(RESULT, details=True))
    assert "maal 1,00 (Wajong)" in told
    assert "Opdracht F-1" in told


def test_other_staff_is_told_a_few_times_and_then_counted() -> None:
    left_out = [told.left_out for told in reasoning(RESULT, details=True) if told.left_out]
    assert left_out == [len(STAFF) + 1 - STAFF_SHOWN]

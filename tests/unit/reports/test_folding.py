# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace

from tests.unit.reports.examples import warning

from trede.kernel.findings import finding
from trede.reports.folding import folded
from trede.reports.wording import wording

NL = wording("nl")


def test_errors_come_first_and_the_same_code_once() -> None:
    late_error = replace(warning("total_fte", "total-fte.below-rows"), severity="error")
    folds = folded([warning("employments[0].to"), warning("employments[1].to"), late_error], NL)
    assert [(fold.code, fold.count) for fold in folds] == [
        ("total-fte.below-rows", 1),
        ("employment.outside-year", 2),
    ]


def test_the_place_is_the_one_the_user_sees() -> None:
    (sheet,) = folded([warning("x", sheet="Medewerkers", row=12, column="Uren")], NL)
    (path,) = folded([warning("employments[12].hours")], NL)
    (whole,) = folded([warning("")], NL)
    assert sheet.where == "blad Medewerkers, kolom Uren, rij 12"
    assert path.where == "employments[12].hours"
    assert whole.where == "de hele meting"


def test_many_rows_of_one_column_name_the_column_once() -> None:
    (fold,) = folded([warning("x", sheet="Medewerkers", row=row, column="Uren") for row in range(2, 42)], NL)
    assert fold.where == "40 keer, onder meer: blad Medewerkers, kolom Uren, rij 2, 3, 4"


def test_a_few_places_are_all_named() -> None:
    (fold,) = folded([warning("a"), warning("b")], wording("en"))
    assert (fold.where, fold.text) == ("2 times: a, b", "This row does not count.")


def test_a_few_different_texts_are_all_said_and_many_are_not() -> None:
    def ends(count: int) -> list[str]:
        found = [
            finding("employment.window-ends", f"employments[{i}].position", f"P{i}", day_nl="x", day_en="x")
            for i in range(count)
        ]
        return [fold.text[:4] for fold in folded(found, NL)]

    assert ends(5) == ["‘P0’", "‘P1’", "‘P2’", "‘P3’", "‘P4’"]
    assert ends(6) == ["‘P0’"]

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result as a workbook, read back by another library than the one that wrote it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.unit.reports.examples import employed, example
from tests.unit.reports.test_groups import without_rows

from trede.reports.groups import groups
from trede.reports.result_workbook import result_workbook
from trede.scoring.class_explanation import explained_by_class
from trede.scoring.measurement import Organisation, Purchase

if TYPE_CHECKING:
    from trede.reports.result import Result

SIGNS = "=+-@"
DAY = 736695


def cells(made: bytes, sheet: str) -> list[list[Any]]:
    return [list(row) for row in load_workbook(BytesIO(made))[sheet].iter_rows()]


def beside(made: bytes, sheet: str, label: str) -> Any:
    """What stands to the right of a label."""
    (found,) = [row for row in cells(made, sheet) if row[0].value == label]
    return found[1].value


def bought(name: str) -> Result:
    """An order at a supplier whose name, and everything else that is typed, is this."""
    order = Purchase(
        0, name, name, "00000012", "pso", DAY, 123_45, Fraction(1000), Fraction(10), Fraction(50)
    )
    made = without_rows(employed("P1", "wajong"), employed("S1"))
    own = replace(made.measurement, organisation=Organisation(name, "00000034"), purchases=(order,))
    return replace(made, measurement=own)


def test_figures_and_norms_are_numbers_as_exact_as_a_spreadsheet_has_them() -> None:
    made = result_workbook(example(explanation=()))
    assert beside(made, "Cijfers en normen", "Directe bijdrage") == float(Fraction("0.06025"))
    assert beside(made, "Cijfers en normen", "Omvang") == 20
    norms = [row for row in cells(made, "Cijfers en normen") if str(row[0].value).startswith("Norm voor")]
    assert [row[1].value for row in norms] == [0.057, 0.073, 0.108]
    assert [row[3].value for row in norms] == ["gehaald", "niet gehaald", "niet gehaald"]
    assert all(row[1].number_format.endswith("%") for row in norms)
    year = next(row for row in cells(made, "Cijfers en normen") if row[0].value == "Peiljaar")
    assert [f"{each.value:%d-%m-%Y}" for each in year[1:3]] == ["01-01-2018", "31-12-2018"]


def test_groups_add_up_and_are_explained() -> None:
    found = without_rows(
        employed("P1", "wajong"), employed("P2", "ww", contract="secondment", benefit_months=8)
    )
    days = found.measurement.reference_year.days
    found = replace(found, score=explained_by_class(found.score, found.edition, found.classes, days))
    made = result_workbook(found)
    *lines, total = [row for row in cells(made, "Groepen") if isinstance(row[-1].value, int | float)]
    assert [row[0].value for row in lines] == [each.position for each in groups(found)]
    assert sum(row[-1].value for row in lines) == pytest.approx(total[-1].value)
    assert total[-1].value == pytest.approx(float(found.score.weighted_fte))
    _head, *told = (row[0] for row in cells(made, "Hoe wij hieraan komen"))
    assert {each.alignment.indent for each in told} == {0, 1}, (
        "each step stands under the one it is a part of"
    )
    assert [sum(name in str(each.value) for each in told) > 0 for name in ("Wajong", "WW")] == [True, True]


@pytest.mark.parametrize("sign", SIGNS)
def test_what_somebody_typed_is_text_and_never_a_formula(sign: str) -> None:
    name = f'{sign}HYPERLINK("http://elders.example","klik")'
    made = result_workbook(bought(name))
    found = [
        cell
        for sheet in load_workbook(BytesIO(made))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert sum(cell.value == name for cell in found) >= 4, "the organisation, the order, twice the supplier"
    assert not [cell for cell in found if cell.data_type == "f" or cell.hyperlink]
    assert {cell.value for cell in found} >= {"00000012", "00000034", 123.45}, "zeros in front stay"


def test_it_is_english_too_and_always_the_same_bytes() -> None:
    made = result_workbook(example("en", explanation=()), demo=True)
    assert "Figures and norms" in load_workbook(BytesIO(made)).sheetnames
    assert str(cells(made, "Figures and norms")[0][0].value).startswith("Demo")
    assert made == result_workbook(example("en", explanation=()), demo=True)

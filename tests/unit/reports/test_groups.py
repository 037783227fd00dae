# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.unit.reports.examples import employed, measured

from trede.reports.listings import listings
from trede.reports.reasoning import reasoning
from trede.scoring.class_explanation import explained_by_class
from trede.scoring.classes import classes_of, stand_in

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.scoring.measurement import Employment


def without_rows(*staff: Employment, **changes: Any) -> Result:
    """A result of which only the classes were kept."""
    whole = measured(*staff, **changes)
    classes = classes_of(whole.edition, whole.measurement)
    put_in = stand_in(whole.edition, whole.measurement, classes)
    return replace(whole, measurement=put_in, classes=classes)


def test_where_rows_were_dropped_groups_are_told_in_words() -> None:
    hired = employed("P3", "ww", contract="secondment", benefit_months=8)
    result = without_rows(
        hired, employed("P1", "wajong"), employed("P2", "wajong", hours=2000), employed("S1")
    )
    (people,) = listings(result)
    regular = "Vast of tijdelijk dienstverband"
    flex = "Detachering of ander flexwerk"
    assert people.rows == (
        ("Wajong", regular, "2", "1,500", "1,500", "1,00", "1,500"),
        ("WW, minstens 6 maanden voor de start", flex, "1", "1,000", "1,000", "0,68", "0,675"),
        ("1 andere medewerker", "", "", "", "", "", "0,000"),
    )
    assert people.sums[0][-1] == "2,175"


def test_nobody_from_the_target_group_is_told() -> None:
    (people,) = listings(without_rows(employed("S1"), total_fte=Fraction(20)))
    assert people.intro == "Er staat niemand uit de doelgroep in deze meting."
    assert [row[0] for row in people.rows] == ["Andere medewerkers (alleen het totaal is opgegeven)"]


def test_what_a_table_shows_is_not_told_again_group_by_group() -> None:
    found = without_rows(employed("P1", "wajong"), employed("S1"))
    days = found.measurement.reference_year.days
    explained = replace(found, score=explained_by_class(found.score, found.edition, found.classes, days))
    groups = {"direct.pro-rata", "direct.product"}
    assert groups <= {step.rule for step in reasoning(explained, details=True)}
    assert not groups & {step.rule for step in reasoning(explained, details=False)}

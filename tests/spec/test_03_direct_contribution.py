# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The direct contribution

The weighted fte of the target group over total fte.
"""

from fractions import Fraction

import pytest
from tests.builders import edition, person, scored

DATES = {
    "indication_until": "2030-01-01",
    "subsidy_until": "2030-01-01",
    "left_school": "2017-07-01",
    "status_lost": "2018-01-01",
}


def test_product_of_weights():
    """Both weights are multiplied

    The weighted fte of a row is its counted fte times the weight of the position times the weight of the contract
    (that it is the product is inferred). 24 of 40 hours WW (0.75), seconded in (0.9), is 0.405 fte.
    """
    someone = person("ww", "secondment", hours=24, benefit_months=8)
    assert scored(someone).weighted_fte == Fraction("0.405")


def test_share():
    """The share is not rounded

    1.205 weighted fte of 20 fte is 6.025 %.
    """
    result = scored(person(hours=32), person("ww", "secondment", ref="P2", hours=24, benefit_months=8))
    assert result.direct == Fraction("0.06025")


@pytest.mark.parametrize("under", ["pso-1.5", "pso-1.6", "pso-1.7", "pso-1.9", "pso-2.1"])
def test_weights_of_positions(under):
    """Each position has the weight its handbook gives it

    The weights, and what is known of them, are in the rulebook: `trede scheme show`.
    """
    for code, position in edition(under).positions.items():
        someone = person(code, since="2018-01-01", benefit_months=12, **DATES)
        assert scored(someone, under=under).weighted_fte == Fraction(position.weight.value, 100)


@pytest.mark.parametrize(
    ("contract", "weight"),
    [
        ("regular", "1"),
        ("guided-work", "1"),
        ("secondment", "0.9"),
        ("placement", "0.75"),
        ("trial", "0.5"),
        ("sw-seconded-out", "0"),
    ],
)
def test_weights_of_contracts(contract, weight):
    """Each contract type has its weight

    Published for handbooks 1.5 and 1.6; taken to be unchanged later (assumed).
    """
    for under in ("pso-1.5", "pso-2.1"):
        assert scored(person("wajong", contract, since="2018-01-01"), under=under).weighted_fte == Fraction(
            weight
        )


def test_assumed_weights_are_told():
    """A weight that nobody published is told with the result

    In one warning with all such weights, and among the assumptions.
    """
    result = scored(person("wajong"), person("wajong", ref="P2"), under="pso-1.7")
    (told,) = [found for found in result.findings if found.code == "scheme.weight-assumed"]
    assert told.value == "regular, wajong"
    assert "Vast of tijdelijk dienstverband (1,00), Wajong (1,00)" in told.nl
    assert {"positions.wajong.weight", "contracts.regular.weight"} <= set(result.assumptions)
    assert "positions.wajong.weight" not in scored(person("wajong")).assumptions

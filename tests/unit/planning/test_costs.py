# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest

from trede.planning.costs import Costs, HireTerms, PersonTerms, Price, SupplierTerms, read_costs

HEAD = 'format = "trede/costs/1"\n'


def test_an_empty_file_says_what_no_file_says():
    assert read_costs(HEAD, "c.toml") == (Costs(), ())


def test_everything_can_be_said():
    costs, findings = read_costs(
        HEAD
        + """
        budget = 50000
        most_hires = 3
        hire_hours = [24, 16, "24"]
        hours = false
        [contract]
        cost = "12.50"
        most = 2
        [[hire]]
        position = "ww"
        cost_per_hour = 900
        [[supplier]]
        kvk = "12345678"
        most = 100000
        extra_percent = 5
        """,
        "c.toml",
    )
    assert findings == ()
    assert costs == Costs(
        hires=(HireTerms("ww", "regular", Price(0, 90000)),),
        suppliers=(SupplierTerms("12345678", 10_000_000, extra=Fraction(1, 20)),),
        hours=None,
        contract=PersonTerms(Price(1250), 2),
        hire_hours=(1600, 2400),
        most_hires=3,
        budget_cents=5_000_000,
    )


def test_a_supplier_may_cost_nothing_extra():
    text = "[[supplier]]\nkvk = '12345678'\nmost = 1000\nextra_percent = 0"
    costs, findings = read_costs(HEAD + text, "c.toml")
    assert findings == ()
    assert [each.extra for each in costs.suppliers or ()] == [0]
    assert read_costs(HEAD + text.replace("= 0", "= -1"), "c.toml")[1][0].code == "scheme.out-of-range"


def test_nobody_and_nothing_can_be_allowed():
    costs = read_costs(HEAD + "hire = []\nsupplier = []", "c.toml")[0]
    assert (costs.hires, costs.suppliers) == ((), ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("budget = -1", "c.toml: budget"),
        ("hire_hours = [0]", "c.toml: hire_hours"),
        ("hours = true", "c.toml: hours"),
        ("[hours]\ncosts = 1", "c.toml: hours.costs"),
        ("[[hire]]\nmost = 1", "c.toml: hire[1].position"),
        ("[[supplier]]\nkvk = '12345678'", "c.toml: supplier[1].most"),
        ("most_hire = 1", "c.toml: most_hire"),
    ],
)
def test_mistakes_are_found_with_their_place(text, place):
    assert [found.place for found in read_costs(HEAD + text, "c.toml")[1]] == [place]


def test_a_price_is_rounded_up_to_whole_cents():
    assert Price(100, 3).of(150) == 105


@pytest.mark.parametrize(("many", "told"), [(100, []), (101, ["planning.too-many-values"])])
def test_hours_are_read_all_or_not_at_all(many, told):
    """What was behind the hundredth was left out without a word."""
    listed = ", ".join(f"{number / 10:.1f}" for number in range(1, many + 1))
    costs, findings = read_costs(f"{HEAD}hire_hours = [{listed}]", "c.toml")
    assert [each.code for each in findings] == told
    assert len(costs.hire_hours) == 100

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both sides of every bound of a number in a file of changes or costs, and the small things that are kept exactly."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.builders import SHELF, person
from tests.builders import day as on
from tests.builders import measurement as of_2018
from tests.unit.planning.examples import EDITION, YEAR, day, employment, measurement

from trede.planning.advice import advise
from trede.planning.changes import Hours, Leave, Renewal
from trede.planning.changes_file import read_changes
from trede.planning.costs import Costs, read_costs
from trede.planning.document import advice_document
from trede.planning.endings import Ending, gone_on
from trede.planning.forecast import forecast
from trede.planning.losses import Growth
from trede.planning.row_changes import changed

HIRE = '[[hire]]\nposition = "wajong"\n'
BUY = '[[purchase]]\nkvk = "12345678"\n'
FIGURES = 'supplier_turnover = "1"\nsupplier_fte = "1"\nsupplier_direct_share = "1"\namount = "1"\n'


def codes(read, text):
    return [each.code for each in read(text, "file.toml")[1]]


def in_changes(text):
    return codes(read_changes, f'format = "trede/changes/1"\n{text}')


def in_costs(text):
    return codes(read_costs, f'format = "trede/costs/1"\n{text}')


@pytest.mark.parametrize(
    ("text", "least", "most", "step"),
    [
        (HIRE + "hours = {}", "0.01", "60", "0.01"),
        ('[[hours]]\nref = "P1"\nhours = {}', "0.01", "60", "0.01"),
        (HIRE + "hours = 8\nfulltime_hours = {}", "30", "48", "0.01"),
        (HIRE + "hours = 8\ncount = {}", "1", "10000", "1"),
        (BUY + "amount = {}", "0.01", "1000000000000", "0.01"),
        (BUY + FIGURES.replace('turnover = "1"', "turnover = {}"), "0.000001", "1000000000000", "0.000001"),
        (BUY + FIGURES.replace('fte = "1"', "fte = {}"), "0.000001", "1000000000000", "0.000001"),
        (BUY + FIGURES.replace('share = "1"', "share = {}"), "0.000001", "100", "0.000001"),
    ],
)
def test_changes_between_their_bounds(text, least, most, step):
    _held(in_changes, text, least, most, step)


@pytest.mark.parametrize(
    ("text", "least", "most", "step"),
    [
        ("budget = {}", "0", "1000000000000", "0.01"),
        ("most_hires = {}", "0", "10000", "1"),
        ("hire_hours = [{}]", "0.01", "60", "0.01"),
        (HIRE + "cost = {}", "0", "1000000000000", "0.01"),
        (HIRE + "cost_per_hour = {}", "0", "1000000000000", "0.01"),
        (HIRE + "most = {}", "0", "10000", "1"),
        ("[contract]\nmost = {}", "0", "10000", "1"),
        ('[[supplier]]\nkvk = "12345678"\nmost = {}', "0.01", "1000000000000", "0.01"),
        ('[[supplier]]\nkvk = "12345678"\nmost = 1\nextra_percent = {}', "0", "100", "0.000001"),
    ],
)
def test_costs_between_their_bounds(text, least, most, step):
    _held(in_costs, text, least, most, step)


def _held(read, text, least, most, step):
    below, above = (_text(Fraction(bound) + by * Fraction(step)) for bound, by in ((least, -1), (most, 1)))
    for value in (least, most):
        assert read(text.format(value)) == [], value
        assert read(text.format(f'"{value}"')) == [], value
    for value in (below, above):
        assert read(text.format(f'"{value}"')) == ["scheme.out-of-range"], value


def _text(value):
    millionths = int(value * 10**6)
    sign, whole = ("-", -millionths) if millionths < 0 else ("", millionths)
    return f"{sign}{whole // 10**6}.{whole % 10**6:06d}".rstrip("0").rstrip(".")


def test_nobody_is_hired_by_a_count_of_nothing():
    """It is refused: one colleague was counted."""
    scenario, findings = read_changes(f'format = "trede/changes/1"\n{HIRE}hours = 8\ncount = 0', "plan.toml")
    assert all(bound in findings[0].nl and bound in findings[0].en for bound in ("1", "10000"))
    assert len(scenario.changes) == 1


def test_without_a_count_it_is_one():
    scenario, _ = read_changes(f'format = "trede/changes/1"\n{HIRE}hours = 8', "plan.toml")
    assert scenario.changes[0].count == 1


@pytest.mark.parametrize(
    ("last", "left"),
    [
        ("2022-04-30", None),
        ("2022-05-01", "2022-05-01"),
        ("2025-06-30", "2025-06-30"),
        ("2026-01-01", "2025-12-31"),
    ],
)
def test_who_leaves_works_until_that_day(last, left):
    row = employment(first_day=day("2022-05-01"), last_day=day("2025-12-31"))
    (after,) = changed([row], Leave("P1", day(last)))
    assert [each.last_day for each in after] == ([] if left is None else [day(left)])


@pytest.mark.parametrize(
    ("since", "parts"),
    [
        ("2022-05-01", [("2022-05-01", 800)]),
        ("2022-05-02", [("2022-05-01", 3200), ("2022-05-02", 800)]),
        ("2025-12-31", [("2022-05-01", 3200), ("2025-12-31", 800)]),
        ("2026-01-01", [("2022-05-01", 3200)]),
    ],
)
def test_other_hours_hold_from_that_day_of_the_contract(since, parts):
    row = employment(first_day=day("2022-05-01"), last_day=day("2025-12-31"))
    (after,) = changed([row], Hours("P1", 800, day(since)))
    assert [(each.first_day, each.hours) for each in after] == [(day(first), hours) for first, hours in parts]
    assert after[-1].last_day == row.last_day


def test_a_contract_that_another_followed_is_not_renewed():
    rows = [
        employment(last_day=day("2025-03-31")),
        employment(first_day=day("2025-04-01"), last_day=day("2025-05-31")),
    ]
    first, second = changed(rows, Renewal("P1", day("2025-12-31")))
    assert [each.last_day for each in (*first, *second)] == [day("2025-03-31"), day("2025-12-31")]


def test_a_contract_goes_on_in_the_place_of_the_one_that_followed_at_once():
    """B began on the last day of A and is another contract; C followed A the next day, and goes."""
    a = employment(last_day=day("2025-03-31"))
    b = employment(first_day=day("2025-03-31"), last_day=day("2025-06-30"), hours=400)
    c = employment(first_day=day("2025-04-01"), last_day=day("2025-09-30"), hours=800)
    ended = Ending("P1", "contract", a.last_day, (a,), (Fraction(0), Fraction(0)))
    assert gone_on(EDITION, [a, b, c], [ended], YEAR) == [replace(a, last_day=YEAR.last), b]
    apart = replace(c, first_day=day("2025-04-02"))
    assert gone_on(EDITION, [a, b, apart], [ended], YEAR) == [
        replace(a, last_day=day("2025-04-01")),
        b,
        apart,
    ]


def test_norms_are_told_with_one_decimal_and_shares_with_six():
    """5.7 % is asked of 20 fte for trede 1; P1 works 32 of 40 hours: 4 %."""
    told = advice_document(advise(EDITION, measurement(employment()), "trede-1", Costs()))["before"]
    assert (told["norm_percent"], told["total_percent"]) == ("5.7", "4.000000")
    assert (told["total_fte"], told["weighted_fte"]) == ("20.000000", "0.800000")


def test_growth_is_exactly_that_of_who_came():
    """Ten fte with one Wajong is 10 %, trede 2 asks 9.0; in 2019 two come at 36 of 36 hours: 12 fte, 8.3 %."""
    new = [person(None, ref=f"N{n}", since="2019-01-01", hours=36, fulltime_hours=36) for n in range(2)]
    before = of_2018(person(), *(person(None, ref=f"S{n}") for n in range(9)), *new)
    found = forecast(before, on("2019-12-31"), lambda _day: SHELF.load("pso-1.6"))
    loss = found.losses[0]
    assert (loss.level, loss.causes) == ("trede-2", ())
    days = loss.day - 1 - on("2018-12-31")
    assert loss.growth == Growth(Fraction(10), 10 + Fraction(2 * days, 365))

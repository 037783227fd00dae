# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people fill in on a page reads as a table does, all mistakes at once."""

from fractions import Fraction

from trede.intake.filled_in import read_filled_in, read_order

HEAD = {
    "organisation": {"name": "Voorbeeld BV", "kvk": "69599068"},
    "reference_year": {"from": "2018-01-01", "to": "2018-12-31"},
}
ROW = {
    "ref": "P1",
    "position": "Wajong",
    "contract": "regular",
    "hours": "32,5",
    "fulltime_hours": "40",
    "from": "01-05-2016",
}
ORDER = {
    "order": "F-1",
    "supplier": "Groen BV",
    "kvk": "12345678",
    "kind": "pso",
    "date": "01-06-2018",
    "amount": "1.234,50",
    "supplier_turnover": "2000000",
    "supplier_fte": "25",
    "supplier_direct_share": "8",
}


def test_dutch_numbers_dates_and_labels():
    reading = read_filled_in(HEAD, [ROW], "3,5")
    (row,) = reading.measurement.employments
    assert reading.findings == ()
    assert (row.position, row.hours, reading.measurement.total_fte) == ("wajong", 3250, Fraction(7, 2))


def test_every_mistake_has_the_place_of_its_row():
    reading = read_filled_in(HEAD, [ROW, {**ROW, "hours": "veel", "from": ""}])
    assert sorted(found.place for found in reading.findings) == [
        "employments[1].from",
        "employments[1].hours",
    ]


def test_citizen_service_numbers_are_refused():
    reading = read_filled_in(HEAD, [{**ROW, "ref": "111222333"}])
    assert reading.measurement is None
    assert [found.code for found in reading.findings] == ["input.bsn"]


def test_an_order_has_the_place_it_is_given():
    order, findings = read_order(ORDER, 3)
    assert (order.amount_cents, findings) == (123450, ())
    _, wrong = read_order({**ORDER, "amount": "veel"}, 3)
    assert [found.place for found in wrong] == ["purchases[3].amount"]

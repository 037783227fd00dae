# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as Dutch tables write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from trede.intake.cells import table_style
from trede.intake.fields import part
from trede.intake.labels import labels, newest_texts
from trede.intake.limits import Changed, Problem
from trede.kernel.periods import NEVER

STYLE = table_style(labels(newest_texts()))


def read(path: str, key: str, cell: object) -> object:
    found = STYLE.read(part(path).field(key), cell)
    return found.code if isinstance(found, Problem) else found


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("32", 3200),
        ("32,5", 3250),
        ("32.5", 3250),
        ("32:00", 3200),
        ("32:00:00", 3200),
        ("36:30", 3650),
        ("36:20", 3633),
        (" 32 ", 3200),
        (32, 3200),
        (Decimal("28.50"), 2850),
        ("0,5", 50),
        ("1.234", Changed(123, "input.rounded")),
        ("1e1", "input.not-a-number"),
        ("9" * 50, "input.not-a-number"),
        ("veel", "input.not-a-number"),
        ("32 uur", 3200),
        (True, "input.not-a-number"),
        (date(2018, 1, 1), "input.not-a-number"),
        ("61", "employment.hours-range"),
        ("", None),
        ("-", None),
        ("n.v.t.", None),
        (None, None),
    ],
)
def test_hours(cell: object, hours: object) -> None:
    assert read("employments", "hours", cell) == hours


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        ("1.234,50", 123450),
        ("€ 1.234,50", 123450),
        ("1,234.50", 123450),
        ("1.234.567,89", 123456789),
        ("1.234.567", 123456700),
        ("1.234", 123400),
        ("1,234", 123400),
        ("1234,5", 123450),
        ("1 234,50", 123450),
        ("1'234.50", 123450),
        (Decimal("1234.5"), 123450),
        ("-5", "input.out-of-range"),
        ("1.23.4", "input.not-a-number"),
    ],
)
def test_money(cell: object, cents: object) -> None:
    assert read("purchases", "amount", cell) == cents


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("supplier_turnover", "2.000.000", 2_000_000),
        ("supplier_turnover", "2.000", 2000),
        ("supplier_fte", "25,5", Fraction(51, 2)),
        ("supplier_fte", "1.234", "input.ambiguous-number"),
        ("supplier_direct_share", "8,5 %", Fraction(17, 2)),
        ("supplier_direct_share", "8.125", Fraction(65, 8)),
        ("supplier_direct_share", "1.125,5", "input.out-of-range"),
    ],
)
def test_figures_of_a_supplier(key: str, cell: str, value: object) -> None:
    assert read("purchases", key, cell) == value


@pytest.mark.parametrize("cell", ["0,8", "0.8", "80", "80 %", "80%", 80, Decimal("0.8"), "80,00"])
def test_a_part_time_factor_in_every_form(cell: object) -> None:
    assert read("employments", "fte", cell) == Fraction(4, 5)


def test_full_time_as_a_factor() -> None:
    assert [read("employments", "fte", cell) for cell in (1, 100, "0,125", "151")] == [
        1,
        1,
        Fraction(1, 8),
        "input.out-of-range",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        date(2018, 10, 3),
        "03-10-2018",
        "3-10-18",
        "3/10/2018",
        "3.10.2018",
        "3 10 2018",
        "2018-10-03",
        "2018-10-03 00:00:00",
        "2018-10-03T08:30",
        "3 okt 2018",
        "3 oktober 2018",
        "3-Oct-2018",
        "20181003",
        20181003,
        43376,
        "43376",
        Decimal(43376),
    ],
)
def test_a_date_in_every_form(cell: object) -> None:
    assert read("employments", "from", cell) == date(2018, 10, 3).toordinal()


@pytest.mark.parametrize(
    "cell",
    ["31-02-2018", "10/31/2018", "2018", 2018, "morgen", "3 xyz 2018", "2018-13", True, 20189999, "1-2"],
)
def test_no_date(cell: object) -> None:
    assert read("employments", "from", cell) == "input.not-a-date"


def test_years_of_two_digits() -> None:
    assert [read("employments", "from", cell) for cell in ("1-1-68", "1-1-69")] == [
        date(2068, 1, 1).toordinal(),
        date(1969, 1, 1).toordinal(),
    ]


def test_a_period_is_its_first_day_as_a_start_and_its_last_day_as_an_end() -> None:
    assert read("employments", "from", "2021-10") == date(2021, 10, 1).toordinal()
    assert read("employments", "to", "2021-10") == date(2021, 10, 31).toordinal()


@pytest.mark.parametrize("cell", ["31-12-9999", "31-12-2099", "99991231", date(9999, 12, 31)])
def test_no_end(cell: object) -> None:
    assert read("employments", "to", cell) == NEVER


@pytest.mark.parametrize(
    ("cell", "kvk"),
    [
        ("69599068", "69599068"),
        (69599068, "69599068"),
        (Decimal("69599068.0"), "69599068"),
        ("69 59 90 68", "69599068"),
        (1234567, "input.kvk-lost-zero"),
        ("1234567", "input.kvk-lost-zero"),
        ("000012345678", "input.kvk"),
        (True, "input.kvk"),
        ("KvK", "input.kvk"),
    ],
)
def test_kvk_numbers(cell: object, kvk: str) -> None:
    assert read("purchases", "kvk", cell) == kvk


@pytest.mark.parametrize(
    ("cell", "ref"),
    [
        (1001, "1001"),
        (Decimal("1001.0"), "1001"),
        (Decimal("1.5"), "1.5"),
        (" 0012 ", "0012"),
        (date(2018, 1, 2), "02-01-2018"),
        (True, "input.truth-value"),
    ],
)
def test_references(cell: object, ref: str) -> None:
    assert read("employments", "ref", cell) == ref


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        ("position", "wajong", "wajong"),
        ("position", "Wajong", "wajong"),
        ("position", "BBL niveau 1", "bbl-bol-1"),
        ("position", "Participatiewet met loonkostensubsidie", "participatiewet-lks"),
        ("position", "Participatiewet with wage subsidy", "participatiewet-lks"),
        ("position", "Oekraïne", "temporary-protection"),
        ("position", "geen", None),
        ("position", "", None),
        ("position", "wajonk", "wajonk"),
        ("contract", "Vast", "regular"),
        ("contract", "Bepaalde tijd", "regular"),
        ("contract", "Uitzendkracht", "secondment"),
        ("contract", "Detachering", "secondment"),
        ("contract", "Stage", "placement"),
        ("contract", "Proefplaatsing", "trial"),
        ("contract", "Detachering of ander flexwerk", "secondment"),
    ],
)
def test_labels_of_positions_and_contracts(key: str, cell: str, code: str | None) -> None:
    assert read("employments", key, cell) == code


@pytest.mark.parametrize(
    ("cell", "kind"), [("PSO-gecertificeerd", "pso"), ("SW-bedrijf", "sw"), ("zorg", None)]
)
def test_kinds_of_supplier(cell: str, kind: str | None) -> None:
    assert read("purchases", "kind", cell) == (kind or "input.not-a-choice")


def test_every_label_of_the_newest_edition_is_known() -> None:
    for texts in newest_texts():
        for room, key in (("positions", "position"), ("contracts", "contract")):
            for code, label in getattr(texts, room).items():
                assert read("employments", key, label) == code


def test_without_texts_the_codes_and_synonyms_are_known() -> None:
    field = part("employments").field("contract")
    style = table_style(labels())
    assert [style.read(field, cell) for cell in ("guided-work", "Vast")] == ["guided-work", "regular"]

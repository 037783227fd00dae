# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure of eight or nine digits that passes the test of a BSN is a figure, and every door says so alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.unit.intake.real_files import HEADERS, ORGANISATION, PEOPLE
from tests.unit.intake.test_json_door import EMPLOYMENT, PURCHASE

from trede.intake import read
from trede.intake.filled_in import read_order
from trede.intake.privacy import passes_test
from trede.planning.changes_file import read_changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIGURES = (12_000_000, 111_222_333, 123_456_782, 10_000_008, 999_999_990)
"""Of a supplier with a turnover of 12 million up to one of a billion."""
ORDERS = 5
COLUMNS = {
    "order": "Opdrachtnummer",
    "supplier": "Leverancier",
    "kvk": "KvK-nummer leverancier",
    "kind": "Soort",
    "date": "Datum",
    "amount": "Bedrag excl. btw (euro)",
    "supplier_turnover": "Omzet leverancier (euro)",
    "supplier_fte": "Fte leverancier",
    "supplier_direct_share": "Directe bijdrage leverancier (%)",
}


def orders_of(figure: object, **more: object) -> list[dict[str, Any]]:
    """Orders of one supplier: the same turnover stands at each of them."""
    told = {**PURCHASE, "supplier_turnover": figure, "date": "2025-06-01", **more}
    return [{**told, "order": f"F-{number}"} for number in range(ORDERS)]


def by_json(folder: Path, orders: list[dict[str, Any]]) -> Any:
    document = {
        "format": "trede/measurement/1",
        "organisation": {"name": "Voorbeeld BV", "kvk": "69599068"},
        "reference_year": {"from": "2025-01-01", "to": "2025-12-31"},
        "employments": [EMPLOYMENT],
        "purchases": [{name: str(value) for name, value in each.items()} for each in orders],
    }
    (folder / "m.json").write_text(json.dumps(document), "utf-8")
    return read(folder / "m.json")


def by_csv(folder: Path, orders: list[dict[str, Any]]) -> Any:
    sheets = {
        "Organisatie": ORGANISATION,
        "Medewerkers": (HEADERS, *PEOPLE),
        "Inkoop": (tuple(COLUMNS.values()), *((str(each[key]) for key in COLUMNS) for each in orders)),
    }
    for name, rows in sheets.items():
        (folder / f"{name}.csv").write_text("\n".join(";".join(row) for row in rows), "utf-8")
    return read(folder)


def by_xlsx(folder: Path, orders: list[dict[str, Any]]) -> Any:
    book = openpyxl.Workbook()
    book.remove(book.active)
    inkoop = [list(COLUMNS.values()), *([each[key] for key in COLUMNS] for each in orders)]
    for name, rows in {
        "Organisatie": ORGANISATION,
        "Medewerkers": (HEADERS, *PEOPLE),
        "Inkoop": inkoop,
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(folder / "m.xlsx")
    return read(folder / "m.xlsx")


DOORS: dict[str, Callable[[Path, list[dict[str, Any]]], Any]] = {
    "json": by_json,
    "csv": by_csv,
    "xlsx": by_xlsx,
}
WRITTEN: dict[str, Callable[[int], object]] = {
    "number": lambda figure: figure,
    "text": str,
    "dots": lambda figure: f"{figure:,}".replace(",", "."),
}


def test_the_figures_pass_the_test_of_such_numbers() -> None:
    """Or what follows proves nothing."""
    assert all(passes_test(str(each)) for each in FIGURES)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(
    ("door", "written"), [(d, w) for d in DOORS for w in WRITTEN if (d, w) != ("json", "dots")]
)
def test_a_turnover_is_taken_alike(door: str, written: str, figure: int, tmp_path: Path) -> None:
    reading = DOORS[door](tmp_path, orders_of(WRITTEN[written](figure)))
    assert [each.code for each in reading.findings if each.blocks or "bsn" in each.code] == []
    assert {each.supplier_turnover for each in reading.measurement.purchases} == {figure}
    assert len(reading.measurement.purchases) == ORDERS


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("door", DOORS)
def test_so_is_an_amount(door: str, figure: int, tmp_path: Path) -> None:
    reading = DOORS[door](tmp_path, orders_of("999999999999", amount=figure))
    assert [each.code for each in reading.findings if each.blocks or "bsn" in each.code] == []
    assert {each.amount_cents for each in reading.measurement.purchases} == {figure * 100}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("quote", ["", '"'])
def test_so_it_is_in_a_changes_file(figure: int, quote: str) -> None:
    figures = "".join(f"{key} = {quote}{figure}{quote}\n" for key in ("amount", "supplier_turnover"))
    more = 'supplier_fte = "10"\nsupplier_direct_share = "8"\n'
    text = f'format = "trede/changes/1"\n[[purchase]]\nkvk = "69599068"\n{figures}{more}'
    scenario, findings = read_changes(text, "a.toml")
    assert findings == ()
    (buy,) = scenario.changes
    assert (buy.amount_cents, buy.figures.turnover) == (figure * 100, figure)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("written", WRITTEN)
def test_so_it_is_in_the_form(figure: int, written: str) -> None:
    told = {name: str(value) for name, value in PURCHASE.items()} | {"date": "01-06-2025"}
    order, findings = read_order({**told, "supplier_turnover": str(WRITTEN[written](figure))}, 0)
    assert [each.code for each in findings if each.blocks] == []
    assert order.supplier_turnover == figure


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("key", ["order", "supplier"])
def test_a_number_in_the_place_of_words_is_refused_alike(door: str, key: str, tmp_path: Path) -> None:
    orders = [each | {key: "111222333"} for each in orders_of("12000000")]
    if key == "order":
        orders = orders[:1]
    codes = {each.code for each in DOORS[door](tmp_path, orders).findings if each.blocks}
    assert any("bsn" in code for code in codes), codes

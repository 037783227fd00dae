# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a rows file as a workbook: each with its number, as text what was typed, and to be brought again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.builders import measurement, person
from tests.unit.proofs.sealed import EVERYTHING, PEOPLE, salts, sealed

from trede.errors import InputRefusedError
from trede.intake import read
from trede.intake.rows_workbook import rows_workbook
from trede.proofs import rows_file_bytes, seal_rows
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of
from trede.scoring.canonical import in_canonical_order, measurement_document

if TYPE_CHECKING:
    from pathlib import Path

    from trede.proofs import RowsFile
    from trede.scheme import Language
    from trede.scoring import Measurement


def made(file: RowsFile, language: Language = "nl") -> list[list[Any]]:
    book = load_workbook(BytesIO(rows_workbook(rows_file_bytes(file), language)))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def beside(declared: Measurement) -> dict[str, object]:
    document = measurement_document(declared)
    return {key: document[key] for key in ("organisation", "reference_year")}


@pytest.mark.parametrize(
    "declared", [measurement(*PEOPLE), replace(EVERYTHING, total_fte=None, purchases=())]
)
def test_brought_again_it_is_the_same_measurement(tmp_path: Path, declared: Measurement) -> None:
    place = tmp_path / "rijen.xlsx"
    place.write_bytes(rows_workbook(rows_file_bytes(sealed(declared)), "nl"))
    texts = [texts_of(each.folder, "nl") for each in open_shelf().editions()]
    again = read(place, organisation=beside(declared), texts=texts)
    assert again.measurement is not None, again.findings
    rows = [replace(each, index=0) for each in in_canonical_order(again.measurement).employments]
    assert rows == [replace(each, index=0) for each in in_canonical_order(declared).employments]


def test_each_row_has_the_number_that_an_auditor_names() -> None:
    file = sealed()
    heads, *rows = made(file)
    assert heads[:3] == ["Rij", "Personeelsnummer", "Uitgangspositie"]
    assert [(row[0], row[1]) for row in rows] == [
        (n, each["ref"]) for n, each in enumerate(file.rows, start=1)
    ]


def test_what_was_typed_is_text_and_the_copy_says_what_it_is() -> None:
    name = '=HYPERLINK("http://elders.example")'
    file = sealed(measurement(person("wajong", ref=name)))
    book = load_workbook(BytesIO(rows_workbook(rows_file_bytes(file), "en")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.data_type for cell in cells if cell.value == name] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    about = {row[0].value: row[1].value for row in book["About this file"].iter_rows()}
    assert about["Seal"] == file.seal.root
    assert about["What this is"].startswith("Your rows, to read. The seal belongs to the rows file itself")


def test_of_rules_that_are_not_here_the_codes_stand_there() -> None:
    file = sealed(measurement(person("wajong", ref="P1")))
    elsewhere = {**file.seal.subject, "edition": "pso-9.9"}
    _heads, row = made(seal_rows(file.rows, salts(1), elsewhere, file.measurement))
    assert {"wajong", "regular"} <= set(row)


def test_rows_that_were_changed_give_none() -> None:
    data = rows_file_bytes(sealed()).replace(b'"hours":"32"', b'"hours":"33"')
    with pytest.raises(InputRefusedError) as refused:
        rows_workbook(data, "nl")
    assert [each.code for each in refused.value.findings] == ["proofs.rows-changed"]

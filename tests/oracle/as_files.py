# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A generated document as an employer would hand it in: a folder of CSV files, a workbook, or JSON.

Headers are those of the template (``trede template``), codes stand there or their Dutch words, days and numbers as one
writes them: with dashes, without zeros, with a comma and points between thousands, or as cells of a type.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.oracle.scoring import Document, Row

Cell = str | date | Decimal | int | None
Rows = list[list[Cell]]

EMPLOYMENTS = {
    "ref": "Personeelsnummer",
    "position": "Uitgangspositie",
    "contract": "Soort contract",
    "hours": "Uren per week",
    "fulltime_hours": "Uren voltijd",
    "from": "In dienst vanaf",
    "to": "In dienst tot en met",
    "intake": "Datum intake",
    "indication_until": "Indicatie geldig tot en met",
    "subsidy_until": "Loonkostensubsidie tot en met",
    "left_school": "School verlaten op",
    "status_lost": "Doelgroepstatus verloren op",
    "placement_from": "Start plaatsing",
    "benefit_months": "Maanden WW",
    "entity": "KvK-nummer onderdeel",
}
PURCHASES = {
    "order": "Opdrachtnummer",
    "supplier": "Leverancier",
    "kvk": "KvK-nummer leverancier",
    "kind": "Soort leverancier",
    "date": "Opdrachtdatum",
    "amount": "Bedrag excl. btw (euro)",
    "supplier_turnover": "Omzet leverancier (euro)",
    "supplier_fte": "Fte leverancier",
    "supplier_direct_share": "Directe bijdrage leverancier (%)",
}
WORDS = {
    "regular": "Vast of tijdelijk dienstverband",
    "secondment": "Detachering",
    "trial": "Proefplaatsing",
    "wajong": "Wajong",
    "participatiewet": "Participatiewet",
    "pso": "PSO-gecertificeerd",
}
NUMBERS = {"hours", "fulltime_hours", "benefit_months", "amount"} | {
    key for key in PURCHASES if key.startswith("supplier_")
}


def sheets(document: Document) -> dict[str, Rows]:
    """The three sheets, with typed cells."""
    return {
        "Organisatie": _organisation(document),
        "Medewerkers": _table(document["employments"], EMPLOYMENTS),
        "Inkoop": _table(document["purchases"], PURCHASES),
    }


def _organisation(document: Document) -> Rows:
    own, year = document["organisation"], document["reference_year"]
    total = document.get("total_fte")
    rows: Rows = [
        ["Naam organisatie", own["name"]],
        ["KvK-nummer", own["kvk"]],
        ["Soort organisatie", "SW-organisatie" if own.get("kind") else None],
        ["Peiljaar van", date.fromisoformat(year["from"])],
        ["Peiljaar tot en met", date.fromisoformat(year["to"])],
        ["Datum aanvraag", date.fromisoformat(document["application_date"])],
        ["Totaal aantal fte", None if total is None else Decimal(total)],
    ]
    return rows + [["Onderdeel", each["kvk"], each["name"]] for each in own.get("entities", ())]


def _table(rows: list[Row], headers: dict[str, str]) -> Rows:
    return [[*headers.values()], *([_cell(key, row.get(key)) for key in headers] for row in rows)]


def _cell(key: str, value: Any) -> Cell:
    if value is None:
        return None
    if key in NUMBERS:
        return Decimal(str(value))
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return date.fromisoformat(value)
    return str(value)


def as_csv(draw: Random, document: Document, folder: Path) -> Path:
    """A folder of three files, written as one of the usual programs does."""
    comma, encoding = draw.choice([",", ";", ";"]), draw.choice(["utf-8", "utf-8-sig", "cp1252"])
    written = draw.choice([_plainly, _in_dutch])
    folder.mkdir()
    for name, rows in sheets(document).items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=comma).writerows(
                [[written(draw, each) for each in row] for row in rows]
            )
    return folder


def _plainly(draw: Random, cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _in_dutch(draw: Random, cell: Cell) -> str:
    if isinstance(cell, date):
        return draw.choice([f"{cell:%d-%m-%Y}", f"{cell.day}-{cell.month}-{cell.year}", f"{cell:%d/%m/%Y}"])
    if isinstance(cell, Decimal):
        whole, _, places = f"{cell:f}".partition(".")
        clear = len(whole) > 6 or (places not in ("", "0") and len(places) != 3)  # 12.000 may be twelve
        points = f"{int(whole):,}".replace(",", ".") if clear and draw.random() < 0.5 else whole
        return points + (f",{places}" if places else "")
    return WORDS.get(str(cell), str(cell)) if cell is not None else ""


def as_workbook(draw: Random, document: Document, folder: Path) -> Path:
    """A workbook with cells of a type, or with texts as somebody typed them, here and there."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    typed = draw.random() < 0.7
    for name, rows in sheets(document).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([each if typed else _in_dutch(draw, each) or None for each in row])
    path = folder.with_suffix(".xlsx")
    book.save(path)
    return path


def as_json(draw: Random, document: Document, folder: Path) -> Path:
    path = folder.with_suffix(".json")
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


FILES = (as_csv, as_csv, as_workbook, as_json)

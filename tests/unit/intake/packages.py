# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The laundry of ``real_files`` as eight packages would export it, each with its own habits. All of it is invented.

No layout here is copied from a real export: headers, words and habits are of the kind that is known of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Number, name, BSN, position, permanent, hours, full week, first day, last day.
PEOPLE = (
    ("2001", "Achterberg, J.", "111222333", "wajong", True, 30, 40, date(2015, 4, 13), None),
    ("2002", "de Bruin, K.", "123456782", "", True, 40, 40, date(2012, 10, 1), None),
    ("2003", "El Amrani, F.", "100000009", "participatiewet", False, 20, 40, date(2024, 2, 15), None),
    ("2004", "Çelik, Ö.", "111222333", "", True, 36, 40, date(2018, 6, 28), None),
    ("2005", "Ödegaard, I.", "123456782", "", False, 40, 40, date(2020, 3, 1), date(2025, 3, 14)),
    ("2006", "van ’t Hof, L.", "100000009", "", True, 16, 40, date(2021, 9, 20), None),
)
NAMES = tuple(name.split(",")[0] for _, name, *_ in PEOPLE)


@dataclass(frozen=True, slots=True)
class Package:
    """Headers by what stands below them, and how values are written. ``titles`` stand above the headers."""

    headers: dict[str, str]
    words: tuple[str, str]
    day: str = "%d-%m-%Y"
    open_end: str = ""
    figures: Callable[[int, int], dict[str, str]] = lambda hours, full: {
        "hours": f"{hours},00",
        "full": f"{full},00",
    }
    mark: str = ";"
    encoding: str = "utf-8"
    titles: tuple[str, ...] = ()
    around: str = "{}"
    more: dict[str, str] = field(default_factory=dict)


def _percent(hours: int, full: int) -> dict[str, str]:
    return {"fte": f"{100 * hours // full}", "full": str(full)}


def _fte(hours: int, full: int) -> dict[str, str]:
    return {"fte": f"{hours / full:.4f}".replace(".", ","), "full": f"{full},0"}


def _signed(hours: int, full: int) -> dict[str, str]:
    return {"fte": f"{100 * hours / full:.2f} %".replace(".", ","), "full": f"{full} uur"}


def _clock(hours: int, full: int) -> dict[str, str]:
    return {"hours": f"{hours}:00", "full": f"{full}:00"}


def _both(hours: int, full: int) -> dict[str, str]:
    return {"hours": str(hours), "fte": f"{100 * hours // full}"}


PACKAGES = {
    "afas": Package(
        {
            "ref": "Medewerker",
            "name": "Naam",
            "bsn": "BSN",
            "position": "Doelgroep banenafspraak",
            "contract": "Type contract",
            "hours": "Aantal uren p/w",
            "full": "Normaal aantal uren per week",
            "from": "Begindatum contract",
            "to": "Einddatum contract",
        },
        ("Onbepaalde tijd", "Bepaalde tijd"),
        titles=("Overzicht medewerkers", "Selectie: alle werkgevers"),
        more={"Dienstverband": "1", "Geboortedatum": "01-02-1980"},
    ),
    "nmbrs": Package(
        {
            "ref": "PersNr",
            "name": "Naam",
            "bsn": "BSN",
            "position": "Doelgroep",
            "contract": "ContractType",
            "hours": "UrenPerWeek",
            "full": "UrenVoltijd",
            "from": "DatumInDienst",
            "to": "DatumUitDienst",
        },
        ("Vast", "Tijdelijk"),
        figures=_clock,
        open_end="31-12-2099",
    ),
    "exact": Package(
        {
            "ref": "Medewerker: Code",
            "name": "Medewerker: Naam",
            "bsn": "Medewerker: BSN",
            "position": "Doelgroep",
            "contract": "Dienstverband: Soort",
            "fte": "Dienstverband: Parttimefactor",
            "full": "Dienstverband: Fulltime uren",
            "from": "Dienstverband: Startdatum",
            "to": "Dienstverband: Einddatum",
        },
        ("Contract voor onbepaalde tijd", "Contract voor bepaalde tijd"),
        figures=_fte,
        encoding="cp1252",
    ),
    "visma": Package(
        {
            "ref": "Werknemernummer",
            "name": "Achternaam",
            "bsn": "Burgerservicenummer",
            "position": "Categorie PSO",
            "contract": "Soort arbeidsovereenkomst",
            "fte": "Deeltijdpercentage",
            "full": "Bedrijfsuren per week",
            "from": "Indienstdatum",
            "to": "Uitdienstdatum",
        },
        ("Arbeidsovereenkomst onbepaalde tijd", "Arbeidsovereenkomst bepaalde tijd"),
        figures=_percent,
        day="%Y-%m-%d",
        open_end="9999-12-31",
    ),
    "sap": Package(
        {
            "ref": "Pers.nr.",
            "name": "Naam medewerker",
            "bsn": "Sofinummer",
            "position": "Doelgroep",
            "contract": "Contractsoort",
            "hours": "Wekelijkse werkuren",
            "full": "CAO uren per week",
            "from": "Begin contract",
            "to": "Einde contract",
        },
        ("Vast dienstverband", "Tijdelijk dienstverband"),
        day="%d.%m.%Y",
        open_end="31.12.9999",
        mark="|",
    ),
    "loket": Package(
        {
            "ref": "Personeelsnummer",
            "name": "Voornaam",
            "bsn": "BSN",
            "position": "Doelgroep",
            "contract": "Soort dienstverband",
            "hours": "Uren per week",
            "fte": "Deeltijd %",
            "from": "Datum in dienst",
            "to": "Datum uit dienst",
        },
        ("Onbepaald", "Bepaald"),
        figures=_both,
        around="'{}",
    ),
    "raet": Package(
        {
            "ref": "Registratienummer",
            "name": "Roepnaam",
            "bsn": "BSN-nummer",
            "position": "Indicatie doelgroep",
            "contract": "Aard arbeidsrelatie",
            "fte": "Deeltijd perc.",
            "full": "Standaard uren per week",
            "from": "Aanvangsdatum",
            "to": "Einde arbeidscontract",
        },
        ("Vast", "Tijdelijk"),
        figures=_signed,
        day="%d-%m-%y",
        encoding="utf-8-sig",
        open_end="onbepaald",
    ),
    "database": Package(
        {
            "ref": "employee_id",
            "name": "last_name",
            "bsn": "bsn",
            "position": "target_group",
            "contract": "contract_type",
            "hours": "hours_per_week",
            "full": "fulltime_hours",
            "from": "start_date",
            "to": "end_date",
        },
        ("permanent", "fixed-term"),
        day="%Y-%m-%dT00:00:00Z",
        open_end="NULL",
        mark="\t",
        around='="{}"',
    ),
}

Table = list[list[str]]


def table(package: Package) -> Table:
    """Headers and rows, without titles."""
    rows = [[*package.headers.values(), *package.more]]
    for number, name, bsn, position, permanent, hours, full, first, last in PEOPLE:
        values = {
            "ref": package.around.format(number),
            "name": name,
            "bsn": bsn,
            "position": position,
            "contract": package.words[0 if permanent else 1],
            **package.figures(hours, full),
            "from": f"{first:{package.day}}",
            "to": f"{last:{package.day}}" if last else package.open_end,
        }
        rows.append([*(values[key] for key in package.headers), *package.more.values()])
    return rows


def without(package: Package, *keys: str) -> Package:
    """The same without these columns."""
    return replace(package, headers={key: name for key, name in package.headers.items() if key not in keys})


def in_text(package: Package, rows: Table) -> bytes:
    """As a file with a sign between the columns."""
    width = len(rows[0])
    titles = [[title, *[""] * (width - 1)] for title in package.titles]
    lines = [package.mark.join(map(_quoted, row)) for row in (*titles, *rows)]
    return "\r\n".join(lines).encode(package.encoding, "replace")


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if any(sign in cell for sign in ';|\t"') else cell


def in_workbook(package: Package, rows: Table, *, epoch_1904: bool = False) -> bytes:
    """As a workbook: days as numbers, in either system. What goes around a value in text is not there."""
    rows = [[cell.removeprefix('="').removesuffix('"').removeprefix("'") for cell in row] for row in rows]
    book = openpyxl.Workbook()
    sheet = book.active
    for title in package.titles:
        sheet.append([title])
    for row in rows:
        sheet.append([_cell(cell, package, epoch_1904) for cell in row])
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(text: str, package: Package, epoch_1904: bool) -> object:
    for each in days(PEOPLE):
        if text == f"{each:{package.day}}":
            start = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
            return (each - start) // timedelta(days=1)
    return int(text) if text.isdigit() and len(text) < 5 else text


def days(people: Sequence[tuple[object, ...]]) -> list[date]:
    """Every day of somebody."""
    return [cell for person in people for cell in person if isinstance(cell, date)]

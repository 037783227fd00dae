# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the files in examples/ again: two invented employers and their work, from a seed. All in them is made up.

- ``contactcentrum.xlsx``: a contact centre's payroll export of about 600 contracts, to which HR added one sheet
  about the organisation, one with purchases, and a few columns for 14 people. It stands on trede 1, not on 2.
- ``softwaretesters.json``: a software tester with about 45 people, nearly all testers from the target group. It
  stands on trede 3 and reaches 30+.
- ``testwerk.json``: the test work of twelve customers as 180 tasks, and 45 people by a code, for ``trede match``; what
  is found of it goes to the demo of the office too.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from example_work import work_example

from trede.intake.watching import unwatched
from trede.office.uploads.rules.matching import division_document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DEMO_WORK = Path(__file__).parent.parent / "src" / "trede" / "office" / "server" / "demo_work.json"
SEED = 20190301
YEAR = (date(2018, 1, 1), date(2018, 12, 31))

HEADERS = [
    *("Persnr", "Afdeling", "Functie", "Type contract", "Uren per week", "Voltijduren"),
    *("Datum in dienst", "Datum uit dienst", "Uitgangspositie", "Datum intake", "Loonkostensubsidie tot"),
    *("Indicatie tot", "School verlaten op", "Maanden WW"),
]
DATE_COLUMNS = {HEADERS.index(name) for name in HEADERS if "Datum" in name or name.endswith((" tot", " op"))}

# Department, function, full-time hours of its collective agreement, share of the staff.
DEPARTMENTS = [
    ("Klantcontact", "Medewerker klantcontact", 40, 68),
    ("Klantcontact", "Teamleider", 40, 6),
    ("Verkoop", "Medewerker verkoop", 38, 14),
    ("ICT", "Systeembeheerder", 36, 5),
    ("Staf", "Medewerker personeelszaken", 36, 4),
    ("Facilitair", "Medewerker facilitair", 38, 3),
]
CONTRACTS = [("Onbepaalde tijd", 52), ("Bepaalde tijd", 38), ("Uitzendkracht", 10)]
HOURS = [(16, 8), (20, 14), (24, 22), (28, 18), (32, 20), (36, 12), (40, 6)]

# Position, contract, hours, full-time hours, in service, and the other columns that position needs.
TARGET_GROUP: list[dict[str, Any]] = [
    {"Uitgangspositie": "Wajong", "Uren per week": 24, "in": date(2014, 9, 1)},
    {"Uitgangspositie": "Wajong", "Uren per week": 24, "in": date(2017, 3, 1)},
    {"Uitgangspositie": "Wajong", "Uren per week": 20, "in": date(2018, 5, 1)},
    {"Uitgangspositie": "WIA", "Uren per week": 24, "in": date(2013, 2, 1)},
    {"Uitgangspositie": "WIA", "Uren per week": 20, "in": date(2016, 10, 3)},
    {"Uitgangspositie": "Participatiewet", "Uren per week": 20, "in": date(2016, 7, 1)},
    {"Uitgangspositie": "Participatiewet", "Uren per week": 28, "in": date(2015, 4, 15)},
    {
        "Uitgangspositie": "Participatiewet",
        "Uren per week": 24,
        "in": date(2018, 2, 1),
        "contract": "Uitzendkracht",
    },
    {
        "Uitgangspositie": "Participatiewet met loonkostensubsidie",
        "Uren per week": 24,
        "in": date(2017, 11, 1),
        "Loonkostensubsidie tot": date(2019, 10, 31),
    },
    {
        "Uitgangspositie": "Doelgroepregister",
        "Uren per week": 20,
        "in": date(2017, 1, 9),
    },
    {"Uitgangspositie": "WW", "Uren per week": 24, "in": date(2017, 6, 1), "Maanden WW": 9},
    {"Uitgangspositie": "WW", "Uren per week": 28, "in": date(2018, 6, 1), "Maanden WW": 14},
    {
        "Uitgangspositie": "mbo niveau 2",
        "Uren per week": 24,
        "in": date(2018, 8, 27),
        "contract": "Stage",
    },
    {
        "Uitgangspositie": "vso",
        "Uren per week": 24,
        "in": date(2017, 9, 1),
        "School verlaten op": date(2017, 7, 7),
    },
]

SUPPLIERS = [
    (
        "2018-0117",
        date(2018, 1, 22),
        "De Groene Schuur BV",
        "30211485",
        "PSO",
        "18450.00",
        "1250000",
        "14",
        "31.5",
    ),
    (
        "2018-0388",
        date(2018, 3, 14),
        "Werkplaats Oost",
        "41057732",
        "SW",
        "22300.00",
        "21500000",
        "410",
        "68",
    ),
    (
        "2018-0602",
        date(2018, 5, 30),
        "Drukwerk en Meer BV",
        "24399017",
        "PSO",
        "9875.50",
        "3400000",
        "28",
        "9.4",
    ),
    (
        "2018-0791",
        date(2018, 7, 2),
        "Schoon en Zeker BV",
        "17264480",
        "PSO",
        "34200.00",
        "8800000",
        "160",
        "12.1",
    ),
    ("2018-1024", date(2018, 9, 18), "Kantine De Linde", "50866241", "PSO", "31750.00", "960000", "17", "24"),
    (
        "2018-1290",
        date(2018, 11, 27),
        "Fietskoerier Noord BV",
        "63118590",
        "PSO",
        "7420.00",
        "540000",
        "9",
        "18.5",
    ),
]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    folder.mkdir(parents=True, exist_ok=True)
    contact_centre(folder / "contactcentrum.xlsx")
    (folder / "softwaretesters.json").write_text(software_testers(), encoding="utf-8")
    work = json.dumps(work_example(), indent=1, ensure_ascii=False) + "\n"
    (folder / "testwerk.json").write_text(work, encoding="utf-8")
    if folder == EXAMPLES:
        found = division_document(
            {"name": "testwerk.json", "seed": 1, "case": None}, work.encode(), unwatched
        )
        text = json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        DEMO_WORK.write_text(text, encoding="utf-8")


def weighted(generator: random.Random, choices: list[tuple[Any, int]]) -> Any:
    return generator.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def staff(generator: random.Random, count: int) -> list[dict[str, Any]]:
    """Contracts outside the target group; a call centre sees many people come and go."""
    rows = []
    while len(rows) < count:
        department, function, fulltime, _ = weighted(generator, [(each, each[3]) for each in DEPARTMENTS])
        hired = date(2008, 1, 1) + timedelta(days=int(generator.triangular(0, 3970, 3600)))
        left = hired + timedelta(days=generator.randint(90, 1500)) if generator.random() < 0.45 else None
        if left and left < YEAR[0]:
            continue
        rows.append(
            {
                "Afdeling": department,
                "Functie": function,
                "Type contract": weighted(generator, CONTRACTS),
                "Uren per week": min(weighted(generator, HOURS), fulltime),
                "Voltijduren": fulltime,
                "Datum in dienst": hired,
                "Datum uit dienst": left,
            }
        )
    return rows


def target_group() -> list[dict[str, Any]]:
    return [
        {
            "Afdeling": "Klantcontact",
            "Functie": "Medewerker klantcontact",
            "Type contract": each.get("contract", "Bepaalde tijd"),
            "Voltijduren": 38 if each["Uitgangspositie"] == "WIA" else 40,
            "Datum in dienst": each["in"],
            **{key: value for key, value in each.items() if key in HEADERS},
        }
        for each in TARGET_GROUP
    ]


def payroll() -> list[dict[str, Any]]:
    """Everybody, some with a second contract, in the order of their personnel number."""
    generator = random.Random(SEED)
    people = [*staff(generator, 580), *target_group()]
    generator.shuffle(people)
    rows = []
    for number, person in enumerate(people, start=10021):
        rows.append(person | {"Persnr": number})
        open_ended = person.get("Datum uit dienst") is None and "Uitgangspositie" not in person
        if open_ended and person["Uren per week"] <= 20 and generator.random() < 0.06:
            more = {"Uren per week": 8, "Datum in dienst": date(2018, generator.randint(1, 10), 1)}
            rows.append(person | {"Persnr": number, "Type contract": "Bepaalde tijd"} | more)
    return rows


def contact_centre(out: Path) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(out), options) as book:
        book.set_properties(
            {"title": "Voorbeeld met verzonnen gegevens", "created": datetime(2019, 1, 7, tzinfo=UTC)}
        )
        day, bold = book.add_format({"num_format": "dd-mm-yyyy"}), book.add_format({"bold": True})
        organisation_sheet(book.add_worksheet("Organisatie"), day)
        payroll_sheet(book.add_worksheet("Salarisexport"), day, bold)
        purchase_sheet(book.add_worksheet("Inkoop"), day, bold)


def organisation_sheet(sheet: Any, day: Any) -> None:
    lines = [
        ("Naam organisatie", "Contactcentrum De Klankkast BV"),
        ("KvK-nummer", "69599068"),
        ("Peiljaar van", YEAR[0]),
        ("Peiljaar tot en met", YEAR[1]),
        ("Datum aanvraag", date(2019, 3, 1)),
    ]
    sheet.set_column(0, 1, 34)
    for row, (label, value) in enumerate(lines):
        sheet.write_string(row, 0, label)
        write(sheet, row, 1, value, day)


def payroll_sheet(sheet: Any, day: Any, bold: Any) -> None:
    """As a payroll package makes it: two title rows, the header, the rows, a row with the total."""
    sheet.write_string(0, 0, "Salarisexport dienstverbanden (verzonnen gegevens)", bold)
    sheet.write_string(1, 0, "Periode 2018-01 tot en met 2018-12")
    for column, header in enumerate(HEADERS):
        sheet.write_string(3, column, header, bold)
    rows = payroll()
    for number, row in enumerate(rows, start=4):
        for column, header in enumerate(HEADERS):
            write(sheet, number, column, row.get(header), day)
    last = 4 + len(rows)
    sheet.write_string(last, 0, "Totaal", bold)
    sheet.write_number(last, HEADERS.index("Uren per week"), sum(row["Uren per week"] for row in rows), bold)
    sheet.freeze_panes(4, 1)
    sheet.set_column(0, len(HEADERS) - 1, 18)


def purchase_sheet(sheet: Any, day: Any, bold: Any) -> None:
    headers = [
        *("Factuurnummer", "Factuurdatum", "Leverancier", "KvK leverancier", "Soort leverancier"),
        *("Bedrag excl. btw", "Omzet leverancier", "Fte leverancier", "Directe bijdrage leverancier (%)"),
    ]
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    for number, order in enumerate(SUPPLIERS, start=1):
        for column, value in enumerate(order):
            as_number = column >= 5
            write(sheet, number, column, float(value) if as_number else value, day)
    sheet.set_column(0, len(headers) - 1, 20)


def write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))


# Position, how many testers, hours, since, and the other keys that position needs.
TESTERS: list[tuple[str, int, str, str, dict[str, Any]]] = [
    ("wajong", 13, "32", "2012-09-03", {}),
    ("wajong", 4, "24", "2016-01-11", {}),
    ("wia", 5, "28", "2013-05-01", {}),
    ("participatiewet-lks", 3, "24", "2017-02-01", {"subsidy_until": "2020-01-31"}),
    ("participatiewet", 3, "32", "2016-06-01", {}),
    ("vso-pro-register", 2, "32", "2017-09-01", {"left_school": "2017-07-14"}),
    ("register-other", 4, "36", "2015-03-02", {}),
    ("ww", 2, "36", "2018-04-01", {"benefit_months": 11}),
]


def software_testers() -> str:
    employments = []
    for position, count, hours, since, dates in TESTERS:
        for _ in range(count):
            ref = f"T{len(employments) + 1:03d}"
            contract = "guided-work" if position == "participatiewet-lks" else "regular"
            row = {"ref": ref, "position": position, "contract": contract, "hours": hours}
            employments.append(row | {"fulltime_hours": "36", "from": since, "to": None} | dates)
    for number, hours in enumerate(["36", "36", "32", "36", "28", "32", "24", "36", "20"], start=1):
        row = {"ref": f"S{number:03d}", "contract": "regular", "hours": hours, "fulltime_hours": "36"}
        employments.append(row | {"from": "2012-01-02", "to": None})
    document = {
        "format": "trede/measurement/1",
        "organisation": {"name": "Testhuis Scherp Oog BV", "kvk": "68750110", "entities": []},
        "reference_year": {"from": YEAR[0].isoformat(), "to": YEAR[1].isoformat()},
        "application_date": "2019-03-01",
        "employments": employments,
        "purchases": [],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()

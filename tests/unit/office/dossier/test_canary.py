# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invented people in uploads of every kind are nowhere afterwards: not on disk, in the database or in a log."""

import logging
from io import BytesIO

import openpyxl
import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from tests.unit.office.dossier.filled import YEAR, answer_all
from tests.unit.proofs.sealed import sealed

from trede.errors import RefusedError
from trede.intake.mending import Mend
from trede.intake.said import Said
from trede.kernel.canonical import canonical_text
from trede.office.dossier import actions, queries
from trede.office.uploads import uploading
from trede.office.uploads.actions import remember_columns, remember_words
from trede.office.uploads.uploading import Answers
from trede.proofs import rows_file_bytes

NAMES = ("Kanarieman", "Geelvogel")
BSNS = ("987654329", "111222333")
REFS = ("KANARIE-001", "KANARIE-002")
CANARIES = (*NAMES, *BSNS, *REFS)
HEADER = ("Personeelsnummer", "Achternaam", "BSN", "Uren per week", "Contracttype", "In dienst", "Doelgroep")
PEOPLE = (
    (REFS[0], NAMES[0], BSNS[0], "32", "regular", "01-05-2016", "wajong"),
    (REFS[1], NAMES[1], BSNS[1], "24", "regular", "01-05-2016", ""),
)

MENDS = (Mend("export", 2, "A", REFS[1]), Mend("Sheet", 3, "A", NAMES[1]), Mend("export", 3, "D", "20"))


BESIDE = (
    "{number} - {name}, P.",
    "{name} ({number})",
    "P. {name} {number}",
    "{number} {name}",
    "{name}{number}",
)
"""How a column of employees has a number and a name in one cell."""


def beside(shape):
    rows = enumerate(zip(NAMES, PEOPLE, strict=True), 1001)
    return [(shape.format(number=number, name=name), *person[3:]) for number, (name, person) in rows]


def csv(*rows):
    return "\n".join(";".join(row) for row in rows).encode()


def xlsx(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def json_of(refs):
    rows = [
        {
            "ref": ref,
            "contract": "regular",
            "hours": "32",
            "from": "2016-05-01",
            "to": None,
            "position": "wajong",
        }
        for ref in refs
    ]
    head = {"name": NAMES[0], "kvk": "12345678"}
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    document = {
        "format": "trede/measurement/1",
        "organisation": head,
        "reference_year": year,
        "employments": rows,
        "purchases": [],
    }
    return canonical_text(document).encode()


UPLOADS = {
    "export.csv": csv(HEADER, *PEOPLE),
    "export.xlsx": xlsx(HEADER, *PEOPLE),
    "export.json": json_of(REFS),
    "bsn.json": json_of(BSNS),
    "no-header.csv": csv(*PEOPLE),
    "wrong-hours.xlsx": xlsx(HEADER, (*PEOPLE[0][:3], NAMES[1], *PEOPLE[0][4:])),
    "codes.csv": csv(
        ("Code", "Uren per week", "Contracttype", "In dienst"), (BSNS[0], "32", "x", "1-1-2016")
    ),
    "broken.xlsx": xlsx(HEADER, *PEOPLE)[:-40] + b"KANARIE-001",
    "old.xls": b"\xd0\xcf\x11\xe0" + csv(*PEOPLE),
    "rows.json": rows_file_bytes(sealed()).replace(b'"P1"', b'"KANARIE-001"'),
    f"{NAMES[0]}.csv": csv(HEADER, *PEOPLE),
    **{
        f"beside-{number}.{kind}": write(("Medewerker", *HEADER[3:]), *beside(shape))
        for number, shape in enumerate(BESIDE)
        for kind, write in (("csv", csv), ("xlsx", xlsx))
    },
}


UNREADABLE = {"broken.xlsx", "old.xls"}


def database_text(*, pages=True, written=None):
    """Everything in every table, and on SQLite the ``pages`` of the file itself; of the tables that stand in what was
    ``written``, when that is given.
    """
    told = "".join(
        serializers.serialize("json", model._default_manager.all(), ensure_ascii=False)
        for model in apps.get_models()
        if written is None or f'"{model._meta.db_table}"' in written
    )
    if pages and connection.vendor == "sqlite":
        connection.ensure_connection()
        told += connection.connection.serialize().decode("latin-1")
    return told


def found_in(text):
    return [canary for canary in CANARIES if canary in text]


@pytest.mark.parametrize("name", UPLOADS)
def test_nobody_stays_behind(name, now, administrator, dossier, tmp_path, caplog, capfd):
    here = {"by": administrator, "on": now, "dossier": dossier, **YEAR}
    words = {"contract": {NAMES[0]: "regular", f"1001 {NAMES[1]}": "regular"}, "position": {BSNS[0]: None}}
    said = Said({"Uren per week": "hours", NAMES[0]: "ref", "Achternaam": None}, words)
    with caplog.at_level(logging.DEBUG):
        token = uploading.begin(**here, name=name, data=UPLOADS[name])
        rest = {"by": administrator, "on": now, "dossier": dossier}
        uploading.read_again(**rest, token=token, answers=Answers(**YEAR, said=said, mends=MENDS))
        books = []
        for kind in ("remarks", "mended"):
            made = uploading.begin_book(
                by=administrator, on=now, token=token, kind=kind, name="x.xlsx", language="nl"
            )
            books.append(uploading.book(by=administrator, on=now, token=made))
        try:
            uploading.measure(by=administrator, on=now, dossier=dossier, token=token)
        except RefusedError:
            remember_columns(by=administrator, on=now, columns={NAMES[0]: "ref"})
            remember_words(by=administrator, on=now, words={"contract": {NAMES[1]: "regular"}})
    on_disk = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()).decode("latin-1")
    named = " ".join(str(file) for file in tmp_path.rglob("*"))
    assert [bool(each) for each in books] == [True, name not in UNREADABLE], (
        "of what cannot be read nothing is mended"
    )
    assert found_in(database_text()) == []
    assert found_in(on_disk + named.replace(str(tmp_path), "")) == []
    assert found_in(caplog.text + "".join(capfd.readouterr())) == []


def test_nobody_is_in_what_is_handed_out(now, administrator, measured, colleague):
    """The application, the result, the report and the history."""
    answer_all(administrator, now, measured)
    signatory = colleague("signatory")
    seen = queries.to_freeze(signatory, measured)
    actions.hand_in(by=signatory, on=now, dossier=measured, seen_sha256=seen.sha256)
    report = queries.report(administrator, measured, language="nl")
    shown = (seen.text, queries.outcome(administrator, measured), report.score, report.measurement)
    assert "CANARY" not in "".join(str(each) for each in shown)
    assert "CANARY" not in database_text()


def test_the_search_finds_what_is_there(now, administrator):
    """The control: a canary in the database is found, or the test above proves nothing."""
    actions.open_dossier(
        by=administrator, on=now, title=NAMES[0], wanted_level="trede-1", intended_on=YEAR["last"]
    )
    assert found_in(database_text()) == [NAMES[0]]

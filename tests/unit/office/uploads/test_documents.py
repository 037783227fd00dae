# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A zip of wage declarations in the office: read like any list, and nobody in it is in what waits or is kept."""

import zipfile
from datetime import date
from io import BytesIO
from os import urandom

from tests.unit.intake.papers.made_papers import BSN, SURNAME, Person, month, wages

from trede.office.dossier.rules.facts import Facts
from trede.office.uploads.rules.looking import Task, look
from trede.office.uploads.rules.looks import look_text, read_look
from trede.scheme import open_shelf

FACTS = Facts("00000000-0000-0000-0000-000000000001", "Wasserij BV", "69599068", [], "2026-03-01", [])
TASK = Task("aangiften.zip", FACTS, date(2025, 1, 1), date(2025, 12, 31))


def packed(months, people):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in months:
            archive.writestr(f"{number:02}.xml", wages(month(number), people))
        archive.writestr("Doelgroep.csv", "Personeelsnummer;Uitgangspositie\n1001;Wajong\n")
    return out.getvalue()


def looked(data):
    return look(TASK, data, open_shelf(), lambda: urandom(16))


def test_a_year_of_declarations_is_a_measurement():
    """The organisation of the account fills in what declarations do not hold; no sheet is left to ask about."""
    people = [Person("1001", "32", "2015-04-13"), Person("1002", "20", "2020-01-01")]
    found, rows = looked(packed(range(1, 13), people))
    assert found.prepared
    assert [(sheet.sheet, sheet.part) for sheet in found.sheets] == [("Loonaangifte", "employments")]
    assert all(head.read for head in found.heads)
    assert "wages.organisation" not in {each.code for each in found.findings}
    assert read_look(look_text(found)) == found
    for canary in (BSN, SURNAME, "2345.67"):
        assert canary not in look_text(found)
        assert canary.encode() not in rows


def test_declarations_that_are_missing_are_told_on_the_page():
    found, _rows = looked(packed(range(1, 6), [Person("1001", "32", "2015-04-13")]))
    (told,) = [each for each in found.findings if each.code == "wages.periods-missing"]
    assert "01-06-2025 - 31-12-2025" in told.nl

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An export as a package makes it is measured rightly after at most one page of questions, and nobody stays behind."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.unit.intake.packages import NAMES, PACKAGES, PEOPLE, in_text, in_workbook, table
from tests.unit.office.dossier.test_canary import database_text
from tests.unit.office.web.employer.test_journey import text
from tests.unit.office.web.employer.test_mending import everything, field

from trede.office.dossier import queries

# By hand: hours over 40, the fifth for 73 of the 365 days.
FTE = Fraction(30 + 40 + 20 + 36 + 16, 40) + Fraction(40 * 73, 40 * 365)
OWN_WORDS = ("Kaartje A", "Kaartje B")
# The KvK number of the organisation and the year behind it look like the second of the three.
BSNS = {bsn for _, _, bsn, *_ in PEOPLE} - {"123456782"}
CANARIES = (*NAMES, *BSNS, *OWN_WORDS)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("name", PACKAGES)
def test_one_page_of_questions(name, kind, browser, at, dossier, administrator, tmp_path):
    package = replace(PACKAGES[name], words=OWN_WORDS)
    data = (in_text if kind == "csv" else in_workbook)(package, table(package))
    file = SimpleUploadedFile(f"export.{kind}", data)
    here = browser.post(at("employees", dossier), {"year_from": "01-01-2025", "file": file}).url
    page = browser.get(here)
    assert text(page).count("Wat betekenen deze woorden bij") == 1
    answers = {field(page, f"‘{word}’"): "regular" for word in OWN_WORDS}
    browser.post(here, {**everything(page), **answers, "step": "check"})
    page = browser.get(here)
    assert "Uw bestand is in orde" in text(page)
    shown = text(page)
    assert not any(name in shown for name in NAMES)
    browser.post(here, {"step": "keep"})
    kept = queries.outcome(administrator, dossier)
    assert kept.figures["total_fte"] == FTE
    assert sorted(each.position for each in kept.classes if each.position) == ["participatiewet", "wajong"]
    written = database_text() + "".join(
        each.read_bytes().decode("latin-1") for each in tmp_path.rglob("*") if each.is_file()
    )
    assert [word for word in CANARIES if word in written] == []

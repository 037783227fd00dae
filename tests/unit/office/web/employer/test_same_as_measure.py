# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file brought through the pages has the result of ``trede measure`` on that file, to the last place."""

from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.oracle.as_files import as_json, as_workbook
from tests.oracle.command_line import said
from tests.oracle.odd import odd
from tests.oracle.organisations import KVK, organisation
from tests.oracle.scoring import score
from tests.oracle.unusual import unusual
from tests.unit.office.web.employer.test_journey import text

from trede.office.accounts.models import Organisation
from trede.office.dossier import queries
from trede.office.dossier.models import Dossier

MAKES = (organisation, unusual, odd)
APART = {"subject", "findings", "explanation", "receipt"}
"""Of the file, row by row: the office keeps no rows, and no checksum over them."""
SEEDS = 4


@pytest.fixture(autouse=True)
def own_language(monkeypatch):
    """A run of the command line sets the language of its process."""
    monkeypatch.setenv("LANGUAGE", "")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_file_has_one_result_and_so_has_the_rows_file_that_comes_back(
    seed, browser, at, dossier, administrator, tmp_path
):
    document = MAKES[seed % 3](Random(seed))
    assert score(document).total
    Organisation.objects.update(kvk=KVK)
    Dossier.objects.filter(pk=dossier).update(intended_on=document["application_date"])
    path = (as_json, as_workbook)[seed % 2](Random(seed), document, tmp_path / "meting")
    file = SimpleUploadedFile(path.name, path.read_bytes())
    asked = {"year_from": document["reference_year"]["from"], "file": file}
    here = browser.post(at("employees", dossier), asked).url
    assert "Uw bestand is in orde" in text(browser.get(here))
    done = browser.post(here, {"step": "keep"}).url
    kept = queries.outcome(administrator, dossier).document
    (rows := tmp_path / "rows.json").write_bytes(browser.post(f"{done}rijen/").content)
    (status, measured), (again, of_rows) = said("measure", path), said("measure", rows)
    assert (status, again) == (0, 0)
    expected = {name: measured[name] for name in measured.keys() - APART}
    for found in (kept, of_rows):
        assert {name: found[name] for name in expected} == expected
        assert found["receipt"]["edition_sha256"] == measured["receipt"]["edition_sha256"]
    assert {each["code"] for each in kept["findings"]} == {each["code"] for each in measured["findings"]}

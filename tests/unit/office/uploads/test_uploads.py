# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a measurement, the way the pages call it."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from tests.builders import SHELF
from tests.unit.office.dossier.filled import YEAR

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.intake import read_bytes
from trede.office.accounts import actions as accounts
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.vault.waiting import WAITS
from trede.proofs import read_rows_file
from trede.scoring import score

HEADER = "Personeelsnummer;Uren p/w;Contracttype;In dienst;Doelgroep"
GROUP = "A1;32;regular;01-05-2016;wajong"
STAFF = [f"B{number};36;regular;01-02-2019;" for number in range(12)]
GOOD = "\n".join([HEADER, GROUP, *STAFF]).encode()


@pytest.fixture
def here(now, administrator, dossier):
    return {"by": administrator, "on": now, "dossier": dossier, **YEAR}


@pytest.fixture
def who(now, administrator):
    return {"by": administrator, "on": now}


def bring(here, data=GOOD, name="mensen.csv"):
    return uploading.begin(**here, name=name, data=data)


def measure(here, token):
    return uploading.measure(by=here["by"], on=here["on"], dossier=here["dossier"], token=token)


def columns(found):
    return {column.header: column.field for column in found.sheets[0].columns}


def test_a_file_is_read_shown_and_measured(administrator, dossier, here, who, waiting):
    found = uploading.seen(**who, token=(token := bring(here)))
    assert columns(found)["Uren p/w"] == "hours"
    assert found.sheets[0].columns[0].samples[:2] == ("A1", "B0")
    taken = measure(here, token)
    kept = queries.outcome(administrator, dossier)
    assert (kept.measurement, kept.source) == (taken.measurement, "file")
    head = queries.facts(administrator, dossier).head(**YEAR)
    read = read_bytes(GOOD, "mensen.csv", None, head).measurement
    assert kept.figures["direct"] == score(SHELF.load("pso-2.1"), read).direct
    assert len(list(waiting.iterdir())) == 1  # the rows file; the upload is gone


def test_the_rows_file_waits_for_its_owner(now, here, colleague):
    taken = measure(here, bring(here))
    name, data = uploading.rows_file(by=here["by"], on=now, token=taken.rows_token)
    assert name == "rijenbestand-12345678-2026-11-02.json"
    assert read_rows_file(data)[1] == ()
    with pytest.raises(NotFoundError):
        uploading.rows_file(by=colleague("hr-editor"), on=now, token=taken.rows_token)
    with pytest.raises(NotFoundError):
        uploading.rows_file(by=here["by"], on=now + WAITS, token=taken.rows_token)


def test_a_rows_file_can_be_brought_again(now, administrator, dossier, here):
    taken = measure(here, bring(here))
    before = queries.outcome(administrator, dossier)
    name, data = uploading.rows_file(by=administrator, on=now, token=taken.rows_token)
    measure(here, bring(here, data, name))
    after = queries.outcome(administrator, dossier)
    assert (after.number, after.figures, after.classes) == (2, before.figures, before.classes)
    assert after.seal["root"] != before.seal["root"]


def test_columns_are_looked_at_again_and_remembered(here, who):
    odd = GOOD.replace(b"Uren p/w", b"Bijzonder")
    token = bring(here, odd)
    assert not uploading.seen(**who, token=token).prepared
    uploading.read_again(**here, token=token, columns={"Bijzonder": "hours"})
    assert uploading.seen(**who, token=token).prepared
    measure(here, token)
    found = uploading.seen(**who, token=bring(here, odd))
    assert found.columns == {"Bijzonder": "hours"}
    assert found.prepared


def test_everything_wrong_at_once_and_the_file_keeps_waiting(administrator, dossier, here, who):
    wrong = GOOD.replace(b"A1;32;regular", b"A1;99;zzp").replace(b"B3;36", b"B3;veel")
    token = bring(here, wrong)
    findings = uploading.seen(**who, token=token).findings
    assert {each.row for each in findings} >= {2, 6}
    with pytest.raises(RefusedError) as refusal:
        measure(here, token)
    assert refusal.value.findings == findings
    assert queries.measurements(administrator, dossier) == []
    uploading.read_again(**here, token=token, columns={})
    assert uploading.seen(**who, token=token).findings == findings


def test_a_dossier_that_changed_meanwhile_is_looked_at_again(now, administrator, dossier, here, who):
    token = bring(here)
    accounts.add_entity(by=administrator, on=now, name="Dochter", kvk="55556666")
    with pytest.raises(RefusedError) as refusal:
        measure(here, token)
    assert [each.code for each in refusal.value.findings] == ["dossier.changed-meanwhile"]
    uploading.read_again(**here, token=token, columns={})
    measure(here, token)
    assert len(queries.measurements(administrator, dossier)) == 1


def test_the_own_workbook_comes_back_with_remarks(here, who):
    token = bring(here, GOOD.replace(b"A1;32", b"A1;veel"))
    _name, made = uploading.begin_remarks(**who, token=token, language="nl")
    book = uploading.remarks(**who, token=made)
    assert len(openpyxl.load_workbook(BytesIO(book)).sheetnames) == 2


def test_a_file_of_another_organisation_gets_a_warning(administrator, dossier, here, who):
    from tests.unit.office.dossier.filled import declared

    from trede.kernel.canonical import canonical_text
    from trede.scoring import Organisation
    from trede.scoring.canonical import measurement_document

    other = replace(declared(), organisation=Organisation("Ander", "99999999"))
    token = bring(here, canonical_text(measurement_document(other)).encode(), "meting.json")
    found = uploading.seen(**who, token=token)
    assert "dossier.other-organisation" in [each.code for each in found.findings]
    measure(here, token)
    assert queries.outcome(administrator, dossier).seal["subject"]["kvk"] == "12345678"


def test_what_is_no_table_is_refused_with_a_finding(here):
    with pytest.raises(RefusedError):
        measure(here, bring(here, b"\x00\x01\x02", "plaatje.png"))


def test_too_large_is_refused_before_it_is_read(here, waiting):
    with pytest.raises(RefusedError, match="at most 50 MB"):
        bring(here, b"x" * 60_000_000)
    assert not waiting.exists()


def test_leaving_removes_the_file(now, here, waiting):
    uploading.leave(by=here["by"], on=now, token=bring(here))
    assert list(waiting.iterdir()) == []
    bring(here)
    assert uploading.forget_old(on=now + WAITS) > 0
    assert list(waiting.iterdir()) == []


def test_only_who_may_edit_brings_a_file(now, dossier, colleague):
    with pytest.raises(NotAllowedError):
        uploading.begin(by=colleague("adviser"), on=now, dossier=dossier, **YEAR, name="a.csv", data=GOOD)


def test_another_organisation_brings_nothing_here(now, dossier, stranger):
    with pytest.raises(NotFoundError):
        uploading.begin(by=stranger, on=now, dossier=dossier, **YEAR, name="a.csv", data=GOOD)


ROW = {
    "ref": "Z1",
    "position": "wajong",
    "contract": "regular",
    "hours": "32,0",
    "from": "01-01-2026",
}


def test_a_small_organisation_fills_in_rows(now, administrator, dossier, here):
    taken = uploading.measure_by_hand(**here, rows=[ROW], total_fte="3,5")
    kept = queries.outcome(administrator, dossier)
    assert (kept.source, str(kept.figures["total_fte"])) == ("by-hand", "7/2")
    _, data = uploading.rows_file(by=administrator, on=now, token=taken.rows_token)
    assert [row["ref"] for row in read_rows_file(data)[0].rows] == ["Z1"]


def test_a_mistake_in_a_row_is_told_with_its_place(here):
    with pytest.raises(RefusedError) as refusal:
        uploading.measure_by_hand(**here, rows=[ROW, {**ROW, "hours": "99"}], total_fte=None)
    assert [each.place for each in refusal.value.findings] == ["employments[1].hours"]


def test_entities_of_the_account_count(now, administrator, dossier, here):
    accounts.add_entity(by=administrator, on=now, name="Dochter", kvk="55556666")
    uploading.measure_by_hand(**here, rows=[{**ROW, "entity": "55556666"}], total_fte="3")
    assert queries.outcome(administrator, dossier).classes[0].people == 1

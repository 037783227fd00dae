# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file on its way to a measurement, the way the pages call it."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from tests.builders import SHELF
from tests.unit.office.dossier.filled import YEAR

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.intake import read_bytes
from trede.intake.mending import Mend
from trede.intake.said import Said
from trede.office.accounts import actions as accounts
from trede.office.dossier import queries
from trede.office.journal.queries import entries
from trede.office.uploads import uploading
from trede.office.uploads.queries import memory
from trede.office.uploads.rules.memory import NO_MEMORY
from trede.office.uploads.uploading import Answers
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


def answered(here, token, **more):
    """What is said of a file on its page, in the year that was chosen."""
    rest = {name: here[name] for name in ("by", "on", "dossier")}
    uploading.read_again(**rest, token=token, answers=Answers(**{**YEAR, **more}))


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
    answered(here, token, said=Said({"Bijzonder": "hours"}))
    assert uploading.seen(**who, token=token).prepared
    uploading.leave(**who, token=token)  # the file is not used, and yet
    found = uploading.seen(**who, token=bring(here, odd))
    assert found.said.columns == {"Bijzonder": "hours"}
    assert found.prepared


def test_what_was_not_to_be_read_is_read_where_nothing_else_stands_for_it(here, who):
    rows = [each.split(";") for each in GOOD.decode().split("\n")]
    twice = "\n".join(";".join([*row, row[1] if at else "Rooster"]) for at, row in enumerate(rows)).encode()
    token = bring(here, twice)
    answered(here, token, said=Said({"Uren p/w": None, "Rooster": "hours", "Doelgroep": None}))
    assert columns(uploading.seen(**who, token=bring(here, twice)))["Uren p/w"] is None
    other = columns(uploading.seen(**who, token=bring(here)))
    assert (other["Uren p/w"], other["Doelgroep"]) == ("hours", None)


def test_words_are_remembered_from_the_first_choice_on(now, here, who, stranger):
    odd = GOOD.replace(b"A1;32;regular", b"A1;32;Zaterdagkracht").replace(b"wajong", b"Doelgr. W")
    token = bring(here, odd)
    found = uploading.seen(**who, token=token)
    assert (found.words["contract"]["Zaterdagkracht"], found.words["position"]["Doelgr. W"]) == ("?", "?")
    words = {"contract": {"Zaterdagkracht": "regular"}, "position": {"Doelgr. W": "wajong"}}
    answered(here, token, said=Said(words=words, fulltime_week=3800))
    uploading.leave(**who, token=token)
    found = uploading.seen(**who, token=bring(here, odd.replace(b"Zaterdagkracht", b"ZATERDAGKRACHT")))
    assert found.prepared
    assert (found.words["contract"]["ZATERDAGKRACHT"], found.said.fulltime_week) == ("regular", 3800)
    assert "employment.fulltime-said" in [each.code for each in found.findings]
    assert memory(stranger) == NO_MEMORY


def test_another_answer_goes_before_what_was_remembered(here, who):
    token = bring(here, GOOD.replace(b"A1;32;regular", b"A1;32;Kracht"))
    answered(here, token, said=Said(words={"contract": {"Kracht": "regular"}}))
    answered(here, token, said=Said(words={"contract": {"Kracht": "secondment"}}))
    found = uploading.seen(**who, token=bring(here, GOOD.replace(b"A1;32;regular", b"A1;32;Kracht")))
    assert found.words["contract"]["Kracht"] == "secondment"


def test_what_may_be_a_person_is_not_remembered(administrator, here, who):
    token = bring(here, GOOD.replace(b"A1;32;regular", b"A1;32;1001 - Jansen"))
    answered(here, token, said=Said(words={"contract": {"1001 - Jansen": "regular", "111222333": "regular"}}))
    assert memory(administrator) == NO_MEMORY
    answered(here, token, said=Said(words={"contract": {"Uitzendbaan 2": "secondment"}}))
    assert memory(administrator).words.keys() == {"contract"}


def test_nothing_is_recorded_twice_or_of_nothing(administrator, here):
    token = bring(here, GOOD)
    answered(here, token)
    for _time in range(2):
        answered(here, token, said=Said({"Contracttype": "contract"}))
    kinds = [each.kind for each in entries() if each.kind.startswith(("columns", "words"))]
    assert kinds == ["columns.remembered"]


def in_year(first, last):
    """The same list as a workbook, with another year in its sheet of the organisation."""
    book = openpyxl.Workbook()
    for line in GOOD.decode().split("\n"):
        book.active.append(line.split(";"))
    for row in (("Peiljaar van", first), ("Peiljaar tot en met", last)):
        (book["Organisatie"] if "Organisatie" in book else book.create_sheet("Organisatie")).append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_another_year_in_the_file_is_asked_about(administrator, dossier, here, who):
    token = bring(here, in_year("01-01-2025", "31-12-2025"), "export.xlsx")
    found = uploading.seen(**who, token=token)
    asked = found.findings[0]
    assert (asked.code, asked.value, found.prepared) == (
        "dossier.other-year",
        "01-01-2025 - 31-12-2025",
        None,
    )
    assert list(found.year) == ["2025-01-01", "2025-12-31"]
    with pytest.raises(RefusedError):
        measure(here, token)
    answered(here, token, first=date(2025, 1, 1), last=date(2025, 12, 31))
    measure(here, token)
    assert queries.outcome(administrator, dossier).first_day == date(2025, 1, 1)


def test_the_year_that_was_chosen_can_go_before_that_of_the_file(administrator, dossier, here, who):
    token = bring(here, in_year("01-01-2025", "31-12-2025"), "export.xlsx")
    answered(here, token, year_chosen=True)
    measure(here, token)
    assert queries.outcome(administrator, dossier).first_day == YEAR["first"]


def test_json_is_read_in_its_own_year_or_not_at_all(now, administrator, dossier, here, who):
    taken = measure(here, bring(here))
    name, data = uploading.rows_file(by=administrator, on=now, token=taken.rows_token)
    later = {**here, "first": date(2027, 1, 1), "last": date(2027, 12, 31)}
    token = bring(later, data, name)
    answered(later, token, first=later["first"], last=later["last"], year_chosen=True)
    assert "dossier.other-year" in [each.code for each in uploading.seen(**who, token=token).findings]


def test_small_mistakes_are_mended_and_the_mended_file_comes_back(administrator, dossier, here, who):
    wrong = GOOD.replace(b"A1;32;regular;01-05-2016", b"A1;;regular;31-02-2016").replace(b"B3;36", b"B3;veel")
    token = bring(here, wrong)
    first = uploading.seen(**who, token=token)
    assert {(each.row, each.column) for each in first.findings if each.blocks} == {
        (2, "B"),
        (2, "D"),
        (6, "B"),
    }
    sheet = first.sheets[0].sheet
    mends = (Mend(sheet, 2, "B", "32"), Mend(sheet, 2, "D", "01-05-2016"), Mend(sheet, 6, ""))
    answered(here, token, mends=mends)
    made = uploading.begin_book(**who, token=token, kind="mended", name="x-hersteld.xlsx", language="nl")
    book = uploading.book(**who, token=made)
    measure(here, token)
    kept = queries.outcome(administrator, dossier)
    without = GOOD.replace(b"\nB3;36;regular;01-02-2019;", b"")
    head = queries.facts(administrator, dossier).head(**YEAR)
    read = read_bytes(without, "mensen.csv", None, head).measurement
    assert kept.figures["direct"] == score(SHELF.load("pso-2.1"), read).direct
    again = uploading.seen(**who, token=bring(here, book, "hersteld.xlsx"))
    assert again.prepared
    assert [each.code for each in again.findings if each.blocks] == []
    assert again.prepared.scores == uploading.seen(**who, token=bring(here, without)).prepared.scores


def test_everything_wrong_at_once_and_the_file_keeps_waiting(administrator, dossier, here, who):
    wrong = GOOD.replace(b"A1;32;regular", b"A1;99;zzp").replace(b"B3;36", b"B3;veel")
    token = bring(here, wrong)
    findings = uploading.seen(**who, token=token).findings
    assert {each.row for each in findings} >= {2, 6}
    with pytest.raises(RefusedError) as refusal:
        measure(here, token)
    assert refusal.value.findings == findings
    assert queries.measurements(administrator, dossier) == []
    answered(here, token)
    assert uploading.seen(**who, token=token).findings == findings


def test_a_dossier_that_changed_meanwhile_is_looked_at_again(now, administrator, dossier, here, who):
    token = bring(here)
    accounts.add_entity(by=administrator, on=now, name="Dochter", kvk="55556666")
    with pytest.raises(RefusedError) as refusal:
        measure(here, token)
    assert [each.code for each in refusal.value.findings] == ["dossier.changed-meanwhile"]
    answered(here, token)
    measure(here, token)
    assert len(queries.measurements(administrator, dossier)) == 1


def test_the_own_workbook_comes_back_with_remarks(here, who):
    token = bring(here, GOOD.replace(b"A1;32", b"A1;veel"))
    made = uploading.begin_book(**who, token=token, kind="remarks", name="x.xlsx", language="nl")
    book = uploading.book(**who, token=made)
    assert len(openpyxl.load_workbook(BytesIO(book)).sheetnames) == 2


def test_a_file_of_another_organisation_gets_a_warning(administrator, dossier, here, who):
    from tests.unit.office.dossier.filled import declared

    from trede.kernel.canonical import canonical_text
    from trede.scoring import Organisation
    from trede.scoring.canonical import measurement_document

    staff = tuple(
        replace(each, ref=f"P{number}") for number, each in enumerate(declared().employments)
    )  # names are refused
    other = replace(declared(), organisation=Organisation("Ander", "99999999"), employments=staff)
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
    "fulltime_hours": "40",
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

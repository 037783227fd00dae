# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of a case: JSON or a workbook, every mistake at once and at its place, nothing about why."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest

from trede.intake.grids import read_grids
from trede.matching.case_file import LARGEST, MOST_LINES, read_case
from trede.matching.sheets import read_sheets
from trede.matching.template import template_bytes

TASK = {
    "code": "a",
    "name": "Nalopen",
    "process": "Bank",
    "hours": "2.5",
    "asks": {"lezen": 3, "rekenen": None},
}
PERSON = {
    "code": "M01",
    "hours_week": 24,
    "hours_day": Decimal("7.5"),
    "competences": {"lezen": 4, "rekenen": None},
}
CASE = {"format": "trede/matching/1", "tasks": [TASK], "people": [PERSON]}


def read(case: object):
    return read_case(json.dumps(case, default=str), "case.json")


def changed(part: str, **changes: object):
    return {**CASE, part: [{**CASE[part][0], **changes}]}


def test_units_and_what_is_not_known():
    case, findings = read(CASE)
    assert findings == ()
    assert case.tasks[0].hours_hundredths == 250
    assert case.tasks[0].asks == {"lezen": 3}
    person = case.people[0]
    assert (person.hours_week_hundredths, person.hours_day_hundredths) == (2400, 750)
    assert person.competences == {"lezen": 4}
    assert (person.contact, person.stepwise, person.days) == (None, None, (0, 1, 2, 3, 4))


@pytest.mark.parametrize(
    ("case", "code", "place"),
    [
        ({**CASE, "format": "x"}, "scheme.choice-unknown", "format"),
        (changed("tasks", hours="2,5"), "scheme.value-wrong", "tasks[0].hours"),
        (changed("tasks", hours=0), "scheme.out-of-range", "tasks[0].hours"),
        (changed("tasks", hours="61"), "scheme.out-of-range", "tasks[0].hours"),
        (changed("tasks", hours=True), "scheme.value-wrong", "tasks[0].hours"),
        (changed("tasks", hours="1" * 30), "scheme.value-wrong", "tasks[0].hours"),
        (changed("tasks", asks={"lezen": 6}), "scheme.out-of-range", "tasks[0].asks.lezen"),
        (changed("tasks", asks={"lezen": "x"}), "scheme.value-wrong", "tasks[0].asks.lezen"),
        (changed("tasks", asks={"lezen": 2.5}), "scheme.value-wrong", "tasks[0].asks.lezen"),
        (changed("tasks", asks={" ": 2}), "scheme.value-wrong", "tasks[0].asks"),
        (changed("tasks", asks=3), "scheme.value-wrong", "tasks[0].asks"),
        (changed("tasks", asks={str(n): 1 for n in range(201)}), "input.too-many-rows", "tasks[0].asks"),
        (changed("tasks", contact="veel"), "scheme.choice-unknown", "tasks[0].contact"),
        (changed("tasks", stepwise="ja"), "scheme.value-wrong", "tasks[0].stepwise"),
        (changed("tasks", after=["a"]), "matching.circle", "tasks[0].after"),
        (changed("tasks", after=["b"]), "matching.code-nowhere", "tasks[0].after"),
        (changed("tasks", after=[3]), "scheme.value-wrong", "tasks[0].after"),
        (changed("tasks", after=["x"] * 201), "input.too-many-rows", "tasks[0].after"),
        (changed("tasks", place="b"), "matching.code-nowhere", "tasks[0].place"),
        (changed("tasks", job="b"), "matching.code-nowhere", "tasks[0].job"),
        (changed("tasks", now="b"), "matching.code-nowhere", "tasks[0].now"),
        (changed("tasks", naam="x"), "matching.not-here", "tasks[0].naam"),
        (changed("tasks", hour="x"), "scheme.key-unknown", "tasks[0].hour"),
        (changed("tasks", name="bel 111222333"), "matching.bsn", "tasks[0].name"),
        (changed("people", code="Jan de Boer"), "matching.no-code", "people[0].code"),
        (changed("people", code="111222333"), "matching.bsn", "people[0].code"),
        (changed("people", Diagnose="x"), "matching.not-here", "people[0].Diagnose"),
        (changed("people", uitgangspositie="wia"), "matching.not-here", "people[0].uitgangspositie"),
        (changed("people", limits={"pijn": 3}), "scheme.choice-unknown", "people[0].limits"),
        (changed("people", days=["zo"]), "scheme.choice-unknown", "people[0].days"),
        (changed("people", days=[]), "scheme.key-missing", "people[0].days"),
        (changed("people", guide="B9"), "matching.code-nowhere", "people[0].guide"),
        ({**CASE, "tasks": [TASK, TASK]}, "matching.code-twice", "tasks[1].code"),
        ({**CASE, "tasks": {"a": TASK}}, "scheme.value-wrong", "tasks"),
        ({**CASE, "tasks": [3]}, "input.not-an-object", "tasks[0]"),
        ({**CASE, "tasks": [{}] * (MOST_LINES + 1)}, "input.too-many-rows", "tasks"),
        ({**CASE, "guides": [{"code": "B1", "most": 101}]}, "scheme.out-of-range", "guides[0].most"),
        ({**CASE, "guides": [{"code": "B1", "most": "veel"}]}, "scheme.value-wrong", "guides[0].most"),
        ({**CASE, "terms": {"first_day": "7 december"}}, "matching.no-day", "terms.first_day"),
        ({**CASE, "terms": {"second_percent": 51}}, "scheme.out-of-range", "terms.second_percent"),
        ([], "input.not-an-object", "case.json"),
    ],
)
def test_a_mistake_is_told_at_its_place(case, code, place):
    findings = read(case)[1]
    assert (code, place) in {(found.code, found.place) for found in findings}
    assert not any("111222333" in f"{found.nl}{found.value}" for found in findings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[", "matching.not-json"),
        ("[" * 200_000, "matching.not-json"),
        ('{"tasks": 1' + "0" * 5_000 + "}", "matching.not-json"),
        ('{"format": 1, "format": 2}', "input.duplicate-key"),
        (" " * (LARGEST + 1), "input.too-large"),
        ('{"format": "trede/matching/1", "tasks": NaN}', "scheme.value-wrong"),
        ('{"format": "trede/matching/1", "tasks": [{"hours": 1e400}]}', "scheme.value-wrong"),
    ],
)
def test_hostile_text_is_refused_as_a_finding(text, code):
    assert code in {found.code for found in read_case(text, "case.json")[1]}


def sheets_of(path):
    return {grid.name: grid.rows for grid in read_grids(path)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_reads_back_with_its_examples(tmp_path, language):
    book = tmp_path / "werk.xlsx"
    book.write_bytes(template_bytes(language))
    assert book.read_bytes() == template_bytes(language)
    case, findings = read_sheets(sheets_of(book), book.name)
    assert findings == ()
    assert (len(case.tasks), len(case.places), len(case.jobs), len(case.people), len(case.guides)) == (1,) * 5
    person = case.people[0]
    assert person.contact == "hardly"
    assert person.limits == {"noise": 2, "structure": 3}
    assert list(person.competences.values()) == [4]
    assert person.days == (0, 1, 2, 3)
    assert case.tasks[0].stepwise


HEADS = ("Code", "Taak", "Proces of klant", "Uren per week", "Vraagt (naam en 1 t/m 5)")
ROW = ("a", "Nalopen", "Bank", "2,5", "lezen 3; rekenen ?")


def test_a_workbook_says_the_same_as_json():
    people = (
        ("code, geen naam", "Uren per week", "uren per dag *", "Kan (naam en 1 t/m 5)"),
        ("M01", 24, Decimal("7.5"), "lezen=4"),
    )
    case, findings = read_sheets({"taken": (HEADS, ROW), "MENSEN": people, "Kladblok": ()}, "case.json")
    assert findings == ()
    assert case == read(CASE)[0]


@pytest.mark.parametrize(
    ("sheets", "code", "place"),
    [
        ({"Mensen": ()}, "matching.no-such-sheet", (None, None, None)),
        ({"Taken": ((*HEADS, "Diagnose"), ROW)}, "matching.unknown-column", ("Taken", 1, "F")),
        ({"Taken": (HEADS, (), (*ROW[:4], "lezen veel"))}, "matching.levels-unclear", ("Taken", 3, "E")),
        ({"Taken": (HEADS, (*ROW[:3], "veel"))}, "scheme.value-wrong", ("Taken", 2, "D")),
        ({"Taken": (HEADS, ROW), "Tasks": (HEADS, ROW)}, "matching.code-twice", (None, None, None)),
        ({"Taken": (HEADS, ROW, ROW)}, "matching.code-twice", ("Taken", 3, "A")),
    ],
)
def test_a_mistake_in_a_workbook_has_its_sheet_row_and_column(sheets, code, place):
    findings = read_sheets(sheets, "werk.xlsx")[1]
    assert (code, place) in {(found.code, (found.sheet, found.row, found.column)) for found in findings}


def test_a_cell_of_many_signs_takes_no_time():
    began = time.process_time()
    told = "lezen" + "=" * 30_000 + "veel"
    (found,) = read_sheets({"Taken": (HEADS, (*ROW[:4], told))}, "werk.xlsx")[1]
    assert found.code == "matching.levels-unclear"
    assert time.process_time() - began < 1

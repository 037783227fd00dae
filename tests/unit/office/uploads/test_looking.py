# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done with a file that passes by, without a database: looked at, laid beside a measurement, planned with."""

import json
from dataclasses import asdict, replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from os import urandom

import pytest
from openpyxl import Workbook, load_workbook
from tests.builders import ENTITY, SHELF, day, measurement, order, person

from trede.intake.grids import Grid, read_grids_in
from trede.intake.mapping import SheetSaid
from trede.intake.mending import Mend
from trede.intake.said import NOTHING_SAID, Said
from trede.intake.watching import unwatched
from trede.kernel.periods import Period, as_date
from trede.office.dossier.rules.counts import Counts
from trede.office.dossier.rules.facts import Facts
from trede.office.dossier.rules.measuring import organisation_document
from trede.office.dossier.rules.scenarios import WITHOUT_ROWS
from trede.office.uploads.jobs import FOUND, KINDS, NOTHING
from trede.office.uploads.rules.advising import (
    Chosen,
    advice_from_classes,
    advice_with_rows,
    figures_document,
    in_time,
    read_figures,
)
from trede.office.uploads.rules.ahead import ahead_document
from trede.office.uploads.rules.heads import heads_of
from trede.office.uploads.rules.invoicing import Billed, invoices_document, read_invoices
from trede.office.uploads.rules.looking import Task, look, refused_look
from trede.office.uploads.rules.looks import look_text, read_look, read_task, task_document
from trede.office.uploads.rules.memory import WEEK, Memory, header_sha256, word_sha256
from trede.office.uploads.rules.passed import brought_document, pass_by, read_brought
from trede.office.uploads.rules.preview import SHOWN_ROWS, previews
from trede.office.uploads.rules.remarking import mended_book, remarks_book
from trede.planning.forecast import forecast
from trede.reports.trend import trend
from trede.scoring import score
from trede.scoring.canonical import measurement_document, purchase_document
from trede.scoring.classes import classes_of

EDITION = SHELF.load("pso-1.6")
FACTS = Facts("organisation-1", "Voorbeeld BV", "69599068", [[ENTITY, "Voorbeeld Zuid BV"]], "2019-03-01", [])
TASK = Task("lijst.csv", FACTS, date(2018, 1, 1), date(2018, 12, 31))
HEADERS = "Personeelsnummer;Uren per week;Voltijduren;Contracttype;In dienst;Doelgroep"
P1, P2 = "P1;32;40;regular;01-05-2016;wajong", "P2;20;40;regular;01-05-2016;"


READ = {}


@pytest.fixture(autouse=True)
def each_file_once(monkeypatch):
    """A child process reads a file, which takes longer than all that is looked at here."""

    def read(data, name, **how):
        key = data, name
        if key not in READ:
            READ[key] = read_grids_in(data, name, **how)
        return READ[key]

    monkeypatch.setattr("trede.intake.grids.read_grids_in", read)


def csv(*rows, headers=HEADERS):
    return "\n".join([headers, *rows]).encode()


def looked(data, **task):
    return look(replace(TASK, **task), data, SHELF, lambda: urandom(16))


def of_2018(*declared, total=None):
    return measurement(*declared, total=total)


def as_json(declared):
    return json.dumps(measurement_document(declared)).encode()


def codes(found):
    return [each.code for each in found.findings]


def test_a_good_file_is_prepared_with_its_rows_file():
    found, rows = looked(csv(P1, P2))
    assert codes(found) == ["table.no-last-day"]
    assert (found.prepared.first_day, found.prepared.facts) == ("2018-01-01", FACTS.sha256)
    assert found.prepared.scores[0].edition == "pso-1.6"
    assert json.loads(rows)["format"] == "trede/rows/1"
    assert found.words == {"contract": {"regular": "regular"}, "position": {"wajong": "wajong"}}
    assert [(head.name, head.read) for head in found.heads] == [(found.sheets[0].sheet, True)]
    assert read_look(look_text(found)) == found


def test_a_mistake_blocks_and_no_rows_file_is_made():
    found, rows = looked(csv(P1, "P2;20;40;onbekend;01-05-2016;"))
    assert (found.prepared, rows) == (None, b"")
    assert found.findings[0].blocks


def test_orders_of_the_dossier_count_where_a_file_has_none():
    bought = purchase_document(order())
    found, _ = looked(csv(P1, P2), facts=replace(FACTS, orders=[bought]))
    assert [each["order"] for each in found.prepared.purchases] == ["F1"]


@pytest.mark.parametrize(
    ("chosen", "first", "asked"), [(False, 2018, False), (False, 2017, True), (True, 2017, True)]
)
def test_of_a_file_about_another_year_is_asked_which_holds(chosen, first, asked):
    """A JSON file says its year itself, whatever was chosen; the year that it says is told."""
    task = {
        "first": date(first, 1, 1),
        "last": date(first, 12, 31),
        "name": "jaar.JSON",
        "year_chosen": chosen,
    }
    found, rows = looked(as_json(of_2018(person(), person(None, ref="P2"))), **task)
    assert ("dossier.other-year" in codes(found)) is asked
    assert found.year == (("2018-01-01", "2018-12-31") if asked else ())
    assert bool(rows) is not asked
    if asked:
        assert "01-01-2017 - 31-12-2017" in found.findings[0].nl
        assert found.findings[0].value == "01-01-2018 - 31-12-2018"


def test_of_another_year_is_asked_whatever_else_is_wrong():
    document = measurement_document(of_2018(person()))
    document["employments"][0]["hours"] = "70"
    found, _ = looked(
        json.dumps(document).encode(), name="x.json", first=date(2017, 1, 1), last=date(2017, 12, 31)
    )
    assert found.findings[0].code == "dossier.other-year"
    assert len([each for each in found.findings if each.blocks]) > 1


@pytest.mark.parametrize(("chosen", "year", "asked"), [(False, "2018", True), (True, "2017", False)])
def test_a_year_that_was_chosen_holds_for_a_workbook_that_says_another(chosen, year, asked):
    book = Workbook()
    for row in csv(P1, P2).decode().splitlines():
        book.active.append(row.split(";"))
    about = book.create_sheet("Organisatie")
    for line in (("Peiljaar van", "01-01-2018"), ("Peiljaar tot en met", "31-12-2018")):
        about.append(line)
    out = BytesIO()
    book.save(out)
    task = {"first": date(2017, 1, 1), "last": date(2017, 12, 31), "name": "boek.xlsx", "year_chosen": chosen}
    found, _ = looked(out.getvalue(), **task)
    assert ("dossier.other-year" in codes(found)) is asked
    assert (found.prepared.first_day if found.prepared else found.year[0]) == f"{year}-01-01"


def test_of_a_year_that_cannot_be_read_nothing_is_asked():
    document = measurement_document(of_2018(person(), person(None, ref="P2")))
    document["reference_year"]["to"] = "2018-12-3"
    found, _ = looked(json.dumps(document).encode(), name="jaar.json", first=date(2017, 1, 1))
    assert found.year == ()
    assert "dossier.other-year" not in codes(found)


def test_a_file_that_takes_too_much_is_told_by_its_name_alone():
    found = refused_look(replace(TASK, name="map/lijst.csv"), "file.too-slow")
    assert [(each.code, each.place) for each in found.findings] == [("file.too-slow", "lijst.csv")]
    assert (found.prepared, found.sheets, found.said) == (None, (), NOTHING_SAID)


def test_a_file_that_cannot_be_opened_is_a_finding():
    found, rows = looked(b"\xd0\xcf\x11\xe0", name="oud.xls")
    assert [each.blocks for each in found.findings] == [True]
    assert (rows, found.heads, found.sheets) == (b"", (), ())


def test_how_far_it_is_is_told_from_the_opening_on():
    steps = []
    look(TASK, csv(P1), SHELF, lambda: urandom(16), lambda *step: steps.append(step))
    assert steps[0] == ("open", 0, 0)
    assert ("seal", 0, 0) in steps


def test_what_was_remembered_holds_where_nothing_is_said():
    """``Kolom`` was called the hours before; 36 hours a week is full time here."""
    memory = Memory(
        {header_sha256("organisation-1", "Kolom"): "hours"},
        {WEEK: {word_sha256("organisation-1", WEEK, ""): "3600"}},
    )
    data = csv("P1;18;01-05-2016;wajong", headers="Personeelsnummer;Kolom;In dienst;Doelgroep")
    found, _ = looked(data, memory=memory)
    assert (found.said.columns, found.said.fulltime_week) == ({"Kolom": "hours"}, 3600)
    assert found.prepared.scores[0].document["size"]["total_fte"] == "0.500000"
    found, _ = looked(data, memory=memory, said=Said({"Kolom": None}))
    assert found.said.columns == {"Kolom": None}
    assert found.prepared is None


def test_the_full_time_week_that_was_remembered_holds_for_json_too():
    memory = Memory({}, {WEEK: {word_sha256("organisation-1", WEEK, ""): "3600"}})
    document = measurement_document(of_2018(person(hours=18), person(None, ref="P2", hours=36)))
    for row in document["employments"]:
        del row["fulltime_hours"]
    found, _ = looked(json.dumps(document).encode(), name="x.json", memory=memory)
    assert found.prepared.scores[0].document["size"]["total_fte"] == "1.500000"


def test_mends_and_whole_sheets_hold():
    mends = [Mend("lijst", 2, "B", "40")]
    sheet = looked(csv(P1))[0].sheets[0].sheet
    found, _ = looked(csv(P1), mends=[replace(mends[0], sheet=sheet)])
    assert found.prepared.scores[0].document["size"]["total_fte"] == "1.000000"
    said = {sheet: SheetSaid("employments", 1, {"A": "ref", "C": "hours", "D": "contract", "E": "from"})}
    found, _ = looked(csv(P1), sheets=said)
    assert found.prepared.scores[0].document["size"]["total_fte"] == "1.000000"


def test_a_task_is_read_back_as_it_was_written():
    task = replace(
        TASK,
        said=Said({"A": "ref"}, {"contract": {"x": None}}, 3600),
        memory=Memory({"a": "ref"}, {"contract": {"b": "regular"}}),
        before={"input.date": 2},
        sheets={"Blad1": SheetSaid("employments", 3, {"A": "ref"})},
        mends=(Mend("Blad1", 2, "B", "40"),),
        year_chosen=True,
    )
    assert read_task(json.loads(json.dumps(task_document(task)))) == task


def counts_of(declared, root="", orders=()):
    year = declared.reference_year
    return Counts(
        edition="pso-1.6",
        organisation=organisation_document(declared),
        first_day=date.fromordinal(year.first).isoformat(),
        last_day=date.fromordinal(year.last).isoformat(),
        purchases=[purchase_document(each) for each in declared.purchases],
        declared_total_fte="" if declared.total_fte is None else str(declared.total_fte),
        application_day="2019-03-01",
        classes=[asdict(each) for each in classes_of(EDITION, declared)],
        seal_root=root,
        orders=orders,
    )


MEASURED = of_2018(person(hours=32, since="2016-05-01"), person(None, ref="P2", hours=20, since="2016-05-01"))


def passed(data, measured=MEASURED, root="", orders=(), **task):
    return pass_by(SHELF, replace(TASK, **task), counts_of(measured, root, orders), data, unwatched)


def test_the_same_rows_are_the_same_and_their_seal_says_that_they_are_the_very_ones():
    _, rows = looked(csv(P1, P2))
    root = json.loads(rows)["seal"]["root"]
    found = passed(csv(P1, P2), root=root)
    assert (found.same, found.sealed, found.other_year, found.differences) == (True, False, False, ())
    assert [row.ref for row in found.declared.employments] == ["P1", "P2"]
    assert passed(rows, root=root, name="regels.JSON").sealed
    assert not passed(rows, root="0" * 64, name="regels.json").sealed


def test_rows_that_count_alike_are_the_same_whoever_they_are():
    """Two of half the hours are the same fte, but not the same people: that is told."""
    assert passed(csv(P1.replace("P1", "X"), P2)).same
    found = passed(csv(P1, "P2;10;40;regular;01-05-2016;", "P3;10;40;regular;01-05-2016;"))
    assert not found.same
    assert [(each.position, each.brought.people, each.measured.people) for each in found.differences] == [
        (None, 2, 1)
    ]


def test_the_orders_and_the_day_of_the_measurement_are_taken_over():
    measured = replace(of_2018(*MEASURED.employments, order()))
    assert [each.order for each in passed(csv(P1, P2), measured).declared.purchases] == ["F1"]
    other = passed(csv(P1), measured, orders=[purchase_document(order(order="F2"))])
    assert (other.same, [each.order for each in other.declared.purchases]) == (False, ["F2"])
    assert other.declared.application_day == day("2019-03-01")


def test_another_total_or_another_year_is_not_the_same():
    document = measurement_document(MEASURED)
    data = json.dumps({**document, "total_fte": "20"}).encode()
    assert not passed(data, name="x.json").same
    assert passed(data, replace(MEASURED, total_fte=Fraction(20)), name="x.json").same
    document["reference_year"] = {"from": "2017-01-01", "to": "2017-12-31"}
    found = passed(json.dumps(document).encode(), name="x.json")
    assert (found.same, found.other_year, found.differences) == (False, True, ())


def test_a_file_with_mistakes_is_not_laid_beside_anything():
    found = passed(csv("P1;xx;40;regular;01-05-2016;wajong"))
    assert (found.declared, found.same, found.edition.id) == (None, False, "pso-1.6")
    assert any(each.blocks for each in found.findings)


def test_a_position_that_the_handbook_of_the_measurement_does_not_know():
    """The day was moved to one of another handbook since."""
    facts = replace(FACTS, intended_on="2019-05-01")
    found = passed(csv(P1.replace("wajong", "disabled-in-service")), facts=facts)
    assert [each.code for each in found.findings] == ["employment.position-not-in-handbook"]
    assert (found.findings[0].row, found.findings[0].column) == (2, "F")  # where it stands in the sheet


def test_what_was_brought_is_read_back_as_it_was_written():
    found = passed(csv(P2))
    written = json.loads(json.dumps(brought_document(found)))
    again = read_brought(written)
    assert (again.same, again.sealed, again.year, again.differences) == (
        False,
        False,
        None,
        found.differences,
    )
    document = {
        **measurement_document(MEASURED),
        "reference_year": {"from": "2017-01-01", "to": "2017-12-31"},
    }
    other = passed(json.dumps(document).encode(), name="x.json")
    assert read_brought(brought_document(other)).year == Period(day("2017-01-01"), day("2017-12-31"))


def test_the_first_rows_are_shown_as_they_are_read():
    rows = [f"P{number};{number + 20};40;regular;01-05-2016;" for number in range(SHOWN_ROWS)]
    found, _ = looked(csv(*rows, P1))
    (shown,) = previews(found.heads, NOTHING_SAID, {}, FACTS.head(TASK.first, TASK.last))
    keys = [each.key for each in shown.fields]
    assert keys == ["ref", "position", "contract", "hours", "fulltime_hours", "from"]
    assert [number for number, _line in shown.lines] == [2, 3, 4, 5, 6]
    values = {cell.field.key: (cell.value, cell.wrong) for cell in shown.lines[1][1]}
    assert values["hours"] == (2100, False)
    assert values["from"] == (day("2016-05-01"), False)


def test_what_cannot_be_read_is_shown_as_it_stood():
    found, _ = looked(csv("P1;xx;40;regular;01-05-2016;wajong"))
    (shown,) = previews(found.heads, NOTHING_SAID, {}, FACTS.head(TASK.first, TASK.last))
    cells = {cell.field.key: (cell.value, cell.wrong) for cell in shown.lines[0][1]}
    assert cells["hours"] == ("xx", True)
    assert cells["fulltime_hours"] == (4000, False)


def test_a_factor_is_shown_as_hours_and_a_sheet_that_is_not_read_not_at_all():
    found, _ = looked(csv("P1;0,5;01-05-2016", headers="Personeelsnummer;Fte;In dienst"))
    (shown,) = previews(found.heads, NOTHING_SAID, {}, FACTS.head(TASK.first, TASK.last))
    assert [cell.value for cell in shown.lines[0][1] if cell.field.key == "hours"] == [2000]
    assert previews([], NOTHING_SAID, {}, FACTS.head(TASK.first, TASK.last)) == []
    assert previews([], NOTHING_SAID, {}, {}) == []


def test_the_rows_of_a_second_sheet_are_shown_with_their_own_numbers():
    """What is wrong in a row stands with that row."""
    headers = ("Personeelsnummer", "Uren per week", "In dienst")
    sheets = [
        Grid(name, (headers, *((f"{name}{hours}", hours, date(2016, 5, 1)) for hours in (20, wrong, 24))))
        for name, wrong in (("Noord", 22), ("Zuid", "xx"))
    ]
    shown = previews(heads_of(sheets, ()), NOTHING_SAID, {}, FACTS.head(TASK.first, TASK.last))
    values = [
        [(number, line[0].value, line[1].value, line[1].wrong) for number, line in each.lines]
        for each in shown
    ]
    assert values == [
        [(2, "Noord20", 2000, False), (3, "Noord22", 2200, False), (4, "Noord24", 2400, False)],
        [(2, "Zuid20", 2000, False), (3, "Zuidxx", "xx", True), (4, "Zuid24", 2400, False)],
    ]


GROUP = of_2018(person(hours=20, contract="placement"), order(), total="20")
ALL = ("hire", "hours", "contract", "renewal", "purchase")


def test_prices_are_those_that_were_chosen():
    chosen = Chosen("cost", ALL, 700, 500, 20_000, 30_000, 500, 100_000)
    costs = chosen.costs(EDITION, GROUP)
    assert {each.price.cents_per_hour for each in costs.hires} == {700}
    assert [(each.kvk, each.extra) for each in costs.suppliers] == [("12345678", Fraction(5, 100))]
    assert (costs.hours.price.cents_per_hour, costs.contract.price.cents, costs.renewal.price.cents) == (
        *(500, 20_000, 30_000),
    )
    assert costs.budget_cents == 100_000
    nothing = Chosen("fewest", ()).costs(EDITION, GROUP)
    assert (nothing.hires, nothing.suppliers, nothing.hours, nothing.contract, nothing.renewal) == (
        *((), (), None, None, None),
    )
    free = Chosen("fewest", ALL)
    assert (free.hire_hour, free.more_hour, free.contract_each, free.renewal_each, free.buy_extra) == (
        0,
        0,
        0,
        0,
        0,
    )


def test_figures_are_exact_and_are_read_back():
    found = score(EDITION, GROUP)
    figures = read_figures(json.loads(json.dumps(figures_document(found))))
    assert (figures.level, figures.total, figures.norms) == (found.level, found.total, found.norms)
    assert (figures.direct, figures.counted_indirect, figures.total_fte) == (
        *(found.direct, found.counted_indirect, found.total_fte),
    )


def test_an_advice_with_rows_keeps_what_is_about_nobody():
    found = pass_by(SHELF, replace(TASK, name="x.json"), counts_of(GROUP), as_json(GROUP), unwatched)
    told = advice_with_rows(found, "trede-1", Chosen("fewest", ("hire",), hire_hour=100), unwatched)
    first = told["plans"][0]
    assert (told["target"], told["before"]["level"]) == ("trede-1", "none")
    assert first["after"]["level"] == "trede-1"
    assert first["changes"] == first["kept"]["changes"].count("[[hire]]") > 0
    assert first["cents"] == first["hours"]  # 100 cents for each hour a week
    assert set(told["words"]) == {"nl", "en"}
    assert "P1" not in json.dumps(first["kept"])


def test_of_rows_that_are_not_those_of_the_measurement_no_plan_is_kept():
    found = replace(passed(csv(P1, P2), replace(MEASURED, total_fte=Fraction(40))), same=False)
    told = advice_with_rows(found, "trede-1", Chosen("fewest", ALL), unwatched)
    assert {each["kept"] for each in told["plans"]} <= {None}


def test_hours_of_a_plan_are_those_of_people():
    """Buying touches hours too, as the planner counts them; on the page they are of people."""
    nobody = of_2018(person(hours=20), order(amount="1000000"), total="20")
    found = pass_by(SHELF, replace(TASK, name="x.json"), counts_of(nobody), as_json(nobody), unwatched)
    told = advice_with_rows(found, "trede-1", Chosen("change", ("purchase",)), unwatched)
    assert all(each["hours"] == 0 and "[[purchase]]" in each["kept"]["changes"] for each in told["plans"])
    assert all(each["kept"]["present"] == {} for each in told["plans"])


def test_from_classes_the_advice_is_about_new_colleagues_and_orders():
    told = advice_from_classes(counts_of(GROUP).ground(SHELF), "trede-1", unwatched)
    assert told["plans"]
    assert all(each["kept"] and "[[hours]]" not in each["kept"]["changes"] for each in told["plans"])
    assert WITHOUT_ROWS.hours is None


def test_time_is_over_after_so_many_seconds(monkeypatch):
    clock, steps = iter([100, 100.9, 107.9, 108.0, 120]), []
    monkeypatch.setattr("trede.office.uploads.rules.advising.monotonic", lambda: next(clock))
    still = in_time(8, lambda *step: steps.append(step))
    assert [still() for _ in range(4)] == [True, True, False, False]
    assert steps == [("plan", 0, 8), ("plan", 0, 8), ("plan", 7, 8), ("plan", 8, 8), ("plan", 8, 8)]


def test_a_forecast_is_told_in_both_languages_and_how_far_it_is():
    steps = []
    found = ahead_document(
        SHELF, GROUP, day("2019-03-15"), day("2019-02-01"), lambda *step: steps.append(step)
    )
    ahead = forecast(GROUP, day("2019-03-15"), lambda on: SHELF.on(as_date(on)))
    assert set(found) == {"nl", "en"}
    assert found["nl"]["picture"].startswith("<svg")
    assert found["nl"]["picture"] == trend(
        ahead, GROUP, "nl", caption=False, today=day("2019-02-01")
    )  # the words stand beside it
    assert found["nl"]["words"] != found["en"]["words"]
    assert (steps[0], steps[1]) == (("forecast", 0, 4), ("forecast", 1, 4))  # 31 December and three ends more
    assert {done <= total == 4 for _step, done, total in steps} == {True}


def test_invoices_are_read_back_as_they_were_written():
    billed = Billed("F1", "Groen BV", "12345678", "2018-06-01", "100.00")
    assert read_invoices({"invoices": [asdict(billed)]}) == (billed,)
    assert read_invoices({}) == ()


def test_how_far_the_reading_of_invoices_is_is_told_from_the_opening_on():
    steps = []
    found = invoices_document("facturen.csv", csv("a;b"), lambda *step: steps.append(step))
    assert steps[0] == ("open", 0, 0)
    assert found["invoices"] == []


def _first_column(book):
    return [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_the_workbook_with_remarks_is_that_of_the_file_or_a_list_alone():
    data = csv("P1;xx;40;regular;01-05-2016;wajong")
    found, _ = looked(data)
    with_file = load_workbook(BytesIO(remarks_book(found, data, "nl")))
    assert len(with_file.sheetnames) > 1
    assert all("rijen staan hier niet bij" not in told for told in _first_column(with_file))
    for nothing in (None, b""):
        alone = load_workbook(BytesIO(remarks_book(found, nothing, "nl")))
        assert len(alone.sheetnames) == 1
        assert "rijen staan hier niet bij" in _first_column(alone)[-1]
    sheet = found.sheets[0].sheet
    mended = replace(found, task=replace(found.task, mends=(Mend(sheet, 2, "B", "32"),)))
    book = load_workbook(BytesIO(mended_book(mended, data, "nl")))
    assert [row[1] for row in book.worksheets[0].iter_rows(values_only=True)][1] == 32
    again = {"look": look_text(mended), "language": "nl"}
    assert KINDS["mended"].work(again, b"", unwatched) == {
        FOUND: NOTHING
    }  # its time was over, or it cannot be read

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wage declarations: twelve or thirteen of them are the contracts of a year, and nobody's BSN or name is anywhere."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.papers.made_papers import (
    BSN,
    ORGANISATION,
    SURNAME,
    Person,
    four_weeks,
    month,
    relation,
    wages,
)

from trede.intake import read, read_bytes
from trede.kernel.findings import errors
from trede.kernel.periods import NEVER, as_date
from trede.scheme import open_shelf
from trede.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trede.intake.reading import Reading

    Folder = Callable[..., Reading]

LIST = "Personeelsnummer;Uitgangspositie\n"
STAYS = Person("1001", "32", "2015-04-13")
CODES = {
    "wages.read",
    "table.contract-assumed",
    "table.no-position",
    "employment.fulltime-assumed",
    "employment.fulltime-doubtful",
}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def put(*declarations: str, organisation: str = ORGANISATION, **lists: str) -> Reading:
        for number, declaration in enumerate(declarations):
            (tmp_path / f"aangifte-{number:02}.xml").write_text(declaration, encoding="utf-8")
        for name, text in {"Organisatie": organisation, **lists}.items():
            if text:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return read(tmp_path)

    return put


def year(people: Callable[[int], list[Person]]) -> list[str]:
    return [wages(month(number), people(number)) for number in range(1, 13)]


def rows(reading: Reading) -> list[tuple[str, int, str, str]]:
    """Number, hundredths of hours, first and last day."""
    assert reading.measurement
    return [
        (
            each.ref,
            each.hours,
            f"{as_date(each.first_day)}",
            "" if each.last_day == NEVER else f"{as_date(each.last_day)}",
        )
        for each in reading.measurement.employments
    ]


def codes(reading: Reading) -> set[str]:
    return {found.code for found in reading.findings}


def more(reading: Reading) -> set[str]:
    """The findings that not every wage declaration gives."""
    return codes(reading) - CODES


def test_a_year_of_months(folder: Folder) -> None:
    """Somebody who stays, one who gets more hours in July, and one who is there from 10 March to 15 September."""

    def people(number: int) -> list[Person]:
        changes = Person("1002", "24" if number < 7 else "32", "2020-01-01")
        passes = Person("1003", "40", "2025-03-10", "2025-09-15" if number == 9 else "")
        return [STAYS, changes, *([passes] if 3 <= number <= 9 else [])]

    reading = folder(*year(people), Doelgroep=LIST + "1001;Wajong\n")
    assert rows(reading) == [
        ("1001", 3200, "2015-04-13", ""),
        ("1002", 2400, "2020-01-01", "2025-06-30"),
        ("1002", 3200, "2025-07-01", ""),
        ("1003", 4000, "2025-03-10", "2025-09-15"),
    ]
    assert reading.measurement
    assert [each.position for each in reading.measurement.employments] == ["wajong", None, None, None]
    assert not more(reading)
    scored = score(open_shelf().load("pso-2.1"), reading.measurement)
    # By hand: 32 of 40 all year; 24 for 181 days and 32 for 184; 40 for the 190 days from 10 March to 15 September.
    assert scored.total_fte == Fraction(32 * 365 + 24 * 181 + 32 * 184 + 40 * 190, 40 * 365)


def test_thirteen_periods_of_four_weeks_are_a_year_too(folder: Folder) -> None:
    reading = folder(*(wages(four_weeks(number), [STAYS]) for number in range(1, 14)))
    assert rows(reading) == [("1001", 3200, "2015-04-13", "")]
    assert not more(reading)


def test_all_of_them_in_a_zip() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, declaration in enumerate(year(lambda _: [STAYS])):
            archive.writestr(f"aangiften/{number:02}.xml", declaration)
        archive.writestr("Organisatie.csv", ORGANISATION)
        archive.writestr("Doelgroep.csv", LIST + "1001;Wajong\n")
        archive.writestr("__MACOSX/aangiften/._00.xml", b"\0\0")
    reading = read_bytes(packed.getvalue(), "aangiften.zip")
    assert rows(reading) == [("1001", 3200, "2015-04-13", "")]
    assert reading.measurement
    assert reading.measurement.employments[0].position == "wajong"


def test_nobody_is_in_what_was_read(folder: Folder) -> None:
    """The number of the payroll is the BSN for one of them: then it is nobody's number."""
    people = [STAYS, Person(BSN, "20", "2020-01-01", relation="2")]
    reading = folder(*year(lambda _: people))
    assert "wages.no-number" in codes(reading)
    assert BSN not in repr(reading)
    assert SURNAME not in repr(reading)
    assert "1980" not in repr(reading)
    assert any("BSN, naam, geboortedatum" in found.nl for found in reading.findings)


def test_without_employee_numbers_those_of_the_relationships(folder: Folder) -> None:
    people = [Person("", "20", "2020-01-01", relation="7"), Person("", "30", "2020-01-01", relation="8")]
    assert [(ref, hours) for ref, hours, _, _ in rows(folder(*year(lambda _: people)))] == [
        ("7", 2000),
        ("8", 3000),
    ]


def test_when_those_are_not_unique_it_is_asked(folder: Folder) -> None:
    reading = folder(*year(lambda _: [Person("", "20", "2020-01-01"), Person("", "30", "2020-01-01")]))
    assert [found.code for found in errors(reading.findings)] == ["wages.no-number"]
    assert not rows(reading)


def test_two_relationships_are_two_contracts_of_one_person(folder: Folder) -> None:
    people = [STAYS, Person("1001", "4", "2025-02-01", relation="2")]
    reading = folder(*year(lambda number: people[: 1 if number == 1 else 2]))
    assert rows(reading) == [("1001", 3200, "2015-04-13", ""), ("1001", 400, "2025-02-01", "")]


def test_two_wage_tax_numbers_with_the_same_employee_numbers(folder: Folder) -> None:
    first = year(lambda _: [STAYS])
    second = [
        wages(month(number), [Person("1001", "10", "2021-01-01")], unit="001234567L02")
        for number in range(1, 13)
    ]
    reading = folder(*first, *second)
    assert sorted(ref for ref, *_ in rows(reading)) == ["1001", "1001/2"]
    assert more(reading) == {"wages.same-number"}


def test_somebody_who_is_no_longer_declared(folder: Folder) -> None:
    reading = folder(*year(lambda number: [STAYS] if number < 6 else []))
    assert rows(reading) == [("1001", 3200, "2015-04-13", "2025-05-31")]
    assert more(reading) == {"wages.stopped"}


def test_somebody_who_began_before_but_was_not_declared_then(folder: Folder) -> None:
    """A new payroll package numbers relationships anew: the same work must not count twice."""
    people = [STAYS, Person("1001", "32", "2015-04-13", relation="9")]
    reading = folder(*year(lambda number: [people[number > 6]]))
    assert rows(reading) == [
        ("1001", 3200, "2015-04-13", "2025-06-30"),
        ("1001", 3200, "2025-07-01", ""),
    ]
    assert more(reading) == {"wages.stopped", "wages.appeared"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2025-01-01", "2025-03-31"), ("2025-07-01", "")),
        (("2025-01-01", "2025-03-10"), ("2025-03-20", "")),
        (("2020-01-01", "2025-04-30"), ("2025-05-01", "2025-06-02")),
    ],
    ids=["three months away", "ten days away", "the next day"],
)
def test_who_leaves_and_comes_back_has_two_contracts(
    folder: Folder, first: tuple[str, str], second: tuple[str, str]
) -> None:
    """Under the same number of the relationship: in between nobody was there."""

    def people(number: int) -> list[Person]:
        begin, end = month(number)
        there = [each for each in (first, second) if each[0] <= end and (each[1] or "9999") >= begin]
        return [STAYS, *(Person("1002", "40", *each) for each in there)]

    assert rows(folder(*year(people)))[1:] == [("1002", 4000, *each) for each in (first, second)]


def test_hours_paid_are_those_of_each_time_somebody_was_there(folder: Folder) -> None:
    """300 hours in 90 days are 23.33 a week, 600 in 184 days 22.83."""

    def people(number: int) -> list[Person]:
        if number <= 3:
            return [STAYS, Person("2001", "0", "2025-01-01", "2025-03-31", paid="100")]
        return [STAYS, *([Person("2001", "0", "2025-07-01", paid="100")] if number >= 7 else [])]

    assert rows(folder(*year(people)))[1:] == [
        ("2001", 2333, "2025-01-01", "2025-03-31"),
        ("2001", 2283, "2025-07-01", ""),
    ]


@pytest.mark.parametrize("told", ["in time", "afterwards"])
def test_who_is_paid_after_the_end_was_not_there_then(folder: Folder, told: str) -> None:
    """Holiday money in May for somebody who left in March: May says when, and that nothing was worked."""

    def people(number: int) -> list[Person]:
        ended = "2025-03-20" if number == 5 or (number == 3 and told == "in time") else ""
        left = Person("1002", "0" if number == 5 else "32", "2020-01-01", ended)
        return [STAYS, left] if number in (1, 2, 3, 5) else [STAYS]

    reading = folder(*year(people))
    assert rows(reading)[1:] == [("1002", 3200, "2020-01-01", "2025-03-20")]
    assert not more(reading)


def test_a_correction_of_the_year_before_changes_nobody_else(folder: Folder) -> None:
    """It says of one person what December was; that the others are not in it says nothing."""
    months = year(lambda _: [STAYS, Person("1002", "24", "2020-01-01", relation="2")])
    corrections = {month(12, 2024): [relation(Person("1002", "20", "2020-01-01", relation="2"))]}
    people = [STAYS, Person("1002", "24", "2020-01-01", relation="2")]
    months[0] = wages(month(1), people, corrections=corrections)
    reading = folder(*months)
    assert rows(reading) == [
        ("1001", 3200, "2015-04-13", ""),
        ("1002", 2000, "2020-01-01", "2024-12-31"),
        ("1002", 2400, "2025-01-01", ""),
    ]
    assert not more(reading)


@pytest.mark.parametrize("periods", [[month(n) for n in range(1, 13)], [four_weeks(n) for n in range(1, 14)]])
def test_everybody_counts_on_the_days_at_work(folder: Folder, periods: list[tuple[str, str]]) -> None:
    """Forty people who come and go up to three times, looked at day by day."""
    draw = Random(11)
    contracts = [
        (f"{number}", draw.choice([8, 24, 36]), begin, end)
        for number in range(2001, 2041)
        for begin, end in _times_there(draw)
    ]
    declared = [
        [
            Person(ref, f"{hours}", f"{begin}", f"{end}" if f"{end}" <= last else "")
            for ref, hours, begin, end in contracts
            if f"{begin}" <= last and f"{end}" >= first
        ]
        for first, last in periods
    ]
    declarations = (wages(period, people) for period, people in zip(periods, declared, strict=True))
    read = [
        (ref, hours // 100, date.fromisoformat(begin), date.fromisoformat(end))
        for ref, hours, begin, end in rows(folder(*declarations))
    ]
    assert _by_day(read) == _by_day(contracts)


def _times_there(draw: Random) -> list[tuple[date, date]]:
    edges = sorted(draw.sample(range(365), draw.choice([2, 4, 6])))
    days = [date(2025, 1, 1) + timedelta(days=edge) for edge in edges]
    return list(zip(days[::2], days[1::2], strict=True))


def _by_day(contracts: list[tuple[str, int, date, date]]) -> dict[tuple[str, date], int]:
    """Hours a week of each person on each day."""
    return {
        (ref, begin + timedelta(days=day)): hours
        for ref, hours, begin, end in contracts
        for day in range((end - begin).days + 1)
    }


def test_the_day_of_intake_stays_the_first_day_of_the_employment(folder: Folder) -> None:
    people = [Person("1001", "24", "2024-05-01"), Person("1001", "32", "2024-05-01")]
    reading = folder(*year(lambda number: [people[number > 6]]), Doelgroep=LIST + "1001;Wajong\n")
    assert reading.measurement
    intakes = [each.intake and f"{as_date(each.intake)}" for each in reading.measurement.employments]
    assert intakes == [None, "2024-05-01"]


def test_the_list_may_say_more_and_its_own_day_of_intake(folder: Folder) -> None:
    people = [Person("1001", "24", "2024-05-01"), Person("1001", "32", "2024-05-01")]
    text = "Personeelsnummer;Uitgangspositie;Datum intake;Uren voltijd\n1001;Wajong;01-06-2024;36\n"
    reading = folder(*year(lambda number: [people[number > 6]]), Doelgroep=text)
    assert reading.measurement
    told = [(each.fulltime_hours, f"{as_date(each.intake or 1)}") for each in reading.measurement.employments]
    assert told == [(3600, "2024-06-01")] * 2


def test_people_on_call_by_the_hours_paid(folder: Folder) -> None:
    """1042 hours in the 365 days of the year are 19.98 a week; who worked no hour at all does not count."""
    calls = [Person("2001", "0", "2024-01-01", paid="84" if n > 1 else "118") for n in range(1, 13)]
    rests = Person("2002", "0", "2024-01-01")
    reading = folder(*year(lambda number: [calls[number - 1], rests]))
    assert rows(reading) == [("2001", 1998, "2024-01-01", "")]
    assert more(reading) == {"wages.hours-paid", "wages.no-hours"}


def test_benefits_are_no_work(folder: Folder) -> None:
    reading = folder(*year(lambda _: [STAYS, Person("3001", "0", "2024-01-01", income="33")]))
    assert rows(reading) == [("1001", 3200, "2015-04-13", "")]
    assert [(f.code, f.value) for f in reading.findings if f.code == "wages.no-work"] == [
        ("wages.no-work", "33")
    ]


def test_corrections_and_withdrawals_count(folder: Folder) -> None:
    """In the message of December it is said that May had 20 hours, and that somebody was never there."""
    people = [STAYS, Person("1009", "12", "2025-01-01", relation="2")]
    months = year(lambda number: people if number == 1 else [STAYS])
    may = relation(Person("1001", "20", "2015-04-13"))
    gone = relation(people[1], "InkomstenverhoudingIntrekking")
    corrections = {month(5): [may], month(1): [gone]}
    months[11] = wages(month(12), [STAYS], made="2026-01-10T10:00:00", corrections=corrections)
    assert rows(folder(*months)) == [
        ("1001", 3200, "2015-04-13", "2025-04-30"),
        ("1001", 2000, "2025-05-01", "2025-05-31"),
        ("1001", 3200, "2025-06-01", ""),
    ]


def test_of_a_period_declared_twice_the_latest_counts(folder: Folder) -> None:
    months = year(lambda _: [STAYS])
    again = wages(month(12), [Person("1001", "36", "2015-04-13")], made="2026-02-01T10:00:00")
    reading = folder(again, *months)
    assert rows(reading)[-1] == ("1001", 3600, "2025-12-01", "")
    assert more(reading) == {"wages.twice"}


def test_one_declaration_says_what_it_cannot_tell(folder: Folder) -> None:
    reading = folder(wages(month(12), [STAYS]))
    (found,) = [found for found in reading.findings if found.code == "wages.periods-missing"]
    assert "01-01-2025 - 30-11-2025" in found.nl
    assert rows(reading) == [("1001", 3200, "2015-04-13", "")]


def test_a_month_that_is_missing_is_told(folder: Folder) -> None:
    months = year(lambda _: [STAYS])
    reading = folder(*months[:2], *months[3:11])
    (found,) = [found for found in reading.findings if found.code == "wages.periods-missing"]
    assert "01-03-2025 - 31-03-2025, 01-12-2025 - 31-12-2025" in found.nl


def test_declarations_of_another_year_are_refused(folder: Folder) -> None:
    reading = folder(*(wages(month(number, 2024), [STAYS]) for number in range(1, 13)))
    assert [found.code for found in errors(reading.findings)] == ["wages.other-year"]


def test_without_an_organisation_only_the_kvk_number_is_asked(folder: Folder) -> None:
    reading = folder(*year(lambda _: [STAYS]), organisation="")
    assert [(found.code, found.place) for found in errors(reading.findings)] == [
        ("input.missing", "organisation.kvk")
    ]
    assert "wages.organisation" in codes(reading)
    assert reading.measurement
    assert reading.measurement.organisation.name == "Wasserij Het Schone Laken"
    assert f"{as_date(reading.measurement.reference_year.first)}" == "2025-01-01"


@pytest.mark.parametrize("day", ["2025-01-01", "nooit"])
def test_a_declaration_without_the_name_of_the_employer(folder: Folder, day: str) -> None:
    text = wages(month(1), [STAYS]).replace("<NmIP>Wasserij Het Schone Laken</NmIP>", "")
    found = {
        found.code for found in errors(folder(text.replace("2025-01-01", day), organisation="").findings)
    }
    assert ("table.organisation-missing" in found) is (day != "nooit")
    assert found >= ({"wages.bad-day", "table.empty"} if day == "nooit" else set())


def test_one_declaration_does_not_say_the_year(folder: Folder) -> None:
    reading = folder(wages(month(3), [STAYS]), organisation="")
    assert {found.place for found in errors(reading.findings)} >= {"reference_year.from", "reference_year.to"}


def test_a_number_in_the_list_that_nobody_has(folder: Folder) -> None:
    reading = folder(*year(lambda _: [STAYS]), Doelgroep=LIST + "1001;Wajong\n9999;WW\n")
    (found,) = errors(reading.findings)
    assert (found.code, found.value, found.sheet, found.row) == (
        "people.not-declared",
        "9999",
        "Doelgroep",
        3,
    )


def test_a_number_twice_in_the_list(folder: Folder) -> None:
    reading = folder(*year(lambda _: [STAYS]), Doelgroep=LIST + "1001;Wajong\n;\n1001;WW\n")
    assert [found.code for found in errors(reading.findings)] == ["people.twice"]


def test_the_bsn_in_the_list_is_not_read(folder: Folder) -> None:
    text = f"Personeelsnummer;Uitgangspositie;BSN\n1001;Wajong;{BSN}\n"
    reading = folder(*year(lambda _: [STAYS]), Doelgroep=text)
    assert "table.bsn-dropped" in codes(reading)
    assert BSN not in repr(reading)


@pytest.mark.parametrize("day", ["", "2025-02-30", "morgen"])
def test_a_day_that_is_none(folder: Folder, day: str) -> None:
    reading = folder(*year(lambda _: [STAYS, Person("1005", "8", day, relation="3")]))
    assert [found.code for found in errors(reading.findings)] == ["wages.bad-day"]


@pytest.mark.parametrize("hours", ["NaN", "-3", "1e99", "32,5", "veel"])
def test_hours_that_are_none_are_told(folder: Folder, hours: str) -> None:
    reading = folder(*year(lambda _: [STAYS, Person("1005", hours, "2025-01-01", relation="3")]))
    assert more(reading) == {"wages.no-hours"}


def test_nobody_at_all(folder: Folder) -> None:
    reading = folder(*year(lambda _: []))
    assert not rows(reading)

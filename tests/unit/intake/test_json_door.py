# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JSON door: everything right is read exactly, everything wrong is one list of findings."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.intake import json_door
from trede.intake.json_door import read_document, read_json
from trede.kernel.periods import NEVER, Period, day_number

CONFORMANCE = sorted((Path(__file__).parents[3] / "conformance").glob("*.json"))
EMPLOYMENT = {"ref": "P1", "contract": "regular", "hours": "32", "from": "2016-05-01", "fulltime_hours": "40"}
PURCHASE = {
    "order": "F-1",
    "supplier": "Groen BV",
    "kvk": "12345678",
    "kind": "pso",
    "date": "2018-06-01",
    "amount": "100000.00",
    "supplier_turnover": "2000000",
    "supplier_fte": "25",
    "supplier_direct_share": "8.0",
}


def measurement(**changes: Any) -> dict[str, Any]:
    return {
        "format": "trede/measurement/1",
        "organisation": {"name": "Voorbeeld BV", "kvk": "69599068"},
        "reference_year": {"from": "2018-01-01", "to": "2018-12-31"},
        "employments": [EMPLOYMENT],
        **changes,
    }


def found(**changes: Any) -> list[tuple[str, str]]:
    _, findings = read_document(measurement(**changes))
    return [(finding.code, finding.place) for finding in findings]


def of_employment(**changes: Any) -> list[tuple[str, str]]:
    return found(employments=[{**EMPLOYMENT, **changes}])


def of_purchase(**changes: Any) -> list[tuple[str, str]]:
    return found(purchases=[{**PURCHASE, **changes}])


@pytest.mark.parametrize("case", CONFORMANCE, ids=lambda path: path.stem)
def test_every_conformance_case_is_read_without_findings(case: Path) -> None:
    read, findings = read_json(json.dumps(json.loads(case.read_bytes())["measurement"]).encode())
    assert read is not None
    assert findings == ()


def test_there_are_conformance_cases() -> None:
    assert len(CONFORMANCE) >= 9


def test_a_measurement_in_its_units() -> None:
    read, findings = read_document(
        measurement(purchases=[PURCHASE], total_fte="20.5", application_date="2019-03-01")
    )
    assert findings == ()
    assert read.reference_year == Period(day_number_of("2018-01-01"), day_number_of("2018-12-31"))
    assert read.total_fte == Fraction(41, 2)
    assert read.application_day == day_number_of("2019-03-01")
    [employment], [purchase] = read.employments, read.purchases
    assert (employment.hours, employment.fulltime_hours) == (3200, 4000)
    assert (employment.first_day, employment.last_day) == (day_number_of("2016-05-01"), NEVER)
    assert purchase.amount_cents == 10_000_000
    assert (purchase.supplier_turnover, purchase.supplier_direct_share) == (2_000_000, 8)


def day_number_of(text: str) -> int:
    from datetime import date

    return day_number(date.fromisoformat(text))


@pytest.mark.parametrize("hours", ["28.5", "28.50", 28.5])
def test_numbers_are_exact_as_text_and_as_json_number(hours: object) -> None:
    data = json.dumps(measurement(employments=[{**EMPLOYMENT, "hours": hours}])).encode()
    read, findings = read_json(data)
    assert read is not None
    assert findings == ()
    assert read.employments[0].hours == 2850


@pytest.mark.parametrize("end", [None, "9999-12-31", "2099-12-31"])
def test_no_end(end: str | None) -> None:
    read, findings = read_document(measurement(employments=[{**EMPLOYMENT, "to": end}]))
    assert findings == ()
    assert read.employments[0].last_day == NEVER


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hours": "0"}, "employment.hours-zero"),
        ({"hours": "60.01"}, "employment.hours-range"),
        ({"hours": Decimal("1E+999999")}, "employment.hours-range"),
        ({"hours": Decimal("1E-999999")}, "input.too-precise"),
        ({"hours": "7.125"}, "input.rounded"),
        ({"hours": "1e1"}, "input.not-a-number"),
        ({"hours": "32,5"}, "input.not-a-number"),
        ({"hours": True}, "input.not-a-number"),
        ({"hours": [32]}, "input.not-a-number"),
        ({"hours": None}, "input.missing"),
        ({"fulltime_hours": "29.99"}, "employment.fulltime-range"),
        ({"fulltime_hours": "48.01"}, "employment.fulltime-range"),
        ({"from": "2016-02-30"}, "input.not-an-iso-date"),
        ({"from": "01-05-2016"}, "input.not-an-iso-date"),
        ({"from": 42491}, "input.not-an-iso-date"),
        ({"from": "1899-12-31"}, "input.date-range"),
        ({"to": "2201-01-01"}, "input.date-range"),
        ({"to": "2016-04-30"}, "employment.end-before-start"),
        ({"ref": ""}, "input.empty-text"),
        ({"ref": "P" * 201}, "input.text-too-long"),
        ({"ref": "P\x1b[31m"}, "input.control-characters"),
        ({"ref": 17}, "input.not-text"),
        ({"benefit_months": "7.5"}, "input.too-precise"),
        ({"entity": "1234567"}, "input.kvk-lost-zero"),
        ({"entity": "000012345678"}, "input.kvk"),
        ({"entity": 1234567}, "input.kvk-lost-zero"),
        ({"entity": 12345678}, "input.kvk-number"),
        ({"entity": True}, "input.kvk"),
    ],
)
def test_a_wrong_value_of_an_employment(change: dict[str, Any], code: str) -> None:
    assert of_employment(**change) == [(code, f"employments[0].{next(iter(change))}")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "sociaal"}, "input.not-a-choice"),
        ({"amount": "0"}, "input.out-of-range"),
        ({"amount": "10.001"}, "input.rounded"),
        ({"supplier_turnover": None}, "purchase.supplier-figure-missing"),
        ({"supplier_fte": "0"}, "purchase.supplier-figure-range"),
        ({"supplier_direct_share": "100.1"}, "input.out-of-range"),
    ],
)
def test_a_wrong_value_of_a_purchase(change: dict[str, Any], code: str) -> None:
    assert of_purchase(**change) == [(code, f"purchases[0].{next(iter(change))}")]


def test_the_other_fields_of_a_wrong_row_are_still_read() -> None:
    read, findings = read_document(measurement(employments=[{**EMPLOYMENT, "hours": "x", "position": "ww"}]))
    assert [finding.code for finding in findings] == ["input.not-a-number"]
    assert (read.employments[0].hours, read.employments[0].position) == (4000, "ww")


def test_everything_wrong_comes_in_one_list() -> None:
    codes = found(
        format="trede/measurement/2",
        organisation={"name": "Voorbeeld BV", "kvk": "1234567", "entities": [{"kvk": "68750110"}, 3]},
        reference_year={"from": "2018-01-01", "to": "2018-11-30"},
        employments=[{**EMPLOYMENT, "uren": "3"}, 7],
        purchases={},
        total_fte="-1",
    )
    assert codes == [
        ("input.format", "format"),
        ("input.not-an-object", "organisation.entities[1]"),
        ("input.unknown-key", "employments[0].uren"),
        ("input.not-an-object", "employments[1]"),
        ("input.not-a-list", "purchases"),
        ("input.kvk-lost-zero", "organisation.kvk"),
        ("input.missing", "organisation.entities[0].name"),
        ("input.reference-year", "reference_year"),
        ("input.out-of-range", "total_fte"),
    ]


def test_places_count_rows_that_are_no_rows() -> None:
    read, _ = read_document(measurement(employments=[7, EMPLOYMENT]))
    assert [row.index for row in read.employments] == [1]


@pytest.mark.parametrize("where", ["organisation", "reference_year"])
def test_an_object_that_is_none(where: str) -> None:
    assert found(**{where: "x"}) == [("input.not-an-object", where)]


def test_a_missing_organisation_says_what_is_missing() -> None:
    document = measurement()
    del document["organisation"]
    _, findings = read_document(document)
    assert [finding.place for finding in findings] == ["organisation.name", "organisation.kvk"]


@pytest.mark.parametrize(
    ("year", "first"),
    [
        ({"from": "x", "to": "2019-06-30"}, "2018-07-01"),
        ({"from": "x", "to": "x"}, "2016-01-01"),
        ({"from": "2018-07-01", "to": "x"}, "2018-07-01"),
    ],
)
def test_an_unreadable_year_becomes_a_likely_one(year: dict[str, str], first: str) -> None:
    read, _ = read_document(measurement(reference_year=year))
    assert read.reference_year.first == day_number_of(first)
    assert read.reference_year.days in (365, 366)


def test_unreadable_year_without_rows() -> None:
    read, _ = read_document({})
    assert read.reference_year.days in (365, 366)


def test_the_nearest_key_is_named() -> None:
    _, [finding] = read_document(measurement(total_ftes="20"))
    assert finding.place == "total_ftes"
    assert "total_fte" in finding.nl
    assert "total_fte" in finding.en


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff", "input.not-utf8"),
        (b'{"a": }', "input.not-json"),
        (b"[" * 10_000, "input.too-deep"),
        (b"[]", "input.not-an-object"),
        (b"null", "input.not-an-object"),
        (b"NaN", "input.not-an-object"),
    ],
)
def test_bytes_that_are_no_measurement(data: bytes, code: str) -> None:
    read, findings = read_json(data)
    assert read is None
    assert [finding.code for finding in findings] == [code]


def test_of_a_long_key_the_beginning_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """To compare all of a key of 30 MB takes 45 times as much memory."""
    compared: list[str] = []
    monkeypatch.setattr("difflib.get_close_matches", lambda key, *_: compared.append(key))
    assert found(**{"k" * 100_000: 1})[0][0] == "input.unknown-key"
    assert list(map(len, compared)) == [40]


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_door, "LARGEST", 3)
    _, findings = read_json(b"{   }")
    assert [finding.code for finding in findings] == ["input.too-large"]


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1" * 5000, "1" * 50 + ".5", "1e99999999999999999999", "1e999"]
)
def test_numbers_that_are_none(number: str) -> None:
    data = json.dumps(measurement(total_fte="@")).replace('"@"', number).encode()
    _, [finding] = read_json(data)
    assert finding.place == "total_fte"


def test_a_key_that_stands_twice() -> None:
    data = json.dumps(measurement()).replace('"hours"', '"ref": "P1", "ref": "P2", "hours"').encode()
    _, [finding] = read_json(data)
    assert (finding.code, finding.value) == ("input.duplicate-key", "ref")


def test_bsns_are_refused_and_never_shown() -> None:
    rows = [{**EMPLOYMENT, "ref": bsn} for bsn in ("111222333", "123456782", "111222333")]
    read, findings = read_document(measurement(employments=rows, total_fte="111222333"))
    assert [finding.code for finding in findings] == ["input.out-of-range", "input.bsn"]
    assert [row.ref for row in read.employments] == ["?0", "?1", "?0"]
    assert "111222333" not in repr((read, findings))


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([*measurement(), *EMPLOYMENT, *PURCHASE, "entities", "kvk", "to", "total_fte"])
ROWS = st.lists(st.dictionaries(KEYS, JUNK, max_size=4), max_size=3)
NEARLY = st.dictionaries(KEYS, JUNK | st.dictionaries(KEYS, JUNK, max_size=4) | ROWS, max_size=6)


@given(NEARLY)
def test_no_document_crashes_the_door(document: dict[str, Any]) -> None:
    read, findings = read_document(document)
    assert read.reference_year.days in (365, 366)
    assert all(finding.nl and finding.en for finding in findings)


@given(st.binary(max_size=60))
def test_no_bytes_crash_the_door(data: bytes) -> None:
    read, findings = read_json(data)
    assert read is not None or findings


def test_of_very_many_findings_alike_the_rest_is_counted() -> None:
    rows = [{**EMPLOYMENT, "hours": "x"}] * 2_003
    _, findings = read_document(measurement(employments=rows))
    assert len(findings) == 2_001
    assert (findings[-1].code, findings[-1].place, findings[-1].value) == (
        "input.more-like-this",
        "employments.hours",
        "3",
    )


@pytest.mark.parametrize("sign", [b"{},", b"[],", b"0,"])
def test_a_file_of_nothing_but_rows_is_not_decoded(sign: bytes) -> None:
    read, [finding] = read_json(b'{"employments":[' + sign * 4_100_000 + b"0]}")
    assert read is None
    assert finding.code == "input.too-many-rows"


def test_too_many_rows_in_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_door, "MOST_ROWS", 1)
    assert found(employments=[EMPLOYMENT] * 2) == [("input.too-many-rows", "employments")]


def test_of_very_many_unknown_keys_the_rest_is_counted() -> None:
    rows = [{**EMPLOYMENT, f"k{number}": 1} for number in range(2_001)]
    _, findings = read_document(measurement(employments=rows))
    assert findings[-1].code == "input.more-like-this"


def test_an_object_with_endless_keys_is_refused_before_it_is_decoded():
    data = b"{" + b",".join(b'"%x":1' % number for number in range(3_300_000)) + b"}"
    start = time.process_time()
    read, findings = read_json(data)
    assert time.process_time() - start < 1
    assert (read, [found.code for found in findings]) == (None, ["input.too-many-rows"])


SHAPES = ("{} - {}, P.", "{1} ({0})", "P. {1} {0}", "{} {}", "{1}{0}")
CANARIES = ("Kanarieman", "Kanarieboer")


@pytest.mark.parametrize("shape", SHAPES)
def test_of_a_reference_with_a_name_only_the_number_is_kept(shape: str) -> None:
    """As in a table: the format says that it is never a name."""
    refs = [shape.format(number, name) for number, name in enumerate(CANARIES, 1001)]
    read, findings = read_document(measurement(employments=[{**EMPLOYMENT, "ref": ref} for ref in refs]))
    assert [each.ref for each in read.employments] == ["1001", "1002"]
    assert [each.code for each in findings] == ["input.name-beside-number"]
    assert "Kanarie" not in repr((read, findings))


def test_a_name_alone_is_refused_and_not_kept() -> None:
    read, findings = read_document(measurement(employments=[{**EMPLOYMENT, "ref": "Kanarieman, P."}]))
    assert [each.code for each in findings] == ["input.name-as-ref"]
    assert "Kanarie" not in repr((read, findings))


def test_a_reference_that_is_sealed_stays_as_it_is() -> None:
    """Or its row would be another one than the seal is over."""
    document = measurement(employments=[{**EMPLOYMENT, "ref": "Kanarieman (1001)"}])
    read, _findings = read_document(document, sealed=True)
    assert [each.ref for each in read.employments] == ["Kanarieman (1001)"]

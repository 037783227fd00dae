# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row opened: it is under the root or it is refused, whatever bit was changed."""

import json

import pytest
from tests.builders import measurement, order
from tests.unit.proofs.sealed import EVERYTHING, PEOPLE, sealed

from trede.errors import ProofError
from trede.kernel.canonical import canonical_text
from trede.proofs import check_opening, read_rows_file, rows_file_bytes
from trede.proofs.openings_file import openings_bytes, read_openings

FILE, FULL = sealed(), sealed(EVERYTHING)
ROOT = FILE.seal.root


def codes(data, root=ROOT):
    opened, findings = check_opening(data, root)
    assert (opened is None) == bool(findings)
    return [found.code for found in findings]


@pytest.mark.parametrize("index", range(5))
def test_an_opened_row_proves_itself_and_the_totals(index):
    opened, findings = check_opening(FILE.opening(index), ROOT)
    assert findings == ()
    assert (opened.row, opened.index, opened.seal) == (FILE.rows[index], index, FILE.seal)


def test_a_row_that_is_not_there_cannot_be_opened():
    for index in (-1, 5):
        with pytest.raises(ProofError):
            FILE.opening(index)


def with_one_bit_changed(data):
    for position in range(8 * len(data)):
        changed = bytearray(data)
        changed[position // 8] ^= 1 << position % 8
        yield position, bytes(changed)


@pytest.mark.parametrize(("file", "index"), [(FILE, 4), (FULL, 1), (FULL, 2)])
def test_every_single_bit_change_is_found(file, index):
    for position, changed in with_one_bit_changed(file.opening(index)):
        assert codes(changed, file.seal.root), f"bit {position}"


def test_every_single_bit_change_of_the_rows_file_is_found():
    """Each and every one: also of what stands beside the rows."""
    for position, changed in with_one_bit_changed(rows_file_bytes(FULL)):
        assert read_rows_file(changed)[0] is None, f"bit {position}"


def test_every_single_bit_change_of_rows_that_were_opened_together_is_found():
    whole, root = openings_bytes(FULL, [0, 2]), FULL.seal.root
    good, wrong = read_openings(whole, root)
    assert (len(good), wrong) == (2, ())
    for position, changed in with_one_bit_changed(whole):
        assert read_openings(changed, root)[1], f"bit {position}"


def test_the_full_file_holds_every_part():
    rows = FULL.rows
    for part in ("relation", "entity", "order", "intake", "indication_until", "benefit_months"):
        assert any(part in row for row in rows), part
    assert FULL.measurement["purchases"]
    assert FULL.measurement["total_fte"] == "12.5"


def changed(**keys):
    return canonical_text(json.loads(FILE.opening(0)) | keys).encode()


@pytest.mark.parametrize(
    "keys",
    [{"index": 5}, {"count": 4}, {"count": 0}, {"path": []}, {"subject": {}}],
)
def test_another_place_is_another_root(keys):
    assert codes(changed(**keys)) == ["proofs.other-root"]


@pytest.mark.parametrize(
    "keys",
    [
        {"index": 1.0},
        {"index": -1},
        {"index": True},
        {"salt": "00"},
        {"more": 1},
        {"row": {}},
        {"subject": {"a": 1}},
    ],
)
def test_another_shape_is_no_opening(keys):
    assert codes(changed(**keys)) == ["proofs.not-an-opening"]


def test_a_sum_cannot_be_made_smaller_by_a_negative_neighbour():
    path = json.loads(FILE.opening(0))["path"]
    path[0]["sums"] = {"staff.4000": "-5"}
    assert codes(changed(path=path)) == ["proofs.not-an-opening"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'"\\ud800"'])
def test_something_else_is_refused(data):
    assert codes(data) == ["proofs.not-an-opening"]
    assert [found.code for found in read_rows_file(data)[1]] == ["proofs.not-a-rows-file"]


def test_another_root_is_refused():
    assert codes(FILE.opening(0), "0" * 64) == ["proofs.other-root"]


def test_a_rows_file_is_read_back():
    assert read_rows_file(rows_file_bytes(FILE)) == (FILE, ())


def tampered(**keys):
    return canonical_text(json.loads(rows_file_bytes(FILE)) | keys).encode()


def test_rows_that_are_not_those_of_the_seal_are_refused():
    rows = json.loads(rows_file_bytes(FILE))["rows"]
    assert [found.code for found in read_rows_file(tampered(rows=rows[1:]))[1]] == ["proofs.rows-changed"]
    twice = [rows[0], *rows[:-1]]
    assert [found.code for found in read_rows_file(tampered(rows=twice))[1]] == ["proofs.not-a-rows-file"]
    odd = [{**rows[0], "row": {**rows[0]["row"], "ref": "é"}}, *rows[1:]]
    seal = json.loads(rows_file_bytes(FILE))["seal"]
    for keys in ({"rows": odd}, {"rows": odd, "seal": {**seal, "declared": {"é": "1"}}}):
        assert read_rows_file(tampered(**keys))[0] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"total_fte":"20"', b'"total_fte":"10"'),
        (b'"kvk":"69599068"', b'"kvk":"68750110"'),
        (b'"amount":"100000.00"', b'"amount":"900000.00"'),
        (b'"to":"2018-12-31"}', b'"to":"2019-12-31"}'),
        (b'"application_date":"2019-03-01"', b'"application_date":"2019-04-01"'),
        (b'"name":"Voorbeeld BV"', b'"name":"Andere BV"'),
        (b'"reference_year":{', b'"reference_jaar":{'),
    ],
)
def test_what_stands_beside_the_rows_is_under_the_seal(old, new):
    """A declared total of half the size gave a level more, without a word."""
    data = rows_file_bytes(sealed(measurement(*PEOPLE, order(), total="20")))
    assert data.count(old) >= 1
    changed = canonical_text(json.loads(data.replace(old, new, 1))).encode()
    assert [found.code for found in read_rows_file(changed)[1]] == ["proofs.measurement-changed"]


@pytest.mark.parametrize("subject", [{}, {"kvk": "69599068"}])
def test_a_seal_that_does_not_say_what_it_is_about_is_refused(subject):
    seal = json.loads(rows_file_bytes(FILE))["seal"] | {"subject": subject}
    assert [found.code for found in read_rows_file(tampered(seal=seal))[1]] == ["proofs.measurement-changed"]

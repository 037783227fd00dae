# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rows file measures the same as the file it was made from."""

import pytest
from tests.builders import edition, measurement, order, person
from tests.unit.proofs.sealed import PEOPLE, sealed

from trede.intake.json_door import read_json
from trede.proofs import check_opening, rows_file_bytes, seal_rows
from trede.scoring import score
from trede.scoring.row_documents import recomputed


def test_a_rows_file_is_a_measurement_again():
    declared = measurement(*PEOPLE, order())
    read, findings = read_json(rows_file_bytes(sealed(declared)))
    assert findings == ()
    assert score(edition("pso-1.7"), read).receipt == score(edition("pso-1.7"), declared).receipt


def test_a_changed_rows_file_is_not():
    data = rows_file_bytes(sealed()).replace(b'"hours":"32"', b'"hours":"33"')
    read, findings = read_json(data)
    assert read is None
    assert [found.code for found in findings] == ["proofs.rows-changed"]


def test_as_many_rows_are_read_as_a_measurement_can_have():
    """Three objects a row are not too many: a file of that size is looked into."""
    rows = b",".join([b'{"row":{"sums":{}},"salt":""}'] * 199_000)
    read, findings = read_json(b'{"format":"trede/rows/1","measurement":{},"rows":[' + rows + b'],"seal":{}}')
    assert read is None
    assert [found.code for found in findings] == ["proofs.not-a-rows-file"]


def resealed(change, declared=None):
    """A file whose rows were changed and then sealed again, as somebody with the salts can."""
    file = sealed(declared)
    rows = [change(dict(row)) for row in file.rows]
    return rows_file_bytes(seal_rows(rows, file.salts, file.seal.subject, file.measurement))


def codes(data):
    return [found.code for found in read_json(data)[1]]


def tenfold(row):
    sums = {
        name: total + "0" if name.startswith("weighted") else total for name, total in row["sums"].items()
    }
    return row | {"sums": sums}


def test_sums_that_do_not_follow_from_their_row_are_refused():
    """Sealed again with ten times the weighted sum, the file passed every check but this one."""
    assert read_json(resealed(tenfold))[0] is None
    assert codes(resealed(tenfold)) == ["rows.other-sums"] * 3
    assert codes(resealed(lambda row: row)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"hours": "many"},
        {"from": None},
        {"position": "wajonk"},
        {"contract": "vast"},
        {"to": "2018"},
    ],
)
def test_a_row_that_cannot_be_computed_is_refused(change):
    assert codes(resealed(lambda row: row | change))[0] == "rows.other-sums"


def test_rows_under_rules_that_are_not_here_are_read_with_a_warning():
    file = sealed()
    subject = {**file.seal.subject, "edition_sha256": "0" * 64}
    data = rows_file_bytes(seal_rows(file.rows, file.salts, subject, file.measurement))
    read, findings = read_json(data)
    assert read is not None
    assert [found.code for found in findings] == ["rows.rules-unknown"]


ADJOINING = (
    person("wajong", "secondment", hours=32, since="2017-01-01", until="2018-10-31"),
    person("wajong", "secondment", hours=33, since="2018-11-01"),
    person("wajong", "placement", ref="P2", since="2014-01-01", until="2018-03-31"),
    person("wajong", "placement", ref="P2", hours=20, since="2018-04-01"),
    person("wajong", "secondment", ref="P3", hours=1, since="2017-01-01", until="2018-06-30"),
    person("wajong", "secondment", ref="P3", hours=20, since="2018-07-01"),
)


@pytest.mark.parametrize("index", range(6))
def test_an_opened_row_is_computed_again_by_itself(index):
    """Also one that adjoins another: it says so, under the seal."""
    file = sealed(measurement(*ADJOINING))
    opened, _ = check_opening(file.opening(index), file.seal.root)
    rules = edition("pso-1.7")
    assert recomputed(rules, opened.seal.subject, opened.row) == ()
    wrong = {**opened.row, "sums": {"staff.4000": "1"}}
    assert [each.code for each in recomputed(rules, opened.seal.subject, wrong)] == ["rows.other-sums"]
    other = recomputed(edition("pso-1.9"), opened.seal.subject, opened.row)
    assert [each.code for each in other] == ["rows.other-edition"]


def test_a_relation_that_is_not_there_is_refused():
    """With all rows at hand, what a row says it adjoins is found again, and not believed."""
    alone = measurement(ADJOINING[1])
    longer = {"from": "2010-01-01", "to": None, "placement_from": None}
    data = resealed(lambda row: row | {"relation": longer}, alone)
    assert codes(data) == ["rows.other-sums"]
    read, findings = read_json(rows_file_bytes(sealed(measurement(*ADJOINING))))
    assert findings == ()
    assert score(edition("pso-1.7"), read).receipt.input_sha256

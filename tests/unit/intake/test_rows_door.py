# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rows file measures the same as the file it was made from."""

from tests.builders import edition, measurement, order
from tests.unit.proofs.sealed import PEOPLE, sealed

from trede.intake.json_door import read_json
from trede.proofs import rows_file_bytes
from trede.scoring import score


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

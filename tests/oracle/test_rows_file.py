# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows file beside the oracle: it gives the same figures again, and no row with other sums."""

from datetime import date
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.scoring import score
from tests.oracle.unusual import unusual

from trede.intake.json_door import read_json
from trede.kernel.findings import errors
from trede.proofs import check_opening, rows_file_bytes, seal_rows, total_fte, weighted_fte
from trede.scheme import open_shelf
from trede.scoring import score as measured
from trede.scoring.row_documents import recomputed, row_documents, seal_subject, without_rows

SHELF = open_shelf()


def sealed(document):
    declared = doors.read(document)
    edition = SHELF.on(date.fromisoformat(document["application_date"]))
    rows = row_documents(edition, declared)
    salts = [(number + 1).to_bytes(16, "big") for number in range(len(rows))]
    return edition, seal_rows(rows, salts, seal_subject(edition, declared), without_rows(declared))


def compared(seed, make=organisation):
    """Whether the rows file gives the figures of the oracle when it is read again; None when nobody works."""
    document = make(Random(seed))
    expected = score(document)
    if not expected.total:
        return None
    edition, file = sealed(document)
    read, findings = read_json(rows_file_bytes(file))
    if errors(findings) or read is None:
        return False
    found = measured(edition, read)
    return (total_fte(file.seal), weighted_fte(file.seal), found.total, found.level) == (
        *(expected.total, expected.weighted, expected.share),
        expected.level,
    )


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("hundred", range(2))
def test_every_rows_file_gives_the_figures_of_the_oracle(hundred, make):
    seeds = range(100 * hundred, 100 * (hundred + 1))
    assert [seed for seed in seeds if compared(seed, make) is False] == []


@pytest.mark.parametrize("seed", range(100))
def test_every_row_can_be_opened_and_none_with_other_sums(seed):
    draw = Random(seed)
    edition, file = sealed(organisation(draw))
    index = draw.randrange(len(file.rows))
    opened, _ = check_opening(file.opening(index), file.seal.root)
    assert recomputed(edition, file.seal.subject, opened.row) == ()
    sums = dict(opened.row["sums"]) or {"staff.4000": "1"}
    name = draw.choice(sorted(sums))
    changed = {**opened.row, "sums": sums | {name: str(int(sums[name]) + 1)}}
    assert [each.code for each in recomputed(edition, file.seal.subject, changed)] == ["rows.other-sums"]
    rows = [*file.rows[:index], changed, *file.rows[index + 1 :]]
    again = seal_rows(rows, file.salts, file.seal.subject, file.measurement)
    read, findings = read_json(rows_file_bytes(again))
    assert read is None
    assert [each.code for each in findings] == ["rows.other-sums"]

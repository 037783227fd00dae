# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opened rows are computed again under the edition of their seal."""

from tests.builders import edition, measurement
from tests.unit.proofs.sealed import PEOPLE, salts, sealed

from trede.intake.openings_door import opened_in
from trede.proofs import seal_rows
from trede.proofs.openings_file import openings_bytes
from trede.scheme import open_shelf
from trede.scoring.row_documents import row_documents, seal_subject, without_rows

SHELF = open_shelf()


def test_rows_that_hold():
    file = sealed()
    opened, wrong = opened_in(openings_bytes(file, range(5)), file.seal.root, SHELF)
    assert wrong == ()
    assert [each.index for each in opened] == [0, 1, 2, 3, 4]


def test_a_file_that_takes_a_gigabyte_is_not_decoded():
    keys = b"{" + b",".join(b'"%x":1' % number for number in range(2_000)) + b"}"
    opened, wrong = opened_in(keys, sealed().seal.root, SHELF)
    assert (opened, [each.code for each in wrong]) == ((), ["input.too-many-rows"])


def _file(**changed):
    """A file whose maker changed the rows or the subject before sealing."""
    declared, rules = measurement(*PEOPLE), edition("pso-1.7")
    rows = row_documents(rules, declared)
    rows[0] = {**rows[0], **changed.get("row", {})}
    subject = {**seal_subject(rules, declared), **changed.get("subject", {})}
    return seal_rows(rows, salts(len(rows)), subject, without_rows(declared))


def test_a_row_that_counts_for_more_than_it_says_is_found():
    file = _file(row={"hours": "1"})
    opened, wrong = opened_in(openings_bytes(file, [0, 1]), file.seal.root, SHELF)
    assert [each.index for each in opened] == [1]
    assert [each.code for each in wrong] == ["rows.other-sums"]


def test_rules_that_are_not_here_are_told():
    file = _file(subject={"edition_sha256": "0" * 64})
    opened, wrong = opened_in(openings_bytes(file, [0]), file.seal.root, SHELF)
    assert opened == ()
    assert [each.code for each in wrong] == ["rows.rules-unknown"]


def test_what_is_no_such_file_is_refused():
    assert [each.code for each in opened_in(b"", "0" * 64, SHELF)[1]] == ["proofs.not-openings"]

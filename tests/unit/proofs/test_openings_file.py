# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several opened rows in one file."""

import pytest
from tests.unit.proofs.sealed import sealed

from trede.errors import ProofError
from trede.proofs import openings_file
from trede.proofs.openings_file import openings_bytes, read_openings

FILE = sealed()
ROOT = FILE.seal.root


def test_rows_are_read_as_they_were_opened():
    opened, wrong = read_openings(openings_bytes(FILE, [3, 0, 3]), ROOT)
    assert wrong == ()
    assert [(each.index, each.row) for each in opened] == [(index, FILE.rows[index]) for index in (3, 0)]


def test_a_row_that_is_not_there_cannot_be_opened():
    with pytest.raises(ProofError, match="no row"):
        openings_bytes(FILE, [5])


def test_another_seal_refuses_each_of_them():
    opened, wrong = read_openings(openings_bytes(FILE, [0, 1]), "0" * 64)
    assert opened == ()
    assert [each.code for each in wrong] == ["proofs.other-root"] * 2


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format":"trede/openings/1","openings":[1]}', b"\xff"])
def test_what_is_no_such_file_is_refused(data):
    assert [each.code for each in read_openings(data, ROOT)[1]] == ["proofs.not-openings"]


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(openings_file, "MOST_BYTES", 10)
    assert [each.code for each in read_openings(openings_bytes(FILE, [0]), ROOT)[1]] == [
        "proofs.not-openings"
    ]


def test_no_byte_changes_unnoticed():
    data = openings_bytes(FILE, [2])
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        opened, wrong = read_openings(changed, ROOT)
        assert wrong
        assert opened == ()

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of the log: one way to write each."""

import pytest

from trede.errors import ProofError
from trede.proofs.log_entries import KINDS, entry_bytes, read_entry

SHA = "ab" * 32


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_is_canonical_json(kind):
    data = entry_bytes(kind, SHA)
    assert data.decode() == f'{{"format":"trede/log-entry/1","kind":"{kind}","sha256":"{SHA}"}}'
    assert read_entry(data) == (kind, SHA)


@pytest.mark.parametrize(
    ("kind", "sha256"), [("name", SHA), ("seal", SHA.upper()), ("seal", SHA[:-1]), ("", "")]
)
def test_what_is_no_entry_is_not_written(kind, sha256):
    with pytest.raises(ProofError, match="kind"):
        entry_bytes(kind, sha256)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"\xff",
        entry_bytes("seal", SHA) + b" ",
        entry_bytes("seal", SHA).replace(b"seal", b"name"),
    ],
)
def test_what_is_no_entry_is_refused(data):
    with pytest.raises(ProofError, match="no entry"):
        read_entry(data)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fast way to canonical JSON writes what the full one writes."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from trede.proofs.jcs import NOT_JSON, canonical_bytes

SCALARS = st.none() | st.booleans() | st.text() | st.integers(-(2**54), 2**54) | st.floats()
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)


@given(DOCUMENTS)
def test_as_the_full_way(document: object) -> None:
    try:
        expected = rfc8785.dumps(document)  # type: ignore[arg-type]
    except NOT_JSON:
        with pytest.raises(NOT_JSON):
            canonical_bytes(document)
    else:
        assert canonical_bytes(document) == expected


@pytest.mark.parametrize("document", [b"x", {1: 2}, {"a": {2}}, 2**53, "\ud800", object(), float("nan")])
def test_what_has_none(document: object) -> None:
    with pytest.raises(NOT_JSON):
        canonical_bytes(document)


def test_every_sign_that_is_written_differently() -> None:
    text = "".join(map(chr, range(0x100))) + "\u2028\u2029\ufeff\U0001f984"
    assert canonical_bytes({text: 1, "a": text}) == rfc8785.dumps({text: 1, "a": text})
    assert canonical_bytes(text) == rfc8785.dumps(text)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON that is written while it is made is the JSON of the standard library."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from trede.cli.json_text import json_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


def lazily(value: Any) -> Any:
    """Every list an iterator."""
    if isinstance(value, dict):
        return {key: lazily(each) for key, each in value.items()}
    return (lazily(each) for each in value) if isinstance(value, list) else value


@given(VALUES)
def test_the_pieces_are_the_whole(value: Any) -> None:
    whole = json.dumps(value, indent=2, ensure_ascii=False)
    assert "".join(json_pieces(value)) == whole
    assert "".join(json_pieces(lazily(value))) == whole


def test_it_is_never_there_as_a_whole() -> None:
    def rows() -> Iterator[dict[str, object]]:
        for number in range(50_000):
            yield {"row": number, "text": "x" * 100, "children": iter(())}

    tracemalloc.start()
    length = sum(map(len, json_pieces({"rows": rows()})))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert length > 8_000_000
    assert most < 2_000_000

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the child writes comes back the same; anything else is noticed."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.errors import InputRefusedError
from trede.intake.grids.grid import Area, Cell, Grid, Layout, Span, Spot
from trede.intake.grids.wire import ROWS_PER_LINE, Decoder, Encoder, NonsenseError, Raw, refusal
from trede.kernel.findings import finding

LAYOUT = Layout(True, (Span(1, 2),), (Span(3, 4),), (Area(1, 2, 3, 4),), (Spot(5, 6),), (Spot(7, 8),))


def through(*grids: tuple[str, int, list[list[Raw]], Layout]) -> tuple[Grid, ...]:
    encoder, decoder = Encoder(), Decoder()
    for name, width, rows, layout in grids:
        decoder.take_line(encoder.grid(name, 1, (len(rows), width), layout).encode("ascii"))
        for line in encoder.rows(rows):
            decoder.take_line(line.encode("ascii"))
    decoder.take_line(encoder.end().encode("ascii"))
    assert decoder.ended
    return decoder.grids()


@pytest.mark.parametrize(
    ("raw", "cell"),
    [
        ("", None),
        (" é\ud800\n", " é\ud800\n"),
        (37.5, Decimal("37.5")),
        (40.0, 40),
        (0.1 + 0.2, Decimal("0.3")),
        (1e15, Decimal("1e15")),
        (float("-inf"), "-inf"),
        (True, True),
        (date(2018, 1, 31), date(2018, 1, 31)),
        (datetime(2018, 1, 31), date(2018, 1, 31)),  # noqa: DTZ001
        (datetime(2018, 1, 31, 8, 30), "2018-01-31 08:30:00"),  # noqa: DTZ001
        (time(8, 30), "08:30:00"),
        (timedelta(hours=32, minutes=5), "32:05:00"),
        (-timedelta(seconds=61), "-00:01:01"),
    ],
)
def test_cells(raw: Raw, cell: Cell) -> None:
    (grid,) = through(("a", 1, [[raw]], Layout()))
    assert grid.rows == ((cell,),)
    assert type(grid.rows[0][0]) is type(cell)


def test_several_grids_with_their_layout() -> None:
    first, second, third = through(
        ("a", 2, [[1.0, "x"]] * (ROWS_PER_LINE + 1), LAYOUT),
        ("b", 0, [], Layout()),
        ("c", 1, [["x"]], Layout()),
    )
    assert first == Grid("a", ((1, "x"),) * (ROWS_PER_LINE + 1), 1, LAYOUT)
    assert (second.rows, third.rows) == ((), (("x",),))


@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=3), st.booleans(), st.integers(0, 2).map(float)),
            min_size=2,
            max_size=2,
        )
    )
)
def test_any_rows(rows: list[list[Raw]]) -> None:
    (grid,) = through(("a", 2, rows, Layout()))
    assert [[cell or "" if isinstance(cell, str) else cell for cell in row] for row in rows] == [
        ["" if cell is None else cell for cell in row] for row in grid.rows
    ]
    assert [[isinstance(cell, bool) for cell in row] for row in rows] == [
        [isinstance(cell, bool) for cell in row] for row in grid.rows
    ]


def test_rows_of_unequal_length_are_never_sent() -> None:
    encoder = Encoder()
    encoder.grid("a", 1, (1, 2), Layout())
    with pytest.raises(InputRefusedError):
        list(encoder.rows([["a", "b"], ["c"]]))


def test_a_refusal_comes_back_whole() -> None:
    decoder = Decoder()
    decoder.take_line(
        refusal(
            [finding("file.empty", "a.csv"), finding("file.renamed", "", ".x", suffix=".x", kind="csv")]
        ).encode()
    )
    assert [found.code for found in decoder.refused] == ["file.empty", "file.renamed"]
    assert decoder.refused[1].value == ".x"


OPEN: dict[str, Any] = {
    "name": "a",
    "first_row": 1,
    "width": 1,
    "height": 1,
    "layout": json.loads(json.dumps({key: getattr(Layout(), key) for key in Layout.__slots__})),
}


@pytest.mark.parametrize(
    "lines",
    [
        [b""],
        [b"\xff"],
        [b"[]"],
        [b"{}"],
        [b"[" * 100_000],
        [b'{"end": 1}'],
        [b'{"end": 0}', b'{"end": 0}'],
        [b'{"refused": [{}]}'],
        [b'{"refused": [{"code": 1, "place": "", "nl": "", "en": "", "value": null}]}'],
        [b'{"new": [], "cells": "AAAAAA=="}'],
        [{"grid": {}}],
        [{"grid": OPEN | {"name": 1}}],
        [{"grid": OPEN | {"width": -1}}],
        [{"grid": OPEN | {"width": True}}],
        [{"grid": OPEN | {"layout": {}}}],
        [{"grid": OPEN | {"layout": OPEN["layout"] | {"merged": [[1]]}}}],
        [{"grid": OPEN}, {"new": [], "cells": "AAAAAA=="}],
        [{"grid": OPEN}, {"new": [1], "cells": "AAA="}],
        [{"grid": OPEN}, {"new": [1], "cells": 1}],
        [{"grid": OPEN}, {"new": [{}], "cells": "AAAAAA=="}],
        [{"grid": OPEN}, {"new": [["2018-02-30"]], "cells": "AAAAAA=="}],
        [{"grid": OPEN}, b'{"new": [NaN], "cells": "AAAAAA=="}'],
        [{"grid": OPEN | {"width": 2}}, {"new": [1], "cells": "AAAAAA=="}],
        [{"grid": OPEN | {"width": 0}}, {"new": [1], "cells": "AAAAAA=="}],
    ],
)  # fmt: skip
def test_nonsense(lines: list[bytes | dict[str, object]]) -> None:
    decoder = Decoder()
    *before, last = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    for line in before:
        decoder.take_line(line)
    with pytest.raises(NonsenseError):
        decoder.take_line(last)

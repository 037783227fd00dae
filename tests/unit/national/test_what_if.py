# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a change of rules does, in a table without small cells and a picture of it."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.unit.national.tables import WAJONG, YEAR, employments

from trede.errors import InputRefusedError
from trede.national.disclosure import TOTAL
from trede.national.engines.polars_engine import PolarsEngine
from trede.national.measure import Request, measure
from trede.national.what_if import moves, one_ladder
from trede.national.what_if_chart import chart
from trede.scheme import open_shelf

ONE, OTHER = (open_shelf().load(name) for name in ("pso-1.6", "pso-1.7"))
PARTICIPATIEWET = 2


def table(tmp_path):
    """Of 60 organisations of 20, every second has people whose three years are over and five years are not."""
    rows = [
        (
            number,
            (PARTICIPATIEWET if number % 2 else WAJONG) if person < 2 else 0,
            1,
            3600,
            4000,
            date(2014, 6, 1),
            None,
        )
        for number in range(60)
        for person in range(20)
    ]
    path = employments(tmp_path / "rows.parquet", rows)
    sectors = pl.DataFrame(
        {"organisation": range(60), "sector": [1 + number % 4 // 2 for number in range(60)]}
    )
    sectors.write_parquet(tmp_path / "sectors.parquet")
    request = Request(path, year=YEAR, unknown_outside=True)
    outcome = measure(request, [ONE, OTHER], PolarsEngine(), lambda *_: None)
    return moves(outcome, ONE, OTHER, tmp_path / "sectors.parquet")


def test_who_moves_up_when_the_window_grows(tmp_path):
    found = table(tmp_path)
    totals = found.filter((pl.col("size") == TOTAL) & (pl.col("sector") == TOTAL)).row(0, named=True)
    assert totals["all"] == 60
    assert found.filter(pl.col("sector") == "01")["size"].to_list() == ["10-20", TOTAL]
    shown = found.select("down", "same", "up", "all").to_numpy().ravel()
    assert all(value != value or value >= 3 for value in shown.astype(float))


def test_the_picture_says_what_is_hidden(tmp_path):
    for language, words in (("nl", "te klein om te tonen"), ("en", "too small to show")):
        picture = chart(table(tmp_path), "pso-1.6", "pso-1.7", language)
        assert "<title" in picture
        assert words in picture


@pytest.mark.parametrize(
    ("before", "after", "ladder"),
    [
        (("a", "b"), ("a", "b"), ("a", "b")),
        (("b", "c"), ("a", "b", "c"), ("a", "b", "c")),
        (("a", "x", "c"), ("a", "c"), ("a", "x", "c")),
    ],
)
def test_levels_fit_on_one_ladder_when_one_edition_has_them_all(before, after, ladder):
    assert one_ladder(replace(ONE, levels=before), replace(OTHER, levels=after)) == ladder


@pytest.mark.parametrize(("before", "after"), [(("a", "b"), ("a", "c")), (("a", "b"), ("b", "a"))])
def test_levels_that_do_not_fit_are_told(before, after):
    with pytest.raises(InputRefusedError) as refused:
        one_ladder(replace(ONE, levels=before), replace(OTHER, levels=after))
    [told] = refused.value.findings
    assert (told.code, told.value) == ("national.ladders-differ", OTHER.id)
    assert "a, b" in told.nl

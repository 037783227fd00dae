# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a change of rules does, in a table without small cells and a picture of it."""

import json
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.unit.national.tables import WAJONG, YEAR, employments

from trede.errors import InputRefusedError
from trede.national.disclosure import TOTAL, Cell, Shown
from trede.national.engines.polars_engine import PolarsEngine
from trede.national.measure import Request, measure
from trede.national.moves import Axes, Key, WhatIf
from trede.national.what_if import levels_table, moves_table, one_ladder, what_if
from trede.reports.what_if import About, contents, document, headline, left_out, page, pdf
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
    return what_if(outcome, ONE, OTHER, tmp_path / "sectors.parquet")


def test_who_moves_up_when_the_window_grows(tmp_path):
    found = moves_table(table(tmp_path))
    totals = found.filter((pl.col("size") == TOTAL) & (pl.col("sector") == TOTAL)).row(0, named=True)
    assert totals["all"] == 60
    assert totals["down"] == 0  # the later edition counts everybody at least as long
    assert found.filter(pl.col("size") == TOTAL)["sector"].to_list() == [TOTAL, "01", "02"]
    assert found.filter(pl.col("sector") == TOTAL)["size"].to_list() == [TOTAL, "10-20"]


def test_the_matrix_adds_up(tmp_path):
    found = levels_table(table(tmp_path))
    for _, area in found.group_by("size", "sector"):
        shown = {(row["before"], row["after"]): row["organisations"] for row in area.iter_rows(named=True)}
        for one in ("none", *ONE.levels):
            parts = [shown[one, other] for other in ("none", *OTHER.levels)]
            if None not in (*parts, shown[one, TOTAL]):
                assert sum(parts) == shown[one, TOTAL]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_says_what_was_compared(tmp_path, language):
    found = table(tmp_path)
    about = About(ONE, replace(OTHER, own=True), ("1.6", "1.7"), YEAR, True, True, "trede test")
    told = contents(found, about, language)
    shown = page(told)
    for words in {
        "nl": ["verzonnen", "eigen editie", "31 december 2018", "te klein", "afgeschermd", "geen trede"],
        "en": ["made up", "edition of one", "31 December 2018", "too small", "withheld", "no level"],
    }[language]:
        assert words in shown
    assert pdf(told, json.dumps(document(found, about)).encode(), YEAR).startswith(b"%PDF")
    assert headline(found, language) in shown


def test_numbers_have_the_mark_of_their_language():
    axes = Axes(("0-2",), (), ("none", "one"), ("none", "one"), ("none", "one"))
    counts = {"down": 950, "same": 18_345, "up": 0}
    shown = {Key(TOTAL, TOTAL, move=move): Shown(count) for move, count in counts.items()}
    found = WhatIf(axes, shown | {Key(TOTAL, TOTAL): Shown(19_295)}, Cell(0, 0))
    assert headline(found, "nl") == (
        "Van de organisaties met mensen uit de doelgroep (aantal: 19.295) dalen er 950 (4,9\N{NO-BREAK SPACE}%); "
        "geen kan er stijgen; 18.345 blijven gelijk (95,1\N{NO-BREAK SPACE}%)."
    )
    assert "950 move down (4.9\N{NO-BREAK SPACE}%); none can move up" in headline(found, "en")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (Cell(0, 0), "Elke organisatie"),
        (Cell(2, 40), "te weinig om te tonen"),
        (Cell(1200, 4000), "1.200 org"),
    ],
)
def test_who_is_left_out_is_counted_unless_they_are_few(tmp_path, left, words):
    about = About(ONE, OTHER, ("1.6", "1.7"), YEAR, False, False, "trede test")
    told = left_out(replace(table(tmp_path), left_out=left), about, "nl")
    assert words in told
    assert "--unknown-outside" in told


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

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of files, and their first rows on a page: words as checksums, and nothing of a person."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from trede.intake.grids import Grid
from trede.intake.header_rows import HIGHEST_HEADER_ROW
from trede.intake.mapping import SheetSaid
from trede.intake.said import NOTHING_SAID, Said
from trede.intake.tables import MOST_WORDS
from trede.office.uploads.rules.heads import (
    MOST_COLUMNS,
    MOST_SHEETS,
    ROWS,
    SheetHead,
    head_document,
    heads_of,
    read_head,
)
from trede.office.uploads.rules.memory import (
    WEEK,
    Memory,
    header_sha256,
    news,
    recalled,
    rememberable,
    with_headers,
    word_sha256,
)

OURS, THEIRS = "organisation-1", "organisation-2"
BSN = 111222333  # passes the 11-test, of nobody
HEADERS = ("Personeelsnummer", "Uren per week", "In dienst", "Soort")
ROW = ("P1", 32, date(2015, 1, 1), "vast werk")


def grid(*rows, name="Blad1", first_row=1):
    return Grid(name, rows, first_row)


def test_a_header_is_remembered_as_a_checksum_of_its_organisation_whatever_its_capitals():
    assert header_sha256(OURS, "  SOORT-werk ") == sha256(b"organisation-1\nsoort werk").hexdigest()
    assert header_sha256(OURS, "Soort") != header_sha256(THEIRS, "Soort")


def test_a_word_is_remembered_with_the_field_it_is_of():
    assert word_sha256(OURS, "contract", "Vast") == sha256(b"organisation-1\ncontract\nvast").hexdigest()


@pytest.mark.parametrize(
    ("word", "may"),
    [
        ("Fase 2", True),
        ("Jansen 12", True),
        ("Jansen 123", False),  # a number of three digits beside a name is that of somebody
        ("1001 - Jansen, P.", False),
        (f"nummer {BSN}", False),
        ("vast", True),
    ],
)
def test_no_word_of_a_person_is_remembered(word, may):
    assert rememberable(word) is may


@pytest.mark.parametrize(
    ("letter", "header_row", "known"),
    [
        ("A", 3, "x"),
        ("B", 3, "Uren"),
        ("B", 4, "y"),
        ("B", 2, None),
        ("B", 5, None),
        ("C", 3, None),
        ("D", 3, None),
    ],
)
def test_what_was_said_of_a_column_is_remembered_by_its_header(letter, header_row, known):
    """The head begins in row 3 of the sheet; C is a column of which nothing may be shown, D is none."""
    head = SheetHead("Blad1", 3, [["x", "Uren", "Naam"], [1, "y", "Jansen"]], [2], read=False)
    said = with_headers(
        Said({"Al": "ref"}), {"Blad1": SheetSaid("employments", header_row, {letter: "hours"})}, [head]
    )
    assert said.columns == {"Al": "ref"} | ({known: "hours"} if known else {})


def test_a_sheet_of_which_nothing_was_said_and_a_number_as_header_are_not_remembered():
    head = SheetHead("Blad1", 1, [[2025, "Uren"]], [], read=False)
    assert (
        with_headers(NOTHING_SAID, {"Blad2": SheetSaid("employments", 1, {"B": "hours"})}, [head]).columns
        == {}
    )
    assert (
        with_headers(NOTHING_SAID, {"Blad1": SheetSaid("employments", 1, {"A": "hours"})}, [head]).columns
        == {}
    )


def test_news_is_what_was_not_said_before():
    before = Said({"A": "hours", "B": None}, {"contract": {"vast": "regular", "x": None}}, 3600)
    now = Said(
        {"A": "hours", "B": None, "C": "ref", "D": None},
        {
            "contract": {"vast": "regular", "x": None, "flex": "secondment", "Jansen 123": "trial"},
            "position": {"w": "ww"},
        },
        3800,
    )
    found = news(now, before)
    assert found.columns == {"C": "ref", "D": None}  # "do not read" is said too
    assert found.words == {"contract": {"flex": "secondment"}, "position": {"w": "ww"}}
    assert found.fulltime_week == 3800
    again = news(now, now)
    assert (again.columns, again.words, again.fulltime_week) == ({}, {}, None)


def test_no_number_of_a_citizen_is_remembered_as_the_name_of_a_column():
    """A checksum of nine digits is found by trying them all."""
    found = news(Said({"111222333": "ref", "BSN 1112.22.333": None, "Uren 2025": "hours"}), Said())
    assert found.columns == {"Uren 2025": "hours"}


def test_no_more_is_remembered_than_is_looked_at_in_a_file():
    many = {f"k{number}": "regular" for number in range(60_000)}
    found = news(Said(dict.fromkeys(many, "hours"), {"contract": many}), Said())
    assert len(found.columns) == len(found.words["contract"]) == MOST_WORDS


def test_what_is_meant_otherwise_now_is_news():
    before = Said({"A": "hours"}, {"contract": {"vast": "regular"}})
    found = news(Said({"A": "ref"}, {"contract": {"vast": "trial"}}), before)
    assert (found.columns, found.words) == ({"A": "ref"}, {"contract": {"vast": "trial"}})


def remembered(columns=(), words=(), week=None):
    known = {word_sha256(OURS, "contract", word): code for word, code in words}
    weeks = {WEEK: {word_sha256(OURS, WEEK, ""): week}} if week else {}
    return Memory({header_sha256(OURS, header): key for header, key in columns}, {"contract": known, **weeks})


MEMORY = remembered(
    [("Soort", "contract"), ("Kleur", "")], [("vast werk", "regular"), ("oproep", "")], "3600"
)


def test_what_was_said_before_is_recalled_by_header_and_by_word():
    headers, rows = (*HEADERS, "Kleur"), [(*ROW, "rood"), ("P2", 20, date(2016, 1, 1), "Oproep", "vast werk")]
    found = recalled(OURS, [grid(headers, *rows)], MEMORY, {})
    assert found.columns == {"Soort": "contract", "Kleur": None}
    assert found.words == {"contract": {"vast werk": "regular", "Oproep": None}, "position": {}}
    assert found.fulltime_week == 3600


@pytest.mark.parametrize(
    ("headers", "recalled_columns"),
    [
        (HEADERS, {}),  # it was said of another file, that had more columns; without it there is no number
        ((*HEADERS, "Code"), {"Personeelsnummer": None, "Code": "ref"}),  # here is the other one too
        ((*HEADERS[1:], "Code"), {"Code": "ref"}),
        (("Personeelsnummer", "Kleur"), {"Personeelsnummer": None}),  # a sheet that nothing is read of
    ],
)
def test_the_only_column_of_what_must_be_there_is_read_whatever_was_said_elsewhere(headers, recalled_columns):
    memory = remembered([("Personeelsnummer", ""), ("Code", "ref")])
    found = recalled(OURS, [grid(headers, [f"{position}" for position in range(len(headers))])], memory, {})
    assert found.columns == recalled_columns


def test_of_another_organisation_nothing_is():
    found = recalled(THEIRS, [grid(HEADERS, ROW)], MEMORY, {})
    assert (found.columns, found.words, found.fulltime_week) == ({}, {"contract": {}, "position": {}}, None)


def test_without_a_memory_there_is_nothing():
    assert recalled(OURS, [grid(HEADERS, ROW)], Memory(), {}) == Said()


def test_words_stand_below_the_headers_and_in_the_column_that_holds_them():
    """``oproep`` is a header of nothing here; above it stands a title, and the sheet begins in row 5."""
    title = ("vast werk", None, None, None)
    found = recalled(OURS, [grid(title, HEADERS, ROW, first_row=5)], MEMORY, {})
    assert found.words["contract"] == {"vast werk": "regular"}
    found = recalled(
        OURS, [grid(title, HEADERS, ("P1", 32, date(2015, 1, 1), "iets"), first_row=5)], MEMORY, {}
    )
    assert found.words["contract"] == {}


def test_words_are_looked_for_where_the_user_said_that_they_are():
    said = {"Blad1": SheetSaid("employments", 1, {"A": "ref", "B": "contract"})}
    found = recalled(OURS, [grid(("x", "y", "Soort"), ("P1", "oproep", "vast werk"))], MEMORY, said)
    assert found.words["contract"] == {"oproep": None}


def test_of_a_column_with_too_many_words_only_the_first_are_looked_at():
    rows = [(f"P{number}", 32, date(2015, 1, 1), f"woord {number}") for number in range(MOST_WORDS)]
    last = [*rows[1:], ("P0", 32, date(2015, 1, 1), "oproep")]
    assert recalled(OURS, [grid(HEADERS, *last)], MEMORY, {}).words["contract"] == {"oproep": None}
    assert recalled(OURS, [grid(HEADERS, *rows, last[-1])], MEMORY, {}).words["contract"] == {}


def test_headers_are_recalled_as_far_down_as_headers_may_stand():
    above = [("titel",)] * (HIGHEST_HEADER_ROW - 1)
    assert recalled(OURS, [grid(*above, ("Soort",))], MEMORY, {}).columns == {"Soort": "contract"}
    assert recalled(OURS, [grid(("titel",), *above, ("Soort",))], MEMORY, {}).columns == {}


def heads(*rows, name="Blad1", read=()):
    return heads_of([Grid(name, rows)], read)


def test_the_head_of_a_sheet_has_so_many_rows_and_columns():
    wide = tuple(range(MOST_COLUMNS + 1))
    (head,) = heads(*[wide] * (ROWS + 1), read={"Blad1"})
    assert (len(head.rows), {len(row) for row in head.rows}, head.first_row, head.read) == (
        ROWS,
        {MOST_COLUMNS},
        1,
        True,
    )
    assert heads(("x",))[0].read is False
    assert ROWS == HIGHEST_HEADER_ROW + 6


def test_sheets_with_an_explanation_or_the_organisation_or_nothing_have_no_head():
    assert heads() == heads(("x",), name="Toelichting") == heads(("x",), name="ORGANISATIE") == ()
    many = [Grid(f"Blad{number}", (("x",),)) for number in range(MOST_SHEETS + 1)]
    assert [each.name for each in heads_of(many, ())] == [each.name for each in many[:MOST_SHEETS]]


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        (("Achternaam", "x"), [1]),
        (("Naam", "x"), [1]),
        (("Kolom", BSN, BSN), [1]),
        (("Kolom", BSN), [1]),
        ((BSN, "x", "y"), []),  # one number in the place of a header
        (("Kolom", "x"), []),
        (("x",) * (ROWS - 1) + ("Achternaam",), [1]),
        (("x",) * ROWS + ("Achternaam",), []),  # a word far below is no header
    ],
)
def test_a_column_that_may_be_of_people_is_hidden(cells, hidden):
    (head,) = heads(*[(number, cell) for number, cell in enumerate(cells)])
    assert head.hidden == hidden
    shown = [row[1] for row in head.grid.rows]
    assert shown == [None if hidden else cell for cell in cells[:ROWS]]
    assert [row[0] for row in head.grid.rows] == list(range(min(len(cells), ROWS)))


def test_a_head_is_read_back_as_it_was_written():
    rows = [("Uren", date(2025, 1, 31), Decimal("32.50"), 32, None, True)]
    head = SheetHead("Blad1", 3, rows, [1], read=True)
    assert head_document(head)["rows"] == [
        ["Uren", ["day", "2025-01-31"], ["number", "32.50"], 32, None, True]
    ]
    assert read_head(head_document(head)) == head


def test_a_number_is_no_header_that_is_recalled():
    found = recalled(OURS, [grid((2025, "Uren"))], remembered([("2025", "hours")]), {})
    assert found.columns == {}

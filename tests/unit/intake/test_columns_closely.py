# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What headers and values say of a column, each rule at its border, without a file."""

import re
from datetime import date
from fractions import Fraction

import pytest
from tests.unit.intake.test_tables import sheet

from trede.errors import InputRefusedError
from trede.intake.cells import table_style
from trede.intake.column_values import can_be, looks, sampled, samples
from trede.intake.columns import TOLD, read_column, substitute
from trede.intake.fields import part
from trede.intake.grids import Area, Grid, Layout
from trede.intake.header_rows import HeaderRow, header_row
from trede.intake.header_words import field_of, notions
from trede.intake.headers import Meaning, day_of, known_headers, meaning, normal, of_either_week
from trede.intake.labels import labels, newest_texts
from trede.intake.mapping import SheetSaid, mapping_as_said, mapping_of
from trede.intake.mapping_file import mapping_text, read_mapping, written_mapping
from trede.intake.said import Said
from trede.intake.whole_columns import without_names
from trede.kernel.periods import Period

FIELD = part("employments").field


@pytest.mark.parametrize(
    ("header", "values", "seems"),
    [
        ("Uren x", [60], "hours"),
        ("Uren x", [61], None),
        ("Uren x", [1, 61], None),
        ("Uren x", [0], None),
        ("Uren x", [1], "hours"),
        ("Kolom", [30], None),
        ("Deeltijd perc", [150], "shares"),
        ("Deeltijd perc", [151], None),
        ("Kolom", ["50%"], "shares"),
        ("Fte", [1], "shares"),
        ("Fte", [True], None),
        ("Fte", ["0,1234"], "shares"),
        ("Fte", ["0,12345"], None),
        ("Kolom", [date(1950, 1, 1)], "days"),
        ("Kolom", [date(1949, 12, 31)], None),  # of birth
        ("Kolom", [date(2100, 12, 31)], "days"),
        ("Kolom", [date(2101, 1, 1)], None),
    ],
)
def test_what_an_unread_column_seems_to_hold(header, values, seems):
    assert looks(header, values) == seems


def test_half_of_the_values_bear_a_header_out():
    assert can_be(FIELD("hours"), [30, "x"])
    assert not can_be(FIELD("hours"), [30, "x", "y"])


def test_so_many_values_of_so_many_rows_are_looked_at():
    assert len(sampled(range(60))) == 50
    assert sampled([1] * 999 + ["x"]) == [1, "x"]
    assert sampled([1] * 1000 + ["x"]) == [1]


@pytest.mark.parametrize(
    ("header", "path", "found"),
    [
        ("Persnr", "employments", ("ref", "synonym", 1)),
        ("Arbeidsduur", "employments", ("hours", "likely", 200)),
        ("Uit dienst", "employments", ("to", "synonym", 1003)),  # behind the end of a contract
        ("Leverancier naam", "purchases", ("supplier", "synonym", 2)),
        ("indication_until", "employments", ("indication_until", "key", 0)),
    ],
)
def test_how_well_a_header_is_known(header, path, found):
    said = meaning(header, path)
    assert (said.field.key, said.how, said.rank) == found


@pytest.mark.parametrize("path", ["employments", "purchases"])
def test_every_header_may_be_written_as_one_word(path):
    """``DatumInDienst``, as programs export it."""
    plain = {
        header: each for header, each in known_headers(path).items() if header.replace(" ", "").isalpha()
    }
    assert len(plain) > 40
    for header, each in plain.items():
        assert meaning(header.title().replace(" ", ""), path).field == each.field


def test_a_long_header_is_not_read_to_its_end():
    assert normal("a" * 201) == "a" * 200
    assert notions(" ".join(["datum"] * 12)) == {"day"}
    assert notions(" ".join(["datum"] * 13)) is None
    assert notions("datum" * 8) == {"day"}  # forty letters
    assert notions("datum" * 5 + "uren" * 4) is None


def headers_of(*headers, **found):
    return HeaderRow("employments", 0, headers, dict(enumerate(found.values())))


def test_what_we_wrote_or_somebody_said_weighs_two_and_a_guess_one():
    ref, hours = Meaning(FIELD("ref"), "given", -1), Meaning(FIELD("hours"), "likely", 200)
    assert headers_of("Nr", "Duur", ref=ref, hours=hours).weight == 3
    assert (
        headers_of("BSN", "Duur", ref=ref, hours=hours).weight == 3
    )  # whoever says so may be wrong elsewhere
    asked = Meaning(FIELD("ref"), "synonym", 1)
    start = Meaning(FIELD("from"), "likely", 200)
    assert headers_of("BSN", "Duur", "Begin", ref=asked, hours=hours, start=start).weight == 2
    assert headers_of("BSN", "Duur", ref=asked, hours=hours).weight == 0


def test_a_column_that_is_not_wanted_is_named_by_its_letter():
    assert headers_of("x", "y", "z").unwanted({"b": None}) == {1}


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        (("Persnr", "Uren", None), (None, "per week", "In dienst"), ["Persnr", "Uren per week", "In dienst"]),
        ((None, "Uren", None), ("Persnr", "per week", "In dienst"), ["Persnr", "per week", "In dienst"]),
        (("Jaar 1", "Uren", "x"), ("Persnr", "per week", "In dienst"), ["Persnr", "per week", "In dienst"]),
    ],
)
def test_two_rows_of_words_are_one_row_of_headers_and_a_title_is_none(above, below, found):
    assert list(header_row(sheet(above, below), {}).headers) == found


def test_what_a_user_says_of_the_last_row_holds_and_below_it_there_is_none():
    rows = sheet(("Persnr", "Uren"), ("P1", 30))
    (ref, hours) = mapping_as_said(rows, SheetSaid("employments", 1, {"B": "hours"})).columns
    assert (ref.field, hours.field, hours.samples) == (None, "hours", ("30",))
    assert mapping_as_said(rows, SheetSaid("employments", 2, {"B": "hours"})).columns[1].samples == ()
    assert mapping_as_said(rows, SheetSaid("employments", 3, {"B": "hours"})) is None


def test_a_made_value_keeps_to_the_limits_of_its_field():
    style = table_style(labels(newest_texts()))
    column = read_column(FIELD("hours"), [None] * 4, style)
    for row, made in enumerate((0, 1, 6000, 6001)):
        column.solve(row, made)
    assert column.values[1:3] == [1, 6000]
    assert {row: dict(each.fields)["made"] for row, each in column.problems.items()} == {
        0: "0.00",
        3: "60.01",
    }


def test_what_stands_in_the_place_of_a_ratio_is_one_that_is_allowed():
    ratios = [
        field for each in ("purchases", "measurement") for field in part(each).fields if field.kind == "ratio"
    ]
    assert len(ratios) == 4
    for field in ratios:
        found = substitute(field, 0, Period(1, 365))
        assert isinstance(found, Fraction)  # a whole number would give binary fractions
        assert field.low < found <= field.high


def test_what_stands_in_the_place_of_a_number_of_its_own_is_another_in_each_row():
    year = Period(1, 365)
    for field in (part("purchases").field("kvk"), FIELD("ref")):
        first, second = (substitute(field, row, year) for row in (0, 1))
        assert first != second
        assert (field.kind == "kvk") == bool(re.fullmatch("[0-9]{8}", first))


@pytest.mark.parametrize(
    "field", [part("purchases").field("order"), part("purchases").field("kvk"), FIELD("entity")]
)
def test_a_number_of_which_excel_kept_a_few_digits_is_no_number(field):
    style = table_style(labels(newest_texts()))
    for kept in ("1,00023E+11", "1,00023e+11"):
        assert read_column(field, [kept], style).problems[0].code == "input.scientific"


def test_who_works_for_themselves_is_read_as_flex_work_and_told():
    style = table_style(labels(newest_texts()))
    column = read_column(FIELD("contract"), ["zzp", "detachering"], style)
    assert column.values == ["secondment", "secondment"]
    assert column.changed == {"employment.self-employed": [0]}


@pytest.mark.parametrize("header", ["BSN", "Burgerservicenummer"])
def test_what_its_header_calls_a_citizen_service_number_is_never_read(header):
    """Whatever the values are, and whatever is said of it."""
    rows = sheet(("Persnr", header, "Uren"), ("P1", 12, 30), ("P2", 13, 30))
    said = mapping_as_said(
        rows, SheetSaid("employments", 1, {"A": "ref", "B": "hours", "C": "fulltime_hours"})
    )
    for columns in (mapping_of(rows).columns, said.columns):
        assert (columns[1].dropped, columns[1].field, columns[1].samples) == ("bsn", None, ())


def test_a_column_of_which_is_told_that_it_lacks_is_not_told_of_again_in_each_row():
    column = read_column(FIELD("hours"), [TOLD, TOLD], table_style(labels(newest_texts())))
    assert column.problems.keys() == {0, 1}
    assert column.reportable == {}


def test_a_header_of_any_signs_is_written_so_that_it_can_be_read_again():
    text = written_mapping({"In dienst \U0001f600": "from", "Eén": "to"}, Said())
    assert read_mapping(text, "m.toml").columns == {"In dienst \U0001f600": "from", "Eén": "to"}


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1001 - Jansen, P.", "1002 - Bos"], ["1001", "1002"]),
        (["1001 - Jansen, P.", "1001 - Bos"], None),
        (["1001 - Jansen, P.", "1001"], None),
    ],
    ids=["apart", "the same by it", "there already"],
)
def test_of_a_number_with_a_name_the_number_is_read_unless_two_become_the_same(cells, read):
    column = read_column(FIELD("ref"), cells, table_style(labels(newest_texts())))
    if read:
        assert (column.values, column.changed) == (read, {"input.name-beside-number": [0, 1]})
    else:
        assert column.problems[0].code == "input.name-as-ref"


def test_the_row_of_headers_is_told_as_its_user_counts():
    """The sheet begins in its third row, with a title."""
    rows = (("Overzicht", None, None), ("Persnr", "Uren per week", "In dienst"), ("P1", 30, "01-05-2016"))
    found = mapping_of(Grid("Blad", rows, 3))
    assert (found.header_row, found.columns[1].samples) == (4, ("30",))


def test_of_a_sheet_as_said_every_column_that_holds_anything_is_there():
    rows = sheet(("Persnr", None, None), ("P1", 30, None))
    columns = mapping_as_said(rows, SheetSaid("employments", 1, {"A": "ref"})).columns
    assert [(each.letter, each.field, each.dropped) for each in columns] == [
        ("A", "ref", None),
        ("B", None, "unknown"),
    ]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Startdatum (contract)", "contract"),
        ("Startdatum", "day"),
        ("In dienst", "employer"),
        ("Chef", "day"),
    ],
)
def test_of_what_a_day_is(header, found):
    assert day_of(header) == found


def test_what_stands_in_brackets_says_of_whom_a_length_of_work_is():
    assert of_either_week("Arbeidsduur")
    assert not of_either_week("Arbeidsduur (contract)")


def test_one_day_that_is_a_month_alone_is_told_with_its_row():
    column = read_column(FIELD("from"), ["01-05-2016", "2016-05"], table_style(labels(newest_texts())))
    assert column.changed == {"input.month-only": [1]}


def test_a_name_as_reference_is_refused_in_a_document_too_and_nothing_else_is():
    style = table_style(labels(newest_texts()))
    assert (
        without_names(style, FIELD("ref"), ["Jansen, P."])(FIELD("ref"), "Jansen, P.").code
        == "input.name-as-ref"
    )
    assert without_names(style, FIELD("hours"), ["32"])(FIELD("hours"), "32") == 3200


def test_numbers_that_may_be_those_of_citizens_are_read_when_somebody_says_what_they_are():
    """Three of five pass the test of eleven: too many for chance, too few to be sure."""
    values = ("111222333", "123456782", "111222333", "111222334", "123456783")
    rows = sheet(("Code", "Uren", "In dienst"), *((each, 30, "01-05-2016") for each in values))
    assert mapping_of(rows).columns[0].dropped == "bsn-doubt"
    assert mapping_of(rows, {"Code": "ref"}).columns[0].field == "ref"


def test_our_own_header_goes_before_every_other():
    found = mapping_of(sheet(("Persnr", "Personeelsnummer", "Uren"), ("P1", "Q1", 30))).columns
    assert [(each.field, each.dropped) for each in found[:2]] == [(None, "double"), ("ref", None)]


def test_what_is_sure_goes_before_what_is_likely():
    assert field_of("vaste uren") == ("hours", "sure")


def test_a_factor_that_is_no_number_is_a_problem_and_not_left_out():
    column = read_column(FIELD("fte"), ["0,5", "half"], table_style(labels(newest_texts())))
    assert column.problems.keys() == {1}
    assert not column.empty(1)


def test_of_a_reference_no_name_is_shown_and_of_another_value_all():
    assert samples(["1001 - Jansen"], FIELD("ref")) == ("1001",)
    assert samples(["1001 - Jansen"], FIELD("contract")) == ("1001 - Jansen",)


def test_names_as_references_are_told_once_for_the_whole_column():
    column = read_column(FIELD("ref"), ["Jansen, P.", "Vries, A. de"], table_style(labels(newest_texts())))
    assert [each.once for each in column.problems.values()] == [True, True]


def test_a_column_that_is_not_read_is_written_down_with_what_it_may_be():
    rows = sheet(("Persnr", "Arbeidsduur", "In dienst"), ("P1", "veel", "01-05-2016"))
    assert '# "Arbeidsduur" = "hours"' in mapping_text((mapping_of(rows),), {}, Said())


def test_the_letter_of_a_field_is_that_of_its_column():
    page = mapping_of(sheet(("Persnr", "Uren", "In dienst"), ("P1", 30, "01-05-2016")))
    assert [page.letter(key) for key in ("ref", "hours", "from", "to")] == ["A", "B", "C", None]


def test_of_two_lengths_of_work_one_is_that_of_a_full_job():
    page = mapping_of(sheet(("Persnr", "Uren per week", "Arbeidsduur"), ("P1", 30, 36), ("P2", 20, 36)))
    assert page.positions == {"ref": 0, "hours": 1, "fulltime_hours": 2}


def test_a_sign_of_percents_says_the_same_as_a_part_of_one():
    style = table_style(labels(newest_texts()))
    signed, parts = (read_column(FIELD("fte"), cells, style) for cells in (["80 %", "50%"], ["0,8", "0,5"]))
    assert signed.values == parts.values
    assert not signed.problems


def test_of_two_last_days_at_the_employer_one_is_read():
    headers = ("Persnr", "Uren", "In dienst", "Uit dienst", "Datum uit dienst")
    page = mapping_of(sheet(headers, ("P1", 30, "01-05-2016", "01-05-2026", "01-05-2026")))
    assert page.letter("left") is None
    assert len(page.dropped("double")) == 1


@pytest.mark.parametrize(
    ("header", "key"),
    [("KvK-nummer leverancier (8 cijfers)", "kvk"), ("SoortLeverancier (pso of sw)", "kind")],
)
def test_a_remark_in_brackets_does_not_matter(header, key):
    assert meaning(header, "purchases").field.key == key


def test_a_header_merged_over_columns_lower_down_is_that_of_each():
    upper, lower = ("Personeels", "Uren", None), ("nummer", "per week", "voltijd")
    rows = (("Overzicht", None, None), upper, lower, ("P1", 32, 40))
    found = header_row(Grid("Blad", rows, 3, Layout(merged=(Area(4, 2, 4, 3),))), {})
    assert list(found.headers) == ["Personeels nummer", "Uren per week", "Uren voltijd"]


def test_one_sign_of_percents_makes_a_column_one_of_shares():
    assert looks("Iets", ["80%", "50"]) == "shares"


@pytest.mark.parametrize(("week", "read"), [("30", 3000), ("48", 4800), ("29.99", None), ("48.01", None)])
def test_a_full_week_in_a_mapping_file_has_the_limits_of_its_field(week, read):
    text = f'format = "trede/mapping/1"\nfulltime_week = "{week}"\n'
    if read:
        assert read_mapping(text, "m.toml").fulltime_week == read
        return
    with pytest.raises(InputRefusedError):
        read_mapping(text, "m.toml")


def test_words_are_written_as_they_are_spelt():
    assert '"café" = "regular"' in written_mapping({}, Said(words={"contract": {"café": "regular"}}))


def test_a_length_beside_a_factor_is_that_of_a_full_week_when_it_is_one_for_all():
    start = date(2016, 5, 1)
    rows = [("Persnr", "Arbeidsduur", "Fte", "In dienst"), ("P1", 36, "0,5", start), ("P2", 36, "1", start)]
    assert [each.field for each in mapping_of(sheet(*rows), None).columns][1] == "fulltime_hours"
    rows = [tuple(cell for at, cell in enumerate(row) if at != 2) for row in rows]
    assert [each.field for each in mapping_of(sheet(*rows), None).columns][1] == "hours"

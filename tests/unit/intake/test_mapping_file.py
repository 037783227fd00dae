# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a user says of a file is a small file that can be given again."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from tests.unit.intake.real_files import (
    CONTRACT,
    HEADERS,
    PEOPLE,
    TO,
    codes,
    read_rows,
    with_column,
    with_header,
)

from trede.errors import InputRefusedError
from trede.intake.grids import Grid
from trede.intake.mapping import mapping_of
from trede.intake.mapping_file import mapping_text, read_mapping, said_in_words, written_mapping
from trede.intake.said import NOTHING_SAID, Said

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 'format = "trede/mapping/1"\n'


def mistakes(text: str) -> list[tuple[str, str | None]]:
    with pytest.raises(InputRefusedError) as refused:
        read_mapping(text, "m.toml")
    return [(found.code, found.value) for found in refused.value.findings]


def test_all_that_can_be_said() -> None:
    text = FORMAT + (
        'fulltime_week = "36,5"\nmonth_first = true\n[columns]\n"A" = "to"\n"B" = "In dienst vanaf"\n"C" = ""\n'
        '[contract]\nHulp = "regular"\nX = "?"\n[position]\nJa = "Wajong"\nNee = "none"\n'
    )
    assert read_mapping(text, "m.toml") == Said(
        {"A": "to", "B": "from", "C": None},
        {"contract": {"Hulp": "regular"}, "position": {"Ja": "wajong", "Nee": None}},
        3650,
        True,
    )


def test_a_header_that_stands_on_two_sheets_is_written_once() -> None:
    """Twice the same key would be no TOML."""
    pages = [
        mapping_of(Grid(name, (("Persnr", "Uren per week", "Chef"), ("P1", 32, "x")), 1))
        for name in ("Nu", "Oud")
    ]
    text = mapping_text(tuple(filter(None, pages)), {}, NOTHING_SAID)
    assert tomllib.loads(text)["columns"] == {"Persnr": "ref", "Uren per week": "hours"}
    assert text.count("Chef") == 1


def test_beside_a_column_that_is_not_read_stands_what_is_in_it() -> None:
    """Of days and figures alone; of a column that was read only where its header is no more than likely."""
    page = mapping_of(
        Grid("Nu", (("Persnr", "Arbeidsduur", "Chef", "Iets"), ("P1", 32, "x", "01-05-2016")), 1)
    )
    assert page
    columns = mapping_text((page,), {}, NOTHING_SAID).split("[columns]\n")[1].split("\n\n")[0]
    assert columns.splitlines() == [
        '"Persnr" = "ref"',
        '"Arbeidsduur" = "hours"  # 32',
        '# "Chef" = ""',
        '# "Iets" = ""  # 01-05-2016',
    ]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ('format = "x"', "mapping.format", "x"),
        (FORMAT + "kolommen = 1", "mapping.unknown-key", "kolommen"),
        (FORMAT + "columns = 1", "mapping.not-a-table", "columns"),
        (FORMAT + "[columns]\nA = 1", "mapping.not-a-table", "columns"),
        (FORMAT + '[columns]\nA = "einde"', "mapping.unknown-field", "einde"),
        (FORMAT + '[position]\nA = "wajonk"', "mapping.unknown-code", "wajonk"),
        (FORMAT + 'fulltime_week = "60"', "employment.fulltime-range", "60"),
        (FORMAT + 'fulltime_week = "veel"', "employment.fulltime-range", "veel"),
        (FORMAT + "fulltime_week = 37.123", "employment.fulltime-range", "37.123"),
    ],
)
def test_each_mistake_has_its_finding(text: str, code: str, value: str) -> None:
    assert mistakes(text) == [(code, value)]


def test_nobody_is_without_a_contract() -> None:
    assert read_mapping(FORMAT + '[contract]\nA = "none"', "m.toml").words == {"contract": {}}


def test_what_is_no_toml() -> None:
    assert [code for code, _ in mistakes("= =")] == ["mapping.not-toml"]


def test_the_same_in_words() -> None:
    said = said_in_words(
        ["Los=to", "a=b=from", "Weg="], ["Hulp=regular", "Ja=wajong", "Nee=none"], "36", month_first=True
    )
    assert said == Said(
        {"Los": "to", "a=b": "from", "Weg": None},
        {"contract": {"Hulp": "regular"}, "position": {"Ja": "wajong", "Nee": None}},
        3600,
        True,
    )
    assert said_in_words(None, None) == Said({}, {"contract": {}, "position": {}})


def test_mistakes_in_words_come_all_at_once() -> None:
    with pytest.raises(InputRefusedError) as refused:
        said_in_words(["los"], ["Hulp=x"], "12")
    assert [found.code for found in refused.value.findings] == [
        "mapping.no-pair",
        "mapping.unknown-field",
        "employment.fulltime-range",
        "mapping.unknown-code",
    ]


def test_what_is_said_here_goes_before_what_was_said_before() -> None:
    here = Said({"A": "to"}, {"contract": {"x": "trial"}}, None, True)
    before = Said(
        {"A": "from", "B": None}, {"contract": {"x": "regular", "y": "regular"}, "position": {}}, 3600
    )
    assert here.over(before) == Said(
        {"A": "to", "B": None}, {"contract": {"x": "trial", "y": "regular"}, "position": {}}, 3600, True
    )


def test_how_a_file_was_read_can_be_given_again(tmp_path: Path) -> None:
    rows = [(*row, "14-03-2025", "x", "Kanarie") for row in with_column(CONTRACT, ["Hulp", *["vast"] * 5])]
    headers = (*with_header(TO, "Laatste werkdag"), 'Einddatum "proef"', "Afdeling", "Achternaam")
    reading = read_rows(tmp_path, rows, headers, Said({"Afdeling": None}, {}, 3600, True))
    text = mapping_text(reading.sheets, reading.words, Said({"Afdeling": None}, {}, 3600, True))
    written = tomllib.loads(text)
    assert written["columns"]["Laatste werkdag"] == "to"
    assert written["columns"]["Afdeling"] == ""
    assert 'Einddatum "proef"' not in written["columns"]
    assert "proef" in text
    assert written["contract"] == {"Hulp": "?", "vast": "regular"}
    assert "Kanarie" not in text
    assert "Achternaam" not in text
    again = read_mapping(text, "m.toml")
    assert (again.fulltime_week, again.month_first) == (3600, True)
    filled = text.replace('"Hulp" = "?"', '"Hulp" = "regular"').replace("month_first = true\n", "")
    told = codes(read_rows(tmp_path, rows, headers, read_mapping(filled, "m.toml")))
    assert told == ["table.personal-column-name", "table.unread-days"]


def test_a_file_without_questions_gives_a_file_that_says_the_same(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, PEOPLE)
    said = read_mapping(mapping_text(reading.sheets, reading.words, NOTHING_SAID), "m.toml")
    assert said.columns == dict(
        zip(HEADERS, ("ref", "position", "contract", "hours", "fulltime_hours", "from", "to"), strict=True)
    )
    assert read_rows(tmp_path, PEOPLE, said=said).measurement == reading.measurement


def test_another_table_has_names_of_its_own() -> None:
    text = FORMAT + '[columns]\n"Bouwjaar" = "first_day"\n"Uren" = "hours"\n'
    assert mistakes(text) == [("mapping.unknown-field", "first_day")]
    named = read_mapping(text, "m.toml", ["first_day"])
    assert named.columns == {"Bouwjaar": "first_day", "Uren": "hours"}
    assert said_in_words(["Bouwjaar=first_day"], None, more=["first_day"]).columns == {
        "Bouwjaar": "first_day"
    }


def test_what_was_written_of_another_table_is_read_again() -> None:
    said = Said({}, {"contract": {"Vaste kracht": "regular"}, "position": {"Nee": None}})
    columns = {'Bouw"jaar': "first_day", "Weg": ""}
    again = read_mapping(written_mapping(columns, said), "m.toml", ["first_day"])
    assert again.columns == {'Bouw"jaar': "first_day", "Weg": None}
    assert again.words == said.words


def test_a_mapping_larger_than_anybody_writes_is_refused():
    with pytest.raises(InputRefusedError) as refused:
        read_mapping("#" * 1_000_001, "groot.toml")
    assert [each.code for each in refused.value.findings] == ["input.too-large"]

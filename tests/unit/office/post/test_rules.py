# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may stand in a letter."""

import pytest

from trede.office.post.rules import LONGEST_NAME, shortened, stands_on_one_line


@pytest.mark.parametrize(
    "name",
    ["Zorg & Co (Noord)", "'t Hoekje", "İşçi A.Ş.", "می\u200cخواهم", "क्\u200dष", "日本", "👷 Bouw", ""],
)
def test_names_of_people_and_firms(name):
    assert stands_on_one_line(name)


@pytest.mark.parametrize(
    "sign",
    [
        "\n",
        "\r",
        "\x00",
        "\t",
        "\x1b",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\ud800",
    ],
)
def test_signs_that_break_a_line_or_turn_it_round(sign):
    assert not stands_on_one_line(f"Voorbeeld{sign}BV")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Voorbeeld B.V.", "Voorbeeld B.V."),
        ("St. Jan", "St. Jan"),
        ("Win nu op prijs.example", "Win nu op prijs. example"),
        ("kijk op https://prijs.example/x?y", "kijk op https prijs. example x?y"),
        ("www.prijs.example", "www prijs. example"),
        ("a\r\nb", "a b"),
    ],
)
def test_a_name_in_a_letter_is_no_link(name, shown):
    assert shortened(name) == shown


def test_nor_a_message():
    shown = shortened("Uw account is geblokkeerd. " * 20)
    assert len(shown) <= LONGEST_NAME
    assert shown.endswith("…")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What columns hold, at its borders: a sentence or a header, names or numbers, and where a value stood."""

from __future__ import annotations

import pytest

from trede.intake.grids import Grid
from trede.intake.headers import never_read
from trede.intake.organisation_sheet import read_head
from trede.intake.refused_columns import refusal


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("BSN van onze medewerker", "bsn"),
        ("Hier staat het BSN niet", None),  # a sentence of five words
    ],
)
def test_a_header_of_four_words_with_bsn_in_it_says_what_the_column_holds(
    header: str, kind: str | None
) -> None:
    assert never_read(header) == kind


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("Jansen", "De Vries", "P1"), "personal"),
        (("Jansen", "P1"), None),  # half of them is not most
        (("Jansen", "P1", "P2"), None),
        (("Jansen", None, None, "P1", "De Vries"), "personal"),  # what is empty is not counted
        ((), None),
    ],
)
def test_a_column_of_employees_is_one_of_names_when_most_have_no_digit(
    values: tuple[str | None, ...], why: str | None
) -> None:
    assert refusal("Medewerker", values, None) == why


def test_the_number_and_the_name_of_an_entity_each_tell_their_own_cell() -> None:
    grid = Grid(
        "Organisatie",
        (
            ("Naam", "Voorbeeld BV", None),
            ("Onderdeel", "68750110", "Zuid BV"),
            ("Onderdeel", "12345678", "Noord BV"),
        ),
        first_row=3,
    )
    places = read_head(grid).places
    assert places["organisation.entities[0].kvk"] == ("Organisatie", 4, "B")
    assert places["organisation.entities[0].name"] == ("Organisatie", 4, "C")
    assert places["organisation.entities[1].kvk"] == ("Organisatie", 5, "B")
    assert places["organisation.entities[1].name"] == ("Organisatie", 5, "C")
    assert places["organisation.name"] == ("Organisatie", 3, "B")

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest

from trede.intake.place_names import place_name

SAID = {
    "": "",
    "application_date": "Datum aanvraag",
    "employments": "Medewerkers",
    "employments[2].from": "Medewerkers, regel 3, In dienst vanaf",
    "purchases[0].kvk": "Inkoop, regel 1, KvK-nummer leverancier",
    "organisation.entities[1].kvk": "Organisatie, Onderdeel, regel 2, KvK-nummer onderdeel",
    "Salarisexport": "Salarisexport",
    "employments[2].nothing": "employments[2].nothing",
}


@pytest.mark.parametrize("place", SAID)
def test_a_place_is_told_in_the_words_of_the_template(place: str) -> None:
    assert place_name(place, "nl") == SAID[place]


def test_it_is_told_in_english_and_without_numbers() -> None:
    assert place_name("employments[2].from", "en", lines=False) == "Employees, Employed from"
    assert place_name("employments[2].hours", "en") == "Employees, line 3, Hours per week"

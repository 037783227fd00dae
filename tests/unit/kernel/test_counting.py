# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers in texts: one row, two rows."""

import re

import pytest

from trede.kernel.counting import filled, told_plainly
from trede.kernel.findings import catalogue

ROWS = "Bij {count:rij staat|rijen staan} ‘{value}’."


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 rij staat"),
        ("1", "1 rij staat"),
        (0, "0 rijen staan"),
        (2, "2 rijen staan"),
        (21, "21 rijen staan"),
    ],
)
def test_the_word_for_one_or_for_more(count, text):
    assert filled(ROWS, {"count": count, "value": "x"}) == f"Bij {text} ‘x’."


def test_anything_else_is_shown_as_it_is():
    assert filled("{a} {b} {c:>3}", {"a": None, "b": "1,5 {count}", "c": 7}) == "None 1,5 {count}   7"
    with pytest.raises(KeyError):
        filled("{a}", {})


def test_a_text_that_is_not_filled_in_is_read_with_the_word_for_more():
    assert told_plainly(ROWS) == "Bij {count} rijen staan ‘{value}’."
    assert told_plainly("Niets. {a}") == "Niets. {a}"


MORE = "rijen|kolommen|woorden|personen|mensen|regels|gebeurtenissen|dagen|opdrachten|organisaties"
MANY = "rows|columns|words|people|lines|entries|events|times|days|orders|organisations"
NEVER_ONE = "limit|most|times|least"
"""A limit is a large number; what stands more than once does so at least twice."""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_number_that_may_be_one_has_both_words(language):
    bare = re.compile(rf"\{{(?!(?:{NEVER_ONE})\}})\w+\}} (?:{MORE if language == 'nl' else MANY})\b")
    told = {code: getattr(text, language) for code, text in catalogue().items()}
    assert {code: text for code, text in told.items() if bare.search(text)} == {}

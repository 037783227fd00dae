# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words of headers are compared in a form that costs no more than they are long."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.intake.headers import meaning, never_read, normal

LONG = 300_000
ACCENT, LOW_ACCENT = "\u0301", "\u0323"
HOSTILE = {
    "brackets that are never closed": "(" * LONG,
    "square brackets that are never closed": "[" * LONG,
    "accents in no order": "a" + (ACCENT + LOW_ACCENT) * (LONG // 2),
    "blanks": " " * LONG,
    "signs": "." * LONG,
}


def in_one_go(text: str) -> str:
    """The form as it is defined, without a thought of what it costs."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^\w%]|_", " ", plain).lower().split())


@given(st.text(max_size=200))
def test_sign_by_sign_gives_the_same_form(text: str) -> None:
    assert normal(text) == in_one_go(text)


@given(st.lists(st.sampled_from(["é", "a", ACCENT, LOW_ACCENT, "ﬁ", "각", "Å", "²", "(", " "]), max_size=60))
def test_accents_in_any_order_are_left_out(signs: list[str]) -> None:
    assert normal("".join(signs)) == in_one_go("".join(signs))


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_a_long_header_takes_no_time(header: str) -> None:
    start = time.process_time()
    assert meaning(header, "employments") is None
    assert never_read(header) is None
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    "header", ["Uren per week (bruto)", "Uren [contract] per week", "(oud) Uren per week", "Uren per week ("]
)
def test_remarks_in_brackets_do_not_matter(header: str) -> None:
    found = meaning(header, "employments")
    assert found is not None
    assert found.field.key == "hours"


def test_a_bsn_is_seen_behind_a_remark_in_brackets() -> None:
    assert never_read("BSN (niet invullen) [oud]") == "bsn"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Uitgangs-\npositie", "position"),
        ("Uitgangs\u00adpositie", "position"),
        ("Deeltijd-\r\npercentage", "fte"),
        ("In dienst-\nvanaf", "from"),
    ],
)
def test_a_word_that_is_broken_off_at_the_end_of_a_line_is_one_word(header: str, field: str) -> None:
    found = meaning(header, "employments")
    assert found is not None
    assert found.field.key == field

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""No text makes one of our patterns search for ever."""

import re

import pytest
from tests.hostile.patterns import patterns, slow

SIGNS, SECONDS = 100, 0.5


def test_no_pattern_of_ours_takes_long():
    found = patterns()
    assert len(found) > 100
    assert [where for where, each in found.items() if slow(each, SIGNS, SECONDS)] == []


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(\?[\x21-\x7e]*)*", b"x(?:y|yy)*z", r"(?:.{1,8}){20}z"])
def test_one_that_does_is_found(pattern):
    assert slow(re.compile(pattern), SIGNS, SECONDS / 10)

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type wrong in a file of changes or costs is told in words, in both languages, and once."""

import pytest

from trede.planning.changes_file import read_changes
from trede.planning.costs import read_costs

HEAD = 'format = "trede/changes/1"\n[[hire]]\nposition = "wajong"\n'


def told(lines):
    _, findings = read_changes(HEAD + lines, "plan.toml")
    return findings


def test_a_decimal_comma_is_named_with_its_line_and_what_to_write():
    (found,) = told("hours = 0,75  # per week\n")
    assert (found.code, found.value) == ("planning.decimal-comma", "0,75")
    assert "regel 4" in found.nl
    assert "= 0.75" in found.nl
    assert "= 0.75" in found.en


@pytest.mark.parametrize("line", ['name = "a = 0,5"\nhours = \n', "# hours = 0,75\nhours = = 3\n"])
def test_a_comma_elsewhere_is_not_blamed(line):
    assert [found.code for found in told(line)] == ["scheme.not-toml"]


@pytest.mark.parametrize(
    ("line", "nl", "en"),
    [
        ('hours = "0,75"', "een getal met een punt", "a number with a point"),
        ("hours = 24\ncount = 0.5", "een geheel getal", "a whole number"),
        ('hours = 24\nfrom = "1-4-2026"', "een datum zonder aanhalingstekens", "a date without quotes"),
        ("hours = 24\nref = 5", "tekst tussen aanhalingstekens", "text between quotes"),
    ],
)
def test_a_value_of_another_kind_is_told_once_in_words(line, nl, en):
    (found,) = told(line + "\n")
    assert nl in found.nl
    assert en in found.en


def test_a_table_is_no_list_of_numbers():
    _, findings = read_costs('format = "trede/costs/1"\nhire = [5]\n', "costs.toml")
    assert [found.code for found in findings] == ["scheme.value-wrong"]

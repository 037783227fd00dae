# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values of a TOML file that people write: what is wrong is told at its place, and reading goes on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from trede.scheme.toml_values import (
    COUNT,
    EURO,
    PERCENT,
    day,
    kvk,
    maybe_number,
    maybe_text,
    number,
    read_file,
    required_day,
    tables,
    text,
)

TOP = 'format = "trede/try/1"\n'


def read(source):
    findings = []
    return read_file(source, "try.toml", "trede/try/1", findings), findings


def codes(findings):
    return [found.code for found in findings]


def test_exact_values():
    top, findings = read(TOP + 'a = 12.50\nb = "0.25"\nc = 3\nd = 2026-04-01\ne = "naam"\nf = "12345678"')
    assert number(top, "a", EURO) == 1250
    assert number(top, "b", PERCENT) == Fraction(1, 4)
    assert maybe_number(top, "c", COUNT) == 3
    assert maybe_number(top, "z", COUNT) is None
    assert day(top, "d") == required_day(top, "d")
    assert day(top, "z") is None
    assert (maybe_text(top, "e"), maybe_text(top, "z")) == ("naam", None)
    assert kvk(top, "f") == "12345678"
    assert findings == []


@pytest.mark.parametrize(
    ("source", "look", "code"),
    [
        ("a = true", lambda top: number(top, "a", EURO), "scheme.value-wrong"),
        ("a = 1e9", lambda top: number(top, "a", EURO), "scheme.value-wrong"),
        ("a = 0.001", lambda top: number(top, "a", EURO), "scheme.value-wrong"),
        ("a = 1.5", lambda top: number(top, "a", COUNT), "scheme.value-wrong"),
        ("a = 0." + "1" * 30, lambda top: number(top, "a", EURO), "scheme.value-wrong"),
        ("a = 101", lambda top: number(top, "a", PERCENT), "scheme.out-of-range"),
        ("", lambda top: number(top, "a", EURO), "scheme.key-missing"),
        ('a = ""', lambda top: text(top, "a"), "scheme.value-wrong"),
        ('a = "1"', lambda top: kvk(top, "a"), "input.kvk"),
        ("a = 1", lambda top: day(top, "a"), "scheme.value-wrong"),
        ("a = 1066-01-01", lambda top: day(top, "a"), "scheme.value-wrong"),
        ("", lambda top: required_day(top, "a"), "scheme.key-missing"),
        ("a = [1]", lambda top: tables(top, "a"), "scheme.value-wrong"),
    ],
)
def test_a_wrong_value_is_told(source, look, code):
    top, findings = read(TOP + source)
    look(top)
    assert codes(findings) == [code]


def test_tables_in_order():
    top, _ = read(TOP + "[[a]]\nb = 1\n[[a]]\nb = 2")
    assert [table.data["b"] for table in tables(top, "a")] == [1, 2]
    assert tables(top, "z") == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a = 1,5", "planning.decimal-comma"),
        ("a = = 1", "scheme.not-toml"),
        ("#" * 1_000_001, "input.too-large"),
        ('format = "iets anders"', "scheme.choice-unknown"),
    ],
)
def test_a_file_that_cannot_be_read(source, code):
    top, findings = read(source)
    assert codes(findings) == [code]
    assert all(isinstance(value, str | Decimal) for value in top.data.values())

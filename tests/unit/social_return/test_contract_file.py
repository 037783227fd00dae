# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The contract file: TOML or JSON, every mistake at once and at its place."""

from __future__ import annotations

import json
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from trede.scheme.buyer_rules import buyer_rules
from trede.social_return.contract_file import read_contract
from trede.social_return.document import standing_document
from trede.social_return.standing import standing

EXAMPLE = Path(__file__).parents[3] / "examples" / "contract.toml"
TEXT = EXAMPLE.read_text(encoding="utf-8")
SMALL = """format = "trede/contract/1"
rule = "friesland-2016"
kind = "works"
value = "1000000.00"
tender = 2024-11-01
from = 2025-01-01
to = 2027-12-31
"""
ON = 739_676  # 1 March 2026


def test_the_example_by_hand():
    """50,000 agreed; trede 1 is worth a quarter; 20,000 for a year of WW; twice 5,000 for a year of 24 hours of 36."""
    contract, findings = read_contract(TEXT, "contract.toml")
    assert findings == ()
    found = standing_document(standing(contract, buyer_rules()[contract.rule], ON))
    assert found["asked"]["amount"] == "50000.00"
    assert found["certificate"]["amount"] == "12500.00"
    assert found["people"]["amount"] == "26666.67"
    assert found["still_to_do"] == "10833.33"
    assert found["next_report"] == "2026-07-01"
    assert found["certificate"]["lapses"] == "2027-06-01"
    assert found["asked"]["used"]["agreed"]["source"] == "Overeenkomst, artikel 12"
    assert found["people"]["used"]["base-hours"] == {"value": "36", "basis": "published", "source": "page"}
    assert "activities" in found["open"]


def test_json_says_the_same():
    data = tomllib.loads(TEXT)
    as_json, findings = read_contract(json.dumps(data, default=str), "contract.JSON")
    assert findings == ()
    assert as_json == read_contract(TEXT, "contract.toml")[0]


def test_everything_that_can_be_told():
    more = (
        'role = "sub"\nwages = 400000\noffered_percent = "2.5"\nsubprojects = [600000, 400000]\n'
        "[[extension]]\nto = 2028-12-31\nvalue = 250000\n"
        '[[purchase]]\nwhat = "Lunch"\namount = 12.50\nsocial_entrepreneur = true\n'
        '[[people]]\ngroup = "wia"\ncount = 2\nhours = 24\n'
        "from = 2025-02-01\nto = 2026-01-31\nsubsidy_to = 2026-01-31\n"
    )
    contract, findings = read_contract(SMALL + more, "a.toml")
    assert findings == ()
    assert (contract.role, contract.wages_cents, contract.offered) == ("sub", 40_000_000, Fraction(1, 40))
    assert contract.total_cents == 125_000_000
    assert contract.purchases[0].amount_cents == 1250
    assert contract.people[0].count == 2


FILLED = '[[filled]]\nkey = "{}"\nvalue = "{}"\nday = 2025-01-15\nsource = "Brief"\n'


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('rule = "friesland-2016"', 'rule = "utopia"', "social-return.rule-unknown", "rule"),
        ('kind = "works"', 'kind = "iets"', "scheme.choice-unknown", "kind"),
        ("to = 2027-12-31", "to = 2024-12-31", "social-return.days-turned", "to"),
        ("tender = 2024-11-01", "tender = 2025-11-01", "social-return.tender-late", "tender"),
        ('value = "1000000.00"', "value = -1", "scheme.out-of-range", "value"),
        (
            "to = 2027-12-31",
            "to = 2027-12-31\nsubprojects = [1]",
            "social-return.subprojects-sum",
            "subprojects",
        ),
        (
            "to = 2027-12-31",
            "to = 2027-12-31\n[[extension]]\nto = 2026-01-01",
            "social-return.extension-shorter",
            "",
        ),
        ("to = 2027-12-31", "to = 2027-12-31\nbsn = 1", "scheme.key-unknown", "bsn"),
        (
            "to = 2027-12-31",
            'to = 2027-12-31\n[[people]]\ngroup = "ww"\ncount = 1\nhours = 36\nfrom = 2025-02-01\nto = 2025-01-01',
            "social-return.days-turned",
            "people",
        ),
        (
            "to = 2027-12-31",
            'to = 2027-12-31\n[[people]]\ngroup = "ww"\ncount = 1\nhours = 36\nfrom = 2025-02-01\nname = "Jan"',
            "scheme.key-unknown",
            "people[1].name",
        ),
        (
            "to = 2027-12-31",
            "to = 2027-12-31\n" + FILLED.format("kleur", 1),
            "social-return.key-unknown",
            "filled[1].key",
        ),
        (
            "to = 2027-12-31",
            "to = 2027-12-31\n" + FILLED.format("percentage", 1),
            "social-return.stated-already",
            "filled[1].key",
        ),
        (
            "to = 2027-12-31",
            "to = 2027-12-31\n" + FILLED.format("base-hours", 99),
            "scheme.value-wrong",
            "filled[1].value",
        ),
        (
            "to = 2027-12-31",
            'to = 2027-12-31\n[[filled]]\nkey = "base-hours"\nvalue = "36"\nsource = "Brief"',
            "scheme.key-missing",
            "filled[1].day",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(old, new, code, place):
    assert old in SMALL
    _, findings = read_contract(SMALL.replace(old, new), "a.toml")
    assert [found.code for found in findings] == [code]
    assert findings[0].place.startswith(f"a.toml: {place}")


@pytest.mark.parametrize(
    "source",
    [
        *("{", "[]", "[" * 100_000, f'{{"value": {"[" * 900}{"]" * 900}}}'),
        '{"format": "trede/contract/1", "from": "2025-02-30"}',
        " " * 1_000_000 + "{}",
    ],
)
def test_json_that_cannot_be_read(source):
    _, findings = read_contract(source, "a.json")
    assert findings


def test_a_person_cannot_be_told_apart():
    """Counts only: a line has no place for a name or a number of somebody."""
    for key in ("ref", "name", "bsn", "birth"):
        line = f'[[people]]\ngroup = "ww"\ncount = 1\nhours = 36\nfrom = 2025-02-01\n{key} = "1"\n'
        _, findings = read_contract(SMALL + line, "a.toml")
        assert [found.code for found in findings] == ["scheme.key-unknown"]


def test_a_rule_that_nobody_knows_is_told_beside_another_mistake():
    text = SMALL.replace("friesland-2016", "friesland-2017").replace('"1000000.00"', "-5")
    _, findings = read_contract(text, "x.toml")
    assert {each.code for each in findings} == {"social-return.rule-unknown", "scheme.out-of-range"}


@pytest.mark.parametrize(("name", "text"), [("x.toml", TEXT[:400]), ("x.json", '{"rule": ')])
def test_of_a_file_that_cannot_be_read_nothing_is_missing(name, text):
    _, findings = read_contract(text, name)
    assert [each.place for each in findings] == [name]

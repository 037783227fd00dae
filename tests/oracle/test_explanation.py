# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The explanation beside the oracle: every row and order stands in it, and its figures add up to the score."""

from collections import Counter
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.scoring import fte_of, in_total, score, year_of
from tests.oracle.unusual import unusual

from trede.scheme import open_shelf
from trede.scoring import score as measured
from trede.scoring import score_document

SHELF = open_shelf()
MILLIONTH = Fraction(1, 10**6)


def explained(document):
    edition = SHELF.on(date.fromisoformat(document["application_date"]))
    total, direct, indirect, *_ = score_document(measured(edition, doors.read(document)), edition)[
        "explanation"
    ]
    return total, direct, indirect["children"][0]


def added(steps):
    """What the steps give together; each was rounded to a millionth."""
    return sum((Fraction(step["outcome"]) for step in steps), Fraction(0))


def days_in_year(row, first, last):
    begin = max(first, date.fromisoformat(row["from"]))
    end = min(last, date.fromisoformat(row["to"]) if row.get("to") else date.max)
    return max(0, (end - begin).days + 1)


def compared(seed, make=organisation):
    """Whether every row and order stands there and it adds up; None when nobody works."""
    document = make(Random(seed))
    if not score(document).total:
        return None
    total, direct, share = explained(document)
    return all_there(document, total, direct, share) and adds_up(document, total, direct, share)


def all_there(document, total, direct, share):
    rows = document["employments"]
    target = [each for each in rows if each.get("position")]
    told = [Counter(each["inputs"]["ref"] for each in step["children"]) for step in (total, direct)]
    orders = Counter(
        line["inputs"]["order"] for step in share["children"] for line in (step["children"] or [step])
    )
    there = [Counter(each["ref"] for each in part) for part in (rows, target)]
    return told == there and orders == Counter(each["order"] for each in document["purchases"])


def adds_up(document, total, direct, share):
    expected, (first, last), rows = score(document), year_of(document), document["employments"]
    fte = sum((fte_of(row) * days_in_year(row, first, last) for row in rows if in_total(row)), Fraction(0))
    near = len(rows) * MILLIONTH
    return (
        abs(added(total["children"]) - fte / ((last - first).days + 1)) <= near
        and abs(added(direct["children"]) - expected.weighted) <= near
        and added(share["children"]) == expected.bought
    )


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("hundred", range(2))
def test_every_row_and_order_stands_there_and_it_adds_up(hundred, make):
    seeds = range(100 * hundred, 100 * (hundred + 1))
    assert [seed for seed in seeds if compared(seed, make) is False] == []


@pytest.mark.parametrize("seed", range(100))
def test_what_counts_nowhere_says_why(seed):
    document = organisation(Random(seed))
    total, direct, share = explained(document)
    for step in (*total["children"], *direct["children"], *share["children"]):
        nothing = Fraction(step["outcome"]) == 0 and step["inputs"].get("position_weight") != "0.00"
        if nothing and "supplier" not in step["inputs"]:
            assert ", want " in step["nl"] or ": geen van de " in step["nl"], step["nl"]
            assert ", because " in step["en"] or ": none of the " in step["en"], step["en"]

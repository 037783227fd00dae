# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The explanation beside the oracle: every row and order stands in it, and its figures add up to the score."""

from collections import Counter
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.organisations import organisation
from tests.oracle.scoring import fte_of, in_total, score, year_of

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


@pytest.mark.parametrize("hundred", range(3))
def test_every_row_and_order_stands_there_and_it_adds_up(hundred):
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        document = organisation(Random(seed))
        expected, (first, last) = score(document), year_of(document)
        total, direct, share = explained(document)
        rows, target = (
            document["employments"],
            [each for each in document["employments"] if each.get("position")],
        )
        for step, there in ((total, rows), (direct, target)):
            told = Counter(each["inputs"]["ref"] for each in step["children"])
            assert told == Counter(each["ref"] for each in there), seed
        fte = sum(
            (fte_of(row) * days_in_year(row, first, last) for row in rows if in_total(row)), Fraction(0)
        ) / ((last - first).days + 1)
        assert abs(added(total["children"]) - fte) <= len(rows) * MILLIONTH, seed
        assert abs(added(direct["children"]) - expected.weighted) <= len(rows) * MILLIONTH, seed
        assert added(share["children"]) == expected.bought, seed
        orders = [
            line["inputs"]["order"] for step in share["children"] for line in (step["children"] or [step])
        ]
        assert Counter(orders) == Counter(each["order"] for each in document["purchases"]), seed


@pytest.mark.parametrize("seed", range(100))
def test_what_counts_nowhere_says_why(seed):
    document = organisation(Random(seed))
    total, direct, share = explained(document)
    for step in (*total["children"], *direct["children"], *share["children"]):
        nothing = Fraction(step["outcome"]) == 0 and step["inputs"].get("position_weight") != "0.00"
        if nothing and "supplier" not in step["inputs"]:
            assert ", want " in step["nl"] or ": geen van de " in step["nl"], step["nl"]
            assert ", because " in step["en"] or ": none of the " in step["en"], step["en"]

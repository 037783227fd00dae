# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that buyers' rules state, written down a second time from what was read of each page, and nothing beside it.

Of each rule what holds for every kind of contract, or for the kinds that are named; of each group of people the euros
with what they are for, and how long somebody counts in months. ``-`` is not stated.
"""

from __future__ import annotations

import pytest

from trede.scheme.buyer_rules import OWN, buyer_rules
from trede.scheme.buyer_values import KINDS

FULL_FROM_2 = {"worth.trede-2": "full", "worth.trede-3": "full"}
IN_PART = dict.fromkeys(("worth.basistrede", "worth.trede-1", "worth.trede-2", "worth.trede-3"), "part")
BY_TIME = {"pro-rata": "by-time"}
"""Not read anywhere: block values are for a full-time year, so what is shorter counts in proportion; told as ours."""
STATED: dict[str, dict[str, str]] = {
    "noordoost-brabant-2020": FULL_FROM_2,
    "tilburg-2017": FULL_FROM_2,
    "stedendriehoek-2021": IN_PART,
    "leiden-2023": IN_PART | BY_TIME,
    "av": IN_PART | {"holder": "main-contractor", "moment": "tender-and-contract"},
    "oost-nederland-2019": {},
    "oost-nederland-2023": {},
    "amersfoort": {"percentage": "5", "below": "activity"},
    "veenendaal-2013": {
        "percentage": "5",
        "threshold": "200000",
        "threshold-counts": "above",
        "below": "show",
    },
    "zuid-holland-centraal": {"purchases": "counts", "purchases-from": "recognised-social-entrepreneur"},
    "krimpenerwaard-2023": {},
    "rijk-2011": {"percentage": "5", "threshold": "250000", "threshold-counts": "above"},
    "rijk-2018": {"base": "agreed"},
    "woningcorporatie-limburg-2020": {"level-asked": "any", "level-asked-threshold": "150000"},
    "haaglanden-2023": {"base-hours": "36", "started-before": "12", "subsidy": "while-it-runs"} | BY_TIME,
    "rijnvicus": BY_TIME,
    "utrecht-eerste": {"base-hours": "40"} | BY_TIME,
    "utrecht-latere": {"base-hours": "36"} | BY_TIME,
    "friesland-2016": {},
    OWN: {},
}
FRIESLAND = {
    "percentage": "2",
    "base": "sum",
    "cap": "300000",
    "award": "5",
    "threshold-counts": "from",
}
STATED_OF_A_KIND = {
    ("friesland-2016", "works"): FRIESLAND | {"threshold": "250000"},
    ("friesland-2016", "services"): FRIESLAND | {"threshold": "100000"},
}
PEOPLE = {
    "haaglanden-2023": """
        participatiewet 40000/year 24     register 50000/year always    wajong 50000/year always
        wsw 50000/year always             wia 30000/year 24             ww 20000/year 12
        no-benefit 5000/year 12           bbl-1-2 25000/year 12         bbl-3 15000/year 12
        vso-pro 7500/year 24
    """,
    "leiden-2023": """
        participatiewet 30000/year -      register 50000/year -         wajong 25000/year -
        wsw 50000/year -                  wia 40000/year -              ww 15000/year -
        bbl 25000/year -                  bol 10000/year -              no-benefit 5000/year -
    """,
    "rijnvicus": """
        participatiewet-under-2 25000/year -      participatiewet-over-2 30000/year -
        register 50000/year -             wajong 25000/year -           wia 20000/year -
        ww 10000/year -                   bbl 25000/year -              bol 5000/year -
    """,
    "oost-nederland-2023": """
        participatiewet -/- 24            ww -/- 12                     no-benefit -/- 12
        register -/- always               work-experience 750/month agreed
        bbl-1-2 20000/school-year -
    """,
}


def written(rule: str) -> dict[str, str]:
    """The people of a rule, key by key."""
    words = PEOPLE.get(rule, "").split()
    found = {}
    for group, worth, term in zip(words[::3], words[1::3], words[2::3], strict=True):
        amount, _, per = worth.partition("/")
        told = {"amount": amount, "per": per, "term": term}
        found |= {f"group.{group}.{name}": value for name, value in told.items() if value != "-"}
    return found


def test_every_rule_was_read_twice():
    assert set(STATED) == set(buyer_rules())


@pytest.mark.parametrize("rule", STATED)
@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_stated_and_nothing_else(rule, kind):
    stated = {key: each.value for key, each in buyer_rules()[rule].of_kind(kind).items() if each.value}
    assert stated == STATED[rule] | STATED_OF_A_KIND.get((rule, kind), {}) | written(rule)


def test_what_trede_makes_of_it_is_told_as_that():
    """Nothing of it was read at a buyer."""
    for rule in buyer_rules().values():
        for key, each in rule.values.items():
            if each.basis == "inferred" and key != "valid_from":
                assert (key, each.value) in {("pro-rata", "by-time"), *IN_PART.items()}

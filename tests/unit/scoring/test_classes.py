# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Classes keep all that a score needs: rows dropped, the same score, exactly."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import SHELF, edition, measurement, order, person

from trede.scoring import score, score_document
from trede.scoring.class_explanation import explained_by_class
from trede.scoring.classes import classes_of, stand_in
from trede.scoring.sentences import sentence

EDITIONS = ("pso-1.5", "pso-1.6", "pso-1.7", "pso-2.1")
POSITIONS = sorted(set.intersection(*(set(edition(each).positions) for each in EDITIONS)))
DAYS = st.sampled_from(
    ["2010-01-01", "2015-06-30", "2017-12-31", "2018-01-01", "2018-06-30", "2018-07-02", "2018-12-31"]
)
FIGURES = ("total_fte", "weighted_fte", "direct", "indirect", "counted_indirect", "level", "norms", "next")
MORE = ("norm_size", "thirty_plus", "banenafspraak_jobs")


@st.composite
def anybody(draw):
    since = draw(DAYS)
    return person(
        draw(st.sampled_from([None, *POSITIONS])),
        draw(st.sampled_from(sorted(edition("pso-2.1").contracts))),
        ref=draw(st.sampled_from(["P1", "P2", "P3", "P4"])),
        hours=draw(st.sampled_from(["0.01", "1.99", "2", "7.77", "24", "40"])),
        fulltime_hours=draw(st.sampled_from([36, "37.5", 40])),
        since=since,
        until=draw(st.sampled_from([None, "2018-12-31", "2019-02-01", since])),
        intake=draw(st.sampled_from([None, "2014-02-01"])),
        indication_until=draw(st.sampled_from(["2018-03-01", "2030-01-01"])),
        subsidy_until=draw(st.sampled_from(["2018-03-01", "2030-01-01"])),
        left_school=draw(st.sampled_from(["2013-09-01", "2017-07-01"])),
        status_lost=draw(st.sampled_from(["2016-11-01", "2018-01-01"])),
        benefit_months=draw(st.sampled_from([5, 6])),
    )


@settings(max_examples=60)
@given(st.sampled_from(EDITIONS), st.lists(anybody(), max_size=8), st.sampled_from([None, "60.125"]))
def test_a_stand_in_scores_the_same(under, people, total):
    rules = edition(under)
    declared = measurement(*people, person(None, ref="S1"), order(), total=total)
    kept = classes_of(rules, declared)
    put_in = stand_in(rules, replace(declared, employments=()), kept)
    before, after = (score(rules, each, SHELF.knows_position) for each in (declared, put_in))
    for name in (*FIGURES, *MORE):
        assert getattr(after, name) == getattr(before, name), name
    assert len(put_in.employments) <= 4 * len(kept)
    assert [each.key for each in kept] == sorted({each.key for each in kept})


def test_a_class_counts_people_once():
    twice = [person(hours=10), person(hours=12), person(ref="P2")]
    (found,) = classes_of(edition(), measurement(*twice))
    assert (found.position, found.contract, found.people) == ("wajong", "regular", 2)
    assert found.staff == found.counted == (1000 + 1200 + 4000) * 365


def test_a_row_outside_the_year_is_in_no_class():
    assert classes_of(edition(), measurement(person(since="2019-01-01"))) == ()


def test_a_stand_in_names_the_class_not_the_person():
    declared = measurement(person(ref="P007", hours=32), person(None, ref="P008"))
    put_in = stand_in(edition(), declared, classes_of(edition(), declared))
    assert [each.ref for each in put_in.employments] == ["regular.4000", "wajong.regular.4000"]


@pytest.mark.parametrize("hours", ["2", "2.01", "3.4", "36"])
@pytest.mark.parametrize("since", ["2018-01-01", "2018-05-31", "2018-07-01", "2018-12-31"])
def test_secondment_keeps_its_place_in_thirty_plus(hours, since):
    declared = measurement(
        person(contract="secondment", hours=hours, since=since), person(ref="P2"), person(None, ref="P3")
    )
    rules = edition("pso-1.7")
    put_in = stand_in(rules, declared, classes_of(rules, declared))
    assert score(rules, put_in).thirty_plus == score(rules, declared).thirty_plus


def test_the_explanation_lists_classes_and_adds_up():
    people = [person(ref=f"SECRET{each}", hours=20 + each) for each in range(3)]
    declared = measurement(*people, person("ww", "secondment", ref="SECRET9", benefit_months=5), order())
    rules = edition()
    made = score(
        rules, measurement(*declared.employments, *declared.purchases, person(None, "sw-seconded-out"))
    )
    kept = classes_of(rules, declared)
    document = score_document(explained_by_class(made, rules, kept, 365), rules)
    total, direct, indirect, *_ = document["explanation"]
    assert "SECRET" not in json.dumps(document["explanation"])
    assert sum(Decimal(step["outcome"]) for step in direct["children"]) == Decimal(
        document["direct"]["weighted_fte"]
    )
    assert [step["inputs"]["people"] for step in direct["children"]] == [3, 1]
    assert [step["inputs"]["contract"] for step in total["children"]] == ["regular", "secondment"]
    assert indirect["children"][0]["children"]
    assert "3 personen" in direct["children"][0]["nl"]
    assert "1 persoon," in direct["children"][1]["nl"]


def test_a_contract_outside_the_total_counts_nowhere_and_says_so():
    rules, declared = edition(), measurement(person(), person(None, "sw-seconded-out", ref="P2"))
    told = explained_by_class(score(rules, declared), rules, classes_of(rules, declared), 365)
    assert [step.outcome for step in told.explanation[0].children] == ["0.000000", "1.000000"]
    sentences = [sentence(step, rules, "nl") for step in told.explanation[0].children]
    assert "telt nergens mee, want dit hoort niet bij de totale fte" in sentences[0]
    assert "de som over 1 groep" in sentence(told.explanation[0], rules, "nl")


def test_the_total_counts_groups_not_rows_that_stand_in():
    declared = measurement(person(hours=32), person(None, ref="P008"))
    rules = edition()
    told = explained_by_class(score(rules, declared), rules, classes_of(rules, declared), 365).explanation[0]
    assert sentence(told, rules, "nl") == "De totale fte is 1,80: de som over 2 groepen medewerkers."


def test_a_declared_total_is_told_as_declared():
    rules, declared = edition(), measurement(person(), total="20")
    told = explained_by_class(score(rules, declared), rules, classes_of(rules, declared), 365)
    assert told.explanation[0].rule == "total-fte.declared"
    assert sentence(told.explanation[0], rules, "nl") == "De totale fte is 20,00, zoals opgegeven."


def test_a_class_is_told_with_its_weights_and_the_rule_it_follows():
    """Weights in two decimals; what is outside the total follows the rule of its contract, the rest that of time."""
    rules, declared = edition(), measurement(person(), person(None, "sw-seconded-out", ref="P2"))
    total, direct, *_ = explained_by_class(
        score(rules, declared), rules, classes_of(rules, declared), 365
    ).explanation
    outside = rules.contracts["sw-seconded-out"].in_total
    assert [step.rule for step in total.children] == [rules.rules["direct.pro-rata"].id, outside.id][::-1]
    weights = [(step.inputs["position_weight"], step.inputs["contract_weight"]) for step in direct.children]
    assert weights == [("1.00", "1.00")]

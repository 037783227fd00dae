# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers: what is missing, what is wrong, and when they are complete."""

from datetime import date

import pytest

from trede.quality.answers import Evidence, check_answers, complete, progress
from trede.quality.questions import aspects_for, evidence_for, questions_for

DAY = date(2019, 3, 1).toordinal()
SENTENCES = "Wij bespreken dit elk half jaar met de collega en leggen het vast."
PLAN = {"plan.level": "trede-1", "plan.date": "2021-03-01"}


def answers(level, **changed):
    return {question.id: SENTENCES for question in questions_for(level)} | changed


def evidence(level):
    return [Evidence(each.id, evidence_for(each.id)[0].id, "map 3") for each in aspects_for(level)]


def codes(level, given, proof=None):
    shown = evidence(level) if proof is None else proof
    return [found.code for found in check_answers(level, given, shown, DAY)]


def test_complete_answers():
    assert codes("trede-1", answers("trede-1")) == []
    assert complete("trede-1", answers("trede-1"), evidence("trede-1"), DAY)


def test_nothing_answered_is_told_question_by_question():
    found = check_answers("trede-1", {}, [], DAY)
    assert [each.place for each in found if each.code == "quality.unanswered"] == [
        question.id for question in questions_for("trede-1")
    ]
    assert sum(each.code == "quality.no-evidence" for each in found) == 4


@pytest.mark.parametrize(
    ("answer", "code"),
    [("  ", "unanswered"), ("Ja.", "too-short"), ("a" * 4001, "too-long")],
)
def test_an_answer_of_the_wrong_length(answer, code):
    given = answers("trede-1") | {"integratie.start": answer}
    assert codes("trede-1", given) == [f"quality.{code}"]


def test_a_short_answer_does_not_block():
    assert complete("trede-1", answers("trede-1") | {"integratie.start": "Ja."}, evidence("trede-1"), DAY)


def test_evidence_of_another_aspect_or_unknown():
    proof = [*evidence("trede-1"), Evidence("integratie", "talk-report", "x"), Evidence("plan", "?", "x")]
    assert codes("trede-1", answers("trede-1"), proof) == ["quality.evidence-other-aspect"] * 2


def test_the_plan_of_an_aspirant():
    assert codes("aspirant", answers("aspirant") | PLAN) == []


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("plan.level", "none", "plan-level"),
        ("plan.date", "1 maart", "not-a-date"),
        ("plan.date", "2021-03-02", "plan-too-far"),
    ],
)
def test_a_plan_that_cannot_be(question, answer, code):
    assert codes("aspirant", answers("aspirant") | PLAN | {question: answer}) == [f"quality.{code}"]


def test_progress_counts_answers_and_evidence():
    given = {"integratie.start": SENTENCES, "integratie.team": " "}
    shown = {each.aspect.id: each for each in progress("trede-1", given, evidence("trede-1")[:2])}
    assert (shown["integratie"].answered, shown["integratie"].asked) == (1, 4)
    assert shown["integratie"].evidence == 1
    assert not shown["integratie"].complete
    assert all(each.complete for each in progress("trede-2", answers("trede-2"), evidence("trede-2")))

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data of the aspects: complete in both languages, and asked of the right level."""

import re

import pytest

from trede.quality.questions import (
    aspects,
    aspects_for,
    evidence_for,
    evidence_kinds,
    plan_terms,
    questions,
    questions_for,
    questions_of,
    talks_percent,
)

FOUR = ["passend-werk", "integratie", "functioneren-en-ontwikkeling", "begeleiding"]


@pytest.mark.parametrize("level", ["basistrede", "trede-1", "trede-2", "trede-3"])
def test_the_levels_share_four_aspects(level):
    assert [aspect.id for aspect in aspects_for(level)] == FOUR
    assert {question.aspect for question in questions_for(level)} == set(FOUR)


def test_aspirant_asks_a_plan_with_goals_and_actions():
    asked = {question.id for question in questions_for("aspirant")}
    assert {"plan.level", "plan.date", "plan.goals", "plan.actions"} <= asked


@pytest.mark.parametrize("level", ["basistrede", "trede-3"])
def test_a_group_outside_the_headcount_is_asked_for(level):
    """It belongs in total fte (secondary), and a list of staff often lacks it."""
    (asked,) = [each for each in questions_for(level) if each.id == "integratie.outside-headcount"]
    assert "totale fte" in asked.hints["nl"]
    assert "total fte" in asked.hints["en"]


def test_an_extension_and_buying_belong_to_the_plan():
    """Each extension is a new application; buying from certified firms is an accepted road upwards (published)."""
    asked = {question.id: question for question in questions_for("aspirant")}
    assert "verlenging" in asked["plan.extension"].texts["nl"]
    assert "inkopen" in asked["plan.actions"].hints["nl"]


def test_nothing_is_asked_without_a_level():
    assert questions_for("none") == ()


def test_every_aspect_has_questions_and_evidence():
    for aspect in aspects():
        assert questions_of(aspect)
        assert evidence_for(aspect)


def test_our_questions_are_assumed_and_the_requirements_published():
    assert {question.basis for question in questions().values()} == {"assumed"}
    assert {kind.basis for kind in evidence_kinds().values()} == {"assumed"}
    assert {aspect.basis for aspect in aspects().values()} == {"published"}


def test_every_text_is_there_in_both_languages():
    for question in questions().values():
        for language in ("nl", "en"):
            assert question.texts[language].endswith("?")
            assert question.hints[language].endswith((".", "?"))
            assert question.examples[language].endswith("." if question.kind == "text" else "")


def test_an_example_is_short():
    for question in questions().values():
        for text in question.examples.values():
            assert len(text.split()) <= 50, text


def test_no_dutch_sentence_is_long():
    told = [(each.texts["nl"], each.hints["nl"], each.examples["nl"]) for each in questions().values()]
    texts = [text for each in told for text in each]
    for sentence in re.split(r"(?<=[.?!:]) ", " ".join(texts)):
        assert len(sentence.split()) <= 16, sentence


def test_published_numbers():
    assert talks_percent() == 80
    assert plan_terms().months == 24


@pytest.mark.parametrize(
    ("question", "written", "read"),
    [
        ("plan.level", "trede-1", "trede 1"),
        ("plan.level", "trede-9", "trede-9"),
        ("plan.date", "2027-12-31", "31-12-2027"),
        ("plan.goals", "2027-12-31", "2027-12-31"),
    ],
)
def test_an_answer_is_read_by_its_kind(question, written, read):
    """A level of an edition that is not known here stays as it was written."""
    assert questions()[question].read(written, {"trede-1": "trede 1"}) == read

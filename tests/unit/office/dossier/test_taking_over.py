# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of one dossier taken over in another: what is open here, and nothing that is there."""

from datetime import date

import pytest
from tests.unit.office.accounts.test_leaving import as_the_journal_says
from tests.unit.office.dossier import filled

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.dossier import actions, queries
from trede.office.dossier.models import Dossier
from trede.office.dossier.rules.cases import year_after

START, TEAM = "integratie.start", "integratie.team"


@pytest.fixture
def opened(now, administrator):
    """Opens another dossier of the same organisation."""

    def begin(title, level="trede-1"):
        return actions.open_dossier(
            by=administrator, on=now, title=title, wanted_level=level, intended_on=filled.INTENDED
        ).pk

    return begin


@pytest.fixture
def source(now, administrator, opened):
    """Another dossier, in which everything is answered."""
    found = opened("Vorig jaar")
    filled.answer_all(administrator, now, found)
    return found


@pytest.fixture
def here(now, administrator, dossier):
    return {"by": administrator, "on": now, "dossier": dossier}


def answers(by, dossier):
    return {
        question.id: (answer.revision, answer.text)
        for section in queries.sections(by, dossier)
        for question, answer in section.questions
        if answer
    }


def test_what_is_open_is_taken_over_once_with_its_evidence(administrator, here, dossier, source):
    (found,) = queries.answered_elsewhere(administrator, dossier)
    assert (found.dossier, found.title) == (source, "Vorig jaar")
    assert actions.take_over_answers(**here, source=source) == found.answers
    assert queries.answered_elsewhere(administrator, dossier) == []
    shown = queries.sections(administrator, dossier)
    assert all(each.progress.complete for each in shown)
    assert {line.reference for each in shown for line in each.evidence} == {"map 3"}
    with pytest.raises(NotFoundError):
        actions.take_over_answers(**here, source=source)
    told = [line.text for line in queries.history(administrator, dossier, language="nl")]
    assert told[0].endswith(f"nam antwoorden over van een andere meting: {found.answers}.")
    assert len(told) == 2


def test_what_is_written_here_stays(administrator, here, dossier, source):
    actions.answer(**here, question=TEAM, text="Van nu.", seen_revision=0)
    for revision, text in enumerate(("Weg ermee.", "")):
        actions.answer(**here, question=START, text=text, seen_revision=revision)
    actions.add_evidence(**here, aspect="integratie", kind="team-activities", reference="map 9")
    actions.take_over_answers(**here, source=source)
    kept = answers(administrator, dossier)
    assert kept[TEAM] == (1, "Van nu.")
    assert kept[START] == (3, filled.SENTENCES)
    first = next(each for each in queries.sections(administrator, dossier) if each.aspect.id == "integratie")
    assert [each.reference for each in first.evidence] == ["map 9"]


def test_the_days_and_levels_of_a_plan_are_not_taken_over(now, administrator, opened):
    before, plan = opened("Eerder plan", "aspirant"), opened("Plan", "aspirant")
    filled.answer_all(administrator, now, before, "aspirant")
    actions.take_over_answers(by=administrator, on=now, dossier=plan, source=before)
    sections = queries.sections(administrator, plan)
    left = {question.kind for each in sections for question, answer in each.questions if not answer}
    assert left == {"date", "level"}
    assert queries.answered_elsewhere(administrator, plan) == []


def test_who_answers_most_comes_first(now, administrator, dossier, opened, source):
    for title, texts in (("Half", ("Ja.",)), ("Leeg", ("Ja.", ""))):
        other = {"by": administrator, "on": now, "dossier": opened(title)}
        for revision, text in enumerate(texts):
            actions.answer(**other, question=TEAM, text=text, seen_revision=revision)
    found = queries.answered_elsewhere(administrator, dossier)
    assert [each.title for each in found] == ["Vorig jaar", "Half"]


def test_looking_takes_few_queries(administrator, dossier, source, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        queries.answered_elsewhere(administrator, dossier)


def test_only_in_ones_own_organisation(now, dossier, source, stranger, colleague):
    with pytest.raises(NotFoundError):
        actions.take_over_answers(by=stranger, on=now, dossier=dossier, source=source)
    with pytest.raises(NotAllowedError):
        actions.take_over_answers(by=colleague("guest-reader"), on=now, dossier=dossier, source=source)


def test_not_from_an_organisation_of_others(now, here, stranger):
    theirs = actions.open_dossier(
        by=stranger, on=now, title="Elders", wanted_level="trede-1", intended_on=filled.INTENDED
    ).pk
    filled.answer_all(stranger, now, theirs)
    with pytest.raises(NotFoundError):
        actions.take_over_answers(**here, source=theirs)


def test_a_frozen_dossier_takes_nothing_over(administrator, here, dossier, source):
    Dossier.objects.filter(pk=dossier).update(stage=Dossier.Stage.DEFINITIVE)
    with pytest.raises(RefusedError):
        actions.take_over_answers(**here, source=source)


def marked(by, dossier):
    return {each.aspect.id: each.taken_over for each in queries.sections(by, dossier) if each.taken_over}


def told_of(by, dossier, now):
    missing = queries.what_is_missing(by, dossier, on=now)
    return [each.value for each in missing if each.code == "dossier.taken-over"]


def test_what_was_taken_over_is_marked_until_somebody_answers_here(administrator, here, dossier, source, now):
    count = actions.take_over_answers(**here, source=source)
    assert sum(marked(administrator, dossier).values()) == count
    assert told_of(administrator, dossier, now) == [str(count)]
    assert marked(administrator, source) == {}
    text = answers(administrator, dossier)[TEAM][1]
    actions.answer(**here, question=TEAM, text=text, seen_revision=1)
    assert sum(marked(administrator, dossier).values()) == count - 1
    assert told_of(administrator, dossier, now) == [str(count - 1)]
    assert as_the_journal_says() == []


def test_what_was_signed_asks_nobody_to_read_it_again(administrator, here, measured, source, now, colleague):
    actions.take_over_answers(**here, source=source)
    signatory = colleague("signatory")
    seen = queries.to_freeze(signatory, measured).sha256
    actions.hand_in(by=signatory, on=now, dossier=measured, seen_sha256=seen)
    assert marked(administrator, measured) == {}


@pytest.mark.parametrize(
    ("first", "proposed"),
    [
        (date(2024, 7, 1), date(2025, 7, 1)),  # over on 30 June 2026
        (date(2022, 12, 1), date(2024, 12, 1)),  # the one from 2025-12-01 on still runs
        (date(2025, 1, 1), None),  # nothing is over since
        (date(2024, 2, 29), date(2025, 2, 28)),
        (None, None),
    ],
)
def test_the_year_after_is_over_and_begins_alike(first, proposed):
    assert year_after(first, date(2026, 11, 2)) == proposed


def test_one_begins_with_the_dossier_that_answers_most(administrator, now, opened, source, stranger):
    newer = opened("Pas begonnen", "trede-2")
    assert queries.before(administrator).dossier == source
    told = {"by": administrator, "on": now, "dossier": newer}
    actions.answer(**told, question=TEAM, text="Zo.", seen_revision=0)
    found = queries.before(administrator)
    assert (found.dossier, found.title, found.wanted_level) == (source, "Vorig jaar", "trede-1")
    assert queries.before(stranger) is None

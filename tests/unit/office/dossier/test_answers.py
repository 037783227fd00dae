# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers with their revisions, references to evidence, colleagues who are asked, and scenarios."""

from datetime import timedelta
from fractions import Fraction

import pytest
from tests.unit.office.dossier.filled import SENTENCES

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.scenarios import tried_text

TEAM = "integratie.team"


@pytest.fixture
def here(now, administrator, dossier):
    return {"by": administrator, "on": now, "dossier": dossier}


def codes(refusal):
    return [found.code for found in refusal.value.findings]


def test_an_answer_may_be_unfinished_and_keeps_its_revisions(administrator, dossier, here):
    for revision, text in enumerate(("", "Ja", SENTENCES)):
        assert actions.answer(**here, question=TEAM, text=text, seen_revision=revision) == revision + 1
    assert [each.text for each in queries.revisions(administrator, dossier, TEAM)] == [SENTENCES, "Ja", ""]


def test_two_people_do_not_overwrite_each_other(here):
    actions.answer(**here, question=TEAM, text="eerst", seen_revision=0)
    with pytest.raises(RefusedError) as refusal:
        actions.answer(**here, question=TEAM, text="tegelijk", seen_revision=0)
    assert codes(refusal) == ["dossier.answer-changed"]


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        ("plan.goals", "x", "question-unknown"),
        (TEAM, "BSN 123456782 van Jan", "bsn"),
        (TEAM, "x" * 4001, "too-long"),
    ],
)
def test_an_answer_that_cannot_be(here, question, text, code):
    with pytest.raises(RefusedError) as refusal:
        actions.answer(**here, question=question, text=text, seen_revision=0)
    assert codes(refusal) == [f"dossier.{code}"]


def test_sections_show_everything_in_few_queries(administrator, dossier, here, django_assert_max_num_queries):
    actions.answer(**here, question=TEAM, text=SENTENCES, seen_revision=0)
    actions.add_evidence(**here, aspect="integratie", kind="team-activities", reference="map 3")
    with django_assert_max_num_queries(4):
        shown = {each.aspect.id: each for each in queries.sections(administrator, dossier)}
    found = shown["integratie"]
    assert [answer.text if answer else None for _, answer in found.questions] == [None, SENTENCES, None, None]
    assert [each.reference for each in found.evidence] == ["map 3"]
    assert (found.progress.answered, found.progress.asked) == (1, 4)


@pytest.mark.parametrize(
    ("kind", "reference", "code"),
    [
        ("talk-report", "map 3", "quality.evidence-other-aspect"),
        ("team-activities", " ", "dossier.empty"),
        ("team-activities", "dossier 123456782", "dossier.bsn"),
        ("team-activities", "x" * 201, "dossier.too-long"),
    ],
)
def test_evidence_that_cannot_be(here, kind, reference, code):
    with pytest.raises(RefusedError) as refusal:
        actions.add_evidence(**here, aspect="integratie", kind=kind, reference=reference)
    assert codes(refusal) == [code]


def test_evidence_comes_and_goes(administrator, dossier, here):
    added = actions.add_evidence(**here, aspect="integratie", kind="team-activities", reference="map 3")
    actions.remove_evidence(**here, evidence=added.pk)
    assert not any(each.evidence for each in queries.sections(administrator, dossier))
    with pytest.raises(NotFoundError):
        actions.remove_evidence(**here, evidence=added.pk)


def test_evidence_that_is_there_already_is_not_named_again(administrator, dossier, here):
    said = {"aspect": "integratie", "kind": "team-activities"}
    actions.add_evidence(**here, **said, reference="map 3")
    with pytest.raises(RefusedError) as refusal:
        actions.add_evidence(**here, **said, reference=" map 3 ")
    assert codes(refusal) == ["dossier.evidence-there"]
    later = here | {"on": here["on"] + timedelta(minutes=1)}
    actions.add_evidence(**later, **said, reference="map 4")
    listed = [row.reference for each in queries.sections(administrator, dossier) for row in each.evidence]
    assert listed == ["map 3", "map 4"]


def test_an_aspect_of_another_level_is_not_there(here, administrator):
    with pytest.raises(NotFoundError):
        actions.add_evidence(**here, aspect="plan", kind="written-plan", reference="x")
    with pytest.raises(NotFoundError):
        actions.ask_colleague(**here, aspect="plan", person=administrator.person)


def _asked(person, dossier):
    """The aspects that somebody was asked for and has not finished."""
    found = [each for each in queries.sections(person, dossier) if each.request]
    return [
        each.aspect.id for each in found if each.request.person == person.person and not each.request.done_at
    ]


def test_a_colleague_is_asked_and_says_when_it_is_done(now, dossier, here, colleague):
    adviser = colleague("adviser")
    asked = actions.ask_colleague(**here, aspect="integratie", person=adviser.person)
    with pytest.raises(RefusedError, match="changed since"):
        actions.ask_colleague(**here, aspect="integratie", person=colleague("guest-reader").person)
    assert _asked(adviser, dossier) == ["integratie"]
    done = {"by": adviser, "on": now, "dossier": dossier, "seen": asked.version}
    actions.finish_request(**done, aspect="integratie")
    assert _asked(adviser, dossier) == []
    with pytest.raises(RefusedError, match="changed since"):
        actions.finish_request(**done, aspect="integratie")
    with pytest.raises(NotFoundError):
        actions.finish_request(**done, aspect="gezondheid")


def test_only_somebody_from_here_is_asked(here, stranger):
    with pytest.raises(NotFoundError):
        actions.ask_colleague(**here, aspect="integratie", person=stranger.person)


def test_a_reader_answers_nothing(now, dossier, colleague):
    guest = colleague("guest-reader")
    with pytest.raises(NotAllowedError):
        actions.answer(by=guest, on=now, dossier=dossier, question=TEAM, text="x", seen_revision=0)


HIRE = 'format = "trede/changes/1"\n[[hire]]\nposition = "wajong"\nhours = "24"\n'


def test_scenarios_are_kept_changed_and_removed(administrator, dossier, here):
    kept = actions.keep_scenario(**here, title=" Een collega ", changes=HIRE)
    actions.keep_scenario(**here, title="Nog een", changes=HIRE, scenario=kept.pk, seen=kept.version)
    with pytest.raises(RefusedError, match="changed since"):
        actions.keep_scenario(**here, title="Te laat", changes=HIRE, scenario=kept.pk, seen=kept.version)
    assert [each.title for each in queries.scenarios(administrator, dossier)] == ["Nog een"]
    actions.remove_scenario(**here, scenario=kept.pk)
    assert queries.scenarios(administrator, dossier) == []
    with pytest.raises(NotFoundError):
        actions.remove_scenario(**here, scenario=kept.pk)


@pytest.mark.parametrize(
    ("title", "changes", "code"),
    [
        ("Een", HIRE, "dossier.title-taken"),
        ("", HIRE, "dossier.empty"),
        ("Twee", HIRE + "colour = 'red'\n", "scheme.key-unknown"),
    ],
)
def test_a_scenario_that_cannot_be(here, title, changes, code):
    actions.keep_scenario(**here, title="Een", changes=HIRE)
    with pytest.raises(RefusedError) as refusal:
        actions.keep_scenario(**here, title=title, changes=changes)
    assert codes(refusal) == [code]


def test_a_scenario_is_scored_on_what_was_kept(administrator, measured):
    tried = tried_text(queries.ground(administrator, measured), "Een", HIRE)
    before = queries.outcome(administrator, measured).figures
    assert tried.findings == ()
    assert tried.score.total_fte == before["total_fte"] + Fraction(24, 40)
    assert tried.score.weighted_fte == before["weighted_fte"] + Fraction(24, 40)


@pytest.mark.parametrize(
    "changes",
    [
        "format = 1",
        HIRE.replace("wajong", "ridder"),
        'format = "trede/changes/1"\n[[purchase]]\nkvk = "12345678"\namount = "100"\n',
    ],
)
def test_what_cannot_be_tried_is_told(administrator, measured, changes):
    tried = tried_text(queries.ground(administrator, measured), "Een", changes)
    assert tried.score is None
    assert tried.findings

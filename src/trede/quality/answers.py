# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers to the qualitative questions: whether they are complete, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, errors, finding
from trede.kernel.periods import as_date, months_later
from trede.quality.questions import (
    aspects,
    aspects_for,
    evidence_kinds,
    plan_terms,
    questions_for,
    questions_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from trede.quality.questions import Aspect, Question

LONGEST, SHORTEST = 4000, 40  # characters


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference to evidence that the auditor sees on location: its kind, and where the employer keeps it."""

    aspect: str
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one aspect is: questions answered of those asked, and whether evidence was named."""

    aspect: Aspect
    answered: int
    asked: int
    evidence: int

    @property
    def complete(self) -> bool:
        return self.answered == self.asked and self.evidence > 0


def progress(level: str, answers: Mapping[str, str], evidence: Sequence[Evidence]) -> tuple[Progress, ...]:
    """How far each aspect of this level is; ``answers`` by question id."""
    return tuple(_progress(aspect, answers, evidence) for aspect in aspects_for(level))


def _progress(aspect: Aspect, answers: Mapping[str, str], evidence: Sequence[Evidence]) -> Progress:
    asked = questions_of(aspect.id)
    answered = sum(bool(answers.get(question.id, "").strip()) for question in asked)
    return Progress(aspect, answered, len(asked), sum(each.aspect == aspect.id for each in evidence))


def check_answers(
    level: str, answers: Mapping[str, str], evidence: Sequence[Evidence], application_day: int
) -> tuple[Finding, ...]:
    """Everything missing or wrong in the answers for this level; the place is the id of question or aspect.

    ``application_day`` (day number) is what the two years of a plan are counted from (published).
    """
    found: list[Finding] = []
    for question in questions_for(level):
        found += check_answer(question, answers.get(question.id, ""), application_day)
    for each in evidence:
        found += check_evidence(each)
    named = {each.aspect for each in evidence}
    return (*found, *(_no_evidence(each) for each in aspects_for(level) if each.id not in named))


def complete(
    level: str, answers: Mapping[str, str], evidence: Sequence[Evidence], application_day: int
) -> bool:
    """Whether an application can be handed in with these answers."""
    return not errors(check_answers(level, answers, evidence, application_day))


def check_answer(question: Question, answer: str, application_day: int) -> list[Finding]:
    """What is wrong with one answer; an empty one is a finding too."""
    text = answer.strip()
    if not text:
        return [_about(question, "quality.unanswered")]
    return list(_CHECKS[question.kind](question, text, application_day))


def check_evidence(evidence: Evidence) -> list[Finding]:
    """What is wrong with one reference to evidence."""
    kind, aspect = evidence_kinds().get(evidence.kind), aspects()[evidence.aspect]
    if kind is None or evidence.aspect not in kind.aspects:
        return [_of_aspect("quality.evidence-other-aspect", aspect, evidence.kind)]
    return []


def _text(question: Question, text: str, _application_day: int) -> Iterator[Finding]:
    if len(text) > LONGEST:
        yield _about(question, "quality.too-long", most=LONGEST)
    if len(text) < SHORTEST:
        yield _about(question, "quality.too-short")


def _date(question: Question, text: str, application_day: int) -> Iterator[Finding]:
    latest = months_later(application_day, plan_terms().months)
    try:
        day = date.fromisoformat(text).toordinal()
    except ValueError:
        yield _about(question, "quality.not-a-date")
        return
    if day > latest:
        yield _about(question, "quality.plan-too-far", latest=as_date(latest).strftime("%d-%m-%Y"))


def _level(question: Question, text: str, _application_day: int) -> Iterator[Finding]:
    if text not in plan_terms().levels:
        yield _about(question, "quality.plan-level")


_CHECKS: dict[str, Callable[[Question, str, int], Iterator[Finding]]] = {
    "text": _text,
    "date": _date,
    "level": _level,
}


def _about(question: Question, code: str, **fields: object) -> Finding:
    texts = {"question_nl": question.texts["nl"], "question_en": question.texts["en"]}
    return finding(code, question.id, None, **texts, **fields)


def _no_evidence(aspect: Aspect) -> Finding:
    return _of_aspect("quality.no-evidence", aspect)


def _of_aspect(code: str, aspect: Aspect, value: str | None = None) -> Finding:
    return finding(code, aspect.id, value, aspect_nl=aspect.names["nl"], aspect_en=aspect.names["en"])

# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers by aspect, their earlier revisions, and who was asked for what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from trede.errors import NotFoundError
from trede.office.accounts.rules.links import Purpose, require_topic
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.models import Answer, Dossier, Request
from trede.office.dossier.queries.dossiers import dossier as find
from trede.quality import aspects_for, questions_for, questions_of
from trede.quality import progress as progress_of
from trede.quality.answers import Evidence as Reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Evidence
    from trede.quality import Aspect, Progress, Question


LATEST = 20
"""Answers are looked for in so many dossiers, the latest first."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Another dossier of the organisation, and how many questions it answers that are open in this one."""

    dossier: UUID
    title: str
    answers: int


@dataclass(frozen=True, slots=True)
class Section:
    """One aspect with its questions, each with the newest answer if any; evidence, progress, and who was asked.

    ``taken_over``: how many answers came from another dossier, and nobody confirmed here before it was signed.
    """

    aspect: Aspect
    questions: Sequence[tuple[Question, Answer | None]]
    evidence: Sequence[Evidence]
    progress: Progress
    request: Request | None
    taken_over: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """The dossier in which most was answered, of those the latest: to begin another with."""

    dossier: UUID
    title: str
    wanted_level: str
    year_from: date | None


def before(by: Member) -> Before | None:
    """None where nothing was answered yet."""
    require(by, Permission.DOSSIER_VIEW, by.organisation)
    mine = Dossier.objects.filter(organisation=by.organisation)
    counted = Count("answers__question", filter=~Q(answers__text=""), distinct=True)
    answered = mine.annotate(answered=counted).filter(answered__gt=0)
    found = answered.order_by("-answered", "-opened_at", "id").first()
    return Before(found.pk, found.title, found.wanted_level, found.year_from) if found else None


def sections(by: Member, dossier: UUID) -> list[Section]:
    """Every aspect that the wanted level asks, in order; four queries."""
    found = find(by, dossier)
    answers, evidence = newest_answers(found), list(found.evidence.all())
    asked = {each.aspect: each for each in found.requests.all()}
    texts = {question: answer.text for question, answer in answers.items()}
    made = {each.aspect.id: each for each in progress_of(found.wanted_level, texts, references(evidence))}
    to_read = {name for name, answer in answers.items() if answer.taken_over and not found.is_signed}
    return [
        Section(
            aspect=aspect,
            questions=[(question, answers.get(question.id)) for question in questions_of(aspect.id)],
            evidence=[each for each in evidence if each.aspect == aspect.id],
            progress=made[aspect.id],
            request=asked.get(aspect.id),
            taken_over=sum(each.id in to_read for each in questions_of(aspect.id)),
        )
        for aspect in aspects_for(found.wanted_level)
    ]


def topic_of(by: LinkHolder) -> tuple[Section, date]:
    """The questions of who holds a link, with the newest answers, and the day that the handbook follows from.

    Raises NotFoundError when the dossier does not ask them any more, or is handed in.
    """
    require_topic(by, Purpose.ANSWERS, by.case, by.topic)
    found = Dossier.objects.filter(pk=by.case, organisation=by.organisation).first()
    if found is None or found.stage == Dossier.Stage.DEFINITIVE:
        raise NotFoundError("These questions are not asked any more.")
    answers = newest_answers(found)
    for aspect in aspects_for(found.wanted_level):
        if aspect.id == by.topic:
            asked = [(question, answers.get(question.id)) for question in questions_of(aspect.id)]
            made = {each.aspect.id: each for each in progress_of(found.wanted_level, {}, ())}
            return Section(aspect, asked, (), made[aspect.id], None), found.intended_on
    raise NotFoundError("These questions are not asked any more.")


def newest_answers(dossier: Dossier) -> Mapping[str, Answer]:
    """The answer that counts, by question."""
    return {each.question: each for each in dossier.answers.order_by("question", "revision")}


def open_questions(dossier: Dossier, answers: Mapping[str, Answer]) -> list[str]:
    """The questions without an answer that another dossier may give: the days and levels of a plan are its own."""
    asked = (each.id for each in questions_for(dossier.wanted_level) if each.kind == "text")
    return [each for each in asked if each not in answers or not answers[each].text]


def answered_elsewhere(by: Member, dossier: UUID) -> list[Answered]:
    """The latest other dossiers that answer what is open here, who answers most first; at most four queries."""
    found = find(by, dossier)
    missing = open_questions(found, newest_answers(found))
    if not missing:
        return []
    others = list(
        Dossier.objects.filter(organisation=found.organisation)
        .exclude(pk=found.pk)
        .order_by("-opened_at", "id")[:LATEST]
    )
    given = Answer.objects.filter(dossier__in=others, question__in=missing).order_by("revision")
    newest = {(each.dossier_id, each.question): each.text for each in given}
    counted = Counter(there for (there, _), text in newest.items() if text)
    told = (Answered(each.pk, each.title, counted[each.pk]) for each in others if counted[each.pk])
    return sorted(told, key=lambda each: -each.answers)


def last_time(by: Member, dossier: UUID) -> tuple[str, Mapping[str, str]]:
    """The title of the dossier opened last before this one that has answers, and those by question."""
    found = find(by, dossier)
    before = Dossier.objects.filter(organisation=found.organisation, opened_at__lt=found.opened_at)
    answered = before.filter(pk__in=Answer.objects.exclude(text="").values("dossier"))
    latest = answered.order_by("-opened_at", "id").first()
    if latest is None:
        return "", {}
    return latest.title, {question: each.text for question, each in newest_answers(latest).items()}


def references(evidence: Sequence[Evidence]) -> list[Reference]:
    """Evidence as the library knows it."""
    return [Reference(each.aspect, each.kind, each.reference) for each in evidence]


def revisions(by: Member, dossier: UUID, question: str) -> list[Answer]:
    """Every revision of an answer, newest first."""
    return list(find(by, dossier).answers.filter(question=question).order_by("-revision"))

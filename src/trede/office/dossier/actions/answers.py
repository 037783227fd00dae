# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers to the qualitative questions, references to evidence, and colleagues asked to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries as accounts
from trede.office.accounts.links import end_links
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.answering import add_answer
from trede.office.dossier.holding import check_seen, tell, to_change, to_find
from trede.office.dossier.letters import write_to_colleague
from trede.office.dossier.models import Answer, Evidence, Request
from trede.office.dossier.queries.quality import newest_answers, open_questions
from trede.office.dossier.rules.texts import check_line
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.office.post.allowance import TO_A_COLLEAGUE_A_DAY, spend
from trede.quality import Evidence as Reference
from trede.quality import aspects_for, check_evidence

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.quality import Aspect
    from trede.scheme import Language

LONGEST_REFERENCE = 200


@action
def answer(*, by: Member, on: datetime, dossier: UUID, question: str, text: str, seen_revision: int) -> int:
    """Save an answer as a new revision, also an unfinished one; the number of that revision.

    ``seen_revision`` is the one that the page showed (0 for none). Raises NotFoundError; RefusedError when somebody
    else saved in between, the text is too long or holds a BSN, or the question is not asked for the wanted level.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    return add_answer(to_change(by, dossier), question, text, by=by, on=on, seen=seen_revision)


@action
def take_over_answers(*, by: Member, on: datetime, dossier: UUID, source: UUID) -> int:
    """Take answers, and references to evidence, from another dossier where there are none here yet.

    They are marked until somebody answers here, with the same words or others.
    The number of answers. Raises NotFoundError, also when that dossier answers nothing that is open here;
    RefusedError when this one is frozen.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found, other = to_change(by, dossier), to_find(by, source)
    before, theirs = newest_answers(found), newest_answers(other)
    taken = [each for each in open_questions(found, before) if each in theirs and theirs[each].text]
    if not taken:
        raise NotFoundError("There is nothing to take over.")
    Answer.objects.bulk_create(
        Answer(
            dossier=found,
            question=question,
            revision=before[question].revision + 1 if question in before else 1,
            text=theirs[question].text,
            taken_over=True,
            given_at=on,
            given_by=by.actor_id,
        )
        for question in taken
    )
    _take_over_evidence(found, other, by=by, on=on)
    tell("answers.taken-over", found, by=by, on=on, answers=len(taken), source=str(other.pk))
    return len(taken)


@part
def _take_over_evidence(found: Dossier, other: Dossier, *, by: Member, on: datetime) -> None:
    """For the aspects that have none here."""
    asked = {each.id for each in aspects_for(found.wanted_level)}
    missing = asked - set(found.evidence.values_list("aspect", flat=True))
    Evidence.objects.bulk_create(
        Evidence(
            dossier=found,
            aspect=each.aspect,
            kind=each.kind,
            reference=each.reference,
            added_at=on,
            added_by=by.actor_id,
        )
        for each in other.evidence.filter(aspect__in=missing)
    )


@action
def add_evidence(
    *, by: Member, on: datetime, dossier: UUID, aspect: str, kind: str, reference: str
) -> Evidence:
    """Say where evidence for an aspect is; the auditor sees it on location.

    Raises NotFoundError; RefusedError, also for what is in the list already.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found = to_change(by, dossier)
    checked_aspect(found, aspect)
    wrong = check_line("reference", reference, LONGEST_REFERENCE)
    wrong += check_evidence(Reference(aspect, kind, reference))
    if wrong:
        raise RefusedError(wrong)
    said = {"aspect": aspect, "kind": kind, "reference": reference.strip()}
    if found.evidence.filter(**said).exists():
        raise RefusedError([finding("dossier.evidence-there", "reference")])
    added = Evidence.objects.create(dossier=found, **said, added_at=on, added_by=by.actor_id)
    tell("evidence.added", found, by=by, on=on, aspect=aspect, evidence=kind)
    return added


@action
def remove_evidence(*, by: Member, on: datetime, dossier: UUID, evidence: UUID) -> None:
    """Take a reference to evidence away. Raises NotFoundError."""
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found = to_change(by, dossier)
    there = found.evidence.filter(pk=evidence).first()
    if there is None:
        raise NotFoundError("There is no such evidence.")
    there.delete()
    tell("evidence.removed", found, by=by, on=on, aspect=there.aspect, evidence=there.kind)


@action
def ask_colleague(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    aspect: str,
    person: UUID,
    language: Language = "nl",
    seen: str = "",
) -> Request:
    """Ask a colleague to answer the questions of an aspect; a new request takes the place of the one that was ``seen``.

    The colleague gets a letter, in this language. Raises NotFoundError when the colleague has no role here,
    RefusedError when another was asked meanwhile.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found = to_change(by, dossier)
    asked = checked_aspect(found, aspect)
    accounts.member(person, by.organisation, on=on)
    there = found.requests.filter(aspect=aspect).first()
    check_seen(seen, there.version if there else "")
    request, _ = Request.objects.update_or_create(
        dossier=found,
        aspect=aspect,
        defaults={"person": person, "link": None, "asked_at": on, "asked_by": by.actor_id, "done_at": None},
    )
    end_links(by.organisation, Purpose.ANSWERS, dossier, aspect, on=on)
    colleague = accounts.person(person)
    spend(sender=by.actor_id, address=colleague.email, on=on, most=TO_A_COLLEAGUE_A_DAY)
    write_to_colleague(colleague, found, asked, language=language)
    tell("colleague.asked", found, by=by, on=on, aspect=aspect, person=f"person:{person}")
    return request


@action
def finish_request(*, by: Member, on: datetime, dossier: UUID, aspect: str, seen: str) -> None:
    """Say that the questions of an aspect are answered, of which one saw the request.

    Raises NotFoundError when nobody was asked, RefusedError when somebody was asked anew or it was finished.
    """
    require(by, Permission.ANSWER_EDIT, by.organisation)
    found = to_change(by, dossier)
    there = found.requests.filter(aspect=aspect).first()
    if there is None:
        raise NotFoundError("Nobody was asked for this aspect.")
    check_seen(seen, there.version)
    there.done_at = on
    there.save(update_fields=["done_at"])
    end_links(by.organisation, Purpose.ANSWERS, dossier, aspect, on=on)
    tell("request.finished", found, by=by, on=on, aspect=aspect)


def checked_aspect(dossier: Dossier, aspect: str) -> Aspect:
    """One of the aspects that the wanted level asks. Raises NotFoundError."""
    for each in aspects_for(dossier.wanted_level):
        if each.id == aspect:
            return each
    raise NotFoundError("There is no such aspect for this level.")

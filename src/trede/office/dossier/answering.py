# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering a question, whoever does it: a member of the organisation, or who holds a link to the topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.dossier.holding import tell
from trede.office.dossier.models import Answer
from trede.office.dossier.rules.texts import check_text
from trede.office.journal.parts import part
from trede.quality import questions_for
from trede.quality.answers import LONGEST

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.dossier.models import Dossier
    from trede.office.journal.rules import Actor


@part
def add_answer(found: Dossier, question: str, text: str, *, by: Actor, on: datetime, seen: int) -> int:
    """The whole of answering, whoever does it. Raises RefusedError as ``answer``."""
    wrong = check_text(question, text, LONGEST)
    if question not in {each.id for each in questions_for(found.wanted_level)}:
        wrong.append(finding("dossier.question-unknown", question))
    last = found.answers.filter(question=question).order_by("-revision").first()
    revision = last.revision if last else 0
    if revision != seen:
        wrong.append(finding("dossier.answer-changed", question))
    if wrong:
        raise RefusedError(wrong)
    Answer.objects.create(
        dossier=found,
        question=question,
        revision=revision + 1,
        text=text.strip(),
        given_at=on,
        given_by=by.actor_id,
    )
    tell("answer.given", found, by=by, on=on, question=question, revision=revision + 1)
    return revision + 1

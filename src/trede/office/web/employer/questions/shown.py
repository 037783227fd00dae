# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Aspects, answers and evidence as the pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.office.web.kit.look.parts import Tone
from trede.quality.questions import evidence_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.office.dossier.models import Request
    from trede.office.dossier.queries import Section
    from trede.quality import Progress
    from trede.scheme import Language


@dataclass(frozen=True, slots=True)
class AspectLine:
    """One aspect in the list: how far it is, and who was asked to help."""

    id: str
    name: str
    requirement: str
    status: str
    tone: Tone
    asked: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A reference to evidence: what it is and where it is kept."""

    id: object
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question with its answer, to read."""

    question: str
    text: str


def taken_over(count: int) -> str:
    """What to say when so many answers were taken over."""
    words = ngettext(
        "%(count)s antwoord is overgenomen. Lees het na: klopt het nog?",
        "%(count)s antwoorden zijn overgenomen. Lees ze na: kloppen ze nog?",
        count,
    )
    return words % {"count": count}


def shown_aspect(section: Section, names: Mapping[str, str], language: Language) -> AspectLine:
    """One aspect; ``names`` are those of the people."""
    status, tone = _status(section.progress)
    if section.taken_over and section.progress.complete:
        status, tone = _("Overgenomen: nalezen"), Tone.WARNING
    aspect = section.aspect
    return AspectLine(
        aspect.id,
        aspect.names[language],
        aspect.requirement[language],
        status,
        tone,
        _asked(section.request, names),
    )


def _status(each: Progress) -> tuple[str, Tone]:
    if each.complete:
        return _("Klaar"), Tone.POSITIVE
    if each.answered == each.asked:
        return _("Bewijs ontbreekt"), Tone.WARNING
    if not each.answered:
        return _("Niet begonnen"), Tone.NEUTRAL
    told = _("%(answered)s van %(asked)s vragen")
    return told % {"answered": each.answered, "asked": each.asked}, Tone.INFO


def _asked(request: Request | None, names: Mapping[str, str]) -> str:
    if request is None:
        return ""
    who = f"person:{request.person}" if request.person else f"link:{request.link}"
    name = names.get(who, _("een collega"))
    told = _("%(name)s heeft dit ingevuld.") if request.done_at else _("U vroeg %(name)s dit in te vullen.")
    return told % {"name": name}


def shown_evidence(section: Section, language: Language) -> list[EvidenceLine]:
    """The evidence of one aspect."""
    kinds = evidence_kinds()
    return [
        EvidenceLine(each.pk, kinds[each.kind].names[language], each.reference) for each in section.evidence
    ]


def shown_answers(section: Section, levels: Mapping[str, str], language: Language) -> list[AnswerLine]:
    """Every question of an aspect with what was answered; an empty text where nothing was."""
    return [
        AnswerLine(question.texts[language], question.read(answer.text if answer else "", levels))
        for question, answer in section.questions
    ]

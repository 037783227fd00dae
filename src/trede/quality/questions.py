# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The aspects, the questions about them and the evidence that fits, read once from the data beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme import Language
    from trede.scheme.facts import Basis

Kind = Literal["text", "date", "level"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A subject that is judged as a whole; ``names`` and ``requirement`` by language."""

    id: str
    names: Mapping[Language, str]
    requirement: Mapping[Language, str]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``texts``, ``hints`` and ``examples`` (of an answer, for a text) by language.

    The id is never used again for another question.
    """

    id: str
    aspect: str
    kind: Kind
    texts: Mapping[Language, str]
    hints: Mapping[Language, str]
    basis: Basis
    examples: Mapping[Language, str]

    def read(self, text: str, levels: Mapping[str, str]) -> str:
        """An answer as people read it: a level by its name in ``levels``, a date as 31-12-2027."""
        if self.kind == "level":
            return levels.get(text, text)
        return "-".join(reversed(text.split("-"))) if self.kind == "date" else text


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A kind of evidence and the aspects it fits. The evidence itself stays with the employer."""

    id: str
    aspects: tuple[str, ...]
    names: Mapping[Language, str]
    basis: Basis


def aspects_for(level: str) -> tuple[Aspect, ...]:
    """The aspects that a level asks, in the order they are asked; ``level`` of an edition, or ``aspirant``.

    Trede 1 to 3 share four aspects (published), the basistrede too (inferred); aspirant asks a plan (published).
    No aspects for a level that nobody can apply for (``none``).
    """
    known = aspects()
    asked = (entry for entry in _data("rules")["asked"].values() if level in entry["levels"])
    return tuple(known[aspect] for entry in asked for aspect in entry["aspects"])


def questions_for(level: str) -> tuple[Question, ...]:
    """The questions that a level asks, in order."""
    return tuple(question for aspect in aspects_for(level) for question in questions_of(aspect.id))


def questions_of(aspect: str) -> tuple[Question, ...]:
    """The questions about one aspect, in order."""
    return tuple(question for question in questions().values() if question.aspect == aspect)


def evidence_for(aspect: str) -> tuple[EvidenceKind, ...]:
    """The kinds of evidence that fit an aspect."""
    return tuple(kind for kind in evidence_kinds().values() if aspect in kind.aspects)


@cache
def aspects() -> Mapping[str, Aspect]:
    """Every aspect, by id."""
    return {
        id_: Aspect(id_, _words(entry), entry["requirement"], entry["basis"])
        for id_, entry in _data("aspects").items()
    }


@cache
def questions() -> Mapping[str, Question]:
    """Every question, by id."""
    return {id_: _question(id_, entry) for id_, entry in _data("questions").items()}


@cache
def evidence_kinds() -> Mapping[str, EvidenceKind]:
    """Every kind of evidence, by id."""
    return {
        id_: EvidenceKind(id_, tuple(entry["aspects"]), _words(entry), entry["basis"])
        for id_, entry in _data("evidence").items()
    }


def _question(id_: str, entry: Mapping[str, Any]) -> Question:
    texts: dict[Language, str] = {"nl": entry["nl"]["question"], "en": entry["en"]["question"]}
    hints: dict[Language, str] = {"nl": entry["nl"]["hint"], "en": entry["en"]["hint"]}
    examples: dict[Language, str] = {
        "nl": entry["nl"].get("example", ""),
        "en": entry["en"].get("example", ""),
    }
    aspect = id_.partition(".")[0]
    return Question(id_, aspect, entry["kind"], texts, hints, entry["basis"], examples)


def _words(entry: Mapping[str, Any]) -> dict[Language, str]:
    return {"nl": entry["nl"], "en": entry["en"]}


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """Within how many months of the application an aspirant reaches one of which levels."""

    months: int
    levels: tuple[str, ...]


def plan_terms() -> PlanTerms:
    """What the plan of an aspirant must promise (published)."""
    terms = _data("rules")["plan"]
    return PlanTerms(terms["months"], tuple(terms["levels"]))


def talks_percent() -> int:
    """The share of sampled dossiers, in percent, in which talks are demonstrable at re-certification."""
    percent: int = _data("rules")["talks"]["percent"]
    return percent

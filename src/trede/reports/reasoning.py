# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a score came about, for reading: each step in a sentence, with its rule, basis and source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.scoring.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.reports.result import Result
    from trede.scheme.facts import Fact
    from trede.scoring.score import Step

# What a step about one row, order or supplier has among its inputs.
DETAILS = frozenset({"ref", "people", "order", "supplier"})
STAFF_SHOWN = 5
# The source of what was chosen or reasoned here, in every edition.
OWN_SOURCE = "trede"


@dataclass(frozen=True, slots=True)
class Told:
    """A step in words: the sentence, and the rule with what it says; ``left_out`` counts steps not told."""

    depth: int
    sentence: str
    rule: str
    says: str
    basis: str
    source: str
    left_out: int = 0


def reasoning(result: Result, *, details: bool) -> Iterator[Told]:
    """The steps from the top down; with ``details`` down to each target-group row and order.

    Rows outside the target group all say the same: of those the first few are told and the others counted.
    """
    facts = {fact.id: fact for fact in result.edition.facts()}
    return _told(result, facts, result.score.explanation, 0, details)


def _told(
    result: Result, facts: Mapping[str, Fact[object]], steps: Sequence[Step], depth: int, details: bool
) -> Iterator[Told]:
    staff = 0
    for step in steps:
        if not details and DETAILS & step.inputs.keys():
            return  # siblings are of one kind
        staff += _as_the_others(step)
        if staff > STAFF_SHOWN and _as_the_others(step):
            continue
        yield _tell(result, facts, step, depth)
        yield from _told(result, facts, step.children, depth + 1, details)
    if staff > STAFF_SHOWN:
        yield Told(depth, "", "", "", "", "", left_out=staff - STAFF_SHOWN)


def _as_the_others(step: Step) -> bool:
    """A row that only adds to total fte; one that counts nowhere is told, with the reason."""
    return step.wording == "direct.pro-rata" and "ref" in step.inputs


def _tell(result: Result, facts: Mapping[str, Fact[object]], step: Step, depth: int) -> Told:
    edition, names = result.edition, result.names
    return Told(
        depth,
        sentence(step, edition, result.wording.language),
        step.rule,
        names.rule(step.rule, edition),
        result.basis(step.basis),
        _source(result, facts[step.rule]),
    )


def _source(result: Result, fact: Fact[object]) -> str:
    if fact.source == OWN_SOURCE:
        return result.wording.say("explanation.own_source")
    source = result.edition.sources[fact.source]
    return f"{source.publisher}, {source.title}"

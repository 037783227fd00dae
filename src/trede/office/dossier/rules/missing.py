# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a dossier still lacks before its application can be handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.quality import check_answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from trede.quality import Evidence

ASPIRANT = "aspirant"


@dataclass(frozen=True, slots=True)
class Measured:
    """The measurement that counts now: under which edition, its level, the group of KvK numbers, its last day."""

    edition: str
    level: str
    kvks: frozenset[str]
    last_day: date


@dataclass(frozen=True, slots=True)
class State:
    """All that decides whether an application can be handed in.

    ``levels`` are those of the edition in force on the intended day, lowest first; ``kvks`` those of the account.
    """

    wanted_level: str
    intended_on: date
    edition: str
    levels: Sequence[str]
    kvks: frozenset[str]
    measured: Measured | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    evidence: Sequence[Evidence] = ()
    open_requests: int = 0
    taken_over: int = 0


def missing(state: State, on: date) -> tuple[Finding, ...]:
    """Everything that is missing (errors) or deserves a look (warnings), in the order of the journey."""
    return (*_measurement(state), *_answers(state), *_day(state, on))


def _measurement(state: State) -> Iterator[Finding]:
    measured = state.measured
    if "" in state.kvks:
        yield finding("dossier.no-kvk", "measurement")
        return
    if measured is None:
        yield finding("dossier.no-measurement", "measurement")
        return
    if measured.edition != state.edition:
        codes = {"measured": measured.edition, "now": state.edition}
        yield finding("dossier.edition-moved", "measurement", measured.edition, **codes)
    if state.wanted_level != ASPIRANT and not _reaches(state, measured.level):
        yield finding("dossier.level-not-reached", "wanted_level", state.wanted_level)
    elif _reaches(state, measured.level) and measured.level != state.wanted_level:
        yield finding("dossier.level-higher", "wanted_level", measured.level)
    if not state.kvks <= measured.kvks:
        yield finding("dossier.entities-changed", "measurement")
    if measured.last_day >= state.intended_on:
        yield finding("dossier.year-not-over", "measurement", f"{measured.last_day:%d-%m-%Y}")


def _reaches(state: State, level: str) -> bool:
    if level not in state.levels or state.wanted_level not in state.levels:
        return False
    return state.levels.index(level) >= state.levels.index(state.wanted_level)


def _answers(state: State) -> Iterator[Finding]:
    day = state.intended_on.toordinal()
    yield from check_answers(state.wanted_level, state.answers, state.evidence, day)
    if state.open_requests:
        yield finding("dossier.requests-open", "requests", state.open_requests)
    if state.taken_over:
        yield finding("dossier.taken-over", "requests", state.taken_over)


def _day(state: State, on: date) -> Iterator[Finding]:
    if state.intended_on < on:
        yield finding("dossier.day-passed", "intended_on", f"{state.intended_on:%d-%m-%Y}")

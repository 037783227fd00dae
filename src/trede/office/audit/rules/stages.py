# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a case is, and which way it can go."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The names never change and are never reused."""

    PLANNING = "planning"
    AUDIT = "audit"
    REPORT = "report"
    DECISION = "decision"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


ONWARD: dict[Stage, frozenset[Stage]] = {
    Stage.PLANNING: frozenset({Stage.AUDIT, Stage.WITHDRAWN}),
    Stage.AUDIT: frozenset({Stage.REPORT, Stage.WITHDRAWN}),
    Stage.REPORT: frozenset({Stage.DECISION}),
    Stage.DECISION: frozenset({Stage.AUDIT, Stage.DECIDED}),
    Stage.DECIDED: frozenset({Stage.DECISION}),
    Stage.WITHDRAWN: frozenset(),
}
"""Back from DECISION when the decider has a question, and from DECIDED when an objection is well-founded."""
AT_WORK = frozenset({Stage.PLANNING, Stage.AUDIT, Stage.REPORT})
"""The body is at it."""


class Outcome(StrEnum):
    """What became of a quote."""

    ASKED = "asked"
    OFFERED = "offered"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    LAPSED = "lapsed"


def can_go(stage: str, to: Stage) -> bool:
    """Whether a case in this stage can go there."""
    return to in ONWARD[Stage(stage)]
